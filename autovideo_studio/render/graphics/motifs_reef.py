"""The motif under water."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from autovideo_studio.render.graphics import shapes
from autovideo_studio.render.graphics.motifs import MOTIFS
from autovideo_studio.render.graphics.stage import Stage
from autovideo_studio.render.graphics.surfaces import along, colour, disc, glow, gradient, mixed


@MOTIFS.register("reef")
def reef(stage: Stage) -> None:
    rays = [(stage.rng.uniform(0.2, 1.1), stage.rng.uniform(0.02, 0.07), stage.rng.uniform(16, 46)) for _ in range(8)]

    def paint(painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, stage.width, stage.height), gradient(0, stage.height, stage.colours.sky))
        painter.setPen(Qt.PenStyle.NoPen)
        for x, wide, alpha in rays:
            beam = gradient(
                0,
                stage.height * 0.85,
                [colour(stage.colours.light, round(alpha if stage.luminous else alpha * 2)), colour(stage.colours.light, 0)],
            )
            painter.setBrush(beam)
            left, right = x * stage.width, (x + wide) * stage.width
            lean = stage.height * 0.3
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(left, 0),
                        QPointF(right, 0),
                        QPointF(right - lean + stage.unit * 6, stage.height),
                        QPointF(left - lean - stage.unit * 4, stage.height),
                    ]
                )
            )
        if stage.luminous:
            glow(painter, stage.light_x, 0, stage.unit * 90, stage.colours.light, 120, squash=0.6)

    stage.bake(paint)
    for index in range(6):
        size = stage.unit * stage.rng.uniform(1.4, 3.0)
        tone = stage.rng.choice((stage.colours.detail, mixed(stage.colours.detail, "#FFD27A", 0.6)))
        left = stage.rng.random() < 0.5
        made = stage.sprite("fish", size * 4, size * 2.4, partial(_fish, size=size, tone=tone, mirrored=left), index)
        water = _open_water(stage, size * 4)
        y = water.top() + stage.rng.random() * max(0.0, water.height() - size * 2.4)
        pace = stage.rng.uniform(28, 55) * (-1 if left else 1)
        stage.crossing(made, water.right() - size * 4 if left else water.left(), y, pace, 0, max(size, water.width() - size * 4))
    for index in range(9):
        size = stage.unit * stage.rng.uniform(0.3, 0.9)
        made = stage.sprite("bubble", 2 * size + 2, 2 * size + 2, partial(_bubble, stage, size=size), index)
        stage.crossing(
            made,
            stage.rng.random() * stage.width,
            stage.height * 0.95,
            0,
            -stage.rng.uniform(40, 90),
            stage.height,
            sway=stage.unit * 0.8,
        )
    stage.plane(
        shapes.rolling(
            stage.rng, stage.span, stage.horizon + stage.unit * 8, stage.unit * 8, stage.height + 9, wave=stage.unit * 90
        ),
        0.05,
    )
    for depth, rise, tall in ((0.45, 20, 15), (1.0, 34, 17)):
        y = stage.horizon + stage.unit * rise
        outline = shapes.corals(stage.rng, stage.span, y, stage.unit * tall, stage.height + 9)
        fans = shapes.coral_fans(stage.rng, stage.span, y, stage.unit * tall, 9)
        tones = [stage.rng.choice((stage.colours.detail, "#E8557F", "#9B6BDB", "#F2B04E")) for _ in fans]
        stage.plane(outline, depth, paint=partial(_coloured_fans, stage, fans=fans, tones=tones, depth=depth))


def _open_water(stage: Stage, fish: float) -> QRectF:
    """Where fish can swim without crossing the words: beside them, or below."""
    left, right = stage.words.left(), stage.width - stage.words.right()
    if max(left, right) > stage.width * 0.26:
        x = stage.words.right() + fish * 0.3 if right >= left else 0.0
        return QRectF(x, stage.height * 0.24, max(left, right) - fish * 0.3, stage.horizon - stage.height * 0.24)
    top = stage.words.bottom() + stage.unit * 3
    return QRectF(-fish, top, stage.width + 2 * fish, max(stage.unit * 4, stage.horizon + stage.unit * 4 - top))


def _coloured_fans(stage: Stage, painter: QPainter, fans: list[QPainterPath], tones: list[str], depth: float) -> None:
    water = along(stage.colours.planes, depth)
    for fan, tone in zip(fans, tones, strict=True):
        box = fan.boundingRect()
        strong = mixed(tone, water, 0.45 - 0.3 * depth)
        painter.fillPath(
            fan, gradient(box.top(), box.bottom(), [QColor(mixed(strong, "#FFFFFF", 0.12)), QColor(mixed(strong, water, 0.55))])
        )


def _fish(painter: QPainter, size: float, tone: str, *, mirrored: bool) -> None:
    if not mirrored:
        painter.translate(size * 4, 0)
        painter.scale(-1, 1)
    y = size * 1.2
    body = QPainterPath(QPointF(size * 0.2, y))
    body.cubicTo(size * 1.0, y - size * 1.0, size * 2.2, y - size * 0.9, size * 3.0, y)
    body.cubicTo(size * 2.2, y + size * 0.9, size * 1.0, y + size * 1.0, size * 0.2, y)
    tail = QPolygonF(
        [
            QPointF(size * 2.75, y),
            QPointF(size * 3.8, y - size * 0.75),
            QPointF(size * 3.5, y),
            QPointF(size * 3.8, y + size * 0.75),
        ]
    )
    body.addPolygon(tail)
    body.setFillRule(Qt.FillRule.WindingFill)
    painter.fillPath(
        body, gradient(y - size, y + size, [QColor(mixed(tone, "#FFFFFF", 0.3)), QColor(mixed(tone, "#401020", 0.25))])
    )
    disc(painter, size * 0.85, y - size * 0.18, size * 0.12, QColor("#1A1420"))


def _bubble(stage: Stage, painter: QPainter, size: float) -> None:
    painter.setPen(QPen(colour(stage.colours.light, 170), max(0.8, size * 0.14)))
    painter.setBrush(colour(stage.colours.light, 34))
    painter.drawEllipse(QPointF(size + 1, size + 1), size * 0.9, size * 0.9)
