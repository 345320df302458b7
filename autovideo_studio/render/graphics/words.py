"""Blocks of text brought to life: pieces of each line as sprites that enter one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from autovideo_studio.render.fonts import scripts_of
from autovideo_studio.render.graphics.movers import Entering, Mover
from autovideo_studio.render.graphics.shot import Shot
from autovideo_studio.render.text import ShapedLine, TextPaint
from autovideo_studio.render.textfit import Block

MAX_PIECES = 26


@dataclass(frozen=True, slots=True)
class Written:
    """Words placed in the picture: how they move, where their ink is, and when the last has come."""

    movers: tuple[Mover, ...]
    ink: QRectF
    spans: tuple[QRectF, ...]
    done: float


def write(
    shot: Shot,
    block: Block,
    x: float,
    y: float,
    width: float,
    paint: TextPaint,
    start: float,
    *,
    align: str = "start",
    emphasis: TextPaint | None = None,
    by_line: bool = False,
    pace: float = 1.0,
) -> Written:
    """Place `block` with its top left at `x`, `y` in a column `width` wide; it enters from frame `start`.

    `spans` of the result are the rectangles of emphasised text above its baseline, in reading order.
    """
    motion = shot.style.motion
    length = max(1.0, shot.frames(motion.entrance_time) * shot.haste)
    step = shot.frames(motion.stagger) * shot.haste * pace
    pieces = [(index, piece) for index, line in enumerate(block.lines) for piece in pieces_of(line, by_line=by_line)]
    if len(pieces) > MAX_PIECES:
        pieces = [(index, piece) for index, line in enumerate(block.lines) for piece in pieces_of(line, by_line=True)]
        step *= 3
    movers: list[Mover] = []
    spans: list[QRectF] = []
    ink, at = QRectF(), start
    for index, (first, last, marked) in pieces:
        line = block.lines[index]
        stamp = line.stamp(first, last, emphasis if marked and emphasis else paint)
        if stamp is None:
            continue
        left, base = round(x + block.left(index, width, align)), round(y + block.baseline(index))
        movers.append(
            Entering(
                stamp.sprite,
                left + stamp.dx,
                base + stamp.dy,
                at,
                length,
                motion.entrance,
                block.size * 0.42,
                shot.leave,
                shot.exit_frames,
            )
        )
        placed = stamp.ink.translated(left, base)
        ink = ink.united(placed)
        if marked:
            _stress(spans, placed, base, block.size)
        at += step
    return Written(tuple(movers), ink, tuple(spans), at - step + length if movers else start)


def _stress(spans: list[QRectF], placed: QRectF, base: int, size: int) -> None:
    """Neighbouring stressed words of a line become one span, whose lower edge is the baseline."""
    span = QRectF(placed.left(), placed.top(), placed.width(), max(1.0, base - placed.top()))
    if spans and spans[-1].bottom() == span.bottom():
        gap = max(span.left() - spans[-1].right(), spans[-1].left() - span.right())
        if gap < size * 0.6:
            spans[-1] = spans[-1].united(span)
            return
    spans.append(span)


def label_size(shot: Shot, text: str) -> float:
    """Labels are set small and wide in Latin capitals; scripts without capitals need to be larger to be read as well."""
    return shot.unit * (2.6 if scripts_of(text) <= {"latin", "emoji"} else 3.3)


def pieces_of(line: ShapedLine, *, by_line: bool) -> list[tuple[int, int, bool]]:
    """What enters together: words, or in scripts without spaces two characters; marked where emphasised."""
    text = line.text
    cuts = {0, len(text)}
    for start, end in line.emphasis:
        cuts |= {start, end}
    if not by_line:
        cuts |= {at + 1 for at, character in enumerate(text) if character == " "}
        if scripts_of(text) & {"han", "kana"}:
            cuts |= {at for at in range(2, len(text), 2) if scripts_of(text[at - 1 : at + 1]) <= {"han", "kana"}}
    order = sorted(cuts)
    marked = [any(start <= first < end for start, end in line.emphasis) for first in order[:-1]]
    return [(first, last, mark) for first, last, mark in zip(order, order[1:], marked, strict=False) if last > first]
