"""From files of the project to clips on its tracks: what goes where, as edits that make one step together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.insert import MakeRoom
from autovideo_studio.domain.edits.overwrite import OverwriteClip
from autovideo_studio.domain.edits.tracks import AddTrack
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.ids import new_id

STILL_SECONDS = Fraction(5)
LAID = (AssetKind.STILL, AssetKind.FILM, AssetKind.AUDIO)
"""The kinds of file that can lie on a track; the others are read by effects."""
PICTURES = (TrackKind.VIDEO, TrackKind.OVERLAY)
SOUNDS = (TrackKind.SOUND, TrackKind.MUSIC, TrackKind.NARRATION)


class Way(StrEnum):
    """How clips come into a sequence: what follows makes room, what is there is covered, above all that is there, or on a track
    of their own."""

    INSERT = "insert"
    OVERWRITE = "overwrite"
    ON_TOP = "on-top"
    NEW_TRACK = "new-track"


@dataclass(frozen=True, slots=True)
class Pick:
    """A file, or its part from second `start` to `end` (None: to its end)."""

    asset_id: str
    start: Fraction = Fraction(0)
    end: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """The edits, the ids of the clips that they make, and the frame behind the last of them."""

    edits: tuple[Edit, ...]
    clip_ids: tuple[str, ...]
    end: int


def frames_of(asset: Asset, pick: Pick, rate: Fraction) -> int:
    """How long a clip of it is, in frames; at least one."""
    end = pick.end if pick.end is not None else asset.seconds if asset.seconds is not None else pick.start + STILL_SECONDS
    return max(1, int((end - pick.start) * rate))


def lay(project: Project, picks: tuple[Pick, ...], start: int, way: Way = Way.OVERWRITE, track_id: str = "") -> Laid:
    """Lay files one behind the other from frame `start` on: pictures on a picture track, sounds on a sound track (`track_id`
    where it takes them), a film's own sound linked to it on a sound track that is free there.

        V   |--A--|==film==|            what the project does not have, or what cannot lie on a track, is passed over
        S         |==sound=|
    """
    found = [(asset, pick) for pick in picks if (asset := project.asset(pick.asset_id)) is not None and asset.kind in LAID]
    work = _Work(project)
    if way is Way.INSERT and found:
        work.make_room(start, sum(frames_of(asset, pick, work.rate) for asset, pick in found))
    for asset, pick in found:
        duration = frames_of(asset, pick, work.rate)
        link = new_id("link") if asset.kind is AssetKind.FILM and asset.has_audio else None
        track = work.track_for(asset, way, track_id, TimeRange(start, duration))
        work.put(track, start, asset, pick, duration, link)
        if link is not None:
            work.put(work.free_track(TrackKind.SOUND, TimeRange(start, duration)), start, asset, pick, duration, link)
        start += duration
        if way is Way.NEW_TRACK:
            way, track_id = Way.OVERWRITE, track.id
    return Laid(tuple(work.edits), tuple(work.clip_ids), start)


def home_of(sequence: Sequence, kind: AssetKind, track_id: str = "") -> Track | None:
    """The track that a file of this kind goes to: the one named if it takes it, else the first of the right kind that is not
    locked. None: there is none yet."""
    kinds = SOUNDS if kind is AssetKind.AUDIO else PICTURES
    open_tracks = [track for track in sequence.tracks if track.kind in kinds and not track.locked]
    named = next((track for track in open_tracks if track.id == track_id), None)
    return named or next((track for wanted in kinds[:1] for track in open_tracks if track.kind is wanted), None)


class _Work:
    """Edits that follow each other, each tried on the project as the ones before have left it."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.rate = project.sequence.format.rate
        self.edits: list[Edit] = []
        self.clip_ids: list[str] = []

    def make_room(self, start: int, duration: int) -> None:
        """On every track that goes on behind `start`; music runs on under what is inserted."""
        behind = tuple(track.id for track in self._project.sequence.tracks
                       if track.duration > start and not track.locked and track.kind is not TrackKind.MUSIC)
        if behind:
            self._do(MakeRoom(behind, start, duration))

    def track_for(self, asset: Asset, way: Way, track_id: str, span: TimeRange) -> Track:
        sounds = asset.kind is AssetKind.AUDIO
        own = TrackKind.SOUND if sounds else TrackKind.OVERLAY if self._has_pictures() else TrackKind.VIDEO
        if way is Way.NEW_TRACK:
            return self._new_track(own)
        if way is Way.ON_TOP:
            return self.free_track(own, span)
        home = home_of(self._project.sequence, asset.kind, track_id)
        return home or self._new_track(TrackKind.SOUND if sounds else TrackKind.VIDEO)

    def free_track(self, kind: TrackKind, span: TimeRange) -> Track:
        """One where nothing lies in the span; a new one where there is none."""
        for track in self._project.sequence.tracks:
            if track.kind is kind and not track.locked and not any(span.overlaps(where) for where, _ in track.clips()):
                return track
        return self._new_track(kind)

    def put(self, track: Track, start: int, asset: Asset, pick: Pick, duration: int, link: str | None) -> None:
        clip = Clip(new_id("clip"), AssetReference(asset.id), duration, asset.name, source_start=pick.start, linked=link)
        self._do(OverwriteClip(track.id, start, clip))
        self.clip_ids.append(clip.id)

    def _new_track(self, kind: TrackKind) -> Track:
        """Overlays above the highest picture and below the captions, sounds below all."""
        tracks, track = self._project.sequence.tracks, Track(new_id("track"), kind)
        index = 0 if kind is TrackKind.VIDEO else len(tracks)
        if kind is TrackKind.OVERLAY:
            index = max((number for number, other in enumerate(tracks) if other.kind in PICTURES), default=-1) + 1
        self._do(AddTrack(track, index))
        return track

    def _has_pictures(self) -> bool:
        return any(track.kind in PICTURES and track.items for track in self._project.sequence.tracks)

    def _do(self, edit: Edit) -> None:
        self._project = edit.apply(self._project)
        self.edits.append(edit)
