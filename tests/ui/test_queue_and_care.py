"""The queue in another order, the news of its end, the disk, the keys tried on a local server."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from open_window import PROJECT, Desk, OpenedIn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from autovideo_studio.services.export_request import ExportRequest
from autovideo_studio.settings.schema import TEXT_ADDRESS
from autovideo_studio.settings.store import SettingsStore


def test_a_waiting_job_goes_before_another(editing: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    jobs = editing.studio.jobs
    ids = []
    for number in range(2):
        job = editing.studio.export_jobs.add(editor.project, [ExportRequest(tmp_path / f"{number}.mp4")])
        ids.append(jobs.pause(job.id).id)
    qtbot.waitUntil(lambda: all(job.state.value == "paused" for job in jobs.list()), timeout=30_000)
    editing.window.show()
    editing.window.show_page("queue")
    qtbot.waitUntil(lambda: editing.window.findChild(QToolButton, f"soonerJob_{ids[1]}") is not None)
    sooner = editing.window.findChild(QToolButton, f"soonerJob_{ids[1]}")
    assert sooner is not None and sooner.isEnabled()
    first = editing.window.findChild(QToolButton, f"soonerJob_{ids[0]}")
    assert first is not None and not first.isEnabled()
    qtbot.mouseClick(sooner, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: jobs.list()[0].priority < jobs.list()[1].priority)
    for id in ids:
        jobs.cancel(id)


def test_the_end_of_a_job_is_told_where_another_window_is_looked_at(editing: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    editor = editing.workspace.editor
    assert editor is not None and not editing.window.isActiveWindow()
    editing.studio.export_jobs.add(editor.project, [ExportRequest(tmp_path / "film.mp4")])
    qtbot.waitUntil(lambda: len(editing.window.notifier.told) == 1, timeout=90_000)
    assert "Sample" in editing.window.notifier.told[0]


def test_cleaning_removes_what_can_be_made_again(editing: Desk, qtbot: QtBot) -> None:
    care = editing.studio.care
    before = {part.name: part.bytes for part in care.disk_use()}
    assert sum(part.cleanable for part in care.disk_use()) == 1 and max(before.values()) > 0
    assert care.clean() >= 0
    assert editing.studio.projects.value(PROJECT).sequence.duration > 0


@pytest.fixture
def server() -> Iterator[str]:
    """Speaks as much of the models' address as a test of a key needs; its one right key is "right"."""
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            right = self.headers.get("authorization") == "Bearer right"
            body = json.dumps({"object": "list", "data": [{"id": "llama", "object": "model", "created": 1, "owned_by": "us"}]}
                              if right else {"error": {"message": "wrong key", "type": "invalid_request_error"}}).encode()
            self.send_response(200 if right else 401)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None: ...

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}/v1"
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.mark.parametrize(("key", "tone"), [("right", "ok"), ("wrong", "bad")])
def test_a_key_is_tried_with_one_click(tmp_path: Path, qtbot: QtBot, opened_in: OpenedIn, monkeypatch: pytest.MonkeyPatch,
                                       server: str, key: str, tone: str) -> None:
    from autovideo_studio.settings.secrets import variable_of

    monkeypatch.setenv(variable_of("openai-compatible"), key)
    SettingsStore().put(TEXT_ADDRESS, server)
    with opened_in(tmp_path / "library") as desk:
        desk.window.show()
        desk.window.show_page("settings")
        sections = desk.window.findChild(QListWidget, "settingsSections")
        assert sections is not None
        sections.setCurrentRow([sections.item(n).text() for n in range(sections.count())].index("Keys of providers"))
        qtbot.waitUntil(lambda: desk.window.findChild(QPushButton, "testKey_openai-compatible") is not None)
        button = desk.window.findChild(QPushButton, "testKey_openai-compatible")
        assert button is not None
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        says = desk.window.findChild(QLabel, "keySays_openai-compatible")
        assert says is not None
        qtbot.waitUntil(lambda: says.property("tone") == tone, timeout=30_000)
        assert key not in says.text()


def test_the_doctor_says_that_the_disk_is_gone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(folder: Path) -> None:
        raise FileNotFoundError(folder)

    monkeypatch.setattr("shutil.disk_usage", gone)
    finding = desk.studio.care._disk_finding()
    assert not finding.healthy and "not there" in finding.says and finding.remedy


def test_files_that_come_in_are_in_the_queue_and_can_be_stopped(editing: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    for number in range(30):
        image = QImage(1600, 900, QImage.Format.Format_RGB32)
        image.fill(number)
        image.save(str(tmp_path / f"{number:02}.png"))
    editing.window.show()
    editing.window.show_page("queue")
    editing.workspace.arrivals.bring_in(sorted(tmp_path.glob("*.png")))
    row = editing.window.findChild(QFrame, "taskRow_arriving")
    assert row is not None and row.isVisible()
    says, foot = row.findChild(QLabel, "taskSays"), editing.window.findChild(QLabel, "statusJobs")
    assert says is not None and foot is not None
    qtbot.waitUntil(lambda: says.text().split(" ")[0] not in ("0", ""), timeout=20_000)
    assert "1" in foot.text()
    stop = row.findChild(QToolButton, "cancelTask_arriving")
    assert stop is not None
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: editing.window.findChild(QFrame, "taskRow_arriving") is None, timeout=20_000)
    assert editing.workspace.editor is not None and len(editing.workspace.editor.project.assets) < 30


def test_time_left_is_told_when_it_can_be() -> None:
    from autovideo_studio.ui.widgets.time_left import TimeLeft

    now = [0.0]
    left = TimeLeft(lambda: now[0])
    assert left.words(0.0) == ""
    now[0] = 2.0
    assert left.words(0.1) == ""
    now[0] = 10.0
    assert left.words(0.5) == "10 s left" and left.pace(0.5) == 0.05
    now[0] = 20.0
    assert left.words(0.1) == ""
