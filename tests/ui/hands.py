"""What a creator's hands do that pytest-qt has no word for: dragging things over a widget and letting go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier


def outside(paths: Sequence[Path]) -> QMimeData:
    """What the file manager gives."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def hold_over(widget: QWidget, data: QMimeData, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """Bring `data` over a place without letting go."""
    buttons, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    QApplication.sendEvent(widget, QDragEnterEvent(at, copy, data, buttons, held))
    QApplication.sendEvent(widget, QDragMoveEvent(at, copy, data, buttons, held))


def let_go(widget: QWidget, data: QMimeData, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """Bring `data` over a place and drop it there."""
    hold_over(widget, data, at, held)
    QApplication.sendEvent(widget, QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, held))


def take_away(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QDragLeaveEvent())
