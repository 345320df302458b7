"""What may lie over the picture while it is worked on: thirds, the safe areas of television, what platforms cover."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.style.theme import font

ACTION, TITLE = 0.035, 0.05
"""Shares of each side that television keeps clear of what happens and of words (EBU R 95)."""


class Guide(StrEnum):
    NONE = "none"
    SAFE = "safe"
    THIRDS = "thirds"
    TIKTOK = "tiktok"
    REELS = "reels"
    SHORTS = "shorts"
    YOUTUBE = "youtube"


class Covered(NamedTuple):
    """Shares of the picture that a platform's buttons and words cover, from each side, as the platforms advise to keep clear
    (2025; apps change, so they are a guide and no measure)."""

    left: float
    top: float
    right: float
    bottom: float


PLATFORMS = {
    Guide.TIKTOK: ("TikTok", Covered(0.056, 0.068, 0.111, 0.191)),
    Guide.REELS: ("Instagram Reels", Covered(0.06, 0.14, 0.06, 0.35)),
    Guide.SHORTS: ("YouTube Shorts", Covered(0.045, 0.15, 0.178, 0.35)),
    Guide.YOUTUBE: ("YouTube", Covered(0.0, 0.0, 0.0, 0.12)),
}


def guides_for(format: SequenceFormat) -> tuple[Guide, ...]:
    """Those that suit the picture's shape."""
    upright = (Guide.TIKTOK, Guide.REELS, Guide.SHORTS) if format.height > format.width else (Guide.YOUTUBE,)
    return (Guide.NONE, Guide.SAFE, Guide.THIRDS, *upright)


def guide_name(guide: Guide) -> str:
    names = {Guide.NONE: tr("No guides"), Guide.SAFE: tr("Safe areas"), Guide.THIRDS: tr("Thirds")}
    return names.get(guide) or tr("Clear of {platform}'s buttons", platform=PLATFORMS[guide][0])


def draw_guide(painter: QPainter, guide: Guide, frame: QRectF) -> None:
    pen = QPen(QColor(255, 255, 255, 160), 1)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if guide is Guide.THIRDS:
        for part in (1 / 3, 2 / 3):
            x, y = frame.left() + frame.width() * part, frame.top() + frame.height() * part
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
    elif guide is Guide.SAFE:
        for part in (ACTION, TITLE):
            painter.drawRect(_inside(frame, Covered(part, part, part, part)))
    elif guide in PLATFORMS:
        name, covered = PLATFORMS[guide]
        clear, veil = _inside(frame, covered), QPainterPath()
        veil.addRect(frame)
        hole = QPainterPath()
        hole.addRect(clear)
        painter.fillPath(veil.subtracted(hole), QColor(0, 0, 0, 110))
        painter.fillPath(veil.subtracted(hole), QBrush(QColor(255, 255, 255, 70), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(clear)
        painter.setFont(font(11, 600))
        painter.setPen(QColor("#FFFFFF"))
        words = QRectF(frame.left(), clear.bottom() + 4, frame.width(), 16)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)


def _inside(frame: QRectF, covered: Covered) -> QRectF:
    return frame.adjusted(covered.left * frame.width(), covered.top * frame.height(), -covered.right * frame.width(),
                          -covered.bottom * frame.height())
