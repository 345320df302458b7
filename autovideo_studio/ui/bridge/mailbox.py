"""How other threads reach the window: they leave plain data and calls, a timer of the window's thread takes them out."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, QTimer

from autovideo_studio.foundation.errors import Cancelled

T = TypeVar("T")
EVERY_MS = 16


class Mailbox(QObject):
    """Made in the window's thread. No Qt call is made from any other: a plain queue is all that they share."""

    def __init__(self) -> None:
        super().__init__()
        self._letters: deque[Callable[[], object]] = deque()
        self._closed = threading.Event()
        self._home = QThread.currentThread()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.drain)
        self._timer.start(EVERY_MS)

    def post(self, call: Callable[[], object]) -> None:
        """Run `call` in the window's thread soon; from any thread."""
        self._letters.append(call)

    def call(self, call: Callable[[], T]) -> T:
        """Run `call` in the window's thread and wait for what it returns or raises. Raises `Cancelled` when the window closes."""
        if QThread.currentThread() is self._home:
            return call()
        answer: Future[T] = Future()

        def work() -> None:
            try:
                answer.set_result(call())
            except BaseException as error:  # noqa: BLE001 - handed to the caller
                answer.set_exception(error)

        self.post(work)
        while True:
            try:
                return answer.result(timeout=0.2)
            except TimeoutError:
                if self._closed.is_set() and not answer.done():
                    raise Cancelled from None

    def drain(self) -> None:
        """What has come so far; what comes meanwhile waits for the next turn."""
        for _ in range(len(self._letters)):
            self._letters.popleft()()

    def close(self) -> None:
        """Nothing is taken out any more; whoever waits is told."""
        self._timer.stop()
        self.drain()
        self._closed.set()
