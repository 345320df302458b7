"""Painting a drawing's frame for a test, and comparing it with the frame that was looked at and kept."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from autovideo_studio.render.drawing import Drawing, Placed, Sprite
from autovideo_studio.render.raster import painter_on, transparent

GOLDEN = Path(__file__).parent / "golden"
TOLERANCE = 3.0
"""Mean difference of all channels, of 255: other versions of the raster library round otherwise."""

_images: dict[tuple[str, int, int], QImage] = {}


def sprite_image(sprite: Sprite) -> QImage:
    key = (sprite.key, sprite.width, sprite.height)
    if key not in _images:
        image = transparent(sprite.width, sprite.height)
        painter = QPainter(image)
        sprite.paint(painter)
        painter.end()
        _images[key] = image
    return _images[key]


def draw(painter: QPainter, placed: Placed) -> None:
    sprite = placed.sprite
    painter.save()
    painter.setOpacity(placed.opacity)
    painter.translate(placed.x + sprite.width / 2, placed.y + sprite.height / 2)
    painter.rotate(placed.rotation)
    painter.scale(placed.scale, placed.scale)
    painter.translate(-sprite.width / 2, -sprite.height / 2)
    left, top, right, bottom = placed.reveal or (0.0, 0.0, 1.0, 1.0)
    part = QRectF(left * sprite.width, top * sprite.height, (right - left) * sprite.width, (bottom - top) * sprite.height)
    painter.drawImage(part.topLeft(), sprite_image(sprite), part)
    painter.restore()


def painted_frame(drawing: Drawing, frame: float, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF404040)
    painter = painter_on(image)
    for placed in drawing.placed(frame):
        draw(painter, placed)
    painter.end()
    return image


def pixels(image: QImage) -> np.ndarray:
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return data[:, : image.width(), :].copy()


def matches_golden(name: str, image: QImage) -> bool:
    """Compare with `golden/name.png`. `UPDATE_GOLDEN=1` keeps the new frame instead: look at it before you commit it."""
    path = GOLDEN / f"{name}.png"
    if os.environ.get("UPDATE_GOLDEN"):
        image.save(str(path))
        return True
    kept = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    if kept.size() != image.size():
        return False
    difference = np.abs(pixels(kept)[:, :, :3].astype(int) - pixels(image)[:, :, :3].astype(int))
    return float(difference.mean()) <= TOLERANCE
