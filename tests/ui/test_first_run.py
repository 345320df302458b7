"""The first start: the sample plays after one click, a first video is two clicks away, tips come once."""

from __future__ import annotations

import pytest
from open_window import Desk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from autovideo_studio.settings.schema import TIPS
from autovideo_studio.ui.tips import Tips


def click(desk: Desk, qtbot: QtBot, name: str) -> None:
    found = desk.window.findChild(QPushButton, name)
    assert found is not None and found.isVisible() and found.isEnabled(), name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def first_page(desk: Desk, qtbot: QtBot) -> QWidget:
    desk.window.show()
    empty = desk.window.findChild(QWidget, "libraryEmpty")
    assert empty is not None
    qtbot.waitUntil(empty.isVisible)
    return empty


def test_the_sample_is_made_and_plays(empty_desk: Desk, qtbot: QtBot) -> None:
    first_page(empty_desk, qtbot)
    click(empty_desk, qtbot, "openSampleButton")
    qtbot.waitUntil(lambda: empty_desk.workspace.editor is not None, timeout=60_000)
    editor = empty_desk.workspace.editor
    assert editor is not None and editor.playing and empty_desk.window.page == "studio"
    assert editor.sequence.duration > 10 * editor.rate
    assert editor.document.can_undo
    qtbot.waitUntil(lambda: editor.state.playhead > 0, timeout=10_000)


def test_opening_the_sample_again_keeps_what_was_changed(empty_desk: Desk, qtbot: QtBot) -> None:
    from autovideo_studio.domain.edits.project import SetTitle
    from autovideo_studio.services.first_run import sample_request

    opened: list[str] = []

    def make() -> str:
        count = len(opened)
        empty_desk.workspace.engine.run_async(lambda cancel: empty_desk.studio.generation.now(sample_request(), cancel),
                                              opened.append)
        qtbot.waitUntil(lambda: len(opened) > count, timeout=60_000)
        return opened[-1]

    project_id = make()
    assert empty_desk.workspace.open_project(project_id) and empty_desk.workspace.editor is not None
    empty_desk.workspace.editor.apply(SetTitle("Mine"))
    assert make() == project_id
    assert empty_desk.workspace.editor.project.title == "Mine"


def test_a_first_video_is_two_clicks_away(empty_desk: Desk, qtbot: QtBot) -> None:
    first_page(empty_desk, qtbot)
    click(empty_desk, qtbot, "firstVideoButton")
    what = empty_desk.window.findChild(QPlainTextEdit, "createWhat")
    assert what is not None and len(what.toPlainText()) > 200
    click(empty_desk, qtbot, "makeButton")
    qtbot.waitUntil(lambda: empty_desk.workspace.editor is not None, timeout=30_000)
    assert len(empty_desk.studio.jobs.list()) == 1


def rest_on(desk: Desk, qtbot: QtBot, name: str) -> Tips:
    found = next(each for each in desk.window.findChildren(QWidget, name) if each.isVisible())
    QCursor.setPos(found.mapToGlobal(QPoint(12, 12)))
    tips = desk.window.tips
    for _ in range(2):
        tips._look()
    return tips


@pytest.fixture
def shown(editing: Desk, qtbot: QtBot) -> Desk:
    with qtbot.waitActive(editing.window):
        editing.window.show()
        editing.window.activateWindow()
    return editing


def test_a_tip_comes_once_where_the_pointer_rests(shown: Desk, qtbot: QtBot) -> None:
    tips = rest_on(shown, qtbot, "timelineView")
    assert tips.isVisible()
    click(shown, qtbot, "gotTip")
    assert not tips.isVisible()
    assert not rest_on(shown, qtbot, "timelineView").isVisible()
    assert rest_on(shown, qtbot, "scriptPanel").isVisible()


def test_no_more_tips_is_remembered(shown: Desk, qtbot: QtBot) -> None:
    rest_on(shown, qtbot, "timelineView")
    click(shown, qtbot, "noMoreTips")
    assert shown.studio.settings.get(TIPS) is False
    assert not rest_on(shown, qtbot, "scriptPanel").isVisible()
    shown.studio.settings.put(TIPS, True)
    assert rest_on(shown, qtbot, "timelineView").isVisible()
