"""Exact time. Positions in a sequence are whole frames at a rational rate; positions in a source are `Fraction` seconds.

Ranges exclude their end everywhere. Floats are refused: 29.97 is `Fraction(30000, 1001)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor


def seconds(value: int | str | Fraction) -> Fraction:
    """Exact seconds from a whole number, a fraction or a decimal text ("1.5"). A float raises `TypeError`."""
    if isinstance(value, float):
        raise TypeError("time is exact: write '1.5' or Fraction(3, 2), not a float")
    return Fraction(value)


def to_frames(time: Fraction, rate: Fraction) -> int:
    """The frame nearest to `time` seconds (halves round up)."""
    return floor(time * rate + Fraction(1, 2))


def to_seconds(frames: int, rate: Fraction) -> Fraction:
    """When frame number `frames` begins, in seconds."""
    return Fraction(frames) / rate


@dataclass(frozen=True, slots=True)
class TimeRange:
    """`start` and `duration` in frames; the end is excluded."""

    start: int
    duration: int

    def __post_init__(self) -> None:
        if isinstance(self.start, float) or isinstance(self.duration, float):
            raise TypeError("frames are whole numbers")
        if self.duration < 0:
            raise ValueError("a range cannot be shorter than nothing")

    @property
    def end(self) -> int:
        return self.start + self.duration

    @classmethod
    def between(cls, start: int, end: int) -> TimeRange:
        return cls(start, end - start)

    def __contains__(self, frame: int) -> bool:
        return self.start <= frame < self.end

    def overlaps(self, other: TimeRange) -> bool:
        return self.start < other.end and other.start < self.end

    def clamped(self, other: TimeRange) -> TimeRange:
        """The part of this range inside `other` (empty at its border when they do not meet)."""
        start = min(max(self.start, other.start), other.end)
        return TimeRange.between(start, max(start, min(self.end, other.end)))
