"""The number: a value that counts up, what it means, and how it compares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.render.drawing import Drawing, Sprite
from autovideo_studio.render.fonts import scripts_of
from autovideo_studio.render.graphics.accents import bar, icon_badge
from autovideo_studio.render.graphics.backdrop import backdrop
from autovideo_studio.render.graphics.movers import Entering, Mover, Rolling, Scene
from autovideo_studio.render.graphics.shot import LAYOUTS, Shot, plain_list, plain_number, plain_text
from autovideo_studio.render.graphics.words import Written, write
from autovideo_studio.render.text import ShapedLine, TextPaint, paint_glyphs
from autovideo_studio.render.textfit import Block, fit

DIGITS = "0123456789"
SUFFIX_SHARE, SIGN_SHARE, GAP_SHARE = 0.46, 0.72, 0.1
"""Sizes of a unit and of a sign, and the gap before them, as shares of the value's size."""


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
    bars = comparisons(shot, written)
    width = area.width() * (0.66 if wide else 1.0)
    value, suffix = _value_and_suffix(shot, written, width, area.height() * (0.36 if bars else 0.5))
    label = fit(
        shot.text("label"),
        style.body,
        shot.language,
        width,
        area.height() * 0.24,
        max_lines=2 if wide else 3,
        max_size=unit * (4.8 if wide else 5.2),
        min_size=unit * 2.4,
    )
    badge = unit * 10 if shot.text("icon") else 0.0
    row = min(unit * 8.5, area.height() * 0.3 / max(1, len(bars)))
    parts = [
        badge + unit * 3 if badge else 0.0,
        value.height,
        label.height + unit * 1.2 if label.lines else 0.0,
        unit * 2.6 + row * len(bars) - (row * 0.5 if bars else 0.0) if bars else 0.0,
    ]
    rtl = label.rtl or suffix.rtl
    x = shot.column(width, rtl=rtl)
    y = area.top() + max(0.0, area.height() - sum(parts)) * (0.5 if wide else 0.6)
    movers: list[Mover] = []
    start = shot.frames(0.2) * shot.haste
    if badge:
        movers += icon_badge(shot, shot.text("icon"), x + (width - badge if rtl else 0.0), y, badge, start)
    counted = counter(shot, value, suffix, QRectF(x, y + parts[0], width, value.height), start, rtl=rtl)
    below = write(
        shot,
        label,
        x,
        y + parts[0] + parts[1] + unit * 1.2,
        width,
        style.text,
        start + shot.frames(0.5) * shot.haste,
        align="start" if label.rtl == rtl else "end",
        by_line=True,
        pace=2.0,
    )
    compared = compare_bars(
        shot, bars, QRectF(x, y + sum(parts[:3]) + unit * 2.6, width, row), start + shot.frames(0.8) * shot.haste, rtl=rtl
    )
    words = counted.ink.united(below.ink)
    if bars:
        words = words.united(QRectF(x, y, width, sum(parts)))
    return Scene((*backdrop(shot, words, crowded=bool(bars)), *movers, *counted.movers, *below.movers, *compared))


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
    """The value's own bar, without words, and those it is compared with; none where a number is missing."""
    own = shot.number("number")
    own = own if own is not None else plain_number(written)
    given = shot.params.get("compare")
    entries = [given] if isinstance(given, Mapping) else [entry for entry in plain_list(given) if isinstance(entry, Mapping)]
    others = [(entry, plain_number(entry.get("number", entry.get("value")))) for entry in entries[:3]]
    known = [(entry, value) for entry, value in others if value is not None and value >= 0]
    if own is None or own < 0 or not known:
        return []
    most = max(own, *(value for _, value in known)) or 1.0
    return [Comparison("", "", own / most)] + [
        Comparison(plain_text(entry.get("label")), _other_text(shot, entry, value), value / most) for entry, value in known
    ]


def _other_text(shot: Shot, entry: Mapping[str, Any], value: float) -> str:
    written, suffix = plain_text(entry.get("value")) or f"{value:,.{0 if value == int(value) else 2}f}", shot.text("suffix")
    apart = " " if suffix and suffix[0].isalpha() and scripts_of(suffix) <= {"latin", "arabic", "hebrew"} else ""
    return f"{shot.text('prefix')}{written}{apart}{suffix}"


