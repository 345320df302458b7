"""The raster library's ground: Qt's GUI object without a screen, and pixel operations that QPainter lacks."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter


def ensure_gui() -> None:
    """Fonts and painting need one `QGuiApplication`; make it without a display where none exists. Call on the main thread."""
    if QGuiApplication.instance() is None:
        global _gui
        _gui = QGuiApplication(["autovideo-studio", "-platform", "offscreen"])


_gui: QGuiApplication | None = None


def transparent(width: int, height: int) -> QImage:
    """An empty picture of `width` × `height` pixels, premultiplied ARGB."""
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def painter_on(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def blurred(image: QImage, radius: float) -> QImage:
    """`image` (premultiplied ARGB) under three box blurs, close to a Gaussian with σ ≈ `radius` / 2 pixels.

    Made at a quarter of the size or less when the radius is large: a blur holds no detail.
    """
    shrink = max(1, int(radius / 6))
    small = image.scaled(max(1, image.width() // shrink), max(1, image.height() // shrink)) if shrink > 1 else image.copy()
    box = max(1, round(radius / shrink / 2))
    pixels = np.frombuffer(small.bits(), np.uint8).reshape(small.height(), small.bytesPerLine())[:, : small.width() * 4]
    values = pixels.reshape(small.height(), small.width(), 4).astype(np.float32)
    for _ in range(3):
        values = _box_mean(_box_mean(values, box, 0), box, 1)
    out = np.clip(values + 0.5, 0, 255).astype(np.uint8)
    done = QImage(out.tobytes(), small.width(), small.height(), small.width() * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
    if shrink == 1:
        return done
    target = transparent(image.width(), image.height())
    painter = painter_on(target)
    painter.drawImage(target.rect(), done)
    painter.end()
    return target


def _box_mean(values: np.ndarray, box: int, axis: int) -> np.ndarray:
    pad = [(0, 0)] * 3
    pad[axis] = (box + 1, box)
    sums = np.cumsum(np.pad(values, pad), axis=axis)
    size = 2 * box + 1
    ends = np.take(sums, range(size, sums.shape[axis]), axis=axis)
    starts = np.take(sums, range(0, sums.shape[axis] - size), axis=axis)
    return (ends - starts) / size


def tinted(image: QImage, colour: QColor) -> QImage:
    """The shape of `image` filled with `colour`."""
    target = image.copy()
    painter = QPainter(target)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(target.rect(), colour)
    painter.end()
    return target


def grain(width: int, height: int, strength: float, seed: int) -> QImage:
    """Neutral noise around transparent: black or white with an alpha of up to about `strength` of 255.

    It also breaks up the bands that 8-bit gradients show in the dark.
    """
    noise = np.random.default_rng(seed).normal(0.0, strength, (height, width))
    alpha = np.clip(np.abs(noise), 0, 255).astype(np.uint8)
    value = np.where(noise > 0, alpha, 0).astype(np.uint8)
    pixels = np.dstack([value, value, value, alpha])
    return QImage(pixels.tobytes(), width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
