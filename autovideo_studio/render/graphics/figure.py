"""The number: a value that counts up, what it means, and how it compares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.render.drawing import Drawing, Sprite
from autovideo_studio.render.graphics.accents import bar, icon_badge
from autovideo_studio.render.graphics.backdrop import backdrop
from autovideo_studio.render.graphics.movers import Entering, Mover, Rolling, Scene
from autovideo_studio.render.graphics.shot import LAYOUTS, Shot, plain_list, plain_number, plain_text
from autovideo_studio.render.graphics.words import write
from autovideo_studio.render.text import ShapedLine, TextPaint, paint_glyphs
from autovideo_studio.render.textfit import Block, fit

DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One bar: its label, its value as written, and its length as a share of the longest."""

    label: str
    value: str
    share: float


@LAYOUTS.register("number")
def number(shot: Shot) -> Drawing:
    """Params: `value` (as written) or `number` with `decimals`, `prefix`, `suffix`, `label`, `motif`, `icon`, and
    `compare`: a map (or several) with `label` and `number`, shown as bars beside the value's own."""
    area, unit, style = shot.content, shot.unit, shot.style
    wide = shot.shape == "wide"
    written = value_text(shot)
    width = area.width() * (0.72 if wide else 1.0)
    bars = comparisons(shot, written)
    whole = f"{shot.text('prefix')}{written}{_spaced(shot.text('suffix'))}"
    block = fit(whole, style.numerals, shot.language, width, area.height() * (0.36 if bars else 0.52), max_lines=1,
                max_size=unit * (24 if wide else 22), min_size=unit * 3)
    label = fit(shot.text("label"), style.body, shot.language, width, area.height() * 0.24, max_lines=2 if wide else 3,
                max_size=unit * (4.4 if wide else 4.8), min_size=unit * 2.4)
    badge = unit * 9 if shot.text("icon") else 0.0
    row = min(unit * 8.5, area.height() * 0.3 / max(1, len(bars)))
    parts = [badge + unit * 3 if badge else 0.0, block.height, label.height + unit * 1.6 if label.lines else 0.0,
             unit * 3 + row * len(bars) if bars else 0.0]
    total = sum(parts)
    rtl = label.rtl or block.rtl
    x = area.left() + (area.width() - width if rtl else 0.0)
    y = area.top() + max(0.0, area.height() - total) * (0.5 if wide else 0.6)
    movers: list[Mover] = list(backdrop(shot, QRectF(x, y, width, total)))
    start = shot.frames(0.2) * shot.haste
    if badge:
        movers += icon_badge(shot, shot.text("icon"), x + (width - badge if rtl else 0.0), y, badge, start)
    movers += counter(shot, block, len(shot.text("prefix")), len(written), x, y + parts[0], width, start, rtl=rtl)
    movers += write(shot, label, x, y + parts[0] + parts[1] + unit * 1.6, width, style.text, start + shot.frames(0.5) * shot.haste,
                    by_line=True, pace=2.0).movers
    movers += compare_bars(shot, bars, QRectF(x, y + sum(parts[:3]) + unit * 3, width, row), start + shot.frames(0.8) * shot.haste, rtl=rtl)
    return Scene(tuple(movers))


def value_text(shot: Shot) -> str:
    """The value as it is written, else the number with its decimals and commas between thousands."""
    if shot.text("value"):
        return shot.text("value")
    value = shot.number("number")
    if value is None:
        return "–"
    decimals = shot.number("decimals")
    places = int(max(0, min(6, decimals))) if decimals is not None else 0 if value == int(value) else 2
    return f"{value:,.{places}f}"


def comparisons(shot: Shot, written: str) -> list[Comparison]:
    """The value's own bar and those it is compared with; none where a number is missing."""
    own = shot.number("number")
    own = own if own is not None else plain_number(shot.params.get("value"))
    given = shot.params.get("compare")
    entries = [given] if isinstance(given, Mapping) else [entry for entry in plain_list(given) if isinstance(entry, Mapping)]
    others = [(entry, plain_number(entry.get("number", entry.get("value")))) for entry in entries[:3]]
    known = [(entry, value) for entry, value in others if value is not None and value >= 0]
    if own is None or own < 0 or not known:
        return []
    most = max(own, *(value for _, value in known)) or 1.0
    unit_text = _spaced(shot.text("suffix"))
    made = [Comparison(shot.text("name") or shot.text("label"), f"{shot.text('prefix')}{written}{unit_text}", own / most)]
    return made + [Comparison(plain_text(entry.get("label")), _other_text(shot, entry, value), value / most) for entry, value in known]


def _other_text(shot: Shot, entry: Mapping[str, Any], value: float) -> str:
    written = plain_text(entry.get("value")) or f"{value:,.{0 if value == int(value) else 2}f}"
    return f"{shot.text('prefix')}{written}{_spaced(shot.text('suffix'))}"


