"""The queue: what is being made, what waits, what ended; stop it, go on, try again, look at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.jobs import Job, JobState
from autovideo_studio.services.progress import stage_name
from autovideo_studio.services.spending import Spent, spent_words
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.tasks import Task
from autovideo_studio.ui.widgets.buttons import button, grey_out, icon_button
from autovideo_studio.ui.widgets.labels import ElidedLabel, chip, label
from autovideo_studio.ui.widgets.layouts import clear, column, row
from autovideo_studio.ui.widgets.notices import empty_state
from autovideo_studio.ui.widgets.time_left import TimeLeft
from autovideo_studio.ui.workspace import Workspace

SHOWN = 60
TONES = {JobState.RUNNING: "accent", JobState.QUEUED: "neutral", JobState.PAUSED: "warn", JobState.DONE: "ok",
         JobState.FAILED: "bad", JobState.CANCELLED: "neutral"}


class QueuePage(QWidget):
    def __init__(self, workspace: Workspace, actions: ActionTable) -> None:
        super().__init__()
        self._workspace = workspace
        self.setObjectName("page")
        self._jobs: dict[str, Job] = {}
        self._rows: dict[str, JobRow] = {}
        self._count = label(tone="3", name="queueCount")
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        inner = QWidget()
        self._tasks: dict[str, TaskRow] = {}
        self._tasks_column = QVBoxLayout()
        self._tasks_column.setSpacing(10)
        column(self._tasks_column, self._column, None, margins=(0, 0, 8, 16), on=inner)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self._stack = QStackedWidget()
        empty = empty_state("list-checks", tr("Nothing is running."), tr("New video"), lambda: actions.run("new-project"),
                            name="queueEmpty")
        grey_out(empty, workspace.studio.read_only)
        self._stack.addWidget(empty)
        self._stack.addWidget(area)
        head = column(label(tr("Queue"), size=22, weight=600), self._count, spacing=2)
        column(head, 16, (self._stack, 1), margins=(28, 24, 28, 0), spacing=0, on=self)
        workspace.jobs_changed.connect(self._take)
        workspace.tasks.changed.connect(self._show_tasks)
        self._show_tasks()
        workspace.read(lambda: workspace.studio.jobs.list(limit=SHOWN), self._take)

    def _take(self, jobs: Sequence[Job]) -> None:
        before = [job.id for job in self._in_order()]
        for job in jobs:
            self._jobs[job.id] = job
        order = self._in_order()
        if [job.id for job in order] != before:
            self._lay_out(order)
        for job in jobs:
            if job.id in self._rows:
                self._rows[job.id].show_job(job)
        waiting = [job.id for job in order if _waits(job)]
        for place, id in enumerate(waiting):
            self._rows[id].show_place(place > 0, place + 1 < len(waiting))
        self._count_all()

    def _count_all(self) -> None:
        running = sum(job.state is JobState.RUNNING for job in self._jobs.values()) + len(self._tasks)
        self._count.setText(tr("{running} running, {waiting} waiting", running=running,
                               waiting=sum(_waits(job) for job in self._jobs.values())))
        self._stack.setCurrentIndex(1 if self._jobs or self._tasks else 0)

    def _show_tasks(self) -> None:
        """Files that come in and proxies, above the jobs."""
        now = self._workspace.tasks.now
        for id in [id for id in self._tasks if id not in now]:
            gone = self._tasks.pop(id)
            self._tasks_column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for id, task in now.items():
            if id not in self._tasks:
                self._tasks[id] = TaskRow(task)
                self._tasks_column.addWidget(self._tasks[id])
            self._tasks[id].show_task(task)
        self._count_all()

    def _in_order(self) -> list[Job]:
        """What runs, what waits in the order in which it will run, what ended with the newest first."""
        def place(job: Job) -> tuple[int, float, float]:
            created = job.created_at.timestamp() if job.created_at else 0.0
            if _waits(job):
                return 1, job.priority, created
            return (2 if job.state.final else 0), -created, 0.0

        return sorted(self._jobs.values(), key=place)[:SHOWN]

    def _lay_out(self, order: list[Job]) -> None:
        clear(self._column)
        self._rows = {job.id: JobRow(self._workspace, job, self._move) for job in order}
        for row_of_job in self._rows.values():
            self._column.addWidget(row_of_job)

    def _move(self, job_id: str, by: int) -> None:
        """A waiting job one place up or down."""
        waiting = [job.id for job in self._in_order() if _waits(job)]
        place = waiting.index(job_id) if job_id in waiting else -1
        if place < 0 or not 0 <= place + by < len(waiting):
            return
        waiting[place], waiting[place + by] = waiting[place + by], waiting[place]
        self._workspace.read(lambda: self._workspace.studio.jobs.reorder(waiting), lambda nothing: None)


def _waits(job: Job) -> bool:
    return job.state in (JobState.QUEUED, JobState.PAUSED)


class TaskRow(QFrame):
    """What the open window is at: how far, how long still, and a way to stop it."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._left = TimeLeft()
        self.setObjectName(f"taskRow_{task.id}")
        self.setProperty("role", "card")
        self._title = ElidedLabel(task.title, size=14, weight=600)
        self._says = label(size=12, tone="2", wrap=True, name="taskSays")
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._cancel: Callable[[], object] = task.cancel
        stop = icon_button("x", tr("Cancel"), lambda: self._cancel(), name=f"cancelTask_{task.id}")
        head = row((self._title, 1), chip(tr("Running"), "accent"), 6, stop, spacing=4)
        column(head, self._says, self._bar, margins=(16, 10, 12, 12), spacing=6, on=self)

    def show_task(self, task: Task) -> None:
        self._cancel = task.cancel
        self._title.show_text(task.title)
        self._says.setText(" · ".join(part for part in (task.says, self._left.words(task.fraction)) if part))
        self._bar.setValue(round(task.fraction * 1000))


