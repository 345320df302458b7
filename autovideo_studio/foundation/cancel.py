"""A token that stops or pauses work: threads poll it, coroutines await it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import TypeVar

from autovideo_studio.foundation.errors import Cancelled

T = TypeVar("T")


class CancelToken:
    """Cancelled once, by anyone, from any thread; paused and resumed any number of times before. Work that is paused stands still
    between two of its steps and keeps what it holds; a cancel reaches it there too."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._actions: list[Callable[[], None]] = []
        self._paused = False
        self._watchers: list[Callable[[bool], None]] = []

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def cancel(self) -> None:
        """Mark as cancelled and run each registered action once."""
        with self._lock:
            self._event.set()
            actions, self._actions = self._actions, []
        for action in actions:
            action()

    @property
    def paused(self) -> bool:
        return self._paused

    def pause(self, paused: bool = True) -> None:
        """Let the work stand still, or go on; whoever watches is told of each change."""
        with self._lock:
            if self._paused == paused:
                return
            self._paused, watchers = paused, list(self._watchers)
        for watcher in watchers:
            watcher(paused)

    def resume(self) -> None:
        self.pause(False)

    def on_pause(self, watcher: Callable[[bool], None]) -> Callable[[], None]:
        """Call `watcher(paused)` at each change (and now, if paused); returns the call that unregisters it."""
        with self._lock:
            self._watchers.append(watcher)
            paused = self._paused
        if paused:
            watcher(True)
        return lambda: self._unwatch(watcher)

    def _unwatch(self, watcher: Callable[[bool], None]) -> None:
        with self._lock:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

    def raise_if_cancelled(self) -> None:
        if self._event.is_set():
            raise Cancelled

    def on_cancel(self, action: Callable[[], None]) -> Callable[[], None]:
        """Run `action` at cancel (now, if that has been); returns the call that unregisters it."""
        with self._lock:
            if not self._event.is_set():
                self._actions.append(action)
                return lambda: self._forget(action)
        action()
        return lambda: None

    def _forget(self, action: Callable[[], None]) -> None:
        with self._lock:
            if action in self._actions:
                self._actions.remove(action)

    async def run(self, work: Awaitable[T]) -> T:
        """Await `work`; raise `Cancelled` (and cancel the work) as soon as the token is set."""
        loop = asyncio.get_running_loop()
        task = asyncio.ensure_future(work)
        stop = loop.create_future()

        def settle() -> None:
            if not stop.done():
                stop.set_result(None)

        def wake() -> None:
            loop.call_soon_threadsafe(settle)

        forget = self.on_cancel(wake)
        try:
            await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return task.result()
            raise Cancelled
        finally:
            forget()
            if not task.done():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
            elif not task.cancelled():
                task.exception()  # seen, also where this wait was cancelled in the moment in which the work failed
