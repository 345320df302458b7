"""How a row and its clips are drawn. Clips begin and end at whole pixels, so that a picture of them can be moved along and
painted on piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.ui.style.icons import pixmap
from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.timeline import stamps
from autovideo_studio.ui.timeline.art import ClipArt
from autovideo_studio.ui.timeline.coverage import Numbers, beginnings, covered, line_image
from autovideo_studio.ui.timeline.hits import SURE, Scale
from autovideo_studio.ui.timeline.metrics import DETAIL_FROM_PX, FAMILY, LABEL_FROM_PX, PLAIN_BELOW_PX, level_y
from autovideo_studio.ui.timeline.model import Row
from autovideo_studio.ui.ui_state import UiState

NAME_LEFT, NAME_RIGHT = 7, 5
"""Pixels left and right of a clip's name."""
PICTURES_TOP = 17
PIN_FROM_PX = 60
MANY = 64
NORMAL_SPEED = Clip.__dataclass_fields__["speed"].default
Span = tuple[float, float]
"""From and to, in pixels."""


class RowPainter:
    """Draws rows at a scale on a painter whose pixels are `ratio` to one of the window. `waits` collects what has not come yet,
    with the frames in which it is missed."""

    def __init__(self, painter: QPainter, scale: Scale, art: ClipArt, state: UiState, ratio: float) -> None:
        self._painter, self._scale, self._art, self._state, self._ratio = painter, scale, art, state, ratio
        self.waits: list[tuple[Any, TimeRange]] = []

    def draw(self, row: Row, number: int, left: int, right: int) -> None:
        """Row `number` at the top of the painter's picture, from `left` to `right` in pixels."""
        ground = _ground(number)
        self._painter.fillRect(QRectF(left, 0, right - left, row.height), ground)
        first, last = self._scale.frame(left - 1), self._scale.frame(right + 1)
        self._clips(row, row.lane.within(first, last), ground, left, right)
        for transition, span in row.lane.cuts:
            if span.start < last and span.end > first:
                self._transition(QRectF(self._scale.x(span.start), 0, span.duration * self._scale.px, row.height),
                                 transition.id == self._state.selection.transition)

    def sketch(self, row: Row, number: int, width: int) -> None:
        """The row in haste: its clips as bars."""
        self._painter.fillRect(QRectF(0, 0, width, row.height), _ground(number))
        self._bars(row, row.lane.within(self._scale.frame(0), self._scale.frame(width)), _ground(number), 0, width)

    def name_at_border(self, row: Row, number: int) -> None:
        """The name of the clip that begins left of the view is told at the view's border."""
        index = row.lane.at(self._scale.frame(0))
        if index is None:
            return
        (left, right), clip = self._edges(row, index), row.lane.clips[index]
        if left >= 0 or right - left < PLAIN_BELOW_PX:
            return
        named_until = left + NAME_LEFT + self._name_width(clip, right - left)
        if named_until > 0:
            self._painter.save()
            self._painter.setClipRect(QRectF(0, 0, min(right, named_until), row.height))
            self._card(row, index, (left, right), _ground(number), (0, min(right, named_until)), named=False)
            self._painter.restore()
        self._painter.setOpacity(stamps.PALE if _is_pale(row, clip) else 1.0)
        self._name(clip, 0, right, row.height)
        self._painter.setOpacity(1.0)

    def _edges(self, row: Row, index: int) -> tuple[float, float]:
        """Where a clip begins and ends, at whole pixels of the screen."""
        px, left, ratio = self._scale.px, self._scale.left, self._ratio
        return (floor((row.lane.starts[index] - left) * px * ratio + 0.5 + SURE) / ratio,
                floor((row.lane.ends[index] - left) * px * ratio + 0.5 + SURE) / ratio)

    def _clips(self, row: Row, seen: range, ground: QColor, first: int, last: int) -> None:
        """Each by what it has room for: all of it, a plain bar, or a part of a bar."""
        if len(seen) > MANY and row.lane.longest(seen) * self._scale.px < DETAIL_FROM_PX:
            self._bars(row, seen, ground, first, last)
            return
        plain: dict[str, list[QRectF]] = {}
        tiny: list[int] = []
        lane, chosen = row.lane, self._state.selection.clips
        dimmed = lane.track.hidden or lane.track.muted
        for index in seen:
            left, right = self._edges(row, index)
            width = (lane.ends[index] - lane.starts[index]) * self._scale.px
            if width < DETAIL_FROM_PX:
                tiny.append(index)
            elif width < PLAIN_BELOW_PX:
                clip = lane.clips[index]
                tone = "accent" if clip.id in chosen else "line2" if dimmed or not clip.enabled else FAMILY[lane.track.kind]
                plain.setdefault(tone, []).append(QRectF(left, 0, right - left - 1 / self._ratio, row.height))
            else:
                self._card(row, index, (left, right), ground, (first, last))
        if tiny:
            self._bars(row, tiny, ground, first, last)
        self._painter.setPen(Qt.PenStyle.NoPen)
        for tone, boxes in plain.items():
            self._painter.setBrush(theme().colour(tone))
            self._painter.drawRects(boxes)

    def _bars(self, row: Row, seen: range | list[int], ground: QColor, left: int, right: int) -> None:
        """Many clips in little room: the columns of the screen that they cover, the selected ones in the colour of selection."""
        lane, chosen, ratio = row.lane, self._state.selection.clips, self._ratio
        width = round((right - left) * ratio)
        lefts, rights = (((edges[seen] - self._scale.left) * self._scale.px - left) * ratio + SURE for edges in lane.edges)
        mask = covered(lefts, rights, width)
        colours = np.full(width, ground.rgb(), np.uint32)
        colours[mask] = theme().colour("line2" if lane.track.hidden or lane.track.muted else FAMILY[lane.track.kind]).rgb()
        if chosen and chosen & lane.ids:
            marked = np.fromiter((lane.clips[index].id in chosen for index in seen), bool, len(seen))
            colours[covered(lefts[marked], rights[marked], width)] = theme().colour("accent").rgb()
        colours[beginnings(lefts, rights, width)] = ground.rgb()
        if isinstance(seen, list):  # between wider clips: only where these are
            for first, last in _stretches(mask):
                self._painter.drawImage(QRectF(left + first / ratio, 0, (last - first) / ratio, row.height),
                                        line_image(colours[first:last]))
        else:
            self._painter.drawImage(QRectF(left, 0, width / ratio, row.height), line_image(colours))

    def _card(self, row: Row, index: int, edges: Span, ground: QColor, seen: Span, *, named: bool = True) -> None:
        """A clip with all that it has, as far as it is `seen`."""
        painter, kind, height, clip = self._painter, row.lane.track.kind, row.height, row.lane.clips[index]
        (left, right), pale = edges, _is_pale(row, clip)
        card = stamps.card(FAMILY[kind], height, ground, self._ratio, chosen=clip.id in self._state.selection.clips, pale=pale)
        self._plate(card, left, right, height, seen)
        shows_art = self._art.shows(kind)
        if pale:
            painter.setOpacity(stamps.PALE)
        if shows_art:
            self._art_in(row, index, QRectF(left, 0, right - left, height), seen)
        if named:
            self._name(clip, left, right, height)
        if clip.pinned and right - left > PIN_FROM_PX:
            painter.drawPixmap(QPointF(right - NAME_RIGHT - 12, _name_middle(height) - 6), pixmap("pin", "clip_text", 12))
        if kind.is_picture and (keys := row.lane.keys(index)):
            self._keys(keys, QRectF(left, 0, right - left, height))
        if pale:
            painter.setOpacity(1.0)
        if shows_art:
            stamps.draw_frame(painter, card, left, right, height)

    def _plate(self, card: stamps.Card, left: float, right: float, height: int, seen: Span) -> None:
        """An empty card. Of a wide one only as much as is seen is laid, in several pieces."""
        painter, ratio, until = self._painter, self._ratio, right - stamps.END_PX
        at, skipped = left, 0
        while at < min(until, seen[1]):
            width = min(stamps.PLATE_PX - stamps.END_PX - skipped, until - at)
            if at + width > seen[0]:
                painter.drawPixmap(QRectF(at, 0, width, height), card.plate,
                                   QRectF(skipped * ratio, 0, width * ratio, height * ratio))
            at, skipped = at + width, stamps.END_PX
        painter.drawPixmap(QPointF(until, 0), card.end)

    def _art_in(self, row: Row, index: int, box: QRectF, seen: Span) -> None:
        """The pictures or the wave of a clip."""
        kind, clip = row.lane.track.kind, row.lane.clips[index]
        inside = QRectF(max(box.left(), seen[0]), 0, 0, box.height())
        inside.setRight(min(box.right(), seen[1]))
        if kind is TrackKind.VIDEO:
            waits = self._art.draw_pictures(self._painter, clip, box.adjusted(0, PICTURES_TOP, 0, 0), inside, self._scale.px)
        else:
            waits = self._art.draw_wave(self._painter, clip, box, inside, self._scale.px, theme().colour(f"{FAMILY[kind]}_h"))
            self._fades(clip, box)
        if waits:
            self.waits.extend((key, row.lane.span(index)) for key in waits)

    def _name_width(self, clip: Clip, width: float) -> int:
        weight = self._weight(clip)
        room = int(width - NAME_LEFT - NAME_RIGHT)
        return stamps.width_of(stamps.elided(_words(clip), weight, room), weight) if room >= LABEL_FROM_PX - 12 else 0

    def _name(self, clip: Clip, left: float, right: float, height: int) -> None:
        room, text, weight = int(right - left - NAME_LEFT - NAME_RIGHT), _words(clip), self._weight(clip)
        if room < LABEL_FROM_PX - 12 or not text:
            return
        self._painter.drawPixmap(QPointF(left + NAME_LEFT, floor(_name_middle(height) - stamps.LINE_PX / 2)),
                                 stamps.words(stamps.elided(text, weight, room), "clip_text", weight, self._ratio))

    def _weight(self, clip: Clip) -> int:
        return 600 if clip.id in self._state.selection.clips else 500

    def _fades(self, clip: Clip, box: QRectF) -> None:
        """A shaded corner for each fade, and the line of loudness."""
        painter, sound = self._painter, clip.sound
        shade = QColor(0, 0, 0, 90)
        if sound.fade_in:
            end = box.left() + sound.fade_in * self._scale.px
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawPolygon(QPolygonF([box.topLeft(), QPointF(end, box.top()), box.bottomLeft()]))
        if sound.fade_out:
            begin = box.right() - sound.fade_out * self._scale.px
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawPolygon(QPolygonF([QPointF(begin, box.top()), box.topRight(), box.bottomRight()]))
        if box.width() < 24:
            return
        keys = sound.gain_db.keyframes
        points = ([QPointF(box.left() + key.frame * self._scale.px, level_y(key.value, box.top(), box.height())) for key in keys]
                  or [QPointF(box.left(), level_y(sound.gain_db.value, box.top(), box.height()))])
        points = [QPointF(box.left(), points[0].y()), *points, QPointF(box.right(), points[-1].y())]
        painter.setPen(QPen(theme().colour("clip_text", 0.65), 1))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(theme().colour("clip_text"))
        for key in keys:
            painter.drawEllipse(QPointF(box.left() + key.frame * self._scale.px, level_y(key.value, box.top(), box.height())),
                                2.5, 2.5)

    def _keys(self, frames: Iterable[int], box: QRectF) -> None:
        """A diamond at the foot wherever a number of the picture has a keyframe."""
        if not frames or box.width() < 24:
            return
        painter, y = self._painter, box.bottom() - 6.5
        painter.setPen(QPen(theme().colour("app"), 1))
        painter.setBrush(theme().colour("clip_text"))
        for frame in frames:
            at = QPointF(min(max(box.left() + frame * self._scale.px, box.left() + 5), box.right() - 5), y)
            painter.drawPolygon(QPolygonF([at + QPointF(0, -4), at + QPointF(4, 0), at + QPointF(0, 4), at + QPointF(-4, 0)]))

    def _transition(self, box: QRectF, chosen: bool) -> None:
        painter = self._painter
        painter.setPen(QPen(theme().colour("accent" if chosen else "text", 0.9 if chosen else 0.35), 1))
        painter.setBrush(theme().colour("app", 0.55))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if box.width() > 14:
            middle = box.center()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("text"))
            size = min(6.0, box.width() / 4)
            painter.drawPolygon(QPolygonF([middle, middle + QPointF(-size, -size), middle + QPointF(-size, size)]))
            painter.drawPolygon(QPolygonF([middle, middle + QPointF(size, -size), middle + QPointF(size, size)]))


def _ground(number: int) -> QColor:
    return theme().colour("tl_row" if number % 2 else "tl_alt")


def _is_pale(row: Row, clip: Clip) -> bool:
    """What is not shown or heard is pale."""
    return not clip.enabled or row.lane.track.hidden or row.lane.track.muted


def _name_middle(height: int) -> float:
    """Where a clip's name stands: at the top of high rows, in the middle of low ones."""
    return 10.0 if height > 30 else height / 2


def _words(clip: Clip) -> str:
    """What a clip is called: its name, else the words on it."""
    text = (clip.name or str(getattr(clip.media, "text", "") or "")).replace("\n", " ")
    return text if clip.speed is NORMAL_SPEED or clip.speed == 1 else f"{text} · {float(clip.speed):g}×"


def _stretches(mask: Numbers) -> Iterator[tuple[int, int]]:
    """The stretches of a row of truth values that are true: first, and last excluded."""
    borders = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    yield from zip(borders[::2].tolist(), borders[1::2].tolist(), strict=True)
