"""What putting a thing of the catalogues onto the timeline means: which edits, at which cut, on which track. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from frozendict import frozendict

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.clips import ReplaceMedia, SetTransform
from autovideo_studio.domain.edits.effects import AddEffect, RemoveEffect
from autovideo_studio.domain.edits.overwrite import OverwriteClip
from autovideo_studio.domain.edits.project import SetBrief
from autovideo_studio.domain.edits.tracks import AddTrack
from autovideo_studio.domain.edits.transitions import AddTransition, ChangeTransition
from autovideo_studio.domain.effect import Effect, Transition
from autovideo_studio.domain.items import Clip, Transform
from autovideo_studio.domain.ken_burns import ken_burns
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import CaptionReference, GraphicReference, MediaReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed, placed_clips
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.services.catalogues import Kind, effect_of, effects_for, sound_effects
from autovideo_studio.services.ready_titles import ReadyTitle
from autovideo_studio.services.words import looking_like

TRANSITION_S = Fraction(1, 2)
TITLE_S = Fraction(4)


@dataclass(frozen=True, slots=True)
class Cut:
    """Where two clips of a track meet at frame `at`, and the transition that is there already."""

    track: Track
    before: Clip
    after: Clip
    at: int
    transition: Transition | None = None


def add_effect(chosen: Iterable[Placed], kind: Kind) -> list[Edit]:
    """The effect behind those that each clip has. Clips that cannot have it (a sound a blur) are left out; raises `EditRejected`
    where that leaves none."""
    fitting = [placed for placed in chosen if any(kind.id == one.id for one in effects_for(placed.track.kind))]
    if not fitting:
        raise EditRejected(tr("“{name}” needs a clip that it suits. Nothing was changed.", name=kind.text),
                           tr("Select a picture for effects of the picture, a sound for effects of sound."))
    return [AddEffect(placed.clip.id, effect_of(kind)) for placed in fitting]


def with_effects(placed: Placed, effects: tuple[Effect, ...]) -> list[Edit]:
    """These effects in the place of the clip's own."""
    return [*(RemoveEffect(placed.clip.id, old.id) for old in placed.clip.effects),
            *(AddEffect(placed.clip.id, replace(new, id=new_id("effect"))) for new in effects)]


def suiting(effects: tuple[Effect, ...], track: TrackKind) -> tuple[Effect, ...]:
    """Those that clips on this kind of track can have."""
    heard = {kind.id for kind in sound_effects()}
    return tuple(effect for effect in effects if (effect.effect in heard) is not track.is_picture)


def cuts(sequence: Sequence) -> list[Cut]:
    """Every place where two pictures meet on a track that may be edited."""
    found = []
    for track in sequence.tracks:
        if not track.kind.is_picture or track.locked:
            continue
        there = {one.after: one for one in track.transitions}
        for (span, before), (_, after) in pairwise(track.placed()):
            if isinstance(before, Clip) and isinstance(after, Clip):
                found.append(Cut(track, before, after, span.end, there.get(before.id)))
    return found


def nearest_cut(sequence: Sequence, frame: float, *, track_id: str = "", clip_ids: frozenset[str] = frozenset()) -> Cut | None:
    """The cut nearest to a frame: on `track_id` if named, of the clips named if they have any; the lowest track of pictures
    where several are as near (captions last)."""
    found = [cut for cut in cuts(sequence) if track_id in ("", cut.track.id)]
    of_chosen = [cut for cut in found if {cut.before.id, cut.after.id} & clip_ids]
    return min(of_chosen or found, key=lambda cut: (cut.track.kind is TrackKind.CAPTION, abs(cut.at - frame)), default=None)


def put_transition(cut: Cut, kind: str, rate: Fraction) -> Edit:
    """The transition at the cut: in the place of the one that is there, with its length; else half a second long, or as long as
    there is room. Raises `EditRejected` where there is none."""
    if cut.transition is not None:
        return ChangeTransition(cut.transition.id, kind, cut.transition.before_cut, cut.transition.after_cut, frozendict())
    half = max(1, round(TRANSITION_S * rate / 2))
    before, after = min(half, _free(cut.track, cut.before)), min(half, _free(cut.track, cut.after))
    if before + after < 1:
        raise EditRejected(tr("There is no room for a transition at this cut. Nothing was changed."),
                           tr("Make the clips longer, or shorten the transitions beside it."))
    return AddTransition(cut.track.id, Transition(new_id("transition"), cut.before.id, kind, before, after))


