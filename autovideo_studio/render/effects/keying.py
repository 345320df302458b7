"""Chroma key: a colour becomes a hole."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.blurring import gaussian
from autovideo_studio.render.effects.base import EffectKind, Moment, Parameter, Pixels, Setting, SettingKind, effects
from autovideo_studio.render.filters import chroma_of
from autovideo_studio.render.raster import image_of, pixels_of

GREEN = "#00b140"
"""The green of screens."""
SPILL_REACH = 3.0
"""Spill is looked for this many times farther from the key's colour than holes are."""


def _key(pixels: Pixels, moment: Moment) -> Pixels:
    """A pixel is a hole as far as its chroma (Cb, Cr of BT.709, whatever the light) lies within `tolerance` of the key's; over
    `softness` beyond, it becomes solid. The matte's edge is then drawn in and softened. In what is near enough to be tinged, the
    key's strongest channel is held down towards the larger of the other two (`spill`)."""
    key = QColor(moment.settings["colour"])
    key = key if key.isValid() else QColor(GREEN)
    solid, tinged = _tables(key.name(), moment["tolerance"], moment["softness"])
    chroma = chroma_of(pixels)
    matte = _edged(np.take(solid, chroma), moment)
    image = image_of(_despilled(pixels, key, np.take(tinged, chroma), moment["spill"]))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    matte = np.ascontiguousarray(matte)
    painter.drawImage(0, 0, QImage(matte.data, matte.shape[1], matte.shape[0], matte.shape[1], QImage.Format.Format_Alpha8))
    painter.end()
    return pixels_of(image).copy()


@lru_cache(maxsize=8)
def _tables(key: str, tolerance: float, softness: float) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """For each pair 256 · Cb + Cr (8 bits each, 128 is grey): how solid it is, and how far tinged by the key."""
    colour = QColor(key)
    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    steps = (np.arange(256) - 128) / 255
    distance = np.hypot(steps[:, None] - (blue - luma) / 1.8556, steps[None, :] - (red - luma) / 1.5748).ravel()
    share = np.clip((distance - tolerance) / max(softness, 1e-3), 0.0, 1.0)
    tinge = np.clip(1 - (distance - tolerance) / (SPILL_REACH * max(tolerance, softness, 1e-3)), 0.0, 1.0)
    return np.rint(255 * share * share * (3 - 2 * share)).astype(np.uint8), np.rint(255 * tinge).astype(np.uint8)


def _edged(matte: NDArray[np.uint8], moment: Moment) -> NDArray[np.uint8]:
    """Softened over `feather`, and drawn in by `shrink`: what is at most that near to a hole becomes one."""
    shrink, feather = moment.pixels("shrink"), moment.pixels("feather")
    if shrink > 0.05:
        soft = gaussian(matte, max(0.7, shrink)).astype(np.float32)
        matte = np.minimum(matte, np.clip(2 * soft - 255, 0, 255).astype(np.uint8))
    return gaussian(matte, feather) if feather > 0.05 else matte


def _despilled(pixels: Pixels, key: QColor, tinge: NDArray[np.uint8], amount: float) -> Pixels:
    if amount <= 0:
        return pixels
    values = key.blue(), key.green(), key.red()
    strong = values.index(max(values))
    first, second = (number for number in range(3) if number != strong)
    channel = pixels[..., strong]
    excess = (channel - np.minimum(channel, np.maximum(pixels[..., first], pixels[..., second]))).astype(np.uint16)
    excess *= tinge
    excess >>= 8
    clean = pixels.copy()
    clean[..., strong] -= (excess * np.uint16(round(256 * amount)) >> 8).astype(np.uint8)
    return clean


_kind = EffectKind(
    "chroma-key", lambda: tr("Chroma key"), "key", _key, makes_holes=True, parameters=(
        Parameter("tolerance", lambda: tr("Tolerance"), 0.12, 0.0, 0.7, "%"),
        Parameter("softness", lambda: tr("Softness"), 0.10, 0.0, 0.7, "%"),
        Parameter("spill", lambda: tr("Remove spill"), 1.0, 0.0, 1.0, "%"),
        Parameter("shrink", lambda: tr("Draw the edge in"), 0.0, 0.0, 0.01, "h"),
        Parameter("feather", lambda: tr("Soften the edge"), 0.0005, 0.0, 0.01, "h")),
    settings=(Setting("colour", lambda: tr("Colour"), SettingKind.COLOUR, GREEN),))
effects.register(_kind.id)(_kind)
