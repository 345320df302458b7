"""What a shutter does to a fast movement."""

from __future__ import annotations

from PySide6.QtGui import QImage, QTransform

from autovideo_studio.render.raster import painter_on


def smeared(image: QImage, total: QTransform, halvings: int) -> QImage:
    """The mean of the picture under 2 ** `halvings` steps of a movement, from rest to `total`.

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
