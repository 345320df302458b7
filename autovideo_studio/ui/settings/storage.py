"""What the library takes on the disk, and how to make room."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.care import DiskUse
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import clear, column, row
from autovideo_studio.ui.workspace import Workspace


class StorageSection(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self._clean = button(tr("Clean up"), self._clean_up, icon_name="trash-2", name="cleanCacheButton")
        words = label(tr("Cleaning removes what can be made again: thumbnails, lighter films, parts of exports. Your videos and "
                         "what was paid for stay."), tone="2", wrap=True)
        column(self._rows, 8, words, row(self._clean, None), None, margins=(4, 0, 12, 12), spacing=8, on=self)
        self._ask()

    def _ask(self) -> None:
        self._workspace.read(self._workspace.studio.care.disk_use, self._show)

    def _show(self, parts: list[DiskUse]) -> None:
        clear(self._rows)
        whole = max(1, sum(part.bytes for part in parts))
        self._rows.addWidget(label(tr("{size} in all", size=size_words(whole)), size=16, weight=600, name="storageTotal"))
        for part in parts:
            bar = QProgressBar()
            bar.setRange(0, 1000)
            bar.setValue(round(1000 * part.bytes / whole))
            bar.setTextVisible(False)
            bar.setAccessibleName(part.name)
            holder = QWidget()
            column(row(label(part.name), None, label(size_words(part.bytes), tone="2")), bar, spacing=4, on=holder)
            self._rows.addWidget(holder)
        self._clean.setEnabled(any(part.cleanable and part.bytes for part in parts))

    def _clean_up(self) -> None:
        self._clean.setEnabled(False)

        def done(freed: int) -> None:
            self._workspace.tell(tr("{size} made free", size=size_words(freed)))
            self._ask()

        self._workspace.read(self._workspace.studio.care.clean, done)


def size_words(count: int) -> str:
    """Bytes as people read them."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return f"{count / 1000:.0f} kB"
