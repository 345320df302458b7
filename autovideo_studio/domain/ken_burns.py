"""Slow camera moves over a still, named by where the camera goes. None ever shows the picture's border."""

from __future__ import annotations

from dataclasses import dataclass

from frozendict import frozendict

from autovideo_studio.domain.items import Transform
from autovideo_studio.domain.keyframe import Animated, Easing
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr


@dataclass(frozen=True, slots=True)
class CameraMove:
    """Scale, and the picture's offset in frame widths and heights, at the clip's start and end. Both travel alike, so the picture
    covers the frame all the way if it does at both ends: |offset| ≤ (scale − 1) / 2."""

    scale: tuple[float, float]
    x: tuple[float, float] = (0.0, 0.0)
    y: tuple[float, float] = (0.0, 0.0)
    easing: Easing = Easing.EASE_IN_OUT


MOVES: frozendict[str, CameraMove] = frozendict({
    "in": CameraMove((1.03, 1.14)),
    "out": CameraMove((1.14, 1.03)),
    "left": CameraMove((1.12, 1.12), x=(-0.05, 0.05)),
    "right": CameraMove((1.12, 1.12), x=(0.05, -0.05)),
    "up": CameraMove((1.12, 1.12), y=(-0.05, 0.05)),
    "down": CameraMove((1.12, 1.12), y=(0.05, -0.05)),
    "in-left": CameraMove((1.03, 1.14), x=(-0.012, 0.012), y=(-0.008, 0.008)),
    "in-right": CameraMove((1.03, 1.14), x=(0.012, -0.012), y=(0.008, -0.008)),
    "out-left": CameraMove((1.14, 1.03), x=(-0.012, 0.012), y=(0.008, -0.008)),
    "out-right": CameraMove((1.14, 1.03), x=(0.012, -0.012), y=(-0.008, 0.008)),
    "drift": CameraMove((1.06, 1.08), x=(-0.015, 0.015), y=(0.01, -0.01), easing=Easing.LINEAR),
})
"""Ids are for ever: settings may name them."""

_BY_CHANCE = ("in", "out", "in-left", "in-right", "out-left", "out-right")
"""What an arrangement chooses from: moves that suit any picture."""


def ken_burns(name: str, duration: int) -> Transform:
    """The transform of a clip of `duration` frames. Raises `NotFound`."""
    if name not in MOVES:
        raise NotFound(tr("There is no camera move called “{name}”.", name=name), tr("Known: {known}.", known=", ".join(MOVES)))
    move = MOVES[name]
    return Transform(scale=Animated.ramp(*move.scale, duration, move.easing), x=Animated.ramp(*move.x, duration, move.easing),
                     y=Animated.ramp(*move.y, duration, move.easing))


def move_for(seed: str) -> str:
    """A move that suits any picture, the same for the same seed."""
    return _BY_CHANCE[int(digest_of(seed)[:8], 16) % len(_BY_CHANCE)]
