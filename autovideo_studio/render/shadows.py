"""The shadow that a sprite throws."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from autovideo_studio.render.blurring import gaussian
from autovideo_studio.render.drawing import Sprite
from autovideo_studio.render.raster import overwrite, painter_on, pixels_of, tinted, transparent

SpriteImage = Callable[[Sprite], QImage]
"""A sprite's painted picture."""

GRAIN = 2.5
"""A shadow is kept so small that its blur spans no more than this many pixels: it holds no detail."""


def shadow_of(outline: Sprite, blur: float, colour: str, image_of: SpriteImage) -> tuple[Sprite, float]:
    """The silhouette of `outline`, blurred over `blur` of its pixels (σ is half of that), and by how much the sprite must be
    enlarged about its centre to lie behind it."""
    shrink = max(1.0, blur / GRAIN)
    pad = ceil(1.5 * blur / shrink) + 2
    inner = outline.width / shrink, outline.height / shrink
    width, height = ceil(inner[0]) + 2 * pad, ceil(inner[1]) + 2 * pad

    def paint(painter: QPainter) -> None:
        shape, small = image_of(outline), transparent(width, height)
        if shrink > 1:
            shape = shape.scaled(max(1, round(inner[0])), max(1, round(inner[1])), Qt.AspectRatioMode.IgnoreAspectRatio,
                                 Qt.TransformationMode.SmoothTransformation)
        own = painter_on(small)
        own.drawImage(QRectF((width - inner[0]) / 2, (height - inner[1]) / 2, *inner), shape)
        own.end()
        overwrite(painter, tinted(gaussian(pixels_of(small)[..., 3], blur / shrink / 2), QColor(colour)))

    return Sprite(f"shadow {blur:.3f} {colour} of {outline.key}", width, height, paint), shrink
