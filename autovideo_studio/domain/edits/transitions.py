"""Transitions at the cuts of a track."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from frozendict import frozendict

from autovideo_studio.domain.edits.placement import open_track, put
from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import misfits
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


@dataclass(frozen=True, slots=True)
class AddTransition:
    """Blend the clip `transition.after` into the one that follows; both keep their places.

        before  |------A------|------B------|
        after   |------A---[==|==]---B------|
                       before_cut after_cut

    It must lie inside both clips and clear of the transitions at their other ends.
    """

    track_id: str
    transition: Transition

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Add transition")

    def apply(self, project: Project) -> Project:
        track = open_track(project, self.track_id)
        if any(one.id == self.transition.id for other in project.sequence.tracks for one in other.transitions):
            raise EditRejected(tr("This transition is in the sequence already. Nothing was changed."), tr("Add another one."))
        return put(project, _fitting(replace(track, transitions=(*track.transitions, self.transition))))


@dataclass(frozen=True, slots=True)
class ChangeTransition:
    """Another kind, or other lengths before and after the cut, in frames; `settings` None: as they are.

        before  |------A---[==|==]---B------|
        after   |------A-[====|====]-B------|
    """

    transition_id: str
    kind: str
    before_cut: int
    after_cut: int
    settings: frozendict[str, Any] | None = None

    @property
    def label(self) -> str:
        return tr("Change transition")

    @property
    def merge_key(self) -> str:
        return f"transition:{self.transition_id}"

    def apply(self, project: Project) -> Project:
        track, old = _open_transition(project, self.transition_id)
        settings = old.settings if self.settings is None else self.settings
        new = replace(old, kind=self.kind, before_cut=self.before_cut, after_cut=self.after_cut, settings=settings)
        return put(project, _fitting(replace(track, transitions=tuple(new if one is old else one for one in track.transitions))))


@dataclass(frozen=True, slots=True)
class RemoveTransition:
    """Back to a plain cut.

        before  |------A---[==|==]---B------|
        after   |------A------|------B------|
    """

    transition_id: str

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Remove transition")

    def apply(self, project: Project) -> Project:
        track, old = _open_transition(project, self.transition_id)
        return put(project, replace(track, transitions=tuple(one for one in track.transitions if one is not old)))


def _open_transition(project: Project, transition_id: str) -> tuple[Track, Transition]:
    for track in project.sequence.tracks:
        for transition in track.transitions:
            if transition.id == transition_id:
                return open_track(project, track.id), transition
    raise EditRejected(tr("This transition is not in the sequence any more. Nothing was changed."), tr("Choose another one."))


def _fitting(track: Track) -> Track:
    if misfits(track):
        raise EditRejected(tr("The transition does not fit between its two clips. Nothing was changed."),
                           tr("Make it shorter, or bring two clips together first."))
    return track
