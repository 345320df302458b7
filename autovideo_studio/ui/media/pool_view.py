"""The pool's list: tiles or lines, scrubbed by hovering, dragged out, dropped on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.media_pool import NARRATION, Bin
from autovideo_studio.ui.media.model import ENTRY, MediaModel
from autovideo_studio.ui.media.tiles import GAP, SMALLEST, TileDelegate
from autovideo_studio.ui.widgets.media_drag import holds_media, paths_in, picks_in


class PoolView(QListView):
    """`dropped` carries paths from outside and the name of the bin that they were dropped on, "" for none; `moved` the ids of
    files and the bin."""

    dropped = Signal(list, str)
    moved = Signal(list, str)

    def __init__(self, model: MediaModel, tiles: TileDelegate) -> None:
        super().__init__()
        self._model, self._tiles = model, tiles
        self.setObjectName("mediaList")
        self.setAccessibleName(tr("Media"))
        self.setModel(model)
        self.setItemDelegate(tiles)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumHeight(60)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)

    def show_as(self, lines: bool) -> None:
        self._tiles.as_lines = lines
        self.setViewportMargins(*(6, 0, 0, 0) if lines else (14, 2, 0, 0))
        self.setViewMode(QListView.ViewMode.ListMode if lines else QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setDragEnabled(True)
        self.viewport().setAcceptDrops(True)  # what does not move in the list may come and go all the same
        self.setSpacing(0)
        self._fit()

    def _fit(self) -> None:
        """As many whole tiles as fit, wide enough to fill the row."""
        room = max(SMALLEST + GAP, self.viewport().width() - 2)
        across = max(1, room // (SMALLEST + GAP))
        self._tiles.width = room if self._tiles.as_lines else room // across - GAP
        hint = self._tiles.sizeHint(QStyleOptionViewItem(), QModelIndex())
        self.setGridSize(QSize() if self._tiles.as_lines else hint)
        self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = self.visualRect(index).left()
        self._model.hover(index, min(1.0, max(0.0, (event.position().x() - left) / max(1, self._tiles.width))))

    def leaveEvent(self, event: object) -> None:
        self._model.hover(QModelIndex(), 0.0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_media(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        data = event.mimeData()
        if paths_in(data) or (picks_in(data) and self._bin_at(event) is not None):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        bin, paths, picks = self._bin_at(event), paths_in(event.mimeData()), picks_in(event.mimeData())
        if picks and bin is not None:
            self.moved.emit([pick.asset_id for pick in picks], bin)
        elif paths:
            self.dropped.emit([Path(path) for path in paths], bin or "")
        event.acceptProposedAction()

    def _bin_at(self, event: QDropEvent) -> str | None:
        entry = self.indexAt(event.position().toPoint()).data(ENTRY)
        return entry.name if isinstance(entry, Bin) and entry.name != NARRATION else None
