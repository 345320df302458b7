"""The motifs: each builds a scene on a stage from outlines, lights and a few small things that move.

The same code serves both treatments: light and haze, or sheets of paper; the stage paints planes its own way.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from autovideo_studio.foundation.registry import Registry
from autovideo_studio.render.graphics import shapes
from autovideo_studio.render.graphics.stage import Stage
from autovideo_studio.render.graphics.surfaces import along, colour, glow, gradient, mixed

Motif = Callable[[Stage], None]
MOTIFS: Registry[Motif] = Registry("motif")


@MOTIFS.register("mountains")
def mountains(stage: Stage) -> None:
    low = stage.horizon - stage.unit * 2
    stage.light(
        5.2,
        y=min(stage.light_y + stage.unit * 8, low - stage.unit * 20) if stage.shot.shape == "wide" else stage.light_y,
        reach=8.0,
    )
    if stage.luminous:
        stage.bake(lambda painter: glow(painter, stage.light_x, low, stage.unit * 70, stage.colours.light, 80, squash=0.4))
    for depth, rise, tall, rough in ((0.0, 0.0, 17, 0.5), (0.34, 8, 16, 0.52), (0.67, 17, 14, 0.54), (1.0, 26, 11, 0.56)):
        outline = shapes.ridge(
            stage.rng,
            stage.span,
            low + stage.unit * rise,
            stage.unit * tall,
            stage.height + 9,
            rough=rough,
            smooth=not stage.luminous,
        )
        stage.plane(outline, depth)


@MOTIFS.register("forest")
def forest(stage: Stage) -> None:
    stage.light(4.6, reach=9.0)
    if stage.luminous:
        stage.bake(
            lambda painter: glow(painter, stage.light_x, stage.horizon, stage.unit * 80, stage.colours.light, 70, squash=0.5)
        )
    stage.plane(
        shapes.ridge(stage.rng, stage.span, stage.horizon + stage.unit, stage.unit * 9, stage.height + 9, smooth=True), 0.0
    )
    for depth, rise, tall in ((0.24, 8, 15), (0.48, 17, 18), (1.0, 31, 22)):
        stage.plane(
            shapes.pines(stage.rng, stage.span, stage.horizon + stage.unit * rise, stage.unit * tall, stage.height + 9), depth
        )
    if stage.luminous:
        fireflies(stage, 9)


def fireflies(stage: Stage, count: int) -> None:
    size = stage.unit * 1.5
    made = stage.sprite("firefly", 2 * size, 2 * size, lambda painter: glow(painter, size, size, size, stage.colours.light, 230))
    for _ in range(count):
        x, y = stage.rng.random() * stage.width, stage.horizon + stage.rng.uniform(-0.06, 0.24) * stage.height
        stage.breathing(made, x, y, stage.rng.uniform(2, 5), low=0.0, high=0.9, front=True)


@MOTIFS.register("city")
def city(stage: Stage) -> None:
    stage.stars(46, until=0.4)
    stage.light(5.0, reach=7.0)
    if stage.luminous:
        stage.bake(
            lambda painter: glow(
                painter,
                stage.width * 0.5,
                stage.horizon + stage.unit * 12,
                stage.unit * 90,
                stage.colours.sky[-1],
                150,
                squash=0.45,
            )
        )
    for depth, rise, tall, lit in ((0.1, 14, 22, 0.05), (0.48, 22, 23, 0.2), (1.0, 35, 22, 0.3)):
        outline = shapes.skyline(
            stage.rng, stage.span, stage.horizon + stage.unit * rise, stage.unit * tall, stage.height + 9, lit=lit
        )
        stage.plane(outline, depth, paint=_window_painter(stage, outline, depth))


def _window_painter(stage: Stage, outline: shapes.Outline, depth: float) -> Callable[[QPainter], None]:
    strengths = [stage.rng.randint(70, 230) for _ in outline.lights]

    def paint(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for window, strength in zip(outline.lights, strengths, strict=True):
            painter.setBrush(colour(stage.colours.detail, round(strength * (0.45 + 0.55 * depth))))
            painter.drawRect(window)

    return paint


@MOTIFS.register("desert")
def desert(stage: Stage) -> None:
    stage.light(6.4, reach=7.5)
    if stage.luminous:
        stage.stars(40, until=0.3)
        stage.bake(
            lambda painter: glow(painter, stage.light_x, stage.horizon, stage.unit * 90, stage.colours.light, 110, squash=0.35)
        )
    stage.plane(shapes.ridge(stage.rng, stage.span, stage.horizon, stage.unit * 5, stage.height + 9, smooth=True), 0.0)
    for depth, rise, tall in ((0.36, 7, 11), (0.68, 17, 13), (1.0, 29, 13)):
        stage.plane(
            shapes.dunes(
                stage.rng,
                stage.span,
                stage.horizon + stage.unit * rise,
                stage.unit * tall,
                stage.height + 9,
                wave=stage.unit * (60 + 30 * depth),
            ),
            depth,
        )


@MOTIFS.register("fields")
def fields(stage: Stage) -> None:
    stage.light(5.4, reach=8.0)
    clouds(stage, 3)
    for depth, rise, tall in ((0.0, 0, 9), (0.34, 7, 9), (0.67, 16, 9), (1.0, 27, 8)):
        outline = shapes.rolling(
            stage.rng,
            stage.span,
            stage.horizon + stage.unit * rise,
            stage.unit * tall,
            stage.height + 9,
            wave=stage.unit * (90 + 60 * depth),
        )
        stage.plane(outline, depth, paint=_furrows(stage, outline, depth) if depth > 0.3 else None)


def _furrows(stage: Stage, outline: shapes.Outline, depth: float) -> Callable[[QPainter], None]:
    """Rows of the field, running to a point on the horizon."""
    vanish = QPointF(stage.span * stage.rng.uniform(0.3, 0.7), outline.top - stage.unit * 14)
    tone = colour(stage.colours.detail, round(26 + 20 * depth))

    def paint(painter: QPainter) -> None:
        painter.save()
        painter.setClipPath(outline.path)
        painter.setPen(QPen(tone, stage.unit * (0.2 + 0.3 * depth)))
        for step in range(-40, 41):
            painter.drawLine(vanish, QPointF(vanish.x() + step * stage.unit * 16, stage.height * 1.2))
        painter.restore()

    return paint


def clouds(stage: Stage, count: int) -> None:
    for index in range(count):
        wide, tall = stage.unit * stage.rng.uniform(26, 44), stage.unit * stage.rng.uniform(5, 8)
        puffs = [(stage.rng.uniform(0.12, 0.88), stage.rng.uniform(0.45, 0.8), stage.rng.uniform(0.2, 0.42)) for _ in range(7)]
        made = stage.sprite("cloud", wide, tall * 1.5, _cloud_painter(stage, wide, tall, puffs), index)
        spots = [(stage.rng.uniform(-0.1, 0.95) * stage.width, stage.height * stage.rng.uniform(0.05, 0.4)) for _ in range(12)]
        free = [(x, y) for x, y in spots if stage.is_free(QRectF(x - wide * 0.1, y, wide * 1.6, tall * 1.5))]
        if free:
            stage.still(made, *free[0], pace=stage.rng.uniform(3, 8))


def _cloud_painter(stage: Stage, wide: float, tall: float, puffs: list[tuple[float, float, float]]) -> Callable[[QPainter], None]:
    def paint(painter: QPainter) -> None:
        if stage.luminous:
            for x, y, size in puffs:
                glow(painter, x * wide, y * tall, size * wide * 0.55, stage.colours.light, 44, squash=0.3)
            return
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(QRectF(wide * 0.04, tall * 0.72, wide * 0.92, tall * 0.42), tall * 0.21, tall * 0.21)
        for x, _, size in puffs[:4]:
            radius = size * tall * 1.1
            path.addEllipse(QPointF(wide * (0.2 + 0.6 * x), tall * (1.05 - size * 0.7)), radius, radius)
        painter.translate(0, tall * 0.05)
        painter.fillPath(path.translated(0, tall * 0.07), colour("#3A1E10", 26))
        sky = stage.colours.sky[0]
        painter.fillPath(path, colour(mixed(sky, "#FFFFFF", 0.7 if QColor(sky).lightnessF() > 0.5 else 0.16), 245))

    return paint


@MOTIFS.register("sun")
def sun(stage: Stage) -> None:
    stage.light(8.5, reach=7.0)
    if stage.luminous:
        stage.bake(lambda painter: glow(painter, stage.light_x, stage.light_y, stage.unit * 95, stage.colours.light, 100))
    clouds(stage, 4)
    for depth, rise, tall in ((0.1, 4, 8), (0.55, 14, 10), (1.0, 27, 9)):
        stage.plane(
            shapes.rolling(
                stage.rng,
                stage.span,
                stage.horizon + stage.unit * rise,
                stage.unit * tall,
                stage.height + 9,
                wave=stage.unit * (100 + 40 * depth),
            ),
            depth,
        )


@MOTIFS.register("people")
def people(stage: Stage) -> None:
    stage.light(7.0, reach=8.0)
    if stage.luminous:
        stage.bake(
            lambda painter: glow(
                painter, stage.width / 2, stage.horizon + stage.unit * 14, stage.unit * 90, stage.colours.light, 110, squash=0.4
            )
        )
    for depth, rise, tall in ((0.1, 26, 22), (0.48, 33, 24), (1.0, 43, 27)):
        stage.plane(
            shapes.crowd(stage.rng, stage.span, stage.horizon + stage.unit * rise, stage.unit * tall, stage.height + 9), depth
        )


@MOTIFS.register("sea")
def sea(stage: Stage) -> None:
    stage.light(5.6, y=stage.light_y, reach=8.0)
    if stage.luminous:
        stage.bake(
            lambda painter: glow(painter, stage.light_x, stage.horizon, stage.unit * 80, stage.colours.light, 84, squash=0.4)
        )
    clouds(stage, 2)
    water(stage, stage.horizon)
    for depth, rise, tall, wave in ((0.4, 9, 3.0, 34), (0.7, 17, 4.2, 48), (1.0, 26, 5.4, 66)):
        outline = shapes.surf(
            stage.rng, stage.span, stage.horizon + stage.unit * rise, stage.unit * tall, stage.height + 9, wave=stage.unit * wave
        )
        stage.plane(outline, depth, paint=_foam(stage, outline, depth))


def _foam(stage: Stage, outline: shapes.Outline, depth: float) -> Callable[[QPainter], None]:
    def paint(painter: QPainter) -> None:
        painter.save()
        painter.setClipPath(outline.path)
        painter.strokePath(
            outline.path, QPen(colour(stage.colours.detail, 70 if stage.luminous else 215), stage.unit * (0.25 + 0.3 * depth))
        )
        painter.restore()

    return paint


def water(stage: Stage, level: float) -> None:
    """A sea up to the horizon on the base, with the light's path on it and glints that come and go."""
    rng, unit, tone = stage.rng, stage.unit, stage.colours.light
    depth = stage.height - level
    strokes = [(rng.gauss(0, 0.5), rng.random() ** 1.5, rng.uniform(0.4, 1.5), rng.uniform(0.25, 1.0)) for _ in range(260)]
    ripples = [(rng.random(), rng.random() ** 1.6, rng.uniform(0.5, 1.6), rng.random()) for _ in range(260)]
    near = mixed(along(stage.colours.planes, 0.4), "#000008" if stage.luminous else "#203040", 0.12)

    def paint(painter: QPainter) -> None:
        painter.fillRect(
            QRectF(0, level, stage.width, depth),
            gradient(level, stage.height, [QColor(along(stage.colours.planes, 0.08)), QColor(near)]),
        )
        if stage.luminous:
            glow(painter, stage.light_x, level, unit * 46, tone, 90, squash=0.22)
        painter.setPen(Qt.PenStyle.NoPen)
        for x, t, size, shade in ripples:
            painter.setBrush(colour(tone if shade > 0.5 else "#00000C", 14 if stage.luminous else 12))
            painter.drawEllipse(QRectF(x * stage.width, level + t * depth, unit * (2 + 9 * t) * size, unit * (0.1 + 0.5 * t)))
        for x, t, size, strength in strokes:
            wide = unit * (1.0 + 5 * t) * size
            painter.setBrush(colour(tone, round((190 if stage.luminous else 150) * strength * (1 - 0.6 * t))))
            painter.drawEllipse(
                QRectF(stage.light_x + x * unit * (4 + 22 * t) - wide / 2, level + t * depth, wide, unit * (0.12 + 0.42 * t))
            )

    stage.bake(paint)
    for index in range(7):
        t = rng.random() * 0.35 + 0.02
        wide, tall = unit * (3 + 10 * t), unit * (0.5 + t)
        made = stage.sprite("glint", wide, tall, partial(_glint, wide=wide, tall=tall, tone=tone), index)
        stage.breathing(
            made,
            stage.light_x + rng.gauss(0, 0.5) * unit * (5 + 24 * t) - wide / 2,
            level + t * depth,
            rng.uniform(1.6, 3.4),
            low=0.0,
            high=0.85,
        )