class JobRow(QFrame):
    """One job: what it is, where it stands, what can be done about it."""

    def __init__(self, workspace: Workspace, job: Job, move: Callable[[str, int], object]) -> None:
        super().__init__()
        self._workspace, self._job = workspace, job
        self._left = TimeLeft()
        self.setObjectName(f"jobRow_{job.id}")
        self.setProperty("role", "card")
        self._title = ElidedLabel(job.label or tr("New video"), size=14, weight=600)
        self._chip: QLabel = chip("")
        self._says = label(size=12, tone="2", wrap=True, name="jobSays")
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        jobs = workspace.studio.jobs
        self._pause = icon_button("pause", tr("Pause"), lambda: self._do(jobs.pause), name=f"pauseJob_{job.id}")
        self._resume = icon_button("play", tr("Go on"), lambda: self._do(jobs.resume), name=f"resumeJob_{job.id}")
        self._cancel = icon_button("x", tr("Cancel"), lambda: self._do(jobs.cancel), name=f"cancelJob_{job.id}")
        self._retry = button(tr("Try again"), lambda: self._do(jobs.retry), icon_name="rotate-cw", name=f"retryJob_{job.id}")
        self._open = button(tr("Open"), self._open_project, kind="ghost", icon_name="clapperboard", name=f"openJob_{job.id}")
        self._play = button(tr("Play"), lambda: self._show_file(False), kind="ghost", icon_name="play", name=f"playJob_{job.id}")
        self._reveal = button(tr("Show in folder"), lambda: self._show_file(True), kind="ghost", icon_name="folder",
                              name=f"revealJob_{job.id}")
        self._up = icon_button("arrow-up", tr("Sooner"), lambda: move(job.id, -1), name=f"soonerJob_{job.id}")
        self._down = icon_button("arrow-down", tr("Later"), lambda: move(job.id, 1), name=f"laterJob_{job.id}")
        head = row((self._title, 1), self._chip, 6, self._up, self._down, self._play, self._reveal, self._open, self._retry,
                   self._pause, self._resume, self._cancel, spacing=4)
        column(head, self._says, self._bar, margins=(16, 10, 12, 12), spacing=6, on=self)
        self.show_job(job)

    def show_job(self, job: Job) -> None:
        self._job = job
        names = {JobState.RUNNING: tr("Running"), JobState.QUEUED: tr("Waiting"), JobState.PAUSED: tr("Paused"),
                 JobState.DONE: tr("Done"), JobState.FAILED: tr("Failed"), JobState.CANCELLED: tr("Cancelled")}
        self._chip.setText(names[job.state])
        self._chip.setProperty("chip", TONES[job.state])
        self._chip.style().polish(self._chip)
        self._says.setText(self._words(job))
        self._bar.setValue(round(job.fraction * 1000))
        self._bar.setVisible(job.state in (JobState.RUNNING, JobState.PAUSED))
        video = str(job.result.get("video", ""))
        for made, shown in ((self._pause, job.state in (JobState.RUNNING, JobState.QUEUED)),
                            (self._resume, job.state is JobState.PAUSED),
                            (self._cancel, not job.state.final),
                            (self._retry, job.state in (JobState.FAILED, JobState.CANCELLED)),
                            (self._open, bool(job.project_id)), (self._play, bool(video)), (self._reveal, bool(video)),
                            (self._up, _waits(job)), (self._down, _waits(job))):
            made.setVisible(shown)

    def show_place(self, may_rise: bool, may_fall: bool) -> None:
        """Among those that wait."""
        self._up.setEnabled(may_rise)
        self._down.setEnabled(may_fall)

    def _words(self, job: Job) -> str:
        if job.state is JobState.FAILED and job.failure:
            return f"{job.failure.message} {job.failure.hint}".strip()
        if job.state is JobState.RUNNING:
            left = self._left.words(job.fraction)
            stage = stage_name(job.stage) if job.stage else tr("Starting")
            return " · ".join(part for part in (stage, f"{job.fraction:.0%}", self._pace(job), left) if part)
        if job.state is JobState.DONE:
            spent = Spent.of(job.result.get("spent"))
            parts = [str(job.result.get("video", "")) or tr("Open it to go on."), spent_words(spent) if spent else ""]
            return "\n".join([" · ".join(part for part in parts if part), *job.result.get("notes", ())])
        return ""

    def _pace(self, job: Job) -> str:
        """How many seconds of film are made in one."""
        seconds, pace = float(job.payload.get("seconds", 0.0)), self._left.pace(job.fraction)
        return tr("{factor} × real time", factor=f"{seconds * pace:.1f}") if seconds and pace else ""

    def _do(self, verb: object) -> None:
        self._workspace.read(lambda: verb(self._job.id), lambda result: None)  # type: ignore[operator]

    def _open_project(self) -> None:
        if self._job.project_id:
            self._workspace.open_project(self._job.project_id)

    def _show_file(self, folder: bool) -> None:
        path = Path(str(self._job.result.get("video", "")))
        if not path.exists():
            self._workspace.tell(tr("The file is not there any more."), str(path), "warn")
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent if folder else path)))
