"""Closing while something is made: asked once, goes on next time; killed in the middle of a drag: nothing committed is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from open_window import PROJECT, Desk, open_desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from autovideo_studio.document.document import Document
from autovideo_studio.library.library import Library
from autovideo_studio.services.first_run import first_text
from autovideo_studio.services.jobs import JobState
from autovideo_studio.services.making import MakeRequest

HERE = Path(__file__).parent


def begin_work(desk: Desk, qtbot: QtBot) -> None:
    request = MakeRequest("-", Path(), first_text().encode())
    desk.workspace.engine.run_async(lambda cancel: desk.studio.generation.begin(request, cancel))
    qtbot.waitUntil(lambda: bool(desk.workspace.running), timeout=30_000)


def test_closing_at_rest_asks_nothing(desk: Desk) -> None:
    desk.window.show()
    assert desk.window.close()


def test_closing_at_work_asks_once(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show()
    begin_work(desk, qtbot)
    assert not desk.window.close()
    assert desk.window.closing_sheet.isVisible()
    says = desk.window.findChild(QLabel, "closingSays")
    stay = desk.window.findChild(QPushButton, "stayButton")
    go = desk.window.findChild(QPushButton, "closeNowButton")
    assert says is not None and says.text() and stay is not None and go is not None
    qtbot.mouseClick(stay, Qt.MouseButton.LeftButton)
    assert not desk.window.closing_sheet.isVisible() and desk.window.isVisible()
    assert not desk.window.close()
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert not desk.window.isVisible()


@pytest.mark.timeout(300)
def test_work_goes_on_at_the_next_start(tmp_path: Path, qtbot: QtBot) -> None:
    def wait(ready: object) -> None:
        qtbot.waitUntil(ready, timeout=20_000)  # type: ignore[arg-type]

    with open_desk(tmp_path / "library", wait) as desk:
        begin_work(desk, qtbot)
        job = desk.studio.jobs.list()[0]
    with Library.open(tmp_path / "library") as library:
        assert library.jobs.get(job.id).state is JobState.QUEUED
    with open_desk(tmp_path / "library", wait) as desk:
        qtbot.waitUntil(lambda: desk.studio.jobs.list()[0].state is JobState.DONE, timeout=200_000)
        assert [each.id for each in desk.studio.jobs.list()] == [job.id]


def play(*arguments: str | Path) -> subprocess.Popen[str]:
    """The real program in a process of its own, driven by `played.py`."""
    return subprocess.Popen([sys.executable, str(HERE / "played.py"), *map(str, arguments)], stdout=subprocess.PIPE, text=True,
                            start_new_session=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, cwd=HERE.parents[1])


def left_behind(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Processes of its session that outlived it, after a moment's patience."""
    for _ in range(50):
        found = [one for one in psutil.process_iter() if _session(one) == process.pid and one.status() != psutil.STATUS_ZOMBIE]
        if not found:
            return []
        time.sleep(0.1)
    return found


def _session(process: psutil.Process) -> int:
    try:
        return os.getsid(process.pid)
    except (ProcessLookupError, PermissionError):
        return 0


def test_a_kill_in_the_middle_of_a_drag_loses_nothing(tmp_path: Path) -> None:
    process = play("drag", tmp_path / "library")
    assert process.stdout is not None
    may_be: list[int] = []
    for line in process.stdout:
        what, *place = line.split() or [""]
        if what == "committed":
            may_be = []
        if what in ("committed", "dragged"):
            may_be.append(int(place[0]))
        if what == "dragging":
            break
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert len(may_be) > 1 and left_behind(process) == []
    with Library.open(tmp_path / "library") as library:
        document = Document.open(library.journal(PROJECT))
        starts = {clip.id: span.start for track in document.project.sequence.tracks for span, clip in track.clips()}
        assert starts["clip_c"] in may_be  # where the drag rested, or where it was on its way since
        document.undo()  # the drag that was under way is one step, or none
        document.close()
        assert library.check().healthy


def start_and_quit(folder: Path, after_ms: int) -> float:
    """Start, open, begin work, quit after so many milliseconds of it; returns megabytes at the end."""
    process = play("quit", folder, str(after_ms))
    said, _ = process.communicate(timeout=90)
    assert process.returncode == 0, said
    assert left_behind(process) == []
    return float(said.split()[-1])


@pytest.mark.parametrize("after_ms", [0, 400, 1500])
def test_quitting_in_the_middle_of_work(tmp_path: Path, after_ms: int) -> None:
    start_and_quit(tmp_path / "library", after_ms)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_hundred_starts_and_quits(tmp_path: Path) -> None:
    sizes = [start_and_quit(tmp_path / "library", 37 * number % 3000) for number in range(100)]
    print(f"{min(sizes):.0f} to {max(sizes):.0f} MB")
    with Library.open(tmp_path / "library") as library:
        assert library.check().healthy
