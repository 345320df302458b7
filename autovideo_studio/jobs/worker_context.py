"""What a task in a worker process may ask of the world outside: report progress, learn of a cancel."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from autovideo_studio.foundation.errors import Cancelled

PROGRESS_EVERY_S = 0.05


class WorkerContext:
    """The second argument of every task: `def task(payload: dict, context: WorkerContext) -> dict`."""

    def __init__(self, send_progress: Callable[[float], None]) -> None:
        self._send_progress = send_progress
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

    def pause(self, paused: bool) -> None:
        if paused and not self.cancelled:
            self._going.clear()
        else:
            self._going.set()

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
