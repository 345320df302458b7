"""The steps of the open project as a list for Qt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.documents import DoneStep

Index = QModelIndex | QPersistentModelIndex
TIME = int(Qt.ItemDataRole.UserRole) + 1
STATE = TIME + 1
"""Below 0: done before; 0: where the project stands; above: undone, to be redone."""


class HistoryModel(QAbstractListModel):
    """Row n is the project after n steps; row 0 is before all that is remembered."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[DoneStep, ...] = ()
        self._times: Mapping[int, datetime] = {}
        self.position = 0

    def show(self, steps: tuple[DoneStep, ...], position: int) -> None:
        """What both have is kept, so that a long history does not jump at each edit."""
        shared = min(len(steps), len(self._steps))
        while shared and steps[shared - 1] != self._steps[shared - 1]:
            shared -= 1
        if shared < len(self._steps):
            self.beginRemoveRows(QModelIndex(), shared + 1, len(self._steps))
            self._steps = self._steps[:shared]
            self.endRemoveRows()
        if steps[:shared] != self._steps:
            self.beginResetModel()  # the oldest have fallen out of the history
            self._steps = steps
            self.endResetModel()
        elif len(steps) > shared:
            self.beginInsertRows(QModelIndex(), shared + 1, len(steps))
            self._steps = steps
            self.endInsertRows()
        self.position = position
        self._touch()

    def take_times(self, times: Mapping[int, datetime]) -> None:
        self._times = times
        self._touch()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._steps) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        step = self._steps[row - 1] if 0 < row <= len(self._steps) else None
        if role == STATE:
            return row - self.position
        if role == TIME:
            return spoken(self._times[step.seq]) if step is not None and step.seq in self._times else ""
        label = step.label if step is not None else tr("The beginning")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{label} (undone)", label=label) if row > self.position else label
        return label if role == Qt.ItemDataRole.DisplayRole else None

    def _touch(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(self._steps)))


def spoken(moment: datetime) -> str:
    """The time of today, the day of any other."""
    here = moment.astimezone()
    return f"{here:%H:%M}" if here.date() == datetime.now().astimezone().date() else f"{here:%Y-%m-%d %H:%M}"
