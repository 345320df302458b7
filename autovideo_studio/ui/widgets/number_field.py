"""A number that is typed, scrubbed with the mouse, or stepped with the arrows and the wheel."""

from __future__ import annotations

from math import isfinite

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit

from autovideo_studio.foundation.i18n import tr

FINE, COARSE = 0.1, 10.0
STARTS_AFTER_PX = 3


class NumberField(QLineEdit):
    """`changed` comes with each step while scrubbing, `finished` at its end (the step of the history ends there).

    Drag sideways to scrub, with Shift coarsely, with Ctrl finely; a click types; Up and Down step; Escape takes typing back.
    `set_mixed` shows that several things have different values.
    """

    changed = Signal(float)
    finished = Signal()

    def __init__(self, value: float = 0.0, *, lowest: float = -1e9, highest: float = 1e9, step: float = 1.0, decimals: int = 0,
                 unit: str = "", name: str = "", title: str = "") -> None:
        super().__init__()
        self._lowest, self._highest, self._step, self._decimals, self._unit = lowest, highest, step, decimals, unit
        self._value, self._mixed = value, False
        self._pressed: QPoint | None = None
        self._scrubbing = False
        self._from = value
        self.setProperty("kind", "number")
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setReadOnly(True)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.editingFinished.connect(self._take_typed)
        self._show()

    @property
    def value(self) -> float:
        return self._value

    def set_value(self, value: float) -> None:
        """Show a value without telling anybody."""
        self._value, self._mixed = min(self._highest, max(self._lowest, value)), False
        if self.isReadOnly():
            self._show()

    def set_mixed(self) -> None:
        self._mixed = True
        if self.isReadOnly():
            self.setText(tr("Mixed"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.isReadOnly() and event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._from, self._scrubbing = event.globalPosition().toPoint(), self._value, False
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        moved = event.globalPosition().toPoint().x() - self._pressed.x()
        if self._scrubbing or abs(moved) > STARTS_AFTER_PX:
            self._scrubbing = True
            self._go_to(self._from + moved * self._step * _pace(event.modifiers()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        self._pressed = None
        if self._scrubbing:
            self.finished.emit()
        else:
            self._begin_typing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.isReadOnly():
            self._go_to(self._value + (1 if event.key() == Qt.Key.Key_Up else -1) * self._step * _pace(event.modifiers()))
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.isReadOnly():
            self._end_typing()
        elif self.isReadOnly() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin_typing()
        elif self.isReadOnly() and event.text() in tuple("0123456789-."):
            self._begin_typing()
            self.setText(event.text())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            event.ignore()
            return
        self._go_to(self._value + (1 if event.angleDelta().y() > 0 else -1) * self._step * _pace(event.modifiers()))
        self.finished.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._take_typed()

    def event(self, event: QEvent) -> bool:
        """Letters and Delete belong to the field while it is typed into, to the window's shortcuts otherwise; what steps it or
        begins a number always does."""
        if event.type() == QEvent.Type.ShortcutOverride and self.isReadOnly() and isinstance(event, QKeyEvent):
            steps = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            event.setAccepted(steps or event.text() in tuple("0123456789-."))
            return event.isAccepted()
        return super().event(event)

    def _begin_typing(self) -> None:
        self.setReadOnly(False)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setText("" if self._mixed else self._digits())
        self.selectAll()

    def _take_typed(self) -> None:
        if self.isReadOnly():
            return
        text = self.text().replace(self._unit, "").replace(",", ".").strip()
        self._end_typing()
        try:
            value = float(text)
        except ValueError:
            return
        if isfinite(value):
            self._go_to(value)
            self.finished.emit()

    def _end_typing(self) -> None:
        self.setReadOnly(True)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._show()

    def _go_to(self, value: float) -> None:
        value = round(min(self._highest, max(self._lowest, value)), self._decimals + 1)
        if value != self._value or self._mixed:
            self._value, self._mixed = value, False
            self._show()
            self.changed.emit(value)

    def _digits(self) -> str:
        return f"{self._value:.{self._decimals}f}"

    def _show(self) -> None:
        self.setText(tr("Mixed") if self._mixed else f"{self._digits()}{self._unit}")


def _pace(modifiers: Qt.KeyboardModifier) -> float:
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return COARSE
    return FINE if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0
