"""Motifs beyond the sky: a planet, and the abstract one, light over the edge of a world."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

from autovideo_studio.render.graphics import shapes
from autovideo_studio.render.graphics.motifs import MOTIFS
from autovideo_studio.render.graphics.stage import Stage
from autovideo_studio.render.graphics.surfaces import colour, cut_plane, disc, glow, mixed


@MOTIFS.register("space")
def space(stage: Stage) -> None:
    if stage.luminous:
        stage.bake(
            lambda painter: glow(
                painter, stage.light_x, stage.height * 0.2, stage.unit * 90, stage.colours.planes[0], 110, squash=0.7
            )
        )
        stage.bake(
            lambda painter: glow(
                painter, stage.width - stage.light_x, stage.height * 0.8, stage.unit * 80, "#6A2A8C", 70, squash=0.6
            )
        )
    stage.stars(230, until=1.0)
    wide = stage.shot.shape == "wide"
    radius = stage.unit * (27 if wide else 30)
    x, y = (
        _beside_words(stage, radius),
        stage.height * 0.46 if wide else max(stage.height * 0.87, stage.words.bottom() + radius * 1.15),
    )
    stage.bake(lambda painter: planet(stage, painter, x, y, radius))
    moon = stage.unit * 2.6
    made = stage.sprite("satellite", 4 * moon, 4 * moon, lambda painter: _satellite(stage, painter, moon))
    if stage.is_free(QRectF(x - radius * 1.25, y - radius * 1.1, 6 * moon, 4 * moon)):
        stage.still(made, x - radius * 1.25, y - radius * 1.1, pace=5)


def _beside_words(stage: Stage, radius: float) -> float:
    """The planet's centre: clear of the words where there is room, partly outside the picture where there is little."""
    right = stage.light_x > stage.width / 2
    x = stage.light_x + stage.unit * (6 if right else -6)
    if stage.shot.shape != "wide":
        return x
    if right:
        return min(max(x, stage.words.right() + radius * 1.6), stage.width + radius * 0.5)
    return max(min(x, stage.words.left() - radius * 1.6), -radius * 0.5)


def planet(stage: Stage, painter: QPainter, x: float, y: float, radius: float) -> None:
    """A planet with bands of cloud and a ring, lit from above left."""
    import random

    rng = random.Random(f"{stage.shot.seed}/planet")
    box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    ball = QPainterPath()
    ball.addEllipse(box)
    if stage.luminous:
        glow(painter, x - radius * 0.12, y - radius * 0.12, radius * 1.5, stage.colours.light, 150)
        painter.fillPath(ball, QColor("#02040C"))
    _ring(stage, painter, x, y, radius, back=True)
    if not stage.luminous:
        room = box.adjusted(-radius, -radius, radius, radius)
        cut_plane(painter, ball, room, stage.colours.planes[2], unit=stage.unit, strength=0.1)
    painter.save()
    painter.setClipPath(ball)
    painter.translate(x, y)
    painter.rotate(-16)
    tones = stage.colours.planes
    at = -radius
    while at < radius:
        tall = radius * rng.uniform(0.06, 0.26)
        band = QPainterPath(QPointF(-radius * 1.1, at))
        band.cubicTo(
            -radius * 0.4, at + tall * rng.uniform(-0.5, 0.8), radius * 0.4, at - tall * rng.uniform(-0.5, 0.8), radius * 1.1, at
        )
        band.lineTo(radius * 1.1, at + tall * 1.6)
        band.lineTo(-radius * 1.1, at + tall * 1.6)
        tone = rng.choice(
            (tones[0], tones[1], mixed(tones[0], stage.colours.light, 0.4), mixed(tones[1], stage.colours.detail, 0.3))
        )
        painter.fillPath(band, colour(tone, 235 if stage.luminous else 255))
        at += tall
    painter.restore()
    if stage.luminous:
        shade = QRadialGradient(x - radius * 0.45, y - radius * 0.5, radius * 1.75)
        for place, alpha in ((0.0, 0), (0.35, 20), (0.62, 150), (0.85, 238), (1.0, 252)):
            shade.setColorAt(place, colour("#01020A", alpha))
        painter.fillPath(ball, shade)
        rim = QLinearGradient(x - radius, y - radius, x + radius * 0.3, y + radius * 0.3)
        rim.setColorAt(0, colour(stage.colours.light, 230))
        rim.setColorAt(1, colour(stage.colours.light, 0))
        painter.strokePath(ball, QPen(rim, max(1.0, radius * 0.012)))
    _ring(stage, painter, x, y, radius, back=False)


