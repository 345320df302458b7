"""Random projects that keep every invariant, and random edits of them: most possible, some refused.

Made by a seeded `Random` (hypothesis draws the seed), which gives some hundred times as many examples a second as drawing
every field would.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from frozendict import frozendict
from hypothesis import strategies as st
from timelines import ASSETS, CAPTION, KINDS

from autovideo_studio.domain.appearance import Appearance, Blend, Mask, MaskShape, Shadow
from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits import clips, effects, keyframes, lift_extract, markers, script, takes, tracks, transitions
from autovideo_studio.domain.edits import project as whole
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.freeze import FreezeFrame
from autovideo_studio.domain.edits.insert import InsertClip, MakeRoom
from autovideo_studio.domain.edits.move import MoveClip, RippleMoveClip
from autovideo_studio.domain.edits.one_clip import ForEach
from autovideo_studio.domain.edits.overwrite import OverwriteClip
from autovideo_studio.domain.edits.ripple_roll import RippleTrimClip, RollCut
from autovideo_studio.domain.edits.several import Several
from autovideo_studio.domain.edits.slip_slide import SlideClip, SlipClip
from autovideo_studio.domain.edits.speed import SetSpeed, SetTimeMap
from autovideo_studio.domain.edits.split import SplitClip
from autovideo_studio.domain.edits.trim import Edge, TrimClip
from autovideo_studio.domain.effect import Effect, Transition
from autovideo_studio.domain.items import Clip, FadeShape, Gap, Origin, Sound, TimeKey, Transform
from autovideo_studio.domain.keyframe import Animated, Easing, Keyframe
from autovideo_studio.domain.marker import Marker
from autovideo_studio.domain.media_reference import (
    AssetReference,
    GraphicReference,
    MediaReference,
    MissingReference,
    TitleReference,
)
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import misfits
from autovideo_studio.domain.script import Beat, Scene, Script, Take
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.text_look import TextUnit
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind, TrackSound
from autovideo_studio.foundation.ids import new_id

CHANCES = st.integers(0, 2**64).map(Random)
GRAPHIC = GraphicReference("title", "calm", frozendict(words=("a", "b"), numbers=frozendict(size=2)), 7)
TITLE = TitleReference("Cats\n貓", by=TextUnit.LETTER)
PICTURES = (GRAPHIC, GRAPHIC, TITLE, AssetReference("film"), AssetReference("still"), MissingReference("gone.png", "deleted"))
SOUNDS = (AssetReference("sound"), AssetReference("film"))
WORDS = ("", "cats", "貓 sleep", "a \"b\"\n", "🐈 \u200fقط")


def curve(chance: Random) -> Animated:
    frames = sorted(chance.sample(range(-5, 40), chance.choice((0, 0, 1, 3))))
    keys = tuple(Keyframe(frame, round(chance.uniform(-9, 9), 3), chance.choice(list(Easing)), (0.1, -0.5, 0.9, 1.5))
                 for frame in frames)
    return Animated(round(chance.uniform(-9, 9), 3), keys)


def transform(chance: Random) -> Transform:
    return Transform(x=curve(chance), scale=curve(chance), opacity=curve(chance), anchor_x=curve(chance), crop_top=curve(chance))


def appearance(chance: Random) -> Appearance:
    mask = Mask(chance.choice(list(MaskShape)), feather=curve(chance), path=((0.0, 0.5), (0.1, 0.2)),
                asset_id=chance.choice(("", "", "still")))
    return Appearance(chance.choice(list(Blend)), curve(chance), chance.choice((None, Shadow(blur=curve(chance)))),
                      chance.choice(((), (mask,), (Mask(), mask))))


def time_map(chance: Random) -> tuple[TimeKey, ...]:
    frames = sorted(chance.sample(range(-5, 40), chance.choice((0, 0, 0, 2, 3))))
    return tuple(TimeKey(frame, seconds(chance) / 3, chance.choice(list(Easing))) for frame in frames)


def effect(chance: Random) -> Effect:
    return Effect(new_id("effect"), chance.choice(("blur", "grade")), frozendict(radius=curve(chance)),
                  settings=frozendict(colour="#ff0000", points=((0, 1), (2, 3))))


def media(chance: Random, kind: TrackKind) -> MediaReference:
    if kind is TrackKind.CAPTION:
        return CAPTION
    return chance.choice(PICTURES if kind.is_picture else SOUNDS)


def seconds(chance: Random) -> Fraction:
    return Fraction(chance.randint(0, 300), chance.choice((1, 30, 100))) % 3


def clip(chance: Random, kind: TrackKind) -> Clip:
    duration = chance.randint(1, 30)
    return Clip(
        new_id("clip"), media(chance, kind), duration, chance.choice(WORDS), seconds(chance),
        chance.choice((Fraction(1), Fraction(1, 2), Fraction(3, 2))), transform(chance),
        Sound(curve(chance), curve(chance), chance.randint(0, duration), chance.randint(0, duration),
              fade_in_shape=chance.choice(list(FadeShape))),
        tuple(effect(chance) for _ in range(chance.choice((0, 0, 1, 2)))), chance.choice((None, Origin("s1", "visual"))),
        linked=chance.choice((None, None, "link", "other link")), group=chance.choice((None, None, None, "group")),
        appearance=appearance(chance), time_map=time_map(chance),
        framings=frozendict({"9:16": transform(chance)} if chance.random() < 0.2 else {}))


def track(chance: Random, name: str) -> Track:
    kind = KINDS[name[0]]
    items: list[Clip | Gap] = []
    for _ in range(chance.randint(0, 5)):
        if chance.random() < 0.4:
            items.append(Gap(chance.randint(1, 6)))
        items.append(clip(chance, kind))
    blends = tuple(Transition(new_id("transition"), item.id, "fade", chance.randint(0, 4), chance.randint(1, 4))
                   for item in items if isinstance(item, Clip) and chance.random() < 0.6)
    laid = Track(name, kind, name, tuple(items), blends)
    return replace(laid, transitions=tuple(one for one in blends if one not in misfits(laid)))


def scene(chance: Random) -> Scene:
    narration = " ".join(chance.choices(("Cats", "sleep.", "狗", "run"), k=chance.randint(0, 5)))
    kept = tuple(Take(new_id("take"), role, "recipe", "digest", frozendict(seconds="1.5", words=(1, 2)))
                 for role in chance.choices(("voice", "visual"), k=chance.randint(0, 2)))
    return Scene(new_id("scene"), narration, chance.choice(list(Beat)), chance.choice(WORDS), takes=kept,
                 pauses=tuple((chance.randint(0, len(narration)), Fraction(1, 3)) for _ in range(chance.randint(0, 2))),
                 chosen=frozendict({take.role: take.id for take in kept}))


def sequence(chance: Random) -> Sequence:
    marks = tuple(Marker(new_id("marker"), TimeRange(at, 0), chance.choice(WORDS)) for at in (3, 9)[:chance.randint(0, 2)])
    return Sequence(new_id("sequence"), SequenceFormat(), tuple(track(chance, name) for name in ("V1", "V2", "C1", "N1")), marks)


def project(chance: Random) -> Project:
    brief = Brief(chance.choice(WORDS), seconds=chance.choice((None, Fraction(60))))
    return Project(new_id("project"), chance.choice(WORDS), brief,
                   Script(chance.choice(WORDS), "en", tuple(scene(chance) for _ in range(chance.randint(0, 3)))),
                   sequence(chance), (*ASSETS, Asset(new_id("asset"), "unused", AssetKind.STILL, "x.png")))


def edit(chance: Random, of: Project) -> Edit:
    """An edit of the timeline, of anything else, or several of them."""
    kind = chance.random()
    if kind < 0.5:
        return timeline_edit(chance, of)
    if kind < 0.95:
        return any_edit(chance, of)
    return Several(tuple(any_edit(chance, of) for _ in range(chance.randint(1, 3))), chance.choice(WORDS))


def timeline_edit(chance: Random, of: Project) -> Edit:
    """Of a clip that is there, near where it lies."""
    held = [(each, span, one) for each in of.sequence.tracks for span, one in each.clips()]
    if not held:
        return any_edit(chance, of)
    here, span, one = chance.choice(held)
    near, alone, edge = chance.randint(span.start - 4, span.end + 4), chance.random() < 0.3, chance.choice(list(Edge))
    return chance.choice((
        lambda: InsertClip(here.id, near, clip(chance, here.kind)),
        lambda: OverwriteClip(here.id, near, clip(chance, here.kind)),
        lambda: MoveClip(one.id, here.id, chance.randint(0, 90), alone),
        lambda: MoveClip(one.id, _track(chance, of), near, alone),
        lambda: RippleMoveClip(one.id, here.id, chance.randint(0, 90), alone), lambda: TrimClip(one.id, edge, near, alone),
        lambda: RippleTrimClip(one.id, edge, near, alone), lambda: RollCut(one.id, near, alone),
        lambda: SlipClip(one.id, chance.randint(-12, 12), alone), lambda: SlideClip(one.id, chance.randint(-4, 4)),
        lambda: SplitClip(one.id, near, alone), lambda: FreezeFrame(one.id, near, chance.randint(0, 9), alone),
        lambda: lift_extract.LiftClips((one.id,), alone),
        lambda: lift_extract.ExtractClips((one.id, chance.choice(held)[2].id), alone),
        lambda: SetSpeed(one.id, chance.choice((Fraction(1, 3), Fraction(2), Fraction(7, 5))), chance.random() < 0.5, alone,
                         chance.random() < 0.5)))()


def _track(chance: Random, of: Project) -> str:
    return chance.choice([each.id for each in of.sequence.tracks] + ["gone"])


def any_edit(chance: Random, of: Project) -> Edit:
    """Of anything, also of things that are not there, at any frame."""
    laid = of.sequence.tracks
    all_clips = [one for each in laid for _, one in each.clips()]
    a_clip = chance.choice([one.id for one in all_clips] + ["gone"])
    some = tuple(chance.choices([one.id for one in all_clips] + ["gone"], k=chance.randint(1, 3)))
    some_tracks = tuple(chance.sample([each.id for each in laid], min(len(laid), 2)))
    blend = chance.choice([one.id for each in laid for one in each.transitions] + ["gone"])
    marker = chance.choice([one.id for one in of.sequence.markers] + ["gone"])
    a_scene = chance.choice([one.id for one in of.script.scenes] + ["gone"])
    a_take = chance.choice([one.id for each in of.script.scenes for one in each.takes] + ["gone"])
    fitted = [(one.id, each.id) for one in all_clips for each in one.effects] or [("gone", "gone")]
    with_effect, an_effect = chance.choice(fitted)
    number = chance.choice(("x", "scale", "gain_db", "radius", "corner_radius", "mask.0.feather"))
    yes, index = chance.random() < 0.5, chance.randint(-1, 3)
    at, word, span = chance.randint(-5, 40), chance.choice(WORDS), TimeRange(chance.randint(0, 90), chance.randint(0, 40))
    return chance.choice((
        lambda: lift_extract.LiftRange(some_tracks, span), lambda: lift_extract.ExtractRange(some_tracks, span),
        lambda: lift_extract.CloseGap(*chance.choice([*_gaps(of), ("gone", at)])),
        lambda: MoveClip(a_clip, _track(chance, of), at, yes),
        lambda: clips.SetTransform(a_clip, transform(chance)), lambda: clips.SetSound(a_clip, Sound(curve(chance), fade_in=at)),
        lambda: clips.SetAppearance(a_clip, appearance(chance)), lambda: SetTimeMap(a_clip, time_map(chance)),
        lambda: clips.SetFraming(a_clip, "9:16", chance.choice((None, transform(chance)))),
        lambda: tracks.SetTrackSound(_track(chance, of), TrackSound(curve(chance), curve(chance), (effect(chance),))),
        lambda: clips.EnableClips(some, yes), lambda: clips.PinClips(some, yes), lambda: clips.RenameClip(a_clip, word),
        lambda: clips.ReplaceMedia(a_clip, chance.choice((*PICTURES, *SOUNDS, CAPTION)), seconds(chance)),
        lambda: clips.LinkClips(some), lambda: clips.UnlinkClips(some),
        lambda: clips.GroupClips(some), lambda: clips.UngroupClips(some),
        lambda: transitions.AddTransition(chance.choice(_homes(of, a_clip)), Transition(
            new_id("transition"), a_clip, "fade", chance.randint(-1, 4), chance.randint(0, 4))),
        lambda: transitions.ChangeTransition(blend, "wipe", chance.randint(0, 9), chance.randint(0, 9)),
        lambda: transitions.RemoveTransition(blend),
        lambda: effects.AddEffect(a_clip, effect(chance), chance.choice((None, index))),
        lambda: effects.SetEffects(a_clip, (effect(chance),) * chance.choice((0, 1, 1, 1, 2))),
        lambda: effects.RemoveEffect(with_effect, an_effect), lambda: effects.MoveEffect(with_effect, an_effect, index),
        lambda: effects.SetEffect(with_effect, an_effect, frozendict(radius=curve(chance)), chance.choice((None, yes))),
        lambda: keyframes.SetKeyframe(a_clip, number, Keyframe(at, 1.5)),
        lambda: keyframes.SetKeyframe(with_effect, "radius", Keyframe(at, 1.5), an_effect),
        lambda: keyframes.MoveKeyframe(a_clip, number, _keyed(chance, all_clips, a_clip), at),
        lambda: keyframes.RemoveKeyframe(a_clip, number, _keyed(chance, all_clips, a_clip)),
        lambda: tracks.AddTrack(Track(new_id("track"), chance.choice(list(TrackKind))), chance.choice((None, index))),
        lambda: tracks.RemoveTrack(_track(chance, of)), lambda: tracks.MoveTrack(_track(chance, of), index),
        lambda: tracks.RenameTrack(_track(chance, of), word),
        lambda: tracks.FlagTrack(_track(chance, of), chance.choice(list(tracks.TrackFlag)), yes),
        lambda: markers.AddMarker(Marker(new_id("marker"), span)), lambda: markers.MoveMarker(marker, span),
        lambda: markers.ReviseMarker(marker, word, "chapter"), lambda: markers.RemoveMarker(marker),
        lambda: script.SetScript(Script(word, scenes=tuple(scene(chance) for _ in range(2)))),
        lambda: script.ReviseScene(a_scene, chance.choice((None, word)), heading=word,
                                   pauses=chance.choice((None, ((abs(at), Fraction(1)),)))),
        lambda: script.InsertScene(scene(chance), chance.choice((None, index))), lambda: script.RemoveScene(a_scene),
        lambda: script.MoveScene(a_scene, index), lambda: script.SplitScene(a_scene, at), lambda: script.MergeScenes(a_scene),
        lambda: takes.AddTake(a_scene, Take(new_id("take"), "voice", "recipe", "digest"), yes),
        lambda: takes.ChooseTake(a_scene, a_take), lambda: takes.LockTake(a_scene, a_take, yes),
        lambda: whole.SetTitle(word), lambda: whole.SetBrief(Brief(word)),
        lambda: whole.SetFormat(SequenceFormat(rate=chance.choice((Fraction(24), Fraction(30000, 1001), Fraction(60))))),
        lambda: whole.SetSequence(sequence(chance)),
        lambda: whole.AddAssets((Asset(new_id("asset"), "d", AssetKind.STILL, word),)),
        lambda: whole.ReviseAssets(tuple(chance.sample([*(asset.id for asset in of.assets), "gone"], 2)),
                                   chance.choice((None, word)), chance.choice((None, word)), chance.choice((None, yes))),
        lambda: ForEach(chance.choice((clips.RenameClip(a_clip, word), clips.SetAppearance(a_clip, appearance(chance)))), some),
        lambda: MakeRoom(some_tracks, at, chance.randint(0, 9)),
        lambda: whole.RemoveAsset(chance.choice([asset.id for asset in of.assets] + ["gone"]))))()


def _gaps(of: Project) -> list[tuple[str, int]]:
    """Track and first frame of each gap."""
    return [(each.id, span.start) for each in of.sequence.tracks for span, item in each.placed() if isinstance(item, Gap)]


def _homes(of: Project, clip_id: str) -> list[str]:
    """The track of the clip, and one that is not there."""
    return [*(each.id for each in of.sequence.tracks for _, one in each.clips() if one.id == clip_id), "gone"]


def _keyed(chance: Random, all_clips: list[Clip], clip_id: str) -> int:
    """A frame at which the clip has a keyframe, where it has one."""
    frames = [key.frame for one in all_clips if one.id == clip_id
              for animated in (one.transform.x, one.transform.scale, one.sound.gain_db) for key in animated.keyframes]
    return chance.choice(frames or [0])
