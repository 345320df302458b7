"""How the ruler, the playhead and what else lies over the rows are drawn. Nothing here changes anything."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.ui.style.theme import font, theme
from autovideo_studio.ui.timeline import stamps
from autovideo_studio.ui.timeline.hits import SURE, Scale
from autovideo_studio.ui.timeline.metrics import RULER_HEIGHT
from autovideo_studio.ui.ui_state import UiState
from autovideo_studio.ui.widgets.timecode import timecode

STEPS = (1, 2, 5, 10, 15, 30)
LABEL_PX = 90
LABEL_TOP = 2


def draw_ruler(painter: QPainter, sequence: Sequence, scale: Scale, left: int, right: int, state: UiState) -> None:
    """From `left` to `right`, in pixels."""
    painter.fillRect(QRectF(left, 0, right - left, RULER_HEIGHT), theme().colour("ruler"))
    if state.range is not None:
        span = QRectF(scale.x(state.range.start), RULER_HEIGHT - 4, state.range.duration * scale.px, 4)
        painter.fillRect(span, theme().colour("accent"))
    rate = sequence.format.rate
    step, small = _steps(scale.px, rate)
    ratio, ticks = painter.device().devicePixelRatioF(), []
    for frame in range(max(0, int(scale.frame(left - LABEL_PX) // small) * small), ceil(scale.frame(right)), small):
        x, big = floor(scale.x(frame) + 0.5 + SURE), frame % step == 0
        ticks.append(QRectF(x, RULER_HEIGHT - (9 if big else 5), 1, 8 if big else 4))
        if big:
            time = stamps.words(timecode(frame, rate, short=step >= rate), "text3", 400, ratio)
            painter.drawPixmap(QPointF(x + 5, LABEL_TOP), time)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("line2"))
    painter.drawRects(ticks)
    for marker in sequence.markers:
        _marker(painter, scale.x(marker.range.start), marker.id == state.selection.marker, marker.name)


def draw_playhead(painter: QPainter, x: float, height: int, text: str) -> None:
    """The line over all rows, its head in the ruler with the time, which is whole also at the left border."""
    colour = theme().colour("playhead")
    painter.setPen(QPen(colour, 1))
    painter.drawLine(QLineF(x + 0.5, RULER_HEIGHT - 3, x + 0.5, height))
    painter.setFont(font(11, 600))
    width = painter.fontMetrics().horizontalAdvance(text) + 14
    head = QRectF(max(x - width / 2, 0) if x >= 0 else x - width / 2, 3, width, RULER_HEIGHT - 8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(head, 4, 4)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(head, Qt.AlignmentFlag.AlignCenter, text)


def draw_range(painter: QPainter, span: TimeRange | None, scale: Scale, height: int) -> None:
    """The marked range, over all rows."""
    if span is not None:
        painter.fillRect(QRectF(scale.x(span.start), RULER_HEIGHT, span.duration * scale.px, height),
                         theme().colour("accent", 0.08))


def draw_guide(painter: QPainter, x: float, height: int) -> None:
    """What was snapped to."""
    painter.setPen(QPen(theme().colour("warn"), 1, Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QLineF(x + 0.5, RULER_HEIGHT, x + 0.5, height))


def draw_band(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(theme().colour("accent"), 1))
    painter.setBrush(theme().colour("accent", 0.15))
    painter.drawRect(box)


def _marker(painter: QPainter, x: float, chosen: bool, name: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("accent" if chosen else "marker"))
    top, point = RULER_HEIGHT - 10, RULER_HEIGHT  # under the labels
    painter.drawPolygon(QPolygonF([QPointF(x - 5, top), QPointF(x + 5, top), QPointF(x + 5, point - 5), QPointF(x, point),
                                   QPointF(x - 5, point - 5)]))


def _steps(px: float, rate: Fraction) -> tuple[int, int]:
    """Frames between two labels, and between two ticks."""
    second = max(1, round(rate))
    wanted = LABEL_PX / px
    steps = [1, 2, 5, 10, *(second * each for each in STEPS), *(second * 60 * each for each in STEPS), second * 3600]
    step = next((each for each in steps if each >= wanted), steps[-1])
    return step, max(1, step // 5)
