"""Telling the creator, who looks at another window, that something has ended: by the desktop where it can, else by asking for
attention in the task bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.jobs import Job, JobState
from autovideo_studio.ui.style.icons import icon
from autovideo_studio.ui.workspace import Workspace


class Notifier(QObject):
    """Only jobs that were seen at work are told of, and only while another window has the creator's eye."""

    def __init__(self, window: QWidget, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._at_work: set[str] = set()
        self._tray: QSystemTrayIcon | None = None
        self.told: list[str] = []
        """What was said, the newest last."""
        workspace.jobs_changed.connect(self._take)

    def _take(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            if job.state is JobState.RUNNING:
                self._at_work.add(job.id)
            elif job.state in (JobState.DONE, JobState.FAILED) and job.id in self._at_work:
                self._at_work.discard(job.id)
                if not self._window.isActiveWindow():
                    self._tell(job)

    def _tell(self, job: Job) -> None:
        title = tr("“{title}” is done.", title=job.label) if job.state is JobState.DONE \
            else tr("“{title}” needs your attention.", title=job.label)
        self.told.append(title)
        QApplication.alert(self._window)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon("clapperboard", "accent", 22), self)
            self._tray.messageClicked.connect(self._show_queue)
        self._tray.show()
        self._tray.showMessage("AutoVideo Studio", title)

    def _show_queue(self) -> None:
        self._window.raise_()
        self._window.activateWindow()
        self._workspace.go_to("queue")
