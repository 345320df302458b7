"""Actions of the studio page: player, tools, clips, view."""

from __future__ import annotations

from collections.abc import Callable

from autovideo_studio.domain.edits.trim import Edge
from autovideo_studio.domain.laying import Way
from autovideo_studio.domain.queries import next_edit_point, previous_edit_point
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.actions import clip_verbs, pieces
from autovideo_studio.ui.actions.precise import edge_actions, track_actions
from autovideo_studio.ui.actions.spec import STUDIO, ActionSpec, clips_selected, project_open
from autovideo_studio.ui.actions.spec import of_editor as _spec
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.ui_state import Tool
from autovideo_studio.ui.workspace import Workspace


def studio_actions() -> tuple[ActionSpec, ...]:
    return (*_player(), *_tools(), *_clips(), *edge_actions(), *track_actions(), *_view())


def _player() -> tuple[ActionSpec, ...]:
    return (
        _spec("play", lambda: tr("Play or pause"), "player", lambda editor: editor.player.toggle(), ("Space",), "play"),
        _spec("shuttle-back", lambda: tr("Play backwards, faster"), "player", lambda editor: editor.player.shuttle(-1), ("J",),
              "rewind"),
        _spec("stop", lambda: tr("Stop"), "player", lambda editor: editor.player.pause(), ("K",), "pause"),
        _spec("shuttle-forward", lambda: tr("Play forwards, faster"), "player", lambda editor: editor.player.shuttle(1), ("L",),
              "fast-forward"),
        _spec("frame-back", lambda: tr("One frame back"), "player", lambda editor: editor.step(-1), ("Left",), "step-back"),
        _spec("frame-forward", lambda: tr("One frame on"), "player", lambda editor: editor.step(1), ("Right",), "step-forward"),
        _spec("second-back", lambda: tr("One second back"), "player", lambda editor: editor.step(-round(editor.rate)),
              ("Shift+Left",)),
        _spec("second-forward", lambda: tr("One second on"), "player", lambda editor: editor.step(round(editor.rate)),
              ("Shift+Right",)),
        _spec("previous-edit", lambda: tr("Previous cut"), "player", lambda editor: _to_cut(editor, previous_edit_point), ("Up",),
              "skip-back"),
        _spec("next-edit", lambda: tr("Next cut"), "player", lambda editor: _to_cut(editor, next_edit_point), ("Down",),
              "skip-forward"),
        _spec("go-start", lambda: tr("To the beginning"), "player", lambda editor: editor.seek(0), ("Home",)),
        _spec("go-end", lambda: tr("To the end"), "player", lambda editor: editor.seek(editor.sequence.duration - 1), ("End",)),
        _spec("mark-in", lambda: tr("Mark in"), "player", lambda editor: clip_verbs.mark(editor, True), ("I",)),
        _spec("mark-out", lambda: tr("Mark out"), "player", lambda editor: clip_verbs.mark(editor, False), ("O",)),
        _spec("clear-marks", lambda: tr("Clear in and out"), "player", lambda editor: editor.state.mark(None), ("X",)),
        _spec("loop", lambda: tr("Loop"), "player", lambda editor: editor.toggle_loop(), ("/",), "repeat"),
        _spec("full-screen", lambda: tr("Full screen"), "player", _ask("full-screen"), ("F",), "maximize"),
        _spec("snapshot", lambda: tr("Save this frame as a picture"), "player", _ask("snapshot"), ("Ctrl+Shift+P",), "camera"),
        _spec("safe-areas", lambda: tr("Safe areas"), "player", _ask("safe-areas"), ("Ctrl+Shift+S",), "frame"),
    )


def _tools() -> tuple[ActionSpec, ...]:
    names = {Tool.SELECT: (lambda: tr("Select"), "V", "mouse-pointer-2"), Tool.BLADE: (lambda: tr("Blade"), "B", "scissors"),
             Tool.TRIM: (lambda: tr("Trim (ripple)"), "T", "unfold-horizontal"),
             Tool.STRETCH: (lambda: tr("Stretch the speed"), "R", "gauge"),
             Tool.SLIP: (lambda: tr("Slip"), "Y", "move"), Tool.SLIDE: (lambda: tr("Slide"), "U", "arrow-left-right"),
             Tool.HAND: (lambda: tr("Hand"), "H", "hand"), Tool.ZOOM: (lambda: tr("Zoom"), "Z", "zoom-in")}
    tools = tuple(_spec(f"tool-{tool.value}", text, "tools", _take(tool), (key,), icon) for tool,
                  (text, key, icon) in names.items())
    return (
        *tools,
        _spec("toggle-snapping", lambda: tr("Snapping"), "tools", lambda editor: editor.state.snap(not editor.state.snapping),
              ("N",),
              "magnet"),
        _spec("toggle-linking", lambda: tr("Linked selection"), "tools",
              lambda editor: editor.state.link(not editor.state.linking), ("Ctrl+Shift+L",), "link"),
    )


