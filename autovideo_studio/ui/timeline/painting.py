"""How rows, clips and the ruler are drawn. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.numbers import every_number
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.ui.style.icons import pixmap
from autovideo_studio.ui.style.theme import font, theme
from autovideo_studio.ui.timeline.art import ClipArt
from autovideo_studio.ui.timeline.coverage import Numbers, beginnings, covered, line_image
from autovideo_studio.ui.timeline.hits import Scale
from autovideo_studio.ui.timeline.metrics import (
    DETAIL_FROM_PX,
    FAMILY,
    LABEL_FROM_PX,
    PLAIN_BELOW_PX,
    RULER_HEIGHT,
    level_y,
)
from autovideo_studio.ui.timeline.model import Row
from autovideo_studio.ui.ui_state import UiState
from autovideo_studio.ui.widgets.timecode import timecode

STEPS = (1, 2, 5, 10, 15, 30)
LABEL_PX = 90
RADIUS = 5.0


class RowPainter:
    """Draws rows at a scale; `width` in pixels is what is seen of them."""

    def __init__(self, painter: QPainter, scale: Scale, art: ClipArt, state: UiState, width: int) -> None:
        self._painter, self._scale, self._art, self._state, self._width = painter, scale, art, state, width

    def draw(self, row: Row, number: int, left: float, right: float) -> None:
        """Row `number` at the top of the painter's picture, from `left` to `right` in pixels."""
        ground = theme().colour("tl_row" if number % 2 else "tl_alt")
        self._painter.fillRect(QRectF(left, 0, right - left, row.height), ground)
        seen = row.lane.within(self._scale.frame(left), self._scale.frame(right))
        if len(seen) and row.lane.longest(seen) * self._scale.px < DETAIL_FROM_PX:
            self._bars(row, seen, ground)
        else:
            self._clips(row, seen, ground)
        first, last = self._scale.frame(left), self._scale.frame(right)
        for transition, span in row.lane.cuts:
            if span.start < last and span.end > first:
                self._transition(QRectF(self._scale.x(span.start), 0, span.duration * self._scale.px, row.height),
                                 transition.id == self._state.selection.transition)

    def _clips(self, row: Row, seen: range, ground: QColor) -> None:
        """Each by what it has room for: all of it, a plain bar, or a part of a bar."""
        plain: dict[str, list[QRectF]] = {}
        tiny: list[int] = []
        lane, chosen = row.lane, self._state.selection.clips
        dimmed = lane.track.hidden or lane.track.muted
        for index in seen:
            left, width = self._scale.x(lane.starts[index]), (lane.ends[index] - lane.starts[index]) * self._scale.px
            if width < DETAIL_FROM_PX:
                tiny.append(index)
            elif width < PLAIN_BELOW_PX:
                clip = lane.clips[index]
                tone = "accent" if clip.id in chosen else "line2" if dimmed or not clip.enabled else FAMILY[lane.track.kind]
                plain.setdefault(tone, []).append(QRectF(left + 0.5, 0.5, width - 1, row.height - 1))
            else:
                self._clip(row, lane.clips[index], QRectF(left, 0, width, row.height))
        if tiny:
            self._bars(row, tiny, ground)
        self._painter.setPen(Qt.PenStyle.NoPen)
        for tone, boxes in plain.items():
            self._painter.setBrush(theme().colour(tone))
            self._painter.drawRects(boxes)

    def _bars(self, row: Row, seen: range | list[int], ground: QColor) -> None:
        """Many clips in little room: the columns that they cover, the selected ones in the colour of selection."""
        lane, chosen = row.lane, self._state.selection.clips
        lefts, rights = ((edges[seen] - self._scale.left) * self._scale.px for edges in (lane.edges[0], lane.edges[1]))
        mask = covered(lefts, rights, self._width)
        colours = np.full(self._width, ground.rgb(), np.uint32)
        colours[mask] = theme().colour("line2" if lane.track.hidden or lane.track.muted else FAMILY[lane.track.kind]).rgb()
        if chosen and chosen & lane.ids:
            marked = np.fromiter((lane.clips[index].id in chosen for index in seen), bool, len(seen))
            colours[covered(lefts[marked], rights[marked], self._width)] = theme().colour("accent").rgb()
        colours[beginnings(lefts, rights, self._width)] = ground.rgb()
        if isinstance(seen, list):  # between wider clips: only where these are
            for first, last in _stretches(mask):
                self._painter.drawImage(QRectF(first, 0, last - first, row.height), line_image(colours[first:last]))
        else:
            self._painter.drawImage(QRectF(0, 0, self._width, row.height), line_image(colours))

    def _clip(self, row: Row, clip: Clip, box: QRectF) -> None:
        painter, kind = self._painter, row.lane.track.kind
        family, chosen = FAMILY[kind], clip.id in self._state.selection.clips
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(inner, RADIUS, RADIUS)
        painter.save()
        painter.setOpacity(1.0 if clip.enabled and not row.lane.track.hidden and not row.lane.track.muted else 0.4)
        painter.fillPath(shape, theme().colour(family))
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        seen = inner.intersected(QRectF(0, box.top(), self._width, box.height()))
        if kind is TrackKind.VIDEO:
            self._art.draw_pictures(painter, clip, inner.adjusted(0, 17, 0, 0), seen, self._scale.px)
        elif not kind.is_picture:
            self._art.draw_wave(painter, clip, inner, seen, self._scale.px, theme().colour(f"{family}_h"))
            self._fades(clip, inner)
        self._label(clip, inner, seen, chosen)
        if kind.is_picture:
            self._keys(clip, inner)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("accent" if chosen else f"{family}_h"), 3 if chosen else 1))
        painter.drawPath(shape)
        if chosen:
            painter.setPen(QPen(theme().colour("knob"), 1))
            painter.drawRoundedRect(inner.adjusted(1.5, 1.5, -1.5, -1.5), RADIUS - 1, RADIUS - 1)

    def _label(self, clip: Clip, box: QRectF, seen: QRectF, chosen: bool) -> None:
        room = seen.adjusted(7, 0, -5, 0)
        if room.width() < LABEL_FROM_PX - 12:
            return
        painter = self._painter
        painter.setFont(font(11, 600 if chosen else 500))
        painter.setPen(theme().colour("clip_text"))
        text = painter.fontMetrics().elidedText(_words(clip), Qt.TextElideMode.ElideRight, int(room.width()))
        where = QRectF(room.left(), box.top() + (2 if box.height() > 30 else 0), room.width(), 15 if box.height() > 30
                       else box.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if clip.pinned and room.width() > 60:
            painter.drawPixmap(QPointF(room.right() - 12, where.center().y() - 6), pixmap("pin", "clip_text", 12))

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

    def _keys(self, clip: Clip, box: QRectF) -> None:
        """A diamond at the foot wherever a number of the picture has a keyframe."""
        frames = {key.frame for number in every_number(clip) for key in number.keyframes}
        if not frames or box.width() < 24:
            return
        painter, y = self._painter, box.bottom() - 6
        painter.setPen(QPen(theme().colour("app"), 1))
        painter.setBrush(theme().colour("clip_text"))
        for frame in frames:
            at = QPointF(min(max(box.left() + frame * self._scale.px, box.left() + 5), box.right() - 5), y)
            painter.drawPolygon(QPolygonF([at + QPointF(0, -4), at + QPointF(4, 0), at + QPointF(0, 4), at + QPointF(-4, 0)]))

    def _transition(self, box: QRectF, chosen: bool) -> None:
        painter = self._painter
        bar = box.adjusted(0, 0, 0, 0)
        painter.setPen(QPen(theme().colour("accent" if chosen else "text", 0.9 if chosen else 0.35), 1))
        painter.setBrush(theme().colour("app", 0.55))
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if bar.width() > 14:
            middle = bar.center()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("text"))
            size = min(6.0, bar.width() / 4)
            painter.drawPolygon(QPolygonF([middle, middle + QPointF(-size, -size), middle + QPointF(-size, size)]))
            painter.drawPolygon(QPolygonF([middle, middle + QPointF(size, -size), middle + QPointF(size, size)]))


