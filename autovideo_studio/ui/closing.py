"""Closing while something is being made: asked once, and it goes on at the next start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, row
from autovideo_studio.ui.widgets.notices import picture

WIDTH = 440


class ClosingSheet(QFrame):
    """Lies over the window. `close_now` is called when the creator means it."""

    def __init__(self, window: QWidget, close_now: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "popup")
        self.setObjectName("closingSheet")
        self.setFixedWidth(WIDTH)
        self._says = label(size=14, weight=600, wrap=True, name="closingSays")
        words = label(tr("What is finished is kept. The rest stops now and goes on when you open the program again."), tone="2",
                      wrap=True)
        self._stay = button(tr("Stay"), self.hide, name="stayButton")
        go = button(tr("Close"), close_now, kind="primary", name="closeNowButton")
        column(row(picture("hourglass", "accent", 20), (self._says, 1), spacing=12), words, 6,
               row(None, self._stay, go, spacing=10), margins=(20, 18, 18, 16), spacing=10, on=self)
        self.hide()

    def open(self, running: int) -> None:
        self._says.setText(tr("{count} jobs are still running.", count=running) if running != 1
                           else tr("A job is still running."))
        self.adjustSize()
        self.move((self._window.width() - self.width()) // 2, max(16, (self._window.height() - self.height()) // 3))
        self.show()
        self.raise_()
        self._stay.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
