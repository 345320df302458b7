"""What lies under the pointer, and where an edge snaps to: pure functions of the model and the scale."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.ui.timeline.metrics import EDGE_PX, FADE_HANDLE_PX, HANDLE_PX, LEVEL_PX, RULER_HEIGHT, level_y
from autovideo_studio.ui.timeline.model import Row, TimelineModel

SURE = 1e-4
"""Of a pixel. A frame may lie in the middle between two pixels: it goes the same way wherever the view begins."""


class Part(StrEnum):
    RULER = "ruler"
    MARKER = "marker"
    BODY = "body"
    LEFT_EDGE = "left-edge"
    RIGHT_EDGE = "right-edge"
    CUT = "cut"
    TRANSITION = "transition"
    FADE_IN = "fade-in"
    FADE_OUT = "fade-out"
    LEVEL = "level"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Hit:
    """`frame` under the pointer (may have a fraction); row and clip number where there is one; `id` of a transition or marker."""

    part: Part
    frame: float
    row: Row | None = None
    index: int = -1
    id: str = ""

    @property
    def clip_id(self) -> str:
        return self.row.lane.clips[self.index].id if self.row is not None and self.index >= 0 else ""


@dataclass(frozen=True, slots=True)
class Scale:
    """`left` is the frame at the left border, `px` the pixels of a frame, `top` how far the rows are scrolled up."""

    left: float
    px: float
    top: int = 0

    def x(self, frame: float) -> float:
        return (frame - self.left) * self.px

    def frame(self, x: float) -> float:
        return x / self.px + self.left


def hit(model: TimelineModel, sequence: Sequence, scale: Scale, x: float, y: float) -> Hit:
    """What is at a point; `y` from the top of the ruler."""
    frame = scale.frame(x)
    if y < RULER_HEIGHT:
        marker = next((one for one in sequence.markers if abs(scale.x(one.range.start) - x) <= 6), None)
        return Hit(Part.MARKER, frame, id=marker.id) if marker else Hit(Part.RULER, frame)
    row = model.row_at(y - RULER_HEIGHT + scale.top)
    if row is None:
        return Hit(Part.EMPTY, frame)
    for transition, span in row.lane.cuts:
        if frame in range(int(span.start), span.end) and span.duration * scale.px > 8:
            return Hit(Part.TRANSITION, frame, row, id=transition.id)
    return _on_lane(row, scale, frame, x, y - RULER_HEIGHT + scale.top - row.top)


def _on_lane(row: Row, scale: Scale, frame: float, x: float, y: float) -> Hit:
    index = row.lane.at(frame)
    if index is None:
        near = row.lane.at(scale.frame(x - EDGE_PX / 2)), row.lane.at(scale.frame(x + EDGE_PX / 2))
        if near[0] is not None:
            return Hit(Part.RIGHT_EDGE, frame, row, near[0])
        return Hit(Part.LEFT_EDGE, frame, row, near[1]) if near[1] is not None else Hit(Part.EMPTY, frame, row)
    clip, left, right = row.lane.clips[index], scale.x(row.lane.starts[index]), scale.x(row.lane.ends[index])
    edge = min(EDGE_PX, (right - left) / 3)
    if not row.lane.track.kind.is_picture and right - left > 40:
        inset = EDGE_PX + HANDLE_PX
        for part, at in ((Part.FADE_IN, left + max(inset, clip.sound.fade_in * scale.px)),
                         (Part.FADE_OUT, right - max(inset, clip.sound.fade_out * scale.px))):
            if abs(x - at) <= FADE_HANDLE_PX and y < FADE_HANDLE_PX + 2 and left + edge < x < right - edge:
                return Hit(part, frame, row, index)
    if _near_level(row, clip, y) and left + edge < x < right - edge:
        return Hit(Part.LEVEL, frame, row, index)
    if x - left < edge:
        touching = index > 0 and row.lane.ends[index - 1] == row.lane.starts[index]
        return Hit(Part.CUT, frame, row, index - 1) if touching and x - left < edge / 3 else Hit(Part.LEFT_EDGE, frame, row,
                                                                                                 index)
    if right - x <= edge:
        touching = index + 1 < len(row.lane.starts) and row.lane.starts[index + 1] == row.lane.ends[index]
        return Hit(Part.CUT, frame, row, index) if touching and right - x < edge / 3 else Hit(Part.RIGHT_EDGE, frame, row, index)
    return Hit(Part.BODY, frame, row, index)


def _near_level(row: Row, clip: Clip, y: float) -> bool:
    """Whether the pointer is on the line of loudness (a flat one: bent ones are worked on in the inspector)."""
    sounds = not row.lane.track.kind.is_picture and not clip.sound.gain_db.keyframes
    return sounds and abs(y - level_y(clip.sound.gain_db.value, 0.0, row.height)) <= LEVEL_PX
