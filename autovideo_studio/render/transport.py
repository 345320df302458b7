"""Where the playhead is and where it goes: play, shuttle, step, loop. Pure arithmetic on seconds; a clock tells the time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from autovideo_studio.domain.time import TimeRange

RATES = tuple(Fraction(rate) for rate in (-8, -4, -2, -1, 0, 1, 2, 4, 8))
SLOW_RATES = (*RATES[:4], *(Fraction(n, 4) for n in (-2, -1, 0, 1, 2)), *RATES[5:])


@dataclass(frozen=True, slots=True)
class Transport:
    """A playhead at `position` seconds of a sequence of `frames` frames, moving at `rate` (1 is play, 0 is rest). `loop` is the
    range of frames that play goes round in once it is inside."""

    frame_rate: Fraction = Fraction(30)
    frames: int = 0
    position: Fraction = Fraction(0)
    rate: Fraction = Fraction(0)
    loop: TimeRange | None = None

    @property
    def frame(self) -> int:
        """The frame under the playhead: at the very end the last one."""
        return max(0, min(floor(self.position * self.frame_rate), self.frames - 1))

    @property
    def playing(self) -> bool:
        return self.rate != 0

    def of(self, frame_rate: Fraction, frames: int) -> Transport:
        """The same playhead over a sequence that was edited: it stays where it is, or goes back to the new end."""
        kept = replace(self, frame_rate=frame_rate, frames=frames)
        return replace(kept, position=min(self.position, kept._end))

    def at(self, frame: int) -> Transport:
        """The playhead at the beginning of a frame. (A hair inside it, where a float would fall short.)"""
        return replace(self, position=Fraction(max(0, min(frame, self.frames - 1))) / self.frame_rate)

    def played(self, rate: Fraction = Fraction(1)) -> Transport:
        """Play from here; from the very end, from the beginning (backwards: from the end)."""
        start = self.position
        if rate > 0 and self.frame >= self.frames - 1:
            start = Fraction(0)
        elif rate < 0 and self.frame == 0:
            start = self._end
        return replace(self, rate=rate, position=start)

    def shuttled(self, direction: int, slow: bool = False) -> Transport:
        """J (−1) and L (+1): one step down or up the rates, through rest; `slow` has the steps between −1 and 1 too."""
        rates = SLOW_RATES if slow else RATES
        beyond = [rate for rate in (rates if direction > 0 else rates[::-1]) if (rate - self.rate) * direction > 0]
        return self.played(beyond[0]) if beyond and beyond[0] else replace(self, rate=beyond[0] if beyond else self.rate)

    def rested(self) -> Transport:
        return replace(self, rate=Fraction(0))

    def moved_to(self, position: Fraction) -> Transport:
        """The clock says that the playhead has come to `position`: round the loop it goes on, at either end it rests."""
        if self.loop and self.rate:
            start, length = (Fraction(n) / self.frame_rate for n in (self.loop.start, self.loop.duration))
            was_inside = start <= self.position < start + length
            if was_inside and length and not start <= position < start + length:
                return replace(self, position=start + (position - start) % length)
        if position < 0 or position >= self._end:
            return replace(self, position=max(Fraction(0), min(position, self._end)), rate=Fraction(0))
        return replace(self, position=position)

    @property
    def _end(self) -> Fraction:
        return Fraction(self.frames) / self.frame_rate
