"""The studio page: the picture in the middle, panels around it that can be moved, hidden, shown and put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QCursor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QTabBar, QTabWidget, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.actions.spec import ActionSpec, project_open
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.preview.panel import PreviewPanel
from autovideo_studio.ui.studio.dock import PanelDock
from autovideo_studio.ui.studio.layouts import LAYOUTS, Layout
from autovideo_studio.ui.style.motion import motion
from autovideo_studio.ui.workspace import Workspace

Make = Callable[[Workspace, Editor, ActionTable], QWidget]
Area = Qt.DockWidgetArea
STATE_VERSION = 1
"""To be raised where a stored layout shall not be taken any more."""


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """A panel of the studio; it is made when a layout first shows it."""

    id: str
    text: Callable[[], str]
    make: Make


class StudioPage(QMainWindow):
    """Each layout ("create", "edit", "review") remembers how the creator left it."""

    def __init__(self, workspace: Workspace, actions: ActionTable, left: tuple[PanelSpec, ...] = (),
                 right: tuple[PanelSpec, ...] = (), below: tuple[PanelSpec, ...] = ()) -> None:
        super().__init__()
        assert workspace.editor is not None
        editor = self._editor = workspace.editor
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setObjectName("page")
        self._move_docks()
        motion().changed.connect(self._move_docks)
        self.setTabPosition(Area.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self._store = QSettings("AutoVideo Studio", "studio")
        self._actions = actions
        self._sides = {Area.LeftDockWidgetArea: left, Area.RightDockWidgetArea: right, Area.BottomDockWidgetArea: below}
        self._docks = {spec.id: PanelDock(self, spec.id, spec.text(), partial(spec.make, workspace, editor, actions))
                       for specs in self._sides.values() for spec in specs}
        self.setCentralWidget(PreviewPanel(workspace, editor, actions))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._name_tabs)
        for dock in self._docks.values():
            actions.add(self._toggle(dock))
            for signal in (dock.visibilityChanged, dock.topLevelChanged, dock.dockLocationChanged):
                signal.connect(lambda *now: self._settle.start(0))
        editor.state.asked.connect(self._asked)
        self._layout = LAYOUTS.get(str(self._store.value("layout")), LAYOUTS["edit"])
        self._restored = False

    def _move_docks(self) -> None:
        options = QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AllowNestedDocks
        if not motion().reduced:
            options |= QMainWindow.DockOption.AnimatedDocks
        self.setDockOptions(options)

    def panel(self, id: str) -> PanelDock:
        return self._docks[id]

    def use_layout(self, id: str) -> None:
        """Remember this layout as it is; show another as it was left."""
        if id == self._layout.id:
            return
        self._keep()
        self._layout = LAYOUTS[id]
        self._restore()

    def reset_layout(self) -> None:
        """This layout as it first was."""
        self._store.remove(f"docks/{self._layout.id}")
        self._arrange(self._layout)

    def move_panel(self, id: str, area: Area) -> None:
        """To a side, as a tab where others are."""
        dock = self._docks[id]
        there = [other for other in self._docks.values() if other is not dock and not other.isHidden()
                 and not other.isFloating() and self.dockWidgetArea(other) is area]
        dock.setFloating(False)
        self.addDockWidget(area, dock)
        if there and area is not Area.BottomDockWidgetArea:
            self.tabifyDockWidget(there[0], dock)
        dock.show()
        dock.raise_()

    def view_menu(self) -> QMenu:
        """What is shown and where."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for dock in self._docks.values():
            menu.addAction(dock.toggleViewAction())
        menu.addSeparator()
        move = menu.addMenu(tr("Move a panel"))
        for id, dock in self._docks.items():
            inner = move.addMenu(dock.windowTitle())
            for text, area in ((tr("To the left"), Area.LeftDockWidgetArea), (tr("To the right"), Area.RightDockWidgetArea),
                               (tr("Below"), Area.BottomDockWidgetArea)):
                inner.addAction(text).triggered.connect(lambda on=False, id=id, area=area: self.move_panel(id, area))
            inner.addAction(tr("Into its own window")).triggered.connect(lambda on=False, dock=dock: dock.setFloating(True))
        menu.addSeparator()
        for id in (*(f"layout-{layout}" for layout in LAYOUTS), "layout-reset"):
            menu.addAction(self._actions.qt(id))
        return menu

    def createPopupMenu(self) -> QMenu:
        return self.view_menu()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._restored:
            self._restored = True
            self._restore()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keep()

    def _asked(self, wish: str) -> None:
        kind, _, what = wish.partition(":")
        if kind == "layout":
            self.use_layout(what)
        elif kind == "panel":
            self._show_or_hide(self._docks[what])
        elif kind == "layout-reset":
            self.reset_layout()
        elif kind == "view-menu":
            self.view_menu().exec(QCursor.pos())

    def _toggle(self, dock: PanelDock) -> ActionSpec:
        def ask(workspace: Workspace) -> None:
            if workspace.editor is not None:
                workspace.editor.state.asked.emit(f"panel:{dock.id}")

        title = dock.windowTitle()
        return ActionSpec(f"panel-{dock.id}", lambda: tr("Show or hide: {panel}", panel=title), "view", ask, (), "", project_open,
                          "studio")

    def _show_or_hide(self, dock: PanelDock) -> None:
        """One that lies behind another tab is not seen: it comes to the front."""
        dock.setVisible(dock.isHidden() or dock.visibleRegion().isEmpty())
        if not dock.isHidden():
            dock.raise_()

    def _keep(self) -> None:
        if self._restored:
            self._store.setValue("layout", self._layout.id)
            self._store.setValue(f"docks/{self._layout.id}", self.saveState(STATE_VERSION))

    def _restore(self) -> None:
        self._arrange(self._layout)
        state = self._store.value(f"docks/{self._layout.id}")
        if isinstance(state, QByteArray):
            self.restoreState(state, STATE_VERSION)
        self._editor.state.show_layout(self._layout.id)
        self._name_tabs()

    def _arrange(self, layout: Layout) -> None:
        for area, specs in self._sides.items():
            docks = [self._docks[spec.id] for spec in specs]
            for dock in docks:
                dock.setFloating(False)
                self.addDockWidget(area, dock)
            for dock in docks[1:]:
                self.tabifyDockWidget(docks[0], dock)
            for dock in docks:
                dock.setVisible(layout.shows(dock.id, area))
            if docks:
                docks[0].raise_()
        QTimer.singleShot(0, self, lambda: self._size(layout))

    def _size(self, layout: Layout) -> None:
        for area, share, way in ((Area.LeftDockWidgetArea, layout.left, Qt.Orientation.Horizontal),
                                 (Area.RightDockWidgetArea, layout.right, Qt.Orientation.Horizontal),
                                 (Area.BottomDockWidgetArea, layout.below, Qt.Orientation.Vertical)):
            docks = [dock for dock in self._docks.values() if not dock.isHidden() and self.dockWidgetArea(dock) is area]
            if docks:
                room = self.width() if way is Qt.Orientation.Horizontal else self.height()
                self.resizeDocks(docks[:1], [max(1, round(room * share))], way)
        self._name_tabs()

    def _name_tabs(self) -> None:
        """The bars of tabs are Qt's own: they are named for screen readers."""
        for number, bar in enumerate(self.findChildren(QTabBar)):
            bar.setObjectName(f"panelTabs_{number}")
            bar.setAccessibleName(tr("Panels"))
            bar.setDrawBase(False)
            bar.setExpanding(False)
        for dock in self._docks.values():
            dock.show_head(bool(self.tabifiedDockWidgets(dock)))
