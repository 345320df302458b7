"""Choosing a colour by number, by mouse, by key, and out of the window itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.widgets.colour_field import ColourField
from autovideo_studio.ui.widgets.colour_popup import ColourPopup


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[ColourField]:
    """In a window that is blue below it."""
    theme().use("dark")
    window = QWidget()
    window.setObjectName("blue")
    window.setStyleSheet("#blue { background: #0000ff; }")
    window.resize(300, 200)
    made = ColourField(name="colour", title="Colour", alpha=True, may_be_none=True)
    made.setParent(window)
    made.setGeometry(0, 0, 120, 30)
    made.set_colour("#ff0000")
    window.show()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.activateWindow()
    yield made
    window.close()


def popup(field: ColourField) -> ColourPopup:
    """The panel, opened."""
    opener = field.findChild(QToolButton, "colour")
    assert opener is not None
    opener.click()
    found = field.findChild(ColourPopup)
    assert isinstance(found, ColourPopup) and found.isVisible()
    return found


def test_a_number_is_typed(field: ColourField, qtbot: QtBot) -> None:
    text = popup(field).findChild(QLineEdit, "colourHex")
    assert text is not None and text.text() == "#ff0000"
    text.selectAll()
    qtbot.keyClicks(text, "#12ab")
    assert text.property("wrong") is not None
    qtbot.keyClicks(text, "34")
    assert field.colour == "#12ab34"
    with qtbot.waitSignal(field.finished):
        qtbot.keyClick(text, Qt.Key.Key_Return)


def test_shade_hue_and_opacity(field: ColourField, qtbot: QtBot) -> None:
    panel = popup(field)
    qtbot.mouseClick(panel._square, Qt.MouseButton.LeftButton, pos=QPoint(panel._square.width() // 2, 0))
    assert field.colour.startswith("#ff") and field.colour not in ("#ff0000", "#ffffff")
    for _ in range(20):
        qtbot.keyClick(panel._hues, Qt.Key.Key_Right)
    assert not field.colour.startswith("#ff")
    qtbot.mouseClick(panel._alphas, Qt.MouseButton.LeftButton, pos=QPoint(panel._alphas.width() // 2, 5))
    assert len(field.colour) == 9


def test_the_dropper_takes_a_colour_of_the_window(field: ColourField, qtbot: QtBot) -> None:
    button = popup(field).findChild(QToolButton, "colourDropper")
    assert button is not None
    button.click()
    overlay = field.window().findChild(QWidget, "colourDropperOverlay")
    assert overlay is not None
    with qtbot.waitSignal(field.finished):
        qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    assert field.colour == "#0000ff"


def test_none_is_a_colour_too(field: ColourField) -> None:
    cross = field.findChild(QToolButton, "colourNone")
    assert cross is not None
    cross.click()
    assert field.colour == ""
