"""Ripple trim and roll: move an edge, and what follows or the neighbour's edge with it."""

from __future__ import annotations

from dataclasses import dataclass

from autovideo_studio.domain.edits.placement import open_linked, put, with_item
from autovideo_studio.domain.edits.shaping import reshaped
from autovideo_studio.domain.edits.trim import Edge, sharing_edge, with_edge
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


@dataclass(frozen=True, slots=True)
class RippleTrimClip:
    """Move an edge of the clip to frame `to`; what follows on the track comes nearer or makes room.

        before  |--A--|----B----|--C--|        before  |--A--|----B----|--C--|
        B's end to         ^                   B's start to     ^
        after   |--A--|-B--|--C--|             after   |--A--|--B---|--C--|

    The clip's place stays: a start that is trimmed away draws the rest of the clip forward. Linked clips that share the edge
    follow (none where `alone`).
    """

    clip_id: str
    edge: Edge
    to: int
    alone: bool = False

    @property
    def label(self) -> str:
        return tr("Ripple trim")

    @property
    def merge_key(self) -> str:
        return f"ripple-trim:{self.clip_id}:{self.edge}"

    def apply(self, project: Project) -> Project:
        for placed in sharing_edge(open_linked(project, self.clip_id, alone=self.alone), self.edge):
            clip = with_edge(project, placed, self.edge, self.to)
            project = put(project, with_item(placed.track, placed.index, clip))
        return project


@dataclass(frozen=True, slots=True)
class RollCut:
    """Move the cut between the clip and the one that follows it to frame `to`; both together keep their place.

        before  |--A--|----B----|--C--|--D--|
        cut to             ^
        after   |--A--|-B--|---C----|--D--|

    Linked clips with a cut at the same frame follow (none where `alone`).
    """

    clip_id: str
    to: int
    alone: bool = False

    @property
    def label(self) -> str:
        return tr("Roll cut")

    @property
    def merge_key(self) -> str:
        return f"roll:{self.clip_id}"

    def apply(self, project: Project) -> Project:
        held = sharing_edge(open_linked(project, self.clip_id, alone=self.alone), Edge.END)
        if _follower(held[0]) is None:
            raise EditRejected(tr("There is no cut to roll: no clip follows this one. Nothing was changed."),
                               tr("Trim the end of the clip instead."))
        for placed in held:
            if follower := _follower(placed):
                by = self.to - placed.range.end
                left = reshaped(project, placed.clip, 0, placed.range.duration + by)
                right = reshaped(project, follower, by, follower.duration)
                project = put(project, with_item(with_item(placed.track, placed.index + 1, right), placed.index, left))
        return project


def _follower(placed: Placed) -> Clip | None:
    after = placed.track.items[placed.index + 1:placed.index + 2]
    return after[0] if after and isinstance(after[0], Clip) else None
