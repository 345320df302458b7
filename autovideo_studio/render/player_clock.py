"""Clocks for play. The wall's time is always the base; where sound is heard, its time is the master."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    """Tells how far play has come. `start` again is a seek."""

    def start(self, position: float, rate: float) -> None:
        """Run from `position` (seconds of the sequence) at `rate`."""
        ...

    def stop(self) -> None: ...

    def position(self) -> float:
        """Seconds of the sequence, now."""
        ...


class WallClock:
    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._started_at = self._position = self._rate = 0.0

    def start(self, position: float, rate: float) -> None:
        self._started_at, self._position, self._rate = self._now(), position, rate

    def stop(self) -> None:
        self.start(self.position(), 0.0)

    def position(self) -> float:
        return self._position + (self._now() - self._started_at) * self._rate


class SoundClock:
    """The wall's clock, led slowly towards what is heard.

    `heard` tells how many seconds of sound have left the device since it was started, None while that is not known. A device
    may stand still for seconds at first and then run true, so its time is taken from its first movement on. The correction is at most
    2 %, which nobody sees; a difference above 80 ms is made up in a jump.
    """

    MOST_CORRECTION, JUMP_S = 0.02, 0.08
    HALF_S = 1.0
    """Time in which half of a small difference is made up."""

    def __init__(self, heard: Callable[[], float | None], now: Callable[[], float] = time.perf_counter) -> None:
        self._heard, self._now = heard, now
        ...
