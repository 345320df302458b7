"""A colour: a swatch that opens a panel of colours; a cross for none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.widgets.buttons import icon_button
from autovideo_studio.ui.widgets.colour_popup import ColourPopup
from autovideo_studio.ui.widgets.layouts import row


class ColourField(QWidget):
    """Colours are "#rrggbb", with `alpha` also "#aarrggbb"; "" is none, which only `may_be_none` lets choose. `changed` comes
    while looking for one, `finished` when the panel closes."""

    changed = Signal(str)
    finished = Signal()

    def __init__(self, *, name: str, title: str, alpha: bool = False, may_be_none: bool = False) -> None:
        super().__init__()
        self._colour, self._alpha = "", alpha
        self._popup: ColourPopup | None = None
        self._swatch = _Swatch()
        self._swatch.setObjectName(name)
        self._swatch.setAccessibleName(title)
        self._swatch.clicked.connect(self._open)
        self._none = icon_button("x", tr("No colour"), self._clear, size=24, icon_size=12, name=f"{name}None")
        self._none.setVisible(may_be_none)
        row((self._swatch, 1), self._none, spacing=2, on=self)

    @property
    def colour(self) -> str:
        return self._colour

    def set_colour(self, colour: str, *, mixed: bool = False) -> None:
        """Show a colour without telling anybody; `mixed`: several things have different ones."""
        self._colour = colour
        self._swatch.show_colour(colour, mixed)
        self._none.setEnabled(bool(colour))

    def take(self, colour: str) -> None:
        """As if it had been chosen."""
        if colour != self._colour:
            self.set_colour(colour)
            self.changed.emit(colour)

    def _open(self) -> None:
        if self._popup is None:
            self._popup = ColourPopup(self, alpha=self._alpha)
            self._popup.changed.connect(self._on_looked)
            self._popup.closed.connect(self.finished)
        self._popup.open_at(self._swatch, QColor(self._colour or "#ffffff"))

    def _on_looked(self, colour: QColor) -> None:
        has_alpha = self._alpha and colour.alpha() < 255
        self.take(colour.name(QColor.NameFormat.HexArgb if has_alpha else QColor.NameFormat.HexRgb))

    def _clear(self) -> None:
        self.take("")
        self.finished.emit()


class _Swatch(QToolButton):
    def __init__(self) -> None:
        super().__init__()
        self._colour, self._words = "", ""
        self.setFixedHeight(26)
        self.setMinimumWidth(60)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_colour(self, colour: str, mixed: bool) -> None:
        self._colour = "" if mixed else colour
        self._words = tr("Mixed") if mixed else tr("None")
        said = tr("Mixed") if mixed else colour or tr("No colour")
        self.setToolTip(said)
        self.setAccessibleDescription(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme().colour("focus" if self.hasFocus() else "control"), 1))
        painter.setBrush(QColor(self._colour) if self._colour else theme().colour("input"))
        painter.drawRoundedRect(box, 5, 5)
        if not self._colour:
            painter.setPen(theme().colour("text3"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)
