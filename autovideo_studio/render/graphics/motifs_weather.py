"""Motifs of weather and numbers: rain, aurora, data."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen

from autovideo_studio.render.graphics import shapes
from autovideo_studio.render.graphics.motifs import MOTIFS, clouds
from autovideo_studio.render.graphics.stage import Stage
from autovideo_studio.render.graphics.surfaces import colour, cut_plane, disc, glow, mixed


@MOTIFS.register("rain")
def rain(stage: Stage) -> None:
    if stage.luminous:
        stage.bake(
            lambda painter: glow(painter, stage.light_x, stage.height * 0.1, stage.unit * 90, stage.colours.light, 70, squash=0.5)
        )
    clouds(stage, 6)
    for depth, rise, tall in ((0.1, 2, 8), (0.5, 12, 9), (1.0, 26, 8)):
        stage.plane(
            shapes.rolling(
                stage.rng,
                stage.span,
                stage.horizon + stage.unit * rise,
                stage.unit * tall,
                stage.height + 9,
                wave=stage.unit * (90 + 60 * depth),
            ),
            depth,
        )
    for index in range(15):
        long = stage.unit * stage.rng.uniform(7, 15)
        made = stage.sprite("rain", long * 0.3, long, partial(_drops, stage, long=long), index % 4, round(long))
        speed = stage.rng.uniform(900, 1300)
        stage.crossing(
            made,
            stage.rng.uniform(0.0, 1.25) * stage.width,
            -long - stage.rng.random() * stage.height * 0.4,
            -speed * 0.2,
            speed,
            stage.height * 1.5,
            opacity=stage.rng.uniform(0.5, 1.0),
            front=True,
        )


def _drops(stage: Stage, painter: QPainter, long: float) -> None:
    """Two streaks, slanted like their fall."""
    for left, top, size, alpha in ((0.22, 0.0, 0.62, 190), (0.3, 0.38, 0.6, 110)):
        line = QLinearGradient(0, top * long, 0, (top + size) * long)
        line.setColorAt(0, colour(stage.colours.detail, 0))
        line.setColorAt(1, colour(stage.colours.detail, alpha))
        painter.setPen(
            QPen(line, max(1.0, stage.unit * (0.14 if stage.luminous else 0.26)), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        painter.drawLine(QPointF(left * long, top * long), QPointF((left - 0.2 * size) * long, (top + size) * long))


@MOTIFS.register("aurora")
def aurora(stage: Stage) -> None:
    stage.stars(130)
    wide, tall = stage.width * 0.62, stage.height * 0.5
    for index, tone in enumerate(
        (stage.colours.light, mixed(stage.colours.light, stage.colours.detail, 0.5), stage.colours.detail)
    ):
        curve = [stage.rng.uniform(0, 6.28) for _ in range(4)]
        if stage.luminous:
            x, y = stage.width * (0.42 - 0.24 * index), stage.height * (0.02 + 0.05 * index)
            stage.bake(partial(_curtain, x=x, y=y, wide=wide * 1.3, tall=tall, tone=tone, phases=curve))
        else:
            outline = shapes.rolling(
                stage.rng,
                stage.span,
                stage.height * (0.6 + 0.06 * index),
                stage.height * 0.13,
                stage.height + 9,
                wave=stage.unit * 120,
            )
            box = QRectF(0, 0, stage.span, stage.height)
            paper = mixed(stage.colours.sky[0], tone, 0.3 + 0.22 * index)
            stage.bake(partial(cut_plane, path=outline.path, box=box, name=paper, unit=stage.unit, strength=1.0))
    for depth, rise, tall_ridge in ((0.3, 6, 12), (0.65, 16, 12), (1.0, 28, 11)):
        stage.plane(
            shapes.ridge(
                stage.rng,
                stage.span,
                stage.horizon + stage.unit * rise,
                stage.unit * tall_ridge,
                stage.height + 9,
                smooth=not stage.luminous,
            ),
            depth,
        )


def _curtain(painter: QPainter, x: float, y: float, wide: float, tall: float, tone: str, phases: list[float]) -> None:
    """A curtain of light: many narrow beams whose feet follow a wavy line."""
    beams = 220
    step = wide / beams
    for beam in range(beams):
        t = beam / beams
        foot = y + tall * (0.62 + 0.14 * math.sin(t * 7 + phases[0]) + 0.06 * math.sin(t * 17 + phases[1]))
        long = tall * (0.42 + 0.16 * math.sin(t * 11 + phases[2]) + 0.08 * math.sin(t * 43 + phases[3]))
        edge = math.sin(math.pi * t) ** 0.7
        strength = edge * (0.62 + 0.38 * math.sin(t * 29 + phases[1]))
        line = QLinearGradient(0, foot - long, 0, foot + tall * 0.06)
        for place, share in ((0.0, 0.0), (0.45, 0.25), (0.82, 0.8), (0.93, 1.0), (1.0, 0.0)):
            line.setColorAt(place, colour(tone, round(86 * strength * share)))
        painter.fillRect(QRectF(x + t * wide, foot - long, step * 2.2, long + tall * 0.06), line)


@MOTIFS.register("data")
def data(stage: Stage) -> None:
    """A chart seen from afar: dots of a grid, columns, and a line that rises."""
    rng, unit = stage.rng, stage.unit
    pitch = unit * 6
    tone = stage.colours.light if stage.luminous else stage.colours.planes[1]

    def dots(painter: QPainter) -> None:
        if stage.luminous:
            glow(painter, stage.light_x, stage.height * 0.75, unit * 90, stage.colours.planes[0], 150, squash=0.7)
        painter.setPen(Qt.PenStyle.NoPen)
        for row in range(int(stage.height / pitch) + 1):
            for column in range(int(stage.width / pitch) + 1):
                painter.setBrush(colour(tone, 34 if stage.luminous else 62))
                painter.drawEllipse(QPointF(column * pitch + pitch / 2, row * pitch + pitch / 2), unit * 0.16, unit * 0.16)

    stage.bake(dots)
    for depth, rise, tall in ((0.25, 16, 22), (0.75, 30, 22)):
        stage.plane(_columns(stage, stage.horizon + unit * rise, unit * tall, unit * (7 - 1.5 * depth)), depth)
    values, count = [rng.uniform(-0.06, 0.06) + (i / 11) ** 1.5 for i in range(12)], 12
    points = [QPointF(stage.width * (i / (count - 1)), stage.horizon + unit * 12 - unit * 26 * values[i]) for i in range(count)]
    box = QRectF(0, min(p.y() for p in points) - unit * 3, stage.width, unit * 34)
    line = QPainterPath(points[0] - box.topLeft())
    for before, after in zip(points, points[1:], strict=False):
        middle = (before.x() + after.x()) / 2
        line.cubicTo(
            QPointF(middle, before.y()) - box.topLeft(), QPointF(middle, after.y()) - box.topLeft(), after - box.topLeft()
        )

    def curve(painter: QPainter) -> None:
        painter.translate(box.topLeft())
        if stage.luminous:
            for width, alpha in ((3.2, 22), (1.8, 40), (0.9, 80)):
                painter.strokePath(line, QPen(colour(stage.colours.detail, alpha), unit * width))
        painter.strokePath(line, QPen(QColor(stage.colours.detail), unit * 0.42, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.resetTransform()
        for point in points[2:-1:3]:
            disc(painter, point.x(), point.y(), unit * 0.9, QColor(stage.colours.sky[0]))
            disc(painter, point.x(), point.y(), unit * 0.6, QColor(stage.colours.detail))

    stage.bake(curve)


def _columns(stage: Stage, y: float, tall: float, pitch: float) -> shapes.Outline:
    path, x, top, index = QPainterPath(), 0.0, y, 0
    while x < stage.span:
        high = tall * min(1.0, 0.15 + 0.75 * (x / stage.span) + stage.rng.uniform(-0.14, 0.14))
        path.addRoundedRect(QRectF(x, y - high, pitch * 0.62, stage.height + 9 - y + high), pitch * 0.12, pitch * 0.12)
        top, x, index = min(top, y - high), x + pitch, index + 1
    return shapes.Outline(path, top, stage.height)
