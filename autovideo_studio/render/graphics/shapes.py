"""Outlines of landscapes, as paths closed far below the picture. Sizes in pixels; all chance from the given generator."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF


@dataclass(frozen=True, slots=True)
class Outline:
    """`top` and `lowest`: the highest and deepest y of its upper edge. `lights` are small windows on it."""

    path: QPainterPath
    top: float
    lowest: float
    lights: tuple[QRectF, ...] = ()


def silhouette() -> QPainterPath:
    """An empty path to which overlapping pieces are added by `add_piece`."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def add_piece(path: QPainterPath, piece: QPainterPath) -> None:
    """Add a closed piece so that it joins what is there; pieces that run against each other would leave holes."""
    corners = piece.toFillPolygon().toList()
    points = [(point.x(), point.y()) for point in corners]
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True))
    path.addPath(piece if area >= 0 else piece.toReversed())


def _oval(x: float, y: float, half_width: float, half_height: float) -> QPainterPath:
    piece = QPainterPath()
    piece.addEllipse(QPointF(x, y), half_width, half_height)
    return piece


def _box(box: QRectF, corner: float = 0.0) -> QPainterPath:
    piece = QPainterPath()
    piece.addRoundedRect(box, corner, corner)
    return piece


def _polygon(points: list[QPointF]) -> QPainterPath:
    piece = QPainterPath()
    piece.addPolygon(QPolygonF(points))
    piece.closeSubpath()
    return piece


def from_points(points: list[QPointF], depth: float, *, smooth: bool = False) -> Outline:
    """The area below a line of points, down to y = `depth`."""
    path = QPainterPath(QPointF(points[0].x(), depth))
    path.lineTo(points[0])
    if smooth:
        for before, after in zip(points, points[1:], strict=False):
            middle = (before + after) / 2
            path.quadTo(before, middle)
        path.lineTo(points[-1])
    else:
        for point in points[1:]:
            path.lineTo(point)
    path.lineTo(points[-1].x(), depth)
    path.closeSubpath()
    heights = [point.y() for point in points]
    return Outline(path, min(heights), max(heights))


def ridge(
    rng: random.Random, width: float, y: float, height: float, depth: float, *, rough: float = 0.52, smooth: bool = False
) -> Outline:
    """A mountain range by midpoint displacement; `rough` 0.4 (rounded) to 0.6 (jagged)."""
    values, swing = [rng.uniform(-1, 1) for _ in range(max(4, round(width / (height * 3.2 + 1))) + 1)], 0.75
    levels = 3 if smooth else 6
    for _ in range(levels):
        finer = []
        for a, b in zip(values, values[1:], strict=False):
            finer += [a, (a + b) / 2 + rng.uniform(-swing, swing) * 0.5]
        values, swing = [*finer, values[-1]], swing * rough
    low, high = min(values), max(values)
    step = width / (len(values) - 1)
    return from_points(
        [QPointF(i * step, y - height * (value - low) / (high - low)) for i, value in enumerate(values)], depth, smooth=smooth
    )


def rolling(rng: random.Random, width: float, y: float, height: float, depth: float, *, wave: float) -> Outline:
    """Soft hills: three sines; `wave` is the length of the longest."""
    parts = [(rng.uniform(0.8, 1.2) * wave / k, 1 / k**1.3, rng.uniform(0, 6.28)) for k in (1, 2, 3)]
    points = []
    for i in range(161):
        x = width * i / 160
        value = sum(size * math.sin(2 * math.pi * x / length + phase) for length, size, phase in parts) / 1.9
        points.append(QPointF(x, y - height * (0.5 + 0.5 * value)))
    return from_points(points, depth)


def dunes(rng: random.Random, width: float, y: float, height: float, depth: float, *, wave: float) -> Outline:
    """Dunes: long slopes up, shorter slopes down, sharp crests."""
    points, x = [QPointF(0, y - height * rng.uniform(0.1, 0.5))], 0.0
    path_points = points
    while x < width:
        length = wave * rng.uniform(0.7, 1.4)
        crest, foot = y - height * rng.uniform(0.55, 1.0), y - height * rng.uniform(0.0, 0.25)
        start = path_points[-1]
        for i in range(1, 25):
            t = i / 24
            path_points.append(QPointF(x + length * 0.62 * t, start.y() + (crest - start.y()) * t**1.7))
        for i in range(1, 21):
            t = i / 20
            path_points.append(QPointF(x + length * (0.62 + 0.38 * t), crest + (foot - crest) * (1 - (1 - t) ** 1.8)))
        x += length
    return from_points(path_points, depth)


