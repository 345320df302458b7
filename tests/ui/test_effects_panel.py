"""The browser of effects, transitions and titles, used as a creator does."""

from __future__ import annotations

from typing import cast

import pytest
from open_window import Desk, open_panel
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.media_reference import TitleReference
from autovideo_studio.domain.queries import placed_clips
from autovideo_studio.ui.actions import pieces
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.timeline.menus import fill_transition_menu
from autovideo_studio.ui.timeline.metrics import RULER_HEIGHT
from autovideo_studio.ui.timeline.view import TimelineView
from autovideo_studio.ui.ui_state import Selection
from autovideo_studio.ui.widgets.gallery import Gallery


def editor_of(desk: Desk) -> Editor:
    assert desk.workspace.editor is not None
    return desk.workspace.editor


@pytest.fixture
def browser(editing: Desk, qtbot: QtBot) -> Gallery:
    """The effects panel is open and filled."""
    editing.window.show()
    open_panel(editing, "effects")
    gallery = editing.window.findChild(Gallery, "effectsGallery")
    assert gallery is not None
    qtbot.waitUntil(lambda: "blur" in gallery.ids, timeout=15_000)
    return cast("Gallery", gallery)


def click(desk: Desk, name: str) -> None:
    found = desk.window.findChild(QToolButton, name) or desk.window.findChild(QPushButton, name)
    assert found is not None
    found.click()


def effects_of(desk: Desk, clip: str) -> list[str]:
    found = editor_of(desk).clip(clip)
    assert found is not None
    return [effect.effect for effect in found.effects]


def test_enter_puts_the_effect_onto_all_selected_clips_as_one_step(editing: Desk, browser: Gallery, qtbot: QtBot) -> None:
    editor_of(editing).state.select_clips("clip_a", "clip_b")
    browser.choose("blur")
    qtbot.keyClick(browser, Qt.Key.Key_Return)
    assert [effects_of(editing, clip) for clip in ("clip_a", "clip_b", "clip_c")] == [["blur"], ["blur"], []]
    editor_of(editing).undo()
    assert [effects_of(editing, clip) for clip in ("clip_a", "clip_b")] == [[], []]


def test_without_a_clip_an_effect_cannot_be_added(editing: Desk, browser: Gallery) -> None:
    editor_of(editing).state.select(Selection())
    browser.choose("blur")
    add = editing.window.findChild(QPushButton, "effectsAddButton")
    assert add is not None and not add.isEnabled()
    editor_of(editing).state.select_clips("clip_a")
    assert add.isEnabled()


def test_the_search_finds_and_says_when_nothing_matches(editing: Desk, browser: Gallery, qtbot: QtBot) -> None:
    field = editing.window.findChild(QLineEdit, "effectsSearch")
    assert field is not None
    field.setText("pixel")
    assert browser.ids == ["pixelate"]
    field.setText("no such thing")
    assert browser.ids == [] and not browser.isVisible()
    click(editing, "effectsNoneButton")
    assert "blur" in browser.ids


def test_a_transition_goes_to_the_nearest_cut_and_replaces_what_is_there(editing: Desk, browser: Gallery, qtbot: QtBot) -> None:
    editor = editor_of(editing)
    click(editing, "effectsShelves_transition")
    editor.seek(118)
    browser.choose("clock")
    qtbot.keyClick(browser, Qt.Key.Key_Return)
    assert [(one.after, one.kind) for one in editor.sequence.tracks[0].transitions] == [("clip_a", "dissolve"),
                                                                                        ("clip_b", "clock")]
    made = editor.state.selection.transition
    browser.choose("iris")
    qtbot.keyClick(browser, Qt.Key.Key_Return)
    assert [(one.id, one.kind) for one in editor.sequence.tracks[0].transitions][1] == (made, "iris")


def test_a_title_becomes_a_clip_at_the_playhead(editing: Desk, browser: Gallery, qtbot: QtBot) -> None:
    editor = editor_of(editing)
    click(editing, "effectsShelves_title")
    editor.seek(40)
    browser.choose("neon")
    click(editing, "effectsAddButton")
    made = [placed for placed in placed_clips(editor.sequence) if isinstance(placed.clip.media, TitleReference)]
    assert [(placed.track.id, placed.range.start) for placed in made] == [("O", 40)]
    assert editor.state.selection.clips == {made[0].clip.id}


