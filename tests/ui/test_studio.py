"""Editing in the real window, with keys and the mouse."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from open_window import Desk
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.services.jobs import JobState
from autovideo_studio.ui.timeline.metrics import RULER_HEIGHT
from autovideo_studio.ui.timeline.view import TimelineView
from autovideo_studio.ui.widgets.number_field import NumberField


def view_of(desk: Desk) -> TimelineView:
    view = desk.window.findChild(TimelineView)
    assert view is not None
    view.set_zoom(4.0)
    view.go_left(0)
    return cast("TimelineView", view)


def point(desk: Desk, frame: float, track: str, down: float = 0.5) -> QPoint:
    view = view_of(desk)
    row = view._model.row_of(track)
    assert row is not None
    return QPoint(round(view.scale.x(frame)), round(RULER_HEIGHT + row.top + row.height * down))


def drag(desk: Desk, qtbot: QtBot, start: QPoint, end: QPoint,
         held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    surface = view_of(desk).viewport()
    qtbot.mousePress(surface, Qt.MouseButton.LeftButton, held, start)
    for part in range(1, 6):
        qtbot.mouseMove(surface, start + (end - start) * part / 5)
        event = _move(start + (end - start) * part / 5, held)
        view_of(desk).mouseMoveEvent(event)
    qtbot.mouseRelease(surface, Qt.MouseButton.LeftButton, held, end)


def _move(at: QPoint, held: Qt.KeyboardModifier):  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    return QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(at), Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, held)


def clips(desk: Desk, track: str) -> list[tuple[str, int, int]]:
    assert desk.workspace.editor is not None
    found = next(each for each in desk.workspace.editor.sequence.tracks if each.id == track)
    return [(clip.id, span.start, span.end) for span, clip in found.clips()]


def test_a_click_selects_and_escape_lets_go(editing: Desk, qtbot: QtBot) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    qtbot.mouseClick(view_of(editing).viewport(), Qt.MouseButton.LeftButton, pos=point(editing, 30, "V", 0.9))
    assert editor.state.selection.clips == {"clip_a"}
    assert editor.state.selection.scene == "scene_a"
    qtbot.keyClick(view_of(editing), Qt.Key.Key_Escape)
    assert not editor.state.selection


def test_dragging_an_edge_trims_and_one_undo_takes_it_back(editing: Desk, qtbot: QtBot) -> None:
    before = clips(editing, "V")
    drag(editing, qtbot, point(editing, 179, "V", 0.9), point(editing, 150, "V", 0.9))
    after = clips(editing, "V")
    assert after[2][2] < before[2][2]
    editing.window.actions_table.run("undo")
    assert clips(editing, "V") == before
    editing.window.actions_table.run("redo")
    assert clips(editing, "V") == after


def test_dragging_a_clip_moves_it(editing: Desk, qtbot: QtBot) -> None:
    assert editing.workspace.editor is not None
    editing.workspace.editor.state.snap(False)
    drag(editing, qtbot, point(editing, 150, "V", 0.9), point(editing, 200, "V", 0.9))
    assert clips(editing, "V")[2] == ("clip_c", 170, 230)


def test_the_rubber_band_selects_what_it_meets(editing: Desk, qtbot: QtBot) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    drag(editing, qtbot, point(editing, 230, "C"), point(editing, 130, "V", 0.9))
    assert {"caption_c", "clip_c"} <= editor.state.selection.clips
    assert "clip_a" not in editor.state.selection.clips


@pytest.mark.parametrize(("keys", "expected"), [
    ("split", [("clip_a", 0, 30), (None, 30, 60)]), ("trim-end", [("clip_a", 0, 30), ("clip_b", 30, 90)]),
    ("trim-start", [("clip_a", 0, 30), ("clip_b", 30, 90)])])
def test_verbs_at_the_playhead(editing: Desk, keys: str, expected: list[tuple[str | None, int, int]]) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    editor.seek(30)
    editor.state.select_clips("clip_a")
    editing.window.actions_table.run(keys)
    found = clips(editing, "V")[:2]
    assert [(span[1], span[2]) for span in found] == [(each[1], each[2]) for each in expected]


def test_copy_paste_makes_new_clips_behind_the_playhead(editing: Desk) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    editor.state.select_clips("clip_b")
    for action in ("copy",):
        editing.window.actions_table.run(action)
    editor.seek(179)
    editing.window.actions_table.run("paste")
    assert [span[1:] for span in clips(editing, "V")][-1] == (179, 239)
    assert editor.state.playhead > 179


def test_keys_reach_the_timeline_and_not_a_text_field(editing: Desk, qtbot: QtBot) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    with qtbot.waitActive(editing.window):
        editing.window.show()
        editing.window.activateWindow()
    editor.seek(10)
    qtbot.keyClick(view_of(editing), Qt.Key.Key_Right)
    assert editor.state.playhead == 11
    field = editing.window.findChild(QPlainTextEdit, "sceneText_scene_a")
    assert field is not None
    before = clips(editing, "V")
    field.setFocus()
    qtbot.keyClicks(field, "s")
    assert clips(editing, "V") == before
    assert "s" in field.toPlainText()


def test_an_edited_sentence_is_a_step_of_the_history(editing: Desk, qtbot: QtBot) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    field = editing.window.findChild(QPlainTextEdit, "sceneText_scene_b")
    assert field is not None
    field.setPlainText("Other words.")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.project.script.scenes[1].narration == "Other words."
    editing.window.actions_table.run("undo")
    assert editor.project.script.scenes[1].narration == "The words of scene b."


def test_the_inspector_changes_many_clips_in_one_step(editing: Desk, qtbot: QtBot) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    editor.state.select_clips("clip_a", "clip_b")
    field = editing.window.findChild(NumberField, "inspectorField_scale")
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Up)
    scales = {name: editor.clip(name).transform.scale.value for name in ("clip_a", "clip_b",
                                                                         "clip_c")}  # type: ignore[union-attr]
    assert scales == {"clip_a": 1.01, "clip_b": 1.01, "clip_c": 1.0}
    editor.undo()
    assert editor.clip("clip_a").transform.scale.value == 1.0  # type: ignore[union-attr]


def test_a_typed_timecode_moves_the_playhead(editing: Desk, qtbot: QtBot) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    field = editing.window.findChild(QLineEdit, "timecodeEdit")
    assert field is not None
    field.setText("1:15")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert editor.state.playhead == 45


def test_the_picture_comes(editing: Desk, qtbot: QtBot) -> None:
    from autovideo_studio.ui.preview.surface import Surface

    editing.window.show()
    surface = editing.window.findChild(Surface)
    assert surface is not None
    qtbot.waitUntil(lambda: surface.image is not None, timeout=20_000)
    assert surface.image.width() >= 16


def test_what_goes_wrong_is_seen_over_the_export_sheet_and_covers_no_button_of_it(editing: Desk) -> None:
    window = editing.window
    window.resize(1280, 720)
    window.show()
    window.export_sheet.open()
    editing.workspace.tell_error(StudioError("It stopped.", "Nothing is lost."))
    sheet, toasts = window.export_sheet, window.toasts
    go = sheet.findChild(QPushButton, "exportGoButton")
    assert go is not None
    within = QRect(go.mapTo(window, QPoint(0, 0)), go.size())
    assert toasts.isVisible() and not QRect(toasts.mapTo(window, QPoint(0, 0)), toasts.size()).intersects(within)
    assert window.childAt(toasts.mapTo(window, toasts.rect().center())) in (toasts, *toasts.findChildren(QWidget))
    sheet.hide()
    assert toasts.geometry().right() > window.width() / 2


def test_the_export_sheet_reckons_and_queues(editing: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    editing.window.show()
    editing.window.actions_table.run("export")
    path = editing.window.findChild(QLineEdit, "exportPath")
    says = editing.window.findChild(QLabel, "exportSays")
    go = editing.window.findChild(QPushButton, "exportGoButton")
    assert path is not None and says is not None and go is not None
    qtbot.waitUntil(lambda: "MB" in says.text(), timeout=60_000)
    path.setText(str(tmp_path / "nowhere" / "film.mp4"))
    go.click()
    assert "nowhere" in says.text()
    path.setText(str(tmp_path / "film.mp4"))
    go.click()
    assert editing.window.export_sheet.isHidden()
    qtbot.waitUntil(lambda: (tmp_path / "film.mp4").is_file(), timeout=90_000)
    qtbot.waitUntil(lambda: editing.studio.jobs.list()[0].state is JobState.DONE, timeout=30_000)
