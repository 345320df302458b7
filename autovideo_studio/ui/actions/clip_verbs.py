"""What an editor does with clips, by key or menu: each verb reads the selection and the playhead and makes one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.clips import (
    EnableClips,
    GroupClips,
    LinkClips,
    PinClips,
    SetAppearance,
    SetSound,
    SetTransform,
    UngroupClips,
    UnlinkClips,
)
from autovideo_studio.domain.edits.insert import InsertClip
from autovideo_studio.domain.edits.lift_extract import CloseGap, ExtractClips, LiftClips
from autovideo_studio.domain.edits.markers import AddMarker, RemoveMarker
from autovideo_studio.domain.edits.move import MoveClip
from autovideo_studio.domain.edits.overwrite import OverwriteClip
from autovideo_studio.domain.edits.ripple_roll import RippleTrimClip
from autovideo_studio.domain.edits.split import SplitClip
from autovideo_studio.domain.edits.transitions import AddTransition
from autovideo_studio.domain.edits.trim import Edge
from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Sound
from autovideo_studio.domain.laying import Way, lay
from autovideo_studio.domain.marker import Marker
from autovideo_studio.domain.queries import Placed, clips_at, placed_clips
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.services import decorating
from autovideo_studio.ui.actions import pieces
from autovideo_studio.ui.clipboard import Copied
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.ui_state import Selection
from autovideo_studio.ui.workspace import Workspace

TRANSITION_FRAMES = 12


def split(editor: Editor) -> None:
    """The selected clips under the playhead, else all of unlocked tracks."""
    at, chosen = editor.state.playhead, editor.state.selection.clips
    under = [placed for placed in clips_at(editor.sequence, at) if placed.start < at and not placed.track.locked]
    wanted = [placed for placed in under if placed.clip.id in chosen] or under
    editor.apply_all([SplitClip(placed.clip.id, at, alone=True) for placed in wanted], tr("Split clip"), "timeline")


def trim_to_playhead(editor: Editor, edge: Edge) -> None:
    at = editor.state.playhead
    for placed in _under_playhead(editor):
        editor.apply(RippleTrimClip(placed.clip.id, edge, at), "timeline")
    if edge is Edge.START:
        editor.seek(min((placed.start for placed in _under_playhead(editor)), default=at))


def lift(editor: Editor) -> None:
    _remove(editor, LiftClips)


def ripple_delete(editor: Editor) -> None:
    _remove(editor, ExtractClips)


def duplicate(editor: Editor) -> None:
    """Each selected clip once more, right behind the last of them."""
    chosen = editor.selected_clips()
    if chosen:
        span = max(placed.range.end for placed in chosen) - chosen[0].start
        _lay(editor, _copied(chosen), chosen[0].start + span, OverwriteClip, tr("Duplicate clip"))


def lay_picked(editor: Editor, way: Way) -> None:
    """The files in hand at the playhead, which goes behind them."""
    laid = lay(editor.project, editor.state.picked, editor.state.playhead, way, editor.state.selection.track)
    label = tr("Insert media") if way is Way.INSERT else tr("Lay media")
    if editor.apply_all(list(laid.edits), label, "timeline"):
        editor.state.select(Selection(clips=frozenset(laid.clip_ids)))
        editor.seek(laid.end)


def copy(workspace: Workspace, editor: Editor) -> None:
    workspace.clipboard = _copied(editor.selected_clips())


def cut(workspace: Workspace, editor: Editor) -> None:
    copy(workspace, editor)
    lift(editor)


def paste(workspace: Workspace, editor: Editor, *, insert: bool = False) -> None:
    """What was copied at the playhead, on the tracks that it came from; the playhead goes behind it."""
    if workspace.clipboard:
        _lay(editor, workspace.clipboard, editor.state.playhead, InsertClip if insert else OverwriteClip, tr("Paste"))
        editor.seek(editor.state.playhead + max(each.offset + each.clip.duration for each in workspace.clipboard))


def paste_attributes(workspace: Workspace, editor: Editor) -> None:
    """Transform, sound, appearance and effects of the first copied clip for every selected one."""
    if not workspace.clipboard:
        return
    source, chosen = workspace.clipboard[0].clip, editor.selected_clips()
    pictures = [placed.clip for placed in chosen if placed.track.kind.is_picture]
    sounds = [placed.clip for placed in chosen if not placed.track.kind.is_picture]
    edits: list[Edit] = [*decorating.with_effects(chosen, source.effects),
                         *(SetTransform(clip.id, source.transform) for clip in pictures),
                         *(SetAppearance(clip.id, source.appearance) for clip in pictures),
                         *(SetSound(clip.id, _with_fades_within(source.sound, clip.duration)) for clip in sounds)]
    editor.apply_all(edits, tr("Paste attributes"), "timeline")


def nudge(editor: Editor, frames: int) -> None:
    chosen = editor.selected_clips()
    if chosen:
        first = chosen[0]
        others = tuple(placed.clip.id for placed in chosen[1:])
        editor.apply(MoveClip(first.clip.id, first.track.id, max(0, first.start + frames), not editor.state.linking,
                              also=others), "timeline")


def move_track(editor: Editor, up: bool) -> None:
    """To the next track of a kind that takes the clip, upwards or downwards as they are seen."""
    chosen = editor.selected_clips()
    if len(chosen) != 1:
        return
    placed, tracks = chosen[0], editor.sequence.tracks
    step = (1 if up else -1) * (1 if placed.track.kind.is_picture else -1)
    index = next(number for number, track in enumerate(tracks) if track.id == placed.track.id) + step
    if 0 <= index < len(tracks):
        editor.apply(MoveClip(placed.clip.id, tracks[index].id, placed.start, True), "timeline")


def select_all(editor: Editor) -> None:
    editor.state.select(Selection(clips=frozenset(placed.clip.id for placed in placed_clips(editor.sequence)
                                                  if not placed.track.locked)))


def select_after(editor: Editor) -> None:
    at = editor.state.playhead
    editor.state.select(Selection(clips=frozenset(placed.clip.id for placed in placed_clips(editor.sequence)
                                                  if placed.range.end > at and not placed.track.locked)))


def select_neighbour(editor: Editor, step: int) -> None:
    """The next or previous clip on the track of the selection (the first track, if nothing is selected)."""
    chosen = editor.selected_clips()
    if chosen:
        clips = [clip for _, clip in chosen[-1].track.clips()]
        index = next(number for number, clip in enumerate(clips) if clip.id == chosen[-1].clip.id) + step
    else:
        track = next((track for track in editor.sequence.tracks if track.items), None)
        clips, index = [clip for _, clip in track.clips()] if track else [], 0
    if 0 <= index < len(clips):
        origin = clips[index].origin
        editor.state.select_clips(clips[index].id, scene=origin.scene_id if origin else "")


def toggle_enabled(editor: Editor) -> None:
    chosen = editor.selected_clips()
    editor.apply(EnableClips(_ids(chosen), not all(placed.clip.enabled for placed in chosen)), "timeline")


def toggle_pinned(editor: Editor) -> None:
    chosen = editor.selected_clips()
    editor.apply(PinClips(_ids(chosen), not all(placed.clip.pinned for placed in chosen)), "timeline")


def with_selection(editor: Editor, edit: Callable[[tuple[str, ...]], Edit]) -> None:
    """GroupClips, UngroupClips, LinkClips or UnlinkClips of what is selected."""
    editor.apply(edit(_ids(editor.selected_clips())), "timeline")


GROUPS: dict[str, Callable[[tuple[str, ...]], Edit]] = {"group": GroupClips, "ungroup": UngroupClips, "link": LinkClips,
                                                         "unlink": UnlinkClips}


def close_gap(editor: Editor) -> None:
    """At the playhead, on the track of the selection, else on every track where there is one."""
    at = editor.state.playhead
    for track in editor.sequence.tracks:
        if not track.locked and _in_gap(track, at):
            editor.apply(CloseGap(track.id, at), "timeline")


def add_transition(editor: Editor, kind: str = "dissolve") -> None:
    """At the cut behind each selected clip, as long as both clips allow."""
    for placed in editor.selected_clips():
        if placed.track.kind.is_picture and not any(one.after == placed.clip.id for one in placed.track.transitions):
            half = min(TRANSITION_FRAMES // 2, placed.clip.duration // 2)
            editor.apply(AddTransition(placed.track.id, Transition(new_id("transition"), placed.clip.id, kind, half, half)),
                         "timeline")


def add_marker(editor: Editor) -> None:
    marker = Marker(new_id("marker"), TimeRange(editor.state.playhead, 0))
    if editor.apply(AddMarker(marker), "timeline"):
        editor.state.select(Selection(marker=marker.id))


def delete(editor: Editor) -> None:
    """What is selected: a transition, a marker, or clips (lifted)."""
    selection = editor.state.selection
    if selection.transition:
        pieces.remove_transition(editor)
    elif selection.marker:
        editor.apply(RemoveMarker(selection.marker), "timeline")
        editor.state.select(Selection())
    else:
        lift(editor)


def mark(editor: Editor, at_start: bool) -> None:
    """In or out at the playhead; the other end stays where it makes sense."""
    span, at, end = editor.state.range, editor.state.playhead, max(editor.sequence.duration, 1)
    if at_start:
        editor.state.mark(TimeRange.between(at, span.end if span and span.end > at else max(end, at + 1)))
    else:
        editor.state.mark(TimeRange.between(span.start if span and span.start < at + 1 else 0, at + 1))


def _remove(editor: Editor, kind: Callable[[tuple[str, ...], bool], Edit]) -> None:
    chosen = editor.selected_clips()
    if chosen:
        editor.apply(kind(_ids(chosen), not editor.state.linking), "timeline")


def _under_playhead(editor: Editor) -> list[Placed]:
    at, chosen = editor.state.playhead, editor.state.selection.clips
    under = [placed for placed in clips_at(editor.sequence, at) if not placed.track.locked]
    return [placed for placed in under if placed.clip.id in chosen] or under


def _ids(placed: list[Placed]) -> tuple[str, ...]:
    return tuple(one.clip.id for one in placed)


def _copied(placed: list[Placed]) -> list[Copied]:
    first = min((one.start for one in placed), default=0)
    return [Copied(one.track.id, one.start - first, one.clip) for one in placed]


def _lay(editor: Editor, copied: list[Copied], start: int, kind: Callable[[str, int, Clip], Edit], label: str) -> None:
    """New clips from copies, links and groups among them kept, and select them."""
    names: dict[str, str] = {}

    def fresh(name: str | None) -> str | None:
        return names.setdefault(name, new_id("link")) if name else None

    made = [(each, replace(each.clip, id=new_id("clip"), linked=fresh(each.clip.linked), group=fresh(each.clip.group),
                           origin=None))
            for each in copied]
    present = {track.id for track in editor.sequence.tracks}
    edits = [kind(each.track_id, start + each.offset, clip) for each, clip in made if each.track_id in present]
    if editor.apply_all(edits, label, "timeline"):
        editor.state.select(Selection(clips=frozenset(clip.id for _, clip in made)))


def _with_fades_within(sound: Sound, length: int) -> Sound:
    return replace(sound, fade_in=min(sound.fade_in, length), fade_out=min(sound.fade_out, length))


def _in_gap(track: Track, at: int) -> bool:
    return at < track.duration and not any(at in span for span, _ in track.clips())
