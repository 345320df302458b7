"""Text on the window. Always plain: Qt would render HTML, and load local files, from a label's text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from autovideo_studio.ui.style import tokens


def label(text: str = "", *, size: int = tokens.BODY, weight: int = 400, tone: str = "", mono: bool = False, wrap: bool = False,
          name: str = "") -> QLabel:
    """`size` one of the type sizes, `weight` 400, 500 or 600, `tone` "2", "3" or a colour family such as "warn"."""
    made = QLabel(text)
    dress(made, size=size, weight=weight, tone=tone, mono=mono)
    made.setWordWrap(wrap)
    made.setObjectName(name)
    return made


def chip(text: str, tone: str = "neutral") -> QLabel:
    """A small mark with a word: "neutral", "ok", "warn", "bad", "info" or "accent"."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("chip", tone)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def dress(made: QLabel, *, size: int, weight: int, tone: str, mono: bool) -> None:
    made.setTextFormat(Qt.TextFormat.PlainText)
    if size != tokens.BODY:
        made.setProperty("textSize", str(size))
    if weight != 400:
        made.setProperty("weight", str(weight))
    if tone:
        made.setProperty("tone", tone)
    if mono:
        made.setProperty("mono", True)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """A property that the style sheet looks at; the widget is dressed anew where it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room; the whole text is its tool tip."""

    def __init__(self, text: str = "", *, size: int = tokens.BODY, weight: int = 400, tone: str = "") -> None:
        super().__init__()
        dress(self, size=size, weight=weight, tone=tone, mono=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.show_text(text)

    def show_text(self, text: str) -> None:
        if text == self._whole:
            return
        self._whole = text
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(20, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole.replace("\n", " "), Qt.TextElideMode.ElideRight, self.width()))


def plain_tip(text: str) -> str:
    """A tool tip has no text format: what Qt would take for HTML is escaped and shown as it stands."""
    from html import escape

    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text
