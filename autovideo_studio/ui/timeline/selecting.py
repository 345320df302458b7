"""What a click on the timeline selects."""

from __future__ import annotations

from autovideo_studio.ui.timeline.hits import Hit, Part
from autovideo_studio.ui.ui_state import Selection


def clicked(found: Hit, before: Selection, control: bool, shift: bool) -> Selection:
    """The transition, marker or clip that was hit, or nothing; with a key held a click beside all of them changes nothing."""
    if found.part is Part.TRANSITION:
        return Selection(transition=found.id)
    if found.part is Part.MARKER:
        return Selection(marker=found.id)
    if found.clip_id:
        return _clips(found, before.clips, control, shift)
    return before if control or shift else Selection()


def _clips(found: Hit, chosen: frozenset[str], control: bool, shift: bool) -> Selection:
    """Click: this one; Control: this one too or no more; Shift: all from the last one on this track to here. One that is
    selected already stays so, that all may be dragged."""
    assert found.row is not None
    clips = found.row.lane.clips
    if control:
        return Selection(clips=chosen ^ {found.clip_id})
    if shift and chosen:
        numbers = [number for number, clip in enumerate(clips) if clip.id in chosen] or [found.index]
        low, high = min(*numbers, found.index), max(*numbers, found.index)
        return Selection(clips=chosen | {clip.id for clip in clips[low:high + 1]})
    origin = clips[found.index].origin
    return Selection(clips=chosen if found.clip_id in chosen else frozenset({found.clip_id}),
                     scene=origin.scene_id if origin else "")
