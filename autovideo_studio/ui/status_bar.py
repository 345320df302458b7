"""The line at the foot: what runs now, how busy the machine is, how much room is left."""

from __future__ import annotations

import psutil  # type: ignore[import-untyped]
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from autovideo_studio.foundation.files import LOW_DISK_BYTES, free_bytes
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.widgets.labels import label, set_property
from autovideo_studio.ui.widgets.layouts import row
from autovideo_studio.ui.widgets.notices import picture
from autovideo_studio.ui.workspace import Workspace

HEIGHT = 28
EVERY_MS = 2_000


class StatusBar(QFrame):
    """`measured` carries how many bytes are free on the library's disk; None where it is not there."""

    measured = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setProperty("role", "foot")
        self.setFixedHeight(HEIGHT)
        self._what = label(tr("Ready"), size=12, tone="2", name="statusJobs")
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(110)
        self._bar.hide()
        self._cpu, self._disk = label(size=12, tone="3"), label(size=12, tone="3")
        row(self._what, self._bar, None, picture("cpu", "text3", 13), self._cpu, 8,
            picture("hard-drive", "text3", 13), self._disk, margins=(14, 0, 14, 0), spacing=6, on=self)
        workspace.jobs_changed.connect(self._show)
        workspace.tasks.changed.connect(self._show)
        self._asked = False
        timer = QTimer(self)
        timer.timeout.connect(self._measure)
        timer.start(EVERY_MS)
        self._measure()

    def _show(self) -> None:
        running = [job.fraction for job in self._workspace.running.values()]
        running += [task.fraction for task in self._workspace.tasks.now.values()]
        self._what.setText(tr("{count} running", count=len(running)) if running else tr("Ready"))
        self._bar.setVisible(bool(running))
        if running:
            self._bar.setValue(round(1000 * sum(running) / len(running)))

    def _measure(self) -> None:
        self._cpu.setText(tr("CPU {percent} %", percent=round(psutil.cpu_percent())))
        if not self._asked:  # a disk over the network may be long in answering, or never answer
            self._asked, folder = True, self._workspace.studio.folder
            self._workspace.read(lambda: free_bytes(folder), self._show_disk)

    def _show_disk(self, free: int | None) -> None:
        self._asked = False
        self._disk.setText(tr("Disk not there") if free is None else tr("{free:.0f} GB free", free=free / 1e9))
        set_property(self._disk, "tone", "bad" if free is None else "warn" if free < LOW_DISK_BYTES else "3")
        self.measured.emit(free)
