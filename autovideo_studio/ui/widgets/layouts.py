"""Rows and columns written in one line: a number is a distance, None takes the room that is left, a pair is (widget, stretch)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Part = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int]
Margins = tuple[int, int, int, int]


def row(*parts: Part, margins: Margins = (0, 0, 0, 0), spacing: int = 8, on: QWidget | None = None) -> QHBoxLayout:
    made = QHBoxLayout(on) if on is not None else QHBoxLayout()
    _fill(made, parts, margins, spacing)
    return made


def column(*parts: Part, margins: Margins = (0, 0, 0, 0), spacing: int = 8, on: QWidget | None = None) -> QVBoxLayout:
    made = QVBoxLayout(on) if on is not None else QVBoxLayout()
    _fill(made, parts, margins, spacing)
    return made


def panel(role: str = "panel", name: str = "") -> QFrame:
    """A ground of the window: "panel", "bar", "foot", "card", "inset", "banner", "canvas", "popup"."""
    made = QFrame()
    made.setProperty("role", role)
    made.setObjectName(name)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


def line(*, upright: bool = False, length: int = 18) -> QFrame:
    made = panel("line")
    if upright:
        made.setFixedSize(1, length)
    else:
        made.setFixedHeight(1)
    return made


def clear(layout: QLayout) -> None:
    """Remove everything from a layout, and its widgets from the window."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)


def _fill(layout: QBoxLayout, parts: tuple[Part, ...], margins: Margins, spacing: int) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for part in parts:
        what, stretch = part if isinstance(part, tuple) else (part, 0)
        if what is None:
            layout.addStretch(1)
        elif isinstance(what, int):
            layout.addSpacing(what)
        elif isinstance(what, QLayout):
            layout.addLayout(what, stretch)
        else:
            layout.addWidget(what, stretch)
