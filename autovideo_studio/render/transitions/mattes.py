"""Wipes: a border of some shape opens the incoming picture. Each is a ramp that says when every pixel turns."""

from __future__ import annotations

from math import cos, pi, radians, sin

import numpy as np

from autovideo_studio.domain.keyframe import Easing
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Parameter, Setting, SettingKind
from autovideo_studio.render.mixing import reduced
from autovideo_studio.render.raster import pixels_of
from autovideo_studio.render.transitions.base import Crossing, register
from autovideo_studio.render.transitions.layers import revealed_by
from autovideo_studio.render.transitions.options import ACROSS, DIRECTION, DIRECTIONS, size, softness
from autovideo_studio.render.transitions.ramps import STEPS, Grid, Ramp, Shape, as_alpha, looked_up, matte, ramp, share_through
from autovideo_studio.render.transitions.ramps import noise as hills

ANGLE = Parameter("angle", lambda: tr("Angle"), 0.0, -180.0, 180.0, "°")
CENTRE = (Parameter("x", lambda: tr("Centre, across"), 0.0, -0.5, 0.5, "%"),
          Parameter("y", lambda: tr("Centre, down"), 0.0, -0.5, 0.5, "%"))
CLOSES = Setting("closes", lambda: tr("Closes in on the old picture"), SettingKind.SWITCH, False)


@register("soft-wipe", lambda: tr("Soft wipe"), "wipe", ANGLE, softness(0.25))
def soft_wipe(crossing: Crossing) -> None:
    _reveal(crossing, _line, crossing.values["angle"])


@register("clock", lambda: tr("Clock wipe"), "wipe", ANGLE, softness(0.02),
          Setting("backwards", lambda: tr("Anticlockwise"), SettingKind.SWITCH, False))
def clock(crossing: Crossing) -> None:
    _reveal(crossing, _clock, crossing.values["angle"], -1.0 if crossing.values["backwards"] else 1.0)


@register("iris", lambda: tr("Iris: circle"), "wipe", *CENTRE, softness(0.05), CLOSES)
def iris(crossing: Crossing) -> None:
    _iris(crossing, _circle)


@register("iris-box", lambda: tr("Iris: box"), "wipe", *CENTRE, softness(0.0), CLOSES)
def iris_box(crossing: Crossing) -> None:
    _iris(crossing, _box, crossing.width / crossing.height)


@register("iris-diamond", lambda: tr("Iris: diamond"), "wipe", *CENTRE, softness(0.0), CLOSES)
def iris_diamond(crossing: Crossing) -> None:
    _iris(crossing, _diamond)


@register("blinds", lambda: tr("Blinds"), "wipe", size(lambda: tr("Slats"), 9, 2, 40), softness(0.08), DIRECTION)
def blinds(crossing: Crossing) -> None:
    dx, dy = DIRECTIONS[crossing.values["direction"]]
    _reveal(crossing, _blinds, round(crossing.values["size"]), dx, dy)


@register("barn-doors", lambda: tr("Barn doors"), "wipe", softness(0.02), ACROSS, CLOSES)
def barn_doors(crossing: Crossing) -> None:
    _reveal(crossing, _doors, crossing.values["axis"] == "across", -1.0 if crossing.values["closes"] else 1.0)


@register("checker", lambda: tr("Checkerboard"), "wipe", size(lambda: tr("Rows"), 6, 2, 24), softness(0.06))
def checker(crossing: Crossing) -> None:
    _reveal(crossing, _checker, round(crossing.values["size"]))


@register("bars", lambda: tr("Random bars"), "wipe", size(lambda: tr("Bars"), 24, 4, 80), softness(0.3), ACROSS)
def bars(crossing: Crossing) -> None:
    _reveal(crossing, _bars, round(crossing.values["size"]), crossing.values["axis"] == "across")


@register("noise", lambda: tr("Noise dissolve"), "wipe", Parameter("size", lambda: tr("Size"), 0.22, 0.05, 1.0), softness(0.25),
          easing=Easing.LINEAR)
def noise(crossing: Crossing) -> None:
    _reveal(crossing, _noise, crossing.values["size"])


