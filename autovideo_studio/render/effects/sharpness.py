"""Blur, sharpen, glow and pixelate."""

from __future__ import annotations

from math import ceil

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.blurring import gaussian
from autovideo_studio.render.effects.base import EffectKind, Moment, Parameter, Pixels, effects, zero
from autovideo_studio.render.filters import luma_of
from autovideo_studio.render.raster import image_of, painter_on, pixels_of, transparent

GLOW_REDUCED = 4
"""Light that is blurred holds no detail: it is reckoned on a quarter of the columns and rows."""


def _blur(pixels: Pixels, moment: Moment) -> Pixels:
    """Gaussian, σ = radius, on the encoded values. A picture with holes is blurred over its border, any other up to it."""
    if moment.place.opaque:
        return gaussian(pixels, moment.pixels("radius"), opaque=True)
    margin = _margin(moment)
    return gaussian(np.pad(pixels, ((margin, margin), (margin, margin), (0, 0))), moment.pixels("radius"))


def _margin(moment: Moment) -> int:
    return 0 if moment.place.opaque else ceil(3 * moment.pixels("radius"))


def _with_margin(moment: Moment) -> tuple[int, int]:
    (width, height), margin = moment.place.size, _margin(moment)
    return width + 2 * margin, height + 2 * margin


def _sharpen(pixels: Pixels, moment: Moment) -> Pixels:
    """The unsharp mask, on luma so that no colour fringes arise: what a Gaussian of σ = radius takes away is added once more,
    `amount` times."""
    luma = luma_of(pixels)
    detail = np.subtract(luma, gaussian(luma, moment.pixels("radius")), dtype=np.int16)
    detail *= np.int16(round(64 * moment["amount"]))
    detail += 32
    detail >>= 6
    done = np.empty_like(pixels)
    done[..., 3] = pixels[..., 3]
    highest = 255 if moment.place.opaque else pixels[..., 3]
    for number in range(3):
        channel = detail + pixels[..., number]
        done[..., number] = np.clip(channel, 0, highest, out=channel)
    return done


def _glow(pixels: Pixels, moment: Moment) -> Pixels:
    """What is brighter than the threshold, blurred and laid over the picture by screening: light that spreads in a lens."""
    height, width = pixels.shape[:2]
    source = image_of(pixels)
    small = source.scaled(max(1, width // GLOW_REDUCED), max(1, height // GLOW_REDUCED), Qt.AspectRatioMode.IgnoreAspectRatio,
                          Qt.TransformationMode.SmoothTransformation)
    small = small.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    dim = pixels_of(small)
    light = np.maximum(dim[..., :3].astype(np.float32) - 255 * moment["threshold"], 0.0) / max(1e-3, 1 - moment["threshold"])
    bright = np.dstack((np.minimum(light * moment["amount"], 255.0), np.full(dim.shape[:2], 255.0))).astype(np.uint8)
    soft = image_of(gaussian(bright, moment.pixels("radius") / GLOW_REDUCED, opaque=True), QImage.Format.Format_RGB32)
    painter = painter_on(source)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
    painter.drawImage(QRect(0, 0, width, height), soft)
    painter.end()
    return _with_holes_of(pixels, source, moment)


def _with_holes_of(pixels: Pixels, image: QImage, moment: Moment) -> Pixels:
    """`image`, opaque, where the picture is."""
    if not moment.place.opaque:
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(0, 0, image_of(pixels))
        painter.end()
    return pixels_of(image).copy()


def _pixelate(pixels: Pixels, moment: Moment) -> Pixels:
    """Each square block has the mean of its pixels. The blocks lie about the centre; those at the border may be cut."""
    height, width = pixels.shape[:2]
    block = max(1, round(moment.pixels("size")))
    columns, rows = ceil(width / block), ceil(height / block)
    left, top = (columns * block - width) // 2, (rows * block - height) // 2
    sides = ((top, rows * block - height - top), (left, columns * block - width - left), (0, 0))
    whole = image_of(np.pad(pixels, sides, mode="edge"))
    means = whole.scaled(columns, rows, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    image = transparent(width, height)
    painter = QPainter(image)
    painter.drawImage(QRect(-left, -top, columns * block, rows * block), means)
    painter.end()
    return pixels_of(image).copy()


for _kind in (
    EffectKind("blur", lambda: tr("Blur"), "sharpness", _blur, neutral=zero("radius"), size=_with_margin,
               parameters=(Parameter("radius", lambda: tr("Radius"), 0.01, 0.0, 0.2, "h"),)),
    EffectKind("sharpen", lambda: tr("Sharpen"), "sharpness", _sharpen, neutral=zero("amount"), parameters=(
        Parameter("amount", lambda: tr("Amount"), 0.5, 0.0, 3.0, "%"),
        Parameter("radius", lambda: tr("Radius"), 0.0015, 0.0005, 0.01, "h"))),
    EffectKind("glow", lambda: tr("Glow"), "light", _glow, neutral=zero("amount"), parameters=(
        Parameter("amount", lambda: tr("Amount"), 0.6, 0.0, 2.0, "%"),
        Parameter("threshold", lambda: tr("Threshold"), 0.6, 0.0, 0.99, "%"),
        Parameter("radius", lambda: tr("Radius"), 0.03, 0.002, 0.2, "h"))),
    EffectKind("pixelate", lambda: tr("Pixelate"), "look", _pixelate, neutral=zero("size"),
               parameters=(Parameter("size", lambda: tr("Size of a block"), 0.03, 0.0, 0.5, "h"),)),
):
    effects.register(_kind.id)(_kind)
