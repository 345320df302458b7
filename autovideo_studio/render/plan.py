"""Which clips are seen in a frame, and how far a transition between two of them has come. Pure: no pixels, no Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from frozendict import frozendict

from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track


@dataclass(frozen=True, slots=True)
class ClipLayer:
    """`clip` at its own frame number `frame`; inside a transition that may lie before 0 or after its last frame."""

    clip: Clip
    frame: int


@dataclass(frozen=True, slots=True)
class TransitionLayer:
    """Two neighbours on one track, `progress` (0..1, both excluded) of the way from one to the other.

    A side is None where the neighbour is a gap or a disabled clip: the picture then fades from or to nothing.
    """

    kind: str
    progress: float
    outgoing: ClipLayer | None
    incoming: ClipLayer | None
    settings: frozendict[str, Any] = frozendict()


Layer = ClipLayer | TransitionLayer


def layers_at(sequence: Sequence, frame: int) -> tuple[Layer, ...]:
    """The layers of one frame, from the bottom of the picture to its top. To ask for many frames make one `Plan`."""
    return Plan(sequence).layers_at(frame)


class Plan:
    """A sequence prepared for frame after frame: each question costs a binary search per track."""

    def __init__(self, sequence: Sequence) -> None:
        self._lanes = tuple(_Lane(track) for track in sequence.tracks if track.kind.is_picture and not track.hidden)

    def layers_at(self, frame: int) -> tuple[Layer, ...]:
        return tuple(layer for lane in self._lanes if (layer := lane.at(frame)) is not None)


def transition_ranges(track: Track, within: TimeRange | None = None) -> Iterator[tuple[TimeRange, Transition]]:
    """Each transition of a track (or those that meet `within`) with the frames that it covers, in order. One whose clip is not
    there (any more) is left out."""
    near = track.numbers_within(within) if within else range(len(track.items))
    for number in range(max(0, near.start - 1), near.stop):  # the one before the first may reach into it
        item = track.items[number]
        transition = track.transition_after.get(item.id) if isinstance(item, Clip) else None
        if transition is not None:
            covered = TimeRange(track.starts[number + 1] - transition.before_cut, transition.duration)
            if within is None or covered.overlaps(within):
                yield covered, transition


class _Lane:
    """One picture track: its clips and transitions in order of time."""

    def __init__(self, track: Track) -> None:
        placed = [(range_in_parent, item) for range_in_parent, item in track.placed() if range_in_parent.duration]
        self._starts = [range_in_parent.start for range_in_parent, _ in placed]
        self._items = [item if isinstance(item, Clip) and item.enabled else None for _, item in placed]
        self._end = placed[-1][0].end if placed else 0
        self._cuts = [(span, transition) for span, transition in transition_ranges(track)
                      if transition.kind != "cut" and transition.duration]
        self._cut_starts = [span.start for span, _ in self._cuts]

    def at(self, frame: int) -> Layer | None:
        index = bisect_right(self._cut_starts, frame) - 1
        if index >= 0 and frame in self._cuts[index][0]:
            return self._in_transition(*self._cuts[index], frame)
        if not 0 <= frame < self._end:
            return None
        return self._clip_layer(bisect_right(self._starts, frame) - 1, frame)

    def _in_transition(self, span: TimeRange, transition: Transition, frame: int) -> TransitionLayer | None:
        outgoing = bisect_right(self._starts, span.start + transition.before_cut - 1) - 1
        sides = self._clip_layer(outgoing, frame), self._clip_layer(outgoing + 1, frame)
        if sides == (None, None):
            return None
        progress = (frame - span.start + 1) / (span.duration + 1)
        return TransitionLayer(transition.kind, progress, *sides, transition.settings)

    def _clip_layer(self, index: int, frame: int) -> ClipLayer | None:
        if not 0 <= index < len(self._items):
            return None
        clip = self._items[index]
        return ClipLayer(clip, frame - self._starts[index]) if clip else None
