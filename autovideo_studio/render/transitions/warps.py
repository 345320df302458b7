"""Transitions that bend the picture."""

from __future__ import annotations

from functools import lru_cache
from math import pi, sin

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from autovideo_studio.domain.keyframe import Easing
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Parameter, Setting, SettingKind
from autovideo_studio.render.mixing import added, mixed, words
from autovideo_studio.render.raster import painter_on
from autovideo_studio.render.transitions.base import Crossing, register
from autovideo_studio.render.transitions.options import DIRECTION


@register("cross-warp", lambda: tr("Cross warp"), "look",
          Setting("direction", lambda: tr("Direction"), SettingKind.CHOICE, "up", DIRECTION.choices[2:]),
          easing=Easing.LINEAR)
def cross_warp(crossing: Crossing) -> None:
    """A wave runs over the frame: rows of the outgoing picture are drawn out to nothing while those of the incoming one grow."""
    height = crossing.height
    rows = (np.arange(height) + 0.5) / height
    along = rows if crossing.values["direction"] == "up" else 1 - rows
    x = np.clip(2 * crossing.done + along - 1, 0, 1)
    grown = x * x * (3 - 2 * x)
    outgoing, incoming = crossing.picture(crossing.outgoing), crossing.picture(crossing.incoming)
    if not (outgoing.hasAlphaChannel() or incoming.hasAlphaChannel()):
        _drawn_out(crossing.painter, outgoing, 1 - grown, np.where(grown < 1, 1.0, 0.0))
        _drawn_out(crossing.painter, incoming, grown, grown)
        return
    total, part = (QImage(crossing.width, height, QImage.Format.Format_ARGB32_Premultiplied) for _ in range(2))
    for image, picture, scale in ((total, outgoing, 1 - grown), (part, incoming, grown)):
        image.fill(0)
        painter = painter_on(image)
        _drawn_out(painter, picture, scale, scale)
        painter.end()
    added(total, part)
    crossing.painter.drawImage(0, 0, total)


def _drawn_out(painter: QPainter, image: QImage, seen: NDArray[np.float64], opacity: NDArray[np.float64]) -> None:
    """Row by row: of the picture only the share `seen` around its middle, stretched over the row."""
    width, height = image.width(), image.height()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for row, (share, strength) in enumerate(zip(seen.tolist(), opacity.tolist(), strict=True)):
        if strength > 0:
            painter.setOpacity(strength)
            y = (row + 0.5 - height / 2) * share + height / 2
            if share > 0.999:
                painter.drawImage(0, row, image, 0, row, width, 1)
            else:
                part = QRectF(width / 2 * (1 - share), y - 0.5, max(2.0, width * share), 1)
                painter.drawImage(QRectF(0, row, width, 1), image, part)
    painter.setOpacity(1.0)


@register("ripple", lambda: tr("Ripple"), "look", Parameter("strength", lambda: tr("Strength"), 1.0, 0.0, 3.0),
          Parameter("waves", lambda: tr("Waves"), 4.0, 2.0, 20.0), easing=Easing.EASE_IN_OUT)
def ripple(crossing: Crossing) -> None:
    """Rings run outwards as on water while one picture gives way to the other."""
    both = mixed(crossing.picture(crossing.outgoing), crossing.picture(crossing.incoming), crossing.done)
    height, waves = crossing.height, crossing.values["waves"]
    swing = 0.028 * crossing.values["strength"] * height * sin(pi * crossing.progress) ** 2
    distance, across, down = _from_middle(crossing.width, height)
    rings = np.arange(DISTANCES) / (DISTANCES / 2)
    shifts = np.sin(2 * np.pi * (waves * rings - 5 * crossing.progress)) * swing * np.clip(rings * 6, 0, 1)
    far = np.take(np.clip(shifts * FINE, -LARGEST, LARGEST).astype(np.int16), distance, mode="clip")
    crossing.painter.drawImage(0, 0, _displaced(both, _scaled_down(far * across), _scaled_down(far * down)))


DISTANCES = 4096
FINE, UNIT = 2, 64
"""Shifts are reckoned in whole numbers of 16 bits, half as much memory as anything else: in parts of a pixel, times the way as a
vector of this length."""
LARGEST = 32767 // UNIT


@lru_cache(maxsize=1)
def _from_middle(width: int, height: int) -> tuple[NDArray[np.uint16], NDArray[np.int16], NDArray[np.int16]]:
    """For each pixel its distance from the middle (2 heights are `DISTANCES`), and the way outwards."""
    x = ((np.arange(width, dtype=np.float32) + 0.5 - width / 2) / height)[None, :]
    y = ((np.arange(height, dtype=np.float32) + 0.5 - height / 2) / height)[:, None]
    distance = np.maximum(np.hypot(x, y), np.float32(1e-4))
    steps = (distance * (DISTANCES / 2)).astype(np.uint16)
    return steps, np.rint(x / distance * UNIT).astype(np.int16), np.rint(y / distance * UNIT).astype(np.int16)


def _scaled_down(shift: NDArray[np.int16]) -> NDArray[np.int16]:
    shift += FINE * UNIT // 2
    shift >>= 7  # FINE · UNIT
    return shift


def _displaced(image: QImage, columns: NDArray[np.int16], rows: NDArray[np.int16]) -> QImage:
    """Each pixel from so many pixels to the right and below (both are used up); beyond the edge the edge itself."""
    source = words(image)
    height, width = source.shape
    columns += np.arange(width, dtype=np.int16)[None, :]
    rows += np.arange(height, dtype=np.int16)[:, None]
    index = np.clip(rows, 0, height - 1, out=rows).astype(np.int32)
    index *= width
    index += np.clip(columns, 0, width - 1, out=columns)
    made = QImage(width, height, image.format())
    np.take(source.reshape(-1), index, out=words(made), mode="clip")
    return made
