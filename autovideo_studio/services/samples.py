"""The small sequences by which a thing of the catalogues shows itself: how it rests, and how it moves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from frozendict import frozendict

from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Transform
from autovideo_studio.domain.ken_burns import ken_burns
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import CaptionReference, CaptionWord, GraphicReference, TitleReference
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.text_look import TextLook, TextUnit
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.catalogues import effect_of, effects
from autovideo_studio.services.ready_titles import ready_title

FORMAT = SequenceFormat(256, 144, Fraction(30))
SCREEN = "#f3dfd6"
STEPS = 14
"""Pictures of a movement."""


@dataclass(frozen=True, slots=True)
class SampleSequence:
    """`still` is the frame that tells most; `moving` are the frames that show it at work."""

    sequence: Sequence
    still: int
    moving: tuple[int, ...]


def sample_sequence(of: str, id: str) -> SampleSequence:
    """`of` is "effect", "transition", "title" (a ready one), "movement" (of titles), "caption" (a style), "style" (of
    graphics) or "camera". Raises `NotFound`."""
    makers = {"effect": _effect, "transition": _transition, "title": _title, "movement": _movement, "caption": _caption,
              "camera": _camera, "style": _style}
    if of not in makers:
        raise NotFound(tr("There is no sample of “{name}”.", name=of))
    return makers[of](id)


def _effect(id: str) -> SampleSequence:
    """At rest all of the picture has the effect; moving, it spreads over the plain one."""
    kind = next((one for one in effects() if one.id == id), None)
    if kind is None:
        raise NotFound(tr("There is no effect called “{id}”.", id=id))
    picture = _screen() if kind.group == "key" else _desert() if kind.group in ("light", "colour") else _reef()
    before = Clip("plain", picture, 60)
    ground = (Track("ground", TrackKind.VIDEO, items=(Clip("mountains", _mountains(), 120),)),) if kind.group == "key" else ()
    made = effect_of(kind)
    if kind.group == "key":
        made = replace(made, settings=frozendict(colour=SCREEN))
    after = Clip("treated", picture, 60, effects=(made,))
    wipe = Transition("wipe", "plain", "soft-wipe", 30, 30, frozendict(softness=0.05))
    track = Track("picture", TrackKind.VIDEO, items=(before, after), transitions=(wipe,))
    return SampleSequence(Sequence("sample", FORMAT, (*ground, track)), 105, _steps(30, 96))


def _transition(id: str) -> SampleSequence:
    items = Clip("first", _sea(), 60), Clip("second", _mountains(), 60)
    track = Track("picture", TrackKind.VIDEO, items=items, transitions=(Transition("shown", "first", id, 22, 22),))
    return SampleSequence(Sequence("sample", FORMAT, (track,)), 60, _steps(36, 84))


def _title(id: str) -> SampleSequence:
    ready = ready_title(id)
    scale = 1.45 if ready.title.look.size > 0.07 else 2.0  # words of a small picture must be large to be read
    look = replace(ready.title.look, size=ready.title.look.size * scale)
    title = replace(ready.title, look=look, width=0.94)
    place = replace(ready.transform, x=Animated(ready.transform.x.value * 0.8), y=Animated(ready.transform.y.value * 0.8))
    return _words(title, place)


def _movement(id: str) -> SampleSequence:
    look = TextLook(weight=700, size=0.3)
    shown = _words(TitleReference(tr("Title"), look, 0.95, appear=id, appear_frames=36, by=TextUnit.LETTER, seed=4))
    return replace(shown, still=shown.moving[5])


def _words(title: TitleReference, place: Transform | None = None) -> SampleSequence:
    tracks = (Track("ground", TrackKind.VIDEO, items=(Clip("ground", _sea(dim=True), 90),)),
              Track("words", TrackKind.OVERLAY, items=(Clip("words", title, 90, transform=place or Transform()),)))
    return SampleSequence(Sequence("sample", FORMAT, tracks), 60, _steps(0, 46))


def _caption(id: str) -> SampleSequence:
    words = tuple(CaptionWord(word, n * 12, n * 12 + 12) for n, word in enumerate(tr("Words as they are spoken").split()))
    lines = (words[:-2], words[-2:]) if len(words) > 3 else (words,)
    caption, length = CaptionReference(lines, id, overrides=frozendict(size=2.5)), 12 * len(words) + 6
    middle = Transform(y=Animated(-0.36), scale=Animated(1.35))
    tracks = (Track("ground", TrackKind.VIDEO, items=(Clip("ground", _sea(dim=True), length),)),
              Track("words", TrackKind.CAPTION, items=(Clip("words", caption, length, transform=middle),)))
    return SampleSequence(Sequence("sample", FORMAT, tracks), length * 3 // 4, _steps(0, length - 1))


def _camera(id: str) -> SampleSequence:
    clip = Clip("picture", _mountains(), 90, transform=ken_burns(id, 90))
    return SampleSequence(Sequence("sample", FORMAT, (Track("picture", TrackKind.VIDEO, items=(clip,)),)), 89, _steps(0, 89))


def _style(id: str) -> SampleSequence:
    clip = Clip("title", GraphicReference("title", id, frozendict(title=tr("A day by the sea"), motif="sea"), 7), 90)
    return SampleSequence(Sequence("sample", FORMAT, (Track("picture", TrackKind.VIDEO, items=(clip,)),)), 63, _steps(0, 63))


def _sea(*, dim: bool = False) -> GraphicReference:
    return GraphicReference("title", "nocturne", frozendict(title="", motif="aurora" if dim else "sea"), 3)


def _mountains() -> GraphicReference:
    return GraphicReference("title", "paper", frozendict(title="", motif="mountains"), 3)


def _desert() -> GraphicReference:
    return GraphicReference("title", "nocturne", frozendict(title="", motif="desert"), 3)


def _reef() -> GraphicReference:
    return GraphicReference("title", "nocturne", frozendict(title="", motif="reef"), 3)


def _screen() -> GraphicReference:
    """A city before the plain sky `SCREEN`, of which a key makes a hole."""
    return GraphicReference("title", "paper", frozendict(title="", motif="city"), 3)


def _steps(first: int, last: int) -> tuple[int, ...]:
    return tuple(first + round((last - first) * number / (STEPS - 1)) for number in range(STEPS))
