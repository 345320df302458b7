"""What the whole window has to work under: a library that can only be read, a disk that is full or gone. Said once, at the top,
with what to do; the rest goes on."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from autovideo_studio.foundation.files import LOW_DISK_BYTES
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.layouts import column
from autovideo_studio.ui.widgets.notices import banner
from autovideo_studio.ui.workspace import Workspace

AGAIN_FACTOR = 1.2
"""So much more than the limit must be free before a disk counts as roomy again."""


class Conditions(QFrame):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._disk: QWidget | None = None
        self._state = "roomy"
        self.setObjectName("conditions")
        self._column = column(margins=(12, 8, 12, 0), spacing=8, on=self)
        reason = workspace.studio.read_only
        if reason is not None:
            made = banner("lock", tr("This library can only be read"), f"{reason.message} {reason.hint}".strip(), "warn")
            made.setObjectName("conditionReadOnly")
            self._column.addWidget(made)
        self.setVisible(reason is not None)

    def show_disk(self, free: int | None) -> None:
        """Bytes on the library's disk; None where it is not there."""
        low = LOW_DISK_BYTES * (AGAIN_FACTOR if self._state == "low" else 1)
        state = "gone" if free is None else "low" if free < low else "roomy"
        if state == self._state:
            return
        self._state = state
        if self._disk is not None:
            self._column.removeWidget(self._disk)
            self._disk.hide()
            self._disk.deleteLater()
            self._disk = None
        if state == "gone":
            self._disk = banner("hard-drive", tr("The library's disk is not there"),
                                tr("Connect it again; what is open stays open. Nothing can be stored until then."), "bad")
        elif state == "low":
            clean = button(tr("Make room"), lambda: self._workspace.go_to("settings"), name="makeRoomButton")
            self._disk = banner("hard-drive", tr("The disk is almost full"),
                                tr("What is made may not find room. Clean up in the settings, or delete other files."), "warn",
                                clean)
        if self._disk is not None:
            self._disk.setObjectName(f"conditionDisk_{state}")
            self._column.addWidget(self._disk)
        self.setVisible(self._column.count() > 0)
