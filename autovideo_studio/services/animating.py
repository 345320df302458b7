"""One animated number of a clip, its own or that of an effect: its value at a frame, and the edits that change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from frozendict import frozendict

from autovideo_studio.domain.edits.clips import SetAppearance, SetSound, SetTransform
from autovideo_studio.domain.edits.effects import SetEffect
from autovideo_studio.domain.edits.one_clip import OneClipEdit
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.keyframe import Animated, Keyframe
from autovideo_studio.domain.numbers import numbers, with_number


@dataclass(frozen=True, slots=True)
class NumberOf:
    """Which number: by its name in `domain.numbers`, or (with `effect`, counted from 0 in the clip's list) a parameter of that
    effect. `default` is what it is where the clip does not say."""

    name: str
    default: float = 0.0
    effect: int | None = None

    def of(self, clip: Clip) -> Animated:
        if self.effect is None:
            return numbers(clip)[self.name]
        return clip.effects[self.effect].params.get(self.name, Animated(self.default))

    def is_in(self, clip: Clip) -> bool:
        return self.name in numbers(clip) if self.effect is None else self.effect < len(clip.effects)

    def has_key(self, clip: Clip, frame: int) -> bool:
        return any(key.frame == frame for key in self.of(clip).keyframes)


def put(clip: Clip, number: NumberOf, animated: Animated) -> OneClipEdit:
    """The whole number at once."""
    if number.effect is not None:
        return SetEffect(clip.id, clip.effects[number.effect].id, frozendict({number.name: animated}))
    after = with_number(clip, number.name, animated)
    if after.transform != clip.transform:
        return SetTransform(clip.id, after.transform)
    if after.sound != clip.sound:
        return SetSound(clip.id, after.sound)
    return SetAppearance(clip.id, after.appearance)


def put_value(clip: Clip, number: NumberOf, frame: int, value: float) -> OneClipEdit:
    """A keyframe at the clip's own frame where the number is animated, else the value for the whole clip."""
    animated = number.of(clip)
    return put(clip, number, with_key(animated, frame, value) if animated.keyframes else Animated(value))


def put_values(clip: Clip, values: Mapping[str, float], frame: int) -> OneClipEdit:
    """Several numbers of the clip's transform, or several of its appearance, as `put_value` does one."""
    after = clip
    for name, value in values.items():
        animated = numbers(after)[name]
        after = with_number(after, name, with_key(animated, frame, value) if animated.keyframes else Animated(value))
    if after.transform != clip.transform:
        return SetTransform(clip.id, after.transform)
    return SetAppearance(clip.id, after.appearance)


def put_key(clip: Clip, number: NumberOf, frame: int) -> OneClipEdit:
    """A keyframe where the number is now; the first one makes it animated."""
    animated = number.of(clip)
    return put(clip, number, with_key(animated, frame, animated.at(frame)))


def drop_key(clip: Clip, number: NumberOf, frame: int) -> OneClipEdit:
    """No keyframe there any more; the last one's value stays as a constant."""
    return put(clip, number, without_key(number.of(clip), frame))


def with_key(animated: Animated, frame: int, value: float) -> Animated:
    """A key at `frame` with this value; one that is there keeps its easing, a new one takes that of the key before it."""
    here = next((key for key in animated.keyframes if key.frame == frame), None)
    before = next((key for key in reversed(animated.keyframes) if key.frame < frame), None)
    made = replace(here or (replace(before, frame=frame) if before else Keyframe(frame, value)), value=value)
    return _sorted(animated, (*(key for key in animated.keyframes if key is not here), made))


def without_key(animated: Animated, frame: int) -> Animated:
    kept = tuple(key for key in animated.keyframes if key.frame != frame)
    return replace(animated, keyframes=kept) if kept else Animated(animated.at(frame))


def moved_key(animated: Animated, frame: int, to: int, value: float) -> Animated:
    """The key at another frame and value; it does not pass its neighbours."""
    frames = [key.frame for key in animated.keyframes]
    index = frames.index(frame)
    low = frames[index - 1] + 1 if index else to
    high = frames[index + 1] - 1 if index + 1 < len(frames) else to
    key = replace(animated.keyframes[index], frame=min(max(to, low), high), value=value)
    return _sorted(animated, (*animated.keyframes[:index], key, *animated.keyframes[index + 1:]))


def _sorted(animated: Animated, keys: tuple[Keyframe, ...]) -> Animated:
    return replace(animated, keyframes=tuple(sorted(keys, key=lambda key: key.frame)))
