"""Motifs that are not landscapes at eye level: space, rain, reef, aurora, data, abstract."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF, QRadialGradient

from autovideo_studio.render.graphics import shapes
from autovideo_studio.render.graphics.motifs import MOTIFS, clouds
from autovideo_studio.render.graphics.stage import Stage
from autovideo_studio.render.graphics.surfaces import along, colour, cut_plane, disc, glow, gradient, mixed, texture


@MOTIFS.register("space")
def space(stage: Stage) -> None:
    if stage.luminous:
        stage.bake(lambda painter: glow(painter, stage.light_x, stage.height * 0.2, stage.unit * 90, stage.colours.planes[0], 110, squash=0.7))
        stage.bake(lambda painter: glow(painter, stage.width - stage.light_x, stage.height * 0.8, stage.unit * 80, "#6A2A8C", 70, squash=0.6))
    stage.stars(230, until=1.0)
    wide = stage.shot.shape == "wide"
    radius = stage.unit * (27 if wide else 30)
    x, y = _beside_words(stage, radius), stage.height * 0.46 if wide else max(stage.height * 0.87, stage.words.bottom() + radius * 1.15)
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
        band.cubicTo(-radius * 0.4, at + tall * rng.uniform(-0.5, 0.8), radius * 0.4, at - tall * rng.uniform(-0.5, 0.8), radius * 1.1, at)
        band.lineTo(radius * 1.1, at + tall * 1.6)
        band.lineTo(-radius * 1.1, at + tall * 1.6)
        tone = rng.choice((tones[0], tones[1], mixed(tones[0], stage.colours.light, 0.4), mixed(tones[1], stage.colours.detail, 0.3)))
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


@MOTIFS.register("rain")
def rain(stage: Stage) -> None:
    if stage.luminous:
        stage.bake(lambda painter: glow(painter, stage.light_x, stage.height * 0.1, stage.unit * 90, stage.colours.light, 70, squash=0.5))
    clouds(stage, 6)
    for depth, rise, tall in ((0.1, 2, 8), (0.5, 12, 9), (1.0, 26, 8)):
        stage.plane(shapes.rolling(stage.rng, stage.span, stage.horizon + stage.unit * rise, stage.unit * tall, stage.height + 9,
                                   wave=stage.unit * (90 + 60 * depth)), depth)
    for index in range(22):
        long = stage.unit * stage.rng.uniform(7, 15)
        made = stage.sprite("rain", long * 0.3, long, lambda painter, long=long: _drops(stage, painter, long), index % 4, round(long))
        speed = stage.rng.uniform(900, 1300)
        stage.crossing(made, stage.rng.uniform(0.0, 1.25) * stage.width, -long - stage.rng.random() * stage.height * 0.4, -speed * 0.2, speed,
                       stage.height * 1.5, opacity=stage.rng.uniform(0.5, 1.0), front=True)


def _drops(stage: Stage, painter: QPainter, long: float) -> None:
    """Two streaks, slanted like their fall."""
    for left, top, size, alpha in ((0.22, 0.0, 0.62, 190), (0.3, 0.38, 0.6, 110)):
        line = QLinearGradient(0, top * long, 0, (top + size) * long)
        line.setColorAt(0, colour(stage.colours.detail, 0))
        line.setColorAt(1, colour(stage.colours.detail, alpha))
        painter.setPen(QPen(line, max(1.0, stage.unit * (0.14 if stage.luminous else 0.26)), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(left * long, top * long), QPointF((left - 0.2 * size) * long, (top + size) * long))


@MOTIFS.register("reef")
def reef(stage: Stage) -> None:
    rays = [(stage.rng.uniform(0.2, 1.1), stage.rng.uniform(0.02, 0.07), stage.rng.uniform(16, 46)) for _ in range(8)]

    def paint(painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, stage.width, stage.height), gradient(0, stage.height, stage.colours.sky))
        painter.setPen(Qt.PenStyle.NoPen)
        for x, wide, alpha in rays:
            beam = gradient(0, stage.height * 0.85, [colour(stage.colours.light, round(alpha if stage.luminous else alpha * 2)), colour(stage.colours.light, 0)])
            painter.setBrush(beam)
            left, right = x * stage.width, (x + wide) * stage.width
            lean = stage.height * 0.3
            painter.drawPolygon(QPolygonF([QPointF(left, 0), QPointF(right, 0), QPointF(right - lean + stage.unit * 6, stage.height), QPointF(left - lean - stage.unit * 4, stage.height)]))
        if stage.luminous:
            glow(painter, stage.light_x, 0, stage.unit * 90, stage.colours.light, 120, squash=0.6)

    stage.bake(paint)
    for index in range(6):
        size = stage.unit * stage.rng.uniform(1.4, 3.0)
        tone = stage.rng.choice((stage.colours.detail, mixed(stage.colours.detail, "#FFD27A", 0.6)))
        left = stage.rng.random() < 0.5
        made = stage.sprite("fish", size * 4, size * 2.4, lambda painter, s=size, t=tone, m=left: _fish(painter, s, t, mirrored=m), index)
        start = stage.width * 1.05 if left else -size * 4
        stage.crossing(made, start, stage.height * stage.rng.uniform(0.42, 0.72), stage.rng.uniform(30, 60) * (-1 if left else 1), 0, stage.width * 1.1 + size * 4)
    for index in range(9):
        size = stage.unit * stage.rng.uniform(0.3, 0.9)
        made = stage.sprite("bubble", 2 * size + 2, 2 * size + 2, lambda painter, s=size: _bubble(stage, painter, s), index)
        stage.crossing(made, stage.rng.random() * stage.width, stage.height * 0.95, 0, -stage.rng.uniform(40, 90), stage.height, sway=stage.unit * 0.8)
    stage.plane(shapes.rolling(stage.rng, stage.span, stage.horizon + stage.unit * 8, stage.unit * 8, stage.height + 9, wave=stage.unit * 90), 0.05)
    for depth, rise, tall in ((0.45, 20, 15), (1.0, 34, 17)):
        y = stage.horizon + stage.unit * rise
        outline = shapes.corals(stage.rng, stage.span, y, stage.unit * tall, stage.height + 9)
        fans = shapes.coral_fans(stage.rng, stage.span, y, stage.unit * tall, 9)
        tones = [stage.rng.choice((stage.colours.detail, "#E8557F", "#9B6BDB", "#F2B04E")) for _ in fans]
        stage.plane(outline, depth, paint=lambda painter, f=fans, t=tones, d=depth: _coloured_fans(stage, painter, f, t, d))


def _coloured_fans(stage: Stage, painter: QPainter, fans: list[QPainterPath], tones: list[str], depth: float) -> None:
    water = along(stage.colours.planes, depth)
    for fan, tone in zip(fans, tones, strict=True):
        box = fan.boundingRect()
        strong = mixed(tone, water, 0.45 - 0.3 * depth)
        painter.fillPath(fan, gradient(box.top(), box.bottom(), [QColor(mixed(strong, "#FFFFFF", 0.12)), QColor(mixed(strong, water, 0.55))]))


def _fish(painter: QPainter, size: float, tone: str, *, mirrored: bool) -> None:
    if not mirrored:
        painter.translate(size * 4, 0)
        painter.scale(-1, 1)
    y = size * 1.2
    body = QPainterPath(QPointF(size * 0.2, y))
    body.cubicTo(size * 1.0, y - size * 1.0, size * 2.2, y - size * 0.9, size * 3.0, y)
    body.cubicTo(size * 2.2, y + size * 0.9, size * 1.0, y + size * 1.0, size * 0.2, y)
    tail = QPolygonF([QPointF(size * 2.75, y), QPointF(size * 3.8, y - size * 0.75), QPointF(size * 3.5, y), QPointF(size * 3.8, y + size * 0.75)])
    body.addPolygon(tail)
    body.setFillRule(Qt.FillRule.WindingFill)
    painter.fillPath(body, gradient(y - size, y + size, [QColor(mixed(tone, "#FFFFFF", 0.3)), QColor(mixed(tone, "#401020", 0.25))]))
    disc(painter, size * 0.85, y - size * 0.18, size * 0.12, QColor("#1A1420"))


def _bubble(stage: Stage, painter: QPainter, size: float) -> None:
    painter.setPen(QPen(colour(stage.colours.light, 170), max(0.8, size * 0.14)))
    painter.setBrush(colour(stage.colours.light, 34))
    painter.drawEllipse(QPointF(size + 1, size + 1), size * 0.9, size * 0.9)


@MOTIFS.register("aurora")
def aurora(stage: Stage) -> None:
    stage.stars(130)
    wide, tall = stage.width * 0.62, stage.height * 0.5
    for index, tone in enumerate((stage.colours.light, mixed(stage.colours.light, stage.colours.detail, 0.5), stage.colours.detail)):
        curve = [stage.rng.uniform(0, 6.28) for _ in range(4)]
        if stage.luminous:
            x, y = stage.width * (0.42 - 0.24 * index), stage.height * (0.02 + 0.05 * index)
            stage.bake(lambda painter, c=curve, t=tone, x=x, y=y: _curtain(painter, x, y, wide * 1.3, tall, t, c))
        else:
            outline = shapes.rolling(stage.rng, stage.span, stage.height * (0.5 + 0.09 * index), stage.height * 0.16, stage.height + 9, wave=stage.unit * 120)
            stage.bake(lambda painter, o=outline, t=tone, i=index: cut_plane(
                painter, o.path, QRectF(0, 0, stage.span, stage.height), mixed(stage.colours.sky[0], t, 0.3 + 0.22 * i), unit=stage.unit, strength=1.0))
    for depth, rise, tall_ridge in ((0.3, 6, 12), (0.65, 16, 12), (1.0, 28, 11)):
        stage.plane(shapes.ridge(stage.rng, stage.span, stage.horizon + stage.unit * rise, stage.unit * tall_ridge, stage.height + 9, smooth=not stage.luminous), depth)


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
        line.cubicTo(QPointF(middle, before.y()) - box.topLeft(), QPointF(middle, after.y()) - box.topLeft(), after - box.topLeft())

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
    for place, name, share in ((0.0, "#03040E", 0.0), (0.9, "#03040E", 0.0), (0.965, tones[0], 0.24), (0.99, tones[0], 0.6), (1.0, stage.colours.light, 0.9)):
        inside.setColorAt(place, QColor(mixed("#03040E", name, share)))
    painter.fillPath(ball, inside)
    edge = QRadialGradient(flare, top, unit * 62)
    for place, name, alpha in ((0.0, "#FFFFFF", 255), (0.12, stage.colours.detail, 240), (0.45, tones[3], 140), (1.0, tones[0], 0)):
        edge.setColorAt(place, colour(name, alpha))
    for width in (1.5, 0.8, 0.4):
        painter.strokePath(ball, QPen(edge, unit * width))
    glow(painter, flare, top, unit * 17, mixed(stage.colours.detail, "#FFFFFF", 0.5), 235, squash=0.6)


def _columns(stage: Stage, y: float, tall: float, pitch: float) -> shapes.Outline:
    path, x, top, index = QPainterPath(), 0.0, y, 0
    while x < stage.span:
        high = tall * min(1.0, 0.15 + 0.75 * (x / stage.span) + stage.rng.uniform(-0.14, 0.14))
        path.addRoundedRect(QRectF(x, y - high, pitch * 0.62, stage.height + 9 - y + high), pitch * 0.12, pitch * 0.12)
        top, x, index = min(top, y - high), x + pitch, index + 1
    return shapes.Outline(path, top, stage.height)


@MOTIFS.register("abstract")
def abstract(stage: Stage) -> None:
    """Light breaking over the edge of a world, or leaves of paper, with nothing to tell but mood."""
    rng, unit = stage.rng, stage.unit
    if stage.luminous:
        stage.stars(70)
        stage.bake(lambda painter: _world_rim(stage, painter))
        for index in range(9):
            size = unit * rng.uniform(0.8, 3.4)
            made = stage.sprite("mote", 2 * size, 2 * size, lambda painter, s=size: glow(painter, s, s, s, stage.colours.detail, 130), index)
            stage.crossing(made, rng.random() * stage.width, stage.height * rng.uniform(0.6, 1.05), rng.uniform(-6, 6), -rng.uniform(9, 24), stage.height * 0.9,
                           opacity=rng.uniform(0.4, 1.0))
        return
    stage.light(7.5)
    leaves = [(0.1, 4, 16, 130), (0.45, 12, 15, 100), (0.75, 22, 13, 120), (1.0, 33, 11, 90)]
    for depth, rise, tall, wave in leaves:
        stage.plane(shapes.rolling(rng, stage.span, stage.horizon + unit * rise, unit * tall, stage.height + 9, wave=unit * wave), depth)
