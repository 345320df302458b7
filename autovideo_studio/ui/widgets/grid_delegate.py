"""The measures of lists that show the same things as tiles or as lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem


class GridDelegate(QStyledItemDelegate):
    """`width` of a tile in pixels is set by the list, so that whole tiles fill it. `as_lines` draws lines instead."""

    def __init__(self, smallest: int, gap: int, text_height: int, line_height: int) -> None:
        super().__init__()
        self.width = smallest
        self.as_lines = False
        self._gap, self._text_height, self._line_height = gap, text_height, line_height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if self.as_lines:
            return QSize(self.width, self._line_height)
        return QSize(self.width + self._gap, self.width * 9 // 16 + self._text_height + self._gap)
