"""One painted sprite onto a picture."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QTransform

from autovideo_studio.render.drawing import Placed
from autovideo_studio.render.placement import REST, Move, placing, revealed

WHOLE_PIXEL = 1 / 64
"""An offset this near to a whole pixel is drawn at it: a blit instead of a resampling."""


def draw_placed(painter: QPainter, placed: Placed, image: QImage, move: Move = REST, opacity: float = 1.0) -> None:
    """Draw the sprite's `image` where it is placed, under `move`. The painter's own transform is reset."""
    part, whole = revealed(placed).rect, placing(placed).then(move)
    painter.setOpacity(min(1.0, placed.opacity * opacity))
    x, y = round(whole.x), round(whole.y)
    if whole.is_shift and abs(whole.x - x) <= WHOLE_PIXEL and abs(whole.y - y) <= WHOLE_PIXEL:
        painter.drawImage(QPoint(x + part.left(), y + part.top()), image, part)
        return
    if whole.is_shift:
        whole = whole._replace(a=1.00001)  # Qt would round a pure shift to whole pixels
    painter.setTransform(QTransform(*whole))
    painter.drawImage(part.topLeft(), image, part)
    painter.resetTransform()