def test_samples_come_and_move_under_the_hand(editing: Desk, browser: Gallery, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: browser.picture("pixelate") is not None, timeout=30_000)
    still = browser.picture("pixelate")
    browser.choose("sharpen")
    browser.setFocus()
    browser.entered.emit(browser.model().index(browser.ids.index("pixelate"), 0))

    def is_moving() -> bool:
        found = browser.picture("pixelate")
        return found is not None and still is not None and found[0].width() > still[0].width()

    qtbot.waitUntil(is_moving, timeout=30_000)


def drop(desk: Desk, token: str, frame: float, track: str) -> bool:
    """Let a piece fall onto the timeline, as the window system tells of it."""
    view = desk.window.findChild(TimelineView)
    assert view is not None
    view.set_zoom(4.0)
    view.go_left(0)
    row = view._model.row_of(track)
    assert row is not None
    at = QPoint(round(view.scale.x(frame)), round(RULER_HEIGHT + row.top + row.height / 2))
    data = QMimeData()
    data.setData(pieces.MIME, QByteArray(token.encode()))
    usual = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(at, *usual))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(at, *usual))
    event = QDropEvent(QPointF(at), *usual)
    QApplication.sendEvent(view.viewport(), event)
    return event.isAccepted()


def test_dropping_puts_each_kind_where_it_falls(editing: Desk, browser: Gallery) -> None:
    editor = editor_of(editing)
    editor.state.snap(False)
    assert drop(editing, "effect:blur", 150, "V")
    assert effects_of(editing, "clip_c") == ["blur"]
    assert drop(editing, "transition:iris", 130, "V")
    assert {one.after: one.kind for one in editor.sequence.tracks[0].transitions} == {"clip_a": "dissolve", "clip_b": "iris"}
    assert drop(editing, "title:plain", 30, "O")
    made = next(placed for placed in placed_clips(editor.sequence) if isinstance(placed.clip.media, TitleReference))
    assert (made.track.id, made.range.start) == ("O", 30)
    assert not drop(editing, "effect:reverb", 150, "V")
    assert drop(editing, "camera:in", 150, "V")
    assert editor.clip("clip_c").transform.scale.keyframes  # type: ignore[union-attr]


def test_kept_effects_that_are_deleted_while_they_are_dragged_fall_nowhere(editing: Desk, browser: Gallery) -> None:
    editor = editor_of(editing)
    kept = editor.saved_effects.save("Dream", (Effect("e1", "blur"),), editor.project)
    assert drop(editing, f"saved:{kept.id}", 150, "V")
    editor.saved_effects.delete(kept.id)
    assert not drop(editing, f"saved:{kept.id}", 100, "V")
    assert effects_of(editing, "clip_c") == ["blur"] and effects_of(editing, "clip_b") == []


def test_the_menu_of_a_transition_replaces_lengthens_and_removes(editing: Desk) -> None:
    editor = editor_of(editing)
    editor.state.select(Selection(transition="blend"))

    def run(*path: str) -> None:
        menu = QMenu()
        fill_transition_menu(menu, editing.workspace, editor, editing.window.actions_table)
        actions = menu.actions()
        for text in path:
            action = next(one for one in actions if one.text() == text)
            actions = action.menu().actions() if action.menu() else []  # type: ignore[attr-defined]
        action.trigger()

    run("Replace with", "Wipe", "Clock wipe")
    run("Length", "1 s")
    made = editor.sequence.tracks[0].transitions[0]
    assert (made.kind, made.duration) == ("clock", 30)
    run("Remove transition")
    assert editor.sequence.tracks[0].transitions == ()


def test_the_menu_key_opens_the_menu_of_what_is_selected(editing: Desk, qtbot: QtBot) -> None:
    opened: list[list[str]] = []

    def read_and_close() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            opened.append([action.text() for action in menu.actions()])
            menu.close()

    timer = QTimer()
    timer.timeout.connect(read_and_close)
    timer.start(20)
    view = editing.window.findChild(TimelineView)
    assert view is not None
    editing.window.show()
    editing.window.actions_table.run("select-transition")
    assert editor_of(editing).state.selection.transition == "blend"
    qtbot.keyClick(view, Qt.Key.Key_Menu)
    editor_of(editing).state.select_clips("clip_b")
    qtbot.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    timer.stop()
    assert opened[0][-1] == "Remove transition" and "Remove all effects" in opened[1]
