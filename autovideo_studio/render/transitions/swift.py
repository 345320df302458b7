"""Fast moves of the camera, smeared along their way as a shutter would."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, hypot, log, log2, radians

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Parameter
from autovideo_studio.render.raster import opaque, painter_on, transparent
from autovideo_studio.render.transitions.base import Crossing, Side, register
from autovideo_studio.render.transitions.motion_blur import smeared
from autovideo_studio.render.transitions.options import DIRECTION, DIRECTIONS, MOTION_BLUR

VISIBLE = 1 / 300
"""Heights of the frame: a smear shorter than this is not drawn."""
OVERLAP = 4
"""Pixels."""
MEETING = 0.44, 0.56
"""Between these parts of the way the two pictures cross."""


@register("whip", lambda: tr("Whip pan"), "move", DIRECTION, MOTION_BLUR)
def whip(crossing: Crossing) -> None:
    """The camera is torn from one picture to the next beside it."""
    dx, dy = DIRECTIONS[crossing.values["direction"]]
    width, height, done = crossing.width, crossing.height, crossing.done
    smear = 0.09 * crossing.values["blur"] * crossing.speed * (width if dx else height)
    if smear < VISIBLE * height:
        smear = 0.0
    coarse = 2.0 ** max(0, min(3, int(log2(max(smear, 1) / 8 + 0.1))))
    coarse_x, coarse_y = (coarse, 1.0) if dx else (1.0, coarse)
    margin = ceil(smear / 2 / coarse) * coarse
    across, down = (margin, 0) if dx else (0, margin)
    step = QTransform.fromScale(1 / coarse_x, 1 / coarse_y)
    strip = _ground(crossing, ceil((width + 2 * across) / coarse_x), ceil((height + 2 * down) / coarse_y))
    painter = _hard_edged(strip)
    for side, away in ((crossing.outgoing, done), (crossing.incoming, done - 1)):
        place = QTransform.fromTranslate(across + round(dx * width * away), down + round(dy * height * away))
        for mirror in (_beside(crossing, dx, dy, away), QTransform()):
            side.draw(painter, move=mirror * place * step)
    painter.end()
    length = smear / coarse
    moved = smeared(strip, QTransform.fromTranslate(length * abs(dx), length * abs(dy)), _halvings(length))
    left, top = -across - smear / 2 * abs(dx), -down - smear / 2 * abs(dy)
    target = QRectF(left, top, strip.width() * coarse_x, strip.height() * coarse_y)
    crossing.painter.drawImage(target, moved, QRectF(moved.rect()))


@register("spin", lambda: tr("Spin"), "turn", Parameter("angle", lambda: tr("Angle"), 120.0, -360.0, 360.0, "°"), MOTION_BLUR)
def spin(crossing: Crossing) -> None:
    """Both pictures turn about the middle, ever faster until they change."""
    turn = crossing.values["angle"]

    def move(away: float) -> QTransform:
        scale = 1 + 0.35 * abs(away)
        return QTransform().rotate(turn * away).scale(scale, scale)

    _through(crossing, move, abs(radians(turn)), shutter=0.03)


@register("zoom-blur", lambda: tr("Zoom with motion blur"), "move", MOTION_BLUR)
def zoom_blur(crossing: Crossing) -> None:
    """Into the outgoing picture, and out of the depth of the incoming one."""

    def move(away: float) -> QTransform:
        scale = 2.0 ** (1.3 * away)
        return QTransform.fromScale(scale, scale)

    _through(crossing, move, 1.3 * log(2), shutter=0.045)


def _through(crossing: Crossing, move: Callable[[float], QTransform], reach: float, shutter: float) -> None:
    """Draw the outgoing picture under `move(2 · done)`, the incoming one under `move(2 · done − 2)`, both about the centre and
    continued by their mirror images. `move(1)` takes a point `reach` times its distance from the centre; the `shutter` stays open
    for so much of the way at mean speed."""
    begin, end = MEETING
    weight = min(1.0, max(0.0, (crossing.done - begin) / (end - begin)))
    shutter *= crossing.values["blur"] * crossing.speed
    longest = 2 * shutter * reach * hypot(crossing.width, crossing.height) / 2
    sharp = longest < VISIBLE * crossing.height
    coarse = 1 if sharp else 2
    image = _ground(crossing, ceil(crossing.width / coarse), ceil(crossing.height / coarse))
    painter = _hard_edged(image)
    begun = 2 * crossing.done - (0 if sharp else shutter)
    for side, away, opacity in ((crossing.outgoing, begun, 1.0 if weight < 1 else 0.0), (crossing.incoming, begun - 2, weight)):
        if opacity > 0:
            place = _about_middle(move(away), crossing) * QTransform.fromScale(1 / coarse, 1 / coarse)
            for mirror in _mirrors(crossing, side):
                side.draw(painter, opacity, mirror * place)
    painter.end()
    if not sharp:
        away = 2 * crossing.done - (2 if weight > 0.5 else 0)
        total = _about_middle(move(away - shutter).inverted()[0] * move(away + shutter), crossing)
        half = QTransform.fromScale(2, 2) * total * QTransform.fromScale(0.5, 0.5)
        image = smeared(image, half, _halvings(longest / coarse))
    crossing.painter.drawImage(QRectF(0, 0, image.width() * coarse, image.height() * coarse), image, QRectF(image.rect()))


def _ground(crossing: Crossing, width: int, height: int) -> QImage:
    return opaque(width, height) if crossing.outgoing.covers and crossing.incoming.covers else transparent(width, height)


def _hard_edged(image: QImage) -> QPainter:
    """Soft edges would show as seams between a picture and its mirror image."""
    painter = painter_on(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    return painter


def _halvings(length: float) -> int:
    """So many rounds of `smeared` that the layers lie a good pixel apart."""
    return max(0, min(7, ceil(log2(max(1.0, length / 1.5)))))


def _about_middle(move: QTransform, crossing: Crossing) -> QTransform:
    x, y = crossing.width / 2, crossing.height / 2
    return QTransform.fromTranslate(-x, -y) * move * QTransform.fromTranslate(x, y)


def _beside(crossing: Crossing, dx: int, dy: int, away: float) -> QTransform:
    """The picture's mirror image on the side that lies away from the other picture."""
    far = away > 0  # the outgoing one's neighbour lies where it goes to, the incoming one's where it comes from
    if dx:
        return QTransform(-1, 0, 0, 1, 2 * crossing.width if (dx > 0) == far else 0, 0)
    return QTransform(1, 0, 0, -1, 0, 2 * crossing.height if (dy > 0) == far else 0)


def _mirrors(crossing: Crossing, side: Side) -> list[QTransform]:
    """The picture's eight mirror images around it, and itself last. Those of a picture without holes reach a little under each
    other and under it: turned, their edges would leave single pixels free."""
    width, height, overlap = crossing.width, crossing.height, OVERLAP if side.covers else 0
    x_ways = [QTransform(), QTransform(-1, 0, 0, 1, 0, 0), QTransform(-1, 0, 0, 1, 2 * width, 0)]
    y_ways = [QTransform(), QTransform(1, 0, 0, -1, 0, 0), QTransform(1, 0, 0, -1, 0, 2 * height)]
    larger = _about_middle(QTransform.fromScale(1 + overlap / width, 1 + overlap / height), crossing)
    around = [larger * x * y for x in x_ways for y in y_ways][1:]
    return [*around[::-1], QTransform()]
