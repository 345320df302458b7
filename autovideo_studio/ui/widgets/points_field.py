"""A curve through points in a square of 0..1: drag a point, click the curve for a new one, a double click takes one out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from autovideo_studio.ui.style.theme import theme

Points = tuple[tuple[float, float], ...]
HEIGHT = 170
NEAR_PX = 9
STEP = 0.02
STRAIGHT: Points = ((0.0, 0.0), (1.0, 1.0))


class PointsField(QWidget):
    """`changed` comes with each step, `finished` at its end. Keys: Page Up and Down choose a point, arrows move it, Insert makes
    one behind it, Delete takes it out. The first and last point stay at the sides."""

    changed = Signal(object)
    finished = Signal()

    def __init__(self, *, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.colour = ""
        self._points: Points = STRAIGHT
        self._chosen = 0
        self._held = False

    @property
    def points(self) -> Points:
        return self._points

    def set_points(self, points: Points) -> None:
        """Show points without telling anybody."""
        self._points = tuple((float(x), float(y)) for x, y in points) if len(points) >= 2 else STRAIGHT
        self._chosen = min(self._chosen, len(self._points) - 1)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        if near is None:
            x, y = self._value(event.position())
            near = next((number for number, point in enumerate(self._points) if point[0] > x), len(self._points))
            near = min(max(1, near), len(self._points) - 1)
            self._take((*self._points[:near], (x, y), *self._points[near:]))
        self._chosen, self._held = near, True
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._move(*self._value(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._held = False
            self.finished.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        if near is not None:
            self._chosen = near
            self._remove()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-STEP, 0.0), Qt.Key.Key_Right: (STEP, 0.0), Qt.Key.Key_Up: (0.0, STEP),
                 Qt.Key.Key_Down: (0.0, -STEP)}
        key = Qt.Key(event.key())
        if key in steps:
            x, y = self._points[self._chosen]
            self._move(x + steps[key][0], y + steps[key][1])
            self.finished.emit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._chosen = (self._chosen + (1 if key == Qt.Key.Key_PageDown else -1)) % len(self._points)
            self.update()
        elif key == Qt.Key.Key_Insert and self._chosen + 1 < len(self._points):
            (x, y), (next_x, next_y) = self._points[self._chosen:self._chosen + 2]
            self._take((*self._points[:self._chosen + 1], ((x + next_x) / 2, (y + next_y) / 2),
                        *self._points[self._chosen + 1:]))
            self._chosen += 1
            self.finished.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), self._box()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("focus" if self.hasFocus() else "control"), 1))
        painter.setBrush(theme().colour("input"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QPen(theme().colour("grid"), 1))
        for part in (0.25, 0.5, 0.75):
            painter.drawLine(self._place((part, 0.0)), self._place((part, 1.0)))
            painter.drawLine(self._place((0.0, part)), self._place((1.0, part)))
        painter.setPen(QPen(theme().colour("line2"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(self._place((0.0, 0.0)), self._place((1.0, 1.0)))
        ink = QColor(self.colour) if self.colour else theme().colour("text")
        painter.setPen(QPen(ink, 2))
        painter.drawPolyline(QPolygonF([self._place(point) for point in self._points]))
        for number, point in enumerate(self._points):
            painter.setPen(QPen(theme().colour("panel"), 1))
            painter.setBrush(theme().colour("accent") if number == self._chosen else ink)
            painter.drawEllipse(self._place(point), 4.5, 4.5)

    def _move(self, x: float, y: float) -> None:
        last = len(self._points) - 1
        low = self._points[self._chosen - 1][0] + 0.01 if self._chosen else 0.0
        high = self._points[self._chosen + 1][0] - 0.01 if self._chosen < last else 1.0
        if self._chosen in (0, last):
            low = high = self._points[self._chosen][0]
        point = round(min(max(x, low), high), 4), round(min(max(y, 0.0), 1.0), 4)
        self._take((*self._points[:self._chosen], point, *self._points[self._chosen + 1:]))

    def _remove(self) -> None:
        if 0 < self._chosen < len(self._points) - 1:
            self._take((*self._points[:self._chosen], *self._points[self._chosen + 1:]))
            self._chosen -= 1
            self.finished.emit()

    def _take(self, points: Points) -> None:
        if points != self._points:
            self._points = points
            self.update()
            self.changed.emit(points)

    def _near(self, at: QPointF) -> int | None:
        found = [((self._place(point) - at).manhattanLength(), number) for number, point in enumerate(self._points)]
        distance, number = min(found)
        return number if distance <= NEAR_PX * 1.5 else None

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(6, 6, -6, -6)

    def _place(self, point: tuple[float, float]) -> QPointF:
        box = self._box()
        return QPointF(box.left() + point[0] * box.width(), box.bottom() - point[1] * box.height())

    def _value(self, at: QPointF) -> tuple[float, float]:
        box = self._box()
        return (min(1.0, max(0.0, (at.x() - box.left()) / box.width())),
                min(1.0, max(0.0, (box.bottom() - at.y()) / box.height())))
