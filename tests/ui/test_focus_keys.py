"""A control that has the focus keeps its keys, though the window has shortcuts of the same names."""

from __future__ import annotations

import pytest
from open_window import Desk, open_panel
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.timeline.view import TimelineView
from autovideo_studio.ui.widgets.gallery import Gallery
from autovideo_studio.ui.widgets.number_field import NumberField


@pytest.fixture
def editor(editing: Desk, qtbot: QtBot) -> Editor:
    """In an active window, in which shortcuts work; the playhead at frame 30."""
    editor = editing.workspace.editor
    assert editor is not None
    with qtbot.waitActive(editing.window):
        editing.window.show()
        editing.window.activateWindow()
    editor.state.select_clips("clip_b")
    editor.seek(30)
    return editor


def press(desk: Desk, qtbot: QtBot, kind: type[QWidget], name: str, *keys: Qt.Key) -> QWidget:
    found = desk.window.findChild(kind, name)
    assert isinstance(found, kind)
    found.setFocus()
    for key in keys:
        qtbot.keyClick(found, key)
    return found


def test_a_number_is_stepped_and_typed(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    press(editing, qtbot, NumberField, "inspectorField_x", Qt.Key.Key_Up)
    clip = editor.clip("clip_b")
    assert clip is not None and clip.transform.x.value == 0.005
    press(editing, qtbot, NumberField, "inspectorField_y", Qt.Key.Key_Minus, Qt.Key.Key_5, Qt.Key.Key_Return)
    clip = editor.clip("clip_b")
    assert clip is not None and clip.transform.y.value == -0.05
    assert editor.state.playhead == 30


def test_boxes_and_switches_are_worked(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    press(editing, qtbot, QComboBox, "inspectorField_fit", Qt.Key.Key_Down)
    press(editing, qtbot, QCheckBox, "inspectorField_flip_down", Qt.Key.Key_Space)
    clip = editor.clip("clip_b")
    assert clip is not None and (clip.transform.fit.value, clip.transform.flip_down) == ("fit", True)
    assert editor.state.playhead == 30 and not editor.playing


def test_the_browser_is_walked_with_arrows_from_its_search(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    open_panel(editing, "effects")
    gallery = editing.window.findChild(Gallery, "effectsGallery")
    assert isinstance(gallery, Gallery)
    qtbot.waitUntil(lambda: bool(gallery.ids), timeout=15_000)
    press(editing, qtbot, QLineEdit, "effectsSearch", Qt.Key.Key_Down)
    assert gallery.hasFocus() and gallery.current == gallery.ids[0]
    qtbot.keyClick(gallery, Qt.Key.Key_Right)
    qtbot.keyClick(gallery, Qt.Key.Key_Return)
    clip = editor.clip("clip_b")
    assert clip is not None and [effect.effect for effect in clip.effects] == [gallery.ids[1]]
    assert editor.state.playhead == 30


def test_space_presses_a_button_reached_by_tab_and_plays_after_a_click(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    field = editing.window.findChild(NumberField, "inspectorField_x")
    reset = editing.window.findChild(QToolButton, "inspectorReset_x")
    assert field is not None and reset is not None
    press(editing, qtbot, NumberField, "inspectorField_x", Qt.Key.Key_Up, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert reset.hasFocus()
    qtbot.keyClick(reset, Qt.Key.Key_Space)
    clip = editor.clip("clip_b")
    assert clip is not None and clip.transform.x.value == 0 and not editor.playing
    split = editing.window.findChild(QPushButton, "splitButton")
    assert split is not None
    qtbot.mouseClick(split, Qt.MouseButton.LeftButton)
    qtbot.keyClick(split, Qt.Key.Key_Space)
    assert editor.playing
    editor.player.pause()


def test_elsewhere_they_stay_shortcuts(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    view = editing.window.findChild(TimelineView)
    assert view is not None
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert editor.state.playhead == 31
