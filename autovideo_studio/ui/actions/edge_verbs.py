"""What the mouse does at edges and handles, by key: frame by frame, or to the playhead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import islice, pairwise

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.clips import SetSound
from autovideo_studio.domain.edits.move import MoveClip
from autovideo_studio.domain.edits.ripple_roll import RollCut
from autovideo_studio.domain.edits.slip_slide import SlideClip, SlipClip
from autovideo_studio.domain.edits.speed import SetSpeed
from autovideo_studio.domain.edits.trim import Edge, TrimClip
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.queries import Placed, clips_at, find_clips
from autovideo_studio.domain.sync import drift
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.editor import Editor

FASTER = Fraction(11, 10)
ENOUGH = 50
"""Clips that are looked at to tell what holds for some of the selected."""


def trim_by(editor: Editor, edge: Edge, frames: int) -> None:
    """An edge of each selected clip, frame by frame."""
    alone = not editor.state.linking
    _each(editor, lambda placed: TrimClip(placed.clip.id, edge, (placed.start if edge is Edge.START else placed.range.end)
                                          + frames, alone), tr("Trim clip"))


def slip_by(editor: Editor, frames: int) -> None:
    _each(editor, lambda placed: SlipClip(placed.clip.id, frames, not editor.state.linking), tr("Slip clip"))


def slide_by(editor: Editor, frames: int) -> None:
    _each(editor, lambda placed: SlideClip(placed.clip.id, frames), tr("Slide clip"))


def change_speed(editor: Editor, factor: Fraction) -> None:
    alone = not editor.state.linking
    _each(editor, lambda placed: SetSpeed(placed.clip.id, (placed.clip.speed * factor).limit_denominator(1000), True, alone),
          tr("Change speed"))


def roll_to_playhead(editor: Editor) -> None:
    """The cut nearest to the playhead comes to it: on the tracks of the selection, else on every track that may be edited."""
    at = editor.state.playhead
    chosen = {placed.track.id for placed in editor.selected_clips()}
    edits: list[Edit] = []
    for track in editor.sequence.tracks:
        if track.locked or (chosen and track.id not in chosen):
            continue
        cuts = [(abs(span.end - at), before.id) for (span, before), (_, after) in pairwise(track.placed())
                if isinstance(before, Clip) and isinstance(after, Clip)]
        if cuts and min(cuts)[0]:
            edits.append(RollCut(min(cuts)[1], at, not editor.state.linking))
    if not chosen:
        edits = edits[:1]
    editor.apply_all(edits, tr("Roll cut"), "timeline")


def fade_to_playhead(editor: Editor, at_start: bool) -> None:
    """What is heard fades in up to the playhead, or out from it: the selected sounds under it, else all."""
    at, chosen = editor.state.playhead, editor.state.selection.clips
    under = [placed for placed in clips_at(editor.sequence, at) if not placed.track.kind.is_picture and not placed.track.locked]
    wanted = [placed for placed in under if placed.clip.id in chosen] or under
    edits: list[Edit] = []
    for placed in wanted:
        sound, inside = placed.clip.sound, at - placed.start
        edits.append(SetSound(placed.clip.id, replace(sound, fade_in=inside) if at_start
                              else replace(sound, fade_out=placed.range.duration - inside)))
    editor.apply_all(edits, tr("Change fade"), "timeline")
    editor.seal()


def shape(editor: Editor, what: str) -> None:
    """Let this ("crop", "mask:0" …) of the selected clip be dragged on the picture, or no more; the playhead goes to where the
    clip is seen."""
    chosen = editor.selected_clips()
    if editor.state.shaping == what or not chosen:
        editor.state.shape("")
        return
    if editor.state.playhead not in chosen[0].range:
        editor.seek(chosen[0].start)
    editor.state.shape(what)


def into_sync(editor: Editor) -> None:
    """Each selected sound that has run away from its picture goes back to where it belongs."""
    edits: list[Edit] = [MoveClip(placed.clip.id, placed.track.id, placed.start - late, True)
                         for placed in editor.selected_clips() if (late := drift(editor.sequence, placed))]
    editor.apply_all(edits, tr("Move into sync"), "timeline")


def any_out_of_sync(editor: Editor) -> bool:
    """Looks at some of thousands: asked after every edit."""
    some = islice(editor.state.selection.clips, ENOUGH)
    return any(drift(editor.sequence, placed) for placed in find_clips(editor.sequence, some))


def _each(editor: Editor, edit: Callable[[Placed], Edit], label: str) -> None:
    """For every selected clip, as one step; presses of one key in a row are one step as well."""
    chosen = editor.selected_clips()
    if not chosen:
        raise EditRejected(tr("No clip is selected. Nothing was changed."), tr("Select a clip first."))
    editor.apply_all([edit(placed) for placed in chosen], label, "timeline")
