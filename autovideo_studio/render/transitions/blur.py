"""Blur of whole frames, quick because it happens on a reduced picture: a blur holds no detail."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from autovideo_studio.render.raster import painter_on
from autovideo_studio.render.transitions.layers import pixels

LEAST = 3.0
"""Pixels: a smaller radius is the sharp picture with so much of this one's blur."""


def blurred(image: QImage, radius: float) -> QImage:
    """Close to a Gaussian with σ = `radius` / 2 pixels; edges are continued by their last pixels."""
    if radius < 0.1:
        return image
    if radius < LEAST:
        return _over(image, blurred(image, LEAST), radius / LEAST)
    shrink = 2.0
    while radius / shrink > 5:
        shrink *= 2
    small = reduced(image, shrink)
    _soften(small, radius / shrink)
    return enlarged(small, image)


def reduced(image: QImage, across: float, down: float | None = None) -> QImage:
    """The picture in fewer pixels, each the mean of those that it stands for."""
    width, height = round(image.width() / across), round(image.height() / (down or across))
    return image.scaled(max(1, width), max(1, height), Qt.AspectRatioMode.IgnoreAspectRatio,
                        Qt.TransformationMode.SmoothTransformation)


def enlarged(small: QImage, like: QImage) -> QImage:
    """Back to the size (and alpha) of `like`."""
    made = QImage(like.size(), like.format())
    painter = painter_on(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(QRect(0, 0, like.width(), like.height()), small)
    painter.end()
    return made


def smeared(image: QImage, total: QTransform, halvings: int) -> QImage:
    """The mean of the picture under 2 ** `halvings` steps of a movement, from rest to `total`: motion blur.

    Each round lays the picture over itself, moved by half as much as the round before: as many layers with few draws.
    Where a moved picture does not reach, the unmoved one stays.
    """
    for number in range(halvings):
        moved = image.copy()
        painter = painter_on(moved)
        painter.setOpacity(0.5)
        painter.setTransform(_part(total, 0.5 ** (number + 1)))
        painter.drawImage(0, 0, image)
        painter.end()
        image = moved
    return image


def _part(total: QTransform, share: float) -> QTransform:
    """So much of a small movement; its matrix is near enough to a straight line."""
    still = 1 - share
    return QTransform(still + share * total.m11(), share * total.m12(), share * total.m21(), still + share * total.m22(),
                      share * total.dx(), share * total.dy())


def _over(below: QImage, above: QImage, opacity: float) -> QImage:
    made = below.copy()
    painter = QPainter(made)
    painter.setOpacity(opacity)
    painter.drawImage(0, 0, above)
    painter.end()
    return made


def _soften(image: QImage, radius: float) -> None:
    """Three box means in place, between whole widths weighted so that the radius has no steps."""
    width = max(1.0, radius * 0.98)  # three boxes of width w have σ = w / 2
    whole, more = int((width - 1) // 2), (width - 1) / 2 % 1
    view = pixels(image)
    values = view.astype(np.float32)
    for axis in (0, 1):
        for _ in range(3):
            values = _box(values, whole, more, axis)
    view[...] = np.clip(values + 0.5, 0, 255)


def _box(values: np.ndarray, whole: int, more: float, axis: int) -> np.ndarray:
    """The mean over `whole` neighbours on both sides and a share `more` of the next ones."""
    reach = whole + 1
    pad = [(0, 0)] * 3
    pad[axis] = (reach, reach)
    padded = np.pad(values, pad, mode="edge")
    count = values.shape[axis]

    def at(offset: int) -> np.ndarray:
        return padded[offset:offset + count] if axis == 0 else padded[:, offset:offset + count]

    total = at(reach).copy()
    for step in range(1, whole + 1):
        total += at(reach - step)
        total += at(reach + step)
    if more:
        total += (at(0) + at(2 * reach)) * np.float32(more)
    total /= 1 + 2 * (whole + more)
    return total
