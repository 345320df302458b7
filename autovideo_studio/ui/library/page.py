"""The library: every video, searched as one types."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.widgets.layouts import column
from autovideo_studio.ui.widgets.notices import empty_state
from autovideo_studio.ui.workspace import Workspace


class LibraryPage(QWidget):
    def __init__(self, workspace: Workspace, actions: ActionTable) -> None:
        super().__init__()
        self.setObjectName("page")
        column(empty_state("library", tr("Your videos will appear here."), tr("New video"), lambda: actions.run("new-project"),
                           name="libraryEmpty"), on=self)
