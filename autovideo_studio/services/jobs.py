"""The queue as a creator sees it: what runs, what waits, what ended; and the runner behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.model import Job, JobState, Priority
from autovideo_studio.jobs.runner import Handler, Runner
from autovideo_studio.library.library import Library
from autovideo_studio.services.running import drop_abandoned

__all__ = ["Job", "JobState", "JobsService", "Priority"]

GENERATE, EXPORT = "generate", "export-project"
"""The kinds of job."""

AT_ONCE = 2
"""Jobs that run side by side; within one, the workers are as many as the cores."""


class JobsService:
    """`run` belongs to the loop that the workers belong to; all else may come from any thread."""

    def __init__(self, library: Library, handlers: Mapping[str, Handler]) -> None:
        self._store = library.jobs
        self._runner = Runner(library.jobs, handlers, library.scratch, concurrency=AT_ONCE)

    async def run(self) -> None:
        """Work through the queue until `stop`; what a killed program left is taken up again."""
        drop_abandoned(self._store)
        await self._runner.run()

    def stop(self) -> None:
        """Jobs that run go back to the queue."""
        self._runner.stop()

    def add(self, kind: str, payload: dict[str, Any], *, label: str, project_id: str | None = None,
            priority: int = Priority.NORMAL) -> Job:
        job = self._store.enqueue(kind, payload, label=label, project_id=project_id, priority=priority)
        self._runner.wake()
        return job

    def list(self, *, project_id: str | None = None, limit: int = 200) -> Sequence[Job]:
        """The newest first."""
        return self._store.list(project_id=project_id, limit=limit)

    def changes_since(self, seq: int) -> Sequence[Job]:
        """Jobs written to after `seq`."""
        return self._store.changes_since(seq)

    def pause(self, job_id: str) -> Job:
        return self._runner.pause(job_id)

    def resume(self, job_id: str) -> Job:
        return self._runner.resume(job_id)

    def cancel(self, job_id: str) -> Job:
        return self._runner.cancel(job_id)

    def reorder(self, job_ids: Sequence[str]) -> None:
        """Let the waiting jobs run in this order, before those that come later."""
        for place, job_id in enumerate(reversed(job_ids)):
            self._store.prioritise(job_id, max(Priority.INTERACTIVE + 1, Priority.NORMAL - place))

    def retry(self, job_id: str) -> Job:
        """The same wish again, as a new job; what was made is found. Raises `InvalidInput` for one that has not ended."""
        job = self._store.get(job_id)
        if job.state not in (JobState.FAILED, JobState.CANCELLED):
            raise InvalidInput(tr("This job has not ended. Nothing was changed."), tr("Cancel it first."))
        return self.add(job.kind, job.payload, label=job.label, project_id=job.project_id, priority=job.priority)
