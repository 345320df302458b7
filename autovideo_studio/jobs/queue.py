"""What the runner asks of the place where jobs are stored.

Implemented by the library on SQLite; every call commits before it returns. Calls come from the runner's thread and the window's:
an implementation is thread-safe. Times are aware UTC from `foundation.clock`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Protocol

from autovideo_studio.jobs.model import Job, JobFailure, JobState, Lease, Priority


class LeaseLost(Exception):
    """Another claim, or a recovery, took the job over: throw the late write away."""


class JobStore(Protocol):
    def enqueue(self, kind: str, payload: dict[str, Any], *, label: str = "", project_id: str | None = None,
                priority: int = Priority.NORMAL) -> Job:
        """A new job, QUEUED, with an id from `new_id("job")`."""
        ...

    def claim(self, owner: str, ttl_s: float, kinds: Collection[str]) -> tuple[Job, Lease] | None:
        """Make the next QUEUED job of these kinds RUNNING for `owner`, for `ttl_s` seconds, or None.

        Next: due (`not_before` has come), then the lowest priority number, then the oldest (`created_at`, `id`). Raises `epoch`
        by one, sets `started_at` at the first claim. RUNNING jobs whose lease ran out are first settled as by `recover_orphans`.
        """
        ...

    def heartbeat(self, lease: Lease, ttl_s: float) -> Job:
        """Prolong the lease to now + `ttl_s`; the row tells the runner of a `wish`. Raises `LeaseLost`."""
        ...

    def progress(self, lease: Lease, stage: str, fraction: float) -> None:
        """Write down where the job stands. Raises `LeaseLost`."""
        ...

    def finish(self, lease: Lease, result: dict[str, Any]) -> Job:
        """RUNNING -> DONE with `fraction` 1, also if a wish came too late. Raises `LeaseLost`."""
        ...

    def fail(self, lease: Lease, failure: JobFailure, retry_at: datetime | None) -> Job:
        """Count the failure; RUNNING -> QUEUED not before `retry_at`, or FAILED if that is None. Raises `LeaseLost`.

        With a wish set, the wish wins over the retry: RUNNING -> `wish.state_after_stop`.
        """
        ...

    def release(self, lease: Lease) -> Job:
        """The handler stopped before its end: RUNNING -> `wish.state_after_stop`, no failure counted. Raises `LeaseLost`."""
        ...

    def cancel(self, job_id: str) -> Job:
        """QUEUED, PAUSED -> CANCELLED; RUNNING: sets the wish; final: unchanged. Raises `NotFound`."""
        ...

    def pause(self, job_id: str) -> Job:
        """QUEUED -> PAUSED; RUNNING: sets the wish, unless it is to cancel; else unchanged. Raises `NotFound`."""
        ...

    def resume(self, job_id: str) -> Job:
        """PAUSED -> QUEUED, due at once; RUNNING: takes back a wish to pause; else unchanged. Raises `NotFound`."""
        ...

    def prioritise(self, job_id: str, priority: int) -> Job:
        """A waiting job (QUEUED, PAUSED) with another priority; others are unchanged. Raises `NotFound`."""
        ...

    def recover_orphans(self) -> int:
        """At start, by the one writer: each RUNNING job -> `wish.state_after_stop`; returns how many. No failure is counted.

        A job that leaves RUNNING, by whatever call, has no owner, no lease and no wish; one that reaches a final state has
        `finished_at`.
        """
        ...

    def get(self, job_id: str) -> Job:
        """Raises `NotFound`."""
        ...

    def list(self, *, states: Collection[JobState] | None = None, project_id: str | None = None,
             limit: int = 200) -> Sequence[Job]:
        """The newest first."""
        ...

    def changes_since(self, seq: int, limit: int = 500) -> Sequence[Job]:
        """Jobs written to after `seq`, the lowest `seq` first, each once and as it is now."""
        ...
