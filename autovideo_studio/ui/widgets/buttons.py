"""Buttons in the window's kinds: one primary per view, default, ghost, link, danger; icon buttons; segments; tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.ui.style.icons import icon
from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.widgets.labels import plain_tip

Action = Callable[[], object]


def button(text: str, action: Action | None = None, *, kind: str = "", icon_name: str = "", name: str = "",
           tip: str = "") -> QPushButton:
    """`kind` is "", "primary", "cta", "ghost", "link" or "danger"."""
    made = QPushButton(f" {text}" if icon_name and text else text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setProperty("kind", kind)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setToolTip(plain_tip(tip))
    if icon_name:
        tone = {"primary": "on_accent", "cta": "on_accent", "link": "accent", "danger": "bad"}.get(kind, "text2")
        follow_theme(made, lambda: made.setIcon(icon(icon_name, tone)))
        made.setIconSize(QSize(16, 16))
    if action is not None:
        made.clicked.connect(lambda: action())
    return made


def icon_button(icon_name: str, tip: str, action: Action | None = None, *, size: int = 30, icon_size: int = 16,
                tone: str = "text2", checkable: bool = False, name: str = "", kind: str = "") -> QToolButton:
    """A square button with a picture; `tip` is also its name for screen readers."""
    made = QToolButton()
    made.setToolTip(plain_tip(tip))
    made.setAccessibleName(tip)
    made.setObjectName(name)
    made.setCheckable(checkable)
    made.setFixedSize(size, size)
    made.setIconSize(QSize(icon_size, icon_size))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if kind:
        made.setProperty("kind", kind)
    follow_theme(made, lambda: made.setIcon(icon(icon_name, tone, icon_size)))
    if action is not None:
        made.clicked.connect(lambda: action())
    return made


def grey_out(widget: QWidget, reason: StudioError | None) -> None:
    """Nothing can be done with it, and its tool tip says why; where there is no reason it stays as it is."""
    if reason is not None:
        widget.setEnabled(False)
        widget.setToolTip(plain_tip(f"{reason.message} {reason.hint}".strip()))


def follow_theme(widget: QWidget, dress: Action) -> None:
    """Run `dress` now and whenever the theme changes, as long as the widget lives."""
    dress()
    connection = theme().changed.connect(lambda: dress())
    widget.destroyed.connect(lambda: theme().changed.disconnect(connection))


class Segments(QFrame):
    """A few choices side by side, one of them chosen. `items` are value and text (and an icon's name)."""

    chosen = Signal(str)

    def __init__(self, items: Sequence[tuple[str, ...]], value: str = "", *, kind: str = "segment", height: int = 28,
                 name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        if kind == "segment":
            self.setProperty("role", "segments")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(2, 2, 2, 2) if kind == "segment" else (16, 0, 12, 0))
        row.setSpacing(2 if kind == "segment" else 18)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for each, text, *icons in items:
            self._buttons[each] = self._add(each, text, icons, kind, height)
            row.addWidget(self._buttons[each])
        if kind == "tab":
            row.addStretch(1)
        self.setFixedHeight(height)
        self.choose(value or items[0][0])

    @property
    def value(self) -> str:
        return next((each for each, made in self._buttons.items() if made.isChecked()), "")

    def choose(self, value: str) -> None:
        """Show `value` as chosen; `chosen` is not emitted."""
        if value in self._buttons:
            self._buttons[value].setChecked(True)

    def set_text(self, value: str, text: str) -> None:
        self._buttons[value].setText(text)

    def set_tip(self, value: str, tip: str) -> None:
        """For a choice that is only an icon."""
        self._buttons[value].setToolTip(plain_tip(tip))
        self._buttons[value].setAccessibleName(tip)

    def _add(self, value: str, text: str, icons: list[str], kind: str, height: int) -> QPushButton:
        made = QPushButton()
        made.setText(text)
        made.setAccessibleName(text)
        made.setObjectName(f"{self.objectName()}_{value}")
        made.setProperty("kind", kind)
        made.setCheckable(True)
        made.setFixedHeight(height - 6 if kind == "segment" else height)
        if kind == "segment":
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if icons:
            follow_theme(made, lambda: made.setIcon(icon(icons[0], "text2", 14, on="text")))
        made.clicked.connect(lambda: self.chosen.emit(value))
        self._group.addButton(made)
        return made


def tabs(items: Sequence[tuple[str, ...]], value: str = "", *, name: str = "") -> Segments:
    """Headings over a panel's pages."""
    return Segments(items, value, kind="tab", height=40, name=name)
