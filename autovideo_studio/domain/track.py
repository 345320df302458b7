"""A track: items laid end to end from frame 0, and the transitions at their cuts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Track:
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
    def duration(self) -> int:
        return sum(item.duration for item in self.items)

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
