"""Small pictures of a film or still for the timeline, side by side in strips."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

HEIGHT = 90
"""Pixels: a track's row at twice the usual density."""
IN_A_STRIP = 16
INTERVALS = tuple(Fraction(2) ** power for power in range(-3, 9))
"""Seconds between pictures: ⅛ s to 256 s."""


@dataclass(frozen=True, slots=True)
class StripPlace:
    """Strip `number` of those with a picture every `interval` seconds: its picture n shows the film at
    (`number` · `IN_A_STRIP` + n) · `interval`. Stills have the one strip 0, with one picture."""

    interval: Fraction
    number: int


def strips_for(start: Fraction, end: Fraction, seconds_a_picture: Fraction) -> list[StripPlace]:
    """The strips to ask for where the film's seconds `start` to `end` are seen and a picture is as wide as
    `seconds_a_picture`: the interval is the longest that is not longer."""
    interval = max((each for each in INTERVALS if each <= seconds_a_picture), default=INTERVALS[0])
    first, last = int(start // (interval * IN_A_STRIP)), int(-(-end // (interval * IN_A_STRIP)))
    return [StripPlace(interval, number) for number in range(max(0, first), last)]
