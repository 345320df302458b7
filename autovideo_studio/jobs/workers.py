"""A pool of disposable worker processes for what may crash, hang, eat memory or burn Python.

Processes are started when first needed (or ahead of that), used again, and replaced when they die, grow or have done many
tasks. None outlives the thread whose event loop uses the pool: a worker ends when its pipe closes, on Linux also when that
thread ends.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled
from autovideo_studio.jobs.fork_server import ForkServer
from autovideo_studio.jobs.worker_errors import OutOfMemory, ProgramFault, WorkerDied
from autovideo_studio.jobs.worker_process import (
    DEFAULT_GRACE,
    DiedWhileIdle,
    Grace,
    WorkerProcess,
)

log = logging.getLogger(__name__)

OWN_TASKS = ("autovideo_studio.",)


class WorkerPool:
    """At most `count` tasks at a time, in the order asked for. Use it from one event loop, in any thread.

    `memory_limit_mb` caps each worker's address space; one whose resident memory is above `recycle_above_mb` (None: any size)
    after a task, or that has done `recycle_after` tasks, is replaced. One that has had nothing to do for `retire_after_s` gives
    back all that it holds and ends. `task_timeout_s` is the default of `run`. The workers of a `patient` pool get the processor
    when nobody else wants it. They come from `forks` where it lives; close the pool before it.
    """

    def __init__(self, count: int, *, memory_limit_mb: int | None = None, task_timeout_s: float | None = None,
                 grace: Grace = DEFAULT_GRACE, recycle_after: int = 200, recycle_above_mb: int | None = 1_024,
                 retire_after_s: float | None = None, tasks_from: tuple[str, ...] = OWN_TASKS, patient: bool = False,
                 forks: ForkServer | None = None) -> None:
        self._memory_limit_mb, self._task_timeout_s, self._grace = memory_limit_mb, task_timeout_s, grace
        self._recycle_after, self._recycle_above_mb = recycle_after, recycle_above_mb
        self._retire_after_s = retire_after_s
        self._tasks_from, self._patient = tasks_from, patient
        self.forks = forks
        self._count = max(1, count)
        self._slots = asyncio.Semaphore(self._count)
        self._idle: list[WorkerProcess] = []
        self._busy: set[WorkerProcess] = set()
        self._starting: set[asyncio.Task[WorkerProcess]] = set()
        self._ending: set[asyncio.Future[None]] = set()
        self._closed = False

    @property
    def count(self) -> int:
        """How many tasks run at a time."""
        return self._count

    async def start_ahead(self, preparation: str) -> None:
        """Have loaded what tasks will need: where workers are forked, by who they come from, else by "package.module:function"
        (without arguments) in each. The caller goes on meanwhile. What could not be loaded is left to the tasks."""
        if self.forks is not None:
            self.forks.start()
            return
        while len(self._idle) + len(self._busy) < self._count:
            self._idle.append(await self._start(preparation))

    async def run(self, task: str, payload: dict[str, Any], *, cancel: CancelToken | None = None,
                  progress: Callable[[float], None] | None = None, timeout_s: float | None = None,
                  grace: Grace | None = None) -> dict[str, Any]:
        """Run "package.module:function" on a plain `payload` in a worker; its plain result.

        Raises what the task raised (`StudioError`s keep their class, a bug is a `ProgramFault`), `WorkerDied`, `WorkerTimedOut`,
        `OutOfMemory`, or `Cancelled`; `progress` gets 0..1 in the loop's thread. While the token is paused the task stands still.
        The worker has stopped touching its files when this returns, however it returns. `grace` is for this task alone.
        """
        async with self.turn(cancel or CancelToken()) as turn:
            return await turn.run(task, payload, progress=progress, timeout_s=timeout_s, grace=grace)

    @asynccontextmanager
    async def turn(self, cancel: CancelToken) -> AsyncIterator[Turn]:
        """One place for several tasks that follow one another: between them no other task takes it."""
        cancel.raise_if_cancelled()
        await cancel.run(self._slots.acquire())
        try:
            yield Turn(self, cancel)
        finally:
            self._slots.release()

    async def run_in_turn(self, task: str, payload: dict[str, Any], cancel: CancelToken, progress: Callable[[float], None],
                          timeout_s: float | None, grace: Grace | None) -> dict[str, Any]:
        """For `Turn`."""
        while True:
            worker = await self._take()
            try:
                return await worker.run(task, payload, cancel=cancel, progress=progress,
                                        timeout_s=timeout_s or self._task_timeout_s, grace=grace or self._grace)
            except DiedWhileIdle:
                log.info("worker %s died while idle; another takes %s", worker.pid, task)
            except WorkerDied:
                if self._closed:
                    raise Cancelled from None
                raise
            except OutOfMemory:
                worker.reusable = False
                raise
            except ProgramFault as fault:
                log.error("task %s failed:\n%s", task, fault.details)
                raise
            finally:
                await self._give_back(worker)

    async def aclose(self) -> None:
        """End all workers; tasks that still run end in `Cancelled`."""
        self._closed = True
        workers = [*self._idle, *self._busy]
        self._idle.clear()
        for starting in self._starting:
            starting.cancel()
        await asyncio.gather(*(worker.stop() for worker in workers), *self._ending)

    async def __aenter__(self) -> WorkerPool:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.aclose()

    async def _take(self) -> WorkerProcess:
        if self._closed:
            raise Cancelled
        worker = self._idle.pop() if self._idle else await self._start()
        self._busy.add(worker)
        return worker

    async def _start(self, preparation: str = "") -> WorkerProcess:
        """Ends in `Cancelled` where the pool is closed meanwhile."""
        starting = asyncio.ensure_future(WorkerProcess.start(
            tasks_from=self._tasks_from, memory_limit_mb=self._memory_limit_mb, forks=self.forks, preparation=preparation,
            patient=self._patient))
        self._starting.add(starting)
        try:
            return await starting
        except asyncio.CancelledError:
            if self._closed:
                raise Cancelled from None
            raise
        finally:
            self._starting.discard(starting)

    async def _give_back(self, worker: WorkerProcess) -> None:
        if not self._closed and self._fit(worker):
            self._busy.discard(worker)
            self._idle.append(worker)
            if self._retire_after_s is not None:
                asyncio.get_running_loop().call_later(self._retire_after_s, self._retire, worker, worker.tasks_done)
            return
        ending = self._end(worker)
        self._busy.discard(worker)
        try:
            await asyncio.shield(ending)
        except asyncio.CancelledError:  # a second cancel does not leave the process behind
            await asyncio.wait({ending})
            raise

    def _end(self, worker: WorkerProcess) -> asyncio.Future[None]:
        ending = asyncio.ensure_future(worker.stop())
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)
        return ending

    def _retire(self, worker: WorkerProcess, tasks_done: int) -> None:
        """End a worker that has done no more tasks since."""
        if worker in self._idle and worker.tasks_done == tasks_done:
            self._idle.remove(worker)
            self._end(worker)

    def _fit(self, worker: WorkerProcess) -> bool:
        return worker.alive and worker.reusable and worker.tasks_done < self._recycle_after and not self._grown(worker)

    def _grown(self, worker: WorkerProcess) -> bool:
        return self._recycle_above_mb is not None and _resident_bytes(worker.pid) >= self._recycle_above_mb << 20


@dataclass(frozen=True, slots=True)
class Turn:
    """A place in a pool, while it is held."""

    pool: WorkerPool
    cancel: CancelToken

    async def run(self, task: str, payload: dict[str, Any], *, progress: Callable[[float], None] | None = None,
                  timeout_s: float | None = None, grace: Grace | None = None) -> dict[str, Any]:
        """As `WorkerPool.run`, at once."""
        self.cancel.raise_if_cancelled()
        return await self.pool.run_in_turn(task, payload, self.cancel, progress or _ignore, timeout_s, grace)


def _resident_bytes(pid: int) -> int:
    import psutil  # type: ignore[import-untyped]

    try:
        resident: int = psutil.Process(pid).memory_info().rss
    except psutil.Error:
        return 0
    return resident


def _ignore(fraction: float) -> None:
    """Nobody asked for the progress."""
