"""The rows of the timeline as pictures: painted where something in them has changed, moved along where they only scroll.

What cannot be painted within a frame's time is shown as it was, stretched to where it belongs now, and painted in the next.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.timeline.art import ClipArt
from autovideo_studio.ui.timeline.hits import Scale
from autovideo_studio.ui.timeline.metrics import RULER_HEIGHT
from autovideo_studio.ui.timeline.model import Lane, Row, TimelineModel
from autovideo_studio.ui.timeline.painting import RowPainter
from autovideo_studio.ui.ui_state import UiState

BUDGET_S = 0.006


@dataclass(slots=True)
class _Picture:
    """A row as it was painted: `left` in frames, `px` pixels a frame, `key` all else that it depends on."""

    pixmap: QPixmap
    lane: Lane
    left: float
    px: float
    key: Any


class RowPictures:
    def __init__(self, art: ClipArt, state: UiState) -> None:
        self._art, self._state = art, state
        self._kept: dict[str, _Picture] = {}

    def draw(self, painter: QPainter, model: TimelineModel, scale: Scale, size: QSize, ratio: float, within: QRect) -> bool:
        """Draw the rows that lie in `within`; False where some are not yet as they should be: then paint again soon."""
        until, whole = time.perf_counter() + BUDGET_S, True
        for number, row in enumerate(model.rows):
            top = row.top - scale.top + RULER_HEIGHT
            if top + row.height <= within.top() or top > within.bottom():
                continue
            key = self._key(row, number, size.width(), ratio)
            kept = self._kept.get(row.lane.track.id)
            if kept is None or not self._follows(kept, key, row, number, scale, size.width(), ratio):
                if kept is not None and time.perf_counter() > until:
                    whole = False
                    _stretched(painter, kept, scale, QRectF(0, top, size.width(), row.height))
                    continue
                kept = self._kept[row.lane.track.id] = self._painted(key, row, number, scale, size.width(), ratio)
            painter.drawPixmap(0, top, kept.pixmap)
        return whole

    def forget_gone(self, model: TimelineModel) -> None:
        there = {row.lane.track.id for row in model.rows}
        self._kept = {id: kept for id, kept in self._kept.items() if id in there}

    def _key(self, row: Row, number: int, width: int, ratio: float) -> Any:
        selection = self._state.selection
        chosen = selection.clips & row.lane.ids if selection.clips else frozenset()
        return (number % 2, row.height, width, ratio, theme().name, chosen, selection.transition,
                self._art.version if self._art.shows(row.lane.track.kind) else 0)

    def _follows(self, kept: _Picture, key: Any, row: Row, number: int, scale: Scale, width: int, ratio: float) -> bool:
        """Whether the picture is right as it is, or has been made so by moving it along."""
        if kept.key != key or kept.px != scale.px:
            return False
        if kept.lane is not row.lane:
            self._catch_up(kept, row, number, width)
        across = (kept.left - scale.left) * scale.px * ratio
        step = round(across)
        if step == 0:
            return True
        if abs(across - step) > 0.01 or abs(step) >= width * ratio * 0.8:
            return False
        kept.pixmap.scroll(step, 0, kept.pixmap.rect())
        kept.left = scale.left
        for left, right in _to_repaint(row, scale, width, step / ratio):
            self._paint(kept.pixmap, row, number, scale, width, left, right)
        return True

    def _catch_up(self, kept: _Picture, row: Row, number: int, width: int) -> None:
        """Paint only where the track has changed."""
        changed, scale = row.lane.differing(kept.lane), Scale(kept.left, kept.px)
        left, right = max(0, floor(scale.x(changed.start)) - 2), min(width, ceil(scale.x(changed.end)) + 2)
        if left < right:
            self._paint(kept.pixmap, row, number, scale, width, left, right)
        kept.lane = row.lane

    def _painted(self, key: Any, row: Row, number: int, scale: Scale, width: int, ratio: float) -> _Picture:
        pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(row.height * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        self._paint(pixmap, row, number, scale, width, 0, width)
        return _Picture(pixmap, row.lane, scale.left, scale.px, key)

    def _paint(self, pixmap: QPixmap, row: Row, number: int, scale: Scale, width: int, left: float, right: float) -> None:
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(QRectF(left, 0, right - left, row.height))
        RowPainter(painter, scale, self._art, self._state, width).draw(row, number, left, right)
        painter.end()


def _to_repaint(row: Row, scale: Scale, width: int, step: float) -> list[tuple[float, float]]:
    """What came into view, and the clips at both borders, whose names keep to what is seen of them."""
    fresh = (0.0, step) if step > 0 else (width + step, float(width))
    spans = [fresh]
    for edge in (0.0, width + step, step, float(width)):
        at = row.lane.at(scale.frame(edge))
        if at is not None:
            spans.append((max(0.0, scale.x(row.lane.starts[at]) - 1), min(float(width), scale.x(row.lane.ends[at]) + 1)))
    if sum(right - left for left, right in spans) > width:
        return [(0.0, float(width))]
    return [(left, right) for left, right in spans if right > left]


def _stretched(painter: QPainter, kept: _Picture, scale: Scale, box: QRectF) -> None:
    """The picture of before, where its frames lie now."""
    painter.fillRect(box, theme().colour("tl_row"))
    ratio = kept.pixmap.devicePixelRatio()
    frames = kept.pixmap.width() / ratio / kept.px
    painter.drawPixmap(QRectF(scale.x(kept.left), box.top(), frames * scale.px, box.height()), kept.pixmap,
                       QRectF(kept.pixmap.rect()))
