"""The studio's services in a thread of their own: one asyncio loop for providers, workers and the queue."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeVar

from PySide6.QtCore import QThread

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.studio import Studio
from autovideo_studio.ui.bridge.mailbox import Mailbox

log = logging.getLogger(__name__)
T = TypeVar("T")
Open = Callable[[], AbstractAsyncContextManager[Studio]]
READERS = 4
AFTER_START_S = 1.0


class Engine(QThread):
    """`start`, then `opened` gets the studio (or `failed` why not) in the window's thread. End it with `close`."""

    def __init__(self, open_studio: Open, mailbox: Mailbox, opened: Callable[[Studio], object],
                 failed: Callable[[StudioError], object]) -> None:
        super().__init__()
        self.setObjectName("engine")
        self._open_studio, self._mailbox, self._opened, self._failed = open_studio, mailbox, opened, failed
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end = asyncio.Event()
        self._asked: set[asyncio.Task[None]] = set()
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._closing = False
        self.studio: Studio | None = None

    def run(self) -> None:
        try:
            asyncio.run(self._live())
        except BaseException as error:  # noqa: BLE001 - the thread's last line of defence
            log.exception("the engine ended")
            told = as_told(error)
            self._mailbox.post(lambda: self._failed(told))
        finally:
            self._loop = None

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        async with self._open_studio() as studio:
            self.studio = studio
            queue = asyncio.ensure_future(studio.jobs.run())
            self._mailbox.post(lambda: self._opened(studio))
            self._begin(self._get_ready(studio))
            await self._end.wait()
            studio.jobs.stop()
            for task in tuple(self._asked):
                task.cancel()
            await asyncio.gather(queue, *tuple(self._asked), return_exceptions=True)

    @staticmethod
    async def _get_ready(studio: Studio) -> None:
        """The code of other processes, and the key store's first answer, take a while: they are asked for here, where no window
        waits for them, once the window is there."""
        await asyncio.sleep(AFTER_START_S)
        studio.load_ahead()
        studio.writing.writers()

    def run_async(self, work: Callable[[CancelToken], Awaitable[T]], done: Callable[[T], object] | None = None,
                  failed: Callable[[StudioError], object] | None = None) -> CancelToken:
        """Await `work` on the engine's loop; `done` or `failed` is called in the window's thread. The token cancels it."""
        cancel = CancelToken()

        async def follow() -> None:
            try:
                result = await work(cancel)
            except Cancelled:
                return
            except Exception as error:  # noqa: BLE001 - told to the window
                self._tell(error, failed)
            else:
                if done is not None:
                    self._mailbox.post(lambda: done(result))

        self._submit(follow())
        return cancel

    def read(self, work: Callable[[], T], done: Callable[[T], object],
             failed: Callable[[StudioError], object] | None = None) -> None:
        """Run a query or other short blocking work in a reader thread; `done` is called in the window's thread. Once the engine
        is closing nothing is begun any more: a late timer may still ask."""

        def follow() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - told to the window
                self._tell(error, failed)
            else:
                self._mailbox.post(lambda: done(result))

        if not self._closing:
            self._readers.submit(follow)

    def close(self) -> None:
        """Stop what runs (it goes back to the queue), close the library, wait for the thread. The mailbox must still work."""
        self._closing = True
        if self.isRunning():
            if (loop := self._loop) is not None:
                loop.call_soon_threadsafe(self._end.set)
            while not self.wait(20):
                self._mailbox.drain()
        self._readers.shutdown(wait=True, cancel_futures=True)

    def _submit(self, work: Coroutine[Any, Any, None]) -> None:
        if (loop := self._loop) is None or self._closing or not self.isRunning():
            work.close()
            return
        loop.call_soon_threadsafe(self._begin, work)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)

    def _tell(self, error: Exception, failed: Callable[[StudioError], object] | None) -> None:
        told = as_told(error)
        self._mailbox.post(lambda: (failed or self._failed)(told))


def as_told(error: BaseException) -> StudioError:
    """What a creator may read of an error; a bug is logged and shown as one sentence."""
    if isinstance(error, StudioError):
        return error
    log.error("unexpected error", exc_info=error)
    return StudioError(tr("Something went wrong inside the program ({kind}). Everything made so far is kept.",
                          kind=type(error).__name__), tr("Please report it with the log file."), repr(error))
