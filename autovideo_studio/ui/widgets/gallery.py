"""Things to choose from as tiles: drawn when first seen, at work under the pointer, found by typing, dragged away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from autovideo_studio.ui.style.motion import motion
from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.widgets.tile import paint_tile

GAP = 8
STEP_MS = 90
Index = QModelIndex | QPersistentModelIndex


class Drawn(Protocol):
    """Pictures side by side in one file."""

    @property
    def path(self) -> Path: ...
    @property
    def count(self) -> int: ...


Draw = Callable[[str, bool, Callable[[Drawn], object]], object]
"""Ask for the picture of an id, or (True) for many of it at work; the last argument gets them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`icon` stands where there is no picture; `token` names it when it is dragged ("" where it cannot be)."""

    id: str
    text: str
    icon: str = ""
    token: str = ""
    drawn: bool = True


class Gallery(QListView):
    """`chosen` comes when another one becomes current by hand, `taken` at a double click or Enter."""

    chosen = Signal(str)
    taken = Signal(str)

    def __init__(self, draw: Draw, *, name: str, title: str, mime: str = "", tile: int = 128, marks: bool = False,
                 whole: bool = False) -> None:
        """`tile` is the least width of one in pixels; `marks` puts a check on the current one; `whole`: as high as its rows."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._tile, self._draw, self._whole = tile, draw, whole
        self._model = _Entries(mime)
        self._model.setParent(self)
        self._pictures: dict[tuple[str, bool], tuple[QImage, int] | None] = {}
        self._at_work, self._step = "", 0
        self.setModel(self._model)
        self.setItemDelegate(_TileDelegate(self, marks))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setDragEnabled(bool(mime))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.viewport().installEventFilter(self)
        self.entered.connect(lambda index: self._work(index.data(Qt.ItemDataRole.UserRole)))
        self.doubleClicked.connect(lambda index: self.taken.emit(index.data(Qt.ItemDataRole.UserRole)))
        self.clicked.connect(lambda index: self.chosen.emit(index.data(Qt.ItemDataRole.UserRole)))
        theme().changed.connect(self.viewport().update)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next_step)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """These in the place of those shown; the current one stays so if it is among them."""
        current = self.current
        self._stop()
        self._model.show(entries)
        self.choose(current)
        if not self.current:
            self.scrollToTop()

    @property
    def current(self) -> str:
        return str(self.currentIndex().data(Qt.ItemDataRole.UserRole) or "")

    @property
    def ids(self) -> list[str]:
        return [entry.id for entry in self._model.entries]

    def forget(self) -> None:
        """The pictures: other things will be shown under the same ids."""
        self._pictures.clear()

    def choose(self, id: str) -> None:
        """Show `id` as current; nobody is told."""
        row = next((number for number, entry in enumerate(self._model.entries) if entry.id == id), -1)
        self.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())

    def picture(self, id: str) -> tuple[QImage, QRectF] | None:
        """What to show of an entry now: the image and the part of it; asked for when first wanted."""
        moving = id == self._at_work and self._get(id, True) is not None
        found = self._get(id, moving)
        if found is None:
            return None
        image, count = found
        width = image.width() / count
        return image, QRectF(self._step % count * width if moving else 0, 0, width, image.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.taken.emit(self.current)
            return
        before = self.current
        super().keyPressEvent(event)
        if self.current != before:
            self._work(self.current)
            self.chosen.emit(self.current)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._stop()
        return super().viewportEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page around a whole gallery."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whole tiles fill the width."""
        room = self.maximumViewportSize().width() - 2
        if not self._whole:  # the view keeps this much for its bar, whether it is seen or not
            room -= self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        across = max(1, (room + GAP) // (self._tile + GAP))
        width = room // across
        self.setGridSize(QSize(width, (width - GAP) * 9 // 16 + GAP))
        if self._whole:
            self.setFixedHeight(-(-len(self._model.entries) // across) * self.gridSize().height() + 2)
        super().resizeEvent(event)

    def _get(self, id: str, moving: bool) -> tuple[QImage, int] | None:
        entry = self._model.by_id.get(id)
        if entry is None or not entry.drawn:
            return None
        key = id, moving
        if key not in self._pictures:
            self._pictures[key] = None
            self._draw(id, moving, lambda drawn: self._put(key, drawn))
        return self._pictures[key]

    def _put(self, key: tuple[str, bool], drawn: Drawn) -> None:
        self._pictures[key] = QImage(str(drawn.path)), max(1, drawn.count)
        self.viewport().update()

    def _work(self, id: str) -> None:
        if id != self._at_work and not motion().reduced:
            self._at_work, self._step = id, 0
            self._timer.start(STEP_MS)

    def _stop(self) -> None:
        self._timer.stop()
        self._at_work = ""
        self.viewport().update()

    def _next_step(self) -> None:
        self._step += 1
        self.viewport().update()


class _Entries(QAbstractListModel):
    def __init__(self, mime: str) -> None:
        super().__init__()
        self._mime = mime
        self.entries: tuple[Entry, ...] = ()
        self.by_id: dict[str, Entry] = {}

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.by_id = {entry.id: entry for entry in entries}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.text
        return entry.id if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() and self.entries[index.row()].token else usual

    def mimeTypes(self) -> list[str]:
        return [self._mime] if self._mime else []

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        if indexes:
            made.setData(self._mime, QByteArray(self.entries[indexes[0].row()].token.encode()))
        return made


class _TileDelegate(QStyledItemDelegate):
    def __init__(self, gallery: Gallery, marks: bool) -> None:
        super().__init__(gallery)
        self._gallery, self._marks = gallery, marks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._gallery.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._gallery._model.entries[index.row()]
        found = self._gallery.picture(entry.id)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and self._gallery.hasFocus()
        box = QRectF(option.rect).adjusted(1, 1, 1 - GAP, 1 - GAP)
        painter.save()
        paint_tile(painter, box, entry.text, found[0] if found else None, found[1] if found else None, icon=entry.icon,
                   chosen=chosen and (self._marks or focused), focused=chosen, checked=chosen and self._marks)
        painter.restore()
