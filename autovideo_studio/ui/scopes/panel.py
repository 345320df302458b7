"""The scopes: waveform, vectorscope and histogram of the picture that is shown, counted off the window's thread."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QPen, QPolygonF, QShowEvent
from PySide6.QtWidgets import QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.scopes import Counts, Scopes, measure
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.style.theme import font
from autovideo_studio.ui.widgets.buttons import Segments
from autovideo_studio.ui.widgets.layouts import column, row
from autovideo_studio.ui.workspace import Workspace

WIDTH, HEIGHT = 256, 144
EVERY_S = 0.08
TRACES = {"waveform": QColor("#8FE3B0"), "vectorscope": QColor("#8FD3F5")}
TARGETS = {"R": "#FF0000", "Yl": "#FFFF00", "G": "#00FF00", "Cy": "#00FFFF", "B": "#0000FF", "Mg": "#FF00FF"}


class ScopesPanel(QWidget):
    """Counts only while it is seen, one picture at a time."""

    def __init__(self, workspace: Workspace, editor: Editor, actions: ActionTable) -> None:
        super().__init__()
        self._workspace, self._editor = workspace, editor
        self._busy, self._last = False, 0.0
        self._plot = ScopePlot()
        self._kind = Segments((("waveform", tr("Waveform")), ("vectorscope", tr("Vectors")), ("histogram", tr("Histogram"))),
                              name="scopeKind")
        self._kind.chosen.connect(self._plot.use)
        self.setObjectName("scopesPanel")
        column(row(self._kind, margins=(12, 10, 12, 0)), (self._plot, 1), spacing=8, margins=(0, 0, 0, 10), on=self)

    def showEvent(self, event: QShowEvent) -> None:
        self._editor.picture_shown.connect(self._look)
        if self._editor.picture is not None:
            self._look(self._editor.picture)

    def hideEvent(self, event: QHideEvent) -> None:
        self._editor.picture_shown.disconnect(self._look)

    def _look(self, picture: QImage) -> None:
        if self._busy or time.monotonic() - self._last < EVERY_S:
            return
        small = picture.scaled(WIDTH, HEIGHT, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation)
        pixels = np.frombuffer(small.constBits(), np.uint8).reshape(HEIGHT, WIDTH, 4).copy()
        self._busy, self._last = True, time.monotonic()
        self._workspace.engine.read(lambda: measure(pixels), self._show, lambda error: self._done())

    def _show(self, scopes: Scopes) -> None:
        self._done()
        self._plot.show_scopes(scopes)

    def _done(self) -> None:
        self._busy = False


class ScopePlot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._kind = "waveform"
        self._scopes: Scopes | None = None
        self.setObjectName("scopePlot")
        self.setAccessibleName(tr("Scopes"))
        self.setMinimumHeight(150)

    def use(self, kind: str) -> None:
        self._kind = kind
        self.update()

    def show_scopes(self, scopes: Scopes) -> None:
        self._scopes = scopes
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(12, 0, -12, 0)
        painter.fillRect(box, QColor("#07080A"))
        draw = {"waveform": self._waveform, "vectorscope": self._vectorscope, "histogram": self._histogram}
        draw[self._kind](painter, box)

    def _waveform(self, painter: QPainter, box: QRectF) -> None:
        inner = box.adjusted(30, 8, -8, -8)
        painter.setFont(font(10))
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            y = inner.bottom() - share * inner.height()
            painter.setPen(QPen(QColor(255, 255, 255, 40), 1))
            painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
            painter.setPen(QColor("#8C95A5"))
            painter.drawText(QRectF(box.left(), y - 7, 26, 14), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                             f"{share:.0%}")
        if self._scopes is not None:
            painter.drawImage(inner, _glow(self._scopes.waveform, TRACES["waveform"]))

    def _vectorscope(self, painter: QPainter, box: QRectF) -> None:
        side = min(box.width(), box.height()) - 16
        inner = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        painter.setPen(QPen(QColor(255, 255, 255, 40), 1))
        painter.drawEllipse(inner)
        painter.drawLine(QPointF(inner.left(), inner.center().y()), QPointF(inner.right(), inner.center().y()))
        painter.drawLine(QPointF(inner.center().x(), inner.top()), QPointF(inner.center().x(), inner.bottom()))
        painter.setFont(font(10))
        for name, colour in TARGETS.items():
            at = _place(QColor(colour), inner)
            painter.setPen(QPen(QColor(colour), 1))
            painter.drawRect(QRectF(at.x() - 5, at.y() - 5, 10, 10))
            painter.drawText(QRectF(at.x() - 12, at.y() + 5, 24, 13), Qt.AlignmentFlag.AlignCenter, name)
        if self._scopes is not None:
            painter.drawImage(inner, _glow(self._scopes.vectorscope, TRACES["vectorscope"]))

    def _histogram(self, painter: QPainter, box: QRectF) -> None:
        inner = box.adjusted(8, 8, -8, -8)
        painter.setPen(QPen(QColor(255, 255, 255, 40), 1))
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())
        if self._scopes is None:
            return
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        for counts, colour in zip(self._scopes.histogram, ("#93302F", "#1F7A42", "#2B55A8"), strict=True):
            step = inner.width() / (len(counts) - 1)
            points = [QPointF(inner.left() + number * step, inner.bottom() - float(count) * inner.height())
                      for number, count in enumerate(counts)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawPolygon(QPolygonF([inner.bottomLeft(), *points, inner.bottomRight()]))


def _glow(counts: Counts, colour: QColor) -> QImage:
    """Counts 0..1 as light of one colour on nothing."""
    pixels = np.zeros((*counts.shape, 4), np.uint8)
    for channel, value in enumerate((colour.blue(), colour.green(), colour.red(), 255)):
        pixels[:, :, channel] = counts * value
    return QImage(pixels.data, counts.shape[1], counts.shape[0], 4 * counts.shape[1],
                  QImage.Format.Format_ARGB32_Premultiplied).copy()


def _place(colour: QColor, box: QRectF) -> QPointF:
    """Where a colour of 75 % lies on the vectorscope."""
    red, green, blue = (0.75 * share for share in (colour.redF(), colour.greenF(), colour.blueF()))
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return QPointF(box.left() + ((blue - luma) / 1.8556 + 0.5) * box.width(),
                   box.bottom() - ((red - luma) / 1.5748 + 0.5) * box.height())
