"""The rows of the timeline as pictures: painted where something in them has changed, moved along where they only scroll.

What cannot be painted within a frame's time is shown as it was, stretched to where it belongs now, or as a sketch, and painted in
the next.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from autovideo_studio.domain.time import TimeRange
from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.timeline.art import ClipArt
from autovideo_studio.ui.timeline.hits import Scale
from autovideo_studio.ui.timeline.metrics import RULER_HEIGHT
from autovideo_studio.ui.timeline.model import Lane, Row, TimelineModel
from autovideo_studio.ui.timeline.row_painting import RowPainter
from autovideo_studio.ui.ui_state import UiState

BUDGET_S = 0.004
WHOLE_PX = 4
"""So many pixels of the window are whole ones of any screen, of 125 % too: what is painted begins and ends at them."""


@dataclass(slots=True)
class _Picture:
    """A row as it was painted: `left` in frames, `px` pixels a frame, `key` all else that it depends on. `waits` are the frames
    in which something is missed that has not come yet, by its key; `stale` those in which it has come since."""

    pixmap: QPixmap
    lane: Lane
    left: float
    px: float
    key: Any
    waits: dict[Any, set[TimeRange]] = field(default_factory=dict)
    stale: set[TimeRange] = field(default_factory=set)


class RowPictures:
    def __init__(self, art: ClipArt, state: UiState) -> None:
        self._art, self._state = art, state
        self._kept: dict[str, _Picture] = {}

    def draw(self, painter: QPainter, model: TimelineModel, scale: Scale, size: QSize, ratio: float, within: QRect) -> list[Row]:
        """Draw the rows that lie in `within`. Gives back those that are not yet as they should be: paint them again soon."""
        until, width, unfinished = time.perf_counter() + BUDGET_S, size.width(), []
        for number, row in enumerate(model.rows):
            top = row.top - scale.top + RULER_HEIGHT
            if top + row.height <= within.top() or top > within.bottom():
                continue
            key = self._key(row, number, width, ratio)
            kept = self._kept.get(row.lane.track.id)
            over = RowPainter(painter, scale, self._art, self._state, ratio)
            if kept is None or not self._follows(kept, key, row, number, scale, width, ratio):
                if time.perf_counter() > until:
                    unfinished.append(row)
                    _in_haste(painter, over, kept, row, number, scale, QRect(0, top, width, row.height))
                    continue
                kept = self._kept[row.lane.track.id] = self._painted(key, row, number, scale, width, ratio)
            painter.drawPixmap(0, top, kept.pixmap)
            painter.translate(0, top)
            over.name_at_border(row, number)
            painter.translate(0, -top)
        return unfinished

    def forget_gone(self, model: TimelineModel) -> None:
        there = {row.lane.track.id for row in model.rows}
        self._kept = {id: kept for id, kept in self._kept.items() if id in there}

    def has_come(self, keys: Collection[Any]) -> set[str]:
        """Pictures or waves of these keys are there now. Gives back the tracks in which they were missed."""
        tracks = set()
        for track_id, kept in self._kept.items():
            for key in keys & kept.waits.keys():
                kept.stale |= kept.waits.pop(key)
                tracks.add(track_id)
        return tracks

    def missed(self, scale: Scale, width: int) -> list[Any]:
        """The keys of what is missed between the borders of the view; what lies beside them is painted again when it comes."""
        first, last = floor(scale.frame(0)), ceil(scale.frame(width))
        for kept in self._kept.values():
            kept.waits = {key: spans for key, spans in kept.waits.items()
                          if any(span.start < last and span.end > first for span in spans)}
        return list(dict.fromkeys(key for kept in self._kept.values() for key in kept.waits))

    def _key(self, row: Row, number: int, width: int, ratio: float) -> Any:
        selection = self._state.selection
        chosen = selection.clips & row.lane.ids if selection.clips else frozenset()
        return number % 2, row.height, width, ratio, theme().name, chosen, selection.transition

    def _follows(self, kept: _Picture, key: Any, row: Row, number: int, scale: Scale, width: int, ratio: float) -> bool:
        """Whether the picture is right as it is, or has been made so by moving it along."""
        if kept.key != key or kept.px != scale.px:
            return False
        if kept.lane is not row.lane or kept.stale:
            self._catch_up(kept, row, number, width)
        across = (kept.left - scale.left) * scale.px * ratio
        step = round(across)
        if step == 0:
            return True
        if abs(across - step) > 0.01 or abs(step) >= width * ratio * 0.8:
            return False
        kept.pixmap.scroll(step, 0, kept.pixmap.rect())
        kept.left = scale.left
        fresh = (0, ceil(step / ratio)) if step > 0 else (width + floor(step / ratio), width)
        self._paint(kept, row, number, *fresh)
        return True

    def _catch_up(self, kept: _Picture, row: Row, number: int, width: int) -> None:
        """Paint only where the track has changed, or what was missed has come."""
        changed = {row.lane.differing(kept.lane)} if kept.lane is not row.lane else set()
        kept.lane, scale = row.lane, Scale(kept.left, kept.px)
        for span in changed | kept.stale:
            left, right = max(0, floor(scale.x(span.start)) - 2), min(width, ceil(scale.x(span.end)) + 2)
            if left < right:
                self._paint(kept, row, number, left, right)
        kept.stale.clear()

    def _painted(self, key: Any, row: Row, number: int, scale: Scale, width: int, ratio: float) -> _Picture:
        pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(row.height * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        made = _Picture(pixmap, row.lane, scale.left, scale.px, key)
        self._paint(made, row, number, 0, width)
        return made

    def _paint(self, kept: _Picture, row: Row, number: int, left: int, right: int) -> None:
        left, right = left // WHOLE_PX * WHOLE_PX, -(-right // WHOLE_PX) * WHOLE_PX
        painter = QPainter(kept.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRect(left, 0, right - left, row.height))
        on_row = RowPainter(painter, Scale(kept.left, kept.px), self._art, self._state, kept.pixmap.devicePixelRatio())
        on_row.draw(row, number, left, right)
        painter.end()
        for key, span in on_row.waits:
            kept.waits.setdefault(key, set()).add(span)


def _in_haste(painter: QPainter, over: RowPainter, kept: _Picture | None, row: Row, number: int, scale: Scale,
              box: QRect) -> None:
    """The picture of before, where its frames lie now; without one a sketch."""
    if kept is None:
        painter.translate(0, box.top())
        over.sketch(row, number, box.width())
        painter.translate(0, -box.top())
        return
    painter.fillRect(box, theme().colour("tl_row"))
    frames = kept.pixmap.width() / kept.pixmap.devicePixelRatio() / kept.px
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(QRectF(scale.x(kept.left), box.top(), frames * scale.px, box.height()), kept.pixmap,
                       QRectF(kept.pixmap.rect()))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
