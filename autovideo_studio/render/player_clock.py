"""Clocks for play. The wall's time is always the base; where sound is heard, it is the master."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    """Tells how far play has come, in seconds of the sequence."""

    def start(self, position: float, rate: float) -> None:
        """Run at `rate` from `position` on. `start` again is a seek."""
        ...

    def position(self) -> float: ...


class WallClock:
    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._started_at, self._position, self._rate = now(), 0.0, 0.0

    def start(self, position: float, rate: float) -> None:
        self._started_at, self._position, self._rate = self._now(), position, rate

    def position(self) -> float:
        return self._position + (self._now() - self._started_at) * self._rate


class SoundClock:
    """The wall's clock, led slowly towards what is heard (`heard`: that second of the sequence, None while nothing is known).

    The two crystals differ by a little: up to 2 % is made up smoothly, which nobody sees. What differs by more than 80 ms is made
    up in a jump. Sound that fails leaves the wall's time.
    """

    MOST_CORRECTION, JUMP_S, SETTLE_S = 0.02, 0.08, 0.5

    def __init__(self, heard: Callable[[], float | None], now: Callable[[], float] = time.perf_counter) -> None:
        self._heard, self._now = heard, now
        self._wall = WallClock(now)
        self._rate = 0.0
        self._correction = 0.0
        self._looked_at = now()

    def start(self, position: float, rate: float) -> None:
        self._wall.start(position, rate)
        self._rate, self._correction, self._looked_at = rate, 0.0, self._now()

    def position(self) -> float:
        passed, self._looked_at = self._now() - self._looked_at, self._now()
        heard = self._heard() if self._rate == 1 else None
        if heard is not None:
            off = heard - self._wall.position() - self._correction
            most = self.MOST_CORRECTION * passed
            self._correction += off if abs(off) > self.JUMP_S else max(-most, min(off * passed / self.SETTLE_S, most))
        return self._wall.position() + self._correction
