"""Move: a clip to another frame or track, with what is linked to it and grouped with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence as Listing
from dataclasses import dataclass, field, replace

from autovideo_studio.domain.edits.placement import (
    Piece,
    by_track,
    check_lands,
    numbered,
    open_companions,
    open_track,
    put,
    spliced,
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
class Landing:
    """A clip in hand and where it shall lie."""

    track: Track
    span: TimeRange
    clip: Clip


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
        landings = _landings(project, held, self.track_id, self.start)
        rate = project.sequence.format.rate
        pieces = defaultdict[str, list[Piece]](list)
        for number, landing in enumerate(landings):
            pieces[landing.track.id].append(Piece(landing.span, (landing.clip,), numbered(self.remainder_id, number)))
        tracks = {landings[0].track.id: landings[0].track}
        tracks |= {track.id: without(track, numbers, closing=False) for track, numbers in by_track(held)}
        return put(project, *(spliced_all(track, pieces[id], rate) for id, track in tracks.items()))


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
        landings = _landings(project, held, self.track_id, self.start)
        rate = project.sequence.format.rate
        tracks = {landings[0].track.id: landings[0].track}
        tracks |= {track.id: without(track, numbers, closing=True) for track, numbers in by_track(held)}
        for number, landing in enumerate(sorted(landings, key=lambda one: -one.span.start)):
            taken_out = [placed.range for placed in held if placed.track.id == landing.track.id]
            start = _after_closing(landing.span.start, taken_out)
            tracks[landing.track.id] = spliced(tracks[landing.track.id], TimeRange(start, 0), (landing.clip,), rate,
                                               numbered(self.remainder_id, number))
        return put(project, *tracks.values())


def _landings(project: Project, held: tuple[Placed, ...], track_id: str, start: int) -> tuple[Landing, ...]:
    """Where each clip goes: the first to `track_id`, the others along their own tracks. `EditRejected` where one cannot."""
    by, track = start - held[0].range.start, open_track(project, track_id)
    first, *others = (Landing(placed.track, TimeRange(placed.range.start + by, placed.range.duration), placed.clip)
                      for placed in held)
    first = replace(first, track=track)
    check_lands(project, track, first.clip, min(one.span.start for one in (first, *others)))
    if any(other.track.id == track.id and other.span.overlaps(first.span) for other in others):
        raise EditRejected(tr("Clips that move together would lie on each other. Nothing was changed."),
                           tr("Ungroup them, or choose another track."))
    return first, *others


def _after_closing(frame: int, taken_out: Listing[TimeRange]) -> int:
    """Where `frame` lies when these ranges are gone."""
    return frame - sum(min(max(frame - span.start, 0), span.duration) for span in taken_out)
