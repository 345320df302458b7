"""How things look in each treatment: skies, lights, planes with haze and rim light, or sheets of cut paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QRadialGradient

from autovideo_studio.render.raster import grain, painter_on, soft_shadow, transparent

Paint = Callable[[QPainter], None]


def colour(name: str, alpha: int = 255) -> QColor:
    made = QColor(name)
    made.setAlpha(alpha)
    return made


def mixed(first: str, second: str, share: float) -> str:
    """`share` of `second` in `first`."""
    a, b = QColor(first), QColor(second)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x + (y - x) * share) for x, y in pairs)).name()


def along(colours: tuple[str, ...], depth: float) -> str:
    """The colour at `depth` 0..1 of a ramp."""
    place = max(0.0, min(1.0, depth)) * (len(colours) - 1)
    index = min(int(place), len(colours) - 2) if len(colours) > 1 else 0
    return mixed(colours[index], colours[min(index + 1, len(colours) - 1)], place - index)


def gradient(top: float, bottom: float, colours: tuple[str, ...] | list[QColor]) -> QLinearGradient:
    made = QLinearGradient(0, top, 0, bottom)
    for index, entry in enumerate(colours):
        made.setColorAt(index / max(1, len(colours) - 1), QColor(entry))
    return made


def glow(painter: QPainter, x: float, y: float, radius: float, name: str, alpha: int, *, squash: float = 1.0) -> None:
    """Light that falls off to nothing, softly (about as a Gaussian)."""
    made = QRadialGradient(0, 0, radius)
    for place, share in ((0.0, 1.0), (0.15, 0.82), (0.3, 0.55), (0.5, 0.25), (0.7, 0.08), (0.85, 0.02), (1.0, 0.0)):
        made.setColorAt(place, colour(name, round(alpha * share)))
    painter.save()
    painter.translate(x, y)
    painter.scale(1.0, squash)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(made)
    painter.drawEllipse(QPointF(0, 0), radius, radius)
    painter.restore()


def disc(painter: QPainter, x: float, y: float, radius: float, brush: QBrush | QColor | QRadialGradient) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawEllipse(QPointF(x, y), radius, radius)


@lru_cache(maxsize=8)
def _grain_tile(strength: float) -> QBrush:
    return QBrush(grain(256, 256, strength, seed=7))


def texture(painter: QPainter, path: QPainterPath, strength: float) -> None:
    """Fine grain within `path`."""
    painter.fillPath(path, _grain_tile(strength))


def vignette(painter: QPainter, width: float, height: float, strength: float, dark: str = "#000004") -> None:
    painter.save()
    painter.scale(width, height)
    made = QRadialGradient(0.5, 0.46, 0.78)
    made.setColorAt(0.42, colour(dark, 0))
    made.setColorAt(0.75, colour(dark, round(110 * strength)))
    made.setColorAt(1.0, colour(dark, round(255 * strength)))
    painter.fillRect(QRectF(0, 0, 1, 1), made)
    painter.restore()


def luminous_plane(
    painter: QPainter,
    path: QPainterPath,
    box: QRectF,
    name: str,
    light: str,
    haze: str,
    *,
    unit: float,
    depth: float,
    strength: float,
) -> None:
    """A silhouette with light on its edge and haze at its foot; nearer ones are darker and clearer."""
    fill = gradient(
        box.top(), box.bottom(), [QColor(mixed(name, light, 0.12)), QColor(name), QColor(mixed(name, "#000008", 0.3))]
    )
    painter.fillPath(path, QColor(mixed(mixed(name, light, 0.12), light, 0.34 - 0.16 * depth)))
    painter.translate(0, max(0.7, unit * 0.14))
    painter.fillPath(path, fill)
    mist = gradient(
        box.top() + box.height() * 0.25, box.bottom(), [colour(haze, 0), colour(haze, round(105 * (1 - depth) ** 1.3))]
    )
    painter.fillPath(path, mist)
    painter.translate(0, -max(0.7, unit * 0.14))
    texture(painter, path, strength)


def cut_plane(painter: QPainter, path: QPainterPath, box: QRectF, name: str, *, unit: float, strength: float) -> None:
    """A sheet of paper: a soft shadow on what lies behind, a bright cut edge, and fibre."""
    sheet_shadow(painter, path, box, unit * 0.85, 70, -unit * 0.3)
    painter.fillPath(path, QColor(mixed(name, "#FFFFFF", 0.42)))
    painter.translate(0, max(0.8, unit * 0.17))
    painter.fillPath(
        path, gradient(box.top(), box.bottom(), [QColor(mixed(name, "#FFFFFF", 0.05)), QColor(mixed(name, "#201008", 0.07))])
    )
    painter.translate(0, -max(0.8, unit * 0.17))
    texture(painter, path, strength)


def sheet_shadow(painter: QPainter, path: QPainterPath, box: QRectF, blur: float, alpha: int, rise: float) -> None:
    shape = transparent(max(1, round(box.width())), max(1, round(box.height())))
    inner = painter_on(shape)
    inner.translate(-box.left(), -box.top() + rise)
    inner.fillPath(path, QColor("black"))
    inner.end()
    painter.drawImage(box.topLeft(), soft_shadow(shape, max(1.0, blur), colour("#3A1E10", alpha)))


def luminous_sun(painter: QPainter, x: float, y: float, radius: float, name: str, halo: str, *, reach: float) -> None:
    """A source of light: too bright to have a shape of its own, wide in its halo."""
    glow(painter, x, y, radius * reach * 1.15, halo, 130)
    glow(painter, x, y, radius * 3.4, name, 120)
    glow(painter, x, y, radius * 1.75, mixed(name, "#FFFFFF", 0.4), 210)
    body = QRadialGradient(x, y, radius)
    body.setColorAt(0, QColor("#FFFFFF"))
    body.setColorAt(0.62, QColor(mixed(name, "#FFFFFF", 0.72)))
    body.setColorAt(1, QColor(mixed(name, "#FFFFFF", 0.3)))
    disc(painter, x, y, radius, body)


def luminous_moon(painter: QPainter, x: float, y: float, radius: float, name: str, halo: str, *, reach: float) -> None:
    """A lit ball, with its halo."""
    glow(painter, x, y, radius * reach, halo, 120)
    glow(painter, x, y, radius * 2.1, name, 130)
    body = QRadialGradient(x - radius * 0.25, y - radius * 0.3, radius * 1.5)
    body.setColorAt(0, QColor("#FFFFFF"))
    body.setColorAt(0.65, QColor(name))
    body.setColorAt(1, QColor(mixed(name, halo, 0.4)))
    disc(painter, x, y, radius, body)


def cut_light(painter: QPainter, x: float, y: float, radius: float, name: str, ground: str, *, unit: float) -> None:
    """A sun of paper, with rings around it, each a sheet of its own."""
    for share, grow in ((0.12, 2.5), (0.24, 1.9), (0.42, 1.42), (1.0, 1.0)):
        path = QPainterPath()
        path.addEllipse(QPointF(x, y), radius * grow, radius * grow)
        room = radius * grow + unit * 4
        box = QRectF(x - room, y - room, 2 * room, 2 * room)
        sheet_shadow(painter, path, box, unit * 1.1, 34 if grow > 1 else 60, unit * 0.25)
        painter.fillPath(path, QColor(mixed(ground, name, share)))