def surf(rng: random.Random, width: float, y: float, height: float, depth: float, *, wave: float) -> Outline:
    """Waves: long troughs and fuller crests that lean a little, in a swell."""
    phase, points = rng.uniform(0, 1), []
    for i in range(241):
        x = width * i / 240
        turn = 2 * math.pi * (x / wave + phase)
        swell = 0.72 + 0.28 * math.sin(turn / 3.7 + phase * 9)
        crest = 0.5 + 0.5 * math.sin(turn + 0.55 * math.sin(turn))
        points.append(QPointF(x, y - height * (0.12 * math.sin(turn / 5.3) + swell * crest**1.25)))
    return from_points(points, depth)


def pines(rng: random.Random, width: float, y: float, height: float, depth: float) -> Outline:
    """A row of conifers of uneven height and spacing, on uneven ground."""
    ground = rolling(rng, width, y - height * 0.1, height * 0.22, depth, wave=height * 3)
    path, x, top = silhouette(), -height * 0.2, y
    add_piece(path, ground.path)
    while x < width + height * 0.2:
        tall = height * rng.uniform(0.45, 1.0) ** 1.2
        add_piece(path, _pine(rng, x, y, tall))
        top = min(top, y - tall)
        x += tall * rng.uniform(0.16, 0.4)
    return Outline(path, top, y)


def _pine(rng: random.Random, x: float, foot: float, tall: float) -> QPainterPath:
    tiers, half = rng.randint(5, 7), tall * rng.uniform(0.15, 0.2)
    right: list[QPointF] = []
    for tier in range(tiers):
        share = (tier + 1) / tiers
        reach = half * share**0.9
        right += [
            QPointF(x + reach, foot - tall * (1 - share) * 0.97 + tall * 0.012),
            QPointF(x + reach * 0.5, foot - tall * (1 - share) * 0.97 - tall * 0.022),
        ]
    left = [QPointF(2 * x - point.x(), point.y()) for point in reversed(right)]
    trunk = [QPointF(x + half * 0.2, foot + tall * 0.1), QPointF(x - half * 0.2, foot + tall * 0.1)]
    return _polygon([QPointF(x, foot - tall), *right[:-1], *trunk, *left[1:]])


def skyline(rng: random.Random, width: float, y: float, height: float, depth: float, *, lit: float) -> Outline:
    """Houses side by side, some with steps, slopes and masts; `lit` is the share of windows with light."""
    path, x, top = silhouette(), -height * 0.1, y
    lights: list[QRectF] = []
    while x < width:
        wide, tall = height * rng.uniform(0.16, 0.36), height * rng.uniform(0.32, 1.0) ** 1.25
        roof = y - tall
        add_piece(path, _box(QRectF(x, roof, wide, depth - roof)))
        kind = rng.random()
        if kind < 0.25:
            add_piece(path, _box(QRectF(x + wide * 0.22, roof - tall * 0.09, wide * 0.56, tall * 0.1)))
            roof -= tall * 0.09
        elif kind < 0.38:
            add_piece(path, _polygon([QPointF(x, roof + 1), QPointF(x + wide, roof + 1), QPointF(x + wide, roof - wide * 0.4)]))
            roof -= wide * 0.4
        elif kind < 0.5 and tall > height * 0.6:
            add_piece(path, _box(QRectF(x + wide * 0.47, roof - tall * 0.2, wide * 0.06, tall * 0.2)))
            roof -= tall * 0.2
        top = min(top, roof)
        lights += _windows(rng, x, y - tall, wide, tall * 1.4, height, lit)
        x += wide * rng.uniform(0.86, 1.12)
    return Outline(path, top, y - height * 0.2, tuple(lights))


