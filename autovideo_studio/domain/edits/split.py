"""Split: one clip becomes two, and nothing looks or sounds different."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from autovideo_studio.domain.edits.placement import numbered, open_linked, put, spliced
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id


@dataclass(frozen=True, slots=True)
class SplitClip:
    """Cut the clip at frame `at` of the sequence.

        before  |--A--|-----B-----|--C--|
        at                 ^
        after   |--A--|-B--|--B'--|--C--|

    Linked clips that cover the frame are cut too (none where `alone`); their second parts are linked to each other, with
    ids counted from `second_id`. Fades stay at the outer ends, animations run on through the cut, each word of a caption
    goes to the part in which it begins, a transition at the end goes with B'.
    """

    clip_id: str
    at: int
    alone: bool = False
    second_id: str = field(default_factory=lambda: new_id("clip"))

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Split clip")

    def apply(self, project: Project) -> Project:
        first, *linked = open_linked(project, self.clip_id, alone=self.alone)
        if not first.range.start < self.at < first.range.end:
            raise EditRejected(tr("The cut is not inside the clip. Nothing was changed."), tr("Place the playhead on the clip."))
        across = [first, *(placed for placed in linked if placed.range.start < self.at < placed.range.end)]
        link = f"{self.second_id}.link" if len(across) > 1 else None
        for number, placed in enumerate(across):
            second_id = numbered(self.second_id, number)
            track = spliced(placed.track, TimeRange(self.at, 0), (), project.sequence.format.rate, second_id)
            project = put(project, _relinked(track, second_id, link))
        return project


def _relinked(track: Track, clip_id: str, link: str | None) -> Track:
    return replace(track, items=tuple(replace(item, linked=link) if isinstance(item, Clip) and item.id == clip_id else item
                                      for item in track.items))
