"""The frame: rail, top bar, pages, status bar, toasts. Pages do the work; this file only puts them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QToolButton, QWidget

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.actions.app import app_actions
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.closing import ClosingSheet
from autovideo_studio.ui.conditions import Conditions
from autovideo_studio.ui.notify import Notifier
from autovideo_studio.ui.page import PageSpec
from autovideo_studio.ui.palette import Palette
from autovideo_studio.ui.status_bar import StatusBar
from autovideo_studio.ui.style.icons import icon
from autovideo_studio.ui.tips import Tips
from autovideo_studio.ui.top_bar import TopBar
from autovideo_studio.ui.widgets.buttons import follow_theme, grey_out
from autovideo_studio.ui.widgets.layouts import column, panel, row
from autovideo_studio.ui.widgets.notices import Toasts
from autovideo_studio.ui.widgets.own_keys import FocusKeys
from autovideo_studio.ui.workspace import Workspace

if TYPE_CHECKING:
    from autovideo_studio.ui.export.panel import ExportSheet

RAIL_WIDTH = 76


class MainWindow(QMainWindow):
    """`closing` is called once, when the creator closes the window."""

    def __init__(self, workspace: Workspace, pages: Sequence[PageSpec], closing: Callable[[], object]) -> None:
        super().__init__()
        self._workspace, self._closing = workspace, closing
        self._pages = {page.id: page for page in pages}
        self._shown: dict[str, QWidget] = {}
        self.setWindowTitle("AutoVideo Studio")
        self.setMinimumSize(1024, 640)
        self.resize(1440, 900)
        self.actions_table = ActionTable(self, workspace, app_actions(),
                                         lambda: [action for page in pages for action in page.actions()])
        FocusKeys(self)
        self._stack = QStackedWidget()
        self._rail = self._make_rail(pages)
        root = self._root = QWidget()
        root.setObjectName("root")
        middle = row(self._rail, (self._stack, 1), spacing=0)
        self.top_bar = TopBar(workspace, self.actions_table)
        self.conditions, foot = Conditions(workspace), StatusBar(workspace)
        foot.measured.connect(self.conditions.show_disk)
        column(self.top_bar, self.conditions, (middle, 1), foot, spacing=0, on=root)
        self.setCentralWidget(root)
        self._means_it = self._may_lose = False
        self.closing_sheet = ClosingSheet(root, self._close_now)
        self.toasts = Toasts(root)
        self.notifier = Notifier(self, workspace)
        self.tips = Tips(root, workspace.studio.settings)
        self.command_palette = Palette(root, self.actions_table)
        workspace.palette_wanted.connect(self.command_palette.open)
        self._export_sheet: ExportSheet | None = None
        workspace.export_wanted.connect(self._open_export)
        workspace.told.connect(self._tell)
        workspace.error_told.connect(self.toasts.tell_error)
        workspace.undo_offered.connect(self._offer_undo)
        workspace.page_wanted.connect(self.show_page)
        workspace.editor_changed.connect(self._on_editor)
        self._on_editor(workspace.editor)
        self._restore()
        self.show_page("library")

    @property
    def export_sheet(self) -> ExportSheet:
        """Made when first asked for."""
        if self._export_sheet is None:
            from autovideo_studio.ui.export.panel import ExportSheet

            self._export_sheet = ExportSheet(self._root, self._workspace, self.actions_table)
            self.toasts.keep_clear_of(self._export_sheet)
        return self._export_sheet

    @property
    def page(self) -> str:
        return next((id for id, widget in self._shown.items() if widget is self._stack.currentWidget()), "")

    def show_page(self, id: str) -> None:
        page = self._pages.get(id)
        if page is None or (page.needs_project and self._workspace.editor is None):
            return
        if id not in self._shown:
            self._shown[id] = page.make(self._workspace, self.actions_table)
            self._stack.addWidget(self._shown[id])
        self._stack.setCurrentWidget(self._shown[id])
        self._buttons[id].setChecked(True)
        self.actions_table.enter_page(id)
        self.top_bar.enter_page(id)
        self._shown[id].setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_error(self, error: StudioError) -> None:
        self.toasts.tell_error(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        """While something runs, or where the last drag finds no room on the disk, the first wish to close is asked about; a
        second one, or the answer, closes."""
        if not self._may_lose and self._workspace.editor is not None and not self._workspace.editor.seal():
            event.ignore()
            self._may_lose = True
            return
        if self._workspace.running and not self._means_it and self.closing_sheet.isHidden():
            event.ignore()
            self.closing_sheet.open(len(self._workspace.running))
            return
        store = QSettings("AutoVideo Studio", "window")
        store.setValue("geometry", self.saveGeometry())
        event.accept()
        self._closing()

    def _open_export(self) -> None:
        self.export_sheet.open()

    def _tell(self, message: str, hint: str, tone: str) -> None:
        self.toasts.tell(message, hint, tone=tone)

    def _offer_undo(self, message: str, undo: Callable[[], object]) -> None:
        self.toasts.tell(message, action_text=tr("Undo"), action=undo)

    def _close_now(self) -> None:
        self._means_it = True
        self.close()

    def _make_rail(self, pages: Sequence[PageSpec]) -> QWidget:
        rail = panel("panel", "rail")
        rail.setFixedWidth(RAIL_WIDTH)
        self._buttons = {page.id: self._rail_button(page) for page in pages}
        column(*(self._buttons[page.id] for page in pages if not page.at_foot), None,
               *(self._buttons[page.id] for page in pages if page.at_foot), margins=(8, 8, 8, 8), spacing=4, on=rail)
        return rail

    def _rail_button(self, page: PageSpec) -> QToolButton:
        made = QToolButton()
        made.setObjectName(f"nav_{page.id}")
        made.setText(page.text())
        made.setAccessibleName(page.text())
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setIconSize(QSize(20, 20))
        made.setProperty("kind", "rail")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.setFixedSize(60, 54)
        follow_theme(made, lambda: made.setIcon(icon(page.icon, "text3", 20)))
        made.clicked.connect(lambda: self._workspace.go_to(page.id))
        return made

    def _on_editor(self, editor: object) -> None:
        for page in self._pages.values():
            self._buttons[page.id].setEnabled(not page.needs_project or editor is not None)
            if page.makes:
                grey_out(self._buttons[page.id], self._workspace.studio.read_only)
        for id in [id for id in self._shown if self._pages[id].needs_project]:
            gone = self._shown.pop(id)
            self._stack.removeWidget(gone)
            gone.deleteLater()

    def _restore(self) -> None:
        geometry = QSettings("AutoVideo Studio", "window").value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
