"""Move: a clip to another frame or track, with what is linked to it and grouped with it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from autovideo_studio.domain.edits.placement import (
    Piece,
    by_track,
    check_lands,
    numbered,
    open_companions,
    open_track,
    put,
    spliced_all,
    without,
)
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id


@dataclass(frozen=True, slots=True)
class MoveClip:
    """Lift the clip and lay it at frame `start` of track `track_id`, over what is there.

        before  |--A--|--B--|--C--|--D--|
        B to          .          ^
        after   |--A--|     |--C-|==B==|D|

    Its companions (links and group; none where `alone`) and the clips `also` named go as many frames along their own tracks.
    Clips that are landed upon are cut as by an overwrite; second parts get ids counted from `remainder_id`.
    """

    clip_id: str
    track_id: str
    start: int
    alone: bool = False
    remainder_id: str = field(default_factory=lambda: new_id("clip"))
    also: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return tr("Move clip")

    @property
    def merge_key(self) -> str:
        return f"move:{self.clip_id}"

    def apply(self, project: Project) -> Project:
        held = open_companions(project, self.clip_id, *self.also, alone=self.alone)
        track, by = _target(project, held, self.track_id, self.start)
        pieces = defaultdict[str, list[Piece]](list)
        for run in _runs(held, track):
            number, first = run[0]
            span = TimeRange.between(first.start + by, run[-1][1].range.end + by)
            id = track.id if first is held[0] else first.track.id
            pieces[id].append(Piece(span, tuple(placed.clip for _, placed in run), numbered(self.remainder_id, number)))
        tracks = {track.id: track}
        tracks |= {track.id: without(track, numbers, closing=False) for track, numbers in by_track(held)}
        return put(project, *(spliced_all(track, pieces[id], project.sequence.format.rate) for id, track in tracks.items()))


@dataclass(frozen=True, slots=True)
class RippleMoveClip:
    """Take the clip out, close up, and insert it before what lies at frame `start` now; nothing is overwritten.

        before  |--A--|--B--|--C--|--D--|
        B to                      ^
        after   |--A--|--C--|==B==|--D--|

    `start` is a frame of the sequence as the creator sees it before the move; a clip across it is cut. Companions do the same on
    their own tracks, as many frames on.
    """

    clip_id: str
    track_id: str
    start: int
    alone: bool = False
    remainder_id: str = field(default_factory=lambda: new_id("clip"))
    also: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return tr("Move and insert clip")

    @property
    def merge_key(self) -> str:
        return f"ripple-move:{self.clip_id}"

    def apply(self, project: Project) -> Project:
        held = open_companions(project, self.clip_id, *self.also, alone=self.alone)
        track, by = _target(project, held, self.track_id, self.start)
        tracks = {track.id: track} | {track.id: without(track, numbers, closing=True) for track, numbers in by_track(held)}
        taken_out = {id: [placed.range for placed in held if placed.track.id == id] for id in tracks}
        frames_out = {id: _frames_out(ranges) for id, ranges in taken_out.items()}
        laid: dict[str, dict[int, tuple[int, list[Clip]]]] = {id: {} for id in tracks}
        for number, placed in enumerate(sorted(held, key=lambda one: -one.start)):  # what comes last is laid first
            id, start = track.id if placed is held[0] else placed.track.id, placed.start + by
            laid[id].setdefault(start - frames_out[id](start), (number, []))[1].append(placed.clip)
        pieces = {id: [Piece(TimeRange(start, 0), tuple(reversed(clips)), numbered(self.remainder_id, number))
                       for start, (number, clips) in places.items()] for id, places in laid.items()}
        return put(project, *(spliced_all(track, pieces[id], project.sequence.format.rate) for id, track in tracks.items()))


def _target(project: Project, held: tuple[Placed, ...], track_id: str, start: int) -> tuple[Track, int]:
    """The track that the first clip goes to (the others stay on theirs), and how many frames on all go. `EditRejected` where one
    cannot."""
    first, *others = held
    track, by = open_track(project, track_id), start - first.start
    check_lands(project, track, first.clip, min(placed.start for placed in held) + by)
    if track is not first.track and any(other.track is track and first.range.overlaps(other.range) for other in others):
        raise EditRejected(tr("Clips that move together would lie on each other. Nothing was changed."),
                           tr("Ungroup them, or choose another track."))
    return track, by


def _runs(held: tuple[Placed, ...], track: Track) -> Iterator[list[tuple[int, Placed]]]:
    """The clips in hand with their numbers, neighbours together in order of time; the first alone where it goes to another
    track."""
    numbered_on: dict[str, dict[int, tuple[int, Placed]]] = {}
    for number, placed in enumerate(held):
        where = "" if number == 0 and track is not placed.track else placed.track.id
        numbered_on.setdefault(where, {})[placed.index] = number, placed
    for on_track in numbered_on.values():
        run: list[tuple[int, Placed]] = []
        for index in sorted(on_track):
            if run and run[-1][1].index < index - 1:
                yield run
                run = []
            run.append(on_track[index])
        yield run


def _frames_out(taken_out: Iterable[TimeRange]) -> Callable[[int], int]:
    """How many frames are gone before a frame when these ranges, which do not overlap, are gone."""
    ranges = sorted(taken_out, key=lambda span: span.start)
    starts, gone = [span.start for span in ranges], [0, *accumulate(span.duration for span in ranges)]

    def before(frame: int) -> int:
        number = bisect_left(starts, frame)
        return gone[number - 1] + min(frame - starts[number - 1], ranges[number - 1].duration) if number else 0

    return before
