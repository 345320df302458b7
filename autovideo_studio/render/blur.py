"""Blur of whole frames, quick because it happens on reduced pictures: a blur holds no detail."""

from __future__ import annotations

from math import log2

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from autovideo_studio.render.raster import painter_on
from autovideo_studio.render.whole_pictures import mixed

FIRST = 2.2
"""The radius that halving a picture once and enlarging it again blurs by, in pixels. Each further halving doubles it."""


def blurred(image: QImage, radius: float) -> QImage:
    """Close to a Gaussian with σ = `radius` / 2 pixels; edges are continued by their last pixels.

    The picture is halved again and again (means of four), then doubled as often (linearly): together nearly a bell curve, whose
    variance is the sum of the steps'. A radius between two such blurs is a mixture of them.
    """
    if radius < 0.05:
        return image
    depth = max(0.0, log2(radius / FIRST) + 1) if radius > FIRST else radius / FIRST
    whole = int(depth)
    halves = [image]
    for _ in range(whole + 1):
        halves.append(reduced(halves[-1], 2))
    deepest = enlarged(halves[-1], halves[-2])
    made = mixed(halves[-2], deepest, depth - whole)
    for like in halves[-3::-1]:
        made = enlarged(made, like)
    return made


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
