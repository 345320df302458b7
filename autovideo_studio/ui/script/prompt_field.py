"""The words for a scene's picture: one to a few lines; Return is an order, not a new line."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit

MOST_LINES = 4


class PromptField(QPlainTextEdit):
    """`ordered` comes with Return, `left` when the hands go elsewhere."""

    ordered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self.viewport().installEventFilter(self)
        self._fit()

    def words(self) -> str:
        return " ".join(self.toPlainText().split())

    def show_words(self, words: str) -> None:
        if self.words() != words:
            self.setPlainText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ordered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit)  # the words are laid out anew after this event
        return False

    def _fit(self) -> None:
        """As high as its words, up to a few lines."""
        document = self.document()
        height = document.documentLayout().blockBoundingRect(document.firstBlock()).height()
        line = self.fontMetrics().lineSpacing()
        self.setFixedHeight(ceil(min(max(height, line), MOST_LINES * line)) + 18)
