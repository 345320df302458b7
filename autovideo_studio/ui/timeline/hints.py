"""What lies over the rows and comes from the pointer: the handles of the clip under it, what a drag there would do, and the
sign of a sound that has run away from its picture."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.sync import drift
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.style.theme import font, theme
from autovideo_studio.ui.timeline.hits import Hit, Part, Scale
from autovideo_studio.ui.timeline.metrics import EDGE_PX, HANDLE_PX, RULER_HEIGHT
from autovideo_studio.ui.timeline.model import Row, TimelineModel
from autovideo_studio.ui.ui_state import Tool

BADGE_FROM_PX = 44.0
CURSORS = {Part.LEFT_EDGE: Qt.CursorShape.SizeHorCursor, Part.RIGHT_EDGE: Qt.CursorShape.SizeHorCursor,
           Part.CUT: Qt.CursorShape.SplitHCursor, Part.FADE_IN: Qt.CursorShape.PointingHandCursor,
           Part.FADE_OUT: Qt.CursorShape.PointingHandCursor, Part.LEVEL: Qt.CursorShape.SizeVerCursor,
           Part.MARKER: Qt.CursorShape.PointingHandCursor, Part.TRANSITION: Qt.CursorShape.SizeHorCursor}


class Hints:
    def __init__(self, editor: Editor, model: TimelineModel) -> None:
        self._editor, self._model = editor, model
        self.under: Hit | None = None
        self._drifts: dict[str, int] = {}
        self._drifts_of: Sequence | None = None

    def draw(self, painter: QPainter, scale: Scale, within: QRect) -> None:
        for left, top, late in self._away(scale, within):
            self._badge(painter, left, top, late)
        if self.under is not None and self.under.clip_id:
            self._handles(painter, scale, self.under)

    @staticmethod
    def may_tell(row: Row) -> bool:
        """Whether the row has sounds that may run away from their pictures: what they say hangs on other rows too."""
        return not row.lane.track.kind.is_picture and bool(row.lane.track.index.links)

    def words(self, found: Hit) -> str:
        """What a drag would do here with the tool in hand, as the tool tip says it."""
        tool = self._editor.state.tool
        if found.clip_id and (late := self.late(found.clip_id)):
            return tr("{frames} frames beside its picture. The menu moves it into sync.", frames=f"{late:+d}")
        if tool in (Tool.BLADE, Tool.HAND, Tool.ZOOM):
            return ""
        edge = {Tool.TRIM: tr("Drag: trim, and what follows comes along"), Tool.STRETCH: tr("Drag: slower or faster")}.get(
            tool, tr("Drag: trim · Ctrl: what follows comes along · Shift: speed · Alt: no snapping"))
        return {
            Part.LEFT_EDGE: edge, Part.RIGHT_EDGE: edge, Part.CUT: tr("Drag: roll the cut between both clips"),
            Part.FADE_IN: tr("Drag: fade in"), Part.FADE_OUT: tr("Drag: fade out"),
            Part.LEVEL: tr("Drag: louder or softer · Shift: finely"),
            Part.TRANSITION: tr("Drag: longer or shorter · right button: another one"),
            Part.MARKER: next((one.name for one in self._editor.sequence.markers if one.id == found.id), ""),
            Part.BODY: {Tool.SLIP: tr("Drag: another part of the film or sound"),
                        Tool.SLIDE: tr("Drag: along between its neighbours")}.get(tool, "")}.get(found.part, "")

    def late(self, clip_id: str) -> int:
        """Frames; kept until the sequence is another one."""
        sequence = self._editor.sequence
        if sequence is not self._drifts_of:
            self._drifts, self._drifts_of = {}, sequence
        if clip_id not in self._drifts:
            placed = self._editor.placed(clip_id)
            self._drifts[clip_id] = drift(sequence, placed) if placed else 0
        return self._drifts[clip_id]

    def _away(self, scale: Scale, within: QRect) -> Iterator[tuple[float, float, int]]:
        """Left and top of the sounds in view that have run away, and by how much."""
        first, last = scale.frame(within.left()), scale.frame(within.right() + 1)
        for row in self._model.rows:
            top = row.top - scale.top + RULER_HEIGHT
            if row.lane.track.kind.is_picture or top > within.bottom() or top + row.height < within.top():
                continue
            seen = row.lane.within(first, last)
            if len(seen) * BADGE_FROM_PX > 4 * within.width() + 4 * BADGE_FROM_PX:
                continue  # far too many to read
            for number in seen:
                clip = row.lane.clips[number]
                wide = (row.lane.ends[number] - row.lane.starts[number]) * scale.px
                if clip.linked is not None and wide >= BADGE_FROM_PX and (late := self.late(clip.id)):
                    yield max(0.0, scale.x(row.lane.starts[number])), top, late

    @staticmethod
    def _badge(painter: QPainter, left: float, top: float, late: int) -> None:
        text = f"{late:+d}"
        painter.setFont(font(10, 600))
        box = QRectF(left + 4, top + 3, painter.fontMetrics().horizontalAdvance(text) + 12, 15)
        painter.setPen(QPen(theme().colour("bad"), 1))
        painter.setBrush(theme().colour("bad_bg"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme().colour("bad"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _handles(self, painter: QPainter, scale: Scale, found: Hit) -> None:
        """The grips at both edges; of a sound the two knobs of its fades."""
        assert found.row is not None
        lane, top = found.row.lane, found.row.top - scale.top + RULER_HEIGHT
        if found.index >= len(lane.clips) or lane.track.locked:
            return
        left, right = scale.x(lane.starts[found.index]), scale.x(lane.ends[found.index])
        if right - left < 3 * EDGE_PX:
            return
        painter.setPen(QPen(theme().colour("knob"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle, reach = top + found.row.height / 2, min(9.0, found.row.height / 4)
        for x in (left + 4.5, right - 4.5):
            painter.drawLine(QPointF(x, middle - reach), QPointF(x, middle + reach))
        if not lane.track.kind.is_picture and right - left > 40:
            sound = lane.clips[found.index].sound
            painter.setPen(QPen(theme().colour("app"), 1))
            painter.setBrush(theme().colour("knob"))
            for x in (left + max(sound.fade_in * scale.px, EDGE_PX + HANDLE_PX),
                      right - max(sound.fade_out * scale.px, EDGE_PX + HANDLE_PX)):
                painter.drawEllipse(QPointF(x, top + 6), HANDLE_PX, HANDLE_PX)


def cursor(found: Hit, tool: Tool) -> Qt.CursorShape:
    """What the pointer looks like over what is hit."""
    if tool is Tool.HAND:
        return Qt.CursorShape.OpenHandCursor
    if tool is Tool.BLADE and found.clip_id:
        return Qt.CursorShape.SplitHCursor
    if tool is Tool.ZOOM:
        return Qt.CursorShape.CrossCursor
    if tool in (Tool.SLIP, Tool.SLIDE) and found.part is Part.BODY:
        return Qt.CursorShape.SizeHorCursor
    return CURSORS.get(found.part, Qt.CursorShape.ArrowCursor)
