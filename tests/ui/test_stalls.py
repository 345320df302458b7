"""The window goes on while a video is made: its thread never stands still for long."""

from __future__ import annotations

import time

import pytest
from open_window import Desk
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from autovideo_studio.services.first_run import sample_request

PROBE_MS, TOO_LONG_S = 5, 1.0


@pytest.mark.slow
def test_no_long_stall_while_a_video_is_made(editing: Desk, qtbot: QtBot) -> None:
    editing.window.show()
    beats, made = [time.perf_counter()], list[str]()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(PROBE_MS)
    studio = editing.studio
    editing.workspace.engine.run_async(lambda cancel: studio.generation.now(sample_request(), cancel), made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=100_000)
    editing.workspace.open_project(made[0])
    qtbot.wait(500)
    timer.stop()
    gaps = [after - before for before, after in zip(beats, beats[1:], strict=False)]
    assert max(gaps) < TOO_LONG_S
