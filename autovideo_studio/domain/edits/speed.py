"""Speed: the same media in fewer or more frames."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from autovideo_studio.domain.edits.placement import open_clip, open_linked, open_track, put, spliced, with_clip
from autovideo_studio.domain.edits.shaping import media_seconds, resized, source_end
from autovideo_studio.domain.items import Clip, Gap, TimeKey
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track
from autovideo_studio.domain.validate import refuse_new, sequence_problems
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


@dataclass(frozen=True, slots=True)
class SetSpeed:
    """Play the clip's media at `speed` (1 is natural, at most 100); the clip shows the same media and gets longer or shorter.

        before  |--A--|----B----|--C--|
        2 ×     |--A--|-B-||--C--|             with ripple
        2 ×     |--A--|-B-|     |--C--|        without: leaves a gap, and grows into one only
        2 ×     |--A--|     |-B-|--C--|        so too `from_end`: the end keeps its place

    Animations, fades and words are spread alike. Linked clips follow (none where `alone`).
    """

    clip_id: str
    speed: Fraction
    ripple: bool = True
    alone: bool = False
    from_end: bool = False

    @property
    def label(self) -> str:
        return tr("Change speed")

    @property
    def merge_key(self) -> str:
        return f"speed:{self.clip_id}"

    def apply(self, project: Project) -> Project:
        if not 0 < self.speed <= 100:
            raise EditRejected(tr("A speed lies above 0 and up to 100. Nothing was changed."), tr("Choose another speed."))
        held = sorted(open_linked(project, self.clip_id, alone=self.alone), key=lambda placed: -placed.start)
        for placed in held:
            track = open_track(project, placed.track.id)
            clip = _at_speed(placed.clip, self.speed)
            span = placed.range if self.ripple else _room_for(track, placed, clip, self.from_end)
            filler = Gap(0 if self.ripple else span.duration - clip.duration)
            items = (filler, clip) if self.from_end else (clip, filler)
            project = put(project, spliced(track, span, items, project.sequence.format.rate))
        return project


@dataclass(frozen=True, slots=True)
class SetTimeMap:
    """Let the clip run through its media as `keys` say: ramps, freezes, reverses (none: at its even pace). Its place and length
    stay.

        before  B: |0----1----2----3|   seconds of the media
        after   B: |0-1-2--3--2--1-0|
    """

    clip_id: str
    keys: tuple[TimeKey, ...]

    @property
    def label(self) -> str:
        return tr("Change speed")

    @property
    def merge_key(self) -> str:
        return f"time-map:{self.clip_id}"

    def apply(self, project: Project) -> Project:
        clip = replace(open_clip(project, self.clip_id).clip, time_map=self.keys)
        length = media_seconds(project, clip)
        if self.keys and length is not None and source_end(clip, project.sequence.format.rate) > length:
            raise EditRejected(tr("The film or sound is not that long. Nothing was changed."), tr("Choose an earlier moment."))
        return refuse_new(sequence_problems, project, with_clip(project, clip))


def _at_speed(clip: Clip, speed: Fraction) -> Clip:
    ratio = clip.speed / speed
    return replace(resized(clip, ratio, max(1, round(clip.duration * ratio))), speed=speed)


def _room_for(track: Track, placed: Placed, clip: Clip, from_end: bool) -> TimeRange:
    """The old place, made longer into the gap behind it (`from_end`: before it) where the clip needs that."""
    length = max(clip.duration, placed.range.duration)
    span = TimeRange(placed.range.end - length if from_end else placed.start, length)
    if span.start < 0 or any(span.overlaps(other) for other, neighbour in track.clips() if neighbour.id != clip.id):
        raise EditRejected(tr("There is no free room beside the clip. Nothing was changed."),
                           tr("Let what follows make room (ripple)."))
    return span
