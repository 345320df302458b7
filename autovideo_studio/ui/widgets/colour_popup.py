"""Looking for a colour: a square of shades, strips for hue and opacity, a field for its number, a dropper for the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.widgets.buttons import icon_button
from autovideo_studio.ui.widgets.labels import set_property
from autovideo_studio.ui.widgets.layouts import column, row

WIDTH, SQUARE, STRIP = 232, 132, 14
STEP = 0.02
USUAL = ("#ffffff", "#000000", "#7d8796", "#ff5c68", "#ff9f43", "#ffd25e", "#46d392", "#00b140", "#5ec4f5", "#5663f0",
         "#a58beb", "#ff5fa2")


class ColourPopup(QFrame):
    """`changed` comes with each step, `closed` when it goes away: by a click beside it, Escape or Return."""

    changed = Signal(QColor)
    closed = Signal()

    def __init__(self, owner: QWidget, *, alpha: bool) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setObjectName("colourPopup")
        self._owner, self._hue, self._colour = owner, 0.0, QColor("#ffffff")
        self._square = _Area(SQUARE, tr("Shade"), self._paint_square, self._take_shade)
        self._hues = _Area(STRIP, tr("Hue"), self._paint_hues, self._take_hue)
        self._alphas = _Area(STRIP, tr("Opacity"), self._paint_alphas, self._take_alpha)
        self._alphas.setVisible(alpha)
        self._hex = QLineEdit()
        self._hex.setObjectName("colourHex")
        self._hex.setAccessibleName(tr("Colour as #rrggbb"))
        self._hex.textEdited.connect(self._take_hex)
        self._hex.returnPressed.connect(self.close)
        dropper = icon_button("droplet", tr("Pick a colour from the window"), self._pick, size=30, name="colourDropper")
        swatches = [_Swatch(colour, self.take) for colour in USUAL]
        column(self._square, self._hues, self._alphas, row((self._hex, 1), dropper, spacing=6), row(*swatches[:6], spacing=6),
               row(*swatches[6:], spacing=6), margins=(12, 12, 12, 12), spacing=8, on=self)

    def open_at(self, below: QWidget, colour: QColor) -> None:
        self._show(colour)
        self.adjustSize()
        self.move(below.mapToGlobal(QPoint(0, below.height() + 4)))
        self.show()
        self._hex.setFocus()
        self._hex.selectAll()

    def take(self, colour: QColor) -> None:
        """As if it had been looked for."""
        self._show(colour)
        self.changed.emit(self._colour)

    def hideEvent(self, event: QHideEvent) -> None:
        self.closed.emit()

    def _show(self, colour: QColor) -> None:
        self._colour = QColor(colour)
        if colour.hsvSaturationF() > 0 and colour.valueF() > 0:  # greys have no hue: the one of before stays
            self._hue = max(0.0, colour.hsvHueF())
        self._square.place = QPointF(colour.hsvSaturationF(), 1 - colour.valueF())
        self._hues.place, self._alphas.place = QPointF(self._hue, 0.5), QPointF(colour.alphaF(), 0.5)
        if not (self._hex.hasFocus() and QColor(self._hex.text()) == colour):
            whole = colour.alpha() == 255
            self._hex.setText(colour.name(QColor.NameFormat.HexRgb if whole else QColor.NameFormat.HexArgb))
        set_property(self._hex, "wrong", False)
        for area in (self._square, self._hues, self._alphas):
            area.update()

    def _take_shade(self, at: QPointF) -> None:
        self.take(QColor.fromHsvF(self._hue, at.x(), 1 - at.y(), self._colour.alphaF()))

    def _take_hue(self, at: QPointF) -> None:
        self._hue = min(0.999, at.x())
        colour = QColor.fromHsvF(self._hue, self._colour.hsvSaturationF(), self._colour.valueF(), self._colour.alphaF())
        self.take(colour)

    def _take_alpha(self, at: QPointF) -> None:
        colour = QColor(self._colour)
        colour.setAlphaF(at.x())
        self.take(colour)

    def _take_hex(self, text: str) -> None:
        colour = QColor(text if text.startswith("#") else f"#{text}")
        set_property(self._hex, "wrong", not colour.isValid())
        if colour.isValid():
            self.take(colour)

    def _pick(self) -> None:
        window = self._owner.window()
        self.hide()
        _Dropper(window, self.take, self.closed.emit)

    def _paint_square(self, painter: QPainter, box: QRectF) -> None:
        across = QLinearGradient(box.topLeft(), box.topRight())
        across.setColorAt(0, QColor("#ffffff"))
        across.setColorAt(1, QColor.fromHsvF(self._hue, 1, 1))
        painter.fillRect(box, across)
        down = QLinearGradient(box.topLeft(), box.bottomLeft())
        down.setColorAt(0, QColor(0, 0, 0, 0))
        down.setColorAt(1, QColor(0, 0, 0))
        painter.fillRect(box, down)

    def _paint_hues(self, painter: QPainter, box: QRectF) -> None:
        across = QLinearGradient(box.topLeft(), box.topRight())
        for part in range(7):
            across.setColorAt(part / 6, QColor.fromHsvF(min(part / 6, 0.999), 1, 1))
        painter.fillRect(box, across)

    def _paint_alphas(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, QColor("#9aa2b0"))
        across = QLinearGradient(box.topLeft(), box.topRight())
        solid = QColor(self._colour.rgb())
        across.setColorAt(0, QColor(solid.red(), solid.green(), solid.blue(), 0))
        across.setColorAt(1, solid)
        painter.fillRect(box, across)


class _Area(QWidget):
    """A field in which a place (0..1 across and down) is chosen by the mouse or the arrow keys."""

    def __init__(self, height: int, title: str, paint: Callable[[QPainter, QRectF], None],
                 take: Callable[[QPointF], None]) -> None:
        super().__init__()
        self._paint, self._take = paint, take
        self.place = QPointF(0, 0)
        self.setAccessibleName(title)
        self.setFixedSize(WIDTH, height)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._take(_within(QPointF(event.position().x() / self.width(), event.position().y() / self.height())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-STEP, 0.0), Qt.Key.Key_Right: (STEP, 0.0), Qt.Key.Key_Up: (0.0, -STEP),
                 Qt.Key.Key_Down: (0.0, STEP)}
        if step := steps.get(Qt.Key(event.key())):
            self._take(_within(self.place + QPointF(*step)))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, QRectF(self.rect()))
        if self.hasFocus():
            painter.setPen(QPen(theme().colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        at = QPointF(self.place.x() * self.width(), self.place.y() * self.height())
        for ink, size in (("#000000", 6.0), ("#ffffff", 5.0)):
            painter.setPen(QPen(QColor(ink), 1.5))
            painter.drawEllipse(at, size, size)


class _Swatch(QWidget):
    def __init__(self, colour: str, take: Callable[[QColor], object]) -> None:
        super().__init__()
        self._colour, self._take = QColor(colour), take
        self.setAccessibleName(colour)
        self.setToolTip(colour)
        self.setFixedSize(33, 22)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._take(self._colour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self._take(self._colour)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("focus" if self.hasFocus() else "control"), 1))
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class _Dropper(QWidget):
    """Over the whole window for one click: the colour there, of the preview's picture too. Escape gives up."""

    def __init__(self, window: QWidget, take: Callable[[QColor], object], end: Callable[[], object]) -> None:
        super().__init__(window)
        self._seen: QImage = window.grab().toImage()
        self._take, self._end = take, end
        self.setObjectName("colourDropperOverlay")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = (event.position() * self._seen.devicePixelRatio()).toPoint()
        if self._seen.rect().contains(at):
            self._take(QColor(self._seen.pixelColor(at).rgb()))
        self._end()
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()
            self.close()


def _within(at: QPointF) -> QPointF:
    return QPointF(min(1.0, max(0.0, at.x())), min(1.0, max(0.0, at.y())))
