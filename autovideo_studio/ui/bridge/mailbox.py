"""How other threads reach the window: they leave plain data and calls, a timer of the window's thread takes them out."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, QTimer

from autovideo_studio.foundation.errors import Cancelled

log = logging.getLogger(__name__)
T = TypeVar("T")
EVERY_MS = 16
GONE = ("already deleted", "source has been deleted")
"""What Qt's objects say when they are used after their end: a project was closed before its answers came."""


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
            letter = self._letters.popleft()
            try:
                letter()
            except RuntimeError as error:
                if not any(words in str(error) for words in GONE):
                    raise
                log.debug("an answer came for a part of the window that is gone: %s", error)

    def close(self) -> None:
        """Nothing is taken out any more; whoever waits is told."""
        self._timer.stop()
        self.drain()
        self._closed.set()
