"""Pieces of the catalogues dropped onto the timeline: shows where one would go, and puts it there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from autovideo_studio.domain.snapping import Snapping
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.services import decorating
from autovideo_studio.services.catalogues import effects_for
from autovideo_studio.ui.actions import pieces
from autovideo_studio.ui.actions.pieces import Spot
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.timeline.hits import Hit, hit
from autovideo_studio.ui.timeline.metrics import RULER_HEIGHT, SNAP_PX
from autovideo_studio.ui.timeline.model import TimelineModel
from autovideo_studio.ui.timeline.view import TimelineView
from autovideo_studio.ui.workspace import Workspace

CUT_WIDTH = 28.0


class PieceDrops(QWidget):
    """Lies over the timeline's canvas and takes what carries `pieces.MIME`; all else goes on to the canvas."""

    def __init__(self, workspace: Workspace, editor: Editor, model: TimelineModel, view: TimelineView) -> None:
        super().__init__(view.viewport())
        self._workspace, self._editor, self._model, self._view = workspace, editor, model, view
        self._shown: QRectF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.setAcceptDrops(True)
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.resize(self._view.viewport().size())
        elif isinstance(event, QDropEvent) and event.mimeData().hasFormat(pieces.MIME):  # enter and move are drops too
            return self._take(event)
        elif event.type() == QEvent.Type.DragLeave and self._shown is not None:
            self._show(None)
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.setBrush(theme().colour("accent", 0.22))
        painter.drawRoundedRect(self._shown.adjusted(1, 1, -1, -1), 5, 5)

    def _take(self, event: QDropEvent) -> bool:
        token = bytes(event.mimeData().data(pieces.MIME).data()).decode()
        spot, place = self._place(token, event.position())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(spot is not None)
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)):
            event.setAccepted(isinstance(event, QDragEnterEvent) or spot is not None)
            self._show(place)
        else:
            self._show(None)
            if spot is not None and (refusal := pieces.put(self._editor, token, spot)) is not None:
                self._workspace.tell_error(refusal)
        return True

    def _place(self, token: str, point: QPointF) -> tuple[Spot | None, QRectF | None]:
        """Where the piece goes if it is let go here, and the box that shows it; None where it cannot."""
        of, _, id = token.partition(":")
        found = hit(self._model, self._editor.sequence, self._view.scale, point.x(), max(point.y(), RULER_HEIGHT + 1))
        if of == "transition":
            return self._at_cut(found)
        if of == "title":
            return self._at_frame(found)
        if found.row is None or not found.clip_id or found.row.lane.track.locked:
            return None, None
        kind = found.row.lane.track.kind
        if not self._suits(of, id, kind):
            return None, None
        span = found.row.lane.span(found.index)
        return (Spot(round(found.frame), found.row.lane.track.id, found.clip_id),
                self._box(found, span.start, span.duration))

    def _suits(self, of: str, id: str, kind: TrackKind) -> bool:
        if of != "saved":
            return kind.is_picture if of == "camera" else any(one.id == id for one in effects_for(kind))
        try:
            return self._editor.saved_effects.get(id).suits(not kind.is_picture)
        except NotFound:  # deleted while it was dragged
            return False

    def _at_cut(self, found: Hit) -> tuple[Spot | None, QRectF | None]:
        track_id = found.row.lane.track.id if found.row is not None else ""
        cut = decorating.nearest_cut(self._editor.sequence, found.frame, track_id=track_id) if track_id else None
        if cut is None:
            return None, None
        half = CUT_WIDTH / 2 / self._view.scale.px
        return Spot(cut.at, track_id), self._box(found, cut.at - half, 2 * half)

    def _at_frame(self, found: Hit) -> tuple[Spot, QRectF]:
        rate = self._editor.rate
        frame, length = max(0, round(found.frame)), round(decorating.TITLE_S * rate)
        snapping = Snapping(self._editor.sequence, playhead=self._editor.state.playhead)
        near = snapping.nearest(frame, max(1, int(SNAP_PX / self._view.scale.px))) if self._editor.state.snapping else None
        frame = near.frame if near else frame
        track = found.row.lane.track if found.row is not None else None
        takes = track is not None and track.kind in (TrackKind.VIDEO, TrackKind.OVERLAY) and not track.locked
        return Spot(frame, track.id if track and takes else ""), self._box(found, frame, length)

    def _box(self, found: Hit, start: float, frames: float) -> QRectF:
        scale = self._view.scale
        top, height = ((found.row.top - scale.top + RULER_HEIGHT, found.row.height) if found.row is not None
                       else (RULER_HEIGHT, self.height() - RULER_HEIGHT))
        return QRectF(scale.x(start), top, frames * scale.px, height)

    def _show(self, place: QRectF | None) -> None:
        self._shown = place
        self.update()
