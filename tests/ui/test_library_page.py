"""The library: what is dropped on it, versions, and what is deleted for good."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import hold_over, let_go, outside
from open_window import PROJECT, Desk
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from autovideo_studio.domain.edits.project import SetTitle
from autovideo_studio.services.shelf import VideoFilter
from autovideo_studio.ui.library.page import LibraryPage

LONG = 30_000


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> LibraryPage:
    desk.window.show()
    found = desk.window.findChild(LibraryPage)
    assert isinstance(found, LibraryPage)
    qtbot.waitUntil(lambda: list_of(found).model().rowCount() == 1)
    return found


def list_of(page: LibraryPage) -> QListView:
    found = page.findChild(QListView, "libraryList")
    assert found is not None
    return found


def answer(words: str) -> None:
    """Press the button of the question that comes."""
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(100, press)


def test_a_dropped_text_is_filled_into_create(desk: Desk, page: LibraryPage, tmp_path: Path) -> None:
    (tmp_path / "script.md").write_text("# Tides\n\nThe sea comes twice a day.")
    data = outside([tmp_path / "script.md"])
    hold_over(page, data, QPoint(400, 400))
    says = page.findChild(QLabel, "libraryInvitationSays")
    assert says is not None and says.isVisible() and "text" in says.text()
    let_go(page, data, QPoint(400, 400))
    assert desk.window.page == "create" and not says.isVisible()
    field = desk.window.findChild(QPlainTextEdit, "createWhat")
    assert field is not None and field.toPlainText() == str(tmp_path / "script.md")


def test_a_dropped_address_is_filled_into_create(desk: Desk, page: LibraryPage) -> None:
    data = QMimeData()
    data.setText("https://example.org/tides")
    let_go(page, data, QPoint(400, 400))
    field = desk.window.findChild(QPlainTextEdit, "createWhat")
    assert field is not None and field.toPlainText() == "https://example.org/tides"


def test_dropped_media_is_the_pool_of_a_new_project(desk: Desk, page: LibraryPage, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "Beach days"
    folder.mkdir()
    Image.new("RGB", (32, 18)).save(folder / "sand.png")
    let_go(page, outside([folder]), QPoint(400, 400))
    qtbot.waitUntil(lambda: desk.workspace.editor is not None and bool(desk.workspace.editor.project.assets), timeout=LONG)
    project = desk.workspace.editor.project  # type: ignore[union-attr]
    assert (project.title, [(asset.name, asset.bin) for asset in project.assets]) == ("Beach days", [("sand.png", "Beach days")])
    assert desk.window.page == "studio" and project.id != PROJECT
    assert desk.studio.shelf.count(VideoFilter()) == 2


def test_only_what_is_archived_is_deleted_and_only_after_a_yes(desk: Desk, page: LibraryPage, qtbot: QtBot) -> None:
    found = list_of(page)
    found.setCurrentIndex(found.model().index(0, 0))
    qtbot.keyClick(found, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert desk.studio.shelf.count(VideoFilter()) == 1, "it is not archived: nothing is asked, nothing happens"
    qtbot.keyClick(found, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: found.model().rowCount() == 0)
    page._state.choose("archived")
    page._search_now()
    qtbot.waitUntil(lambda: found.model().rowCount() == 1)
    found.setCurrentIndex(found.model().index(0, 0))
    answer("Keep")
    qtbot.keyClick(found, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert desk.studio.shelf.count(VideoFilter(archived=True)) == 1
    answer("Delete for good")
    qtbot.keyClick(found, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: found.model().rowCount() == 0)
    assert desk.studio.shelf.count(VideoFilter(archived=None)) == 0


def test_a_version_is_named_and_gone_back_to(desk: Desk, page: LibraryPage, qtbot: QtBot) -> None:
    sheet = page.versions
    sheet.open(desk.studio.shelf.find(PROJECT))
    name = sheet.findChild(QLineEdit, "versionNameEdit")
    assert name is not None
    qtbot.keyClicks(name, "First cut")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.findChild(QFrame, "version_1") is not None)
    assert desk.workspace.open_project(PROJECT)
    editor = desk.workspace.editor
    assert editor is not None
    editor.apply(SetTitle("Another title"))
    desk.window.show_page("library")
    sheet.open(desk.studio.shelf.find(PROJECT))
    back = sheet.findChild(QPushButton, "goBack_1")
    assert back is not None
    back.click()
    qtbot.waitUntil(lambda: editor.project.title == "Sample")
    qtbot.waitUntil(lambda: sheet.findChild(QFrame, "version_2") is not None)
    editor.undo()
    assert editor.project.title == "Another title"
    other = sheet.findChild(QLineEdit, "versionName_2")
    assert other is not None
    other.setText("With another title")
    qtbot.keyClick(other, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.studio.versions.list(PROJECT)[0].name == "With another title")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
