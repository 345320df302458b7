"""The studio page: panels around the picture, the timeline below. Which panels there are stands in one list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QWidget

from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.preview.panel import PreviewPanel
from autovideo_studio.ui.timeline.panel import TimelinePanel
from autovideo_studio.ui.widgets.buttons import tabs
from autovideo_studio.ui.widgets.layouts import column, line
from autovideo_studio.ui.workspace import Workspace

Make = Callable[[Workspace, Editor, ActionTable], QWidget]


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """A panel of a side of the studio, behind a tab."""

    id: str
    text: Callable[[], str]
    make: Make


class StudioPage(QWidget):
    """The panels' sizes are remembered; a double click on a border makes them as they were."""

    def __init__(self, workspace: Workspace, actions: ActionTable, left: tuple[PanelSpec, ...] = (),
                 right: tuple[PanelSpec, ...] = ()) -> None:
        super().__init__()
        assert workspace.editor is not None
        self.setObjectName("page")
        editor = workspace.editor
        self._across, self._down = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        for specs, name in ((left, "leftPanel"), (None, ""), (right, "rightPanel")):
            if specs is None:
                self._across.addWidget(PreviewPanel(workspace, editor, actions))
            elif specs:
                self._across.addWidget(TabbedPanel(workspace, editor, actions, specs, name))
        self._down.addWidget(self._across)
        self._down.addWidget(TimelinePanel(workspace, editor, actions))
        self._across.setStretchFactor(1 if left else 0, 1)
        self._down.setStretchFactor(0, 1)
        for splitter in (self._across, self._down):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(True)
        column(self._down, spacing=0, on=self)
        self._restore()

    def _restore(self) -> None:
        store = QSettings("AutoVideo Studio", "studio")
        for name, splitter, sizes in (("across", self._across, [316, 800, 308]), ("down", self._down, [520, 330])):
            state = store.value(name)
            if not (isinstance(state, QByteArray) and splitter.restoreState(state)):
                splitter.setSizes(sizes[:splitter.count()])
            splitter.splitterMoved.connect(lambda *moved, name=name,
                                           splitter=splitter: store.setValue(name, splitter.saveState()))


class TabbedPanel(QFrame):
    """Pages behind tabs; each is made when first looked at."""

    def __init__(self, workspace: Workspace, editor: Editor, actions: ActionTable, specs: tuple[PanelSpec, ...],
                 name: str) -> None:
        super().__init__()
        self._context, self._specs = (workspace, editor, actions), {spec.id: spec for spec in specs}
        self.setProperty("role", "panel")
        self.setObjectName(name)
        self.setMinimumWidth(260)
        self._made: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        head = tabs([(spec.id, spec.text()) for spec in specs], name=f"{name}Tabs")
        head.chosen.connect(self.show_panel)
        column(head, line(), (self._stack, 1), spacing=0, on=self)
        self.show_panel(specs[0].id)

    def show_panel(self, id: str) -> None:
        if id not in self._made:
            self._made[id] = self._specs[id].make(*self._context)
            self._stack.addWidget(self._made[id])
        self._stack.setCurrentWidget(self._made[id])
