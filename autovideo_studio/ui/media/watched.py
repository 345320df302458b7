"""The folder that is watched for the open project: what is put into it comes into the pool."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QSettings, QTimer, Signal

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.services.watching import FolderWatch
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.workspace import Workspace

SETTLES_MS = 700
"""Between two looks at files that are being written."""
AT_LEAST_MS = 15_000
"""Some folders (of networks) tell nothing: they are looked at now and then."""


class WatchedFolder(QObject):
    """Remembered by project on this computer. `changed` tells that it is another folder, or none."""

    changed = Signal()

    def __init__(self, workspace: Workspace, editor: Editor) -> None:
        super().__init__()
        self._workspace, self._editor = workspace, editor
        self._watch: FolderWatch | None = None
        self._notice = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._notice.directoryChanged.connect(lambda path: self._timer.start(SETTLES_MS))
        folder = str(_store().value(editor.project.id, ""))
        if folder:
            self._begin(Path(folder))

    @property
    def folder(self) -> Path | None:
        return self._watch.folder if self._watch else None

    def watch(self, folder: Path | None) -> None:
        """From now on this folder, or none. All that lies in it comes in too."""
        self.stop()
        if folder is None:
            _store().remove(self._editor.project.id)
        else:
            _store().setValue(self._editor.project.id, str(folder))
            self._begin(folder)
        self.changed.emit()

    def stop(self) -> None:
        """Until it is asked for again; what is remembered stays."""
        self._timer.stop()
        self._watch = None
        if self._notice.directories():
            self._notice.removePaths(self._notice.directories())

    def _begin(self, folder: Path) -> None:
        self._watch = FolderWatch(folder, (asset.name for asset in self._editor.project.assets))
        self._notice.addPath(str(folder))
        self._timer.start(0)

    def _look(self) -> None:
        watch = self._watch
        if watch is not None:
            self._workspace.engine.read(watch.look, lambda paths: self._take(watch, paths), self._gone)

    def _take(self, watch: FolderWatch, paths: list[Path]) -> None:
        if watch is not self._watch:
            return
        if self._workspace.editor is self._editor:
            self._workspace.arrivals.bring_in(paths, watch.folder.name, quiet=True)
        self._timer.start(AT_LEAST_MS if watch.settled else SETTLES_MS)

    def _gone(self, error: StudioError) -> None:
        self._workspace.tell_error(error)
        self.watch(None)


def _store() -> QSettings:
    store = QSettings("AutoVideo Studio", "media")
    store.beginGroup("watched")
    return store