def _glint(painter: QPainter, wide: float, tall: float, tone: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tone, 210))
    painter.drawEllipse(QRectF(0, tall * 0.25, wide, tall * 0.5))


@MOTIFS.register("moon")
def moon(stage: Stage) -> None:
    stage.stars(150)
    size = 8.2
    stage.light(size, reach=5.5, moon=True)
    stage.bake(lambda painter: craters(stage, painter, size * stage.unit * (0.85 if stage.crowded else 1.0)))
    water(stage, stage.horizon)
    stage.plane(
        shapes.ridge(
            stage.rng, stage.span, stage.horizon + stage.unit * 0.5, stage.unit * 4.5, stage.horizon + stage.unit, smooth=True
        ),
        0.1,
    )
    stage.plane(
        shapes.ridge(
            stage.rng,
            stage.span,
            stage.height + stage.unit * 2,
            stage.unit * 14,
            stage.height + 9,
            rough=0.5,
            smooth=not stage.luminous,
        ),
        1.0,
    )


def craters(stage: Stage, painter: QPainter, radius: float) -> None:
    import random

    rng = random.Random(f"{stage.shot.seed}/craters")
    painter.save()
    clip = QPainterPath()
    clip.addEllipse(QPointF(stage.light_x, stage.light_y), radius, radius)
    painter.setClipPath(clip)
    painter.setPen(Qt.PenStyle.NoPen)
    tone = "#5A6280" if stage.luminous else stage.colours.planes[0]
    for _ in range(20):
        angle, away, size = rng.uniform(0, 6.28), rng.random() ** 0.6 * radius, (rng.random() ** 2 * 0.24 + 0.05) * radius
        painter.setBrush(colour(tone, rng.randint(16, 42) if stage.luminous else rng.randint(40, 80)))
        painter.drawEllipse(
            QPointF(stage.light_x + math.cos(angle) * away, stage.light_y + math.sin(angle) * away), size, size * 0.92
        )
    painter.restore()
