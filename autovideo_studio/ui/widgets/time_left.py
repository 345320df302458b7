"""How long something will still take, told from how fast it went so far."""

from __future__ import annotations

import time
from collections.abc import Callable

from autovideo_studio.foundation.i18n import tr

AFTER_S, AFTER_PART = 3.0, 0.02
"""Nothing is told before."""


class TimeLeft:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: tuple[float, float] | None = None
        self._last = 0.0

    def pace(self, fraction: float) -> float | None:
        """How much of the whole is done in a second; None where it cannot be told yet. Call it with each step."""
        now = self._clock()
        if self._began is None or fraction < self._last:
            self._began = now, fraction
        self._last = fraction
        since, done = now - self._began[0], fraction - self._began[1]
        return None if since < AFTER_S or done < AFTER_PART else done / since

    def words(self, fraction: float) -> str:
        """ "2 min 5 s left", or "" """
        pace = self.pace(fraction)
        if pace is None:
            return ""
        seconds = round((1 - fraction) / pace)
        return tr("{minutes} min {seconds} s left", minutes=seconds // 60, seconds=seconds % 60) if seconds >= 60 \
            else tr("{seconds} s left", seconds=seconds)
