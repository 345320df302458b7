"""What every page is given: the services, the way to run work, the open project, the news."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.jobs import Job, JobState
from autovideo_studio.services.studio import Studio
from autovideo_studio.ui.bridge.engine import Engine
from autovideo_studio.ui.bridge.mailbox import Mailbox
from autovideo_studio.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from autovideo_studio.services.media import Arriving
    from autovideo_studio.ui.arrivals import Arrivals
    from autovideo_studio.ui.clipboard import Copied
    from autovideo_studio.ui.editor import Editor
    from autovideo_studio.ui.proxies import ProxyMaker

POLL_MS = 250
ARRIVING = "arriving"


class Workspace(QObject):
    """`draft` is what the create page is to begin with (a "topic", "text" or "media" folder); `undo_offered` asks for a toast
    that undoes what was done.

    `editor_changed` comes when another project (or none) is open; `jobs_changed` with the jobs written to since;
    `page_wanted` asks the window for a page by id; `told` asks it for a toast."""

    editor_changed = Signal(object)
    jobs_changed = Signal(object)
    library_changed = Signal()
    page_wanted = Signal(str)
    told = Signal(str, str, str)
    error_told = Signal(object)
    undo_offered = Signal(str, object)
    language_changed = Signal()
    palette_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, studio: Studio, engine: Engine, mailbox: Mailbox) -> None:
        super().__init__()
        self.studio, self.engine, self.mailbox = studio, engine, mailbox
        self.editor: Editor | None = None
        self.clipboard: list[Copied] = []
        self.draft: dict[str, str] = {}
        self.running: dict[str, Job] = {}
        """The jobs that run now, by id."""
        self.tasks = Tasks()
        self._jobs_seen = 0
        self._asking = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._ask_for_jobs)
        self._timer.start(POLL_MS)

    @cached_property
    def arrivals(self) -> Arrivals:
        """Loaded with the first project."""
        from autovideo_studio.ui.arrivals import Arrivals

        made = Arrivals(self.studio.media, self.engine, self.mailbox, lambda: self.editor)
        made.progress.connect(self._show_arriving)
        made.told.connect(self.told)
        made.failed.connect(self.error_told)
        return made

    @cached_property
    def proxies(self) -> ProxyMaker:
        """Loaded with the first project, too."""
        from autovideo_studio.ui.proxies import ProxyMaker

        made = ProxyMaker(self.studio, self.engine, self.mailbox, self.tasks)
        made.failed.connect(self.error_told)
        return made

    def tell(self, message: str, hint: str = "", tone: str = "ok") -> None:
        """A toast: for what ended, never for what is obvious."""
        self.told.emit(message, hint, tone)

    def tell_error(self, error: StudioError) -> None:
        self.error_told.emit(error)

    def go_to(self, page: str) -> None:
        self.page_wanted.emit(page)

    def open_project(self, project_id: str) -> bool:
        """Open a project in the studio page; the one before is closed. Tells why where it cannot be opened."""
        if self.editor is not None and self.editor.project.id == project_id:
            self.go_to("studio")
            return True
        from autovideo_studio.ui.editor import Editor  # loaded with the first project: the library does without

        try:
            editor = Editor(self.studio, project_id, self.tell_error)
        except StudioError as error:
            self.tell_error(error)
            return False
        self._put(editor)
        self.go_to("studio")
        return True

    def close_project(self) -> None:
        self._put(None)

    def close(self) -> None:
        self._timer.stop()
        self._put(None)

    def read(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        """Run a query in a reader thread; `done` gets its result in the window's thread, errors become toasts."""
        self.engine.read(work, done, self.tell_error)

    def draw_sample(self, of: str, id: str, moving: bool, done: Callable[..., object]) -> None:
        """The picture of a thing of the catalogues, or many of it at work; one that cannot be drawn never comes."""
        self.engine.run_async(lambda cancel: self.studio.pictures.sample(of, id, cancel, moving=moving), done,
                              lambda error: None)

    def _show_arriving(self, arriving: Arriving | None) -> None:
        if arriving is None:
            self.tasks.end(ARRIVING)
        else:
            says = " · ".join(part for part in (tr("{done} of {count}", done=arriving.done, count=arriving.count), arriving.name)
                              if part)
            self.tasks.show(Task(ARRIVING, tr("Adding media"), arriving.done / max(1, arriving.count), says,
                                 self.arrivals.cancel))

    def _put(self, editor: Editor | None) -> None:
        before, self.editor = self.editor, editor
        if before is not None or editor is not None:
            self.proxies.follow(editor)
        self.editor_changed.emit(editor)
        if before is not None:
            before.close()

    def _ask_for_jobs(self) -> None:
        if not self._asking:
            self._asking = True
            self.engine.read(lambda: self.studio.jobs.changes_since(self._jobs_seen), self._take_jobs, self._no_jobs)

    def _take_jobs(self, jobs: Sequence[Job]) -> None:
        self._asking = False
        if jobs:
            if self._jobs_seen:
                self._tell_notes(jobs)
            self._jobs_seen = max(job.seq for job in jobs)
            for job in jobs:
                if job.state is JobState.RUNNING:
                    self.running[job.id] = job
                else:
                    self.running.pop(job.id, None)
            self.jobs_changed.emit(jobs)

    def _tell_notes(self, jobs: Sequence[Job]) -> None:
        """What could not be made, though the job is done."""
        for job in jobs:
            notes = job.result.get("notes") if job.state is JobState.DONE else None
            if notes:
                self.tell(tr("“{title}” is made, but not all as wished.", title=job.label), "\n".join(notes), "warn")

    def _no_jobs(self, error: StudioError) -> None:
        self._asking = False
