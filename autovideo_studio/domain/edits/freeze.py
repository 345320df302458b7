"""Freeze: one moment of a clip is held."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from autovideo_studio.domain.edits.placement import check_new, numbered, open_linked, open_track, put, spliced
from autovideo_studio.domain.edits.split import SplitClip
from autovideo_studio.domain.items import Clip, Gap, Sound, TimeKey
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.numbers import with_every_number
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id


@dataclass(frozen=True, slots=True)
class FreezeFrame:
    """Hold what the clip shows at frame `at` of the sequence, motion and all, for `frames` frames; what follows makes room.

        before  |--A--|-----B-----|--C--|
        at                 ^
        after   |--A--|-B--|=held=|--B'--|--C--|

    Linked clips that lie there are cut and parted by as long a silence (none where `alone`). The second parts get ids counted
    from `second_id`.
    """

    clip_id: str
    at: int
    frames: int
    alone: bool = False
    held_id: str = field(default_factory=lambda: new_id("clip"))
    second_id: str = field(default_factory=lambda: new_id("clip"))

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Freeze frame")

    def apply(self, project: Project) -> Project:
        first, *linked = open_linked(project, self.clip_id, alone=self.alone)
        if not first.range.start <= self.at < first.range.end:
            raise EditRejected(tr("The moment is not inside the clip. Nothing was changed."),
                               tr("Place the playhead on the clip."))
        if not isinstance(first.clip.media, AssetReference):
            raise EditRejected(tr("Only films and pictures can be frozen. Nothing was changed."),
                               tr("Make the clip longer instead."))
        if self.frames < 1:
            raise EditRejected(tr("A clip is at least one frame long. Nothing was changed."), tr("Choose a longer part."))
        rate = project.sequence.format.rate
        held = replace(_held(first.clip, self.at - first.range.start, rate), id=self.held_id, duration=self.frames)
        check_new(project, held)
        if self.at > first.range.start:
            project = SplitClip(self.clip_id, self.at, self.alone, self.second_id).apply(project)
        parting = [other for other in linked if other.range.start <= self.at < other.range.end]
        for number, placed in enumerate((first, *parting)):
            filler = Gap(self.frames) if number else held
            track = open_track(project, placed.track.id)
            rest_id = numbered(f"{self.second_id}.rest", number)
            project = put(project, spliced(track, TimeRange(self.at, 0), (filler,), rate, rest_id))
        return project


def _held(clip: Clip, frame: int, rate: Fraction) -> Clip:
    """The clip as it is at its own frame number `frame`, and silent."""
    still = with_every_number(clip, lambda animated: Animated(animated.at(frame)))
    moment = TimeKey(0, clip.source_at(frame, rate) - clip.source_start)
    return replace(still, time_map=(moment,), sound=Sound(), linked=None)
