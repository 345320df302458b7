"""The command palette: every action by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.actions.spec import ActionSpec
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.style.icons import icon
from autovideo_studio.ui.widgets.layouts import column

WIDTH, HEIGHT = 560, 420


class Palette(QFrame):
    """Opens over the window; Escape, or a click beside it, closes it."""

    def __init__(self, window: QWidget, actions: ActionTable) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        self.setProperty("role", "popup")
        self.setObjectName("palette")
        self.setFixedSize(WIDTH, HEIGHT)
        self._search = QLineEdit()
        self._search.setObjectName("paletteSearch")
        self._search.setPlaceholderText(tr("Type a command"))
        self._search.setAccessibleName(tr("Command"))
        self._list = QListWidget()
        self._list.setObjectName("paletteList")
        self._list.setAccessibleName(tr("Commands"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column(self._search, (self._list, 1), margins=(12, 12, 12, 12), spacing=8, on=self)
        self._search.textChanged.connect(self._find)
        self._search.installEventFilter(self)
        self._list.itemClicked.connect(lambda item: self._run(item))
        self.hide()

    def open(self) -> None:
        self._actions.refresh()
        self._search.clear()
        self._find("")
        self.move((self._window.width() - WIDTH) // 2, max(20, self._window.height() // 8))
        self.show()
        self.raise_()
        self._search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + step) % max(1, self._list.count()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self._list.currentItem())
        else:
            return False
        return True

    def _find(self, text: str) -> None:
        self._list.clear()
        found = [(score, spec) for spec in self._actions if (score := match(text, spec.text())) is not None]
        for _, spec in sorted(found, key=lambda each: (each[0], each[1].text())):
            self._list.addItem(self._item(spec))
        self._list.setCurrentRow(0)

    def _item(self, spec: ActionSpec) -> QListWidgetItem:
        action = self._actions.qt(spec.id)
        key = action.shortcut().toString()
        item = QListWidgetItem(icon(spec.icon or "command"), f"{spec.text()}    {key}" if key else spec.text())
        item.setData(Qt.ItemDataRole.UserRole, spec.id)
        if not action.isEnabled():
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        return item

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.hide()
            self._actions.run(item.data(Qt.ItemDataRole.UserRole))


def match(typed: str, text: str) -> int | None:
    """How well a name matches what was typed (less is better), None if not at all: its beginning, a word's, anywhere, or its
    letters in order."""
    typed, text = typed.strip().lower(), text.lower()
    if text.startswith(typed):
        return 0
    if any(word.startswith(typed) for word in text.split()):
        return 1
    if typed in text:
        return 2
    rest = iter(text)
    return 3 if all(letter in rest for letter in typed if letter != " ") else None
