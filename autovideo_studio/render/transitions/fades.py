"""Transitions that change brightness or opacity and move nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from autovideo_studio.render.raster import painter_on, transparent
from autovideo_studio.render.transitions.base import Side, TransitionPainter, transitions


@transitions.register("cut")
def cut(painter: QPainter, outgoing: Side, incoming: Side, progress: float, width: int, height: int) -> None:
    (outgoing if progress < 0.5 else incoming).draw(painter)


@transitions.register("dissolve")
def dissolve(painter: QPainter, outgoing: Side, incoming: Side, progress: float, width: int, height: int) -> None:
    """The weighted mean of both pictures; where neither has a pixel, what lies beneath shows through."""
    if outgoing.covers and incoming.covers:
        outgoing.draw(painter)
        incoming.draw(painter, opacity=progress)
    else:
        painter.drawImage(0, 0, _mixed(outgoing, incoming, progress, width, height))


def _mixed(outgoing: Side, incoming: Side, progress: float, width: int, height: int) -> QImage:
    """Source-over would let both shine through at half way; the premultiplied pictures are weighted and added instead."""
    total = transparent(width, height)
    part = transparent(width, height)
    for side, weight in ((outgoing, 1 - progress), (incoming, progress)):
        part.fill(0)
        one = painter_on(part)
        side.draw(one)
        one.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        one.fillRect(part.rect(), QColor.fromRgbF(0, 0, 0, weight))
        one.end()
        adding = QPainter(total)
        adding.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        adding.drawImage(0, 0, part)
        adding.end()
    return total


def _dip(colour: str) -> TransitionPainter:
    """Into a full colour by the middle, out of it by the end."""

    def paint(painter: QPainter, outgoing: Side, incoming: Side, progress: float, width: int, height: int) -> None:
        side = outgoing if progress < 0.5 else incoming
        side.draw(painter)
        veil = QColor(colour)
        veil.setAlphaF(1 - abs(2 * progress - 1))
        painter.fillRect(QRectF(0, 0, width, height), veil)

    return paint


transitions.register("dip-black")(_dip("#000000"))
transitions.register("dip-white")(_dip("#ffffff"))