def _ring(stage: Stage, painter: QPainter, x: float, y: float, radius: float, *, back: bool) -> None:
    painter.save()
    painter.translate(x, y)
    painter.rotate(-16)
    painter.setClipRect(QRectF(-radius * 3, -radius * 3 if back else 0, radius * 6, radius * 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for share, width, alpha in ((1.5, 0.1, 120), (1.68, 0.055, 170), (1.8, 0.025, 90)):
        tone = mixed(stage.colours.detail, stage.colours.light, 0.2) if stage.luminous else stage.colours.detail
        painter.setPen(QPen(colour(tone, alpha if stage.luminous else 255), radius * width))
        painter.drawEllipse(QPointF(0, 0), radius * share, radius * share * 0.26)
    painter.restore()


def _satellite(stage: Stage, painter: QPainter, size: float) -> None:
    middle = 2 * size
    if stage.luminous:
        glow(painter, middle, middle, size * 2, stage.colours.light, 60)
        body = QRadialGradient(middle - size * 0.4, middle - size * 0.4, size * 1.6)
        body.setColorAt(0, QColor("#F4F1E6"))
        body.setColorAt(0.6, QColor("#A6A6B8"))
        body.setColorAt(1, QColor("#1A1B2C"))
        disc(painter, middle, middle, size, body)
    else:
        disc(painter, middle, middle + size * 0.12, size, colour("#3A1E10", 50))
        disc(painter, middle, middle, size, QColor(stage.colours.light))


def _mote(stage: Stage, painter: QPainter, size: float) -> None:
    glow(painter, size, size, size, stage.colours.detail, 130)


def _world_rim(stage: Stage, painter: QPainter) -> None:
    """The edge of a dark world with light breaking over it, and colour in the sky around."""
    unit, tones = stage.unit, stage.colours.planes
    right = stage.light_x > stage.width / 2
    radius = max(stage.width, stage.height) * 0.78
    x, y = stage.width * (0.78 if right else 0.22), stage.height * (0.66 if stage.shot.shape == "wide" else 0.7) + radius
    flare = x - radius * (0.18 if right else -0.18)
    top = y - math.sqrt(radius**2 - (flare - x) ** 2)
    glow(painter, x, y - radius, unit * 120, tones[0], 190, squash=0.62)
    glow(painter, flare - unit * 40, top, unit * 80, tones[1], 130, squash=0.55)
    glow(painter, x + unit * 50, y - radius * 0.95, unit * 70, tones[2], 150, squash=0.7)
    glow(painter, flare, top, unit * 52, tones[3], 190, squash=0.5)
    ball = QPainterPath()
    ball.addEllipse(QPointF(x, y), radius, radius)
    inside = QRadialGradient(x, y, radius)
    for place, name, share in (
        (0.0, "#03040E", 0.0),
        (0.9, "#03040E", 0.0),
        (0.965, tones[0], 0.24),
        (0.99, tones[0], 0.6),
        (1.0, stage.colours.light, 0.9),
    ):
        inside.setColorAt(place, QColor(mixed("#03040E", name, share)))
    painter.fillPath(ball, inside)
    edge = QRadialGradient(flare, top, unit * 62)
    for place, name, alpha in (
        (0.0, "#FFFFFF", 255),
        (0.12, stage.colours.detail, 240),
        (0.45, tones[3], 140),
        (1.0, tones[0], 0),
    ):
        edge.setColorAt(place, colour(name, alpha))
    for width in (1.5, 0.8, 0.4):
        painter.strokePath(ball, QPen(edge, unit * width))
    glow(painter, flare, top, unit * 17, mixed(stage.colours.detail, "#FFFFFF", 0.5), 235, squash=0.6)


@MOTIFS.register("abstract")
def abstract(stage: Stage) -> None:
    """Light breaking over the edge of a world, or leaves of paper, with nothing to tell but mood."""
    rng, unit = stage.rng, stage.unit
    if stage.luminous:
        stage.stars(70)
        stage.bake(lambda painter: _world_rim(stage, painter))
        for index in range(9):
            size = unit * rng.uniform(0.8, 3.4)
            made = stage.sprite("mote", 2 * size, 2 * size, partial(_mote, stage, size=size), index)
            stage.crossing(
                made,
                rng.random() * stage.width,
                stage.height * rng.uniform(0.6, 1.05),
                rng.uniform(-6, 6),
                -rng.uniform(9, 24),
                stage.height * 0.9,
                opacity=rng.uniform(0.4, 1.0),
            )
        return
    stage.light(7.5)
    leaves = [(0.1, 4, 16, 130), (0.45, 12, 15, 100), (0.75, 22, 13, 120), (1.0, 33, 11, 90)]
    for depth, rise, tall, wave in leaves:
        stage.plane(
            shapes.rolling(rng, stage.span, stage.horizon + unit * rise, unit * tall, stage.height + 9, wave=unit * wave), depth
        )
