"""Trim: move one edge of a clip and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from autovideo_studio.domain.edits.placement import open_linked, put
from autovideo_studio.domain.edits.shaping import reshaped
from autovideo_studio.domain.items import Clip, Gap, Item
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


class Edge(StrEnum):
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class TrimClip:
    """Move an edge of the clip to frame `to`; a shorter clip leaves a gap, a longer one needs a gap to grow into.

        before  |--A--|---B---|--C--|          before  |--A--|     |--B--|
        B's end to          ^                  B's start to     ^
        after   |--A--|--B--| |--C--|          after   |--A--|  |---B----|

    Linked clips that share the edge follow (none where `alone`). The picture stays where it was: trimming the start shows
    the media later. Caption phrases stay whole.
    """

    clip_id: str
    edge: Edge
    to: int
    alone: bool = False

    @property
    def label(self) -> str:
        return tr("Trim clip")

    @property
    def merge_key(self) -> str:
        return f"trim:{self.clip_id}:{self.edge}"

    def apply(self, project: Project) -> Project:
        for placed in sharing_edge(open_linked(project, self.clip_id, alone=self.alone), self.edge):
            project = put(project, _trimmed(project, placed, self.edge, self.to))
        return project


def sharing_edge(clips: tuple[Placed, ...], edge: Edge) -> tuple[Placed, ...]:
    """The clips whose edge lies on the same frame as that of the first."""
    return tuple(placed for placed in clips if edge_frame(placed, edge) == edge_frame(clips[0], edge))


def edge_frame(placed: Placed, edge: Edge) -> int:
    return placed.start if edge is Edge.START else placed.range.end


def with_edge(project: Project, placed: Placed, edge: Edge, to: int) -> Clip:
    """The clip with its edge at frame `to` of the sequence."""
    if edge is Edge.START:
        return reshaped(project, placed.clip, to - placed.start, placed.range.duration)
    return reshaped(project, placed.clip, 0, to - placed.start)


def _trimmed(project: Project, placed: Placed, edge: Edge, to: int) -> Track:
    clip, items, at = with_edge(project, placed, edge, to), placed.track.items, placed.index
    growth = clip.duration - placed.clip.duration
    before, after = items[:at], items[at + 1:]
    if edge is Edge.START:
        return replace(placed.track, items=(*before[:-1], *_yielding(before[-1:], growth, reverse=True), clip, *after))
    return replace(placed.track, items=(*before, clip, *(_yielding(after[:1], growth) if after else ()), *after[1:]))


def _yielding(neighbour: tuple[Item, ...], growth: int, *, reverse: bool = False) -> tuple[Item, ...]:
    """The neighbour with `growth` frames of gap taken from between (given to, where negative)."""
    free = neighbour[0].duration if neighbour and isinstance(neighbour[0], Gap) else 0
    if growth > free:
        raise EditRejected(tr("There is no free room beside the clip. Nothing was changed."),
                           tr("Use a ripple trim, or roll the cut between the two clips."))
    kept = () if free else neighbour
    gap = (Gap(free - growth),)
    return (*kept, *gap) if reverse else (*gap, *kept)
