"""What is drawn for every clip again, drawn once and kept: the ends of its card, and lines of text."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from autovideo_studio.ui.style.theme import font, theme

RADIUS = 5.0
END_PX = 8
"""How wide an end of a card is: its round corners and borders are in it."""
WORDS_PX = 11
LINE_PX = 17
"""How high a stamped line of text is."""
Border = tuple[tuple[int, int, str], ...]
PLAIN_DEEP, CHOSEN_DEEP = 1, 3


def border(family: str, chosen: bool) -> Border:
    """The lines around a card from outside inwards: pixels from its edge, thickness, colour."""
    return ((0, 2, "accent"), (2, 1, "knob")) if chosen else ((0, 1, f"{family}_h"),)


def ends(family: str, height: int, chosen: bool, ground: QColor, ratio: float) -> tuple[QPixmap, QPixmap]:
    """The left and right end of a clip's card with its border. Inside of that they are clear, outside of the round corners they
    have the colour of the ground: laid over square contents they make them round."""
    return _ends(family, height, chosen, ground.rgb(), ratio, theme().name)


def words(text: str, tone: str, weight: int, ratio: float) -> QPixmap:
    """A line of text, its middle in the middle of `LINE_PX`."""
    return _words(text, theme().value(tone), weight, ratio)


@lru_cache(8192)
def width_of(text: str, weight: int) -> int:
    """Pixels of the window that a line takes."""
    return ceil(QFontMetrics(font(WORDS_PX, weight)).horizontalAdvance(text))


@lru_cache(8192)
def elided(text: str, weight: int, room: int) -> str:
    """As much of the text as there is room for, in pixels."""
    return QFontMetrics(font(WORDS_PX, weight)).elidedText(text, Qt.TextElideMode.ElideRight, room)


@lru_cache(256)
def _ends(family: str, height: int, chosen: bool, ground: int, ratio: float, theme_name: str) -> tuple[QPixmap, QPixmap]:
    drawn = _clear(2 * END_PX, height, ratio)
    drawn.fill(QColor(ground))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.fillPath(_rounded(0.0, height), QColor(Qt.GlobalColor.black))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    for inset, thick, tone in border(family, chosen):
        painter.setPen(QPen(theme().colour(tone), thick))
        painter.drawPath(_rounded(inset + thick / 2, height))
    painter.end()
    half = round(END_PX * ratio)
    return drawn.copy(0, 0, half, drawn.height()), drawn.copy(drawn.width() - half, 0, half, drawn.height())


def _rounded(inset: float, height: int) -> QPainterPath:
    path, radius = QPainterPath(), max(1.0, RADIUS + 0.5 - inset)
    path.addRoundedRect(QRectF(inset, inset, 2 * END_PX - 2 * inset, height - 2 * inset), radius, radius)
    return path


@lru_cache(3000)
def _words(text: str, colour: str, weight: int, ratio: float) -> QPixmap:
    drawn = _clear(max(1, width_of(text, weight) + 1), LINE_PX, ratio)
    painter = QPainter(drawn)
    painter.setFont(font(WORDS_PX, weight))
    painter.setPen(QColor(colour))
    metrics = painter.fontMetrics()
    painter.drawText(QPointF(0, (LINE_PX - metrics.height()) / 2 + metrics.ascent()), text)
    painter.end()
    return drawn


def _clear(width: int, height: int, ratio: float) -> QPixmap:
    made = QPixmap(ceil(width * ratio), ceil(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made
