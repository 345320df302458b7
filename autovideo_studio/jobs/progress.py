"""From a stage and its fraction to one number for the whole video, and a calm guess of the time left."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping

STAGES: Mapping[str, float] = {"script": 0.10, "speech": 0.30, "visuals": 0.50, "assembly": 0.80, "done": 1.0}
"""The mark that the whole stands at when a stage begins; within a stage it moves on to the next mark."""

TYPICAL_SHARES: Mapping[str, float] = {"script": 0.03, "speech": 0.12, "visuals": 0.20, "assembly": 0.65}
"""How the time of an offline video divides among the stages, for the guess of the time left."""

SETTLING_S = 4.0
FIRST_GUESS_S = 2.0
FIRST_GUESS_SHARE = 0.03


def overall_fraction(stage: str, fraction: float) -> float:
    """0..1 of the whole. A stage that is not one of a video's (an upload, a download) is itself the whole."""
    fraction = min(1.0, max(0.0, fraction))
    if stage not in STAGES:
        return fraction
    begin = STAGES[stage]
    end = min((mark for mark in STAGES.values() if mark > begin), default=1.0)
    return begin + (end - begin) * fraction


class StageProgress:
    """Never goes back. `shares` (relative durations of the stages) may come from earlier videos; `clock` gives seconds."""

    def __init__(self, shares: Mapping[str, float] = TYPICAL_SHARES, clock: Callable[[], float] = time.monotonic) -> None:
        self._shares, self._clock = shares, clock
        self._begun = clock()
        self._overall = 0.0
        self._share_done = 0.0
        self._end: float | None = None
        self._guessed_at = self._begun

    def update(self, stage: str, fraction: float) -> tuple[float, float | None]:
        """(0..1 of the whole, seconds left or None while that cannot be told)."""
        self._overall = max(self._overall, overall_fraction(stage, fraction))
        self._share_done = max(self._share_done, self._share(stage, fraction))
        self._guess()
        return self.current()

    def current(self) -> tuple[float, float | None]:
        if self._overall >= 1.0:
            return 1.0, 0.0
        return self._overall, None if self._end is None else max(0.0, self._end - self._clock())

    def _share(self, stage: str, fraction: float) -> float:
        """How much of the work is behind us, by time."""
        if stage not in STAGES:
            return min(1.0, max(0.0, fraction))
        total = sum(self._shares.values())
        before = sum(share for name, share in self._shares.items() if STAGES[name] < STAGES[stage])
        return (before + self._shares.get(stage, 0.0) * min(1.0, max(0.0, fraction))) / total

    def _guess(self) -> None:
        """Move the expected end towards what the pace so far says: by 63 % in `SETTLING_S` seconds."""
        now = self._clock()
        elapsed = now - self._begun
        if elapsed < FIRST_GUESS_S or self._share_done < FIRST_GUESS_SHARE:
            return
        end = self._begun + elapsed / self._share_done
        if self._end is None:
            self._end = end
        else:
            self._end += (end - self._end) * (1 - math.exp((self._guessed_at - now) / SETTLING_S))
        self._guessed_at = now
