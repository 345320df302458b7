"""How the pieces of a title come: registered movements by id. A title goes by the same movements, run backwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import cos, exp, pi, sin

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.registry import Registry
from autovideo_studio.render.easing import ease_in_out, ease_out, overshoot
from autovideo_studio.render.effects.base import Text


@dataclass(frozen=True, slots=True)
class Pose:
    """A piece away from its rest: shifted by `x`, `y` ems, about its middle scaled and turned (degrees clockwise), so opaque, out
    of focus by `blur` ems; of its ink only the part `shown` (left, top, right, bottom in 0..1)."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    rotation: float = 0.0
    opacity: float = 1.0
    blur: float = 0.0
    shown: tuple[float, float, float, float] | None = None


REST = Pose()
GONE = Pose(opacity=0.0)


@dataclass(frozen=True, slots=True)
class Place:
    """What a movement may know of its piece: where its middle lies across the title and how high it is, in ems; `start` −1 where
    the text runs from the left, 1 from the right; and three numbers in −1..1 that chance (the title's seed) gave the piece."""

    x: float
    height: float
    start: int
    chance: tuple[float, float, float]


Movement = Callable[[float, Place], Pose]
"""The pose when 0..1 of the piece's own time has passed; at 1 it rests."""


@dataclass(frozen=True, slots=True)
class TextPreset:
    """`share` of the whole time is one piece's own: the smaller, the more the pieces come one after the other. `shuffled`: in an
    order that the seed gives."""

    id: str
    label: Text
    move: Movement = field(repr=False)
    share: float = 0.5
    shuffled: bool = False


text_presets: Registry[TextPreset] = Registry("text preset")


def _preset(id: str, label: Text, share: float = 0.5, *, shuffled: bool = False) -> Callable[[Movement], Movement]:
    def put(move: Movement) -> Movement:
        text_presets.register(id)(TextPreset(id, label, move, share, shuffled))
        return move

    return put


def _quick(t: float) -> float:
    """Opacity that is full well before the movement ends."""
    return min(1.0, t * 2.2)


def _there(t: float) -> Pose:
    return REST if t > 0 else GONE


@_preset("fade", lambda: tr("Fade"))
def fade(t: float, place: Place) -> Pose:
    return Pose(opacity=ease_in_out(t))


_preset("fade-shuffled", lambda: tr("Fade in any order"), 0.35, shuffled=True)(fade)


@_preset("rise", lambda: tr("Rise"))
def rise(t: float, place: Place) -> Pose:
    return Pose(y=0.7 * (1 - ease_out(t)), opacity=_quick(t))


@_preset("drop", lambda: tr("Drop"))
def drop(t: float, place: Place) -> Pose:
    return Pose(y=-0.8 * (1 - ease_out(t)), opacity=_quick(t))


@_preset("slide", lambda: tr("Slide"))
def slide(t: float, place: Place) -> Pose:
    return Pose(x=1.6 * place.start * (1 - ease_out(t)), opacity=_quick(t))


@_preset("unmask", lambda: tr("Rise out of the line"), 0.55)
def unmask(t: float, place: Place) -> Pose:
    """From below, behind an edge under the letters that hides what has not come yet."""
    down = 1 - ease_out(t)
    return Pose(y=down * place.height, shown=(0.0, 0.0, 1.0, 1 - down)) if 0 < t < 1 else _there(t)


@_preset("wipe", lambda: tr("Wipe"), 0.6)
def wipe(t: float, place: Place) -> Pose:
    done = ease_in_out(t)
    return Pose(shown=(0.0, 0.0, done, 1.0) if place.start < 0 else (1 - done, 0.0, 1.0, 1.0)) if 0 < t < 1 else _there(t)


@_preset("typewriter", lambda: tr("Typewriter"), 0.02)
def typewriter(t: float, place: Place) -> Pose:
    return _there(t)


@_preset("pop", lambda: tr("Pop"), 0.45)
def pop(t: float, place: Place) -> Pose:
    return Pose(scale=max(0.01, overshoot(t, 2.2)), opacity=min(1.0, 4 * t))


@_preset("bounce", lambda: tr("Bounce"), 0.6)
def bounce(t: float, place: Place) -> Pose:
    """Falls and bounces twice, lower each time."""
    if t < 0.44:
        return Pose(y=-1.1 * (1 - (t / 0.44) ** 2), opacity=_quick(2 * t))
    left = t - 0.44
    for height, length in ((0.34, 0.34), (0.09, 0.22)):
        if left < length:
            along = 2 * left / length - 1
            return Pose(y=-1.1 * height * (1 - along * along))
        left -= length
    return REST


@_preset("wave", lambda: tr("Wave"), 0.55)
def wave(t: float, place: Place) -> Pose:
    """Swings up over the line and back, and comes to rest."""
    return Pose(y=0.9 * (1 - t) ** 2 * cos(2.4 * pi * t), opacity=_quick(1.4 * t))


@_preset("swing", lambda: tr("Swing"), 0.7)
def swing(t: float, place: Place) -> Pose:
    swung = 32 * exp(-3.2 * t) * cos(3.5 * pi * t) * (1 - t)
    return Pose(rotation=-place.start * swung, y=-0.15 * (1 - ease_out(t)), opacity=_quick(t))


@_preset("spin", lambda: tr("Spin"))
def spin(t: float, place: Place) -> Pose:
    left = 1 - ease_out(t)
    return Pose(rotation=-160 * left, scale=1 - 0.7 * left, opacity=_quick(t))


@_preset("grow", lambda: tr("Grow"))
def grow(t: float, place: Place) -> Pose:
    return Pose(scale=max(0.01, ease_out(t)), opacity=_quick(t))


@_preset("slam", lambda: tr("Slam"), 0.4)
def slam(t: float, place: Place) -> Pose:
    """Out of the viewer's face onto the picture."""
    left = 1 - ease_out(min(1.0, t * 1.2))
    return Pose(scale=1 + 1.8 * left, blur=0.16 * left, opacity=_quick(1.4 * t))


@_preset("blur", lambda: tr("Into focus"), 0.6)
def blur(t: float, place: Place) -> Pose:
    left = 1 - ease_in_out(t)
    return Pose(blur=0.35 * left, opacity=min(1.0, 1.6 * t))


@_preset("tracking", lambda: tr("Draw together"), 1.0)
def tracking(t: float, place: Place) -> Pose:
    """From wide spacing to the title's own."""
    return Pose(x=place.x * 0.45 * (1 - ease_out(t)), opacity=_quick(t))


@_preset("scatter", lambda: tr("Gather"), 0.7, shuffled=True)
def scatter(t: float, place: Place) -> Pose:
    """From anywhere around."""
    left = 1 - ease_out(t)
    far, up, turn = place.chance
    return Pose(x=3.2 * far * left, y=2.2 * up * left, rotation=120 * turn * left, opacity=_quick(t))


@_preset("flicker", lambda: tr("Flicker"), 0.6, shuffled=True)
def flicker(t: float, place: Place) -> Pose:
    """As a neon tube comes on."""
    if t >= 1:
        return REST
    spark = sin(2 * pi * (7 * t + place.chance[0])) + sin(2 * pi * (11 * t + place.chance[1]))
    return Pose(opacity=0.0 if t <= 0 else 0.15 + 0.85 * t if spark > 0.2 - 1.2 * t else 0.12 * t)
