"""Effects put on pictures for a test, as a clip's chain does it."""

from __future__ import annotations

from typing import Any

import numpy as np
from frozendict import frozendict
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainterPath, QRadialGradient

from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.effects.base import Pixels, Place
from autovideo_studio.render.effects.chain import Chain, Step
from autovideo_studio.render.raster import ensure_gui, painter_on, pixels_of


def effect(kind: str, settings: dict[str, Any] | None = None, asset_id: str = "", **numbers: float) -> Effect:
    return Effect(f"{kind} 1", kind, frozendict({name: Animated(value) for name, value in numbers.items()}),
                  settings=frozendict(settings or {}), asset_id=asset_id)


def place(pixels: Pixels, frame: float = 3, opaque: bool = True, size: tuple[int, int] | None = None) -> Place:
    rows, columns = pixels.shape[:2]
    return Place(frame, frame / 30, frame / 30, 4.0, *(size or (columns, rows)), (columns, rows), opaque)


def steps(pixels: Pixels, *chosen: Effect, frame: float = 3, opaque: bool = True, size: tuple[int, int] | None = None,
          files: dict[str, AssetFile] | None = None) -> list[Step]:
    troubles: list[str] = []
    found = Chain(chosen, (files or {}).get, troubles.append).steps(place(pixels, frame, opaque, size))
    assert not troubles, troubles
    return found


def treated(pixels: Pixels, *chosen: Effect, frame: float = 3, opaque: bool = True, size: tuple[int, int] | None = None,
            files: dict[str, AssetFile] | None = None) -> Pixels:
    for step in steps(pixels, *chosen, frame=frame, opaque=opaque, size=size, files=files):
        pixels = step.apply(pixels)
        assert (pixels.shape[1], pixels.shape[0]) == step.size
        assert pixels.dtype == np.uint8
        assert not step.opaque or (pixels[..., 3] == 255).all()
    return pixels


def landscape(width: int = 320, height: int = 180) -> Pixels:
    """Like a photograph: a graded sky, a sun, hills, fine print, patches of skin and of pure colours, and a little noise."""
    ensure_gui()
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter, unit = painter_on(image), height / 1080
    sky = QLinearGradient(0, 0, 0, height * 0.6)
    for stop, colour in ((0, "#2f5f9f"), (0.7, "#e6b27a"), (1, "#f5d9a8")):
        sky.setColorAt(stop, QColor(colour))
    painter.fillRect(image.rect(), sky)
    sun = QRadialGradient(width * 0.72, height * 0.38, 180 * unit)
    for stop, colour in ((0, "#ffffffff"), (0.35, "#fffff3c4"), (1, "#00ffe6aa")):
        sun.setColorAt(stop, QColor(colour))
    painter.fillRect(image.rect(), sun)
    for number, (colour, base, rise) in enumerate((("#6b7d8f", 0.52, 0.06), ("#3e5a3c", 0.62, 0.08), ("#25301f", 0.76, 0.05))):
        hill = QPainterPath(QPointF(0, height))
        for x in range(0, width + 1, 2):
            hill.lineTo(x, height * (base + rise * np.sin(x / width * (5 + 3 * number) + 2 * number)
                                     + 0.012 * np.sin(x / width * 60 + number)))
        hill.lineTo(width, height)
        painter.fillPath(hill, QColor(colour))
    for number, colour in enumerate(("#e0ac8a", "#8d5a3b", "#b02020", "#00b140", "#2040c0", "#f0f0f0", "#808080", "#101010")):
        painter.fillRect(QRectF((60 + 220 * number) * unit, 860 * unit, 180 * unit, 150 * unit), QColor(colour))
    for number in range(12):
        painter.fillRect(QRectF((100 + 36 * number) * unit, 100 * unit, 12 * unit, 90 * unit), QColor("white"))
    painter.end()
    pixels = pixels_of(image).copy()
    noise = np.random.default_rng(1).normal(0, 2, (height, width, 1))
    pixels[..., :3] = np.clip(pixels[..., :3] + noise, 0, 255)
    pixels[..., 3] = 255
    return pixels


def cut_out(pixels: Pixels) -> Pixels:
    """The picture's middle ellipse with a soft edge, premultiplied."""
    rows, columns = pixels.shape[:2]
    y, x = np.mgrid[:rows, :columns]
    far = np.hypot((x - columns / 2) / (columns / 2), (y - rows / 2) / (rows / 2))
    alpha = np.clip((0.9 - far) * 5, 0, 1)[..., None]
    return np.rint(pixels * alpha).astype(np.uint8)
