"""The video under the pointer shows what happens in it: a few of its frames, one after the other, in the place of its poster."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QListView

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.ui.library.model import LibraryModel
from autovideo_studio.ui.style.motion import motion
from autovideo_studio.ui.workspace import Workspace

if TYPE_CHECKING:
    from autovideo_studio.domain.project import Project
    from autovideo_studio.services.pictures import Sample
    from autovideo_studio.services.shelf import Video

AFTER_MS, STEP_MS = 300, 260
KEPT = 24
"""Videos; each takes some 2 MB."""


class HoverPlay(QObject):
    def __init__(self, view: QListView, model: LibraryModel, workspace: Workspace) -> None:
        super().__init__(view)
        self._view, self._model, self._workspace = view, model, workspace
        self._at = QPersistentModelIndex()
        self._known: OrderedDict[tuple[str, object], list[QPixmap]] = OrderedDict()
        self._drawing = CancelToken()
        self._step = 0
        self._wait, self._timer = QTimer(self), QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._begin)
        self._timer.timeout.connect(self._next)
        view.entered.connect(self._enter)
        view.viewport().installEventFilter(self)
        motion().changed.connect(self.stop)

    @property
    def playing(self) -> str:
        """The id of the video that plays, or ""."""
        video = self._model.video(self._at) if self._timer.isActive() and self._at.isValid() else None
        return video.id if video else ""

    def stop(self) -> None:
        self._wait.stop()
        self._timer.stop()
        self._at = QPersistentModelIndex()
        self._drawing.cancel()
        self._model.show_instead("", None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Leave, QEvent.Type.Hide, QEvent.Type.Wheel):
            self.stop()
        return False

    def _enter(self, index: QModelIndex) -> None:
        self.stop()
        video = self._model.video(index)
        if video is not None and video.seconds and not motion().reduced:
            self._at = QPersistentModelIndex(index)
            self._wait.start(AFTER_MS)

    def _begin(self) -> None:
        video = self._model.video(self._at) if self._at.isValid() else None
        if video is None:
            return
        key = video.id, video.updated_at
        if key in self._known:
            self._play()
            return
        projects = self._workspace.studio.projects
        self._workspace.engine.read(lambda: projects.value(video.id), lambda project: self._draw(video, project),
                                    lambda error: None)

    def _draw(self, video: Video, project: Project) -> None:
        """Unless the pointer has gone on; what is being drawn then ends."""
        if self._pointed_at(video):
            pictures = self._workspace.studio.pictures
            self._drawing = self._workspace.engine.run_async(lambda cancel: pictures.of_project(project, cancel),
                                                             lambda sample: self._came(video, sample), lambda error: None)

    def _came(self, video: Video, sample: Sample) -> None:
        strip = QImage(str(sample.path))
        if strip.isNull():
            return
        self._known[video.id, video.updated_at] = [QPixmap.fromImage(strip.copy(QRect(
            number * sample.width, 0, sample.width, sample.height))) for number in range(sample.count)]
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        if self._pointed_at(video):
            self._play()

    def _pointed_at(self, video: Video) -> bool:
        now = self._model.video(self._at) if self._at.isValid() else None
        return now is not None and now.id == video.id

    def _play(self) -> None:
        self._step = 0
        self._timer.start(STEP_MS)
        self._next()

    def _next(self) -> None:
        video = self._model.video(self._at) if self._at.isValid() else None
        frames = self._known.get((video.id, video.updated_at)) if video else None
        if video is None or not frames:
            self.stop()
            return
        self._model.show_instead(video.id, frames[self._step % len(frames)])
        self._step += 1
