"""Tips: a few words where the pointer rests, each of them once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSettings, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.settings.schema import TIPS
from autovideo_studio.settings.store import SettingsStore
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, row
from autovideo_studio.ui.widgets.notices import picture

LOOK_EVERY_MS = 400
WIDTH = 300
AWAY = QPoint(18, 22)
"""From the pointer to the tip."""

WORDS: dict[str, Callable[[], str]] = {
    "createWhat": lambda: tr("Paste a whole article: it is shortened to the length that you choose below."),
    "scriptPanel": lambda: tr("Rewrite a sentence and press Ctrl+Enter: only that scene is spoken and drawn anew."),
    "previewSurface": lambda: tr("Click a picture to move and scale it right here. A double click fills the screen."),
    "timelineView": lambda: tr("S cuts at the playhead, dragging an edge trims, the wheel with Ctrl zooms."),
    "inspectorPanel": lambda: tr("Drag a number sideways to change it; a double click types it."),
    "exportButton": lambda: tr("One export can make several shapes at once. You go on editing meanwhile."),
}
"""What is said over a widget, by its object name."""


class Tips(QFrame):
    """A card on the window. Which tips were seen is remembered; switching them off and on again begins from the beginning."""

    def __init__(self, window: QWidget, settings: SettingsStore) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._store = QSettings("AutoVideo Studio", "tips")
        self._rested_on = ""
        self.setProperty("role", "tip")
        self.setObjectName("tip")
        self.setFixedWidth(WIDTH)
        self._says = label(wrap=True, name="tipWords")
        head = row(picture("info", "accent", 16), (self._says, 1), spacing=10)
        foot = row(None, button(tr("No more tips"), self._no_more, kind="link", name="noMoreTips"),
                   button(tr("Got it"), self.hide, name="gotTip"), spacing=12)
        column(head, foot, margins=(14, 12, 12, 12), spacing=10, on=self)
        self.hide()
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(LOOK_EVERY_MS)

    def _look(self) -> None:
        """A tip comes where the pointer has rested for two looks, with no button held and nothing else on top."""
        if not self._window.isActiveWindow() or self.isVisible() or QApplication.mouseButtons().value \
                or QApplication.activePopupWidget() is not None:
            return
        name = self._under_pointer()
        if name and name == self._rested_on:
            self._show(name)
        self._rested_on = name

    def _under_pointer(self) -> str:
        """The name of the widget under the pointer that has a tip which was not seen; "" where there is none."""
        if not self._settings.get(TIPS):
            if self._seen():
                self._store.remove("seen")
            return ""
        widget = QApplication.widgetAt(QCursor.pos())
        while widget is not None:
            if widget.objectName() in WORDS:
                return "" if widget.objectName() in self._seen() else widget.objectName()
            widget = widget.parentWidget()
        return ""

    def _seen(self) -> list[str]:
        return [name for name in str(self._store.value("seen", "")).split(",") if name]

    def _show(self, name: str) -> None:
        self._store.setValue("seen", ",".join([*self._seen(), name]))
        self._says.setText(WORDS[name]())
        self.adjustSize()
        at = self._window.mapFromGlobal(QCursor.pos()) + AWAY
        room = self._window.rect().adjusted(8, 8, -8, -8)
        self.move(min(at.x(), room.right() - self.width()), min(at.y(), room.bottom() - self.height()))
        self.show()
        self.raise_()

    def _no_more(self) -> None:
        self._settings.put(TIPS, False)
        self.hide()
