"""Lift (leave a gap), extract (close up), and close a gap."""

from __future__ import annotations

from dataclasses import dataclass, field

from autovideo_studio.domain.edits.placement import numbered, open_numbers, open_track, put, spliced, without
from autovideo_studio.domain.items import Gap
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import with_linked
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
        return _without(project, self.clip_ids, self.alone, closing=False)


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
        return _without(project, self.clip_ids, self.alone, closing=True)


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


def _without(project: Project, clip_ids: tuple[str, ...], alone: bool, *, closing: bool) -> Project:
    """Gaps in the place of the clips and of what is linked to them, or with `closing` nothing."""
    ids = frozenset(clip_ids) if alone else with_linked(project.sequence, clip_ids)
    return put(project, *(without(track, set(numbers), closing=closing) for track, numbers in open_numbers(project, ids)))
