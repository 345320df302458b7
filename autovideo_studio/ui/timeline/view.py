"""The timeline's canvas: ruler, rows, playhead; the pointer and the keys that work on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from autovideo_studio.domain.edits.split import SplitClip
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.style.theme import font, theme
from autovideo_studio.ui.timeline.art import ClipArt
from autovideo_studio.ui.timeline.gestures import Drag, Pointer, gesture_for, rubber_band
from autovideo_studio.ui.timeline.hints import Hints, cursor
from autovideo_studio.ui.timeline.hits import Hit, Part, Scale, hit
from autovideo_studio.ui.timeline.media_drops import MediaDrop
from autovideo_studio.ui.timeline.metrics import RULER_HEIGHT
from autovideo_studio.ui.timeline.model import Row, TimelineModel
from autovideo_studio.ui.timeline.painting import draw_band, draw_guide, draw_playhead, draw_range, draw_ruler
from autovideo_studio.ui.timeline.repainting import Repainting
from autovideo_studio.ui.timeline.row_pictures import RowPictures
from autovideo_studio.ui.timeline.selecting import clicked
from autovideo_studio.ui.ui_state import Selection, Tool
from autovideo_studio.ui.widgets.media_drag import holds_media
from autovideo_studio.ui.widgets.timecode import timecode

SMALLEST_PX, LARGEST_PX = 0.002, 60.0
STARTS_AFTER_PX = 4
AUTOSCROLL_PX = 32
AUTOSCROLL_MS = 30
ZOOM_STEP = 1.25


class TimelineView(QAbstractScrollArea):
    """`scrubbed` tells where the creator drags the playhead; `scrolled` that the part which is seen is another one; `menu_wanted`
    what the right button hit; `activated` a double click."""

    scrubbed = Signal(int, bool)
    scrolled = Signal()
    menu_wanted = Signal(object, QPoint)
    activated = Signal(object)

    def __init__(self, editor: Editor, model: TimelineModel, art: ClipArt, drop: MediaDrop) -> None:
        super().__init__()
        self._editor, self._model, self._drop = editor, model, drop
        self._art, self._rows, self._hints = art, RowPictures(art, editor.state), Hints(editor, model)
        self._px, self._left = 4.0, 0.0
        self._pressed: tuple[Hit, QPointF] | None = None
        self._drag: Drag | None = None
        self._band: tuple[QPointF, QPointF] | None = None
        self._scrubs = False
        self._hand: tuple[QPointF, float, int] | None = None
        self._pointer: QMouseEvent | None = None
        self.setObjectName("timelineView")
        self.setAccessibleName(tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled_down)
        art.came.connect(self._on_art)
        art.rested.connect(self._ask_for_art)
        self._dirt = Repainting(self.viewport(), lambda: self.scale)
        editor.state.playhead_changed.connect(self._on_playhead)
        for signal in (editor.state.selection_changed, editor.state.range_changed, editor.state.tool_changed):
            signal.connect(self.viewport().update)
        theme().changed.connect(self.viewport().update)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._autoscroll)
        self._unfinished: list[Row] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._finish)

    @property
    def scale(self) -> Scale:
        return Scale(self._left, self._px, self.verticalScrollBar().value())

    def refresh(self) -> None:
        """The sequence has changed."""
        self._point_at(None)
        self.verticalScrollBar().setRange(0, max(0, self._model.height + RULER_HEIGHT - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self._rows.forget_gone(self._model)
        ruled = self._editor.sequence.markers, self._editor.sequence.format
        in_place = self._dirt.sequence(self._model.rows, ruled, self._hints.may_tell)
        if not in_place or not self._model.duration or self._bounded_left(self._left) != self._left:
            self.go_left(self._left)

    def fit(self) -> None:
        """The whole sequence in view."""
        self._px = _bounded((self.viewport().width() - 24) / max(1, self._model.duration))
        self.go_left(0)

    def zoom(self, factor: float, at: float | None = None) -> None:
        """About the frame at `at` pixels from the left (the playhead, if it is in view, else the middle)."""
        if at is None:
            at = self.scale.x(self._editor.state.playhead)
            if not 0 <= at <= self.viewport().width():
                at = self.viewport().width() / 2
        frame = self.scale.frame(at)
        self._px = _bounded(self._px * factor)
        self.go_left(frame - at / self._px)

    def set_zoom(self, px: float) -> None:
        """Pixels a frame."""
        self.zoom(px / self._px)

    def show_frame(self, frame: int) -> None:
        """Scroll so far that the frame is seen; a page on where the playhead runs out to the right."""
        x, width = self.scale.x(frame), self.viewport().width()
        if x > width - 8:
            self.go_left(frame - width * 0.1 / self._px)
        elif x < 0:
            self.go_left(frame - width * 0.3 / self._px)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, scale = self.viewport().size(), self.scale
        painter.fillRect(self.viewport().rect(), theme().colour("tl_bg"))
        self._unfinished += self._rows.draw(painter, self._model, scale, size, self.devicePixelRatioF(), event.rect())
        if self._unfinished:
            self._soon.start()
        draw_range(painter, self._editor.state.range, scale, size.height())
        if event.rect().top() < RULER_HEIGHT:
            draw_ruler(painter, self._editor.sequence, scale, event.rect().left(), event.rect().right() + 1, self._editor.state)
        if self._drag is None:
            self._hints.draw(painter, scale, event.rect())
        self._draw_guides(painter)
        draw_playhead(painter, scale.x(self._editor.state.playhead), size.height(),
                      timecode(self._editor.state.playhead, self._editor.rate)[3:])
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._hit(event.position())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is Qt.MouseButton.RightButton:
            if found.clip_id and found.clip_id not in self._editor.state.selection.clips:
                self._select(found, event.modifiers())
            if found.part is Part.TRANSITION:
                self._select(found, Qt.KeyboardModifier.NoModifier)
            self.menu_wanted.emit(found, event.globalPosition().toPoint())
        elif event.button() is Qt.MouseButton.MiddleButton or self._editor.state.tool is Tool.HAND:
            self._hand = event.position(), self._left, self.verticalScrollBar().value()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._press(found, event)

    def _press(self, found: Hit, event: QMouseEvent) -> None:
        tool = self._editor.state.tool
        if found.part is Part.RULER:
            self._scrubs = True
            self._scrub(event.position())
        elif tool is Tool.ZOOM:
            out = event.modifiers() & Qt.KeyboardModifier.AltModifier
            self.zoom(1 / ZOOM_STEP**2 if out else ZOOM_STEP**2, event.position().x())
        elif tool is Tool.BLADE and found.clip_id:
            self._editor.apply(SplitClip(found.clip_id, round(found.frame), not self._editor.state.linking), "timeline")
            self._editor.seal()
        else:
            self._select(found, event.modifiers())
            self._pressed = found, event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.clone() if isinstance(event, QMouseEvent) else None
        if self._hand is not None:
            start, left, top = self._hand
            moved = event.position() - start
            self.verticalScrollBar().setValue(round(top - moved.y()))
            self.go_left(left - moved.x() / self._px)
        elif self._scrubs:
            self._scrub(event.position())
        elif self._pressed is not None:
            self._drag_on(event)
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._timer.stop()
        if self._drag is not None:
            self._drag.finish()
        self._drag, self._band, self._pressed, self._hand, self._scrubs = None, None, None, None, False
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._hit(event.position())
        if found.part is not Part.RULER:
            self.activated.emit(found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Plain: up and down, or along where all rows are seen; Shift: along; Control: zoom about the pointer."""
        delta = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(ZOOM_STEP ** (delta / 120), event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or event.angleDelta().x() \
                or self.verticalScrollBar().maximum() == 0:
            self.go_left(self._left - delta / 120 * 80 / self._px)
        else:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - delta // 3)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._drag.cancel()
            self._drag, self._pressed = None, None
            self.viewport().update()
        elif event.key() == Qt.Key.Key_Escape:
            self._editor.state.select(Selection())
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_media(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drop.move(event.mimeData(), self.scale, event.position(), event.modifiers())
        if push := self._push(event.position().x()):
            self.go_left(self._left + push / 2 / self._px)
        event.acceptProposedAction()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop.leave()
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop.move(event.mimeData(), self.scale, event.position(), event.modifiers())
        self._drop.drop(event.mimeData())
        event.acceptProposedAction()
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        QToolTip.hideText()
        self._point_at(None)

    def viewportEvent(self, event: QEvent) -> bool:
        """Where the pointer rests it is said what a drag there does."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._pressed is None:
            QToolTip.showText(event.globalPos(), self._hints.words(self._hit(QPointF(event.pos()))), self.viewport())
            return True
        return super().viewportEvent(event)

    def _hit(self, point: QPointF) -> Hit:
        return hit(self._model, self._editor.sequence, self.scale, point.x(), point.y())

    def _select(self, found: Hit, modifiers: Qt.KeyboardModifier) -> None:
        control, shift = (bool(modifiers & key) for key in (Qt.KeyboardModifier.ControlModifier,
                                                            Qt.KeyboardModifier.ShiftModifier))
        self._editor.state.select(clicked(found, self._editor.state.selection, control, shift))

    def _drag_on(self, event: QMouseEvent) -> None:
        assert self._pressed is not None
        found, start = self._pressed
        if self._drag is None and self._band is None:
            if (event.position() - start).manhattanLength() < STARTS_AFTER_PX:
                return
            self._point_at(None)
            self._drag = gesture_for(self._editor, found, self._at(start, event))
            self._band = None if self._drag else (start, start)
            self._timer.start(AUTOSCROLL_MS)
        self._follow(event)

    def _follow(self, event: QMouseEvent) -> None:
        self._art.move()
        if self._drag is not None:
            self._drag.move(self._at(event.position(), event))
            QToolTip.showText(event.globalPosition().toPoint() + QPoint(14, 18), self._drag.message, self.viewport())
            self._dirt.guide(self._drag.guide.frame if self._drag.guide is not None else None)
        elif self._band is not None:
            self._dirt.band(self._band)
            self._band = self._band[0], event.position()
            self._dirt.band(self._band)
            self._select_band()

    def _at(self, point: QPointF, event: QMouseEvent) -> Pointer:
        row = self._model.row_at(point.y() - RULER_HEIGHT + self.verticalScrollBar().value())
        held = event.modifiers()
        assert self._pressed is not None
        return Pointer(self.scale.frame(point.x()), row.lane.track.id if row else "", self._px, point.y() - self._pressed[1].y(),
                       bool(held & Qt.KeyboardModifier.ShiftModifier), bool(held & Qt.KeyboardModifier.ControlModifier),
                       bool(held & Qt.KeyboardModifier.AltModifier))

    def _select_band(self) -> None:
        assert self._band is not None
        low, high = sorted((self._band[0].y(), self._band[1].y()))
        top = RULER_HEIGHT - self.verticalScrollBar().value()
        rows = [row for row in self._model.rows if row.bottom + top > low and row.top + top < high]
        frames = self.scale.frame(self._band[0].x()), self.scale.frame(self._band[1].x())
        clips = [(row.lane.clips[number], row.lane.span(number), row.lane.track.id) for row in rows
                 for number in row.lane.within(min(frames), max(frames))]
        self._editor.state.select(Selection(clips=rubber_band(clips, frames, {row.lane.track.id for row in rows})))

    def _scrub(self, point: QPointF) -> None:
        frame = max(0, min(round(self.scale.frame(point.x())), max(0, self._model.duration - 1)))
        self._editor.state.go_to(frame)
        self.scrubbed.emit(frame, True)

    def _hover(self, point: QPointF) -> None:
        found = self._hit(point)
        self._point_at(found)
        self.viewport().setCursor(cursor(found, self._editor.state.tool))

    def _point_at(self, found: Hit | None) -> None:
        """The handles of the clip under the pointer are drawn."""
        before, self._hints.under = self._hints.under, found
        if (before.clip_id if before else "") != (found.clip_id if found else ""):
            for each in (before, found):
                if each is not None and each.row is not None:
                    self._dirt.row(each.row)

    def _autoscroll(self) -> None:
        """Near the border the timeline goes on under the pointer."""
        if self._pointer is None:
            return
        if push := self._push(self._pointer.position().x()):
            self.go_left(self._left + push / 2 / self._px)
            self._follow(self._pointer)

    def _push(self, x: float) -> float:
        """How far a pointer is in the border that moves the timeline on; below 0 at the left."""
        return min(0.0, x - AUTOSCROLL_PX) or max(0.0, x - self.viewport().width() + AUTOSCROLL_PX)

    def _on_playhead(self, frame: int) -> None:
        if not self._editor.playing:
            self._art.move()
        self._dirt.playhead(frame)

    def _on_art(self, keys: set[object]) -> None:
        for track_id in self._rows.has_come(keys):
            if (row := self._model.row_of(track_id)) is not None:
                self._dirt.row(row)

    def _ask_for_art(self) -> None:
        self._art.ask_for(self._rows.missed(self.scale, self.viewport().width()))

    def _finish(self) -> None:
        """Paint what there was no time for."""
        rows, self._unfinished = self._unfinished, []
        for row in rows:
            self._dirt.row(row)

    def _draw_guides(self, painter: QPainter) -> None:
        if self._band is not None:
            draw_band(painter, QRectF(*self._band).normalized())
        self._drop.draw(painter, self.scale)
        guide = self._drag.guide if self._drag is not None else self._drop.guide
        if guide is not None:
            draw_guide(painter, self.scale.x(guide.frame), self.viewport().height())
        if self._model.duration == 0:
            painter.setFont(font(13))
            painter.setPen(theme().colour("text3"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, tr("Generate a video or drop media to start."))

    def go_left(self, left: float) -> None:
        """Let `left` be the first frame in view, at a whole pixel of the screen, so that what is painted can be moved along."""
        self._left = self._bounded_left(left)
        self._on_scrolled()

    def _bounded_left(self, left: float) -> float:
        room, dots = self.viewport().width() / self._px, self._px * self.devicePixelRatioF()
        return round(max(0.0, min(left, self._model.duration + room * 0.25 - room)) * dots) / dots

    def _on_scrolled_down(self) -> None:
        self._art.move()
        self._dirt.below_ruler()
        self.scrolled.emit()

    def _on_scrolled(self) -> None:
        self._art.move()
        self._dirt.all(self._editor.state.playhead)
        self.scrolled.emit()


def _bounded(px: float) -> float:
    return max(SMALLEST_PX, min(LARGEST_PX, px))
