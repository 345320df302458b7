"""Overwrite: lay a clip over what is there."""

from __future__ import annotations

from dataclasses import dataclass, field

from autovideo_studio.domain.edits.placement import check_enters, open_track, put, spliced
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id


@dataclass(frozen=True, slots=True)
class OverwriteClip:
    """Put `clip` at frame `start`, in the place of all that lies there; nothing else moves.

        before  |--A--|-----B-----|--C--|
        start              ^
        after   |--A--|-B--|==X==|B'|--C--|

    Where the clip falls inside another, the second part of that one (B') gets `remainder_id`.
    """

    track_id: str
    start: int
    clip: Clip
    remainder_id: str = field(default_factory=lambda: new_id("clip"))

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Overwrite")

    def apply(self, project: Project) -> Project:
        track = open_track(project, self.track_id)
        check_enters(project, track, self.clip, self.start)
        span = TimeRange(self.start, self.clip.duration)
        return put(project, spliced(track, span, (self.clip,), project.sequence.format.rate, self.remainder_id))
