"""From a script and what was made for its scenes to a sequence on separate tracks. Pure: the same input, the same sequence.

    video      |--- scene 1 ---x--- scene 2 ---x--- scene 3 ---|      x: a dissolve at the cut
    overlay        [on-screen text over pictures]
    captions      [phrase][phrase] [phrase]      [phrase]
    narration  ·--[ spoken ]--··--[ spoken ]--··--[ spoken ]--·
    music      |============ under everything, ducked ==========|

Clip ids follow from scene and role, so that a second arrangement changes only what is different. A clip that the creator
has pinned keeps its shape and its place in the scene; what the creator laid by hand is kept (see `own_clips.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from frozendict import frozendict

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Gap, Item, Origin, Sound, Transform
from autovideo_studio.domain.ken_burns import ken_burns, move_for
from autovideo_studio.domain.marker import Marker
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, GraphicReference, MediaReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.time import TimeRange, to_frames
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.pipeline.own_clips import with_own_clips
from autovideo_studio.pipeline.speech_cuts import Span, heard

LEAD_IN, FIRST_LEAD_IN = Fraction(3, 10), Fraction(6, 10)
TAIL, LAST_TAIL = Fraction(4, 10), Fraction(14, 10)
SHORTEST_SCENE = Fraction(2)
DISSOLVE = Fraction(4, 10)
MUSIC_FADE_IN, MUSIC_FADE_OUT = Fraction(1), Fraction(2)


@dataclass(frozen=True, slots=True)
class SceneMedia:
    """What was made for one scene. Caption starts and durations are frames from the first frame of the narration."""

    visual: MediaReference
    narration: Asset | None = None
    captions: tuple[tuple[int, CaptionReference, int], ...] = ()
    cuts: tuple[Span, ...] = ()
    """Seconds of the narration that are left out."""


def arrange(project: Project, made: Mapping[str, SceneMedia], format: SequenceFormat, music: Asset | None,
            style: str) -> Sequence:
    """The whole sequence for a project's script. `made` has an entry for every scene; assets are known to the project;
    `style` is the visual style's id."""
    spans = _spans(project.script.scenes, made, format)
    assets = {asset.id: asset for asset in project.assets}
    pinned = _pinned_clips(project.sequence)
    video, overlay, captions, narration = _Lane(), _Lane(), _Lane(), _Lane()
    for index, (scene, span) in enumerate(zip(project.script.scenes, spans, strict=True)):
        media = made[scene.id]
        lead = to_frames(FIRST_LEAD_IN if index == 0 else LEAD_IN, format.rate)
        video.put(span.start, _visual_clip(scene, media, span.duration, assets))
        if scene.on_screen and isinstance(media.visual, AssetReference):
            overlay.put(span.start + lead, _on_screen_clip(scene, span.duration - lead, style))
        for number, (start, phrase, duration) in enumerate(media.captions):
            room = span.end - (span.start + lead + start)
            if room > 0:
                captions.put(span.start + lead + start, Clip(
                    f"clip_{scene.id}_caption{number}", phrase, min(duration, room), phrase.text,
                    origin=Origin(scene.id, "caption")))
        if media.narration is not None:
            for start, clip in _narration_clips(scene, media.narration, media.cuts, format):
                narration.put(span.start + lead + start, clip)
    total = spans[-1].end if spans else 0
    dissolves = _dissolves(project.script.scenes, spans, format)
    tracks = [
        Track("track_video", TrackKind.VIDEO, items=video.items(pinned), transitions=dissolves),
        Track("track_overlay", TrackKind.OVERLAY, items=overlay.items(pinned)),
        Track("track_captions", TrackKind.CAPTION, items=captions.items(pinned)),
        Track("track_narration", TrackKind.NARRATION, items=narration.items(pinned)),
        Track("track_music", TrackKind.MUSIC, items=_music_items(music, total, format)),
    ]
    arranged = [_as_before(track, project.sequence) for track in tracks]
    starts = {scene.id: span.start for scene, span in zip(project.script.scenes, spans, strict=True)}
    return Sequence(project.sequence.id, format, with_own_clips(arranged, project.sequence, starts),
                    _chapters(project.script.scenes, spans))


class _Lane:
    """Clips put at ascending frames; the holes between them become gaps."""

    def __init__(self) -> None:
        self._clips: list[tuple[int, Clip]] = []

    def put(self, start: int, clip: Clip) -> None:
        self._clips.append((start, clip))

    def items(self, pinned: Mapping[str, Clip]) -> tuple[Item, ...]:
        laid: list[Item] = []
        position = 0
        for start, clip in self._clips:
            if start > position:
                laid.append(Gap(start - position))
                position = start
            kept = pinned.get(clip.id)
            laid.append(replace(kept, duration=clip.duration) if kept else clip)
            position += clip.duration
        return tuple(laid)


