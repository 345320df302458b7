"""The tracks of the sequence, from the bottom of the picture to its top."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from autovideo_studio.domain.edits.ordering import inserted, moved
from autovideo_studio.domain.edits.placement import open_track
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.track import Track, TrackSound
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


class TrackFlag(StrEnum):
    MUTED = "muted"
    SOLO = "solo"
    HIDDEN = "hidden"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class AddTrack:
    """Put an empty track at position `index`, counted from the bottom (None: last).

        before  V2 |--C--|          after  V3 |
                V1 |--A--|--B--|           V2 |--C--|
                                           V1 |--A--|--B--|
    """

    track: Track
    index: int | None = None

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Add track")

    def apply(self, project: Project) -> Project:
        if any(track.id == self.track.id for track in project.sequence.tracks):
            raise EditRejected(tr("This track is in the sequence already. Nothing was changed."), tr("Add another one."))
        if self.track.items or self.track.transitions:
            raise EditRejected(tr("A new track is empty. Nothing was changed."), tr("Add the track, then its clips."))
        return _with_tracks(project, inserted(project.sequence.tracks, self.index, self.track))


@dataclass(frozen=True, slots=True)
class RemoveTrack:
    """Take the track out, with its clips. A locked track stays.

        before  V2 |--C--|          after  V1 |--A--|--B--|
                V1 |--A--|--B--|
    """

    track_id: str

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Remove track")

    def apply(self, project: Project) -> Project:
        old = open_track(project, self.track_id)
        return _with_tracks(project, tuple(track for track in project.sequence.tracks if track is not old))


@dataclass(frozen=True, slots=True)
class MoveTrack:
    """Let the track be number `index` from the bottom.

        before  V2 |--C--|          after  V1 |--A--|--B--|
                V1 |--A--|--B--|           V2 |--C--|
    """

    track_id: str
    index: int

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Reorder tracks")

    def apply(self, project: Project) -> Project:
        track = open_track(project, self.track_id)
        return _with_tracks(project, moved(project.sequence.tracks, track, self.index))


@dataclass(frozen=True, slots=True)
class RenameTrack:
    """
        before  V1      |--A--|
        after   Drawing |--A--|
    """

    track_id: str
    name: str

    @property
    def label(self) -> str:
        return tr("Rename track")

    @property
    def merge_key(self) -> str:
        return f"track-name:{self.track_id}"

    def apply(self, project: Project) -> Project:
        return _exchanged(project, replace(open_track(project, self.track_id), name=self.name))


@dataclass(frozen=True, slots=True)
class SetTrackSound:
    """The track's fader and its effects of sound.

        before  A1  0 dB |--A--|--B--|
        after   A1 -6 dB |--A--|--B--|
    """

    track_id: str
    sound: TrackSound

    @property
    def label(self) -> str:
        return tr("Change track sound")

    @property
    def merge_key(self) -> str:
        return f"track-sound:{self.track_id}"

    def apply(self, project: Project) -> Project:
        return _exchanged(project, replace(open_track(project, self.track_id), sound=self.sound))


@dataclass(frozen=True, slots=True)
class FlagTrack:
    """Mute, solo, hide or lock the track, or not any more. A locked track refuses every edit but this one.

        before  V1 [M][S][H][ ]     after  V1 [M][S][H][L]
    """

    track_id: str
    flag: TrackFlag
    on: bool

    merge_key = ""

    @property
    def label(self) -> str:
        match self.flag:
            case TrackFlag.MUTED:
                return tr("Mute track") if self.on else tr("Unmute track")
            case TrackFlag.SOLO:
                return tr("Solo track") if self.on else tr("End solo")
            case TrackFlag.HIDDEN:
                return tr("Hide track") if self.on else tr("Show track")
            case TrackFlag.LOCKED:
                return tr("Lock track") if self.on else tr("Unlock track")

    def apply(self, project: Project) -> Project:
        track = next((track for track in project.sequence.tracks if track.id == self.track_id), None)
        if track is None:
            raise EditRejected(tr("This track is not in the sequence any more. Nothing was changed."),
                               tr("Choose another track."))
        return _exchanged(project, replace(track, **{self.flag.value: self.on}))  # type: ignore[arg-type]


def _exchanged(project: Project, track: Track) -> Project:
    return _with_tracks(project, tuple(track if old.id == track.id else old for old in project.sequence.tracks))


def _with_tracks(project: Project, tracks: tuple[Track, ...]) -> Project:
    return replace(project, sequence=replace(project.sequence, tracks=tracks))
