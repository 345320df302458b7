"""Chroma key: a colour becomes a hole."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.blurring import gaussian
from autovideo_studio.render.effects.base import EffectKind, Moment, Parameter, Pixels, Setting, SettingKind, effects

BLUE_SCALE, RED_SCALE = 1.8556, 1.5748
"""BT.709: Cb = (B − Y) / 1.8556, Cr = (R − Y) / 1.5748."""


def _key(pixels: Pixels, moment: Moment) -> Pixels:
    """A pixel is a hole as far as its chroma (Cb, Cr of BT.709, whatever the light) lies within `tolerance` of the key's; over
    `softness` beyond, it becomes solid. The matte's edge is then drawn in and softened, and what is left of the key's hue is
    taken out of the colours as far as it exceeds the other two (`spill`)."""
    key = QColor(moment.settings["colour"])
    if not key.isValid():
        key = QColor(GREEN)
    bgr = pixels[..., :3]
    luma = _luma(bgr)
    matte = _holes(key.name(), moment["tolerance"], moment["softness"])[_chroma(bgr[..., 0], luma), _chroma(bgr[..., 2], luma)]
    matte = _edged(matte, moment)
    clean = _despilled(bgr, key, moment["spill"])
    return _masked(clean, pixels[..., 3], matte)


GREEN = "#00b140"
"""The green of screens."""


def _luma(bgr: Pixels) -> NDArray[np.int16]:
    luma = bgr[..., 0] * np.uint16(18)
    luma += bgr[..., 1] * np.uint16(183)
    luma += bgr[..., 2] * np.uint16(54)
    luma += 128
    luma >>= 8
    return luma.view(np.int16)


def _chroma(channel: Pixels, luma: NDArray[np.int16]) -> NDArray[np.uint8]:
    """The difference from luma, −255..255, as an index 0..127 (a quarter of its steps)."""
    difference = channel - luma
    difference += 256
    difference >>= 2
    return difference.astype(np.uint8)


@lru_cache(maxsize=8)
def _holes(key: str, tolerance: float, softness: float) -> NDArray[np.uint8]:
    """The matte's value for each pair of differences (B − Y, R − Y)."""
    colour = QColor(key)
    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    steps = (np.arange(128) * 4 - 256 + 1.5) / 255
    across = steps[:, None] / BLUE_SCALE - (blue - luma) / BLUE_SCALE
    down = steps[None, :] / RED_SCALE - (red - luma) / RED_SCALE
    distance = np.hypot(across, down)
    share = np.clip((distance - tolerance) / max(softness, 1e-3), 0.0, 1.0)
    return np.rint(255 * share * share * (3 - 2 * share)).astype(np.uint8)


def _edged(matte: NDArray[np.uint8], moment: Moment) -> NDArray[np.uint8]:
    """Softened over `feather`, and drawn in by `shrink`: what is at most that near to a hole becomes one."""
    shrink, feather = moment.pixels("shrink"), moment.pixels("feather")
    if shrink > 0.05:
        soft = gaussian(matte, max(0.7, shrink)).astype(np.float32)
        matte = np.minimum(matte, np.clip(2 * soft - 255, 0, 255).astype(np.uint8))
    return gaussian(matte, feather) if feather > 0.05 else matte


def _despilled(bgr: Pixels, key: QColor, amount: float) -> Pixels:
    """The key's strongest channel is held down to the larger of the other two."""
    if amount <= 0:
        return bgr
    values = key.blue(), key.green(), key.red()
    strong = values.index(max(values))
    first, second = (number for number in range(3) if number != strong)
    clean = bgr.copy()
    limit = np.maximum(bgr[..., first], bgr[..., second])
    excess = np.subtract(bgr[..., strong], np.minimum(bgr[..., strong], limit))
    clean[..., strong] -= (excess * np.float32(amount)).astype(np.uint8)
    return clean


def _masked(bgr: Pixels, alpha: Pixels, matte: NDArray[np.uint8]) -> Pixels:
    done = np.empty((*bgr.shape[:2], 4), np.uint8)
    weight = matte.astype(np.uint16)
    for number in range(4):
        product = weight * (alpha if number == 3 else bgr[..., number])
        product += 128
        product += product >> 8
        done[..., number] = product >> 8
    return done


_kind = EffectKind(
    "chroma-key", lambda: tr("Chroma key"), "key", _key, makes_holes=True, parameters=(
        Parameter("tolerance", lambda: tr("Tolerance"), 0.12, 0.0, 0.7, "%"),
        Parameter("softness", lambda: tr("Softness"), 0.10, 0.0, 0.7, "%"),
        Parameter("spill", lambda: tr("Remove spill"), 1.0, 0.0, 1.0, "%"),
        Parameter("shrink", lambda: tr("Draw the edge in"), 0.0, 0.0, 0.01, "h"),
        Parameter("feather", lambda: tr("Soften the edge"), 0.0005, 0.0, 0.01, "h")),
    settings=(Setting("colour", lambda: tr("Colour"), SettingKind.COLOUR, GREEN),))
effects.register(_kind.id)(_kind)
