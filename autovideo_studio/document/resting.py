"""Work for quiet moments: done in a thread of its own once nobody has edited for a while, given up when somebody does."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from functools import partial

from autovideo_studio.foundation.errors import StudioError

log = logging.getLogger(__name__)

QUIET_S = 0.5

Pause = Callable[[], None]


class Disturbed(Exception):
    """An edit came: what was being made is out of date."""


class Resting:
    """The thread lives only while there is something to do. `disturb`, `begin` and `close` are for the thread of the edits."""

    def __init__(self, work: Callable[[Pause], None]) -> None:
        """`work` calls the pause that it is given every millisecond or so: others get their turn, it may raise `Disturbed`."""
        self._work = work
        self._edits = 0
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None
        self.trouble: StudioError | None = None
        """Why what was to be done last was not."""

    def disturb(self) -> None:
        """An edit begins."""
        self._edits += 1

    def begin(self) -> None:
        """There is work: do it in the next quiet moment."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="document-resting", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """What was begun is done now, in the calling thread; afterwards nothing runs any more."""
        self._closed.set()
        if self._thread is not None:
            self._thread.join()
            self._attempt(lambda: None)

    def _run(self) -> None:
        seen = -1
        while not self._closed.wait(QUIET_S):
            if seen == self._edits and self._attempt(partial(self._pause, seen)):
                return
            seen = self._edits

    def _attempt(self, pause: Pause) -> bool:
        """Whether it came to an end, a good one or not."""
        try:
            self._work(pause)
        except Disturbed:
            return False
        except StudioError as error:
            self.trouble = error
            log.warning("what was to be done at rest failed: %s", error)
        else:
            self.trouble = None
        return True

    def _pause(self, seen: int) -> None:
        time.sleep(0)  # a thread that waits for the interpreter has it now
        if self._edits != seen or self._closed.is_set():
            raise Disturbed
