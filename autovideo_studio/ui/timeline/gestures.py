"""What dragging does: each gesture turns the pointer's way into one edit, tried live, one step of the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.clips import SetSound
from autovideo_studio.domain.edits.markers import MoveMarker
from autovideo_studio.domain.edits.move import MoveClip, RippleMoveClip
from autovideo_studio.domain.edits.ripple_roll import RippleTrimClip, RollCut
from autovideo_studio.domain.edits.slip_slide import SlideClip, SlipClip
from autovideo_studio.domain.edits.speed import SetSpeed
from autovideo_studio.domain.edits.transitions import ChangeTransition
from autovideo_studio.domain.edits.trim import Edge, TrimClip
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.snapping import Snapping, SnapPoint
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.timeline.hits import Hit, Part
from autovideo_studio.ui.timeline.metrics import SNAP_PX
from autovideo_studio.ui.ui_state import Tool


@dataclass(frozen=True, slots=True)
class Pointer:
    """`frame` and `track_id` ("" between tracks) under the pointer, `px` of a frame, `dy` pixels moved down, and what is held."""

    frame: float
    track_id: str
    px: float
    dy: float = 0.0
    shift: bool = False
    control: bool = False
    alt: bool = False


class Gesture(Protocol):
    """`guide` is the place that was snapped to, `message` what to show beside the pointer."""

    guide: SnapPoint | None
    message: str

    def move(self, pointer: Pointer) -> None: ...


class Drag:
    """A gesture of edits: `_edit` says which edit the pointer means now."""

    def __init__(self, editor: Editor, start: Pointer, ignoring: frozenset[str] = frozenset()) -> None:
        self._editor, self._start = editor, start
        self._snapping = Snapping(editor.sequence, playhead=editor.state.playhead, ignoring=ignoring)
        self.guide: SnapPoint | None = None
        self.message = ""
        self.changed = False
        editor.seal()

    def move(self, pointer: Pointer) -> None:
        self.guide = None
        edit = self._edit(pointer)
        if edit is None:
            return
        refusal = self._editor.attempt(edit, "timeline", in_a_drag=True)
        self.changed |= refusal is None
        if refusal is not None:
            self.message = refusal.message

    def finish(self) -> None:
        self._editor.end_drag()

    def cancel(self) -> None:
        """Escape: as if nothing had been dragged."""
        self._editor.seal()
        if self.changed:
            self._editor.undo()

    def _edit(self, pointer: Pointer) -> Edit | None:
        raise NotImplementedError

    def _by(self, pointer: Pointer) -> int:
        return round(pointer.frame - self._start.frame)

    def _snapped(self, pointer: Pointer, *frames: int) -> int:
        """How far to shift so that one of `frames` meets the nearest candidate; 0 where none is near, or Alt is held."""
        if pointer.alt or not self._editor.state.snapping:
            return 0
        shift, self.guide = snap_shift(self._snapping, frames, pointer.px)
        return shift


class Move(Drag):
    """The clip in hand, and all that is selected with it."""

    def __init__(self, editor: Editor, start: Pointer, hit: Hit) -> None:
        others = editor.state.selection.clips - {hit.clip_id}
        super().__init__(editor, start, editor.state.selection.clips | {hit.clip_id})
        assert hit.row is not None
        self._clip_id, self._span = hit.clip_id, hit.row.lane.span(hit.index)
        self._home, self._also = hit.row.lane.track.id, tuple(sorted(others))
        self._remainder = new_id("clip")

    def _edit(self, pointer: Pointer) -> Edit | None:
        start = max(0, self._span.start + self._by(pointer))
        start = max(0, start + self._snapped(pointer, start, start + self._span.duration))
        track = pointer.track_id or self._home
        self.message = signed(start - self._span.start, self._editor.rate)
        kind = RippleMoveClip if pointer.control else MoveClip
        return kind(self._clip_id, track, start, not self._editor.state.linking, self._remainder, self._also)


class TrimEdge(Drag):
    """An edge: plain, with Control (or the trim tool) rippling, with Shift (or the stretch tool) stretching the speed, which
    ripples unless Alt is held: then the other edge stays."""

    def __init__(self, editor: Editor, start: Pointer, hit: Hit) -> None:
        super().__init__(editor, start, frozenset({hit.clip_id}))
        assert hit.row is not None
        self._clip, self._span = hit.row.lane.clips[hit.index], hit.row.lane.span(hit.index)
        self._edge = Edge.START if hit.part is Part.LEFT_EDGE else Edge.END

    def _edit(self, pointer: Pointer) -> Edit | None:
        at = self._span.start if self._edge is Edge.START else self._span.end
        to = max(0, at + self._by(pointer))
        to += self._snapped(pointer, to)
        self.message = signed(to - at, self._editor.rate)
        alone = not self._editor.state.linking
        stretching = pointer.shift or self._editor.state.tool is Tool.STRETCH
        length = to - self._span.start if self._edge is Edge.END else self._span.end - to
        if stretching and length > 0:
            speed = self._clip.speed * Fraction(self._span.duration, length)
            self.message = f"{float(speed):.2f} ×"
            return SetSpeed(self._clip.id, speed.limit_denominator(1000), not pointer.alt, alone, self._edge is Edge.START)
        if pointer.control or self._editor.state.tool is Tool.TRIM:
            return RippleTrimClip(self._clip.id, self._edge, to, alone)
        return TrimClip(self._clip.id, self._edge, to, alone)


class Roll(Drag):
    def __init__(self, editor: Editor, start: Pointer, hit: Hit) -> None:
        super().__init__(editor, start, frozenset({hit.clip_id}))
        assert hit.row is not None
        self._clip_id, self._at = hit.clip_id, hit.row.lane.ends[hit.index]

    def _edit(self, pointer: Pointer) -> Edit | None:
        to = self._at + self._by(pointer)
        to += self._snapped(pointer, to)
        self.message = signed(to - self._at, self._editor.rate)
        return RollCut(self._clip_id, to, not self._editor.state.linking)


class Slip(Drag):
    """The media under the clip, or with the slide tool the clip between its neighbours."""

    def __init__(self, editor: Editor, start: Pointer, hit: Hit) -> None:
        super().__init__(editor, start)
        self._clip_id = hit.clip_id

    def _edit(self, pointer: Pointer) -> Edit | None:
        by = self._by(pointer)
        self.message = signed(by, self._editor.rate)
        if self._editor.state.tool is Tool.SLIDE:
            return SlideClip(self._clip_id, by)
        return SlipClip(self._clip_id, -by, not self._editor.state.linking)


class Fade(Drag):
    def __init__(self, editor: Editor, start: Pointer, hit: Hit) -> None:
        super().__init__(editor, start)
        assert hit.row is not None
        self._clip, self._part = hit.row.lane.clips[hit.index], hit.part

    def _edit(self, pointer: Pointer) -> Edit | None:
        sound, by = self._clip.sound, self._by(pointer)
        length = sound.fade_in + by if self._part is Part.FADE_IN else sound.fade_out - by
        length = min(max(length, 0), self._clip.duration)
        self.message = signed(length, self._editor.rate).lstrip("+")
        changed = replace(sound, fade_in=length) if self._part is Part.FADE_IN else replace(sound, fade_out=length)
        return SetSound(self._clip.id, changed)


class LevelLine(Drag):
    """The loudness of a clip, up and down: three pixels a decibel, with Shift a tenth of that."""

    def __init__(self, editor: Editor, start: Pointer, hit: Hit) -> None:
        super().__init__(editor, start)
        assert hit.row is not None
        self._clip = hit.row.lane.clips[hit.index]

    def _edit(self, pointer: Pointer) -> Edit | None:
        by = -pointer.dy / (30 if pointer.shift else 3)
        gain = self._clip.sound.gain_db
        shifted = Animated(round(min(12.0, max(-60.0, gain.value + by)), 1),
                           tuple(replace(key, value=round(key.value + by, 1)) for key in gain.keyframes))
        self.message = f"{shifted.value:+.1f} dB"
        return SetSound(self._clip.id, replace(self._clip.sound, gain_db=shifted))


class TransitionLength(Drag):
    def __init__(self, editor: Editor, start: Pointer, hit: Hit) -> None:
        super().__init__(editor, start)
        assert hit.row is not None
        self._transition = next(one for one in hit.row.lane.track.transitions if one.id == hit.id)
        span = next(span for one, span in hit.row.lane.cuts if one.id == hit.id)
        self._sign = -1 if start.frame < span.start + span.duration / 2 else 1

    def _edit(self, pointer: Pointer) -> Edit | None:
        by = self._sign * self._by(pointer)
        before, after = max(0, self._transition.before_cut + by), max(0, self._transition.after_cut + by)
        self.message = signed(before + after, self._editor.rate).lstrip("+")
        return ChangeTransition(self._transition.id, self._transition.kind, before, after) if before + after else None


class MarkerMove(Drag):
    def __init__(self, editor: Editor, start: Pointer, hit: Hit) -> None:
        super().__init__(editor, start)
        self._marker = next(one for one in editor.sequence.markers if one.id == hit.id)

    def _edit(self, pointer: Pointer) -> Edit | None:
        start = max(0, self._marker.range.start + self._by(pointer))
        return MoveMarker(self._marker.id, TimeRange(start, self._marker.range.duration))


def gesture_for(editor: Editor, hit: Hit, start: Pointer) -> Drag | None:
    """What a drag that begins here does with the tool in hand; None where it draws a rubber band."""
    if hit.part is Part.MARKER:
        return MarkerMove(editor, start, hit)
    tool = editor.state.tool
    if tool in (Tool.BLADE, Tool.HAND, Tool.ZOOM) or hit.part in (Part.EMPTY, Part.RULER):
        return None
    if hit.part is Part.BODY:
        return Slip(editor, start, hit) if tool in (Tool.SLIP, Tool.SLIDE) else Move(editor, start, hit)
    made: dict[Part, Callable[[Editor, Pointer, Hit], Drag]] = {
        Part.LEFT_EDGE: TrimEdge, Part.RIGHT_EDGE: TrimEdge, Part.CUT: Roll, Part.FADE_IN: Fade, Part.FADE_OUT: Fade,
        Part.LEVEL: LevelLine, Part.TRANSITION: TransitionLength}
    return made[hit.part](editor, start, hit)


def snap_shift(snapping: Snapping, frames: Sequence[int], px: float) -> tuple[int, SnapPoint | None]:
    """How far to shift so that one of `frames` meets the nearest candidate, and which one that is."""
    within = max(1, int(SNAP_PX / px))
    found = [(abs(point.frame - frame), point.frame - frame, point) for frame in frames
             if (point := snapping.nearest(frame, within)) is not None]
    if not found:
        return 0, None
    _, shift, guide = min(found, key=lambda each: each[0])
    return shift, guide


def signed(frames: int, rate: Fraction) -> str:
    """ "+1.20 s", as it is shown beside the pointer."""
    return f"{float(frames / rate):+.2f} s"


def rubber_band(clips: list[tuple[Clip, TimeRange, str]], span: tuple[float, float], tracks: set[str]) -> frozenset[str]:
    """The ids of the clips that meet a span of frames on some tracks."""
    low, high = min(span), max(span)
    return frozenset(clip.id for clip, where, track in clips if track in tracks and where.start < high and where.end > low)
