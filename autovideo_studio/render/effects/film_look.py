"""Vignette and grain."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QGradient, QImage, QPainter, QRadialGradient, QTransform

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import EffectKind, Moment, Parameter, Pixels, Setting, SettingKind, effects, zero
from autovideo_studio.render.raster import image_of, painter_on, pixels_of

TILE = 512
"""Columns and rows of the noise that is laid side by side, each time from another place on."""
STOPS = 24


def _vignette(pixels: Pixels, moment: Moment) -> Pixels:
    """Darker towards the corners (lighter for a negative amount): an ellipse in the picture's shape, untouched up to `size` of
    the way to the corner, from there on along a smooth step over `softness`."""
    height, width = pixels.shape[:2]
    start = moment["size"]
    end = start + max(0.02, moment["softness"])
    reach = max(1.0, end)
    gradient = QRadialGradient(QPointF(0, 0), reach)
    colour = QColor("black" if moment["amount"] > 0 else "white")
    for number in range(STOPS + 1):
        t = number / STOPS
        colour.setAlphaF(abs(moment["amount"]) * t * t * (3 - 2 * t))
        gradient.setColorAt(min(1.0, (start + (end - start) * t) / reach), colour)
    gradient.setSpread(QGradient.Spread.PadSpread)
    image = image_of(pixels)
    painter = painter_on(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    brush = QBrush(gradient)
    brush.setTransform(QTransform(width / sqrt(2), 0, 0, height / sqrt(2), width / 2, height / 2))
    painter.fillRect(image.rect(), brush)
    painter.end()
    return pixels_of(image).copy()


def _grain(pixels: Pixels, moment: Moment) -> Pixels:
    """Noise about middle grey, laid over by the W3C's soft light: black and white stay clean, as on film. It is another in every
    frame, the same for the same seed."""
    height, width = pixels.shape[:2]
    image = image_of(pixels)
    grain = max(1.0, moment.pixels("size"))
    chance = np.random.default_rng((int(moment["seed"]), round(moment.place.frame * 1000)))
    left, top = chance.integers(0, TILE, 2)
    brush = QBrush(image_of(_noise(round(moment["amount"], 3), bool(moment.settings["coloured"])), QImage.Format.Format_RGB32))
    brush.setTransform(QTransform(grain, 0, 0, grain, -float(left) * grain, -float(top) * grain))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, grain > 1)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Overlay)
    painter.fillRect(image.rect(), brush)
    if not moment.place.opaque:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(0, 0, image_of(pixels))
    painter.end()
    return pixels_of(image).copy()


def _never(moment: Moment) -> bool:
    return False


@lru_cache(maxsize=4)
def _noise(amount: float, coloured: bool) -> Pixels:
    chance = np.random.default_rng(5)
    noise = chance.normal(0.0, 1.0, (TILE, TILE, 3 if coloured else 1))
    grey = np.clip(127.5 + 32 * amount * noise, 0, 255).round()
    return np.dstack((np.broadcast_to(grey, (TILE, TILE, 3)), np.full((TILE, TILE), 255))).astype(np.uint8)


for _kind in (
    EffectKind("vignette", lambda: tr("Vignette"), "look", _vignette, neutral=zero("amount"), parameters=(
        Parameter("amount", lambda: tr("Amount"), 0.5, -1.0, 1.0, "%"),
        Parameter("size", lambda: tr("Size"), 0.4, 0.0, 1.0, "%"),
        Parameter("softness", lambda: tr("Softness"), 0.6, 0.02, 1.0, "%"))),
    EffectKind("grain", lambda: tr("Grain"), "look", _grain, neutral=zero("amount"), still=_never, parameters=(
        Parameter("amount", lambda: tr("Amount"), 0.35, 0.0, 1.0, "%"),
        Parameter("size", lambda: tr("Size"), 0.0015, 0.0005, 0.01, "h"),
        Parameter("seed", lambda: tr("Seed"), 0.0, 0.0, 9999.0)),
        settings=(Setting("coloured", lambda: tr("Coloured"), SettingKind.SWITCH, False),)),
):
    effects.register(_kind.id)(_kind)
