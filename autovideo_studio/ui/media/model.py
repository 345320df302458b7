"""The pool's bins and files as a list for Qt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from autovideo_studio.domain.laying import Pick
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.media_pool import NARRATION, Bin, Entry, PoolFile
from autovideo_studio.ui.media.art import AssetArt
from autovideo_studio.ui.widgets.media_drag import carried

Index = QModelIndex | QPersistentModelIndex
ENTRY = int(Qt.ItemDataRole.UserRole) + 1
ART = ENTRY + 1
HOVER = ENTRY + 2
"""Where the pointer is over a tile, 0..1 of its width; None elsewhere."""
MAKING = ENTRY + 3
"""How far a proxy is, 0..1; None where none is being made."""


class MediaModel(QAbstractListModel):
    """`renamed` carries the id of a file and its new name."""

    renamed = Signal(str, str)

    def __init__(self, art: AssetArt) -> None:
        super().__init__()
        self._art = art
        self._entries: list[Entry] = []
        self._hover: tuple[str, float] = "", 0.0
        self.making: dict[str, float] = {}
        art.came.connect(self._on_art)

    def show(self, entries: Sequence[Entry]) -> None:
        same = [key_of(entry) for entry in entries] == [key_of(entry) for entry in self._entries]
        if same:
            self._entries = list(entries)
            self.touch()
        else:
            self.beginResetModel()
            self._entries = list(entries)
            self.endResetModel()

    def touch(self) -> None:
        """Everything is drawn anew."""
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def entry(self, index: Index) -> Entry | None:
        return self._entries[index.row()] if 0 <= index.row() < len(self._entries) else None

    def row_of(self, key: str) -> int:
        """-1 where it is not listed."""
        return next((row for row, entry in enumerate(self._entries) if key_of(entry) == key), -1)

    def hover(self, index: Index, fraction: float) -> None:
        """The pointer is over a tile; an invalid index: over none."""
        entry, before = self.entry(index), self._hover[0]
        self._hover = (key_of(entry) if entry else ""), fraction
        for key in {before, self._hover[0]} - {""}:
            place = self.index(self.row_of(key))
            self.dataChanged.emit(place, place, [HOVER])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        if role == ENTRY:
            return entry
        if role == HOVER:
            return self._hover[1] if key_of(entry) == self._hover[0] else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole):
            return bin_name(entry.name) if isinstance(entry, Bin) else entry.asset.name
        if isinstance(entry, Bin):
            return None
        if role == ART:
            return None if entry.missing else self._art.of(entry.asset)
        if role == MAKING:
            return self.making.get(entry.asset.id)
        return entry.missing or entry.asset.name if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entry(index)
        if not isinstance(entry, PoolFile) or not str(value).strip():
            return False
        self.renamed.emit(entry.asset.id, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index)
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if isinstance(entry, PoolFile):
            return usual | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable
        return usual | Qt.ItemFlag.ItemIsDropEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        entries = [self.entry(index) for index in indexes]
        return carried(Pick(entry.asset.id) for entry in entries if isinstance(entry, PoolFile))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def _on_art(self, digest: str) -> None:
        for row, entry in enumerate(self._entries):
            if isinstance(entry, PoolFile) and entry.asset.digest == digest:
                self.dataChanged.emit(self.index(row), self.index(row), [ART])


def key_of(entry: Entry) -> str:
    return f"bin/{entry.name}" if isinstance(entry, Bin) else entry.asset.id


def bin_name(name: str) -> str:
    return tr("Narration") if name == NARRATION else name
