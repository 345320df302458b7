"""Light and fire over the change of the pictures."""

from __future__ import annotations

from math import pi, sin

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from autovideo_studio.domain.keyframe import Easing
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Parameter
from autovideo_studio.render.mixing import Mode
from autovideo_studio.render.transitions.base import Crossing, register
from autovideo_studio.render.transitions.layers import dissolved, revealed_by
from autovideo_studio.render.transitions.moves import whole
from autovideo_studio.render.transitions.options import colour
from autovideo_studio.render.transitions.ramps import STEPS, Grid, as_alpha, looked_up, matte, noise, ramp

GLOW_ROWS = 36
"""Light is reckoned on so many rows and enlarged: it has no edges."""


@register("film-burn", lambda: tr("Film burn"), "look", Parameter("size", lambda: tr("Size"), 0.6, 0.2, 1.5),
          easing=Easing.LINEAR)
def film_burn(crossing: Crossing) -> None:
    """The outgoing picture burns away in holes with a glowing edge."""
    order = ramp(_burning, crossing.width, crossing.height, crossing.values["size"])
    done = -EDGE + crossing.done * (1 + 2 * EDGE)
    revealed_by(crossing, matte(order, min(1.0, max(0.0, done)), 0.02))
    crossing.painter.setCompositionMode(Mode.CompositionMode_SourceOver)
    crossing.painter.drawImage(0, 0, looked_up(order, _embers(done)))
    glow = QColor("#ff7a1a")
    glow = QColor.fromRgbF(*(value * 0.22 * sin(pi * crossing.done) for value in (glow.redF(), glow.greenF(), glow.blueF())))
    crossing.painter.setCompositionMode(Mode.CompositionMode_Plus)
    crossing.painter.fillRect(whole(crossing), glow)


EDGE = 0.14
"""How wide the edge is, in parts of the whole burning: char before the hole, fire at it."""
FIRE = ((-0.25, 255, 244, 214, 0.0), (0.0, 255, 240, 190, 1.0), (0.1, 255, 190, 70, 1.0), (0.25, 232, 84, 14, 0.95),
        (0.5, 96, 22, 4, 0.85), (0.75, 22, 8, 4, 0.55), (1.0, 0, 0, 0, 0.0))
"""Place across the edge (0 at the hole), red, green, blue, opacity."""


def _embers(done: float) -> NDArray[np.uint32]:
    place = (np.linspace(0, 1, STEPS) - done) / EDGE
    at = [stop[0] for stop in FIRE]
    red, green, blue, alpha = (np.interp(place, at, [stop[number] for stop in FIRE]) for number in range(1, 5))
    parts = [(value * alpha).astype(np.uint32) for value in (red, green, blue)]
    table: NDArray[np.uint32] = as_alpha(alpha) | parts[0] << np.uint32(16) | parts[1] << np.uint32(8) | parts[2]
    return table


def _burning(x: Grid, y: Grid, size: float) -> Grid:
    """From several places outwards, with a ragged border."""
    return noise(x, y, size, 3, 2) + 0.28 * noise(x, y, size / 5, 4, 4)


@register("light-leak", lambda: tr("Light leak"), "fade", colour("#ff8a3c"),
          Parameter("strength", lambda: tr("Strength"), 1.0, 0.0, 2.0), easing=Easing.LINEAR)
def light_leak(crossing: Crossing) -> None:
    """Coloured light falls over the film while the pictures change under it."""
    done = crossing.done
    weight = min(1.0, max(0.0, (done - 0.3) / 0.4))
    dissolved(crossing, weight * weight * (3 - 2 * weight))
    crossing.painter.setCompositionMode(Mode.CompositionMode_Screen)
    light = _leak(crossing.width / crossing.height, done, QColor(crossing.values["colour"]), crossing.values["strength"])
    crossing.painter.drawImage(QRectF(0, 0, crossing.width, crossing.height), light, QRectF(light.rect()))


LIGHTS = ((-0.9, 0.35, 1.9, 0.75, 0.0, 1.0), (-1.3, -0.3, 2.5, 0.5, 24.0, 0.85), (1.2, -0.45, -1.5, 0.6, -16.0, 0.7),
          (-0.4, 0.6, 1.1, 0.32, 40.0, 0.9))
"""Each light: where it begins (from the middle, in heights), how far it wanders to the right, its radius, how its hue differs in
degrees, its strength."""


def _leak(ratio: float, done: float, tone: QColor, strength: float) -> QImage:
    columns = max(2, round(GLOW_ROWS * ratio))
    x = ((np.arange(columns) + 0.5) / columns - 0.5)[None, :] * ratio
    y = ((np.arange(GLOW_ROWS) + 0.5) / GLOW_ROWS - 0.5)[:, None]
    total = np.zeros((GLOW_ROWS, columns, 3))
    swell = sin(pi * done) ** 1.3 * strength
    for left, top, way, radius, hue, share in LIGHTS:
        far = np.hypot((x - (left + way * done) * max(1.0, ratio / 1.78)) / radius, (y - top) / (radius * 1.5))
        shine = np.exp(-2.2 * far**2) * share * swell * 0.85
        one = QColor.fromHsvF((tone.hueF() + hue / 360) % 1.0, tone.saturationF(), 1.0)
        total += shine[..., None] * np.array([one.blueF(), one.greenF(), one.redF()])
    over = np.clip(total - 1, 0, None).sum(axis=2, keepdims=True) * 0.4  # what is too bright turns white
    light = np.clip((total + over) * 255, 0, 255).astype(np.uint8)
    whole_light = np.dstack([light, np.full(light.shape[:2], 255, np.uint8)])
    return QImage(whole_light.tobytes(), columns, GLOW_ROWS, columns * 4, QImage.Format.Format_RGB32).copy()