def _clips() -> tuple[ActionSpec, ...]:
    chosen = clips_selected
    return (
        _spec("split", lambda: tr("Split at playhead"), "clips", clip_verbs.split, ("S", "Ctrl+B"), "split"),
        _spec("trim-start", lambda: tr("Trim start to playhead"), "clips",
              lambda editor: clip_verbs.trim_to_playhead(editor, Edge.START), ("Q",)),
        _spec("trim-end", lambda: tr("Trim end to playhead"), "clips",
              lambda editor: clip_verbs.trim_to_playhead(editor, Edge.END), ("W",)),
        _spec("delete", lambda: tr("Delete (leave a gap)"), "clips", clip_verbs.delete, ("Del", "Backspace"), "trash-2",
              _anything),
        _spec("ripple-delete", lambda: tr("Delete and close up"), "clips", clip_verbs.ripple_delete, ("Shift+Del",), "", chosen),
        _spec("close-gap", lambda: tr("Close gap at playhead"), "clips", clip_verbs.close_gap, ("Alt+Backspace",)),
        ActionSpec("copy", lambda: tr("Copy"), "clips", _with_editor(clip_verbs.copy), ("Ctrl+C",), "copy", chosen, STUDIO),
        ActionSpec("cut", lambda: tr("Cut"), "clips", _with_editor(clip_verbs.cut), ("Ctrl+X",), "scissors", chosen, STUDIO),
        ActionSpec("paste", lambda: tr("Paste at playhead"), "clips", _with_editor(clip_verbs.paste), ("Ctrl+V",), "clipboard",
                   _something_copied, STUDIO),
        ActionSpec("paste-insert", lambda: tr("Paste and make room"), "clips",
                   _with_editor(lambda workspace, editor: clip_verbs.paste(workspace, editor, insert=True)), ("Ctrl+Shift+V",),
                   "",
                   _something_copied, STUDIO),
        ActionSpec("paste-attributes", lambda: tr("Paste attributes"), "clips", _with_editor(clip_verbs.paste_attributes),
                   ("Ctrl+Alt+V",), "", _something_copied, STUDIO),
        _spec("insert-media", lambda: tr("Insert media at playhead"), "clips",
              lambda editor: clip_verbs.lay_picked(editor, Way.INSERT), (",",), "between-horizontal-start", _something_picked),
        _spec("overwrite-media", lambda: tr("Overwrite with media at playhead"), "clips",
              lambda editor: clip_verbs.lay_picked(editor, Way.OVERWRITE), (".",), "download", _something_picked),
        ActionSpec("import-media", lambda: tr("Add media"), "clips", lambda workspace: workspace.arrivals.ask(), ("Ctrl+I",),
                   "folder-plus", project_open, STUDIO),
        _spec("duplicate", lambda: tr("Duplicate"), "clips", clip_verbs.duplicate, ("Ctrl+D",), "", chosen),
        _spec("nudge-left", lambda: tr("Nudge one frame back"), "clips", lambda editor: clip_verbs.nudge(editor, -1),
              ("Alt+Left",),
              "", chosen),
        _spec("nudge-right", lambda: tr("Nudge one frame on"), "clips", lambda editor: clip_verbs.nudge(editor, 1),
              ("Alt+Right",),
              "", chosen),
        _spec("nudge-left-10", lambda: tr("Nudge ten frames back"), "clips", lambda editor: clip_verbs.nudge(editor, -10),
              ("Alt+Shift+Left",), "", chosen),
        _spec("nudge-right-10", lambda: tr("Nudge ten frames on"), "clips", lambda editor: clip_verbs.nudge(editor, 10),
              ("Alt+Shift+Right",), "", chosen),
        _spec("track-up", lambda: tr("Move to the track above"), "clips", lambda editor: clip_verbs.move_track(editor, True),
              ("Alt+Up",), "", chosen),
        _spec("track-down", lambda: tr("Move to the track below"), "clips", lambda editor: clip_verbs.move_track(editor, False),
              ("Alt+Down",), "", chosen),
        _spec("group", lambda: tr("Group"), "clips", _with_selection("group"), ("G",), "group", chosen),
        _spec("ungroup", lambda: tr("Ungroup"), "clips", _with_selection("ungroup"), ("Shift+G",), "ungroup", chosen),
        _spec("link", lambda: tr("Link picture and sound"), "clips", _with_selection("link"), ("Ctrl+L",), "link", chosen),
        _spec("unlink", lambda: tr("Detach picture and sound"), "clips", _with_selection("unlink"), ("Ctrl+Alt+L",), "unlink",
              chosen),
        _spec("toggle-enabled", lambda: tr("Enable or disable"), "clips", clip_verbs.toggle_enabled, ("Shift+E",), "", chosen),
        _spec("toggle-pinned", lambda: tr("Pin: never rearranged"), "clips", clip_verbs.toggle_pinned, ("P",), "pin", chosen),
        _spec("add-transition", lambda: tr("Add transition"), "clips", clip_verbs.add_transition, ("Ctrl+T",), "blend", chosen),
        _spec("add-title", lambda: tr("Add title"), "clips", lambda editor: pieces.put_or_raise(editor, "title:plain"),
              ("Shift+T",), "type"),
        _spec("select-transition", lambda: tr("Select the nearest transition"), "clips", pieces.select_transition,
              ("Shift+Ctrl+T",)),
        _spec("remove-effects", lambda: tr("Remove all effects"), "clips", pieces.remove_effects, (), "", chosen),
        _spec("add-marker", lambda: tr("Add marker"), "clips", clip_verbs.add_marker, ("M",), "bookmark"),
        _spec("select-all", lambda: tr("Select all"), "clips", clip_verbs.select_all, ("Ctrl+A",)),
        _spec("select-after", lambda: tr("Select all after playhead"), "clips", clip_verbs.select_after, ("Ctrl+Shift+A",)),
        _spec("select-next", lambda: tr("Select next clip"), "clips", lambda editor: clip_verbs.select_neighbour(editor, 1),
              ("Ctrl+Right",)),
        _spec("select-previous", lambda: tr("Select previous clip"), "clips",
              lambda editor: clip_verbs.select_neighbour(editor, -1), ("Ctrl+Left",)),
    )