def _value_and_suffix(shot: Shot, written: str, width: float, height: float) -> tuple[Block, Block]:
    """The value as large as it goes beside its unit, which is set smaller; a sign such as % almost as large."""
    look, unit, suffix = shot.style.numerals, shot.unit, shot.text("suffix")
    share = SIGN_SHARE if len(suffix) == 1 and not suffix.isalpha() else SUFFIX_SHARE
    largest = unit * (26 if shot.shape == "wide" else 24)
    value = fit(shot.text("prefix") + written, look, shot.language, width, height, max_lines=1, max_size=largest, min_size=4)
    if not suffix:
        return value, fit("", look, shot.language, width, height, max_lines=1, max_size=4)
    beside = fit(suffix, look, shot.language, width, height, max_lines=1, max_size=max(4.0, value.size * share), min_size=4)
    whole = value.width + beside.width + value.size * GAP_SHARE
    if whole > width:
        largest = max(4.0, value.size * width / whole - 1)
        value = fit(shot.text("prefix") + written, look, shot.language, width, height, max_lines=1, max_size=largest, min_size=4)
        beside = fit(
            suffix, look, shot.language, width * 0.6, height, max_lines=1, max_size=max(4.0, value.size * share), min_size=4
        )
    return value, beside


def counter(shot: Shot, value: Block, suffix: Block, box: QRectF, start: float, *, rtl: bool) -> Written:
    """The value, each digit rolling into its place; signs and the unit come in softly."""
    line = value.lines[0]
    gap = value.size * GAP_SHARE if suffix.lines else 0.0
    whole = line.width + gap + suffix.width
    left = round(box.right() - line.width if rtl else box.left())
    base = round(box.top() + value.baseline(0))
    length = max(1.0, shot.frames(1.6) * shot.haste)
    movers: list[Mover] = []
    digits = [at for at, character in enumerate(line.text) if character in DIGITS]
    for order, at in enumerate(digits):
        strip, dx, top, cell, cells = digit_strip(shot, line, at, order)
        movers.append(
            Rolling(
                strip,
                left + dx,
                base + top,
                cell,
                cells,
                start + order * shot.frames(0.05) * shot.haste,
                length,
                shot.leave,
                shot.exit_frames,
            )
        )

    def soft(shaped: ShapedLine, first: int, last: int, x: int, paint: TextPaint) -> None:
        stamp = shaped.stamp(first, last, TextPaint(paint.fill))
        if stamp is not None:
            movers.append(
                Entering(
                    stamp.sprite,
                    x + stamp.dx,
                    base + stamp.dy,
                    start + shot.frames(0.2) * shot.haste,
                    max(1.0, shot.frames(0.8) * shot.haste),
                    "fade",
                    0.0,
                    shot.leave,
                    shot.exit_frames,
                )
            )

    for first, last in _between(digits, len(line.text)):
        soft(line, first, last, left, shot.style.title)
    for unit_line in suffix.lines:
        soft(
            unit_line,
            0,
            len(unit_line.text),
            round(left - gap - suffix.width if rtl else left + line.width + gap),
            shot.style.emphasis,
        )
    ink = QRectF(box.right() - whole if rtl else box.left(), base - value.size * 0.76, whole, value.size * 0.8)
    return Written(tuple(movers), ink, (), start + length)


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
    """The value's bar, and below it one row for each other: its label and value above its bar."""
    movers: list[Mover] = []
    unit, style = shot.unit, shot.style
    thick = max(2.0, min(unit * 1.5, row.height() * 0.22))
    y = row.top()
    for index, item in enumerate(bars):
        at = start + index * shot.frames(0.18) * shot.haste
        if index:
            for text, paint, share, first in ((item.label, style.text, 0.62, True), (item.value, style.text, 0.34, False)):
                block = fit(
                    text,
                    style.body,
                    shot.language,
                    row.width() * share,
                    row.height() * 0.5,
                    max_lines=1,
                    max_size=unit * 3.2,
                    min_size=2,
                )
                leading = first != rtl
                x = row.left() if leading else row.right() - row.width() * share
                movers += write(
                    shot,
                    block,
                    x,
                    y + row.height() * 0.02,
                    row.width() * share,
                    paint,
                    at,
                    by_line=True,
                    align="start" if leading != block.rtl else "end",
                ).movers
        top = y + (row.height() * 0.58 if index else 0.0)
        long = max(thick, row.width() * item.share)
        colours = (style.accent, style.accent_end) if index == 0 else (style.muted.fill[0], style.muted.fill[0])
        movers.append(bar(shot, row.right() - long if rtl else row.left(), top, long, thick, colours, at, rtl=rtl))
        y += row.height() * (0.5 if index == 0 else 1.0)
    return movers
