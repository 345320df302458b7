"""Putting what was chosen in a catalogue (an effect, a transition, a title, a camera move) onto the timeline, as one step."""

from __future__ import annotations

from dataclasses import dataclass

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.transitions import RemoveTransition
from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.queries import Placed
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.errors import EditRejected, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import decorating
from autovideo_studio.services.catalogues import effects_for
from autovideo_studio.services.ready_titles import ready_title
from autovideo_studio.services.saved_effects import put_on
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.ui_state import Selection

MIME = "application/x-autovideo-piece"
"""What a dragged piece carries: its token, such as "effect:blur"."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a piece was dropped: the frame, the track and the clip ("" where none is)."""

    frame: int
    track_id: str = ""
    clip_id: str = ""


def put(editor: Editor, token: str, spot: Spot | None = None) -> StudioError | None:
    """Put the piece where it was dropped; without a spot at the selection or the playhead. Gives back why it is refused."""
    try:
        put_or_raise(editor, token, spot)
    except StudioError as error:
        return error
    return None


def put_or_raise(editor: Editor, token: str, spot: Spot | None = None) -> None:
    """`put`, but it raises what refuses it."""
    of, _, id = token.partition(":")
    puts = {"effect": _effect, "transition": _transition, "title": _title, "camera": _camera, "saved": _saved}
    puts[of](editor, id, spot)


def remove_effects(editor: Editor) -> None:
    """All effects of the selected clips."""
    editor.apply_all(decorating.with_effects(editor.selected_clips(), ()), tr("Remove effects"), "effects")


def remove_transition(editor: Editor) -> None:
    """The selected one: back to a plain cut."""
    editor.apply(RemoveTransition(editor.state.selection.transition), "timeline")
    editor.state.select(Selection())


def select_transition(editor: Editor) -> None:
    """The one nearest to the playhead."""
    there = [cut for cut in decorating.cuts(editor.sequence) if cut.transition is not None]
    nearest = min(there, key=lambda cut: abs(cut.at - editor.state.playhead), default=None)
    if nearest is not None and nearest.transition is not None:
        editor.state.select(Selection(transition=nearest.transition.id))


def selected_transition(editor: Editor) -> tuple[Track, Transition] | None:
    id = editor.state.selection.transition
    return next(((track, one) for track in editor.sequence.tracks for one in track.transitions if one.id == id), None)


def _effect(editor: Editor, id: str, spot: Spot | None) -> None:
    chosen = _targets(editor, spot)
    kind = next((kind for placed in chosen for kind in effects_for(placed.track.kind) if kind.id == id), None)
    if kind is None:
        raise EditRejected(tr("This effect needs a clip that it suits. Nothing was changed."),
                           tr("Select a picture for effects of the picture, a sound for effects of sound."))
    edits = decorating.add_effect(chosen, kind)
    _do(editor, edits, tr("Add effect"))
    editor.state.select(Selection(clips=frozenset(placed.clip.id for placed in chosen)))


def _saved(editor: Editor, id: str, spot: Spot | None) -> None:
    """The effects kept under a name, in the place of those that the clips have."""
    saved, chosen = editor.saved_effects.get(id), _targets(editor, spot)
    _do(editor, put_on(saved, chosen, editor.project), tr("Put on “{name}”", name=saved.name))
    editor.state.select(Selection(clips=frozenset(placed.clip.id for placed in chosen)))


def _transition(editor: Editor, id: str, spot: Spot | None) -> None:
    sequence = editor.sequence
    current = selected_transition(editor) if spot is None else None
    cut = next((one for one in decorating.cuts(sequence) if current and one.transition is current[1]), None)
    if cut is None and spot is not None:
        cut = decorating.nearest_cut(sequence, spot.frame, track_id=spot.track_id)
    elif cut is None:
        cut = decorating.nearest_cut(sequence, editor.state.playhead, clip_ids=editor.state.selection.clips)
    if cut is None:
        raise EditRejected(tr("There is no cut between two clips here. Nothing was changed."),
                           tr("Bring two clips together first."))
    _do(editor, [decorating.put_transition(cut, id, sequence.format.rate)], tr("Add transition"))
    made = next((one for track in editor.sequence.tracks for one in track.transitions if one.after == cut.before.id), None)
    if made is not None:
        editor.state.select(Selection(transition=made.id))


def _title(editor: Editor, id: str, spot: Spot | None) -> None:
    frame, track = (spot.frame, spot.track_id) if spot else (editor.state.playhead, "")
    edits, clip = decorating.add_title(editor.project, ready_title(id), frame, track)
    _do(editor, edits, tr("Add title"))
    editor.state.select_clips(clip.id)


def _camera(editor: Editor, id: str, spot: Spot | None) -> None:
    pictures = [placed for placed in _targets(editor, spot) if placed.track.kind.is_picture]
    if not pictures:
        raise EditRejected(tr("A camera move needs a picture. Nothing was changed."), tr("Select a picture on the timeline."))
    _do(editor, [decorating.move_camera(placed, id) for placed in pictures], tr("Move the camera"))


def _targets(editor: Editor, spot: Spot | None) -> list[Placed]:
    """The clip that a piece was dropped on, with all others if it is selected; without a spot what is selected."""
    chosen = editor.selected_clips()
    if spot is None or spot.clip_id in editor.state.selection.clips:
        return chosen
    dropped = editor.placed(spot.clip_id)
    return [dropped] if dropped else []


def _do(editor: Editor, edits: list[Edit], label: str) -> None:
    """Raises what refuses it."""
    editor.seal()
    refusal = editor.attempt_all(edits, label, "effects")
    editor.seal()
    if refusal is not None:
        raise refusal
