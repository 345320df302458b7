"""Which parts of the canvas are painted anew: the rows that have changed and the lines that have moved, not the whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtWidgets import QWidget

from autovideo_studio.ui.timeline.hits import Scale
from autovideo_studio.ui.timeline.metrics import RULER_HEIGHT
from autovideo_studio.ui.timeline.model import Row

TIME_PX = 84
"""How wide the playhead's head is, with its time."""


class Repainting:
    def __init__(self, canvas: QWidget, scale: Callable[[], Scale]) -> None:
        self._canvas, self._scale = canvas, scale
        self._rows: tuple[Row, ...] = ()
        self._ruled: object = None
        self._playhead = 0
        self._guide: int | None = None

    def all(self, playhead: int) -> None:
        self._playhead = playhead
        self._canvas.update()

    def below_ruler(self) -> None:
        self._canvas.update(QRect(0, RULER_HEIGHT, self._canvas.width(), self._canvas.height()))

    def sequence(self, rows: tuple[Row, ...], ruled: object, also: Callable[[Row], bool]) -> bool:
        """The rows that are others than before, and those that `also` names; the ruler where what it shows, `ruled`, is another.
        False where rows lie elsewhere than before: then nothing less than all will do."""
        before, self._rows = self._rows, rows
        was_ruled, self._ruled = self._ruled, ruled
        if [(row.top, row.height) for row in before] != [(row.top, row.height) for row in rows]:
            return False
        for was, row in zip(before, rows, strict=True):
            if was.lane is not row.lane or also(row):
                self.row(row)
        if ruled != was_ruled:
            self._canvas.update(QRect(0, 0, self._canvas.width(), RULER_HEIGHT))
        return True

    def row(self, row: Row) -> None:
        self._canvas.update(QRect(0, row.top - self._scale().top + RULER_HEIGHT, self._canvas.width(), row.height))

    def playhead(self, frame: int) -> None:
        """Only the two strips in which it was and is."""
        for each in (self._playhead, frame):
            self._canvas.update(QRect(max(0, round(self._scale().x(each)) - TIME_PX // 2), 0, TIME_PX, RULER_HEIGHT))
            self._line(each, RULER_HEIGHT - 3)
        self._playhead = frame

    def guide(self, frame: int | None) -> None:
        """The place that is snapped to."""
        for each in {self._guide, frame}:
            if each is not None:
                self._line(each, RULER_HEIGHT)
        self._guide = frame

    def band(self, band: tuple[QPointF, QPointF]) -> None:
        """A rubber band from corner to corner."""
        self._canvas.update(QRectF(*band).normalized().toAlignedRect().adjusted(-2, -2, 2, 2))

    def _line(self, frame: int, top: int) -> None:
        self._canvas.update(QRect(round(self._scale().x(frame)) - 2, top, 5, self._canvas.height()))
