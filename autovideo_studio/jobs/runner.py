"""Claims jobs by priority and runs their handlers, keeps their leases, tries again what may succeed later."""

from __future__ import annotations

import asyncio
import logging
import shutil
import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from autovideo_studio.foundation import clock
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.digest import canonical_json
from autovideo_studio.foundation.errors import Cancelled, StudioError
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.jobs.model import Job, JobFailure, Lease, Wish
from autovideo_studio.jobs.progress import overall_fraction
from autovideo_studio.jobs.queue import JobStore, LeaseLost
from autovideo_studio.jobs.retry import RetryPolicy
from autovideo_studio.jobs.worker_errors import as_studio_error

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobContext:
    """All that a handler may touch. `progress(stage, fraction of it)`; `scratch` is a folder that goes with the attempt."""

    job: Job
    cancel: CancelToken
    scratch: Path
    progress: Callable[[str, float], None]
    log: logging.LoggerAdapter[logging.Logger]


Handler = Callable[[JobContext], Awaitable[dict[str, Any]]]

DEFAULT_RETRIES = RetryPolicy()


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds: how long a lease holds, how often it is prolonged, how often the queue is read without being told of news, how
    often progress is written, how long a stopped handler may take to end by itself."""

    lease_s: float = 30.0
    heartbeat_s: float = 5.0
    poll_s: float = 1.0
    progress_s: float = 0.5
    stop_s: float = 10.0


DEFAULT_TIMING = Timing()


class Runner:
    """`run` belongs to one event loop; the other calls may come from any thread. The folder `scratch` is this runner's alone."""

    def __init__(self, store: JobStore, handlers: Mapping[str, Handler], scratch: Path, *, concurrency: int = 1,
                 retries: RetryPolicy = DEFAULT_RETRIES, timing: Timing = DEFAULT_TIMING) -> None:
        self._store, self._handlers, self._scratch = store, handlers, scratch
        self._concurrency, self._retries, self._timing = concurrency, retries, timing
        self._owner = new_id("runner")
        self._running: dict[str, _Attempt] = {}
        self._lock = threading.Lock()
        self._news = CancelToken()
        self._stopping = CancelToken()

    async def run(self) -> None:
        """Run jobs until `stop`; jobs that run then go back to the queue, and what they made is in the ledger."""
        self._sweep_scratch()
        tasks: set[asyncio.Task[None]] = set()
        try:
            while True:
                news = self._news = CancelToken()
                if self._stopping.cancelled:
                    break
                while len(tasks) < self._concurrency and (attempt := self._claim()) is not None:
                    tasks.add(asyncio.ensure_future(self._perform(attempt)))
                tasks = await self._wait(tasks, news)
        finally:
            for attempt in self._attempts():
                attempt.cancel.cancel()
            await asyncio.gather(*tasks)

    def stop(self) -> None:
        self._stopping.cancel()
        self.wake()

    def wake(self) -> None:
        """Look at the queue now: call it after `enqueue`."""
        self._news.cancel()

    def cancel(self, job_id: str) -> Job:
        """Raises `NotFound`."""
        return self._act_on(self._store.cancel(job_id))

    def pause(self, job_id: str) -> Job:
        """Raises `NotFound`."""
        return self._act_on(self._store.pause(job_id))

    def resume(self, job_id: str) -> Job:
        """Raises `NotFound`."""
        job = self._store.resume(job_id)
        self.wake()
        return job

    def _act_on(self, job: Job) -> Job:
        """Tell the handler of a wish now; its heartbeat would do so a little later."""
        if job.wish is not Wish.NONE:
            with self._lock:
                attempt = self._running.get(job.id)
            if attempt is not None:
                attempt.cancel.cancel()
        return job

    def _claim(self) -> _Attempt | None:
        try:
            claimed = self._store.claim(self._owner, self._timing.lease_s, self._handlers.keys())
        except StudioError as error:
            log.warning("the queue cannot be read or written now: %s", error)
            return None
        if claimed is None:
            return None
        attempt = _Attempt(*claimed, self._store, self._timing.progress_s)
        with self._lock:
            self._running[attempt.job.id] = attempt
        return attempt

    def _sweep_scratch(self) -> None:
        """Remove what the attempts of a killed program left."""
        for leftover in self._scratch.glob("job_*"):
            shutil.rmtree(leftover, ignore_errors=True)

    async def _wait(self, tasks: set[asyncio.Task[None]], news: CancelToken) -> set[asyncio.Task[None]]:
        """Until a job has ended, somebody has called `wake`, or it is time to look again; the tasks that still run."""
        woken = asyncio.ensure_future(_until_set(news))
        try:
            await asyncio.wait({woken, *tasks}, timeout=self._timing.poll_s, return_when=asyncio.FIRST_COMPLETED)
        finally:
            woken.cancel()
            await asyncio.gather(woken, return_exceptions=True)
        return {task for task in tasks if not task.done()}

    def _attempts(self) -> list[_Attempt]:
        with self._lock:
            return list(self._running.values())

    async def _perform(self, attempt: _Attempt) -> None:
        """One attempt, from the claim to the row that tells its outcome. Never raises: the queue goes on."""
        try:
            await self._attempt(attempt)
        except LeaseLost:
            log.warning("job %s was taken over; this attempt's outcome is dropped", attempt.job.id)
        except StudioError as error:
            log.warning("the outcome of job %s could not be written, it runs again after its lease: %s", attempt.job.id, error)
        finally:
            with self._lock:
                self._running.pop(attempt.job.id, None)

    async def _attempt(self, attempt: _Attempt) -> None:
        job, lease = attempt.job, attempt.lease
        try:
            result = await self._run_handler(attempt)
            canonical_json(result)  # a result that cannot be stored is the handler's fault
        except (Cancelled, asyncio.CancelledError):
            if not attempt.cancel.cancelled and not _being_cancelled():
                self._store.cancel(job.id)  # the handler gave up unasked: in the queue it would do so for ever
            self._store.release(lease)
        except Exception as raised:  # noqa: BLE001 - written down and logged
            error = as_studio_error(raised)
            wait_s = self._retries.wait_s(error, job.failures + 1)
            retry_at = None if wait_s is None else clock.now() + timedelta(seconds=wait_s)
            attempt.log.warning("failed, %s", f"again at {retry_at}" if retry_at else "for good", exc_info=raised)
            self._store.fail(lease, JobFailure(error.code, error.message, error.hint, error.details), retry_at)
        else:
            self._store.finish(lease, result)

    async def _run_handler(self, attempt: _Attempt) -> dict[str, Any]:
        scratch = self._scratch / f"{attempt.job.id}-{attempt.lease.epoch}"
        scratch.mkdir(parents=True)
        context = JobContext(attempt.job, attempt.cancel, scratch, attempt.progress, attempt.log)
        heartbeat = asyncio.ensure_future(self._keep_lease(attempt))
        work = asyncio.ensure_future(self._handlers[attempt.job.kind](context))
        stopped = asyncio.ensure_future(_until_set(attempt.cancel))
        try:
            await asyncio.wait({work, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                await asyncio.wait({work}, timeout=self._timing.stop_s)
            return await _ended(work)
        finally:
            heartbeat.cancel()
            stopped.cancel()
            await asyncio.gather(heartbeat, stopped, _ended(work), return_exceptions=True)
            await asyncio.to_thread(shutil.rmtree, scratch, ignore_errors=True)

    async def _keep_lease(self, attempt: _Attempt) -> None:
        """Prolong the lease until cancelled; a lost lease or a wish stops the handler."""
        while True:
            await asyncio.sleep(self._timing.heartbeat_s)
            try:
                wish = self._store.heartbeat(attempt.lease, self._timing.lease_s).wish
            except LeaseLost:
                attempt.cancel.cancel()
                return
            except StudioError as error:
                log.warning("the lease of job %s could not be prolonged: %s", attempt.job.id, error)
                continue
            if wish is not Wish.NONE:
                attempt.cancel.cancel()


class _Attempt:
    """A claimed job while its handler runs."""

    def __init__(self, job: Job, lease: Lease, store: JobStore, progress_s: float) -> None:
        self.job, self.lease, self.cancel = job, lease, CancelToken()
        self.log = logging.LoggerAdapter(log, {"job": job.id, "kind": job.kind})
        self._store, self._progress_s = store, progress_s
        self._stage, self._written_at = "", 0.0

    def progress(self, stage: str, fraction: float) -> None:
        """Write the whole's fraction, not more often than is of use."""
        now = time.monotonic()
        if stage == self._stage and now - self._written_at < self._progress_s:
            return
        self._stage, self._written_at = stage, now
        try:
            self._store.progress(self.lease, stage, overall_fraction(stage, fraction))
        except LeaseLost:
            self.cancel.cancel()
        except StudioError as error:
            self.log.warning("progress was not written: %s", error)


def _being_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


async def _until_set(token: CancelToken) -> None:
    loop = asyncio.get_running_loop()
    is_set = asyncio.Event()

    def wake() -> None:
        loop.call_soon_threadsafe(is_set.set)

    forget = token.on_cancel(wake)
    try:
        await is_set.wait()
    finally:
        forget()


async def _ended(work: asyncio.Future[dict[str, Any]]) -> dict[str, Any]:
    """The work's outcome; if it still runs, it is cancelled first."""
    if not work.done():
        work.cancel()
    return await work
