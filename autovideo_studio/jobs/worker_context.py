"""What a task in a worker process may ask of the world outside: report progress, learn of a cancel, talk with who started it."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import Any

from autovideo_studio.foundation.errors import Cancelled

PROGRESS_EVERY_S = 0.05


class WorkerContext:
    """The second argument of every task: `def task(payload: dict, context: WorkerContext) -> dict`."""

    def __init__(self, send_progress: Callable[[float], None], send: Callable[[dict[str, Any]], None]) -> None:
        self._send_progress, self._send = send_progress, send
        self._told: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._cancelled = threading.Event()
        self._going = threading.Event()
        self._going.set()
        self._next_report = 0.0

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        self._cancelled.set()
        self._going.set()
        self._told.put(None)

    def pause(self, paused: bool) -> None:
        if paused and not self.cancelled:
            self._going.clear()
        else:
            self._going.set()

    def hear(self, message: dict[str, Any]) -> None:
        """A message came for the task."""
        self._told.put(message)

    def next_message(self, timeout_s: float | None = None) -> dict[str, Any] | None:
        """What the task was told next; waits up to `timeout_s` (None: as long as it takes). None if nothing came.

        Raises `Cancelled` once the task shall stop.
        """
        try:
            message = self._told.get(timeout=timeout_s) if timeout_s != 0 else self._told.get_nowait()
        except queue.Empty:
            message = None
        self.raise_if_cancelled()
        return message

    def say(self, message: dict[str, Any]) -> None:
        """Send plain data to who started the task, while it goes on."""
        self._send(message)

    def raise_if_cancelled(self) -> None:
        """Call it between steps of at most some 100 ms: a task that does not is killed after the pool's grace. Here a paused task
        waits until it may go on."""
        self._going.wait()
        if self._cancelled.is_set():
            raise Cancelled

    def progress(self, fraction: float) -> None:
        """`fraction` is 0..1 of this task. Cheap: at most 20 reports a second are sent, and always the last one (1.0)."""
        now = time.monotonic()
        if fraction < 1.0 and now < self._next_report:
            return
        self._next_report = now + PROGRESS_EVERY_S
        self._send_progress(min(1.0, max(0.0, float(fraction))))
