"""What the timeline shows, as plain numbers: rows of clips in order of time, found by bisection. No Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

import numpy as np

from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.numbers import every_number
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track
from autovideo_studio.ui.timeline.metrics import HEIGHTS, ROW_GAP


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """The clips of one track in order of time, with where they begin and end (excluded), in frames."""

    track: Track
    clips: tuple[Clip, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    ids: frozenset[str]
    edges: np.ndarray[Any, np.dtype[np.float64]]
    """Starts and ends again, of shape (2, clips)."""
    cuts: tuple[tuple[Transition, TimeRange], ...]
    """The transitions with the frames that they cover."""
    _keys: dict[int, frozenset[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, track: Track) -> Lane:
        numbers = [number for number, item in enumerate(track.items) if isinstance(item, Clip)]
        clips = cast("tuple[Clip, ...]", tuple([track.items[number] for number in numbers]))
        starts = tuple([track.starts[number] for number in numbers])
        ends = tuple([track.starts[number + 1] for number in numbers])
        ends_of = {clip.id: end for clip, end in zip(clips, ends, strict=True)} if track.transitions else {}
        cuts = tuple((one, TimeRange(ends_of[one.after] - one.before_cut, one.duration)) for one in track.transitions
                     if one.after in ends_of)
        return cls(track, clips, starts, ends, frozenset([clip.id for clip in clips]),
                   np.array([starts, ends], np.float64), cuts)

    def within(self, start: float, end: float) -> range:
        """The numbers of the clips that reach into a span of frames."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def at(self, frame: float) -> int | None:
        """The number of the clip that covers a frame."""
        index = bisect_right(self.starts, frame) - 1
        return index if index >= 0 and frame < self.ends[index] else None

    def span(self, index: int) -> TimeRange:
        return TimeRange.between(self.starts[index], self.ends[index])

    def keys(self, index: int) -> frozenset[int]:
        """The frames of a clip at which a number of it has a keyframe; looked for once."""
        if index not in self._keys:
            self._keys[index] = frozenset(key.frame for number in every_number(self.clips[index]) for key in number.keyframes)
        return self._keys[index]

    def differing(self, other: Lane) -> TimeRange:
        """The frames in which this track looks otherwise than it did as `other`."""
        if replace(self.track, items=()) != replace(other.track, items=()) or self.track.transitions:
            return TimeRange(0, max(self.ends[-1:] + other.ends[-1:], default=0))
        before, after = self._places(), other._places()
        head = _shared(before, after)
        tail = _shared(before[head:][::-1], after[head:][::-1])
        rest = [*before[head:len(before) - tail], *after[head:len(after) - tail]]
        return TimeRange.between(min((start for _, start, _ in rest), default=0), max((end for *_, end in rest), default=0))

    def _places(self) -> list[tuple[int, int, int]]:
        """Each clip, which it is, where it begins and ends."""
        return list(zip(map(id, self.clips), self.starts, self.ends, strict=True))

    def longest(self, numbers: range) -> int:
        """Frames of the longest of some neighbouring clips (one at least)."""
        part = self.edges[:, numbers.start:numbers.stop]
        return int((part[1] - part[0]).max())


def _shared(some: list[Any], others: list[Any]) -> int:
    """How many are the same before the first that is not. Halves are compared as wholes, which takes a fraction of the steps."""
    low, high = 0, min(len(some), len(others))
    while low < high:
        middle = (low + high + 1) // 2
        if some[low:middle] == others[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


@dataclass(frozen=True, slots=True)
class Row:
    """A lane at its place: `top` and `height` in pixels below the ruler."""

    lane: Lane
    top: int
    height: int

    @property
    def bottom(self) -> int:
        return self.top + self.height


class TimelineModel:
    """Pictures lie as they are seen, the topmost track first; sound below. A track that did not change keeps its lane."""

    def __init__(self) -> None:
        self.rows: tuple[Row, ...] = ()
        self.duration = 0
        self._lanes: dict[str, Lane] = {}

    def show(self, sequence: Sequence, heights: Mapping[str, int]) -> None:
        """`heights` are rows that the creator made higher or lower, by track id."""
        pictures = [track for track in sequence.tracks if track.kind.is_picture]
        sounds = [track for track in sequence.tracks if not track.kind.is_picture]
        rows, top = [], ROW_GAP
        for track in [*reversed(pictures), *sounds]:
            known = self._lanes.get(track.id)
            lane = known if known is not None and known.track is track else Lane.of(track)
            self._lanes[track.id] = lane
            height = heights.get(track.id, HEIGHTS[track.kind])
            rows.append(Row(lane, top, height))
            top += height + ROW_GAP
        self.rows = tuple(rows)
        self.duration = sequence.duration

    @property
    def height(self) -> int:
        return self.rows[-1].bottom + ROW_GAP if self.rows else 0

    def row_at(self, y: float) -> Row | None:
        return next((row for row in self.rows if row.top <= y < row.bottom), None)

    def row_of(self, track_id: str) -> Row | None:
        return next((row for row in self.rows if row.lane.track.id == track_id), None)

    def find(self, clip_id: str) -> tuple[Row, int] | None:
        """The row of a clip and its number there."""
        for row in self.rows:
            for index, clip in enumerate(row.lane.clips):
                if clip.id == clip_id:
                    return row, index
        return None

    @property
    def clip_count(self) -> int:
        return sum(len(row.lane.clips) for row in self.rows)
