"""Transitions in which a border or a picture travels across the frame. Directions say where the movement goes."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QRegion, QTransform

from autovideo_studio.domain.keyframe import Easing, ease
from autovideo_studio.render.transitions.base import Side, TransitionPainter, transitions

DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def _wipe(dx: int, dy: int) -> TransitionPainter:
    """A straight border runs across the frame; behind it lies the incoming picture."""

    def paint(painter: QPainter, outgoing: Side, incoming: Side, progress: float, width: int, height: int) -> None:
        done = ease(Easing.EASE_IN_OUT, progress)
        across, down = (round(width * done), height) if dx else (width, round(height * done))
        shown = QRect(width - across if dx < 0 else 0, height - down if dy < 0 else 0, across, down)
        for side, part in ((outgoing, QRegion(0, 0, width, height) - QRegion(shown)), (incoming, QRegion(shown))):
            painter.save()
            painter.setClipRegion(part, Qt.ClipOperation.IntersectClip)
            side.draw(painter)
            painter.restore()

    return paint


def _slide(dx: int, dy: int) -> TransitionPainter:
    """The incoming picture slides in over the outgoing one, which stands still."""

    def paint(painter: QPainter, outgoing: Side, incoming: Side, progress: float, width: int, height: int) -> None:
        left = 1 - ease(Easing.EASE_IN_OUT, progress)
        outgoing.draw(painter)
        incoming.draw(painter, move=_shift(-dx * width * left, -dy * height * left))

    return paint


def _push(dx: int, dy: int) -> TransitionPainter:
    """The incoming picture pushes the outgoing one out of the frame."""

    def paint(painter: QPainter, outgoing: Side, incoming: Side, progress: float, width: int, height: int) -> None:
        done = ease(Easing.EASE_IN_OUT, progress)
        outgoing.draw(painter, move=_shift(dx * width * done, dy * height * done))
        incoming.draw(painter, move=_shift(dx * width * (done - 1), dy * height * (done - 1)))

    return paint


@transitions.register("zoom")
def zoom(painter: QPainter, outgoing: Side, incoming: Side, progress: float, width: int, height: int) -> None:
    """Through the outgoing picture, which grows to half as large again, into the incoming one, which settles from 1.15."""
    done = ease(Easing.EASE_IN_OUT, progress)
    outgoing.draw(painter, move=_about_centre(1 + 0.5 * done, width, height))
    incoming.draw(painter, opacity=done, move=_about_centre(1.15 - 0.15 * done, width, height))


def _shift(x: float, y: float) -> QTransform:
    """By whole pixels: in a fast move nobody sees the difference, and a blit costs a quarter of a resampling."""
    return QTransform.fromTranslate(round(x), round(y))


def _about_centre(scale: float, width: int, height: int) -> QTransform:
    return QTransform(scale, 0, 0, scale, width / 2 * (1 - scale), height / 2 * (1 - scale))


for _name, (_dx, _dy) in DIRECTIONS.items():
    transitions.register(f"wipe-{_name}")(_wipe(_dx, _dy))
    transitions.register(f"slide-{_name}")(_slide(_dx, _dy))
    transitions.register(f"push-{_name}")(_push(_dx, _dy))