def _spans(scenes: tuple[Scene, ...], made: Mapping[str, SceneMedia], format: SequenceFormat) -> list[TimeRange]:
    spans, start = [], 0
    for index, scene in enumerate(scenes):
        first, last = index == 0, index == len(scenes) - 1
        narration = made[scene.id].narration
        spoken = sum((pause for _, pause in scene.pauses), Fraction(0))
        if narration:
            spoken = sum((end - begin for begin, end in _heard(narration, made[scene.id].cuts)), Fraction(0))
        length = (FIRST_LEAD_IN if first else LEAD_IN) + spoken + (LAST_TAIL if last else TAIL)
        duration = ceil(max(length, SHORTEST_SCENE) * format.rate)
        spans.append(TimeRange(start, duration))
        start += duration
    return spans


def _visual_clip(scene: Scene, media: SceneMedia, duration: int, assets: Mapping[str, Asset]) -> Clip:
    transform = Transform()
    if isinstance(media.visual, AssetReference) and assets[media.visual.asset_id].kind is AssetKind.STILL:
        transform = ken_burns(move_for(scene.id), duration)
    return Clip(f"clip_{scene.id}_visual", media.visual, duration, scene.heading or scene.narration[:40], transform=transform,
                origin=Origin(scene.id, "visual"))


def _on_screen_clip(scene: Scene, duration: int, style: str) -> Clip:
    reference = GraphicReference("lower-third", style, frozendict(text=scene.on_screen), int(digest_of(scene.id)[:8], 16))
    return Clip(f"clip_{scene.id}_overlay", reference, duration, scene.on_screen, origin=Origin(scene.id, "overlay"))


def _narration_clips(scene: Scene, narration: Asset, cuts: tuple[Span, ...], format: SequenceFormat) -> list[tuple[int, Clip]]:
    """What is left of the voice, end to end; counted from its first frame."""
    clips, position, passed = list[tuple[int, Clip]](), 0, Fraction(0)
    for number, (begin, end) in enumerate(_heard(narration, cuts)):
        passed += end - begin
        duration = ceil(passed * format.rate) - position
        if duration > 0:
            name = f"clip_{scene.id}_narration{number or ''}"
            clips.append((position, Clip(name, AssetReference(narration.id), duration, scene.narration[:40], source_start=begin,
                                         origin=Origin(scene.id, "narration"))))
            position += duration
    return clips


def _heard(narration: Asset, cuts: tuple[Span, ...]) -> list[tuple[Fraction, Fraction]]:
    """To a millisecond where something was cut."""
    seconds = narration.seconds or Fraction(0)
    if not cuts:
        return [(Fraction(0), seconds)]
    return [(Fraction(round(begin * 1000), 1000), min(seconds, Fraction(round(end * 1000), 1000)))
            for begin, end in heard(cuts, float(seconds))]


def _dissolves(scenes: tuple[Scene, ...], spans: list[TimeRange], format: SequenceFormat) -> tuple[Transition, ...]:
    half = to_frames(DISSOLVE / 2, format.rate)
    return tuple(
        Transition(f"transition_{scene.id}", f"clip_{scene.id}_visual", "dissolve", half, half)
        for scene, span, following in zip(scenes, spans, spans[1:], strict=False)
        if half and span.duration > 2 * half and following.duration > 2 * half)


def _music_items(music: Asset | None, total: int, format: SequenceFormat) -> tuple[Item, ...]:
    if music is None or not total:
        return ()
    sound = Sound(fade_in=min(total // 4, to_frames(MUSIC_FADE_IN, format.rate)),
                  fade_out=min(total // 4, to_frames(MUSIC_FADE_OUT, format.rate)), duck=True)
    return (Clip("clip_music", AssetReference(music.id), total, music.name, sound=sound, origin=Origin("", "music")),)


def _chapters(scenes: tuple[Scene, ...], spans: list[TimeRange]) -> tuple[Marker, ...]:
    markers, heading = [], None
    for scene, span in zip(scenes, spans, strict=True):
        if scene.heading and scene.heading != heading:
            markers.append(Marker(f"marker_{scene.id}", TimeRange(span.start, 0), scene.heading, "chapter"))
            heading = scene.heading
    return tuple(markers)


def _pinned_clips(sequence: Sequence) -> dict[str, Clip]:
    return {clip.id: clip for track in sequence.tracks for _, clip in track.clips() if clip.pinned and clip.origin}


def _as_before(track: Track, old: Sequence) -> Track:
    """Keep what the creator set on a track of the same id: mute, solo, hidden, locked, its name."""
    before = next((known for known in old.tracks if known.id == track.id), None)
    if before is None:
        return track
    return replace(before, items=track.items, transitions=track.transitions)
