"""Whole pictures: their weighted means and sums, and in fewer pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from autovideo_studio.render.raster import painter_on, transparent

Mode = QPainter.CompositionMode


def writable_pixels(image: QImage) -> NDArray[np.uint8]:
    """As `raster.pixels_of`, to be written."""
    every = np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return every[:, :image.width()]


def words(image: QImage) -> NDArray[np.uint32]:
    """Each pixel as one number 0xAARRGGBB, to be read and written where it lies: keep the image as long as them."""
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


def reduced(image: QImage, factor: float) -> QImage:
    """The picture in fewer pixels, each the mean of those that it stands for."""
    width, height = round(image.width() / factor), round(image.height() / factor)
    return image.scaled(max(1, width), max(1, height), Qt.AspectRatioMode.IgnoreAspectRatio,
                        Qt.TransformationMode.SmoothTransformation)


def enlarged(small: QImage, like: QImage) -> QImage:
    """In the size (and with the alpha) of `like`."""
    made = QImage(like.size(), like.format())
    painter = painter_on(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(QRect(0, 0, like.width(), like.height()), small)
    painter.end()
    return made
