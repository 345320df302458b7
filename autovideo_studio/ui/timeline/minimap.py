"""The whole sequence in a strip: its clips, and which part of it is in view. Drag the part to scroll, its ends to zoom."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.timeline.coverage import Numbers, covered
from autovideo_studio.ui.timeline.metrics import FAMILY
from autovideo_studio.ui.timeline.model import Lane, TimelineModel
from autovideo_studio.ui.timeline.view import TimelineView

HEIGHT = 18
EDGE_PX = 5


class MiniMap(QWidget):
    left_wanted = Signal(float)

    def __init__(self, editor: Editor, model: TimelineModel, view: TimelineView) -> None:
        super().__init__()
        self._editor, self._model, self._view = editor, model, view
        self._grip: tuple[str, float] | None = None
        self._key: object = None
        self._lines: dict[Lane, Numbers] = {}
        self._drawn = QImage()
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Overview of the timeline"))
        view.scrolled.connect(self.update)
        editor.changed.connect(self.update)
        editor.state.playhead_changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self._ground())
        part = self._part()
        painter.setPen(QPen(theme().colour("accent"), 1))
        painter.setBrush(theme().colour("accent", 0.12))
        painter.drawRoundedRect(part.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.fillRect(QRectF(self._x(self._editor.state.playhead), 0, 1, HEIGHT), theme().colour("playhead"))

    def _ground(self) -> QImage:
        """All clips; drawn anew where they or the size have changed, each track only if it has."""
        lanes, ratio = tuple(row.lane for row in self._model.rows), self.devicePixelRatioF()
        width, height = round(self.width() * ratio), round(HEIGHT * ratio)
        key = self._shown(), width, theme().name
        if (key, lanes) == (self._key, tuple(self._lines)):
            return self._drawn
        known, self._key = self._lines if key == self._key else {}, key
        self._lines = {lane: known[lane] if lane in known else self._line(lane, width) for lane in lanes}
        picture = np.full((height, width), theme().colour("ruler").rgb(), np.uint32)
        each = (height - 6 * ratio) / max(1, len(lanes))
        for number, line in enumerate(self._lines.values()):
            top, bottom = round(3 * ratio + number * each), round(3 * ratio + (number + 1) * each - 0.6)
            picture[top:max(top + 1, bottom)] = line
        self._drawn = QImage(picture.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
        self._drawn.setDevicePixelRatio(ratio)
        return self._drawn

    def _line(self, lane: Lane, width: int) -> Numbers:
        colours = np.full(width, theme().colour("ruler").rgb(), np.uint32)
        lefts, rights = lane.edges * (width / self._shown())
        colours[covered(lefts, rights, width)] = theme().colour(f"{FAMILY[lane.track.kind]}_h").rgb()
        return colours

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part, x = self._part(), event.position().x()
        if abs(x - part.left()) < EDGE_PX:
            self._grip = "left", x
        elif abs(x - part.right()) < EDGE_PX:
            self._grip = "right", x
        else:
            inside = part.left() < x < part.right()
            self._grip = "whole", x - part.left() if inside else part.width() / 2
            self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            near = min(abs(event.position().x() - self._part().left()),
                       abs(event.position().x() - self._part().right())) < EDGE_PX
            self.setCursor(Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor)
            return
        kind, offset = self._grip
        frame = event.position().x() / self.width() * self._shown()
        scale = self._view.scale
        right = scale.frame(self._view.viewport().width())
        if kind == "whole":
            self._view.go_left((event.position().x() - offset) / self.width() * self._shown())
        elif kind == "left" and frame < right - 1:
            self._view.set_zoom(self._view.viewport().width() / (right - frame))
            self._view.go_left(frame)
        elif kind == "right" and frame > scale.left + 1:
            self._view.set_zoom(self._view.viewport().width() / (frame - scale.left))
            self._view.go_left(scale.left)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def _part(self) -> QRectF:
        scale = self._view.scale
        left, right = self._x(scale.left), self._x(scale.frame(self._view.viewport().width()))
        return QRectF(left, 0, max(12.0, min(right, self.width()) - left), HEIGHT)

    def _shown(self) -> float:
        """Frames over the whole width: a little more than the sequence has."""
        return max(1.0, self._model.duration * 1.05)

    def _x(self, frame: float) -> float:
        return frame / self._shown() * self.width()
