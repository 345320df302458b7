"""Keys that mean something of their own where the focus is, though the window has a shortcut of the same name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QComboBox,
    QWidget,
)


class OwnKeys(QObject):
    """`keys` are portable key sequences of one key each, such as "Ctrl+V"."""

    def __init__(self, widget: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(widget)
        self._actions = {QKeySequence.fromString(key)[0]: action  # type: ignore[index]
                         for key, action in keys.items()}
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.keyCombination() in self._actions:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._actions[event.keyCombination()]()
                return True
        return False


_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
                     Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_KEPT: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
    (QComboBox, frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space})),
    (QAbstractItemView, _ARROWS), (QAbstractSlider, _ARROWS), (QCheckBox, frozenset({Qt.Key.Key_Space})))


class FocusKeys(QObject):
    """A list, a box, a slider or a switch that has the focus keeps the keys that work it, though the window has a shortcut of
    the same name. A button keeps Space where it was reached by key: after a click, Space plays."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if plain and (_is_reached_button(watched, event.key())
                          or any(isinstance(watched, kind) and event.key() in keys for kind, keys in _KEPT)):
                event.accept()
                return True
        return False

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)


def _is_reached_button(watched: QObject, key: int) -> bool:
    """Whether Space is meant for a button that has the focus by Tab."""
    return (key == Qt.Key.Key_Space and isinstance(watched, QAbstractButton)
            and watched.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange))
