"""Looks to choose from, as pictures drawn by the program itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.ui.widgets.tile import paint_tile
from autovideo_studio.ui.workspace import Workspace

ACROSS = 4
SIZE = QSize(172, 97)

Draw = Callable[[str, CancelToken], Awaitable[Path]]


class LookTiles(QWidget):
    """One tile a look; Tab goes to each, Space or a click chooses."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace, items: Sequence[tuple[str, str]], draw: Draw, value: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        self._tiles: dict[str, _Tile] = {}
        for number, (id, text) in enumerate(items):
            tile = self._tiles[id] = self._add(id, text)
            grid.addWidget(tile, number // ACROSS, number % ACROSS, Qt.AlignmentFlag.AlignLeft)
            if id != "none":
                workspace.engine.run_async(partial(draw, id), tile.show_picture, lambda error: None)
        grid.setColumnStretch(ACROSS, 1)
        self._value = value if value in self._tiles else items[0][0]
        self.choose(self._value)

    def _add(self, id: str, text: str) -> _Tile:
        tile = _Tile(text, lambda: self.choose(id))
        tile.setObjectName(f"{self.objectName()}_{id}")
        return tile

    @property
    def value(self) -> str:
        return self._value

    def choose(self, id: str) -> None:
        self._value = id
        for each, tile in self._tiles.items():
            tile.set_chosen(each == id)
        self.chosen.emit(id)


class _Tile(QWidget):
    def __init__(self, text: str, choose: Callable[[], object]) -> None:
        super().__init__()
        self._text, self._choose = text, choose
        self._image: QImage | None = None
        self._chosen = False
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)

    def show_picture(self, path: Path) -> None:
        self._image = QImage(str(path))
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def mouseReleaseEvent(self, event: object) -> None:
        self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self._choose()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tile(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._text, self._image, chosen=self._chosen,
                   focused=self.hasFocus(), checked=self._chosen)
