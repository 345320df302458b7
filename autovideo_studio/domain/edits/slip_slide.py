"""Slip and slide: the media under a clip, or the clip between its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, replace

from autovideo_studio.domain.edits.placement import open_clip, open_linked, put, with_clip
from autovideo_studio.domain.edits.shaping import media_seconds, reshaped, source_begin, source_end
from autovideo_studio.domain.items import Clip, Gap, Item
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import to_seconds
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


@dataclass(frozen=True, slots=True)
class SlipClip:
    """Show the media `by` frames later (earlier, where negative); the clip's place and length stay.

        media   ......[=======]......
        by 2    ........[=======]....
        track   |--A--|---B---|--C--|     as before

    Linked films and sounds slip along (none where `alone`).
    """

    clip_id: str
    by: int
    alone: bool = False

    @property
    def label(self) -> str:
        return tr("Slip clip")

    @property
    def merge_key(self) -> str:
        return f"slip:{self.clip_id}"

    def apply(self, project: Project) -> Project:
        first, *linked = open_linked(project, self.clip_id, alone=self.alone)
        if media_seconds(project, first.clip) is None:
            raise EditRejected(tr("Only films and sounds can be slipped. Nothing was changed."), tr("Move the clip instead."))
        for placed in (first, *(other for other in linked if media_seconds(project, other.clip) is not None)):
            project = with_clip(project, _slipped(project, placed.clip, self.by))
        return project


@dataclass(frozen=True, slots=True)
class SlideClip:
    """Move the clip `by` frames between its neighbours: one grows, the other gives way, nothing else moves.

        before  |----A----|--B--|----C----|
        by 3              .  ^
        after   |------A-----|--B--|--C---|

    Clips and gaps both give way. A clip that begins the track has no neighbour to grow.
    """

    clip_id: str
    by: int

    @property
    def label(self) -> str:
        return tr("Slide clip")

    @property
    def merge_key(self) -> str:
        return f"slide:{self.clip_id}"

    def apply(self, project: Project) -> Project:
        placed = open_clip(project, self.clip_id)
        items, at = placed.track.items, placed.index
        if at == 0:
            raise EditRejected(tr("There is nothing before this clip that could give way. Nothing was changed."),
                               tr("Move the clip instead."))
        left = _with_edges_moved(project, items[at - 1], 0, self.by)
        right = tuple(_with_edges_moved(project, item, self.by, 0) for item in items[at + 1:at + 2])
        return put(project, replace(placed.track, items=(*items[:at - 1], left, placed.clip, *right, *items[at + 2:])))


def _slipped(project: Project, clip: Clip, by: int) -> Clip:
    rate, length = project.sequence.format.rate, media_seconds(project, clip)
    slipped = replace(clip, source_start=clip.source_start + to_seconds(by, rate) * clip.speed)
    if source_begin(slipped) < 0 or (length is not None and by > 0 and source_end(slipped, rate) > length):
        raise EditRejected(tr("The film or sound has no more to show on that side. Nothing was changed."),
                           tr("Slip it less far."))
    return slipped


def _with_edges_moved(project: Project, item: Item, start: int, end: int) -> Item:
    if isinstance(item, Clip):
        return reshaped(project, item, start, item.duration + end)
    if item.duration + end - start < 0:
        raise EditRejected(tr("There is no free room beside the clip. Nothing was changed."), tr("Slide it less far."))
    return Gap(item.duration + end - start)
