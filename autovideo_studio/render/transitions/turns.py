"""Pictures turned in space."""

from __future__ import annotations

from math import ceil, cos, hypot, pi, radians, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPolygonF, QTransform

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Parameter
from autovideo_studio.render.raster import painter_on, soft_shadow, transparent
from autovideo_studio.render.transitions.base import Crossing, Side, register
from autovideo_studio.render.transitions.moves import whole
from autovideo_studio.render.transitions.options import DIRECTION, DIRECTIONS, colour

EYE = 2.2
"""How far the eye is from the picture, in lengths of its turning edge."""
SHADOW_ROWS = 120


@register("cube", lambda: tr("Cube"), "turn", DIRECTION)
def cube(crossing: Crossing) -> None:
    """The pictures are two faces of a cube that makes a quarter turn, stepping back a little meanwhile."""
    angle = 90 * crossing.done
    faces = [(crossing.outgoing, angle), (crossing.incoming, angle - 90)]
    for side, turned in sorted(faces, key=lambda face: -abs(face[1])):
        _face(crossing, side, turned, depth=0.5, back=0.22 * sin(pi * crossing.done))


@register("flip", lambda: tr("Flip"), "turn", DIRECTION)
def flip(crossing: Crossing) -> None:
    """One card, whose back is the incoming picture."""
    first = crossing.done < 0.5
    side, turned = (crossing.outgoing, 180 * crossing.done) if first else (crossing.incoming, 180 * crossing.done - 180)
    _face(crossing, side, turned, depth=0.0, back=0.3 * sin(pi * crossing.done))


def _face(crossing: Crossing, side: Side, turned: float, depth: float, back: float) -> None:
    """A picture turned by some degrees about an axis `depth` edges behind its middle, darker the more it is turned."""
    if abs(turned) >= 89.5:
        return
    image = crossing.picture(side)
    shade = QPainter(image)
    shade.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    shade.fillRect(whole(crossing), QColor.fromRgbF(0, 0, 0, 0.6 * sin(radians(abs(turned)))))
    shade.end()
    crossing.painter.setTransform(_perspective(crossing, radians(turned), depth, back))
    crossing.painter.drawImage(0, 0, image)
    crossing.painter.resetTransform()


def _perspective(crossing: Crossing, angle: float, depth: float, back: float) -> QTransform:
    """From the picture's pixels to the frame's. With x along the turning edge, from the middle, in edges: the point goes to
    X = x cos − depth sin and lies D = depth (1 − cos) − x sin + back behind the frame; the eye sees it at X · EYE / (EYE + D)."""
    dx, dy = DIRECTIONS[crossing.values["direction"]]
    edge = crossing.width if dx else crossing.height
    sign = -(dx or dy)
    c, s = cos(angle), sin(angle) * sign
    far = 1 + (depth * (1 - c) + back) / EYE
    if dx:
        turn = QTransform(c, 0, -s / (EYE * edge), 0, 1, 0, -depth * edge * s, 0, far)
    else:
        turn = QTransform(1, 0, 0, 0, c, -s / (EYE * edge), 0, -depth * edge * s, far)
    x, y = crossing.width / 2, crossing.height / 2
    return QTransform.fromTranslate(-x, -y) * turn * QTransform.fromTranslate(x, y)


@register("page", lambda: tr("Page turn"), "turn", Parameter("angle", lambda: tr("Angle"), 18.0, -40.0, 40.0, "°"),
          colour("#f4efe6"))
def page(crossing: Crossing) -> None:
    """The outgoing picture is turned over like a page, from its right side; the incoming one lies below."""
    fold = _Fold(crossing, radians(crossing.values["angle"]))
    painter = crossing.painter
    if crossing.incoming.covers:
        crossing.incoming.draw(painter)
    else:
        _draw_in(crossing, fold.gone, crossing.incoming)
    _shade(painter, fold.gone & fold.frame, fold.line, fold.normal, 0.16 * crossing.height, 110)
    _draw_in(crossing, fold.kept, crossing.outgoing)
    flap = fold.flap
    painter.save()
    painter.setClipPath(fold.kept)
    painter.drawImage(whole(crossing), _soft_shadow(crossing, flap))
    painter.restore()
    painter.fillPath(flap, QColor(crossing.values["colour"]))
    _draw_in(crossing, flap, crossing.outgoing, fold.mirror, 0.07)
    _roll(painter, flap, fold, 0.3 * crossing.height)


def _soft_shadow(crossing: Crossing, path: QPainterPath) -> QImage:
    """Of a path, on a small picture of the whole frame: its border is soft anyway."""
    shape = transparent(ceil(crossing.width * SHADOW_ROWS / crossing.height), SHADOW_ROWS)
    painter = painter_on(shape)
    painter.scale(shape.width() / crossing.width, shape.height() / crossing.height)
    painter.fillPath(path, QColor("black"))
    painter.end()
    return soft_shadow(shape, SHADOW_ROWS / 14, QColor(0, 0, 0, 150))


class _Fold:
    """The line along which the page is bent: all points p with normal · p = reach. What lies beyond it is turned over."""

    def __init__(self, crossing: Crossing, angle: float) -> None:
        width, height = crossing.width, crossing.height
        nx, ny = cos(angle), sin(angle)
        corners = [nx * x + ny * y for x in (0, width) for y in (0, height)]
        reach = max(corners) + (min(corners) - max(corners)) * crossing.done
        size = 4 * hypot(width, height)
        self.normal = QPointF(nx, ny)
        self.line = QPointF(nx * reach, ny * reach)
        self.frame = QPainterPath()
        self.frame.addRect(whole(crossing))
        along = QPointF(-ny, nx) * size
        beyond = QPolygonF([self.line - along, self.line + along, self.line + along + self.normal * size,
                            self.line - along + self.normal * size])
        self.gone = QPainterPath()
        self.gone.addPolygon(beyond)
        self.kept = self.frame - self.gone
        self.mirror = QTransform(1 - 2 * nx * nx, -2 * nx * ny, -2 * nx * ny, 1 - 2 * ny * ny, 2 * reach * nx, 2 * reach * ny)
        self.flap = self.mirror.map(self.frame & self.gone)


def _draw_in(crossing: Crossing, path: QPainterPath, side: Side, move: QTransform | None = None, opacity: float = 1.0) -> None:
    painter = crossing.painter
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    side.draw(painter, opacity, move)
    painter.restore()


def _shade(painter: QPainter, path: QPainterPath, start: QPointF, way: QPointF, length: float, strength: int) -> None:
    """Darkest at the fold, gone after `length`."""
    gradient = QLinearGradient(start, start + way * length)
    for at in range(6):
        gradient.setColorAt(at / 5, QColor(0, 0, 0, round(strength * (1 - at / 5) ** 2)))
    painter.fillPath(path, gradient)


def _roll(painter: QPainter, flap: QPainterPath, fold: _Fold, length: float) -> None:
    """Light on the bent paper: dark at the fold, a bright ridge, and slowly darker again."""
    gradient = QLinearGradient(fold.line, fold.line - fold.normal * length)
    for at, tone in ((0.0, QColor(0, 0, 0, 90)), (0.16, QColor(0, 0, 0, 20)), (0.3, QColor(255, 255, 255, 70)),
                     (0.5, QColor(255, 255, 255, 0)), (0.501, QColor(0, 0, 0, 0)), (1.0, QColor(0, 0, 0, 26))):
        gradient.setColorAt(at, tone)
    painter.fillPath(flap, gradient)
