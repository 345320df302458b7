"""Where an edge likes to meet something. Only what lies about the frame is looked at: a long sequence costs no more than a
short one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track


class SnapKind(StrEnum):
    START = "start"
    CLIP_START = "clip-start"
    CLIP_END = "clip-end"
    WORD = "word"
    MARKER = "marker"
    PLAYHEAD = "playhead"


@dataclass(frozen=True, slots=True)
class SnapPoint:
    """A frame that an edge likes to meet, and the id of what lies there ("" for the playhead and the start)."""

    frame: int
    kind: SnapKind
    id: str = ""


class Snapping:
    """The candidates of a sequence: its start, clip edges, caption words, markers, the playhead. `ignoring` holds the ids of the
    clips in hand, which shall not snap to themselves."""

    def __init__(self, sequence: Sequence, *, playhead: int | None = None, ignoring: frozenset[str] = frozenset()) -> None:
        self._tracks, self._ignoring = sequence.tracks, ignoring
        self._fixed = [SnapPoint(0, SnapKind.START)]
        if playhead is not None:
            self._fixed.append(SnapPoint(playhead, SnapKind.PLAYHEAD))
        for marker in sequence.markers:
            self._fixed += [SnapPoint(frame, SnapKind.MARKER, marker.id)
                            for frame in dict.fromkeys((marker.range.start, marker.range.end))]

    def nearest(self, frame: int, within: int) -> SnapPoint | None:
        """The candidate nearest to `frame`, if one is at most `within` frames away."""
        best: SnapPoint | None = None
        for point in self._fixed:
            best = _nearer(best, point, frame, within)
        for track in self._tracks:
            here = bisect_right(track.starts, frame, hi=len(track.items)) - 1
            for numbers in (range(here, -1, -1), range(here + 1, len(track.items))):
                for number in numbers:
                    span = track.range_of(number)
                    room = within if best is None else abs(best.frame - frame)
                    if span.end < frame - room or span.start > frame + room:
                        break
                    for point in self._of_item(track, number, span):
                        best = _nearer(best, point, frame, within)
        return best

    def _of_item(self, track: Track, number: int, span: TimeRange) -> Iterator[SnapPoint]:
        clip = track.items[number]
        if isinstance(clip, Clip) and clip.id not in self._ignoring:
            yield SnapPoint(span.start, SnapKind.CLIP_START, clip.id)
            yield SnapPoint(span.end, SnapKind.CLIP_END, clip.id)
            for line in getattr(clip.media, "lines", ()):
                yield from (SnapPoint(span.start + word.start, SnapKind.WORD, clip.id) for word in line
                            if 0 < word.start < span.duration)


def _nearer(best: SnapPoint | None, point: SnapPoint, frame: int, within: int) -> SnapPoint | None:
    """The one of the two that is nearer to `frame`; where both are as near, the one that is known."""
    room = within if best is None else abs(best.frame - frame) - 1
    return point if abs(point.frame - frame) <= room else best
