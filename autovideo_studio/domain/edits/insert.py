"""Insert: make room, for a clip or on several tracks, and push what follows."""

from __future__ import annotations

from dataclasses import dataclass, field

from autovideo_studio.domain.edits.placement import check_enters, numbered, open_track, put, spliced
from autovideo_studio.domain.items import Clip, Gap
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.errors import EditRejected
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
        check_enters(project, track, self.clip, self.start)
        rate = project.sequence.format.rate
        return put(project, spliced(track, TimeRange(self.start, 0), (self.clip,), rate, self.remainder_id))


@dataclass(frozen=True, slots=True)
class MakeRoom:
    """Push all that follows frame `start` on some tracks back by `duration` frames, so that they stay beside each other.

        before  V1  |--A--|-----B-----|        after  V1  |--A--|-B--|     |--B'--|
        start              ^                          A1  |---S------|     |--S'--|
                A1  |---S-----------|

    Second parts of clips that lie across `start` get ids counted from `remainder_id`, in the order of `track_ids`.
    """

    track_ids: tuple[str, ...]
    start: int
    duration: int
    remainder_id: str = field(default_factory=lambda: new_id("clip"))

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Make room")

    def apply(self, project: Project) -> Project:
        if self.start < 0 or self.duration < 1:
            raise EditRejected(tr("There is no such place in the sequence. Nothing was changed."), tr("Choose a later place."))
        rate = project.sequence.format.rate
        tracks = [spliced(open_track(project, track_id), TimeRange(self.start, 0), (Gap(self.duration),), rate,
                          numbered(self.remainder_id, number)) for number, track_id in enumerate(self.track_ids)]
        return put(project, *tracks)
