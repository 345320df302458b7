"""Moving, scaling and turning the selected clip on the picture itself."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, degrees, hypot

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from autovideo_studio.domain.edits.clips import SetTransform
from autovideo_studio.domain.items import Clip, Transform
from autovideo_studio.domain.keyframe import Animated, Keyframe
from autovideo_studio.domain.queries import Placed, clips_at
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.preview.geometry import lying
from autovideo_studio.ui.preview.shaping import Shaping
from autovideo_studio.ui.style.theme import theme

CORNER_PX = 5.0
REACH_PX = 9.0
TURN_PX = 26.0
SNAP = 0.012


class Handles(QObject):
    """Belongs to the one selected picture clip under the playhead. A click beside it selects what lies there."""

    changed = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.shaping = Shaping(editor)
        editor.state.shaping_changed.connect(self.changed)
        self._grip: tuple[str, QPointF, Transform, Placed] | None = None
        self._lines: list[str] = []
        self._shown: tuple[Clip, TimeRange] | None = None
        editor.state.selection_changed.connect(self._look)
        editor.state.playhead_changed.connect(self._on_playhead)
        editor.changed.connect(self._look)

    def _look(self) -> None:
        """A drag elsewhere leaves the picture alone."""
        placed = self.shaping.placed() or self._selected()
        shown = (placed.clip, placed.range) if placed else None
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    def _on_playhead(self) -> None:
        """Handles come, go and move with the playhead; a picture without them is left alone."""
        before = self._shown
        self._look()
        if self._shown is not None and self._shown == before and not self._editor.playing:
            self.changed.emit()

    def draw(self, painter: QPainter, frame: QRectF) -> None:
        if (shaped := self.shaping.placed()) is not None:
            self.shaping.draw(painter, shaped, frame)
            return
        placed = self._selected()
        if placed is None:
            return
        shape = self._shape(placed, frame)
        painter.setPen(QPen(theme().colour("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(shape)
        corners = shape.toList()[:4]
        knob = _knob(corners)
        painter.drawLine((corners[0] + corners[1]) / 2, knob)
        painter.setBrush(QColor("#FFFFFF"))
        for corner in corners:
            painter.drawRect(QRectF(corner.x() - CORNER_PX, corner.y() - CORNER_PX, 2 * CORNER_PX, 2 * CORNER_PX))
        painter.drawEllipse(knob, CORNER_PX, CORNER_PX)
        if self._grip is not None:
            painter.setPen(QPen(theme().colour("warn"), 1, Qt.PenStyle.DashLine))
            if "x" in self._lines:
                painter.drawLine(QPointF(frame.center().x(), frame.top()), QPointF(frame.center().x(), frame.bottom()))
            if "y" in self._lines:
                painter.drawLine(QPointF(frame.left(), frame.center().y()), QPointF(frame.right(), frame.center().y()))

    def press(self, point: QPointF, frame: QRectF) -> None:
        if self.shaping.placed() is not None:
            self.shaping.press(point, frame)
            return
        placed, part = self._selected(), self._part(point, frame)
        if placed is None or part == "":
            self._select_at(point, frame)
            placed, part = self._selected(), self._part(point, frame)
        if placed is not None and part and not placed.track.locked:
            self._editor.seal()
            self._grip = part, point, placed.clip.transform, placed

    def drag(self, point: QPointF, frame: QRectF, held: Qt.KeyboardModifier) -> None:
        self.shaping.drag(point, frame)
        if self._grip is None:
            return
        part, start, before, placed = self._grip
        at = self._editor.state.playhead - placed.range.start
        centre = self._centre(before, at, frame)
        if part == "move":
            x = before.x.at(at) + (point.x() - start.x()) / frame.width()
            y = before.y.at(at) + (point.y() - start.y()) / frame.height()
            x, y = self._snapped(x, y, held)
            after = replace(before, x=moved(before.x, at, x), y=moved(before.y, at, y))
        elif part == "turn":
            turn = degrees(atan2(point.y() - centre.y(), point.x() - centre.x())
                           - atan2(start.y() - centre.y(), start.x() - centre.x()))
            angle = before.rotation.at(at) + turn
            angle = round(angle / 15) * 15 if held & Qt.KeyboardModifier.ShiftModifier else round(angle, 1)
            after = replace(before, rotation=moved(before.rotation, at, angle))
        else:
            grown = hypot(point.x() - centre.x(), point.y() - centre.y()) / max(1.0, hypot(start.x() - centre.x(), start.y()
                                                                                           - centre.y()))
            after = replace(before, scale=moved(before.scale, at, max(0.01, round(before.scale.at(at) * grown, 4))))
        self._editor.apply(SetTransform(placed.clip.id, after), "preview")

    def release(self) -> None:
        self.shaping.release()
        if self._grip is not None:
            self._editor.seal()
        self._grip, self._lines = None, []
        self.changed.emit()

    def cursor(self, point: QPointF, frame: QRectF) -> Qt.CursorShape:
        if self.shaping.placed() is not None:
            return self.shaping.cursor(point, frame)
        return {"move": Qt.CursorShape.SizeAllCursor, "turn": Qt.CursorShape.CrossCursor, "scale": Qt.CursorShape.SizeFDiagCursor,
                "": Qt.CursorShape.ArrowCursor}[self._part(point, frame)]

    def _snapped(self, x: float, y: float, held: Qt.KeyboardModifier) -> tuple[float, float]:
        """To the frame's middle lines, unless Alt is held."""
        self._lines = []
        if held & Qt.KeyboardModifier.AltModifier:
            return x, y
        if abs(x) < SNAP:
            x, self._lines = 0.0, [*self._lines, "x"]
        if abs(y) < SNAP:
            y, self._lines = 0.0, [*self._lines, "y"]
        return x, y

    def _selected(self) -> Placed | None:
        chosen = self._editor.selected_clips() if len(self._editor.state.selection.clips) == 1 else []
        if not chosen or chosen[0].track.kind not in (TrackKind.VIDEO, TrackKind.OVERLAY):
            return None
        return chosen[0] if self._editor.state.playhead in chosen[0].range else None

    def _part(self, point: QPointF, frame: QRectF) -> str:
        placed = self._selected()
        if placed is None:
            return ""
        shape = self._shape(placed, frame)
        corners = shape.toList()[:4]
        if near(point, _knob(corners)):
            return "turn"
        if any(near(point, corner) for corner in corners):
            return "scale"
        return "move" if shape.containsPoint(point, Qt.FillRule.OddEvenFill) else ""

    def _select_at(self, point: QPointF, frame: QRectF) -> None:
        """The topmost picture clip under the pointer."""
        under = [placed for placed in clips_at(self._editor.sequence, self._editor.state.playhead)
                 if placed.track.kind in (TrackKind.VIDEO, TrackKind.OVERLAY) and not placed.track.hidden]
        for placed in reversed(under):
            if self._shape(placed, frame).containsPoint(point, Qt.FillRule.OddEvenFill):
                origin = placed.clip.origin
                self._editor.state.select_clips(placed.clip.id, scene=origin.scene_id if origin else "")
                return

    def _centre(self, transform: Transform, at: float, frame: QRectF) -> QPointF:
        return QPointF(frame.center().x() + transform.x.at(at) * frame.width(), frame.center().y() + transform.y.at(at)
                       * frame.height())

    def _shape(self, placed: Placed, frame: QRectF) -> QPolygonF:
        """The clip's four corners on the panel."""
        return lying(self._editor, placed, frame).outline


def _knob(corners: list[QPointF]) -> QPointF:
    """Where the picture is turned by: a little above the middle of its upper side."""
    top, middle = (corners[0] + corners[1]) / 2, (corners[0] + corners[2]) / 2
    away = top - middle
    return top + away / (hypot(away.x(), away.y()) or 1) * TURN_PX


def moved(animated: Animated, frame: int, value: float) -> Animated:
    """Another value at a frame: of the keyframe there, a new keyframe where the number is animated, else of the constant."""
    if not animated.keyframes:
        return Animated(value)
    others = [key for key in animated.keyframes if key.frame != frame]
    same = next((key for key in animated.keyframes if key.frame == frame), Keyframe(frame, value))
    keys = sorted((*others, replace(same, value=value)), key=lambda key: key.frame)
    return replace(animated, keyframes=tuple(keys))


def near(one: QPointF, other: QPointF) -> bool:
    return hypot(one.x() - other.x(), one.y() - other.y()) <= REACH_PX