def _view() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("export", lambda: tr("Export"), "view", lambda workspace: workspace.export_wanted.emit(), ("Ctrl+E",),
                   "upload", project_open),
        _spec("layout-create", lambda: tr("Layout: create"), "view", _ask("layout:create"), ("Ctrl+Alt+1",), "panel-left"),
        _spec("layout-edit", lambda: tr("Layout: edit"), "view", _ask("layout:edit"), ("Ctrl+Alt+2",), "panel-bottom"),
        _spec("layout-review", lambda: tr("Layout: review"), "view", _ask("layout:review"), ("Ctrl+Alt+3",), "monitor"),
        _spec("layout-reset", lambda: tr("Reset this layout"), "view", _ask("layout-reset"), (), "rotate-ccw"),
        _spec("view-menu", lambda: tr("Panels and layouts"), "view", _ask("view-menu"), ("Ctrl+Alt+P",), "layout-list"),
        _spec("zoom-in", lambda: tr("Zoom in"), "view", _ask("zoom-in"), ("+", "="), "zoom-in"),
        _spec("zoom-out", lambda: tr("Zoom out"), "view", _ask("zoom-out"), ("-",), "zoom-out"),
        _spec("zoom-fit", lambda: tr("Whole sequence"), "view", _ask("zoom-fit"), ("Shift+Z",)),
    )


def _take(tool: Tool) -> Callable[[Editor], object]:
    return lambda editor: editor.state.take(tool)


def _with_selection(verb: str) -> Callable[[Editor], object]:
    return lambda editor: clip_verbs.with_selection(editor, clip_verbs.GROUPS[verb])


def _ask(wish: str) -> Callable[[Editor], object]:
    return lambda editor: editor.state.asked.emit(wish)


def _to_cut(editor: Editor, find: Callable[..., int | None]) -> None:
    frame = find(editor.sequence, editor.state.playhead)
    if frame is not None:
        editor.seek(frame)


def _with_editor(run: Callable[[Workspace, Editor], object]) -> Callable[[Workspace], object]:
    def go(workspace: Workspace) -> None:
        if workspace.editor is not None:
            run(workspace, workspace.editor)

    return go


def _anything(workspace: Workspace) -> bool:
    return workspace.editor is not None and bool(workspace.editor.state.selection)


def _something_picked(workspace: Workspace) -> bool:
    return workspace.editor is not None and bool(workspace.editor.state.picked)


def _something_copied(workspace: Workspace) -> bool:
    return workspace.editor is not None and bool(workspace.clipboard)
