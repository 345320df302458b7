"""The picture: the newest frame, scaled into the panel, with guides over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.preview.guides import Guide, draw_guide
from autovideo_studio.ui.preview.handles import Handles
from autovideo_studio.ui.style.theme import font, theme
from autovideo_studio.ui.widgets.media_drag import holds_media

MARGIN = 10


class Surface(QWidget):
    """`size_changed` tells how many device pixels the picture has room for; `dropped` carries the media that was dropped on it (a
    `QMimeData`, valid for the call). The selected clip's handles lie over it."""

    size_changed = Signal(int, int)
    double_clicked = Signal()
    dropped = Signal(object)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._image: QImage | None = None
        self._pixels: memoryview | None = None
        self.guide = Guide.NONE
        self._zoom = 0.0
        self.handles = Handles(editor)
        self.setObjectName("previewSurface")
        self.setAccessibleName(tr("Preview"))
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self._held_over = False
        self.setMinimumSize(240, 140)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.handles.changed.connect(self.update)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def show_pixels(self, pixels: memoryview, width: int, height: int) -> None:
        """Rows of B, G, R, unused; held until the next call, so nothing is copied."""
        self._pixels = pixels
        self._image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGB32)
        self.update()

    def set_zoom(self, zoom: float) -> None:
        """Pixels of the screen for one of the sequence; 0 fits the picture into the panel."""
        self._zoom = zoom
        self._tell_size()
        self.update()

    @property
    def image(self) -> QImage | None:
        """What is shown now."""
        return self._image

    @property
    def picture_rect(self) -> QRectF:
        """Where the frame lies in the widget."""
        format = self._editor.sequence.format
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        scale = self._zoom / self.devicePixelRatioF() if self._zoom else min(room.width() / format.width, room.height()
                                                                             / format.height)
        width, height = format.width * scale, format.height * scale
        return QRectF(round(room.center().x() - width / 2), round(room.center().y() - height / 2), round(width), round(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("canvas"))
        frame = self.picture_rect
        if self._image is None or self._editor.sequence.duration == 0:
            painter.fillRect(frame, QColor("#000000"))
            painter.setFont(font(13))
            painter.setPen(QColor("#8C95A5"))
            empty = self._editor.sequence.duration == 0
            words = tr("Generate a video or drop media to start.") if empty else tr("Drawing the first frame …")
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, words)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not self._editor.playing)
            painter.drawImage(frame, self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_guide(painter, self.guide, frame)
        if self._held_over:
            self._draw_invitation(painter, frame)
        elif not self._editor.playing:
            self.handles.draw(painter, frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._tell_size()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.handles.press(event.position(), self.picture_rect)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.handles.drag(event.position(), self.picture_rect, event.modifiers())
        else:
            self.setCursor(self.handles.cursor(event.position(), self.picture_rect))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.handles.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.handles.shaping.placed() is not None:
            self.handles.shaping.double_click(event.position(), self.picture_rect)
        else:
            self.double_clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return) and self._editor.state.shaping:
            self._editor.state.shape("")
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_media(event.mimeData()):
            self._hold_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hold_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hold_over(False)
        self.dropped.emit(event.mimeData())
        event.acceptProposedAction()

    def _hold_over(self, held: bool) -> None:
        self._held_over = held
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._editor.step(-1 if event.angleDelta().y() > 0 else 1)

    def _draw_invitation(self, painter: QPainter, frame: QRectF) -> None:
        """Where media lands that is let go here."""
        painter.fillRect(frame, QColor(8, 10, 14, 150))
        painter.setPen(QPen(theme().colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), 6, 6)
        painter.setFont(font(14, 600))
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, tr("Above all else, at the playhead"))

    def _tell_size(self) -> None:
        frame, ratio = self.picture_rect, self.devicePixelRatioF()
        self.size_changed.emit(round(frame.width() * ratio), round(frame.height() * ratio))
