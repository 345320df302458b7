"""Actions of the timeline beside the usual ones: edges by key, the marked range, whole tracks."""

from __future__ import annotations

from collections.abc import Callable

from autovideo_studio.domain.edits.tracks import TrackFlag
from autovideo_studio.domain.edits.trim import Edge
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.actions import edge_verbs, track_verbs
from autovideo_studio.ui.actions.spec import ActionSpec, When, clips_selected, of_editor, project_open
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.ui_state import CROP
from autovideo_studio.ui.workspace import Workspace


def edge_actions() -> tuple[ActionSpec, ...]:
    chosen = clips_selected
    return (
        of_editor("start-earlier", lambda: tr("Start one frame earlier"), "clips", _trim(Edge.START, -1), ("[",), when=chosen),
        of_editor("start-later", lambda: tr("Start one frame later"), "clips", _trim(Edge.START, 1), ("]",), when=chosen),
        of_editor("end-earlier", lambda: tr("End one frame earlier"), "clips", _trim(Edge.END, -1), ("Ctrl+[",), when=chosen),
        of_editor("end-later", lambda: tr("End one frame later"), "clips", _trim(Edge.END, 1), ("Ctrl+]",), when=chosen),
        of_editor("roll-to-playhead", lambda: tr("Roll the nearest cut to the playhead"), "clips", edge_verbs.roll_to_playhead,
                  ("E",)),
        of_editor("slip-back", lambda: tr("Slip: show one frame earlier"), "clips", lambda editor: edge_verbs.slip_by(editor, -1),
                  ("Ctrl+Alt+Left",), when=chosen),
        of_editor("slip-on", lambda: tr("Slip: show one frame later"), "clips", lambda editor: edge_verbs.slip_by(editor, 1),
                  ("Ctrl+Alt+Right",), when=chosen),
        of_editor("slide-back", lambda: tr("Slide one frame back between its neighbours"), "clips",
                  lambda editor: edge_verbs.slide_by(editor, -1), ("Alt+,",), when=chosen),
        of_editor("slide-on", lambda: tr("Slide one frame on between its neighbours"), "clips",
                  lambda editor: edge_verbs.slide_by(editor, 1), ("Alt+.",), when=chosen),
        of_editor("faster", lambda: tr("Play a tenth faster"), "clips",
                  lambda editor: edge_verbs.change_speed(editor, edge_verbs.FASTER), ("Ctrl+Alt+Up",), when=chosen),
        of_editor("slower", lambda: tr("Play a tenth slower"), "clips",
                  lambda editor: edge_verbs.change_speed(editor, 1 / edge_verbs.FASTER), ("Ctrl+Alt+Down",), when=chosen),
        of_editor("fade-in", lambda: tr("Fade in up to the playhead"), "clips",
                  lambda editor: edge_verbs.fade_to_playhead(editor, True), ("Alt+Q",)),
        of_editor("fade-out", lambda: tr("Fade out from the playhead"), "clips",
                  lambda editor: edge_verbs.fade_to_playhead(editor, False), ("Alt+W",)),
        of_editor("crop", lambda: tr("Crop on the picture"), "clips",
                  lambda editor: edge_verbs.shape(editor, CROP), ("Shift+C",), "crop", chosen),
        of_editor("into-sync", lambda: tr("Move into sync with its picture"), "clips", edge_verbs.into_sync, ("Ctrl+Alt+Y",),
                  when=_when(edge_verbs.any_out_of_sync)),
    )


def track_actions() -> tuple[ActionSpec, ...]:
    ranged = _when(track_verbs.has_range)
    return (
        of_editor("select-between", lambda: tr("Select what lies between in and out"), "clips", track_verbs.select_between,
                  ("Ctrl+Alt+A",), when=ranged),
        of_editor("select-track-after", lambda: tr("Select from here on, on this track"), "clips",
                  track_verbs.select_after_on_track, ("Shift+A",), when=clips_selected),
        of_editor("lift-range", lambda: tr("Lift the marked range"), "clips", track_verbs.lift_range, (";",), when=ranged),
        of_editor("extract-range", lambda: tr("Extract the marked range"), "clips", track_verbs.extract_range, ("'",),
                  when=ranged),
        of_editor("close-gaps", lambda: tr("Close all gaps"), "clips", track_verbs.close_gaps, ("Alt+Shift+Backspace",)),
        of_editor("track-above", lambda: tr("Select the track above"), "tracks",
                  lambda editor: track_verbs.select_track(editor, -1), ("Ctrl+Up",)),
        of_editor("track-below", lambda: tr("Select the track below"), "tracks",
                  lambda editor: track_verbs.select_track(editor, 1), ("Ctrl+Down",)),
        *(of_editor(f"track-{flag.value}", text, "tracks", _flag(flag), (key,), icon) for flag, text, key, icon in (
            (TrackFlag.MUTED, lambda: tr("Mute track"), "Alt+M", "volume-x"),
            (TrackFlag.SOLO, lambda: tr("Solo track"), "Alt+S", "headphones"),
            (TrackFlag.HIDDEN, lambda: tr("Hide track"), "Alt+H", "eye-off"),
            (TrackFlag.LOCKED, lambda: tr("Lock track"), "Alt+L", "lock"))),
        of_editor("track-taller", lambda: tr("Make the track taller"), "tracks",
                  lambda editor: track_verbs.change_height(editor, track_verbs.ROW_STEP), ("Alt+=",)),
        of_editor("track-lower", lambda: tr("Make the track lower"), "tracks",
                  lambda editor: track_verbs.change_height(editor, -track_verbs.ROW_STEP), ("Alt+-",)),
        of_editor("type-timecode", lambda: tr("Type a timecode"), "player",
                  lambda editor: editor.state.asked.emit("timecode"), ("Ctrl+G",), when=project_open),
    )


def _trim(edge: Edge, frames: int) -> Callable[[Editor], object]:
    return lambda editor: edge_verbs.trim_by(editor, edge, frames)


def _flag(flag: TrackFlag) -> Callable[[Editor], object]:
    return lambda editor: track_verbs.flag(editor, flag)


def _when(true: Callable[[Editor], bool]) -> When:
    def now(workspace: Workspace) -> bool:
        return workspace.editor is not None and true(workspace.editor)

    return now
