"""The library's videos as a list for Qt: read page by page in the background, as far as the creator scrolls."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from autovideo_studio.services.shelf import Cursor, Page, Sort, Video, VideoFilter
from autovideo_studio.ui.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
VIDEO = int(Qt.ItemDataRole.UserRole) + 1
POSTERS = 400
POSTER_WIDTH = 480


class LibraryModel(QAbstractListModel):
    """`counted` tells how many videos match. Posters come later than their cards."""

    counted = Signal(int)
    loaded = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._videos: list[Video] = []
        self._where, self._sort = VideoFilter(), Sort.UPDATED
        self._next: Cursor | None = None
        self._asked = 0
        self._loading = False
        self._instead: tuple[str, QPixmap | None] = "", None
        self._posters: OrderedDict[str, QPixmap | None] = OrderedDict()

    def show(self, where: VideoFilter, sort: Sort) -> None:
        """Another search or order. What was asked for before is dropped when it comes."""
        self._where, self._sort = where, sort
        self.reload()

    def reload(self) -> None:
        self._asked += 1
        asked = self._asked
        shelf, where, sort = self._workspace.studio.shelf, self._where, self._sort
        self._loading = True
        self._workspace.read(lambda: shelf.page(where, sort), lambda page: self._take(page, asked, fresh=True))
        self._workspace.read(lambda: shelf.count(where), lambda count: self._counted(count, asked))

    def video(self, index: Index) -> Video | None:
        return self._videos[index.row()] if 0 <= index.row() < len(self._videos) else None

    def show_instead(self, video_id: str, picture: QPixmap | None) -> None:
        """In the place of a video's poster; "" shows all posters again."""
        before, self._instead = self._instead[0], (video_id, picture)
        for row, video in enumerate(self._videos):
            if video.id in (before, video_id) and video.id:
                self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._videos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        video = self.video(index)
        if video is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._instead[1] if self._instead[0] == video.id else self._poster(video)
        return {int(Qt.ItemDataRole.DisplayRole): video.title, int(Qt.ItemDataRole.AccessibleTextRole): video.title,
                VIDEO: video}.get(int(role))

    def roleNames(self) -> dict[int, QByteArray]:
        return {VIDEO: QByteArray(b"video")}

    def canFetchMore(self, parent: Index) -> bool:
        return self._next is not None and not self._loading

    def fetchMore(self, parent: Index) -> None:
        shelf, where, sort, after, asked = self._workspace.studio.shelf, self._where, self._sort, self._next, self._asked
        self._loading = True
        self._workspace.read(lambda: shelf.page(where, sort, after=after), lambda page: self._take(page, asked))

    def _take(self, page: Page, asked: int, fresh: bool = False) -> None:
        if asked != self._asked:
            return
        self._loading = False
        if fresh:
            self.beginResetModel()
            self._videos = list(page.videos)
            self.endResetModel()
        elif page.videos:
            self.beginInsertRows(QModelIndex(), len(self._videos), len(self._videos) + len(page.videos) - 1)
            self._videos += page.videos
            self.endInsertRows()
        self._next = page.next
        self.loaded.emit()

    def _counted(self, count: int, asked: int) -> None:
        if asked == self._asked:
            self.counted.emit(count)

    def _poster(self, video: Video) -> QPixmap | None:
        key = video.thumbnail
        if key and key not in self._posters:
            self._posters[key] = None
            while len(self._posters) > POSTERS:
                self._posters.popitem(last=False)
            self._workspace.engine.read(lambda: self._read_poster(video), lambda image: self._poster_came(key, image),
                                        lambda error: None)
        return self._posters.get(key)

    def _read_poster(self, video: Video) -> QImage:
        path = self._workspace.studio.shelf.poster(video)
        image = QImage(str(path)) if path is not None else QImage()
        return image.scaledToWidth(POSTER_WIDTH, Qt.TransformationMode.SmoothTransformation) if not image.isNull() else image

    def _poster_came(self, key: str, image: QImage) -> None:
        self._posters[key] = QPixmap.fromImage(image) if not image.isNull() else None
        for row, video in enumerate(self._videos):
            if video.thumbnail == key:
                place = self.index(row)
                self.dataChanged.emit(place, place, [Qt.ItemDataRole.DecorationRole])
