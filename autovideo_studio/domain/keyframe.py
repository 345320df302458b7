"""Numbers that may change over a clip's life."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class Easing(StrEnum):
    """How a value travels from its keyframe to the next."""

    HOLD = "hold"
    LINEAR = "linear"
    EASE_IN = "ease-in"
    EASE_OUT = "ease-out"
    EASE_IN_OUT = "ease-in-out"
    OVERSHOOT = "overshoot"
    BEZIER = "bezier"


Curve = tuple[float, float, float, float]
"""The handles (x1, y1, x2, y2) of a cubic Bézier curve from (0, 0) to (1, 1), as in CSS `cubic-bezier`; both x lie in 0..1."""

SMOOTH: Curve = (0.42, 0.0, 0.58, 1.0)


def ease(easing: Easing, t: float, curve: Curve = SMOOTH) -> float:
    """Progress 0..1 of time into progress of value (cubic; overshoot passes 1 by a tenth and returns; `curve` for `BEZIER`)."""
    match easing:
        case Easing.HOLD:
            return 0.0 if t < 1 else 1.0
        case Easing.LINEAR:
            return t
        case Easing.EASE_IN:
            return t * t * t
        case Easing.EASE_OUT:
            return 1 - (1 - t) ** 3
        case Easing.EASE_IN_OUT:
            return 4 * t**3 if t < 0.5 else 1 - (2 - 2 * t) ** 3 / 2
        case Easing.OVERSHOOT:
            back = 1.70158
            return 1 + (back + 1) * (t - 1) ** 3 + back * (t - 1) ** 2
        case Easing.BEZIER:
            return _bezier(curve, t)


def _bezier(curve: Curve, t: float) -> float:
    """The curve's y at x = `t`: x grows along the curve, so its parameter is found by halving."""
    x1, y1, x2, y2 = curve
    if not 0 < t < 1:
        return 0.0 if t <= 0 else 1.0
    low, high = 0.0, 1.0
    for _ in range(40):
        at = (low + high) / 2
        low, high = (at, high) if _along(x1, x2, at) < t else (low, at)
    return _along(y1, y2, low)


def _along(first: float, second: float, at: float) -> float:
    return 3 * first * at * (1 - at) ** 2 + 3 * second * at**2 * (1 - at) + at**3


@dataclass(frozen=True, slots=True)
class Keyframe:
    """At `frame` (counted from the clip's first frame) the value is `value`; `easing` leads to the next keyframe, `curve` is its
    shape where that is `BEZIER`."""

    frame: int
    value: float
    easing: Easing = Easing.EASE_IN_OUT
    curve: Curve = SMOOTH


@dataclass(frozen=True, slots=True)
class Animated:
    """A constant, or keyframes in ascending order of frame. Held before the first and after the last."""

    value: float = 0.0
    keyframes: tuple[Keyframe, ...] = ()

    def at(self, frame: float) -> float:
        keys = self.keyframes
        if not keys:
            return self.value
        index = bisect_right(keys, frame, key=lambda key: key.frame)
        if index == 0:
            return keys[0].value
        before = keys[index - 1]
        if index == len(keys):
            return before.value
        after = keys[index]
        t = (frame - before.frame) / (after.frame - before.frame)
        return before.value + (after.value - before.value) * ease(before.easing, t, before.curve)

    @classmethod
    def ramp(cls, start: float, end: float, frames: int, easing: Easing = Easing.EASE_IN_OUT) -> Animated:
        """From `start` at the first frame to `end` at frame `frames`."""
        return cls(start, (Keyframe(0, start, easing), Keyframe(max(frames, 1), end, easing)))
