"""A panel that can be dragged to another side, put among the tabs of others, or taken out of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDockWidget, QFrame, QMainWindow, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.widgets.buttons import icon_button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, row

HEAD = 30
NARROWEST = 260


class PanelDock(QDockWidget):
    """`make` is called when Qt first says that the dock is visible: for those of a layout when the page is laid out, also
    where they then lie behind another tab. Among tabs a dock has no head: the tab is one."""

    def __init__(self, page: QMainWindow, id: str, title: str, make: Callable[[], QWidget]) -> None:
        super().__init__(title, page)
        self.id, self._make, self._made = id, make, False
        self.setObjectName(f"dock_{id}")
        self.setAccessibleName(title)
        self._body = QFrame()
        self._body.setProperty("role", "panel")
        self._body.setMinimumWidth(NARROWEST)
        self._column = column(spacing=0, on=self._body)
        self.setWidget(self._body)
        self._head = QFrame()
        self._head.setProperty("role", "dockHead")
        self._head.setFixedHeight(HEAD)
        out = icon_button("external-link", tr("Into its own window"), lambda: self.setFloating(not self.isFloating()), size=22,
                          icon_size=13, name=f"floatPanel_{id}")
        away = icon_button("x", tr("Hide: {panel}", panel=title), self.hide, size=22, icon_size=13, name=f"hidePanel_{id}")
        row(label(title, size=12, weight=600, tone="2"), None, out, away, margins=(14, 0, 6, 0), spacing=2, on=self._head)
        self._no_head = QWidget(self)
        self._no_head.hide()
        self.setTitleBarWidget(self._head)
        self.visibilityChanged.connect(lambda visible: self.content() if visible else None)

    def content(self) -> QWidget:
        """The panel itself."""
        if not self._made:
            self._made = True
            self._column.addWidget(self._make())
        return self._column.itemAt(0).widget()  # type: ignore[union-attr, return-value]

    def show_head(self, among_tabs: bool) -> None:
        wanted = self._no_head if among_tabs and not self.isFloating() else self._head
        if self.titleBarWidget() is not wanted:
            self.setTitleBarWidget(wanted)
