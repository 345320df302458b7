"""Files from outside on their way into the open project, wherever they were dropped; one batch after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from autovideo_studio.domain.edits.several import apply_all
from autovideo_studio.domain.laying import Pick, Way, lay
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.media import SUFFIXES, Arrived, Arriving, MediaService, Problem, added
from autovideo_studio.ui.bridge.engine import Engine
from autovideo_studio.ui.bridge.mailbox import Mailbox
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.ui_state import Selection
from autovideo_studio.ui.widgets.media_drag import paths_in, picks_in

NAMED = 4
"""Files that a toast tells of one by one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the timeline the files shall lie."""

    frame: int
    way: Way = Way.OVERWRITE
    track_id: str = ""


@dataclass(frozen=True, slots=True)
class _Batch:
    editor: Editor
    paths: tuple[Path, ...]
    bin: str
    place: Place | None
    quiet: bool


class Arrivals(QObject):
    """`progress` carries an `Arriving` while files come in and None when all have. `told` is news for a toast (message, hint,
    tone), `failed` an error."""

    progress = Signal(object)
    told = Signal(str, str, str)
    failed = Signal(object)

    def __init__(self, media: MediaService, engine: Engine, mailbox: Mailbox, open_editor: Callable[[], Editor | None]) -> None:
        super().__init__()
        self._media, self._engine, self._mailbox, self._open_editor = media, engine, mailbox, open_editor
        self._waiting: deque[_Batch] = deque()
        self._now: tuple[_Batch, CancelToken] | None = None

    @property
    def busy(self) -> bool:
        return self._now is not None

    def bring_in(self, paths: Sequence[Path], bin: str = "", place: Place | None = None, *, quiet: bool = False) -> None:
        """Into the pool (a bin of it), and onto the timeline where a place is given: one step of the history. `quiet` says
        nothing of files that are there already."""
        editor = self._open_editor()
        if editor is not None and paths:
            self._waiting.append(_Batch(editor, tuple(paths), bin, place, quiet))
            self._next()

    def drop(self, data: QMimeData, place: Place) -> None:
        """What was dropped on the timeline or the picture: files of the pool at once, those from outside when they are in."""
        editor, picks = self._open_editor(), picks_in(data)
        if editor is not None and picks:
            laid = lay(editor.project, picks, place.frame, place.way, place.track_id)
            if editor.apply_all(list(laid.edits), tr("Lay media"), "media"):
                editor.state.select(Selection(clips=frozenset(laid.clip_ids)))
        else:
            self.bring_in(paths_in(data), place=place)

    def ask(self) -> None:
        """Let the creator choose files."""
        names = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        media, all_files = tr("Media"), tr("All files")
        paths, _ = QFileDialog.getOpenFileNames(QApplication.activeWindow(), tr("Add media"), "",
                                                f"{media} ({names});;{all_files} (*)")
        self.bring_in([Path(path) for path in paths])

    def ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(QApplication.activeWindow(), tr("Add a folder of media"))
        if folder:
            self.bring_in([Path(folder)])

    def cancel(self) -> None:
        """What has come so far stays."""
        self._waiting.clear()
        if self._now is not None:
            self._now[1].cancel()

    def _next(self) -> None:
        if self._now is not None or not self._waiting:
            return
        batch = self._waiting.popleft()
        media, mailbox = self._media, self._mailbox
        format = batch.editor.sequence.format

        def tell(arriving: Arriving) -> None:
            mailbox.post(lambda: self.progress.emit(arriving) if self._now is not None else None)

        self.progress.emit(Arriving(0, len(batch.paths)))
        cancel = CancelToken()
        self._now = batch, cancel
        self._engine.run_async(lambda _: media.bring_in(batch.paths, format, tell, cancel),
                                         lambda arrived: self._come(batch, arrived), self._failed)

    def _come(self, batch: _Batch, arrived: Arrived) -> None:
        if batch.editor is self._open_editor():
            self._take(batch, arrived)
        elif arrived.assets:
            self.told.emit(tr("The project was closed before the files had come."), tr("Add them again."), "warn")
        self._tell_problems(arrived.problems)
        self._done()

    def _take(self, batch: _Batch, arrived: Arrived) -> None:
        editor, project = batch.editor, batch.editor.project
        edits = added(project, arrived.assets, batch.bin)
        if not edits and arrived.assets and batch.place is None and not batch.quiet:
            names = ", ".join(asset.name for asset in arrived.assets[:NAMED])
            self.told.emit(tr("The project has these files already."), names, "info")
        clip_ids: tuple[str, ...] = ()
        if batch.place is not None:
            laid = lay(apply_all(edits, project), tuple(Pick(asset.id) for asset in arrived.assets), batch.place.frame,
                       batch.place.way, batch.place.track_id)
            edits, clip_ids = [*edits, *laid.edits], laid.clip_ids
        if editor.apply_all(edits, tr("Add media"), "media") and clip_ids:
            editor.state.select(Selection(clips=frozenset(clip_ids)))

    def _tell_problems(self, problems: Sequence[Problem]) -> None:
        if not problems:
            return
        lines = [f"{problem.name}: {problem.error.message}" for problem in problems[:NAMED]]
        if len(problems) > NAMED:
            lines.append(tr("and {count} more", count=len(problems) - NAMED))
        message = tr("1 file could not be taken. The others are in.") if len(problems) == 1 else tr(
            "{count} files could not be taken. The others are in.", count=len(problems))
        self.told.emit(message, "\n".join(lines), "warn")

    def _failed(self, error: StudioError) -> None:
        self.failed.emit(error)
        self._done()

    def _done(self) -> None:
        self._now = None
        if not self._waiting:
            self.progress.emit(None)
        self._next()
