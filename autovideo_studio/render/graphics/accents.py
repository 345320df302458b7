"""The small shapes around words: rules, badges with icons, marker strokes, panels, bars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

from autovideo_studio.render.drawing import Sprite
from autovideo_studio.render.graphics.icons import draw_icon, icon_names
from autovideo_studio.render.graphics.movers import Entering, Mover
from autovideo_studio.render.graphics.shot import Shot
from autovideo_studio.render.text import ShapedLine


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape beside a text, and the room that it takes from the text's line."""

    movers: tuple[Mover, ...]
    room: float


def sprite(shot: Shot, name: str, width: float, height: float, paint: Callable[[QPainter], None], *facts: object) -> Sprite:
    """A small shape as a sprite; `facts` are all that its pixels depend on besides style and size."""
    size = max(1, round(width)), max(1, round(height))

    def draw(painter: QPainter) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        paint(painter)

    return Sprite(f"{name}:{shot.style.id}:{size[0]}x{size[1]}:" + ":".join(map(str, facts)), *size, draw)


def accent_fill(shot: Shot, width: float, *, rtl: bool = False) -> QLinearGradient:
    gradient = QLinearGradient(width if rtl else 0, 0, 0 if rtl else width, 0)
    gradient.setColorAt(0, QColor(shot.style.accent))
    gradient.setColorAt(1, QColor(shot.style.accent_end))
    return gradient


def rule(shot: Shot, x: float, middle: float, width: float, start: float, *, rtl: bool) -> Mark:
    """A short line before a kicker, that draws itself."""
    unit = shot.unit
    length, thick = unit * 5.2, max(1.0, unit * 0.36)

    def paint(painter: QPainter) -> None:
        painter.setBrush(accent_fill(shot, length, rtl=rtl))
        painter.drawRoundedRect(QRectF(0, 0, round(length), round(thick)), thick / 2, thick / 2)

    line = sprite(shot, "rule", length, thick, paint, rtl)
    left = x + width - length if rtl else x
    return Mark((_coming(shot, line, left, middle - thick / 2, start, "wipe", -1.0 if rtl else 1.0),), length + unit * 1.8)


def icon_badge(shot: Shot, name: str, x: float, y: float, size: float, start: float) -> list[Mover]:
    """An icon in a round badge; nothing for an icon that is not shipped."""
    if name not in icon_names():
        return []
    luminous = shot.style.treatment == "luminous"

    def paint(painter: QPainter) -> None:
        disc = QRectF(1, 1, size - 2, size - 2)
        if luminous:
            glow = QRadialGradient(disc.center(), size / 2)
            glow.setColorAt(0.0, _faded(shot.style.accent, 70))
            glow.setColorAt(1.0, _faded(shot.style.accent_end, 34))
            painter.setBrush(glow)
            painter.setPen(QPen(_faded(shot.style.accent, 170), max(1.0, size * 0.022)))
        else:
            painter.setBrush(QColor(shot.style.accent))
        painter.drawEllipse(disc.adjusted(size * 0.02, size * 0.02, -size * 0.02, -size * 0.02))
        ink = QColor(shot.style.accent) if luminous else QColor("#FFF8EC")
        draw_icon(painter, name, QRectF(size * 0.23, size * 0.23, size * 0.54, size * 0.54), ink)

    return [_coming(shot, sprite(shot, "badge", size, size, paint, name), x, y, start, "pop", 0.0)]


