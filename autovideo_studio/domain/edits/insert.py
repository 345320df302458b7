"""Insert: make room for a clip and push what follows."""

from __future__ import annotations

from dataclasses import dataclass, field

from autovideo_studio.domain.edits.placement import check_lands, check_new, open_track, put, spliced
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id


@dataclass(frozen=True, slots=True)
class InsertClip:
    """Put `clip` at frame `start`; all that follows on this track moves back by its length (ripple).

        before  |--A--|-----B-----|--C--|
        start              ^
        after   |--A--|-B--|==X==|--B'--|--C--|

    A clip that lies across `start` is cut; its second part B' gets `remainder_id`. Beyond the track's end a gap fills in.
    """

    track_id: str
    start: int
    clip: Clip
    remainder_id: str = field(default_factory=lambda: new_id("clip"))

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Insert clip")

    def apply(self, project: Project) -> Project:
        track = open_track(project, self.track_id)
        check_new(project, self.clip)
        check_lands(project, track, self.clip, self.start)
        rate = project.sequence.format.rate
        return put(project, spliced(track, TimeRange(self.start, 0), (self.clip,), rate, self.remainder_id))
