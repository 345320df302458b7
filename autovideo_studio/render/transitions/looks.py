"""Transitions that break the picture up."""

from __future__ import annotations

from math import pi, sin

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from autovideo_studio.domain.keyframe import Easing
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Parameter
from autovideo_studio.render.mixing import mixed, reduced, writable_pixels
from autovideo_studio.render.raster import painter_on
from autovideo_studio.render.transitions.base import Crossing, Side, register
from autovideo_studio.render.transitions.layers import dissolved

JERKS = 16
"""How often the glitch changes its pattern."""


@register("glitch", lambda: tr("Glitch"), "look", Parameter("strength", lambda: tr("Strength"), 1.0, 0.0, 2.0),
          Parameter("seed", lambda: tr("Variation"), 1, 0, 99), easing=Easing.LINEAR)
def glitch(crossing: Crossing) -> None:
    """Torn bands, colours beside each other, flicker between the pictures: a bad signal."""
    width, height = crossing.width, crossing.height
    jerk = int(crossing.done * JERKS)
    chance = np.random.default_rng([round(crossing.values["seed"]), jerk])
    force = crossing.values["strength"] * sin(pi * crossing.done) ** 0.8
    swapped = chance.random() < 0.25 * force
    late = (crossing.done > 0.5) != swapped and 0.15 < crossing.done < 0.85 or crossing.done >= 0.85
    shown, other = (crossing.incoming, crossing.outgoing) if late else (crossing.outgoing, crossing.incoming)
    torn = crossing.picture(shown)
    painter = painter_on(torn)
    for _ in range(int(3 + 9 * force)):
        top, deep = chance.random() * height, (0.01 + 0.09 * chance.random() ** 2) * height
        far, foreign = (chance.random() - 0.5) * 0.4 * force * width, chance.random() < 0.35 * force
        _tear(painter, other if foreign else shown, QRect(0, round(top), width, max(1, round(deep))), round(far))
    painter.end()
    _part_channels(torn, round((0.3 + 0.7 * chance.random()) * 0.016 * force * width))
    crossing.painter.drawImage(0, 0, torn)


def _tear(painter: QPainter, side: Side, band: QRect, far: int) -> None:
    """A band of a picture moved aside; what leaves the frame comes in again on its other side."""
    painter.setClipRect(band)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.fillRect(band, Qt.GlobalColor.transparent)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    for wrap in (0, -band.width() if far > 0 else band.width()):
        side.draw(painter, move=QTransform.fromTranslate(far + wrap, 0))


def _part_channels(image: QImage, by: int) -> None:
    """Red to the right, blue to the left; alpha stays where it is, or grows where a colour comes to stand on nothing."""
    if by:
        view = writable_pixels(image)
        view[:, by:, 2] = view[:, :-by, 2]
        view[:, :-by, 0] = view[:, by:, 0]
        if image.hasAlphaChannel():
            view[..., 3] = view.max(axis=2)


@register("pixelate", lambda: tr("Pixelate"), "look", Parameter("size", lambda: tr("Size"), 0.09, 0.02, 0.3, "h"))
def pixelate(crossing: Crossing) -> None:
    """Into ever larger squares, and out of them again."""
    block = crossing.values["size"] * crossing.height * sin(pi * crossing.progress) ** 2
    if block < 2:
        dissolved(crossing, crossing.done)
        return
    outgoing, incoming = (reduced(crossing.picture(side), block) for side in (crossing.outgoing, crossing.incoming))
    small = mixed(outgoing, incoming, crossing.done)
    made = QImage(crossing.width, crossing.height, small.format())
    painter = painter_on(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(QRectF(0, 0, crossing.width, crossing.height), small, QRectF(small.rect()))
    painter.end()
    crossing.painter.drawImage(0, 0, made)
