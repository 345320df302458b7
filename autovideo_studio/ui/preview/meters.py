"""The meters beside the picture: peaks of left and right with the highest held for a moment, and loudness in LUFS."""

from __future__ import annotations

import time
from math import inf, isfinite

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.preview import SoundLevels
from autovideo_studio.ui.style.theme import font, theme

WIDTH = 58
LOWEST_DB = -48.0
HELD_S = 1.5
FALL_DB = 1.4
"""A bar falls so much at a look: some 28 dB a second."""
MARKS = (0, -6, -12, -24, -36)


class Meters(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._bars = [LOWEST_DB, LOWEST_DB]
        self._held = [(LOWEST_DB, 0.0), (LOWEST_DB, 0.0)]
        self._levels: SoundLevels | None = None
        self.setObjectName("audioMeters")
        self.setAccessibleName(tr("Audio meters"))
        self.setToolTip(tr("Peak in dBFS; loudness momentary (M) and short-term (S) in LUFS"))
        self.setFixedWidth(WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 160)

    def show_levels(self, levels: SoundLevels | None) -> None:
        """None where nothing plays: the bars fall and rest."""
        now = time.monotonic()
        peaks = (levels.left, levels.right) if levels is not None else (LOWEST_DB, LOWEST_DB)
        for side, peak in enumerate(peaks):
            peak = max(LOWEST_DB, peak)
            self._bars[side] = max(peak, self._bars[side] - FALL_DB)
            if peak >= self._held[side][0] or now - self._held[side][1] > HELD_S:
                self._held[side] = peak, now
        self._levels = levels
        self.update()

    @property
    def resting(self) -> bool:
        return self._levels is None and max(self._bars) <= LOWEST_DB

    @property
    def levels(self) -> SoundLevels | None:
        """What is shown now."""
        return self._levels

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("canvas"))
        box = QRectF(24, 12, 26, self.height() - 58)
        painter.setFont(font(10))
        for mark in MARKS:
            y = self._y(mark, box)
            painter.setPen(theme().colour("text3"))
            painter.drawText(QRectF(0, y - 7, 20, 14), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(mark))
        colours = QLinearGradient(0, box.top(), 0, box.bottom())
        for at, colour in ((0.0, "#FF5C68"), (0.12, "#F2B84B"), (0.3, "#46C890"), (1.0, "#1F8A5F")):
            colours.setColorAt(at, QColor(colour))
        for side in range(2):
            lane = QRectF(box.left() + side * 14, box.top(), 11, box.height())
            painter.fillRect(lane, theme().colour("raised"))
            top = self._y(self._bars[side], box)
            painter.fillRect(QRectF(lane.left(), top, lane.width(), box.bottom() - top), colours)
            held = self._held[side][0]
            if held > LOWEST_DB:
                painter.fillRect(QRectF(lane.left(), self._y(held, box) - 1, lane.width(), 2),
                                 theme().colour("bad" if held > -0.1 else "text"))
        painter.setFont(font(10, mono=True))
        painter.setPen(theme().colour("text2"))
        loudness = (self._levels.momentary, self._levels.short_term) if self._levels is not None else (-inf, -inf)
        for number, (name, value) in enumerate(zip("MS", loudness, strict=True)):
            where = QRectF(0, box.bottom() + 10 + number * 15, WIDTH - 4, 14)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, f"{name} {value:.1f}" if isfinite(value) else f"{name} –")

    @staticmethod
    def _y(decibels: float, box: QRectF) -> float:
        return box.top() + min(1.0, max(0.0, decibels / LOWEST_DB)) * box.height()
