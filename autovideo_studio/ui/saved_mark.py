"""Whether what is seen is on the disk: nearly always, a moment later while something is dragged, not where the disk is full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.widgets.labels import label, plain_tip
from autovideo_studio.ui.widgets.layouts import row
from autovideo_studio.ui.widgets.notices import picture
from autovideo_studio.ui.workspace import Workspace

if TYPE_CHECKING:
    from autovideo_studio.ui.editor import Editor

LOOK_AGAIN_MS = 200
"""While it is not stored: the document stores in a thread of its own and tells nobody."""


class SavedMark(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setObjectName("savedMark")
        self._words = label(size=12, tone="3", name="savedWords")
        self._pictures = {"saved": picture("check", "ok", 14), "saving": picture("clock", "text3", 14),
                          "failed": picture("circle-alert", "bad", 14)}
        row(*self._pictures.values(), self._words, spacing=7, on=self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look)
        self._state = ""
        workspace.editor_changed.connect(self._follow)
        self._follow(workspace.editor)

    def _follow(self, editor: Editor | None) -> None:
        if editor is not None:
            editor.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        document = self._workspace.editor.document if self._workspace.editor else None
        trouble = document.trouble if document else None
        state = "saved" if document is None or document.is_stored else "failed" if trouble else "saving"
        if state != "saved":
            self._again.start()
        if state == self._state:
            return
        self._state = state
        for of, shown in self._pictures.items():
            shown.setVisible(of == state)
        self._words.setText({"saved": tr("Saved"), "saving": tr("Saving …"), "failed": tr("Not saved")}[state])
        self.setToolTip(plain_tip(f"{trouble.message} {trouble.hint}".strip()) if trouble else "")