def _windows(rng: random.Random, x: float, roof: float, wide: float, tall: float, height: float, lit: float) -> list[QRectF]:
    pitch_x, pitch_y = height * 0.036, height * 0.058
    found = []
    columns = int((wide - pitch_x) / pitch_x)
    for row in range(int(tall / pitch_y) - 1):
        for column in range(columns):
            if rng.random() < lit:
                left = x + (wide - columns * pitch_x) / 2 + column * pitch_x + pitch_x * 0.22
                found.append(QRectF(left, roof + pitch_y * (row + 0.7), pitch_x * 0.56, pitch_y * 0.52))
    return found


def crowd(rng: random.Random, width: float, y: float, height: float, depth: float) -> Outline:
    """Heads and shoulders, side by side."""
    path, x, top = silhouette(), -height * 0.2, y
    while x < width + height * 0.2:
        tall = height * rng.uniform(0.78, 1.0)
        head, crown = tall * rng.uniform(0.115, 0.13), y - tall
        middle, shoulder = x, tall * rng.uniform(0.3, 0.36)
        add_piece(path, _oval(middle, crown + head * 1.1, head * 0.9, head * 1.1))
        if rng.random() < 0.45:  # longer hair
            add_piece(
                path, _box(QRectF(middle - head * 1.05, crown - head * 0.05, head * 2.1, head * rng.uniform(2.2, 3.1)), head)
            )
        add_piece(path, _box(QRectF(middle - head * 0.46, crown + head * 1.6, head * 0.92, head * 1.2)))
        neck = crown + head * 2.25
        body = QPainterPath(QPointF(middle - shoulder, depth))
        body.lineTo(middle - shoulder, neck + head * 1.5)
        body.cubicTo(middle - shoulder, neck + head * 0.4, middle - head * 0.9, neck + head * 0.3, middle, neck)
        body.cubicTo(
            middle + head * 0.9, neck + head * 0.3, middle + shoulder, neck + head * 0.4, middle + shoulder, neck + head * 1.5
        )
        body.lineTo(middle + shoulder, depth)
        body.closeSubpath()
        add_piece(path, body)
        top = min(top, crown - head * 0.1)
        x += shoulder * rng.uniform(1.25, 1.75)
    return Outline(path, top, y - height * 0.25)


def corals(rng: random.Random, width: float, y: float, height: float, depth: float) -> Outline:
    """Branching corals and rounded rocks on the sea floor."""
    ground = rolling(rng, width, y, height * 0.3, depth, wave=width * 0.4)
    path, x, top = silhouette(), 0.0, y - height * 0.3
    add_piece(path, ground.path)
    while x < width:
        tall = height * rng.uniform(0.35, 1.0)
        if rng.random() < 0.6:
            _branch(rng, path, QPointF(x, y), -math.pi / 2, tall * 0.5, tall * 0.085, 4)
        else:
            for _ in range(5):
                size = tall * rng.uniform(0.12, 0.26)
                add_piece(path, _oval(x + rng.uniform(-0.3, 0.3) * tall, y - tall * rng.uniform(0.0, 0.3), size, size * 0.9))
        top = min(top, y - tall)
        x += tall * rng.uniform(0.4, 0.9)
    return Outline(path, top, y)


def coral_fans(rng: random.Random, width: float, y: float, height: float, count: int) -> list[QPainterPath]:
    """Single branching corals, spread over the width."""
    fans = []
    for index in range(count):
        path, tall = silhouette(), height * rng.uniform(0.45, 0.95)
        _branch(
            rng, path, QPointF(width * (index + rng.uniform(0.1, 0.9)) / count, y), -math.pi / 2, tall * 0.46, tall * 0.075, 5
        )
        fans.append(path)
    return fans


def _branch(
    rng: random.Random, path: QPainterPath, start: QPointF, angle: float, length: float, thick: float, levels: int
) -> None:
    end = start + QPointF(math.cos(angle) * length, math.sin(angle) * length)
    side = QPointF(-math.sin(angle), math.cos(angle))
    add_piece(path, _polygon([start + side * thick, end + side * thick * 0.72, end - side * thick * 0.72, start - side * thick]))
    add_piece(path, _oval(end.x(), end.y(), thick * 0.74, thick * 0.74))
    if levels > 1:
        for turn in (rng.uniform(-0.65, -0.25), rng.uniform(0.25, 0.65)):
            _branch(rng, path, end, angle + turn, length * rng.uniform(0.55, 0.75), thick * 0.72, levels - 1)
