"""Line icons (24 × 24) from `resources/icons`, read as paths: the few SVG elements that they use, nothing else."""

from __future__ import annotations

import math
import re
from functools import cache
from xml.etree import ElementTree

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from autovideo_studio.foundation.paths import resources

GRID = 24.0
_TOKEN = re.compile(r"[a-zA-Z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COUNT = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}


@cache
def icon_names() -> frozenset[str]:
    return frozenset(path.stem for path in (resources() / "icons").glob("*.svg"))


@cache
def icon_path(name: str) -> QPainterPath:
    """The strokes of an icon; an empty path for a name that is not shipped."""
    path = QPainterPath()
    if name not in icon_names():
        return path
    for element in ElementTree.parse(resources() / "icons" / f"{name}.svg").getroot():
        kind, get = element.tag.rsplit("}", 1)[-1], element.get
        if kind == "path":
            path.addPath(svg_path(get("d", "")))
        elif kind == "circle":
            radius = float(get("r", 0))
            path.addEllipse(QRectF(float(get("cx", 0)) - radius, float(get("cy", 0)) - radius, 2 * radius, 2 * radius))
        elif kind == "rect":
            box = QRectF(float(get("x", 0)), float(get("y", 0)), float(get("width", 0)), float(get("height", 0)))
            corner = float(get("rx", 0) or 0)
            path.addRoundedRect(box, corner, corner)
    return path


def svg_path(data: str) -> QPainterPath:
    """An SVG path's data as strokes."""
    path, words = QPainterPath(), _split_flags(data)
    command, at, control, begin = "m", 0, (0.0, 0.0), (0.0, 0.0)
    x = y = 0.0
    while at < len(words):
        if words[at].isalpha():
            command, at = words[at], at + 1
        low = command.lower()
        numbers = [float(word) for word in words[at : at + _COUNT[low]]]
        at += _COUNT[low]
        dx, dy = (x, y) if command.islower() else (0.0, 0.0)
        old = (x, y)
        if low == "z":
            path.closeSubpath()
            x, y = begin
            continue
        if low == "h":
            x = numbers[0] + dx
        elif low == "v":
            y = numbers[0] + dy
        else:
            x, y = numbers[-2] + dx, numbers[-1] + dy
        if low == "m":
            path.moveTo(x, y)
            begin, command = (x, y), "l" if command == "m" else "L"
        elif low in "lhv":
            path.lineTo(x, y)
        elif low == "a":
            _arc(path, old, (x, y), numbers[0], numbers[1], bool(numbers[3]), bool(numbers[4]))
        elif low in "cs":
            first = (2 * old[0] - control[0], 2 * old[1] - control[1]) if low == "s" else (numbers[0] + dx, numbers[1] + dy)
            second = (numbers[-4] + dx, numbers[-3] + dy)
            path.cubicTo(*first, *second, x, y)
            control = second
        else:
            middle = (numbers[0] + dx, numbers[1] + dy) if low == "q" else (2 * old[0] - control[0], 2 * old[1] - control[1])
            path.quadTo(*middle, x, y)
            control = middle
        if low not in "csqt":
            control = (x, y)
    return path


def _split_flags(data: str) -> list[str]:
    """Words of the data; the two flags of an arc may be written without a space between them."""
    words: list[str] = []
    for command, rest in re.findall(r"([a-zA-Z])([^a-zA-Z]*)", data.replace("e-", "E-")):
        words.append(command)
        if command.lower() != "a":
            words += _TOKEN.findall(rest)
            continue
        arc = re.compile(r"\s*,?\s*([-+]?[\d.]+)[\s,]+([-+]?[\d.]+)[\s,]+([-+]?[\d.]+)[\s,]+([01])[\s,]*([01])[\s,]*([-+]?(?:\d+\.?\d*|\.\d+))[\s,]*([-+]?(?:\d+\.?\d*|\.\d+))")
        for match in arc.finditer(_spaced(rest)):
            words += match.groups()
    return words


def _spaced(rest: str) -> str:
    """Minus signs begin a new number."""
    return re.sub(r"(?<=[\d.])-", " -", rest)


def _arc(path: QPainterPath, start: tuple[float, float], end: tuple[float, float], rx: float, ry: float, large: bool, sweep: bool) -> None:
    """An upright elliptical arc, from the end-point form of the SVG specification (section "Elliptical arc implementation notes")."""
    (x1, y1), (x2, y2) = start, end
    if rx == 0 or ry == 0 or start == end:
        path.lineTo(x2, y2)
        return
    px, py = (x1 - x2) / 2, (y1 - y2) / 2
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    below = (rx * py) ** 2 + (ry * px) ** 2
    factor = math.sqrt(max(0.0, ((rx * ry) ** 2 - below) / below)) * (-1 if large == sweep else 1)
    cx, cy = factor * rx * py / ry, -factor * ry * px / rx
    first = math.degrees(math.atan2((py - cy) / ry, (px - cx) / rx))
    last = math.degrees(math.atan2((-py - cy) / ry, (-px - cx) / rx))
    turn = last - first
    if sweep and turn < 0:
        turn += 360
    elif not sweep and turn > 0:
        turn -= 360
    cx, cy = cx + (x1 + x2) / 2, cy + (y1 + y2) / 2
    path.arcTo(QRectF(cx - rx, cy - ry, 2 * rx, 2 * ry), -first, -turn)