def draw_ruler(painter: QPainter, sequence: Sequence, scale: Scale, left: int, right: int, state: UiState) -> None:
    """From `left` to `right`, in pixels."""
    painter.fillRect(QRectF(left, 0, right - left, RULER_HEIGHT), theme().colour("ruler"))
    if state.range is not None:
        span = QRectF(scale.x(state.range.start), RULER_HEIGHT - 4, state.range.duration * scale.px, 4)
        painter.fillRect(span, theme().colour("accent"))
    rate = sequence.format.rate
    step, small = _steps(scale.px, rate)
    painter.setFont(font(11))
    frame = max(0, int(scale.frame(left - LABEL_PX) // small) * small)
    while scale.x(frame) < right:
        x, big = scale.x(frame), frame % step == 0
        painter.setPen(theme().colour("line2"))
        painter.drawLine(QLineF(x + 0.5, RULER_HEIGHT - (9 if big else 5), x + 0.5, RULER_HEIGHT - 1))
        if big:
            painter.setPen(theme().colour("text3"))
            painter.drawText(QPointF(x + 5, RULER_HEIGHT - 11), timecode(frame, rate, short=step >= rate))
        frame += small
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
    painter.setPen(QPen(theme().colour("warn"), 1, Qt.PenStyle.DashLine))
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


def _stretches(mask: Numbers) -> Iterator[tuple[int, int]]:
    """The stretches of a row of truth values that are true: first, and last excluded."""
    borders = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    yield from zip(borders[::2].tolist(), borders[1::2].tolist(), strict=True)


def _words(clip: Clip) -> str:
    """What a clip is called: its name, else the words on it."""
    speed = f" · {float(clip.speed):g}×" if clip.speed != 1 else ""
    text = clip.name or getattr(clip.media, "text", "") or ""
    return text.replace("\n", " ") + speed