def marker_stroke(shot: Shot, span: QRectF, size: float, start: float, *, rtl: bool) -> list[Mover]:
    """What stresses a word: a swash of ink behind it, or a glowing line below it."""
    rng = shot.rng(f"marker{round(span.left())}")
    if shot.style.marker == "swash":
        box = QRectF(span.left() - size * 0.12, span.bottom() - size * 0.24, span.width() + size * 0.24, size * 0.32)
        wobble = [rng.uniform(-0.08, 0.08) for _ in range(4)]

        def swash(painter: QPainter) -> None:
            w, h = box.width(), box.height()
            path = QPainterPath(QPointF(w * 0.008, h * (0.25 + wobble[0])))
            path.quadTo(w * 0.4, h * (0.02 + wobble[1]), w * 0.992, h * (0.12 + wobble[2] / 2))
            path.lineTo(w, h * 0.8)
            path.quadTo(w * 0.5, h * (0.86 + wobble[3]), 0, h * 0.98)
            path.closeSubpath()
            painter.fillPath(path, _faded(shot.style.accent, 62))

        mark = sprite(shot, "swash", box.width(), box.height(), swash, shot.seed, round(span.left()))
        return [_coming(shot, mark, box.left(), box.top(), start, "wipe", -1.0 if rtl else 1.0)]
    thick = max(2.0, size * 0.05)
    top = span.bottom() + size * 0.11

    def line(painter: QPainter) -> None:
        painter.setBrush(accent_fill(shot, span.width(), rtl=rtl))
        painter.drawRoundedRect(QRectF(0, 0, round(span.width()), round(thick)), thick / 2, thick / 2)

    mark = sprite(shot, "underline", span.width(), thick, line, rtl)
    return [_coming(shot, mark, span.left(), top, start, "wipe", -1.0 if rtl else 1.0)]


def bar(
    shot: Shot,
    x: float,
    y: float,
    width: float,
    height: float,
    colours: tuple[str, str],
    start: float,
    *,
    rtl: bool,
    length_seconds: float = 1.2,
) -> Mover:
    """A bar that grows from where its script begins."""

    def paint(painter: QPainter) -> None:
        gradient = QLinearGradient(width if rtl else 0, 0, 0 if rtl else width, 0)
        gradient.setColorAt(0, QColor(colours[0]))
        gradient.setColorAt(1, QColor(colours[1]))
        painter.setBrush(gradient)
        corner = min(height / 2, width / 2)
        painter.drawRoundedRect(QRectF(0, 0, round(width), round(height)), corner, corner)

    shape = sprite(shot, "bar", width, height, paint, *colours, rtl)
    return Entering(
        shape,
        round(x),
        round(y),
        start,
        max(1.0, shot.frames(length_seconds) * shot.haste),
        "wipe",
        -1.0 if rtl else 1.0,
        shot.leave,
        shot.exit_frames,
    )


def _coming(shot: Shot, made: Sprite, x: float, y: float, start: float, kind: str, distance: float) -> Entering:
    return Entering(
        made, round(x), round(y), start, max(1.0, shot.frames(0.7) * shot.haste), kind, distance, shot.leave, shot.exit_frames
    )


def _faded(colour: str, alpha: int) -> QColor:
    made = QColor(colour)
    made.setAlpha(alpha)
    return made


def item_disc(shot: Shot, number: int, x: float, y: float, size: float, start: float) -> list[Mover]:
    """The number of an item in a disc."""
    look = replace(shot.style.label, tracking=0.0)
    line = ShapedLine(str(number), look, max(4, round(size * 0.46)), "en")
    luminous = shot.style.treatment == "luminous"
    path, _ = line.glyphs(0, len(line.text))

    def paint(painter: QPainter) -> None:
        disc = QRectF(1, 1, size - 2, size - 2)
        if luminous:
            painter.setBrush(_faded(shot.style.accent, 40))
            painter.setPen(QPen(_faded(shot.style.accent, 200), max(1.0, size * 0.04)))
            disc.adjust(size * 0.03, size * 0.03, -size * 0.03, -size * 0.03)
        else:
            painter.setBrush(QColor(shot.style.accent))
        painter.drawEllipse(disc)
        ink = path.boundingRect().center()
        painter.translate(size / 2 - ink.x(), size / 2 - ink.y())
        painter.fillPath(path, QColor(shot.style.accent) if luminous else QColor("#FFF8EC"))

    return [_coming(shot, sprite(shot, "disc", size, size, paint, number), x, y, start, "pop", 0.0)]
