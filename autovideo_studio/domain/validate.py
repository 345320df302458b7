"""The invariants of a project. Edits keep them; what comes from elsewhere is checked by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.items import Clip, Gap
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, GraphicReference, TitleReference
from autovideo_studio.domain.numbers import every_number
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import assets_of, misfits
from autovideo_studio.domain.script import Scene
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the thing of this id, in a sentence."""

    id: str
    message: str


class HasId(Protocol):
    @property
    def id(self) -> str: ...


def problems(project: Project) -> tuple[Problem, ...]:
    """Everything that breaks an invariant; empty for a sound project."""
    return sequence_problems(project) + script_problems(project)


def sequence_problems(project: Project) -> tuple[Problem, ...]:
    """Those of the sequence and the files that it shows."""
    tracks = project.sequence.tracks
    things: tuple[HasId, ...] = (project, project.sequence, *tracks, *project.sequence.markers, *project.assets,
              *(clip for track in tracks for clip in _clips(track)), *(one for track in tracks for one in track.transitions))
    return (*_id_problems(thing.id for thing in things), *_format_problems(project), *_track_problems(project))


def clip_problems(project: Project, track: Track, clip: Clip) -> tuple[Problem, ...]:
    """Those of one clip on a track."""
    return tuple(_clip_problems(track, clip, {asset.id: asset for asset in map(project.asset, assets_of(clip)) if asset}))


def script_problems(project: Project) -> tuple[Problem, ...]:
    """Those of the script and its takes."""
    scenes = project.script.scenes
    things: tuple[HasId, ...] = (*scenes, *(take for scene in scenes for take in scene.takes))
    return (*_id_problems(thing.id for thing in things), *_scene_problems(project))


def refuse_new(check: Callable[[T], tuple[Problem, ...]], before: T, after: T) -> T:
    """`after`, unless `check` finds problems in it that `before` had not: then `EditRejected` with the first of them."""
    if found := check(after):
        known = set(check(before))
        for problem in found:
            if problem not in known:
                raise refusal(problem)
    return after


def refusal(problem: Problem) -> EditRejected:
    return EditRejected(tr("{problem} Nothing was changed.", problem=problem.message), tr("Correct it and try again."),
                        problem.id)


def may_lie_on(track: Track, clip: Clip, asset: Asset | None) -> bool:
    """Whether the clip, whose file is `asset`, belongs on this kind of track: pictures on picture tracks, what can be heard on
    the others."""
    match clip.media:
        case GraphicReference() | TitleReference() | CaptionReference():
            return track.kind.is_picture
        case AssetReference():
            if asset is None:
                return False
            if track.kind.is_picture:
                return asset.kind in (AssetKind.STILL, AssetKind.FILM)
            return asset.kind is AssetKind.AUDIO or asset.has_audio
    return True


def _id_problems(ids: Iterable[str]) -> Iterator[Problem]:
    for id, count in Counter(ids).items():
        if not id:
            yield Problem(id, tr("Something has no id."))
        elif count > 1:
            yield Problem(id, tr("Two things have the id “{id}”.", id=id))


def _format_problems(project: Project) -> Iterator[Problem]:
    format = project.sequence.format
    if min(format.width, format.height) < 2 or format.width % 2 or format.height % 2:
        yield Problem(project.sequence.id, tr("Width and height are even numbers above 0."))
    if format.rate <= 0:
        yield Problem(project.sequence.id, tr("A frame rate is above 0."))
    for marker in project.sequence.markers:
        if marker.range.start < 0:
            yield Problem(marker.id, tr("A marker lies before the beginning."))


def _track_problems(project: Project) -> Iterator[Problem]:
    assets = {asset.id: asset for asset in project.assets}
    for track in project.sequence.tracks:
        for item in track.items:
            if not isinstance(item.duration, int) or item.duration < 1:
                yield Problem(item.id or track.id, tr("Something on a track is not a whole number of frames long."))
        for item, after in zip(track.items, (*track.items[1:], Gap(0)), strict=False):
            if isinstance(item, Gap) and isinstance(after, Gap):
                yield Problem(track.id, tr("A gap lies beside another gap or at the end of its track."))
        for transition in misfits(track):
            yield Problem(transition.id, tr("A transition does not fit between its two clips."))
        for clip in _clips(track):
            yield from _clip_problems(track, clip, assets)


def _clips(track: Track) -> Iterator[Clip]:
    """Without their ranges, which a clip of a wrong length cannot have."""
    return (item for item in track.items if isinstance(item, Clip))


def _clip_problems(track: Track, clip: Clip, known: Mapping[str, Asset]) -> Iterator[Problem]:
    asset = known.get(clip.media.asset_id) if isinstance(clip.media, AssetReference) else None
    if not may_lie_on(track, clip, asset):
        yield Problem(clip.id, tr("A clip's media is missing, or it lies on a track for other things."))
    elif any(id not in known for id in assets_of(clip)):
        yield Problem(clip.id, tr("A file that an effect or a mask of a clip reads is missing."))
    if clip.speed <= 0:
        yield Problem(clip.id, tr("A speed is above 0."))
    if not _in_order([key.frame for key in clip.time_map]):
        yield Problem(clip.id, tr("The keys of a clip's speed are not in order, or not at whole frames."))
    if clip.source_start + min((key.offset for key in clip.time_map), default=0) < 0:
        yield Problem(clip.id, tr("A clip begins before its media does."))
    if not (0 <= clip.sound.fade_in <= clip.duration and 0 <= clip.sound.fade_out <= clip.duration):
        yield Problem(clip.id, tr("A fade is longer than its clip."))
    if len({effect.id for effect in clip.effects}) < len(clip.effects):
        yield Problem(clip.id, tr("Two effects of a clip have the same id."))
    if not all(_in_order([key.frame for key in animated.keyframes]) for animated in every_number(clip)):
        yield Problem(clip.id, tr("Keyframes are not in order, or not at whole frames."))
    if isinstance(clip.media, CaptionReference) and any(word.end < word.start for line in clip.media.lines for word in line):
        yield Problem(clip.id, tr("A caption's word ends before it begins."))


def _in_order(frames: list[int]) -> bool:
    return all(isinstance(frame, int) for frame in frames) and all(a < b for a, b in zip(frames, frames[1:], strict=False))


def _scene_problems(project: Project) -> Iterator[Problem]:
    for scene in project.script.scenes:
        if any(not _is_take_of(scene, role, take_id) for role, take_id in scene.chosen.items()):
            yield Problem(scene.id, tr("A scene uses a take that it does not have."))
        if any(not 0 <= offset <= len(scene.narration) or pause <= 0 for offset, pause in scene.pauses):
            yield Problem(scene.id, tr("A pause lies outside its narration, or is not a time."))


def _is_take_of(scene: Scene, role: str, take_id: str) -> bool:
    return any(take.id == take_id and take.role == role for take in scene.takes)
