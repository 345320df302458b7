"""An animated number over a clip's frames: keys and curves, moved by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from autovideo_studio.domain.keyframe import SMOOTH, Animated, Curve, Easing, Keyframe
from autovideo_studio.ui.style.theme import font, theme
from autovideo_studio.ui.widgets.own_keys import OwnKeys

HEIGHT = 150
NEAR_PX = 8
MARGIN = 12
Move = Callable[[Animated, int, int, float], Animated]


class CurveView(QWidget):
    """Drag a key (Shift: only its value, Control: only its frame) or a handle of a Bézier curve; a double click makes a key.

    Page Up and Down go to another key, arrows move it (Shift: ten times as far), Insert makes one at the playhead, Delete takes
    it out. `changed` comes with each step, `finished` at its end, `chosen` with the frame of the key that is in hand (-1: none).
    """

    changed = Signal(object)
    finished = Signal()
    chosen = Signal(int)
    sought = Signal(int)

    def __init__(self, move: Move, make: Callable[[Animated, int, float], Animated], drop: Callable[[Animated, int], Animated],
                 *, name: str, title: str) -> None:
        """`move` gives the number with a key at another frame and value, `make` one more key, `drop` one less."""
        super().__init__()
        self._move, self._make, self._drop = move, make, drop
        self._animated, self._frames, self._at = Animated(), 1, 0
        self._low, self._high, self._step = 0.0, 1.0, 0.01
        self._key = -1
        self._held = ""
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setMinimumHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        OwnKeys(self, self._keys())

    @property
    def key(self) -> int:
        """The frame of the key in hand, -1 for none."""
        return self._key

    def show_number(self, animated: Animated, frames: int, at: int, lowest: float, highest: float, step: float) -> None:
        """The number over `frames` frames with the playhead at the clip's own frame `at`; `lowest` and `highest` it may be."""
        self._animated, self._frames, self._at, self._step = animated, max(2, frames), at, step
        if self._key not in [key.frame for key in animated.keyframes]:
            self._choose(-1)
        if not self._held:
            self._low, self._high = _range(animated, lowest, highest, step)
        self.update()

    def choose(self, frame: int) -> None:
        self._choose(frame)

    def set_easing(self, easing: Easing, curve: Curve = SMOOTH) -> None:
        """How the value travels from the key in hand to the next."""
        if key := self._in_hand():
            self._take(_with(self._animated, replace(key, easing=easing, curve=curve)))
            self.finished.emit()

    def make_key(self, frame: int | None = None) -> None:
        """At a frame (the playhead's)."""
        frame = self._at if frame is None else frame
        self._take(self._make(self._animated, frame, self._animated.at(frame)))
        self._choose(frame)
        self.finished.emit()

    def drop_key(self) -> None:
        if self._in_hand():
            gone, self._key = self._key, -1
            self._take(self._drop(self._animated, gone))
            self._choose(-1)
            self.finished.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = self._under(event.position())
        if self._held.startswith("key"):
            self._choose(int(self._held[3:]))
            self._held = "key"
        elif not self._held:
            self._held = "playhead"
            self.sought.emit(self._frame(event.position()))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held == "key" and (key := self._in_hand()):
            frame, value = self._frame(event.position()), self._value(event.position())
            frame = key.frame if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else frame
            value = key.value if event.modifiers() & Qt.KeyboardModifier.ControlModifier else value
            self._move_to(frame, value)
        elif self._held in ("first", "second"):
            self._bend(event.position())
        elif self._held == "playhead":
            self.sought.emit(self._frame(event.position()))
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor if self._under(event.position()) else Qt.CursorShape.CrossCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held not in ("", "playhead"):
            self.finished.emit()
        self._held = ""
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._under(event.position()):
            frame = self._frame(event.position())
            self._take(self._make(self._animated, frame, self._value(event.position())))
            self._choose(frame)
            self.finished.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("focus" if self.hasFocus() else "control"), 1))
        painter.setBrush(theme().colour("input"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._draw_grid(painter)
        line = [self._point(frame, self._animated.at(frame)) for frame in self._stops()]
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.drawPolyline(QPolygonF(line))
        self._draw_handles(painter)
        for key in self._animated.keyframes:
            held = key.frame == self._key
            painter.setPen(QPen(theme().colour("panel"), 1))
            painter.setBrush(theme().colour("text" if held else "accent"))
            self._draw_diamond(painter, self._point(key.frame, key.value), 6.5 if held else 5.0)
        x = self._point(self._at, self._low).x()
        painter.setPen(QPen(theme().colour("playhead"), 1))
        painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - 2))

    def _draw_grid(self, painter: QPainter) -> None:
        painter.setFont(font(11))
        for part in (0.0, 0.5, 1.0):
            y = self._box().bottom() - part * self._box().height()
            painter.setPen(QPen(theme().colour("grid"), 1))
            painter.drawLine(QPointF(self._box().left(), y), QPointF(self._box().right(), y))

    def _draw_handles(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme().colour("text3"), 1))
        painter.setBrush(theme().colour("text2"))
        for at, end in self._handles().values():
            painter.drawLine(end, at)
            painter.drawEllipse(at, 4, 4)

    @staticmethod
    def _draw_diamond(painter: QPainter, at: QPointF, size: float) -> None:
        painter.drawPolygon(QPolygonF([at + QPointF(0, -size), at + QPointF(size, 0), at + QPointF(0, size),
                                       at + QPointF(-size, 0)]))

    def _keys(self) -> dict[str, Callable[[], object]]:
        """What each key does here."""
        made: dict[str, Callable[[], object]] = {
            "PgUp": lambda: self._go(-1), "PgDown": lambda: self._go(1), "Ins": self.make_key, "Del": self.drop_key,
            "Backspace": self.drop_key}
        for name, frames, steps in (("Left", -1, 0), ("Right", 1, 0), ("Up", 0, 1), ("Down", 0, -1)):
            made[name] = partial(self._nudge, frames, steps)
            made[f"Shift+{name}"] = partial(self._nudge, 10 * frames, 10 * steps)
        return made

    def _go(self, step: int) -> None:
        """To the next or previous key."""
        frames = [key.frame for key in self._animated.keyframes]
        if frames:
            index = frames.index(self._key) + step if self._key in frames else 0
            self._choose(frames[index % len(frames)])

    def _nudge(self, frames: int, steps: int) -> None:
        """The key in hand, else the playhead."""
        if key := self._in_hand():
            self._move_to(key.frame + frames, key.value + steps * self._step)
            self.finished.emit()
        elif frames:
            self.sought.emit(self._at + frames)

    def _move_to(self, frame: int, value: float) -> None:
        key = self._in_hand()
        if key is None:
            return
        index = [one.frame for one in self._animated.keyframes].index(key.frame)
        self._take(self._move(self._animated, key.frame, frame, value), index)

    def _bend(self, at: QPointF) -> None:
        """Drag a handle of the curve behind the key in hand."""
        pair = self._pair()
        if pair is None:
            return
        first, second = pair
        width, height = second.frame - first.frame, second.value - first.value
        x = min(1.0, max(0.0, (self._frame_exactly(at) - first.frame) / width))
        y = (self._value(at) - first.value) / height if abs(height) > 1e-9 else 0.0
        y = min(3.0, max(-2.0, y))
        curve = (x, y, *first.curve[2:]) if self._held == "first" else (*first.curve[:2], x, y)
        self._take(_with(self._animated, replace(first, curve=(round(curve[0], 3), round(curve[1], 3), round(curve[2], 3),
                                                               round(curve[3], 3)))))

    def _take(self, animated: Animated, in_hand: int | None = None) -> None:
        if animated == self._animated:
            return
        self._animated = animated
        if in_hand is not None:
            self._key = animated.keyframes[in_hand].frame
        self.update()
        self.changed.emit(animated)

    def _choose(self, frame: int) -> None:
        if frame != self._key:
            self._key = frame
            self.chosen.emit(frame)
            self.update()

    def _in_hand(self) -> Keyframe | None:
        return next((key for key in self._animated.keyframes if key.frame == self._key), None)

    def _pair(self) -> tuple[Keyframe, Keyframe] | None:
        """The key in hand and the one behind it, where a Bézier curve leads there."""
        keys = self._animated.keyframes
        index = next((number for number, key in enumerate(keys) if key.frame == self._key), -1)
        if index < 0 or index + 1 >= len(keys) or keys[index].easing is not Easing.BEZIER:
            return None
        return keys[index], keys[index + 1]

    def _handles(self) -> dict[str, tuple[QPointF, QPointF]]:
        """The handles of the curve behind the key in hand, each with the key that it belongs to."""
        pair = self._pair()
        if pair is None:
            return {}
        first, second = pair
        x1, y1, x2, y2 = first.curve
        width, height = second.frame - first.frame, second.value - first.value
        ends = self._point(first.frame, first.value), self._point(second.frame, second.value)
        return {"first": (self._point(first.frame + x1 * width, first.value + y1 * height), ends[0]),
                "second": (self._point(first.frame + x2 * width, first.value + y2 * height), ends[1])}

    def _under(self, at: QPointF) -> str:
        """ "first", "second" (handles), "key12" (the key at frame 12) or ""."""
        for name, (point, _) in self._handles().items():
            if (point - at).manhattanLength() <= NEAR_PX * 1.4:
                return name
        for key in self._animated.keyframes:
            if (self._point(key.frame, key.value) - at).manhattanLength() <= NEAR_PX * 1.6:
                return f"key{key.frame}"
        return ""

    def _stops(self) -> list[float]:
        """Where the line is drawn through: every pixel or two, and both sides of each key."""
        count = max(2, int(self._box().width() / 2))
        stops = {(self._frames - 1) * number / count for number in range(count + 1)}
        for key in self._animated.keyframes:
            stops |= {key.frame - 1e-6, float(key.frame)}
        return sorted(stop for stop in stops if 0 <= stop <= self._frames - 1)

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _point(self, frame: float, value: float) -> QPointF:
        box = self._box()
        return QPointF(box.left() + frame / (self._frames - 1) * box.width(),
                       box.bottom() - (value - self._low) / (self._high - self._low) * box.height())

    def _frame_exactly(self, at: QPointF) -> float:
        box = self._box()
        return (at.x() - box.left()) / box.width() * (self._frames - 1)

    def _frame(self, at: QPointF) -> int:
        return min(self._frames - 1, max(0, round(self._frame_exactly(at))))

    def _value(self, at: QPointF) -> float:
        box = self._box()
        share = (box.bottom() - at.y()) / box.height()
        return self._low + share * (self._high - self._low)


def _with(animated: Animated, key: Keyframe) -> Animated:
    """Another key in the place of the one at its frame."""
    return replace(animated, keyframes=tuple(key if one.frame == key.frame else one for one in animated.keyframes))


def _range(animated: Animated, lowest: float, highest: float, step: float) -> tuple[float, float]:
    """What is shown from the bottom to the top: all that the number takes, with room about it, within what it may be."""
    values = [key.value for key in animated.keyframes] or [animated.value]
    low, high = min(values), max(values)
    room = max((high - low) * 0.25, 10 * step)
    return max(lowest, low - room), min(highest, high + room)
