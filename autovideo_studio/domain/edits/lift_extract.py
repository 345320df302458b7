"""Lift (leave a gap), extract (close up), and close a gap."""

from __future__ import annotations

from dataclasses import dataclass, field

from autovideo_studio.domain.edits.placement import numbered, open_linked, open_track, put, spliced
from autovideo_studio.domain.items import Gap
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id


@dataclass(frozen=True, slots=True)
class LiftClips:
    """Take the clips out and leave gaps; nothing moves. Linked clips go too (none where `alone`).

        before  |--A--|--B--|--C--|
        B
        after   |--A--|     |--C--|
    """

    clip_ids: tuple[str, ...]
    alone: bool = False

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Lift")

    def apply(self, project: Project) -> Project:
        for placed in _held(project, self.clip_ids, self.alone):
            track = open_track(project, placed.track.id)
            gap = (Gap(placed.range.duration),)
            project = put(project, spliced(track, placed.range, gap, project.sequence.format.rate))
        return project


@dataclass(frozen=True, slots=True)
class ExtractClips:
    """Take the clips out and close up (ripple delete). Linked clips go too, each closing its own track (none where `alone`).

        before  |--A--|--B--|--C--|
        B
        after   |--A--|--C--|
    """

    clip_ids: tuple[str, ...]
    alone: bool = False

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Ripple delete")

    def apply(self, project: Project) -> Project:
        for placed in _held(project, self.clip_ids, self.alone):
            track = open_track(project, placed.track.id)
            project = put(project, spliced(track, placed.range, (), project.sequence.format.rate))
        return project


@dataclass(frozen=True, slots=True)
class LiftRange:
    """Empty a span of some tracks; nothing moves.

        span         |------|
        before  |--A--|--B--|--C--|
        after   |-A-|       |--C--|

    Second parts of clips that reach over the whole span get ids counted from `remainder_id`, in the order of `track_ids`.
    """

    track_ids: tuple[str, ...]
    span: TimeRange
    remainder_id: str = field(default_factory=lambda: new_id("clip"))

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Lift range")

    def apply(self, project: Project) -> Project:
        tracks = [spliced(open_track(project, track_id), self.span, (Gap(self.span.duration),), project.sequence.format.rate,
                          numbered(self.remainder_id, number)) for number, track_id in enumerate(self.track_ids)]
        return put(project, *tracks)


@dataclass(frozen=True, slots=True)
class ExtractRange:
    """Take a span out of some tracks and close up.

        span         |------|
        before  |--A--|--B--|--C--|
        after   |-A-|--C--|

    Second parts of clips that reach over the whole span get ids counted from `remainder_id`, in the order of `track_ids`.
    """

    track_ids: tuple[str, ...]
    span: TimeRange
    remainder_id: str = field(default_factory=lambda: new_id("clip"))

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Extract range")

    def apply(self, project: Project) -> Project:
        tracks = [spliced(open_track(project, track_id), self.span, (), project.sequence.format.rate,
                          numbered(self.remainder_id, number)) for number, track_id in enumerate(self.track_ids)]
        return put(project, *tracks)


@dataclass(frozen=True, slots=True)
class CloseGap:
    """Take out the gap that covers frame `at`; what follows on the track comes nearer.

        before  |--A--|     |--B--|
        at               ^
        after   |--A--|--B--|
    """

    track_id: str
    at: int

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Close gap")

    def apply(self, project: Project) -> Project:
        track = open_track(project, self.track_id)
        for span, item in track.placed():
            if self.at in span and isinstance(item, Gap):
                return put(project, spliced(track, span, (), project.sequence.format.rate))
        raise EditRejected(tr("There is no gap at this place. Nothing was changed."), tr("Click inside a gap to close it."))


def _held(project: Project, clip_ids: tuple[str, ...], alone: bool) -> list[Placed]:
    """The clips and what is linked to them, last first, so that taking one out does not move the others."""
    held = {placed.clip.id: placed for clip_id in clip_ids for placed in open_linked(project, clip_id, alone=alone)}
    return sorted(held.values(), key=lambda placed: -placed.range.start)
