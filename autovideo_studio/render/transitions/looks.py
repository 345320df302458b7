"""Transitions that break the picture up."""

from __future__ import annotations

from math import pi, sin

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from autovideo_studio.domain.keyframe import Easing
from autovideo_studio.foundation.i18n import tr_later
from autovideo_studio.render.effects.base import Parameter
from autovideo_studio.render.raster import painter_on
from autovideo_studio.render.transitions.base import Crossing, register
from autovideo_studio.render.transitions.blur import reduced
from autovideo_studio.render.transitions.layers import dissolved, mixed, pixels

JERKS = 16
"""How often the glitch changes its pattern."""


@register("glitch", tr_later("Glitch"), "look", Parameter("strength", tr_later("Strength"), 1.0, 0.0, 2.0),
          Parameter("seed", tr_later("Variation"), 1, 0, 99), easing=Easing.LINEAR)
def glitch(crossing: Crossing) -> None:
    """Torn bands, colours beside each other, flicker between the pictures: a bad signal."""
    width, height = crossing.width, crossing.height
    jerk = int(crossing.done * JERKS)
    chance = np.random.default_rng([round(crossing.values["seed"]), jerk])
    force = crossing.values["strength"] * sin(pi * crossing.done) ** 0.8
    swapped = chance.random() < 0.25 * force
    late = (crossing.done > 0.5) != swapped and 0.15 < crossing.done < 0.85 or crossing.done >= 0.85
    shown, other = [crossing.picture(side) for side in
                    ((crossing.incoming, crossing.outgoing) if late else (crossing.outgoing, crossing.incoming))]
    torn = shown.copy()
    painter = QPainter(torn)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for _ in range(int(3 + 9 * force)):
        top, deep = chance.random() * height, (0.01 + 0.09 * chance.random() ** 2) * height
        far, foreign = (chance.random() - 0.5) * 0.4 * force * width, chance.random() < 0.35 * force
        band = QRect(0, round(top), width, max(1, round(deep)))
        for wrap in (0, -width if far > 0 else width):
            painter.drawImage(QPoint(round(far) + wrap, band.top()), other if foreign else shown, band)
    painter.end()
    beside = round((0.3 + 0.7 * chance.random()) * 0.016 * force * width)
    crossing.painter.drawImage(0, 0, _channels_apart(torn, beside))


def _channels_apart(image: QImage, by: int) -> QImage:
    """Red to the right, blue to the left; alpha stays where it is, or grows where a colour comes to stand on nothing."""
    if not by:
        return image
    made = image.copy()
    target, source = pixels(made), pixels(image)
    target[:, by:, 2] = source[:, :-by, 2]
    target[:, :-by, 0] = source[:, by:, 0]
    if image.hasAlphaChannel():
        target[..., 3] = target.max(axis=2)
    return made


@register("pixelate", tr_later("Pixelate"), "look", Parameter("size", tr_later("Size"), 0.09, 0.02, 0.3, "px"))
def pixelate(crossing: Crossing) -> None:
    """Into ever larger squares, and out of them again."""
    block = crossing.values["size"] * crossing.height * sin(pi * crossing.progress) ** 2
    if block < 2:
        dissolved(crossing, crossing.done)
        return
    small = mixed(*(reduced(crossing.picture(side), block) for side in (crossing.outgoing, crossing.incoming)), crossing.done)
    made = QImage(crossing.width, crossing.height, small.format())
    painter = painter_on(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(QRectF(0, 0, crossing.width, crossing.height), small, QRectF(small.rect()))
    painter.end()
    crossing.painter.drawImage(0, 0, made)
