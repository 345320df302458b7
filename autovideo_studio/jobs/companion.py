"""A worker process that one talks with for as long as it is needed: it draws frames for the preview, or mixes its sound."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.jobs.fork_server import ForkServer
from autovideo_studio.jobs.worker_process import DEFAULT_GRACE, DiedWhileIdle, WorkerProcess
from autovideo_studio.jobs.workers import OWN_TASKS

log = logging.getLogger(__name__)

Message = dict[str, Any]
_TOO_SOON_S = 2.0
_PATIENCE_S = 1.0


class Companion:
    """Runs `task` in a worker process, and again in a new one whenever that process dies.

    `heard` gets what the task says, `died` why a process ended; both are called in the companion's own thread. The task's part:
    say that it is ready, then live on what it is told. The process comes from `forks` where that lives. Call `close` at the end:
    thread and process are gone when it returns.
    """

    def __init__(self, task: str, payload: Message, heard: Callable[[Message], None],
                 died: Callable[[StudioError], None] = lambda error: None, *, memory_limit_mb: int | None = None,
                 tasks_from: tuple[str, ...] = OWN_TASKS, forks: ForkServer | None = None) -> None:
        self._task, self._payload, self._heard, self._died = task, payload, heard, died
        self._memory_limit_mb, self._tasks_from, self._forks = memory_limit_mb, tasks_from, forks
        self._cancel = CancelToken()
        self._loop = asyncio.new_event_loop()
        self._worker: WorkerProcess | None = None
        self._thread = threading.Thread(target=self._live, name=f"companion {task.rpartition(':')[2]}")
        self._thread.start()

    def soon(self, action: Callable[[], None]) -> None:
        """Run `action` in the companion's thread. From any thread."""
        with suppress(RuntimeError):  # the loop is closed: nobody is there to do it
            self._loop.call_soon_threadsafe(action)

    def later(self, seconds: float, action: Callable[[], None]) -> None:
        """Run `action` in the companion's thread when so much time has passed. In the companion's thread."""
        self._loop.call_later(seconds, action)

    def tell(self, message: Message) -> None:
        """Send plain data; lost where no process lives at the moment. In the companion's thread."""
        if self._worker is not None:
            self._worker.tell(message)

    def kill(self) -> None:
        """End the process, which hangs or holds too much; a new one follows. In the companion's thread."""
        if self._worker is not None:
            self._worker.kill()

    def close(self) -> None:
        """Harmless when repeated."""
        self._cancel.cancel()
        self._thread.join()

    def _live(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        while not self._cancel.cancelled:
            started = time.monotonic()
            error = await self._one_life()
            if self._cancel.cancelled:
                return
            log.warning("%s ended: %s %s", self._task, error, error.details)
            self._died(error)
            if time.monotonic() - started < _TOO_SOON_S:
                with suppress(StudioError):
                    await self._cancel.run(asyncio.sleep(_PATIENCE_S))

    async def _one_life(self) -> StudioError:
        """From the start of a process to its end, and why it ended."""
        try:
            worker = await self._cancel.run(WorkerProcess.start(
                tasks_from=self._tasks_from, memory_limit_mb=self._memory_limit_mb, forks=self._forks))
        except StudioError as error:
            return error
        forget = self._cancel.on_cancel(lambda: self.soon(worker.kill))
        self._worker = worker
        try:
            await worker.run(self._task, self._payload, cancel=CancelToken(), progress=lambda fraction: None, timeout_s=None,
                             grace=DEFAULT_GRACE, hear=self._heard)
            return StudioError(f"{self._task} came to an end by itself.")
        except DiedWhileIdle:
            return StudioError(f"{self._task} came to an end before it began.")
        except StudioError as error:
            return error
        finally:
            self._worker = None
            forget()
            await worker.stop()
