"""What is drawn for every clip again, drawn once and kept: the ends of its card, and lines of text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from autovideo_studio.ui.style.theme import font, theme

RADIUS = 5.0
END_PX = 8
"""How wide an end of a card is: its round corners and borders are in it."""
WORDS_PX = 11
ELLIPSIS = "\u2026"
LINE_PX = 17
"""How high a stamped line of text is."""
PLATE_PX = 1200
PALE = 0.4
"""How strong that is drawn which is not shown or heard."""
Border = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What the cards of clips are put together from. `plate` is a long empty card to be cut off where it should end, `end` the
    right end of one. `left` and `right` are both ends with nothing in them, but the colour of the ground outside of the round
    corners: laid over square contents they make them round. `border` are the lines from outside inwards: pixels from the edge,
    thickness, colour token."""

    plate: QPixmap
    end: QPixmap
    left: QPixmap
    right: QPixmap
    border: Border


def card(family: str, height: int, ground: QColor, ratio: float, *, chosen: bool, pale: bool) -> Card:
    return _card(family, height, ground.rgb(), ratio, chosen, pale, theme().name)


def words(text: str, tone: str, weight: int, ratio: float) -> QPixmap:
    """A line of text, its middle in the middle of `LINE_PX`."""
    return _words(text, theme().value(tone), weight, ratio)


@lru_cache(8192)
def width_of(text: str, weight: int) -> int:
    """Pixels of the window that a line takes."""
    return ceil(_metrics(weight).horizontalAdvance(text))


def elided(text: str, weight: int, room: int) -> str:
    """As much of the text as there is room for, in pixels. While the timeline is zoomed, hundreds of names get another room in
    each frame: where letters stand side by side as they are, their widths are added up; Qt, which shapes them, takes 30 us."""
    if width_of(text, weight) <= room:
        return text
    ends = _ends(text, weight)
    if ends is None:
        return _metrics(weight).elidedText(text, Qt.TextElideMode.ElideRight, room)
    kept = bisect_right(ends, room - _letter(ELLIPSIS, weight))
    return text[:kept] + ELLIPSIS


@lru_cache(8192)
def _ends(text: str, weight: int) -> tuple[float, ...] | None:
    """Where each letter ends, in pixels; None for scripts whose letters change with their neighbours."""
    plain = all(letter < "\u0300" or "\u2e80" <= letter <= "\ufaff" for letter in text)
    return tuple(accumulate(_letter(letter, weight) for letter in text)) if plain else None


@cache
def _letter(letter: str, weight: int) -> float:
    return QFontMetricsF(font(WORDS_PX, weight)).horizontalAdvance(letter)


@cache
def _metrics(weight: int) -> QFontMetrics:
    return QFontMetrics(font(WORDS_PX, weight))


@lru_cache(128)
def _card(family: str, height: int, ground: int, ratio: float, chosen: bool, pale: bool, theme_name: str) -> Card:
    border: Border = ((0, 2, "accent"), (2, 1, "knob")) if chosen else ((0, 1, f"{family}_h"),)
    hollow = _framed(2 * END_PX, height, ground, ratio, border)
    left, right = _cut(hollow, 0, END_PX), _cut(hollow, END_PX, END_PX)
    plate = QPixmap(hollow.size().expandedTo(QSize(ceil(PLATE_PX * ratio), 0)))
    plate.setDevicePixelRatio(ratio)
    plate.fill(QColor(ground))
    painter = QPainter(plate)
    painter.setOpacity(PALE if pale else 1.0)
    painter.fillRect(QRectF(0, 0, PLATE_PX, height), theme().colour(family))
    painter.setOpacity(1.0)
    draw_frame(painter, Card(plate, right, left, right, border), 0, PLATE_PX, height)
    painter.end()
    return Card(plate, _cut(plate, PLATE_PX - END_PX, END_PX), left, right, border)


def draw_frame(painter: QPainter, card: Card, left: float, right: float, height: int) -> None:
    """The border of a card, and its round corners, over what is in it."""
    painter.drawPixmap(QPointF(left, 0), card.left)
    painter.drawPixmap(QPointF(right - END_PX, 0), card.right)
    across = right - left - 2 * END_PX
    for inset, thick, tone in card.border:
        painter.fillRect(QRectF(left + END_PX, inset, across, thick), theme().colour(tone))
        painter.fillRect(QRectF(left + END_PX, height - inset - thick, across, thick), theme().colour(tone))


def _framed(width: int, height: int, ground: int, ratio: float, border: Border) -> QPixmap:
    """The ground with a hole that has round corners and a border."""
    drawn = _clear(width, height, ratio)
    drawn.fill(QColor(ground))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.fillPath(_rounded(0.0, width, height), QColor(Qt.GlobalColor.black))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    for inset, thick, tone in border:
        painter.setPen(QPen(theme().colour(tone), thick))
        painter.drawPath(_rounded(inset + thick / 2, width, height))
    painter.end()
    return drawn


def _cut(drawn: QPixmap, left: int, width: int) -> QPixmap:
    ratio = drawn.devicePixelRatio()
    return drawn.copy(round(left * ratio), 0, round(width * ratio), drawn.height())


def _rounded(inset: float, width: int, height: int) -> QPainterPath:
    path, radius = QPainterPath(), max(1.0, RADIUS + 0.5 - inset)
    path.addRoundedRect(QRectF(inset, inset, width - 2 * inset, height - 2 * inset), radius, radius)
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
