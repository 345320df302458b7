"""The heads of the tracks: name, and what each is switched to; drag the lower border for another height."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from autovideo_studio.domain.edits.tracks import FlagTrack, TrackFlag
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.style.icons import pixmap
from autovideo_studio.ui.style.theme import font, theme
from autovideo_studio.ui.timeline.metrics import FAMILY, HEADER_WIDTH, ICON, LOWEST_ROW, RULER_HEIGHT, TALLEST_ROW
from autovideo_studio.ui.timeline.model import Row, TimelineModel
from autovideo_studio.ui.ui_state import Selection
from autovideo_studio.ui.widgets.track_name import track_name

SIGN = 18
BORDER_PX = 4


class TrackHeaders(QWidget):
    """`height_wanted`: track id and pixels; `menu_wanted`: track id and where."""

    height_wanted = Signal(str, int)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, editor: Editor, model: TimelineModel, top: Callable[[], int]) -> None:
        super().__init__()
        self._editor, self._model, self._top = editor, model, top
        self._resizes: tuple[str, float, int] | None = None
        self._shown: object = None
        self._drawn: dict[str, tuple[object, QPixmap]] = {}
        self.setFixedWidth(HEADER_WIDTH)
        self.setMouseTracking(True)
        self.setObjectName("timelineHeaders")
        theme().changed.connect(self.update)
        editor.state.selection_changed.connect(self.update)

    def refresh(self) -> None:
        """Draw anew where a head, or how far they are scrolled, is another."""
        heads = [(row.height, track.id, track.name, track.kind, track.hidden, track.muted, track.solo, track.locked)
                 for row in self._model.rows for track in (row.lane.track,)]
        shown = (self._top(), self._model.clip_count, heads)
        if shown != self._shown:
            self._shown = shown
            self._drawn = {track_id: self._drawn[track_id] for _, track_id, *_ in heads if track_id in self._drawn}
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(HEADER_WIDTH, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme().colour("tl_bg"))
        for row in self._model.rows:
            if self._box(row).intersects(QRectF(event.rect())):
                self._draw(painter, row)
        painter.fillRect(QRectF(0, 0, self.width(), RULER_HEIGHT), theme().colour("ruler"))
        painter.setFont(font(11))
        painter.setPen(theme().colour("text3"))
        painter.drawText(QRectF(14, 0, self.width() - 20, RULER_HEIGHT), Qt.AlignmentFlag.AlignVCenter,
                         tr("{tracks} tracks · {clips} clips", tracks=len(self._model.rows), clips=self._model.clip_count))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), theme().colour("line"))

    def _draw(self, painter: QPainter, row: Row) -> None:
        """The picture of a head, drawn where what it shows is another."""
        track = row.lane.track
        shown = (row.height, track_name(track), track.kind, track.hidden, track.muted, track.solo, track.locked, theme().name,
                 self._editor.state.selection.track == track.id, self.devicePixelRatioF())
        known = self._drawn.get(track.id)
        if known is None or known[0] != shown:
            ratio = self.devicePixelRatioF()
            picture = QPixmap(round((self.width() - 1) * ratio), round(row.height * ratio))
            picture.setDevicePixelRatio(ratio)
            on_picture = QPainter(picture)
            on_picture.setRenderHint(QPainter.RenderHint.Antialiasing)
            on_picture.translate(0, -self._box(row).top())
            self._draw_head(on_picture, row)
            on_picture.end()
            known = self._drawn[track.id] = shown, picture
        painter.drawPixmap(self._box(row).topLeft(), known[1])

    def _draw_head(self, painter: QPainter, row: Row) -> None:
        track, box = row.lane.track, self._box(row)
        chosen = self._editor.state.selection.track == track.id
        painter.fillRect(box, theme().colour("selected" if chosen else "tl_head"))
        painter.fillRect(QRectF(0, box.top(), 3, box.height()), theme().colour(f"{FAMILY[track.kind]}_h"))
        middle = box.center().y()
        painter.drawPixmap(QPointF(14, middle - 8), pixmap(ICON[track.kind], f"{FAMILY[track.kind]}_h", 16))
        painter.setFont(font(12, 500))
        painter.setPen(theme().colour("text"))
        signs = self._signs(row)
        room = signs[0][1].left() - 44 if signs else box.width() - 50
        name = painter.fontMetrics().elidedText(track_name(track), Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(38, box.top(), room, box.height()), Qt.AlignmentFlag.AlignVCenter, name)
        for _, where, icon_name, on, _ in signs:
            tone = "accent" if on else "text3"
            painter.drawPixmap(where.topLeft() + QPointF(1, 1), pixmap(icon_name, tone, 15))

    def _signs(self, row: Row) -> list[tuple[TrackFlag, QRectF, str, bool, str]]:
        """The switches of a track from left to right: flag, place, icon, whether it is on, words."""
        track = row.lane.track
        picture = (TrackFlag.HIDDEN, "eye-off" if track.hidden else "eye", track.hidden, tr("Hide track"))
        sound = (TrackFlag.MUTED, "volume-x" if track.muted else "volume-2", track.muted, tr("Mute track"))
        solo = (TrackFlag.SOLO, "headphones", track.solo, tr("Solo track"))
        lock = (TrackFlag.LOCKED, "lock" if track.locked else "lock-open", track.locked, tr("Lock track"))
        wanted = [picture, lock] if track.kind.is_picture else [solo, sound, lock]
        box, found = self._box(row), []
        for number, (flag, icon_name, on, words) in enumerate(wanted):
            x = box.right() - 10 - (len(wanted) - number) * (SIGN + 4)
            found.append((flag, QRectF(x, box.center().y() - SIGN / 2, SIGN, SIGN), icon_name, on, words))
        return found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row(event.position())
        if row is None:
            return
        track = row.lane.track
        if event.button() is Qt.MouseButton.RightButton:
            self.menu_wanted.emit(track.id, event.globalPosition().toPoint())
            return
        if abs(event.position().y() - self._box(row).bottom()) <= BORDER_PX:
            self._resizes = track.id, event.position().y(), row.height
            return
        for flag, where, _, on, _ in self._signs(row):
            if where.adjusted(-3, -6, 3, 6).contains(event.position()):
                self._editor.apply(FlagTrack(track.id, flag, not on), "timeline")
                return
        self._editor.state.select(Selection(track=track.id))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._resizes is not None:
            track_id, start, height = self._resizes
            self.height_wanted.emit(track_id, max(LOWEST_ROW, min(TALLEST_ROW, round(height + event.position().y() - start))))
            return
        row = self._row(event.position())
        at_border = row is not None and abs(event.position().y() - self._box(row).bottom()) <= BORDER_PX
        self.setCursor(Qt.CursorShape.SizeVerCursor if at_border else Qt.CursorShape.ArrowCursor)
        words = next((words for row in self._model.rows for _, where, _, _, words in self._signs(row)
                      if where.contains(event.position())), "")
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._resizes = None

    def _box(self, row: Row) -> QRectF:
        return QRectF(0, row.top + RULER_HEIGHT - self._top(), self.width() - 1, row.height)

    def _row(self, point: QPointF) -> Row | None:
        return next((row for row in self._model.rows
                     if self._box(row).top() <= point.y() <= self._box(row).bottom() + BORDER_PX), None)
