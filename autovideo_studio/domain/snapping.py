"""Where an edge likes to meet something. Only what lies about the frame is looked at: a long sequence costs no more than a
short one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.sequence import Sequence


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
        """The candidate nearest to `frame`, if one is at most `within` frames away; of those as near the first found."""
        best, room = None, within
        for point in self._fixed:
            if abs(point.frame - frame) <= room:
                best, room = point, abs(point.frame - frame) - 1
        for track in self._tracks:
            items, starts = track.items, track.starts
            here = bisect_right(starts, frame, hi=len(items)) - 1
            for numbers in (range(here, -1, -1), range(here + 1, len(items))):
                for number in numbers:
                    start, end, item = starts[number], starts[number + 1], items[number]
                    if end < frame - room or start > frame + room:
                        break
                    if isinstance(item, Clip) and item.id not in self._ignoring:
                        for at, kind in _places(item, start, end):
                            if abs(at - frame) <= room:
                                best, room = SnapPoint(at, kind, item.id), abs(at - frame) - 1
        return best


def _places(clip: Clip, start: int, end: int) -> Iterator[tuple[int, SnapKind]]:
    """The frames of a clip that others like to meet."""
    yield start, SnapKind.CLIP_START
    yield end, SnapKind.CLIP_END
    for line in getattr(clip.media, "lines", ()):
        yield from ((start + word.start, SnapKind.WORD) for word in line if 0 < word.start < end - start)