def _spaced(suffix: str) -> str:
    """A word after a number stands apart from it, a sign does not."""
    return f" {suffix}" if suffix and suffix[0].isascii() and suffix[0].isalpha() and len(suffix) > 1 else suffix


def counter(shot: Shot, block: Block, before: int, count: int, x: float, y: float, width: float, start: float, *, rtl: bool) -> list[Mover]:
    """The value, each digit rolling into its place; signs and units come with the entrance of the style."""
    if not block.lines:
        return []
    line = block.lines[0]
    left = round(x + (width - line.width if rtl else 0.0))
    base = round(y + block.baseline(0))
    length = max(1.0, shot.frames(1.6) * shot.haste)
    movers: list[Mover] = []
    places = [at for at in range(before, min(before + count, len(line.text))) if line.text[at] in DIGITS]
    for order, at in enumerate(places):
        strip, dx, top, cell, cells = digit_strip(shot, line, at, order)
        movers.append(Rolling(strip, left + dx, base + top, cell, cells, start + order * shot.frames(0.05) * shot.haste, length,
                              shot.leave, shot.exit_frames))
    rest = [(first, last) for first, last in _between(places, len(line.text))]
    for first, last in rest:
        paint = shot.style.title if before <= first < before + count else shot.style.emphasis
        stamp = line.stamp(first, last, TextPaint(paint.fill))
        if stamp is not None:
            movers.append(Entering(stamp.sprite, left + stamp.dx, base + stamp.dy, start + shot.frames(0.2) * shot.haste,
                                   max(1.0, shot.frames(0.8) * shot.haste), "fade", 0.0, shot.leave, shot.exit_frames))
    return movers


def _between(places: list[int], end: int) -> list[tuple[int, int]]:
    edges = [-1, *places, end]
    return [(a + 1, b) for a, b in zip(edges, edges[1:], strict=False) if b > a + 1]


def digit_strip(shot: Shot, line: ShapedLine, at: int, order: int) -> tuple[Sprite, int, int, int, int]:
    """The digits that pass in the place of character `at`, its own last; with its left, top, height of a cell, number of cells.

    Places further right roll through more digits.
    """
    final = int(line.text[at])
    cells = final + 1 if order == 0 and final > 3 else final + 11
    low, high = line.span(at, at + 1)
    left, right = round(low - line.size * 0.05), round(high + line.size * 0.05)
    ascent, cell = round(line.size * 0.80), round(line.size * 0.92)
    digits = [str((final - cells + 1 + step) % 10) for step in range(cells)]
    paint = TextPaint(shot.style.title.fill)

    def draw(painter: QPainter) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(0, ascent)
        for digit in digits:
            shaped = ShapedLine(digit, line.look, line.size, line.language)
            path, emoji = shaped.glyphs(0, 1)
            offset = (low + high) / 2 - left - shaped.width / 2
            paint_glyphs(painter, path.translated(offset, 0), emoji, paint, line.size, QRectF())
            painter.translate(0, cell)

    key = digest_of([digits, line.size, repr(line.look), repr(paint), round((low + high) / 2 - left, 3), right - left])
    return Sprite(f"digits:{key}", right - left, cell * cells, draw), left, -ascent, cell, cells


def compare_bars(shot: Shot, bars: list[Comparison], row: QRectF, start: float, *, rtl: bool) -> list[Mover]:
    """One row for each: the label and value above its bar."""
    movers: list[Mover] = []
    unit, style = shot.unit, shot.style
    thick = max(2.0, min(unit * 1.3, row.height() * 0.2))
    for index, item in enumerate(bars):
        y, at = row.top() + index * row.height(), start + index * shot.frames(0.18) * shot.haste
        label = fit(item.label, style.body, shot.language, row.width() * 0.62, row.height() * 0.5, max_lines=1, max_size=unit * 2.7, min_size=2)
        value = fit(item.value, style.body, shot.language, row.width() * 0.34, row.height() * 0.5, max_lines=1, max_size=unit * 2.7, min_size=2)
        movers += write(shot, label, row.left() + (row.width() * 0.38 if rtl else 0), y, row.width() * 0.62, style.muted, at, by_line=True,
                        align="end" if rtl != label.rtl else "start").movers
        movers += write(shot, value, row.left() + (0 if rtl else row.width() * 0.66), y, row.width() * 0.34, style.text, at, by_line=True,
                        align="start" if rtl != value.rtl else "end").movers
        long = max(thick, row.width() * item.share)
        own = (style.accent, style.accent_end) if index == 0 else (style.muted.fill[0], style.muted.fill[0])
        movers.append(bar(shot, row.right() - long if rtl else row.left(), y + row.height() * 0.56, long, thick, own, at, rtl=rtl))
    return movers
