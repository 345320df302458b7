"""Transitions in which a border or a picture travels across the frame."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QRegion, QTransform

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.transitions.base import Crossing, Paint, Side, register
from autovideo_studio.render.transitions.layers import dissolved
from autovideo_studio.render.transitions.options import ACROSS, DIRECTIONS


def _wipe(dx: int, dy: int) -> Paint:
    """A straight border runs across the frame; behind it lies the incoming picture."""

    def paint(crossing: Crossing) -> None:
        width, height, done = crossing.width, crossing.height, crossing.done
        across, down = (round(width * done), height) if dx else (width, round(height * done))
        shown = QRect(width - across if dx < 0 else 0, height - down if dy < 0 else 0, across, down)
        draw_within(crossing, crossing.outgoing, QRegion(0, 0, width, height) - QRegion(shown))
        draw_within(crossing, crossing.incoming, QRegion(shown))

    return paint


def _slide(dx: int, dy: int) -> Paint:
    """The incoming picture slides in over the outgoing one, which stands still."""

    def paint(crossing: Crossing) -> None:
        left, frame = 1 - crossing.done, QRect(0, 0, crossing.width, crossing.height)
        move = shift(-dx * crossing.width * left, -dy * crossing.height * left)
        draw_within(crossing, crossing.outgoing, QRegion(frame) - QRegion(move.mapRect(frame)))
        crossing.incoming.draw(crossing.painter, move=move)

    return paint


def _push(dx: int, dy: int) -> Paint:
    """The incoming picture pushes the outgoing one out of the frame."""

    def paint(crossing: Crossing) -> None:
        width, height, done = crossing.width, crossing.height, crossing.done
        crossing.outgoing.draw(crossing.painter, move=shift(dx * width * done, dy * height * done))
        crossing.incoming.draw(crossing.painter, move=shift(dx * width * (done - 1), dy * height * (done - 1)))

    return paint


@register("zoom", lambda: tr("Zoom"), "move")
def zoom(crossing: Crossing) -> None:
    """Through the outgoing picture, which grows to half as large again, into the incoming one, which settles from 1.15."""
    done, size = crossing.done, (crossing.width, crossing.height)
    dissolved(crossing, done, about_centre(1 + 0.5 * done, *size), about_centre(1.15 - 0.15 * done, *size))


@register("split", lambda: tr("Split"), "move", ACROSS)
def split(crossing: Crossing) -> None:
    """The outgoing picture parts in the middle; its halves leave, and the incoming one lies behind them."""
    width, height, across = crossing.width, crossing.height, crossing.values["axis"] == "across"
    middle = width // 2 if across else height // 2
    halves = ((QRect(0, 0, middle, height), QRect(middle, 0, width - middle, height)) if across
              else (QRect(0, 0, width, middle), QRect(0, middle, width, height - middle)))
    open_part = QRegion(0, 0, width, height)
    for half, sign in zip(halves, (-1, 1), strict=True):
        far = sign * (half.width() if across else half.height()) * crossing.done
        move = shift(far, 0) if across else shift(0, far)
        draw_within(crossing, crossing.outgoing, QRegion(move.mapRect(half)), move)
        open_part -= QRegion(move.mapRect(half))
    draw_within(crossing, crossing.incoming, open_part)


@register("stretch", lambda: tr("Stretch"), "move", ACROSS)
def stretch(crossing: Crossing) -> None:
    """The outgoing picture is drawn out to a smear in the middle, out of which the incoming one springs back."""
    done = crossing.done
    along = 1 + 7 * (2 * min(done, 1 - done)) ** 2
    beside = 1 + 0.06 * (along - 1)
    move = _scaled(along, beside, crossing) if crossing.values["axis"] == "across" else _scaled(beside, along, crossing)
    dissolved(crossing, min(1.0, max(0.0, (done - 0.4) / 0.2)), move, move)


def draw_within(crossing: Crossing, side: Side, region: QRegion, move: QTransform | None = None) -> None:
    crossing.painter.save()
    crossing.painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)
    side.draw(crossing.painter, move=move)
    crossing.painter.restore()


def shift(x: float, y: float) -> QTransform:
    """By whole pixels: in a fast move nobody sees the difference, and a blit costs a quarter of a resampling."""
    return QTransform.fromTranslate(round(x), round(y))


def about_centre(scale: float, width: int, height: int) -> QTransform:
    return QTransform(scale, 0, 0, scale, width / 2 * (1 - scale), height / 2 * (1 - scale))


def _scaled(across: float, down: float, crossing: Crossing) -> QTransform:
    return QTransform(across, 0, 0, down, crossing.width / 2 * (1 - across), crossing.height / 2 * (1 - down))


def whole(crossing: Crossing) -> QRectF:
    return QRectF(0, 0, crossing.width, crossing.height)


_LABELS = {
    "left": (lambda: tr("Wipe to the left"), lambda: tr("Slide to the left"), lambda: tr("Push to the left")),
    "right": (lambda: tr("Wipe to the right"), lambda: tr("Slide to the right"), lambda: tr("Push to the right")),
    "up": (lambda: tr("Wipe upwards"), lambda: tr("Slide upwards"), lambda: tr("Push upwards")),
    "down": (lambda: tr("Wipe downwards"), lambda: tr("Slide downwards"), lambda: tr("Push downwards")),
}
for _name, (_dx, _dy) in DIRECTIONS.items():
    _labels = _LABELS[_name]
    register(f"wipe-{_name}", _labels[0], "wipe")(_wipe(_dx, _dy))
    register(f"slide-{_name}", _labels[1], "move")(_slide(_dx, _dy))
    register(f"push-{_name}", _labels[2], "move")(_push(_dx, _dy))
