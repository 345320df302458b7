"""The timeline's panel: tools above, heads at the left, the canvas, the overview below."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QFrame, QMenu, QSlider, QToolButton, QWidget

from autovideo_studio.domain.edits.lift_extract import CloseGap
from autovideo_studio.domain.edits.tracks import AddTrack, MoveTrack, RemoveTrack
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.timeline.accessible import make_accessible
from autovideo_studio.ui.timeline.art import ClipArt
from autovideo_studio.ui.timeline.headers import TrackHeaders
from autovideo_studio.ui.timeline.hits import Hit, Part
from autovideo_studio.ui.timeline.media_drops import MediaDrop
from autovideo_studio.ui.timeline.menus import fill_transition_menu, selected_hit
from autovideo_studio.ui.timeline.metrics import HEADER_WIDTH, LOWEST_ROW, RULER_HEIGHT, TALLEST_ROW
from autovideo_studio.ui.timeline.minimap import MiniMap
from autovideo_studio.ui.timeline.model import TimelineModel
from autovideo_studio.ui.timeline.piece_drops import PieceDrops
from autovideo_studio.ui.timeline.view import LARGEST_PX, SMALLEST_PX, ZOOM_STEP, TimelineView
from autovideo_studio.ui.ui_state import Tool
from autovideo_studio.ui.widgets.buttons import button, icon_button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, line, panel, row
from autovideo_studio.ui.widgets.own_keys import OwnKeys
from autovideo_studio.ui.workspace import Workspace

TOOLS = ((Tool.SELECT, "mouse-pointer-2", "tool-select"), (Tool.BLADE, "scissors", "tool-blade"),
         (Tool.TRIM, "unfold-horizontal", "tool-trim"), (Tool.STRETCH, "gauge", "tool-stretch"),
         (Tool.SLIP, "move", "tool-slip"), (Tool.SLIDE, "arrow-left-right", "tool-slide"), (Tool.HAND, "hand", "tool-hand"),
         (Tool.ZOOM, "zoom-in", "tool-zoom"))
CLIP_MENU = ("split", "", "cut", "copy", "paste", "paste-attributes", "duplicate", "", "delete", "ripple-delete",
             "select-track-after", "", "into-sync", "group", "ungroup", "link", "unlink", "", "toggle-enabled", "toggle-pinned",
             "add-transition", "remove-effects")
EMPTY_MENU = ("paste", "close-gaps", "select-all", "select-between", "add-marker", "add-title", "", "lift-range",
              "extract-range", "", "zoom-fit")
ZOOM_MOST = 1000


class TimelinePanel(QFrame):
    def __init__(self, workspace: Workspace, editor: Editor, actions: ActionTable) -> None:
        super().__init__()
        self._workspace, self._editor, self._actions = workspace, editor, actions
        self.setProperty("role", "panel")
        self.setObjectName("timelinePanel")
        self._model = TimelineModel()
        self._heights: dict[str, int] = json.loads(str(_store().value("heights", "{}")))
        self.view = TimelineView(editor, self._model, ClipArt(workspace, editor),
                                 MediaDrop(editor, self._model, workspace.arrivals))
        make_accessible(self.view, editor, self._model)
        self._drops = PieceDrops(workspace, editor, self._model, self.view)
        self._headers = TrackHeaders(editor, self._model, lambda: self.view.verticalScrollBar().value())
        self._selection = label(size=12, tone="3", name="timelineSelection")
        self._zoom = self._zoom_slider()
        body = row(self._headers, (self.view, 1), spacing=0)
        corner = panel("panel")
        corner.setFixedWidth(HEADER_WIDTH)
        overview = row(corner, (MiniMap(editor, self._model, self.view), 1), spacing=0)
        column(self._tool_bar(), (body, 1), overview, spacing=0, on=self)
        self.view.scrolled.connect(self._on_scrolled)
        self.view.menu_wanted.connect(self._menu)
        OwnKeys(self.view, {"Menu": self._menu_by_key, "Shift+F10": self._menu_by_key})
        self.view.scrubbed.connect(editor.seek)
        self._headers.height_wanted.connect(self._set_height)
        self._headers.menu_wanted.connect(self._track_menu)
        self._fitted = False
        editor.changed.connect(self._show)
        editor.settled.connect(self._say_selection)
        editor.state.playhead_changed.connect(self._on_playhead)
        editor.state.asked.connect(self._asked)
        self._show()

    def showEvent(self, event: object) -> None:
        if not self._fitted:
            self._fitted = True
            self.view.fit()

    def _show(self) -> None:
        was_empty = self._model.duration == 0
        self._model.show(self._editor.sequence, self._heights)
        self.view.refresh()
        if was_empty and self._fitted:
            self.view.fit()
        self._headers.refresh()

    def _tool_bar(self) -> QWidget:
        bar = panel("bar")
        bar.setFixedHeight(42)
        self._tools = {tool: self._tool_button(tool, icon_name, action) for tool, icon_name, action in TOOLS}
        self._snap = self._switch("magnet", "toggle-snapping", self._editor.state.snapping)
        self._link = self._switch("link", "toggle-linking", self._editor.state.linking)
        self._editor.state.snapping_changed.connect(self._snap.setChecked)
        self._editor.state.linking_changed.connect(self._link.setChecked)
        self._editor.state.tool_changed.connect(self._on_tool)
        self._on_tool(self._editor.state.tool)
        marker = icon_button("bookmark", self._tip("add-marker"), lambda: self._actions.run("add-marker"), name="addMarkerButton")
        split = button(tr("Split at playhead"), lambda: self._actions.run("split"), kind="ghost", icon_name="split",
                       name="splitButton", tip=self._tip("split"))
        add = icon_button("plus", tr("Add track"), name="addTrackButton")
        add.clicked.connect(lambda: self._add_menu().exec(add.mapToGlobal(QPoint(0, add.height()))))
        row(*self._tools.values(), 4, line(upright=True), 4, self._snap, self._link, marker, add, 4, line(upright=True), 4, split,
            None, self._selection, 8,
            icon_button("zoom-out", self._tip("zoom-out"), lambda: self._actions.run("zoom-out"), name="zoomOutButton"),
            self._zoom, icon_button("zoom-in", self._tip("zoom-in"), lambda: self._actions.run("zoom-in"), name="zoomInButton"),
            button(tr("Fit"), lambda: self._actions.run("zoom-fit"), kind="ghost", name="zoomFitButton",
                   tip=self._tip("zoom-fit")),
            margins=(12, 0, 8, 0), spacing=4, on=bar)
        return bar

    def _tool_button(self, tool: Tool, icon_name: str, action: str) -> QToolButton:
        made = icon_button(icon_name, self._tip(action), lambda: self._editor.state.take(tool), checkable=True,
                           name=f"{tool.value}ToolButton")
        made.setAutoExclusive(True)
        return made

    def _switch(self, icon_name: str, action: str, on: bool) -> QToolButton:
        made = icon_button(icon_name, self._tip(action), lambda: self._actions.run(action), checkable=True,
                           name=f"{action}Button")
        made.setChecked(on)
        return made

    def _tip(self, action: str) -> str:
        key = self._actions.qt(action).shortcut().toString()
        return f"{self._actions.text(action)}{f' ({key})' if key else ''}"

    def _zoom_slider(self) -> QSlider:
        made = QSlider(Qt.Orientation.Horizontal)
        made.setRange(0, ZOOM_MOST)
        made.setProperty("kind", "mini")
        made.setFixedWidth(110)
        made.setAccessibleName(tr("Zoom"))
        made.setObjectName("zoomSlider")
        made.valueChanged.connect(lambda value: self.view.set_zoom(SMALLEST_PX
                                                                   * (LARGEST_PX / SMALLEST_PX) ** (value / ZOOM_MOST)))
        return made

    def _on_scrolled(self) -> None:
        from math import log

        self._zoom.blockSignals(True)
        self._zoom.setValue(round(ZOOM_MOST * log(self.view.scale.px / SMALLEST_PX) / log(LARGEST_PX / SMALLEST_PX)))
        self._zoom.blockSignals(False)
        self._headers.refresh()

    def _say_selection(self) -> None:
        chosen = self._editor.selected_clips()
        frames = max(one.range.end for one in chosen) - chosen[0].range.start if chosen else 0
        self._selection.setText(tr("{count} selected · {seconds:.1f} s", count=len(chosen),
                                   seconds=float(frames / self._editor.rate)) if chosen else "")
        self._actions.refresh()

    def _on_playhead(self, frame: int) -> None:
        if self._editor.playing:
            self.view.show_frame(frame)

    def _on_tool(self, tool: str) -> None:
        self._tools[Tool(tool)].setChecked(True)

    def _asked(self, wish: str) -> None:
        wishes: dict[str, Callable[[], object]] = {"zoom-in": lambda: self.view.zoom(ZOOM_STEP),
                                                   "zoom-out": lambda: self.view.zoom(1 / ZOOM_STEP),
                  "zoom-fit": self.view.fit, "show-playhead": lambda: self.view.show_frame(self._editor.state.playhead)}
        if wish in wishes:
            wishes[wish]()
        kind, _, what = wish.partition(":")
        if kind == "track-height":
            track_id, _, by = what.rpartition(":")
            row = self._model.row_of(track_id)
            if row is not None:
                self._set_height(track_id, max(LOWEST_ROW, min(TALLEST_ROW, row.height + int(by))))

    def _menu_by_key(self) -> None:
        found, scale = selected_hit(self._model, self._editor), self.view.scale
        x = min(max(8, round(scale.x(found.frame)) + 8), self.view.viewport().width() - 8)
        y = RULER_HEIGHT + (found.row.top - scale.top + found.row.height // 2 if found.row else 8)
        self._menu(found, self.view.viewport().mapToGlobal(QPoint(x, y)))

    def _menu(self, found: Hit, at: QPoint) -> None:
        menu = QMenu(self)
        if found.part is Part.TRANSITION:
            fill_transition_menu(menu, self._workspace, self._editor, self._actions)
            menu.exec(at)
            return
        if (gap := self._gap(found)) is not None:
            menu.addAction(tr("Close this gap")).triggered.connect(lambda: self._editor.apply(gap, "timeline"))
        for id in CLIP_MENU if found.clip_id else EMPTY_MENU:
            if not id:
                menu.addSeparator()
            elif id in self._actions.specs:
                menu.addAction(self._actions.qt(id))
        self._actions.refresh()
        menu.exec(at)

    @staticmethod
    def _gap(found: Hit) -> CloseGap | None:
        """What closes the gap that was hit."""
        if found.row is None or found.clip_id or not 0 <= found.frame < found.row.lane.track.duration:
            return None
        return CloseGap(found.row.lane.track.id, int(found.frame))

    def _add_menu(self) -> QMenu:
        menu = QMenu(self)
        names = {TrackKind.VIDEO: tr("Video track"), TrackKind.OVERLAY: tr("Overlay track"),
                 TrackKind.CAPTION: tr("Caption track"),
                 TrackKind.NARRATION: tr("Narration track"), TrackKind.MUSIC: tr("Music track"),
                 TrackKind.SOUND: tr("Sound track")}
        for kind, text in names.items():
            menu.addAction(text).triggered.connect(lambda checked=False, kind=kind: self._add_track(kind))
        return menu

    def _add_track(self, kind: TrackKind) -> None:
        tracks = self._editor.sequence.tracks
        above = [number for number, track in enumerate(tracks) if track.kind is kind]
        pictures = sum(track.kind.is_picture for track in tracks)
        index = above[-1] + 1 if above else pictures if kind.is_picture else None
        self._editor.apply(AddTrack(Track(new_id("track"), kind), index), "timeline")

    def _track_menu(self, track_id: str, at: QPoint) -> None:
        tracks = self._editor.sequence.tracks
        index = next(number for number, track in enumerate(tracks) if track.id == track_id)
        up = 1 if tracks[index].kind.is_picture else -1
        menu = QMenu(self)
        for text, target in ((tr("Move up"), index + up), (tr("Move down"), index - up)):
            action = menu.addAction(text)
            action.setEnabled(0 <= target < len(tracks) and tracks[target].kind.is_picture == tracks[index].kind.is_picture)
            action.triggered.connect(lambda checked=False, target=target: self._editor.apply(MoveTrack(track_id, target),
                                                                                             "timeline"))
        menu.addSeparator()
        menu.addAction(tr("Remove track")).triggered.connect(lambda: self._editor.apply(RemoveTrack(track_id), "timeline"))
        menu.exec(at)

    def _set_height(self, track_id: str, height: int) -> None:
        self._heights[track_id] = height
        _store().setValue("heights", json.dumps(self._heights))
        self._show()


def _store() -> QSettings:
    return QSettings("AutoVideo Studio", "timeline")
