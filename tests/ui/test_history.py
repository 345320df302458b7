"""The history panel: it follows, it leads."""

from __future__ import annotations

from datetime import datetime

import pytest
from open_window import PROJECT, Desk, open_panel
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from autovideo_studio.domain.edits.project import SetTitle
from autovideo_studio.ui.history.model import STATE, TIME
from autovideo_studio.ui.history.panel import HistoryPanel


@pytest.fixture
def history(editing: Desk, qtbot: QtBot) -> HistoryPanel:
    with qtbot.waitActive(editing.window):
        editing.window.show()
        editing.window.activateWindow()
    open_panel(editing, "history")
    panel = editing.window.findChild(HistoryPanel)
    assert isinstance(panel, HistoryPanel)
    return panel


def named(desk: Desk, *titles: str) -> None:
    assert desk.workspace.editor is not None
    for title in titles:
        desk.workspace.editor.apply(SetTitle(title))
        desk.workspace.editor.seal()


def rows(list_: QListView) -> list[tuple[str, int]]:
    model = list_.model()
    return [(str(model.index(row, 0).data()), int(model.index(row, 0).data(STATE))) for row in range(model.rowCount())]


def test_it_follows_what_is_done_undone_and_done_otherwise(editing: Desk, history: HistoryPanel) -> None:
    assert rows(history.list) == [("The beginning", 0)]
    named(editing, "One", "Two")
    editing.workspace.editor.seek(30)  # type: ignore[union-attr]
    editing.workspace.editor.state.select_clips("clip_a")  # type: ignore[union-attr]
    editing.window.actions_table.run("split")
    assert rows(history.list) == [("The beginning", -3), ("Change title", -2), ("Change title", -1), ("Split clip", 0)]
    editing.window.actions_table.run("undo")
    assert rows(history.list)[-1][1] == 1
    named(editing, "Another")
    assert rows(history.list)[-1] == ("Change title", 0)
    assert history.list.currentIndex().row() == history.model.position


def test_a_click_and_the_arrows_go_there(editing: Desk, history: HistoryPanel, qtbot: QtBot) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    named(editing, "One", "Two", "Three")
    box = history.list.visualRect(history.model.index(1))
    qtbot.mouseClick(history.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert editor.project.title == "One"
    assert [state for _, state in rows(history.list)] == [-1, 0, 1, 2]
    playhead = editor.state.playhead
    qtbot.keyClick(history.list, Qt.Key.Key_Down)
    assert editor.project.title == "Two"
    qtbot.keyClick(history.list, Qt.Key.Key_End)
    assert editor.project.title == "Three"
    qtbot.keyClick(history.list, Qt.Key.Key_Home)
    assert editor.project.title == "Sample" and editor.state.playhead == playhead


def test_a_long_history_is_gone_through_in_one_step(editing: Desk, history: HistoryPanel) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    named(editing, *(str(number) for number in range(300)))
    told: list[object] = []
    editor.changed.connect(told.append)
    history._go_to(10)
    assert editor.project.title == "9" and len(told) == 1
    assert history.list.visualRect(history.model.index(10)).intersects(history.list.viewport().rect())


def test_times_are_shown_also_of_what_was_done_before(editing: Desk, history: HistoryPanel, qtbot: QtBot) -> None:
    named(editing, "One")
    qtbot.waitUntil(lambda: str(history.model.index(1).data(TIME)) != "")
    assert datetime.strptime(str(history.model.index(1).data(TIME)), "%H:%M")


def test_a_version_is_named_where_one_stands(editing: Desk, history: HistoryPanel, qtbot: QtBot) -> None:
    field = history.findChild(QLineEdit, "historyVersionName")
    assert field is not None
    qtbot.keyClicks(field, "First cut")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [version.name for version in editing.studio.versions.list(PROJECT)] == ["First cut"])
