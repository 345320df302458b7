"""Scopes of what is shown, meters of what is heard, a snapshot at full size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from open_window import Desk, open_panel
from PIL import Image
from pytestqt.qtbot import QtBot

from autovideo_studio.services.scopes import BINS, CIRCLE, LEVELS, measure
from autovideo_studio.ui.preview.panel import PreviewPanel


def plain(red: int, green: int, blue: int) -> np.ndarray:
    return np.tile(np.array([blue, green, red, 255], np.uint8), (72, 128, 1))


@pytest.mark.parametrize(("grey", "level"), [(0, LEVELS - 1), (128, LEVELS // 2 - 1), (255, 0)])
def test_grey_is_one_line_of_the_waveform_and_the_middle_of_the_circle(grey: int, level: int) -> None:
    found = measure(plain(grey, grey, grey))
    assert set(np.flatnonzero(found.waveform.any(axis=1))) == {level}
    rows, columns = np.nonzero(found.vectorscope)
    assert {*rows, *columns} <= {CIRCLE // 2 - 1, CIRCLE // 2}


def test_red_lies_high_on_the_circle_and_right_in_its_histogram() -> None:
    found = measure(plain(255, 0, 0))
    (row,), (column,) = np.nonzero(found.vectorscope)
    assert row < CIRCLE / 8 and column < CIRCLE / 2
    assert np.argmax(found.histogram[0]) == BINS - 1 and np.argmax(found.histogram[1]) == 0


def test_the_scopes_follow_the_picture(editing: Desk, qtbot: QtBot) -> None:
    from autovideo_studio.ui.scopes.panel import ScopePlot

    editing.window.show()
    qtbot.wait(20)
    open_panel(editing, "scopes")
    qtbot.waitUntil(lambda: editing.window.findChild(ScopePlot) is not None)
    plot = editing.window.findChild(ScopePlot)
    assert isinstance(plot, ScopePlot)
    qtbot.waitUntil(lambda: plot._scopes is not None, timeout=30_000)


def test_a_snapshot_has_the_size_of_the_video(editing: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    editing.window.show()
    panel = editing.window.findChild(PreviewPanel)
    assert isinstance(panel, PreviewPanel)
    panel.save_frame(tmp_path / "frame.png")
    qtbot.waitUntil(lambda: (tmp_path / "frame.png").is_file(), timeout=60_000)
    with Image.open(tmp_path / "frame.png") as picture:
        assert picture.size == (320, 180)


def test_the_meters_move_while_playing_and_rest_after(editing: Desk) -> None:
    from autovideo_studio.services.preview import SoundLevels

    panel = editing.window.findChild(PreviewPanel)
    assert isinstance(panel, PreviewPanel)
    panel.meters.show_levels(SoundLevels(-6.0, -12.0, -18.0, -19.0))
    assert not panel.meters.resting
    for _ in range(60):
        panel.meters.show_levels(None)
    assert panel.meters.resting