@register("luma", lambda: tr("Luma dissolve"), "wipe", softness(0.5), Setting("dark", lambda: tr("Dark parts first"),
          SettingKind.SWITCH, False), easing=Easing.LINEAR)
def luma(crossing: Crossing) -> None:
    """The bright parts of the outgoing picture (or its dark ones) give way first."""
    light = _brightness(crossing)
    order = light if crossing.values["dark"] else np.invert(light)
    known = np.sort(order[::4, ::4], axis=None)
    level = np.linspace(0, STEPS - 1, STEPS)
    rank = np.interp(level, known, np.linspace(0, 1, known.size))  # so that a dark picture does not wait for the end
    through = share_through(crossing.done, crossing.values["softness"], (level / (STEPS - 1) + rank) / 2)
    revealed_by(crossing, looked_up(order, as_alpha(through)))


def _brightness(crossing: Crossing) -> Ramp:
    """On a reduced picture: grain in the picture would be a hard crackle in the dissolve."""
    small = reduced(crossing.picture(crossing.outgoing), 3)
    view = pixels_of(small)
    light = view[..., 1].astype(np.uint16) * 184  # BT.709's weights, 256 in all
    light += view[..., 0].astype(np.uint16) * 18
    light += view[..., 2].astype(np.uint16) * 54
    return light


def _reveal(crossing: Crossing, shape: Shape, *values: float) -> None:
    order = ramp(shape, crossing.width, crossing.height, *values)
    revealed_by(crossing, matte(order, crossing.done, crossing.values["softness"]))


def _iris(crossing: Crossing, shape: Shape, *more: float) -> None:
    values = crossing.values
    x, y = values["x"] * crossing.width / crossing.height, values["y"]
    order = ramp(shape, crossing.width, crossing.height, x, y, *more)
    if values["closes"]:
        order = np.invert(order)
    revealed_by(crossing, matte(order, crossing.done, values["softness"]))


def _line(x: Grid, y: Grid, angle: float) -> Grid:
    return x * np.float32(cos(radians(angle))) + y * np.float32(sin(radians(angle)))


def _clock(x: Grid, y: Grid, angle: float, turn: float) -> Grid:
    from_above: Grid = np.arctan2(x, -y) - np.float32(radians(angle))
    return from_above * np.float32(turn / (2 * pi)) % np.float32(1)


def _circle(x: Grid, y: Grid, left: float, top: float) -> Grid:
    order: Grid = np.hypot(x - np.float32(left), y - np.float32(top))
    return order


def _box(x: Grid, y: Grid, left: float, top: float, ratio: float) -> Grid:
    across, down = np.abs(x - np.float32(left)) / np.float32(ratio), np.abs(y - np.float32(top))
    order: Grid = np.maximum(across, down)
    return order


def _diamond(x: Grid, y: Grid, left: float, top: float) -> Grid:
    order: Grid = np.abs(x - np.float32(left)) + np.abs(y - np.float32(top))
    return order


def _blinds(x: Grid, y: Grid, count: int, dx: int, dy: int) -> Grid:
    along = (x if dx else y) * (dx or dy)
    order: Grid = ((along - along.min()) / np.ptp(along) * count * 0.99999) % 1.0
    return order


def _doors(x: Grid, y: Grid, across: bool, sign: float) -> Grid:
    return np.abs(x if across else y) * np.float32(sign)


def _checker(x: Grid, y: Grid, rows: int) -> Grid:
    """Every second square first, then the others, each from its left side."""
    across, down = (x - x.min()) * rows, (y - y.min()) * rows
    late = (np.floor(across) + np.floor(down)) % 2
    order: Grid = (late + across % 1.0) / 2
    return order


def _bars(x: Grid, y: Grid, count: int, across: bool) -> Grid:
    along = x if across else y
    turns = np.random.default_rng(count).permutation(count) / max(1, count - 1)
    place = ((along - along.min()) / np.ptp(along) * count * 0.99999).astype(np.int64)
    order: Grid = turns[place].astype(np.float32)
    return order


def _noise(x: Grid, y: Grid, size: float) -> Grid:
    return hills(x, y, size, 7)
