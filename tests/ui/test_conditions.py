"""What the window has to work under is said at its top: read only, a full disk, a disk that is gone; and who writes."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from open_window import PROJECT, Desk, OpenedIn, sample_project
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from autovideo_studio.document.document import Document
from autovideo_studio.domain.edits.move import MoveClip
from autovideo_studio.foundation.errors import DiskFull, StudioError
from autovideo_studio.foundation.files import LOW_DISK_BYTES
from autovideo_studio.library.library import Library
from autovideo_studio.settings.secrets import variable_of
from autovideo_studio.ui import status_bar
from autovideo_studio.ui.saved_mark import SavedMark
from autovideo_studio.ui.status_bar import StatusBar


def test_a_library_that_another_program_writes_is_looked_at(tmp_path: Path, qtbot: QtBot, opened_in: OpenedIn) -> None:
    folder = tmp_path / "library"
    with Library.open(folder) as writer:
        writer.projects.create("Sample", id=PROJECT)
        Document.create(sample_project(), writer.journal(PROJECT))
        with opened_in(folder) as desk:
            desk.window.show()
            said = desk.window.findChild(QFrame, "conditionReadOnly")
            assert said is not None and said.isVisible()
            for name in ("newVideoButton", "nav_create"):
                button = desk.window.findChild(QAbstractButton, name)
                assert button is not None and not button.isEnabled() and desk.studio.read_only is not None
                assert desk.studio.read_only.message in button.toolTip()
            for action in ("new-project", "page-create"):
                desk.window.actions_table.run(action)
            card = desk.window.findChild(QFrame, "start_topic")
            assert card is not None
            qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
            assert desk.window.page == "library"


def foot_of(desk: Desk) -> StatusBar:
    found = desk.window.findChild(StatusBar)
    assert isinstance(found, StatusBar)
    return found


def test_nothing_is_said_where_all_is_well(desk: Desk) -> None:
    desk.window.show()
    assert not desk.window.conditions.isVisible()


def test_a_full_disk_is_told_until_there_is_room(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show()
    conditions = desk.window.conditions
    foot_of(desk).measured.disconnect(conditions.show_disk)  # the true disk would say otherwise
    conditions.show_disk(LOW_DISK_BYTES - 1)
    assert conditions.isVisible() and conditions.findChild(QFrame, "conditionDisk_low") is not None
    make_room = conditions.findChild(QPushButton, "makeRoomButton")
    assert make_room is not None
    make_room.click()
    assert desk.window.page == "settings"
    conditions.show_disk(LOW_DISK_BYTES + 1)
    assert conditions.isVisible()
    conditions.show_disk(2 * LOW_DISK_BYTES)
    assert not conditions.isVisible()
    conditions.show_disk(None)
    assert conditions.findChild(QFrame, "conditionDisk_gone") is not None
    conditions.show_disk(2 * LOW_DISK_BYTES)
    assert not conditions.isVisible()


def full(entry: object) -> None:
    raise DiskFull("The disk is full. Nothing was changed.", "Make room.")


def test_the_top_bar_tells_whether_all_is_saved(editing: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    editor, mark = editing.workspace.editor, editing.window.findChild(SavedMark)
    assert editor is not None and mark is not None
    words = mark.findChild(QLabel, "savedWords")
    assert words is not None and words.text() == "Saved"
    editor.apply(MoveClip("clip_c", "V", 200))
    assert words.text() == "Saved"
    editor.apply(MoveClip("clip_c", "V", 201))
    assert words.text() == "Saving …"
    qtbot.waitUntil(lambda: words.text() == "Saved", timeout=10_000)
    monkeypatch.setattr(editor.document._journal, "replace_last", full)
    editor.apply(MoveClip("clip_c", "V", 202))
    qtbot.waitUntil(lambda: words.text() == "Not saved", timeout=10_000)
    assert "full" in mark.toolTip() and "Make room." in mark.toolTip()
    monkeypatch.undo()
    assert editor.seal()
    qtbot.waitUntil(lambda: words.text() == "Saved", timeout=10_000)


def test_closing_says_once_that_the_end_of_a_drag_finds_no_room(editing: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    editor, told = editing.workspace.editor, list[StudioError]()
    assert editor is not None
    editing.workspace.error_told.connect(told.append)
    monkeypatch.setattr(editor.document._journal, "replace_last", full)
    for frame in (200, 201):
        editor.apply(MoveClip("clip_c", "V", frame))
    assert not editing.window.close() and [error.message for error in told] == ["The disk is full. Nothing was changed."]
    assert editing.window.close()


@pytest.mark.parametrize("key", [False, True])
def test_the_top_bar_tells_who_writes(tmp_path: Path, qtbot: QtBot, opened_in: OpenedIn, monkeypatch: pytest.MonkeyPatch,
                                      key: bool) -> None:
    if key:
        monkeypatch.setenv(variable_of("openai"), "a-key-that-is-never-sent")
    with opened_in(tmp_path / "library") as desk:
        desk.window.show_page("queue")
        button = desk.window.findChild(QToolButton, "engineButton")
        assert button is not None
        qtbot.waitUntil(lambda: ("OpenAI" in button.toolTip()) is key)
        assert ("Offline" in button.toolTip()) is not key


def test_a_disk_that_does_not_answer_holds_nothing_up(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    answer = threading.Event()

    def slow(folder: Path) -> int | None:
        asked.append(threading.get_ident())
        answer.wait(30)
        return None

    foot = foot_of(desk)
    qtbot.waitUntil(lambda: not foot._asked)
    monkeypatch.setattr(status_bar, "free_bytes", slow)
    foot._measure()
    foot._measure()
    qtbot.waitUntil(lambda: bool(asked))
    assert len(asked) == 1 and threading.get_ident() not in asked
    with qtbot.waitSignal(foot.measured, timeout=10_000) as told:
        answer.set()
    assert told.args == [None]
