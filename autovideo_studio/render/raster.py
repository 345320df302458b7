"""The raster library's ground: Qt's GUI object without a screen, and pixel operations that QPainter lacks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

Pixels = NDArray[np.float32]


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


def opaque(width: int, height: int) -> QImage:
    """A black picture without alpha. (Not filled, it would show chance wherever a drawing leaves the last of a pixel free.)"""
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_RGB32)
    image.fill(0xFF000000)
    return image


def painter_on(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def overwrite(painter: QPainter, image: QImage) -> None:
    """Put the image's pixels in the place of what is there."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """The bytes of a 32-bit image (rows, columns, blue-green-red-alpha) where they lie: keep the image as long as them."""
    every = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return every[:, :image.width()]


def image_of(pixels: NDArray[np.uint8], format: QImage.Format = QImage.Format.Format_ARGB32_Premultiplied) -> QImage:
    """The pixels (rows, columns, blue-green-red-alpha) as an image of its own."""
    whole = np.ascontiguousarray(pixels)
    return QImage(whole.data, whole.shape[1], whole.shape[0], whole.shape[1] * 4, format).copy()


def tinted(alpha: NDArray[np.uint8], colour: QColor) -> QImage:
    """One colour of this alpha (rows, columns), premultiplied."""
    tone = np.array([colour.blue(), colour.green(), colour.red(), 255], np.uint16)
    return image_of(((alpha[..., None] * tone + 127) // 255).astype(np.uint8))


def straight(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """From premultiplied to straight alpha."""
    image = image_of(pixels).convertToFormat(QImage.Format.Format_ARGB32)
    return pixels_of(image).copy()


def premultiplied(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """From straight to premultiplied alpha."""
    image = image_of(pixels, QImage.Format.Format_ARGB32).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return pixels_of(image).copy()


def soft_shadow(shape: QImage, radius: float, colour: QColor) -> QImage:
    """The blurred silhouette of `shape` in `colour`: three box means, close to a Gaussian with σ ≈ `radius` / 2 pixels.

    It is reckoned on the alpha alone, and smaller where the radius is large: a blur holds no detail.
    """
    shrink = max(1, int(radius / 2.5))
    size = max(1, -(-shape.width() // shrink)), max(1, -(-shape.height() // shrink))
    small = (
        shape.scaled(*size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        if shrink > 1
        else shape
    )
    small = small.convertToFormat(QImage.Format.Format_Alpha8)
    alpha = (
        np.frombuffer(small.constBits(), np.uint8)
        .reshape(small.height(), small.bytesPerLine())[:, : small.width()]
        .astype(np.float32)
    )
    box = max(1, round(radius / shrink / 2))
    for _ in range(3):
        alpha = _box_mean(_box_mean(alpha, box, 0), box, 1)
    alpha *= colour.alphaF() / 255.0
    tone = np.array([colour.blue(), colour.green(), colour.red(), 255], np.float32)
    pixels = np.ascontiguousarray(np.clip(alpha[:, :, None] * tone + 0.5, 0, 255).astype(np.uint8))
    done = QImage(pixels.tobytes(), *size, size[0] * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
    if shrink == 1:
        return done
    target = transparent(shape.width(), shape.height())
    painter = painter_on(target)
    painter.drawImage(QRect(0, 0, size[0] * shrink, size[1] * shrink), done)
    painter.end()
    return target


def _box_mean(values: Pixels, box: int, axis: int) -> Pixels:
    pad = [(0, 0)] * 2
    pad[axis] = (box + 1, box)
    sums = np.cumsum(np.pad(values, pad), axis=axis, dtype=np.float32)
    size = 2 * box + 1
    if axis == 0:
        return np.asarray((sums[size:] - sums[:-size]) / size, np.float32)
    return np.asarray((sums[:, size:] - sums[:, :-size]) / size, np.float32)


def grain(width: int, height: int, strength: float, seed: int) -> QImage:
    """Neutral noise around transparent: black or white with an alpha of up to about `strength` of 255.

    It also breaks up the bands that 8-bit gradients show in the dark.
    """
    noise = np.random.default_rng(seed).normal(0.0, strength, (height, width))
    alpha = np.clip(np.abs(noise), 0, 255).astype(np.uint8)
    value = np.where(noise > 0, alpha, 0).astype(np.uint8)
    pixels = np.dstack([value, value, value, alpha])
    return QImage(pixels.tobytes(), width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
