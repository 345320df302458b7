"""The shortcut editor: click a key, press another; what it would take from another action is said before."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHeaderView, QKeySequenceEdit, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.settings.schema import SHORTCUTS
from autovideo_studio.ui.actions.table import ActionTable, conflicts, own_shortcuts, shortcuts
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, row
from autovideo_studio.ui.workspace import Workspace


class ShortcutsSection(QWidget):
    def __init__(self, workspace: Workspace, actions: ActionTable) -> None:
        super().__init__()
        self._settings, self._actions = workspace.studio.settings, actions
        self._search = QLineEdit()
        self._search.setObjectName("shortcutSearch")
        self._search.setPlaceholderText(tr("Search actions"))
        self._search.setAccessibleName(tr("Search actions"))
        self._search.textChanged.connect(lambda: self._show())
        self._tree = QTreeWidget()
        self._tree.setObjectName("shortcutTree")
        self._tree.setAccessibleName(tr("Shortcuts"))
        self._tree.setHeaderLabels([tr("Action"), tr("Keys")])
        self._tree.setRootIsDecorated(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.setMinimumHeight(380)
        self._tree.currentItemChanged.connect(lambda *items: self._chosen())
        self._edit = QKeySequenceEdit()
        self._edit.setObjectName("shortcutEdit")
        self._edit.setMaximumSequenceLength(1)
        self._says = label(size=12, tone="warn", wrap=True)
        foot = row(label(tr("Press the new keys:"), tone="2"), self._edit, button(tr("Use"), self._use, name="useShortcut"),
                   button(tr("Default"), self._reset, kind="ghost", name="resetShortcut"), None)
        column(self._search, (self._tree, 1), foot, self._says, margins=(4, 0, 12, 12), spacing=8, on=self)
        self._edit.keySequenceChanged.connect(lambda keys: self._warn())
        self._show()

    def _show(self) -> None:
        chosen = self._id()
        self._tree.clear()
        wanted = self._search.text().lower()
        for id, keys in shortcuts(self._actions, self._settings).items():
            text = self._actions.text(id)
            if wanted in text.lower():
                item = QTreeWidgetItem([text, "   ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                                                         for key in keys)])
                item.setData(0, Qt.ItemDataRole.UserRole, id)
                self._tree.addTopLevelItem(item)
                if id == chosen:
                    self._tree.setCurrentItem(item)

    def _id(self) -> str:
        item = self._tree.currentItem()
        return str(item.data(0, Qt.ItemDataRole.UserRole)) if item else ""

    def _chosen(self) -> None:
        self._edit.clear()
        self._says.clear()

    def _warn(self) -> None:
        id, key = self._id(), self._edit.keySequence().toString()
        keys = shortcuts(self._actions, self._settings)
        taken = [one if other == id else other for one, other, shared in conflicts(self._actions, {**keys, id: (key,)})
                 if shared == key and id in (one, other)] if id and key else []
        self._says.setText(tr("“{action}” has these keys now and loses them.", action=self._actions.text(taken[0]))
                           if taken else "")

    def _use(self) -> None:
        id, key = self._id(), self._edit.keySequence().toString()
        if not id or not key:
            return
        own, keys = own_shortcuts(self._settings), shortcuts(self._actions, self._settings)
        for one, other, shared in conflicts(self._actions, {**keys, id: (key,)}):
            if shared == key and id in (one, other):
                loser = one if other == id else other
                own[loser] = [each for each in keys[loser] if each != key]
        own[id] = [key]
        self._put(own)

    def _reset(self) -> None:
        own = own_shortcuts(self._settings)
        own.pop(self._id(), None)
        self._put(own)

    def _put(self, own: dict[str, list[str]]) -> None:
        self._settings.put(SHORTCUTS, json.dumps(own) if own else "")
        self._actions.take_shortcuts()
        self._edit.clear()
        self._show()
