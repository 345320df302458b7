"""What is done with whole tracks and with the marked range: switches, heights, selecting, taking out, closing up."""

from __future__ import annotations

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.lift_extract import CloseGap, ExtractRange, LiftRange
from autovideo_studio.domain.edits.tracks import FlagTrack, TrackFlag
from autovideo_studio.domain.items import Gap
from autovideo_studio.domain.queries import placed_clips
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.ui_state import Selection

ROW_STEP = 8


def flag(editor: Editor, which: TrackFlag) -> None:
    """Switch the selected track, or the tracks of the selected clips; all of them as the first one."""
    tracks = _meant(editor)
    if not tracks:
        raise EditRejected(tr("No track is selected. Nothing was changed."), tr("Click a track's name, or select a clip on it."))
    on = not getattr(tracks[0], which.value)
    edits: list[Edit] = [FlagTrack(track.id, which, on) for track in tracks]
    editor.apply_all(edits, edits[0].label, "timeline")


def select_track(editor: Editor, step: int) -> None:
    """The next track downwards (or upwards) as they are seen."""
    tracks = editor.sequence.tracks
    seen = [*reversed([track.id for track in tracks if track.kind.is_picture]),
            *(track.id for track in tracks if not track.kind.is_picture)]
    now = editor.state.selection.track or next((track.id for track in _meant(editor)), "")
    place = seen.index(now) + step if now in seen else 0
    if 0 <= place < len(seen):
        editor.state.select(Selection(track=seen[place]))


def change_height(editor: Editor, by: int) -> None:
    """The timeline's panel keeps the heights of rows."""
    for track in _meant(editor):
        editor.state.asked.emit(f"track-height:{track.id}:{by}")


def select_between(editor: Editor) -> None:
    """What lies between in and out, on all tracks that may be edited."""
    span = _span(editor)
    _select(editor, [placed.clip.id for placed in placed_clips(editor.sequence)
                     if placed.range.overlaps(span) and not placed.track.locked])


def select_after_on_track(editor: Editor) -> None:
    """From the first selected clip on, on the tracks of the selection."""
    chosen = editor.selected_clips()
    if chosen:
        tracks, start = {placed.track.id for placed in chosen}, chosen[0].start
        _select(editor, [placed.clip.id for placed in placed_clips(editor.sequence)
                         if placed.track.id in tracks and placed.range.end > start])


def lift_range(editor: Editor) -> None:
    editor.apply(LiftRange(_open_ids(editor), _span(editor)), "timeline")


def extract_range(editor: Editor) -> None:
    """What is behind the range comes nearer by its length; the marks are done with."""
    span = _span(editor)
    if editor.apply(ExtractRange(_open_ids(editor), span), "timeline"):
        editor.state.mark(None)
        editor.seek(span.start)


def close_gaps(editor: Editor) -> None:
    """Every gap on the selected track, on those of the selected clips, else on all."""
    edits: list[Edit] = []
    for track in _meant(editor) or [track for track in editor.sequence.tracks if not track.locked]:
        gaps = [span.start for span, item in track.placed() if isinstance(item, Gap)]
        edits += [CloseGap(track.id, start) for start in reversed(gaps)]
    editor.apply_all(edits, tr("Close all gaps"), "timeline")


def has_range(editor: Editor) -> bool:
    return editor.state.range is not None


def _span(editor: Editor) -> TimeRange:
    span = editor.state.range
    if span is None:
        raise EditRejected(tr("No range is marked. Nothing was changed."), tr("Mark in and out first (I and O)."))
    return span


def _open_ids(editor: Editor) -> tuple[str, ...]:
    """The tracks meant, else all that may be edited."""
    tracks = _meant(editor) or list(editor.sequence.tracks)
    return tuple(track.id for track in tracks if not track.locked and track.items)


def _meant(editor: Editor) -> list[Track]:
    """The selected track, or those of the selected clips."""
    named = {editor.state.selection.track} | {placed.track.id for placed in editor.selected_clips()}
    return [track for track in editor.sequence.tracks if track.id in named]


def _select(editor: Editor, ids: list[str]) -> None:
    editor.state.select(Selection(clips=frozenset(ids)))
