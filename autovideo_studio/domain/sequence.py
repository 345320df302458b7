"""The edited thing: tracks of clips in one format."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from autovideo_studio.domain.marker import Marker
from autovideo_studio.domain.track import Track


@dataclass(frozen=True, slots=True)
class SequenceFormat:
    """Pixels (even numbers, square) and frames per second."""

    width: int = 1920
    height: int = 1080
    rate: Fraction = Fraction(30)

    @classmethod
    def of(cls, aspect: str, short_side: int, rate: Fraction) -> SequenceFormat:
        """`aspect` as in "16:9"; `short_side` in pixels: 1080 gives 1920 × 1080, 1080 × 1920, 1080 × 1080, 1080 × 1350."""
        across, down = (int(part) for part in aspect.split(":"))
        unit = Fraction(short_side, min(across, down))
        return cls(2 * round(across * unit / 2), 2 * round(down * unit / 2), rate)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Tracks from the bottom of the picture to its top; sound tracks follow in any order."""

    id: str
    format: SequenceFormat = SequenceFormat()
    tracks: tuple[Track, ...] = ()
    markers: tuple[Marker, ...] = ()

    @property
    def duration(self) -> int:
        """Frames: as long as the longest track."""
        return max((track.duration for track in self.tracks), default=0)


def shape_of(width: int, height: int) -> str:
    """ "wide", "square" or "tall"; 4:5 counts as square, 9:16 as tall."""
    ratio = width / height
    return "wide" if ratio > 1.25 else "square" if ratio > 0.7 else "tall"
