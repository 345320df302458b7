"""How the pool's bins and files look: tiles with their picture, or lines."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.media_pool import Bin, PoolFile
from autovideo_studio.services.preview import Waveform
from autovideo_studio.ui.media.model import ART, ENTRY, HOVER, MAKING, bin_name
from autovideo_studio.ui.style.icons import pixmap
from autovideo_studio.ui.style.theme import font, theme
from autovideo_studio.ui.widgets.film_strip import FilmStrip
from autovideo_studio.ui.widgets.grid_delegate import GridDelegate
from autovideo_studio.ui.widgets.wave import wave_lines

SMALLEST, GAP, TEXT_HEIGHT, LINE_HEIGHT = 116, 10, 40, 46
RADIUS = 6.0
ICONS = {AssetKind.FILM: "film", AssetKind.STILL: "image", AssetKind.AUDIO: "audio-lines"}
DARK = QColor(8, 10, 14, 205)


class TileDelegate(GridDelegate):
    def __init__(self) -> None:
        super().__init__(SMALLEST, GAP, TEXT_HEIGHT, LINE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        entry, state = index.data(ENTRY), option.state
        chosen, hovered = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(option.rect)
        if self.as_lines:
            ground = "selected" if chosen else "hover" if hovered else ""
            if ground:
                painter.fillPath(_rounded(box.adjusted(0, 1, 0, -1)), theme().colour(ground))
            frame = QRectF(box.left() + 6, box.top() + 5, (LINE_HEIGHT - 10) * 16 / 9, LINE_HEIGHT - 10)
            words = QRectF(frame.right() + 10, box.top() + 5, box.right() - frame.right() - 18, LINE_HEIGHT - 10)
        else:
            frame = QRectF(box.left(), box.top(), self.width, self.width * 9 / 16)
            words = QRectF(box.left() + 2, frame.bottom() + 4, self.width - 4, TEXT_HEIGHT - 4)
        self._picture(painter, frame, entry, index)
        if not self.as_lines or focused:
            edge = "accent" if chosen else "focus" if focused else "line2" if hovered else "line"
            painter.setPen(QPen(theme().colour(edge), 2 if chosen or focused else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_rounded(frame))
        _words(painter, words, entry)
        painter.restore()

    def _picture(self, painter: QPainter, frame: QRectF, entry: Bin | PoolFile,
                 index: QModelIndex | QPersistentModelIndex) -> None:
        painter.save()
        painter.setClipPath(_rounded(frame), Qt.ClipOperation.IntersectClip)
        painter.fillRect(frame, theme().colour("raised"))
        if isinstance(entry, Bin):
            _sign(painter, frame, "folder", "accent")
        elif entry.missing:
            painter.fillRect(frame, theme().colour("bad_bg"))
            _sign(painter, frame, "triangle-alert", "bad")
        else:
            _art(painter, frame, entry.asset, index.data(ART), index.data(HOVER))
        if isinstance(entry, PoolFile) and not self.as_lines:
            self._badges(painter, frame, entry, index.data(HOVER), index.data(MAKING))
        painter.restore()

    def _badges(self, painter: QPainter, frame: QRectF, entry: PoolFile, hover: float | None, making: float | None) -> None:
        asset = entry.asset
        if asset.seconds is not None:
            at = asset.seconds * Fraction(hover).limit_denominator(1000) if hover is not None else asset.seconds
            _badge(painter, frame, length(at), right=True)
        if entry.missing:
            _badge(painter, frame, tr("Missing"))
        elif making is not None:
            _badge(painter, frame, tr("Proxy {percent} %", percent=round(making * 100)))
        elif entry.uses:
            _badge(painter, frame, tr("{count} ×", count=entry.uses))
        x = frame.right() - 20
        if asset.favourite:
            painter.drawPixmap(QPointF(x, frame.top() + 5), pixmap("star", "warn", 14, filled=True))
            x -= 18
        if entry.has_proxy:
            painter.drawPixmap(QPointF(x, frame.top() + 5), pixmap("gauge", "#FFFFFF", 14))


def _art(painter: QPainter, frame: QRectF, asset: Asset, art: object, hover: float | None) -> None:
    if isinstance(art, FilmStrip):
        if asset.kind is AssetKind.FILM or not asset.has_alpha:
            painter.fillRect(frame, QColor("#000000"))
        number = 0 if asset.kind is AssetKind.STILL else int((0.08 if hover is None else hover) * art.per_strip)
        art.draw(painter, number, frame, whole=True)
    elif isinstance(art, Waveform):
        painter.fillRect(frame, theme().colour("c_music"))
        columns = art.columns(0.0, art.seconds, max(1, int(frame.width() / 2)))
        inner = frame.adjusted(4, 0, -4, -4)
        normal, hot = wave_lines(columns, 1.0, inner, inner)
        painter.setPen(theme().colour("c_music_h"))
        painter.drawLines([*normal, *hot])
    else:
        _sign(painter, frame, ICONS.get(asset.kind, "file"), "text3")
    if hover is not None and asset.seconds is not None:
        painter.setPen(QPen(theme().colour("playhead"), 1))
        x = frame.left() + frame.width() * hover
        painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))


def _words(painter: QPainter, box: QRectF, entry: Bin | PoolFile) -> None:
    painter.setFont(font(12, 500))
    painter.setPen(theme().colour("text"))
    name = bin_name(entry.name) if isinstance(entry, Bin) else entry.asset.name
    metrics = painter.fontMetrics()
    painter.drawText(QRectF(box.left(), box.top(), box.width(), 17), Qt.AlignmentFlag.AlignVCenter,
                     metrics.elidedText(name.replace("\n", " "), Qt.TextElideMode.ElideMiddle, int(box.width())))
    painter.setFont(font(11))
    missing = isinstance(entry, PoolFile) and entry.missing
    painter.setPen(theme().colour("bad" if missing else "text3"))
    painter.drawText(QRectF(box.left(), box.top() + 17, box.width(), 16), Qt.AlignmentFlag.AlignVCenter,
                     painter.fontMetrics().elidedText(facts_of(entry), Qt.TextElideMode.ElideRight, int(box.width())))


def facts_of(entry: Bin | PoolFile) -> str:
    """The line below a name."""
    if isinstance(entry, Bin):
        return tr("1 file") if entry.count == 1 else tr("{count} files", count=entry.count)
    if entry.missing:
        return tr("Missing")
    asset = entry.asset
    kinds = {AssetKind.FILM: tr("Film"), AssetKind.STILL: tr("Picture"), AssetKind.AUDIO: tr("Sound")}
    size = f"{asset.width} × {asset.height}" if asset.width else ""
    parts = [kinds.get(asset.kind, ""), length(asset.seconds) if asset.seconds is not None else "", size]
    return " · ".join(part for part in parts if part)


def length(seconds: Fraction) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"


def _badge(painter: QPainter, frame: QRectF, text: str, *, right: bool = False) -> None:
    painter.setFont(font(11, 500))
    width = painter.fontMetrics().horizontalAdvance(text) + 10
    box = QRectF(frame.left() + 5, frame.top() + 5, width, 16)
    if right:
        box.moveBottomRight(frame.bottomRight() - QPointF(5, 5))
    painter.fillPath(_rounded(box, 4), DARK)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _sign(painter: QPainter, frame: QRectF, icon_name: str, tone: str) -> None:
    size = int(min(28.0, frame.height() / 2))
    middle = frame.center()
    painter.drawPixmap(QPoint(round(middle.x() - size / 2), round(middle.y() - size / 2)), pixmap(icon_name, tone, size))


def _rounded(box: QRectF, radius: float = RADIUS) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path
