"""Before anything is spent it is said how much, by whom; afterwards how much it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from open_window import PROJECT, Desk, OpenedIn
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from autovideo_studio.services.export_request import ExportRequest
from autovideo_studio.settings.schema import TEXT_ADDRESS
from autovideo_studio.settings.secrets import variable_of
from autovideo_studio.settings.store import SettingsStore


def test_a_topic_shows_who_writes_it_and_for_how_much(tmp_path: Path, qtbot: QtBot, opened_in: OpenedIn,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable_of("openai"), "a-key-that-is-never-sent")
    SettingsStore().put(TEXT_ADDRESS, "http://127.0.0.1:9/v1")
    with opened_in(tmp_path / "library") as desk:
        desk.window.show_page("create")
        what, says = desk.window.findChild(QPlainTextEdit, "createWhat"), desk.window.findChild(QLabel, "createSays")
        writer = desk.window.findChild(QComboBox, "createWriter")
        assert what is not None and says is not None and writer is not None
        qtbot.waitUntil(lambda: writer.count() == 2)
        what.setPlainText("One line.\nAnother line: a text, which nobody has to write.")
        assert writer.isHidden() or writer.parentWidget().isHidden()  # type: ignore[union-attr]
        assert "free" in says.text() and "OpenAI" not in says.text()
        what.setPlainText("How tides work")
        assert not writer.parentWidget().isHidden()  # type: ignore[union-attr]
        assert "OpenAI writes" in says.text() and "$" in says.text()
        writer.setCurrentIndex(1)
        writer.activated.emit(1)
        assert "$" not in says.text() and "free" in says.text()


def test_the_queue_tells_what_a_job_has_cost(editing: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    editor = editing.workspace.editor
    assert editor is not None and editor.project.id == PROJECT
    job = editing.studio.export_jobs.add(editor.project, [ExportRequest(tmp_path / "film.mp4")])
    editing.window.show_page("queue")

    def says() -> str:
        card = editing.window.findChild(QFrame, f"jobRow_{job.id}")
        found = card.findChild(QLabel, "jobSays") if card is not None else None
        return found.text() if found is not None else ""

    qtbot.waitUntil(lambda: says().endswith("· free"), timeout=90_000)
