"""Where an export is cut into segments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.render.plan import transition_ranges

SHORTEST_SCENE = Fraction(2)
"""Seconds, as all that follow. Shorter clips share a scene."""
LONGEST, LONGEST_MOVING = Fraction(4), Fraction(12, 5)
"""A scene is divided: one that stands for the most part where the encoder would put a key frame anyway, since key frames are
most of its bytes; one in which every frame costs, so finely that after a small edit two cores have equal work."""
BEAT = 4
"""Frames. Encoders take the frames by fours: three between two that others are predicted from. Of a film encoded so, what
comes out is five per cent smaller if the cuts keep its beat (measured)."""
SHORTEST, SHORTEST_BEFORE_TRANSITION = Fraction(1, 2), Fraction(1)
"""A transition's segment begins before it, if need be. What is left of a scene goes with the segment before it, or with the
transition, if it is shorter than this."""


def spans(sequence: Sequence, films: Container[str] = ()) -> Iterator[tuple[int, int]]:
    """The first frame and the end of each segment. `films` are the ids of assets that move by themselves.

        V   |------ A ------[x]------- B --------[x]-- C --|
            |--1--|--2--|-3-|--4--|--5--|---6----|-7-|--8--|

    A transition is a segment of its own, which changes with either clip; within a clip the cuts lie at even distances from its
    start, so that the first segments stay when its end is trimmed, and all but the first when the transition into it is another
    or none. No cut lies inside a transition of any track.
    """
    rate = sequence.format.rate
    seen = [track for track in sequence.tracks if track.kind.is_picture and not track.hidden]
    mixed = _Ranges(span for track in seen for span, _ in transition_ranges(track))
    moving = _Ranges(where for track in seen for where, clip in track.clips() if _moves(clip, films))
    for begin, start, end in _scenes(sequence.duration, seen, mixed, ceil(SHORTEST_SCENE * rate)):
        longest = int((LONGEST_MOVING if moving.meet(start, end) else LONGEST) * rate) // BEAT * BEAT
        yield from pairwise(_cuts(range(begin + longest, end, longest), start, end, mixed, rate))


def _moves(clip: Clip, films: Container[str]) -> bool:
    """Whether every frame of a file's picture differs."""
    if not isinstance(clip.media, AssetReference):
        return False
    transform = clip.transform
    return clip.media.asset_id in films or any(number.keyframes for number in (transform.x, transform.y, transform.scale,
                                                                               transform.rotation))


def _scenes(duration: int, tracks: Iterable[Track], mixed: _Ranges, shortest: int) -> Iterator[tuple[int, int, int]]:
    """Where a clip of the picture begins, where the transition into it ends, which is where it is cut, and where the scene ends.
    A gap belongs to the scene before it: one that opens where a clip was trimmed moves no cut of the clips that follow."""
    begins = sorted(where.start for track in tracks if track.kind is TrackKind.VIDEO for where, _ in track.clips())
    scene = (0, 0)
    for begin in begins:
        cut = mixed.after(begin)
        if cut - scene[1] >= shortest and duration - cut >= shortest:
            yield *scene, cut
            scene = (begin, cut)
    if scene[1] < duration:
        yield *scene, duration


def _cuts(wished: Iterable[int], start: int, end: int, mixed: _Ranges, rate: Fraction) -> list[int]:
    cuts, shortest, body_end = [start], ceil(SHORTEST * rate), mixed.before(end)
    if body_end < end:
        body_end = mixed.before(min(body_end, end - shortest))
    for cut in map(mixed.after, wished):
        if cut - cuts[-1] >= shortest and cut <= body_end:
            cuts.append(cut)
    left = body_end - cuts[-1]
    if body_end < end and left >= SHORTEST_BEFORE_TRANSITION * rate:
        cuts.append(body_end)
    elif body_end == end and left < SHORTEST * rate and len(cuts) > 1:
        cuts.pop()
    return [*(cut for cut in cuts if cut < end), end]


class _Ranges:
    """Spans of frames; those that overlap are one."""

    def __init__(self, spans: Iterable[TimeRange]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((span.start, span.end) for span in spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def after(self, frame: int) -> int:
        """`frame`, or the end of the span that it lies strictly inside."""
        index = bisect_right(self._ends, frame)
        inside = index < len(self._starts) and bisect_left(self._starts, frame) > index
        return self._ends[index] if inside else frame

    def before(self, frame: int) -> int:
        """`frame`, or the start of the span that it lies inside or at the end of."""
        index = bisect_left(self._ends, frame)
        return self._starts[index] if index < len(self._ends) and self._starts[index] < frame else frame

    def meet(self, start: int, end: int) -> bool:
        index = bisect_right(self._ends, start)
        return index < len(self._starts) and self._starts[index] < end
