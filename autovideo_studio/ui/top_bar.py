"""Where the creator is, that all is saved, undo and redo, language and theme, and the way out: Export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.settings.schema import THEME
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.saved_mark import SavedMark
from autovideo_studio.ui.style.icons import icon
from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.widgets.buttons import Segments, button, follow_theme, icon_button
from autovideo_studio.ui.widgets.labels import ElidedLabel, label, plain_tip
from autovideo_studio.ui.widgets.layouts import line, row
from autovideo_studio.ui.widgets.notices import picture
from autovideo_studio.ui.workspace import Workspace

if TYPE_CHECKING:
    from autovideo_studio.services.writing import Writer
    from autovideo_studio.ui.editor import Editor

HEIGHT = 50
ASKS_AFTER_MS = 2_500
"""The key store is not asked while the window starts."""


class TopBar(QFrame):
    def __init__(self, workspace: Workspace, actions: ActionTable) -> None:
        super().__init__()
        self._workspace, self._actions = workspace, actions
        self.setProperty("role", "bar")
        self.setFixedHeight(HEIGHT)
        self._title = ElidedLabel(weight=600)
        self._undo = self._history_button("undo", "undo-2")
        self._redo = self._history_button("redo", "redo-2")
        self._export = button(tr("Export"), lambda: actions.run("export"), kind="primary", icon_name="upload",
                              name="exportButton")
        self._crumb = QWidget()
        row(line(upright=True), 10, label(tr("Library"), tone="3"), picture("chevron-right", "text3", 14), (self._title, 1),
            SavedMark(workspace), spacing=7, on=self._crumb)
        self._away: list[str] = []
        self._engine = icon_button("wifi-off", tr("Who writes"), lambda: workspace.go_to("settings"), size=32,
                                   name="engineButton")
        follow_theme(self._engine, self._dress_engine)
        QTimer.singleShot(ASKS_AFTER_MS, self, self._ask_for_writers)
        self._theme = icon_button("moon", tr("Dark or light"), self._switch_theme, size=32, name="themeButton")
        self._layouts = Segments((("create", tr("Create")), ("edit", tr("Edit")), ("review", tr("Review"))), "edit",
                                 name="layoutSegments", height=32)
        self._layouts.setToolTip(tr("How the studio is laid out (Ctrl+Alt+1, 2, 3)"))
        self._layouts.chosen.connect(lambda layout: actions.run(f"layout-{layout}"))
        self._view = icon_button("layout-list", tr("Panels and layouts"), lambda: actions.run("view-menu"), size=32,
                                 name="viewMenuButton")
        row(Logo(), label("AutoVideo Studio", size=14, weight=600), 10, (self._crumb, 1), self._layouts, self._view,
            (QWidget(), 1), self._undo, self._redo, 6, self._engine, self._theme, 6, self._export,
            margins=(16, 0, 14, 0), spacing=7, on=self)
        self._forget = None
        workspace.editor_changed.connect(self._follow)
        self._follow(workspace.editor)

    def enter_page(self, page: str) -> None:
        inside = page == "studio"
        if page != "library":
            self._ask_for_writers()
        for part in (self._crumb, self._undo, self._redo, self._layouts, self._view):
            part.setVisible(inside)
        self._export.setVisible(inside and "export" in self._actions.specs)

    def _ask_for_writers(self) -> None:
        """Off the window's thread: the system's key store may have to be asked."""
        self._workspace.engine.read(lambda: self._workspace.studio.writing.writers(), self._show_writers, lambda error: None)

    def _show_writers(self, writers: list[Writer]) -> None:
        self._away = [writer.label for writer in writers if not writer.local]
        self._dress_engine()

    def _dress_engine(self) -> None:
        """Whether anything is made elsewhere, and by whom."""
        self._engine.setIcon(icon("wifi" if self._away else "wifi-off", "accent" if self._away else "text2"))
        words = tr("Offline: everything is made on this computer, free.")
        if self._away:
            words = tr("{providers} can write about topics. All else is made on this computer.",
                       providers=", ".join(self._away))
        self._engine.setToolTip(plain_tip(words))
        self._engine.setAccessibleName(words)

    def _history_button(self, action: str, icon_name: str) -> QToolButton:
        return icon_button(icon_name, self._actions.text(action), lambda: self._actions.run(action), size=32,
                           name=f"{action}Button")

    def _follow(self, editor: Editor | None) -> None:
        if editor is not None:
            editor.settled.connect(self._show)
            editor.state.layout_changed.connect(self._layouts.choose)
        self._show()

    def _show(self) -> None:
        editor = self._workspace.editor
        document = editor.document if editor else None
        self._title.show_text(editor.project.title if editor else "")
        for made, action, label_text in ((self._undo, "undo", document.undo_label if document else ""),
                                         (self._redo, "redo", document.redo_label if document else "")):
            key = self._actions.qt(action).shortcut().toString()
            made.setEnabled(bool(label_text))
            made.setToolTip(f"{self._actions.text(action)}{': ' + label_text if label_text else ''} ({key})")
        self._actions.refresh()

    def _switch_theme(self) -> None:
        wish = "light" if theme().name == "dark" else "dark"
        self._workspace.studio.settings.put(THEME, wish)
        theme().use(wish)


class Logo(QWidget):
    """The program's mark: a play sign that looks ahead."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QLinearGradient(0, 0, 26, 26)
        ground.setColorAt(0, QColor("#7C5CFF"))
        ground.setColorAt(1, QColor("#FF6B8A"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(0, 0, 26, 26), 7, 7)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(QRectF(7, 7.5, 2.6, 11), 1.3, 1.3)
        painter.drawPolygon(QPolygonF([QPointF(11.6, 7.2), QPointF(11.6, 18.8), QPointF(20, 13)]))
