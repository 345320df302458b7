"""How a thing to choose is drawn: its picture with its name on it, framed when it is chosen or has the focus."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen

from autovideo_studio.ui.style.icons import pixmap
from autovideo_studio.ui.style.theme import font, theme

VEIL_HEIGHT = 34


def paint_tile(painter: QPainter, box: QRectF, text: str, image: QImage | None, part: QRectF | None = None, *, icon: str = "",
               chosen: bool = False, focused: bool = False, checked: bool = False) -> None:
    """`part` of the image fills `box` (all of it if None); where there is no image, the icon stands in the middle. `checked` adds
    a mark to what is chosen for good."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    shape = QPainterPath()
    shape.addRoundedRect(box, 8, 8)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(box, theme().colour("raised"))
    has_picture = image is not None and not image.isNull()
    if image is not None and has_picture:
        painter.drawImage(box, image, part or QRectF(image.rect()))
        veil = QLinearGradient(0, box.bottom() - VEIL_HEIGHT, 0, box.bottom())
        veil.setColorAt(0, QColor(0, 0, 0, 0))
        veil.setColorAt(1, QColor(0, 0, 0, 200))
        painter.fillRect(QRectF(box.left(), box.bottom() - VEIL_HEIGHT, box.width(), VEIL_HEIGHT), veil)
    elif icon:
        painter.drawPixmap(QPointF(box.center().x() - 12, box.center().y() - 18), pixmap(icon, "text2", 24))
    painter.setFont(font(11, 600))
    painter.setPen(QColor("#FFFFFF") if has_picture else theme().colour("text2"))
    room = QRectF(box.left() + 9, box.bottom() - 22, box.width() - 16, 18)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width())))
    painter.restore()
    edge = "accent" if chosen else "focus" if focused else "line2"
    painter.setPen(QPen(theme().colour(edge), 2 if chosen or focused else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("solid"))
        painter.drawEllipse(QRectF(box.right() - 23, box.top() + 7, 16, 16))
        painter.drawPixmap(round(box.right() - 20), round(box.top() + 10), pixmap("check", "#FFFFFF", 10))
