"""The list: a title and its items, numbered, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from autovideo_studio.render.drawing import Drawing
from autovideo_studio.render.graphic_pace import ITEM_SECONDS, LIST_SHARE
from autovideo_studio.render.graphics.accents import icon_badge, item_disc, rule
from autovideo_studio.render.graphics.backdrop import backdrop
from autovideo_studio.render.graphics.movers import Mover, Scene
from autovideo_studio.render.graphics.shot import LAYOUTS, Shot, plain_list, plain_text
from autovideo_studio.render.graphics.words import write
from autovideo_studio.render.text import is_rtl
from autovideo_studio.render.textfit import Block, fit

MOST = 8
"""More items than a viewer can read in one scene; what follows is left out."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where items stand: `columns` of `rows`, each cell `width` × `height`, `gap` between columns."""

    columns: int
    rows: int
    width: float
    height: float
    gap: float


@LAYOUTS.register("list")
def bullets(shot: Shot) -> Drawing:
    """Params: `title`, `items` (texts, or maps with `text`), `motif`, `icon`."""
    area, unit, style = shot.content, shot.unit, shot.style
    wide = shot.shape == "wide"
    items = [text for text in map(_item_text, plain_list(shot.params.get("items"))) if text][:MOST]
    rtl = is_rtl(shot.text("title") or " ".join(items))
    badge = unit * 8.4 if shot.text("icon") else 0.0
    lead = badge + unit * 2.6 if badge else 0.0
    head = fit(
        shot.text("title"),
        style.display,
        shot.language,
        area.width() - lead,
        area.height() * 0.24,
        max_lines=2,
        max_size=unit * (7.6 if wide else 8.2),
        min_size=unit * 3.6,
    )
    head_height = max(head.height, badge)
    gap = unit * 4.4 if head.lines else 0.0
    grid = _grid(shot, len(items), area.width(), area.height() - head_height - gap)
    disc = min(unit * 5.8, grid.height * 0.62)
    blocks = _even_blocks(shot, items, grid, disc)
    top = area.top() + max(0.0, area.height() - head_height - gap - grid.rows * grid.height) * 0.5
    movers: list[Mover] = []
    start = shot.frames(0.2) * shot.haste
    if badge:
        movers += icon_badge(
            shot, shot.text("icon"), area.right() - badge if rtl else area.left(), top + (head_height - badge) / 2, badge, start
        )
    align = "start" if head.rtl == rtl else "end"
    heading = write(
        shot,
        head,
        area.left() + (0.0 if rtl else lead),
        top + (head_height - head.height) / 2,
        area.width() - lead,
        style.title,
        start,
        align=align,
    )
    movers += heading.movers
    if head.lines:
        movers += rule(shot, area.left(), top + head_height + gap * 0.3, area.width(), start + shot.frames(0.2), rtl=rtl).movers
    words, step, room = heading.ink, _step(shot, len(items)), disc + unit * 2.4
    for index, block in enumerate(blocks):
        column, row = divmod(index, grid.rows)
        column = grid.columns - 1 - column if rtl else column
        x, y = area.left() + column * (grid.width + grid.gap), top + head_height + gap + row * grid.height
        at = start + shot.frames(0.45) * shot.haste + index * step
        movers += item_disc(shot, index + 1, x + grid.width - disc if rtl else x, y + (grid.height - disc) / 2, disc, at)
        align = "start" if block.rtl == rtl else "end"
        item = write(
            shot,
            block,
            x + (0.0 if rtl else room),
            y + (grid.height - block.height) / 2,
            grid.width - room,
            style.text,
            at,
            align=align,
            by_line=True,
            pace=2.0,
        )
        movers += item.movers
        words = words.united(item.ink)
    return Scene((*backdrop(shot, words, crowded=True), *movers))


def _item_text(item: Any) -> str:
    if isinstance(item, Mapping):
        return plain_text(item.get("text") or item.get("title"))
    return plain_text(item)


def _grid(shot: Shot, count: int, width: float, height: float) -> Grid:
    columns = 2 if shot.shape == "wide" and count > 4 or count > 6 and shot.shape == "square" else 1
    rows = max(1, -(-count // columns))
    gap = shot.unit * 5 if columns > 1 else 0.0
    return Grid(
        columns, rows, (width - gap) / columns, min(height / rows, shot.unit * (13.5 if shot.shape == "wide" else 15.5)), gap
    )


def _even_blocks(shot: Shot, items: list[str], grid: Grid, disc: float) -> list[Block]:
    """All items in one size: the largest that the longest of them bears."""
    look, room = shot.style.body, grid.width - disc - shot.unit * 2.4
    limit = shot.unit * (5.0 if shot.shape == "wide" else 5.2)
    sizes = [
        fit(item, look, shot.language, room, grid.height * 0.86, max_lines=2, max_size=limit, min_size=shot.unit * 2.4).size
        for item in items
    ]
    size = min(sizes, default=0)
    return [fit(item, look, shot.language, room, grid.height * 0.9, max_lines=3, max_size=size, min_size=size) for item in items]


def _step(shot: Shot, count: int) -> float:
    """Frames from item to item: spread over the first part of the clip, never hectic, never tedious."""
    spread = shot.duration * LIST_SHARE / max(1, count)
    return min(max(spread, shot.frames(0.12) * shot.haste), shot.frames(ITEM_SECONDS))
