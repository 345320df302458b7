"""A `JobStore` in memory, for tests of the runner; it keeps the same rules as the one on disk."""

import threading
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from autovideo_studio.foundation import clock
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.jobs.model import Job, JobFailure, JobState, Lease, Priority, Wish
from autovideo_studio.jobs.queue import LeaseLost


class MemoryJobStore:
    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._jobs: dict[str, Job] = {}
        self._seq = 0

    def enqueue(self, kind: str, payload: dict[str, Any], *, label: str = "", project_id: str | None = None,
                priority: int = Priority.NORMAL) -> Job:
        return self._write(Job(new_id("job"), kind, payload, label, project_id, priority, created_at=clock.now()))

    def claim(self, owner: str, ttl_s: float, kinds: Collection[str]) -> tuple[Job, Lease] | None:
        with self._lock:
            now = clock.now()
            for job in list(self._jobs.values()):
                if job.state is JobState.RUNNING and job.lease_until <= now:
                    self._leave(job, job.wish.state_after_stop)
            ready = [job for job in self._jobs.values() if job.state is JobState.QUEUED and job.kind in kinds
                     and (job.not_before is None or job.not_before <= now)]
            if not ready:
                return None
            job = min(ready, key=lambda job: (job.priority, job.created_at, job.id))
            job = self._write(replace(job, state=JobState.RUNNING, owner=owner, lease_until=now + timedelta(seconds=ttl_s),
                                      epoch=job.epoch + 1, started_at=job.started_at or now, not_before=None))
            return job, Lease(job.id, job.epoch)

    def heartbeat(self, lease: Lease, ttl_s: float) -> Job:
        with self._lock:
            return self._write(replace(self._held(lease), lease_until=clock.now() + timedelta(seconds=ttl_s)))

    def progress(self, lease: Lease, stage: str, fraction: float) -> None:
        with self._lock:
            self._write(replace(self._held(lease), stage=stage, fraction=fraction))

    def finish(self, lease: Lease, result: dict[str, Any]) -> Job:
        with self._lock:
            return self._leave(replace(self._held(lease), result=result, fraction=1.0), JobState.DONE)

    def fail(self, lease: Lease, failure: JobFailure, retry_at: datetime | None) -> Job:
        with self._lock:
            job = self._held(lease)
            job = replace(job, failure=failure, failures=job.failures + 1, not_before=retry_at)
            if job.wish is Wish.NONE and retry_at is None:
                return self._leave(job, JobState.FAILED)
            return self._leave(job, job.wish.state_after_stop)

    def release(self, lease: Lease) -> Job:
        with self._lock:
            job = self._held(lease)
            return self._leave(job, job.wish.state_after_stop)

    def cancel(self, job_id: str) -> Job:
        with self._lock:
            job = self.get(job_id)
            if job.state is JobState.RUNNING:
                return self._write(replace(job, wish=Wish.CANCEL))
            return job if job.state.final else self._leave(job, JobState.CANCELLED)

    def pause(self, job_id: str) -> Job:
        with self._lock:
            job = self.get(job_id)
            if job.state is JobState.RUNNING and job.wish is not Wish.CANCEL:
                return self._write(replace(job, wish=Wish.PAUSE))
            return self._leave(job, JobState.PAUSED) if job.state is JobState.QUEUED else job

    def prioritise(self, job_id: str, priority: int) -> Job:
        with self._lock:
            job = self.get(job_id)
            return self._write(replace(job, priority=int(priority))) if job.state in (JobState.QUEUED, JobState.PAUSED) else job

    def resume(self, job_id: str) -> Job:
        with self._lock:
            job = self.get(job_id)
            if job.state is JobState.PAUSED:
                return self._write(replace(job, state=JobState.QUEUED, not_before=None))
            if job.state is JobState.RUNNING and job.wish is Wish.PAUSE:
                return self._write(replace(job, wish=Wish.NONE))
            return job

    def recover_orphans(self) -> int:
        with self._lock:
            orphans = [job for job in self._jobs.values() if job.state is JobState.RUNNING]
            for job in orphans:
                self._leave(job, job.wish.state_after_stop)
            return len(orphans)

    def get(self, job_id: str) -> Job:
        with self._lock:
            if job_id not in self._jobs:
                raise NotFound(f"There is no job {job_id}.")
            return self._jobs[job_id]

    def list(self, *, states: Collection[JobState] | None = None, project_id: str | None = None,
             limit: int = 200) -> Sequence[Job]:
        with self._lock:
            found = [job for job in self._jobs.values() if (states is None or job.state in states)
                     and (project_id is None or job.project_id == project_id)]
            return sorted(found, key=lambda job: (job.created_at, job.id), reverse=True)[:limit]

    def changes_since(self, seq: int, limit: int = 500) -> Sequence[Job]:
        with self._lock:
            return sorted((job for job in self._jobs.values() if job.seq > seq), key=lambda job: job.seq)[:limit]

    def _held(self, lease: Lease) -> Job:
        job = self.get(lease.job_id)
        if job.state is not JobState.RUNNING or job.epoch != lease.epoch:
            raise LeaseLost(lease.job_id)
        return job

    def _leave(self, job: Job, state: JobState) -> Job:
        return self._write(replace(job, state=state, owner="", lease_until=None, wish=Wish.NONE,
                                   finished_at=clock.now() if state.final else None))

    def _write(self, job: Job) -> Job:
        with self._lock:
            self._seq += 1
            self._jobs[job.id] = replace(job, seq=self._seq)
            return self._jobs[job.id]
