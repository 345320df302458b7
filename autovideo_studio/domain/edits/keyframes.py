"""Keyframes of one animated number of a clip: one of its own by name (see `domain.numbers`) or, with `effect_id`, a parameter of
that effect. Frames count from the clip's first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from frozendict import frozendict

from autovideo_studio.domain.edits.effects import effect_of, with_effect
from autovideo_studio.domain.edits.one_clip import OneClipEdit
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.keyframe import Animated, Keyframe
from autovideo_studio.domain.numbers import numbers, with_number
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


@dataclass(frozen=True, slots=True)
class SetKeyframe(OneClipEdit):
    """Put a keyframe, in the place of one at the same frame.

        before  o-----------o
        set          ^
        after   o----o------o
    """

    clip_id: str
    number: str
    keyframe: Keyframe
    effect_id: str = ""

    @property
    def label(self) -> str:
        return tr("Set keyframe")

    @property
    def merge_key(self) -> str:
        return f"keyframe:{self.clip_id}:{self.effect_id}:{self.number}:{self.keyframe.frame}"

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        animated = _number_of(clip, self.number, self.effect_id)
        others = (key for key in animated.keyframes if key.frame != self.keyframe.frame)
        keyframes = tuple(sorted((*others, self.keyframe), key=lambda key: key.frame))
        return _with_number(clip, self.number, self.effect_id, replace(animated, keyframes=keyframes))


@dataclass(frozen=True, slots=True)
class MoveKeyframe(OneClipEdit):
    """Move the keyframe at `frame` to frame `to`; it may not meet another.

        before  o----o------o
        to               ^
        after   o--------o--o
    """

    clip_id: str
    number: str
    frame: int
    to: int
    effect_id: str = ""

    @property
    def label(self) -> str:
        return tr("Move keyframe")

    @property
    def merge_key(self) -> str:
        return f"move-keyframe:{self.clip_id}:{self.effect_id}:{self.number}:{self.frame}"

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        animated = _number_of(clip, self.number, self.effect_id)
        held = _keyframe_at(animated, self.frame)
        others = tuple(key for key in animated.keyframes if key is not held)
        if any(key.frame == self.to for key in others):
            raise EditRejected(tr("There is a keyframe at this frame already. Nothing was changed."), tr("Choose another frame."))
        keyframes = tuple(sorted((*others, replace(held, frame=self.to)), key=lambda key: key.frame))
        return _with_number(clip, self.number, self.effect_id, replace(animated, keyframes=keyframes))


@dataclass(frozen=True, slots=True)
class RemoveKeyframe(OneClipEdit):
    """Take out the keyframe at `frame`; when it was the last, its value stays as a constant.

        before  o----o------o
        at           ^
        after   o-----------o
    """

    clip_id: str
    number: str
    frame: int
    effect_id: str = ""

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Remove keyframe")

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        animated = _number_of(clip, self.number, self.effect_id)
        held = _keyframe_at(animated, self.frame)
        keyframes = tuple(key for key in animated.keyframes if key is not held)
        left = replace(animated, keyframes=keyframes) if keyframes else Animated(held.value)
        return _with_number(clip, self.number, self.effect_id, left)


def _number_of(clip: Clip, number: str, effect_id: str) -> Animated:
    animated = (effect_of(clip, effect_id).params if effect_id else numbers(clip)).get(number)
    if animated is None:
        raise EditRejected(tr("“{name}” cannot be animated here. Nothing was changed.", name=number), tr("Choose another value."))
    return animated


def _with_number(clip: Clip, number: str, effect_id: str, animated: Animated) -> Clip:
    if effect_id:
        effect = next(effect for effect in clip.effects if effect.id == effect_id)
        return with_effect(clip, replace(effect, params=effect.params | frozendict({number: animated})))
    return with_number(clip, number, animated)


def _keyframe_at(animated: Animated, frame: int) -> Keyframe:
    held = next((key for key in animated.keyframes if key.frame == frame), None)
    if held is None:
        raise EditRejected(tr("There is no keyframe at this frame any more. Nothing was changed."), tr("Choose another one."))
    return held
