"""A track: items laid end to end from frame 0, and the transitions at their cuts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from autovideo_studio.domain.effect import Effect, Transition
from autovideo_studio.domain.items import Clip, Item
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.time import TimeRange


class TrackKind(StrEnum):
    VIDEO = "video"
    OVERLAY = "overlay"
    CAPTION = "caption"
    NARRATION = "narration"
    MUSIC = "music"
    SOUND = "sound"

    @property
    def is_picture(self) -> bool:
        return self in (TrackKind.VIDEO, TrackKind.OVERLAY, TrackKind.CAPTION)


@dataclass(frozen=True, slots=True)
class TrackSound:
    """A track's own fader, on top of its clips': `gain_db` and `pan` (−1..1; frames count from the sequence's first) and effects
    of sound that all its clips run through."""

    gain_db: Animated = Animated(0.0)
    pan: Animated = Animated(0.0)
    effects: tuple[Effect, ...] = ()


class TrackIndex(NamedTuple):
    """The numbers of clips by their id, by the scene that they were made for, by link and by group."""

    clips: dict[str, int]
    scenes: dict[str, list[int]]
    links: dict[str, list[int]]
    groups: dict[str, list[int]]

    @classmethod
    def of(cls, items: tuple[Item, ...]) -> TrackIndex:
        index = cls({}, {}, {}, {})
        for number, item in enumerate(items):
            if isinstance(item, Clip):
                index.clips.setdefault(item.id, number)
                if item.origin is not None:
                    index.scenes.setdefault(item.origin.scene_id, []).append(number)
                if item.linked is not None:
                    index.links.setdefault(item.linked, []).append(number)
                if item.group is not None:
                    index.groups.setdefault(item.group, []).append(number)
        return index


class _Indexed:
    """Room beside the fields for what is worked out once and belongs to no comparison and no file."""

    __slots__ = ("_index", "_starts", "_transition_after")
    _index: TrackIndex
    _starts: tuple[int, ...]
    _transition_after: dict[str, Transition]


@dataclass(frozen=True, slots=True)
class Track(_Indexed):
    id: str
    kind: TrackKind
    name: str = ""
    items: tuple[Item, ...] = ()
    transitions: tuple[Transition, ...] = ()
    muted: bool = False
    solo: bool = False
    hidden: bool = False
    locked: bool = False
    sound: TrackSound = TrackSound()

    @property
    def index(self) -> TrackIndex:
        """Made when first asked for."""
        try:
            return self._index
        except AttributeError:
            object.__setattr__(self, "_index", TrackIndex.of(self.items))
            return self._index

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each item begins, and behind them the end of the track; worked out when first asked for."""
        try:
            return self._starts
        except AttributeError:
            object.__setattr__(self, "_starts", (0, *accumulate([item.duration for item in self.items])))
            return self._starts

    @property
    def transition_after(self) -> dict[str, Transition]:
        """Each transition by the id of the clip that it follows; worked out when first asked for."""
        try:
            return self._transition_after
        except AttributeError:
            object.__setattr__(self, "_transition_after", {transition.after: transition for transition in self.transitions})
            return self._transition_after

    @property
    def duration(self) -> int:
        return self.starts[-1]

    def range_of(self, number: int) -> TimeRange:
        """Where item `number` lies in the sequence."""
        return TimeRange(self.starts[number], self.items[number].duration)

    def numbers_within(self, span: TimeRange) -> range:
        """The numbers of the items that meet `span`."""
        return range(max(0, bisect_right(self.starts, span.start) - 1), min(len(self.items), bisect_left(self.starts, span.end)))

    def placed(self) -> Iterator[tuple[TimeRange, Item]]:
        """Each item with its range in the sequence."""
        start = 0
        for item in self.items:
            yield TimeRange(start, item.duration), item
            start += item.duration

    def clips(self) -> Iterator[tuple[TimeRange, Clip]]:
        """Each clip with its range in the sequence; gaps are left out."""
        for range_in_parent, item in self.placed():
            if isinstance(item, Clip):
                yield range_in_parent, item
