"""How a video looks in the library: a card with its poster, or a line."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.shelf import Video
from autovideo_studio.ui.library.model import VIDEO
from autovideo_studio.ui.style.icons import pixmap
from autovideo_studio.ui.style.theme import font, theme
from autovideo_studio.ui.widgets.grid_delegate import GridDelegate

SMALLEST, GAP, TEXT_HEIGHT = 240, 16, 78
LINE_HEIGHT = 64
RADIUS = 10.0


class CardDelegate(GridDelegate):
    def __init__(self) -> None:
        super().__init__(SMALLEST, GAP, TEXT_HEIGHT, LINE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        video = index.data(VIDEO)
        poster = index.data(Qt.ItemDataRole.DecorationRole)
        box = QRectF(option.rect)
        state = option.state
        chosen, hovered = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self.as_lines:
            self._line(painter, video, poster, box.adjusted(0, 2, 0, -2), chosen, hovered)
        else:
            self._card(painter, video, poster, box.adjusted(0, 0, -GAP, -GAP), chosen, hovered)
        painter.restore()

    def _card(self, painter: QPainter, video: Video, poster: QPixmap | None, box: QRectF, chosen: bool, hovered: bool) -> None:
        shape = _rounded(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS)
        painter.fillPath(shape, theme().colour("panel"))
        frame = QRectF(box.left(), box.top(), box.width(), box.width() * 9 / 16)
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        _picture(painter, frame, poster, video)
        painter.restore()
        if video.seconds:
            _badge(painter, frame, _length(video.seconds))
        left, room = box.left() + 14, box.width() - 28
        painter.setFont(font(14, 600))
        painter.setPen(theme().colour("text"))
        title = painter.fontMetrics().elidedText(video.title, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, frame.bottom() + 11, room, 20), Qt.AlignmentFlag.AlignVCenter, title)
        self._facts(painter, video, QRectF(left, frame.bottom() + 37, room, 20))
        if video.status == "processing":
            bar = QRectF(left, box.bottom() - 12, room, 3)
            painter.fillRect(bar, theme().colour("line2"))
            painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * video.progress / 100, 3), theme().colour("accent"))
        painter.setPen(QPen(theme().colour("accent" if chosen else "line2" if hovered else "line"), 2 if chosen else 1))
        painter.drawPath(shape)

    def _line(self, painter: QPainter, video: Video, poster: QPixmap | None, box: QRectF, chosen: bool, hovered: bool) -> None:
        painter.fillPath(_rounded(box, 8), theme().colour("selected" if chosen else "hover" if hovered else "panel"))
        frame = QRectF(box.left() + 8, box.top() + 6, (box.height() - 12) * 16 / 9, box.height() - 12)
        painter.save()
        painter.setClipPath(_rounded(frame, 4), Qt.ClipOperation.IntersectClip)
        _picture(painter, frame, poster, video)
        painter.restore()
        left, room = frame.right() + 14, box.width() - frame.width() - 40
        painter.setFont(font(14, 600))
        painter.setPen(theme().colour("text"))
        painter.drawText(QRectF(left, box.top() + 9, room * 0.7, 20), Qt.AlignmentFlag.AlignVCenter,
                         painter.fontMetrics().elidedText(video.title, Qt.TextElideMode.ElideRight, int(room * 0.7)))
        self._facts(painter, video, QRectF(left, box.top() + 32, room, 20))
        painter.setFont(font(12))
        painter.setPen(theme().colour("text3"))
        painter.drawText(QRectF(box.left(), box.top(), box.width() - 16, box.height()),
                         Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _length(video.seconds) if video.seconds
                         else "")

    def _facts(self, painter: QPainter, video: Video, box: QRectF) -> None:
        """The state as a chip, then its age and shape."""
        words, tone = state_of(video)
        painter.setFont(font(11, 500))
        chip = QRectF(box.left(), box.top() + 1, painter.fontMetrics().horizontalAdvance(words) + 14, 18)
        ground, ink = ("raised", "text2") if tone == "neutral" else (f"{tone}_bg", tone)
        painter.fillPath(_rounded(chip, 4), theme().colour(ground))
        painter.setPen(theme().colour(ink))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
        painter.setFont(font(12))
        painter.setPen(theme().colour("text3"))
        more = " · ".join(part for part in (age(video.updated_at), video.resolution.replace("x", " × ")) if part)
        room = QRectF(chip.right() + 8, box.top(), box.right() - chip.right() - 8, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter,
                         painter.fontMetrics().elidedText(more, Qt.TextElideMode.ElideRight, int(room.width())))


def state_of(video: Video) -> tuple[str, str]:
    """What is to be known first of a video, and its tone."""
    if video.archived_at is not None:
        return tr("Archived"), "neutral"
    if video.published_at is not None:
        return tr("Published"), "ok"
    names = {"pending": (tr("Draft"), "neutral"), "processing": (tr("Working {percent} %", percent=video.progress), "accent"),
             "completed": (tr("Exported") if video.file else tr("Ready"), "info" if video.file else "ok"),
             "failed": (tr("Needs attention"), "bad")}
    return names.get(video.status, (video.status, "neutral"))


def age(moment: datetime | None) -> str:
    """How long ago, in the words that people use."""
    if moment is None:
        return ""
    minutes = int((datetime.now(UTC) - moment).total_seconds() // 60)
    if minutes < 2:
        return tr("Just now")
    if minutes < 60:
        return tr("{count} min ago", count=minutes)
    if minutes < 24 * 60:
        return tr("{count} h ago", count=minutes // 60)
    days = minutes // (24 * 60)
    return tr("Yesterday") if days == 1 else tr("{count} days ago",
                                                count=days) if days < 30 else f"{moment.astimezone():%Y-%m-%d}"


def _length(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def _picture(painter: QPainter, frame: QRectF, poster: QPixmap | None, video: Video) -> None:
    if poster is None or poster.isNull():
        painter.fillRect(frame, theme().colour("raised"))
        size = int(min(36.0, frame.height() / 2))
        sign = pixmap("loader-circle" if video.status == "processing" else "film", "text3", size)
        painter.drawPixmap(QPoint(round(frame.center().x() - size / 2), round(frame.center().y() - size / 2)), sign)
        return
    painter.fillRect(frame, QColor("#000000"))
    scale = min(frame.width() / poster.width(), frame.height() / poster.height())
    if poster.width() > poster.height():
        scale = max(frame.width() / poster.width(), frame.height() / poster.height())
    width, height = poster.width() * scale, poster.height() * scale
    target = QRectF(frame.center().x() - width / 2, frame.center().y() - height / 2, width, height)
    painter.drawPixmap(target, poster, QRectF(poster.rect()))


def _badge(painter: QPainter, frame: QRectF, text: str) -> None:
    painter.setFont(font(11, 500))
    width = painter.fontMetrics().horizontalAdvance(text) + 12
    box = QRectF(frame.right() - width - 8, frame.bottom() - 26, width, 18)
    painter.fillPath(_rounded(box, 4), QColor(8, 10, 14, 200))
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
