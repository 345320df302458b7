"""Whole pictures of one size: their bytes, their weighted means, their sums."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from autovideo_studio.render.raster import transparent

Mode = QPainter.CompositionMode


def pixels(image: QImage) -> NDArray[np.uint8]:
    """The image's own bytes, to be read and written: rows, columns, blue-green-red-alpha. Keep the image while you use them."""
    every = np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return every[:, :image.width()]


def words(image: QImage) -> NDArray[np.uint32]:
    """As `pixels`, each pixel one number 0xAARRGGBB."""
    every = np.frombuffer(image.bits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return every[:, :image.width()]


def mixed(one: QImage, other: QImage, weight: float) -> QImage:
    """The weighted mean of two pictures of one size, `weight` the other's share."""
    if not one.hasAlphaChannel() and not other.hasAlphaChannel():
        total = one.copy()
        painter = QPainter(total)
        painter.setOpacity(weight)
        painter.drawImage(0, 0, other)
        painter.end()
        return total
    total, part = faded(one, 1 - weight), faded(other, weight)
    added(total, part)
    return total


def faded(image: QImage, opacity: float) -> QImage:
    made = transparent(image.width(), image.height())
    painter = QPainter(made)
    painter.setOpacity(opacity)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


def added(total: QImage, part: QImage) -> None:
    """Onto `total`, light upon light."""
    painter = QPainter(total)
    painter.setCompositionMode(Mode.CompositionMode_Plus)
    painter.drawImage(0, 0, part)
    painter.end()