def transition_length(transition: Transition, track: Track, frames: int) -> Edit:
    """The same transition over `frames` frames, shared by both sides as they are now, as far as there is room."""
    items = list(track.clips())
    index = next(number for number, (_, clip) in enumerate(items) if clip.id == transition.after)
    room_before = _free(track, items[index][1]) + transition.before_cut
    room_after = _free(track, items[index + 1][1]) + transition.after_cut
    frames = max(1, min(frames, room_before + room_after))
    before = round(Fraction(transition.before_cut * frames, transition.duration))
    before = max(frames - room_after, min(before, room_before))
    return ChangeTransition(transition.id, transition.kind, before, frames - before)


def add_title(project: Project, ready: ReadyTitle, frame: int, track_id: str = "") -> tuple[list[Edit], Clip]:
    """A new clip from `frame` on, on `track_id` if it is a track of overlays or pictures that may be edited, else on the topmost
    track of overlays with room there, else on a new one."""
    sequence = project.sequence
    rate = sequence.format.rate
    length = round(TITLE_S * rate)
    made = Clip(new_id("clip"), ready.title, length, transform=ready.transform)
    named = next((track for track in sequence.tracks if track.id == track_id), None)
    if named is not None and named.kind in (TrackKind.VIDEO, TrackKind.OVERLAY) and not named.locked:
        return [OverwriteClip(named.id, max(0, frame), made)], made
    span = TimeRange(max(0, frame), length)
    for track in reversed(sequence.tracks):
        if track.kind is TrackKind.OVERLAY and not track.locked and not track.hidden and _is_free(track, span):
            return [OverwriteClip(track.id, span.start, made)], made
    track = Track(new_id("track"), TrackKind.OVERLAY)
    return [AddTrack(track, _above_pictures(sequence)), OverwriteClip(track.id, span.start, made)], made


def move_camera(placed: Placed, move: str) -> Edit:
    """A Ken Burns move over the clip; "" puts the camera at rest. All else of the transform stays. Raises `NotFound`."""
    moved = ken_burns(move, placed.clip.duration) if move else Transform(scale=Animated(1.0))
    return SetTransform(placed.clip.id, replace(placed.clip.transform, scale=moved.scale, x=moved.x, y=moved.y))


def with_media(placed: Placed, media: MediaReference) -> Edit:
    """Other words, looks or values of what the clip draws."""
    return ReplaceMedia(placed.clip.id, media, placed.clip.source_start)


def look_for_all(project: Project, like: CaptionReference | GraphicReference) -> list[Edit]:
    """Every caption, or every graphic, that may be edited looks like this one, and so does what is made later."""
    brief = project.brief
    brief = replace(brief, captions=like.style) if isinstance(like, CaptionReference) else replace(brief, style=like.style)
    return [*(with_media(placed, looking_like(placed.clip.media, like)) for placed in placed_clips(project.sequence)
              if type(placed.clip.media) is type(like) and not placed.track.locked),
            SetBrief(brief)]


def _free(track: Track, clip: Clip) -> int:
    """Frames of a clip that no transition covers."""
    clips = [one for _, one in track.clips()]
    index = next(number for number, one in enumerate(clips) if one.id == clip.id)
    before = clips[index - 1].id if index else ""
    covered = sum(one.before_cut for one in track.transitions if one.after == clip.id)
    return clip.duration - covered - sum(one.after_cut for one in track.transitions if before and one.after == before)


def _is_free(track: Track, span: TimeRange) -> bool:
    return not any(other.start < span.end and other.end > span.start for other, _ in track.clips())


def _above_pictures(sequence: Sequence) -> int:
    """Above the topmost track of overlays or pictures, below captions."""
    numbers = [number for number, track in enumerate(sequence.tracks) if track.kind in (TrackKind.VIDEO, TrackKind.OVERLAY)]
    return max(numbers, default=-1) + 1
