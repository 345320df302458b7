"""From an idea to a finished file in the window, with a person's own gestures; everything offline and for real."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import av
import pytest
from open_window import Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from autovideo_studio.services.jobs import JobState
from autovideo_studio.ui.widgets.gallery import Gallery

W = TypeVar("W", bound=QWidget)
TEXT = "# Tides\n\nThe moon pulls on the ocean.\n\n---\n\nWater rises twice a day.\n"
PATIENCE_MS = 100_000


def found(desk: Desk, kind: type[W], name: str) -> W:
    widget = desk.window.findChild(kind, name)
    assert widget is not None, name
    return widget


def ended(desk: Desk, count: int) -> bool:
    states: list[Any] = [job.state for job in desk.studio.jobs.list()]
    assert JobState.FAILED not in states, [job.error for job in desk.studio.jobs.list()]
    return len(states) >= count and all(state is JobState.DONE for state in states)


@pytest.mark.timeout(240)
def test_from_an_idea_to_a_file(empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk = empty_desk
    desk.window.show_page("create")
    QApplication.clipboard().setText(TEXT)
    qtbot.keyClick(found(desk, QPlainTextEdit, "createWhat"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(found(desk, QPushButton, "createFormat_1:1"), Qt.MouseButton.LeftButton)
    tone = found(desk, QComboBox, "createTone")
    tone.setFocus()
    qtbot.keyClicks(tone, "Calm")
    captions = found(desk, Gallery, "createCaptions")
    captions.setFocus()
    qtbot.keyClick(captions, Qt.Key.Key_Right)
    look = captions.current
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.workspace.editor is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: ended(desk, 1), timeout=PATIENCE_MS)
    editor = desk.workspace.editor
    assert editor is not None
    brief = editor.project.brief
    assert (brief.aspect, brief.tone, brief.captions) == ("1:1", "calm", look)
    poster = desk.studio.shelf.poster(desk.studio.shelf.list()[0])
    assert poster is not None and poster.read_bytes()[:2] == b"\xff\xd8", "the library shows it before it is exported"
    first, second = editor.project.script.scenes
    before = {scene.id: scene.chosen for scene in (first, second)}

    text = found(desk, QPlainTextEdit, f"sceneText_{second.id}")
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "The shore is wet again.")
    qtbot.waitUntil(found(desk, QPushButton, "updateVideoButton").isEnabled, timeout=5_000)
    qtbot.mouseClick(found(desk, QPushButton, "updateVideoButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ended(desk, 2), timeout=PATIENCE_MS)
    after = {scene.id: scene.chosen for scene in editor.project.script.scenes}
    assert after[first.id] == before[first.id], "only the scene that changed is made again"
    assert after[second.id]["narration"] != before[second.id]["narration"]

    out = tmp_path / "tides.mp4"
    qtbot.mouseClick(found(desk, QPushButton, "exportButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.window.export_sheet.isVisible(), timeout=5_000)
    qtbot.mouseClick(found(desk, QWidget, "preset_h264-draft"), Qt.MouseButton.LeftButton)
    path = found(desk, QLineEdit, "exportPath")
    path.selectAll()
    qtbot.keyClicks(path, str(out))
    qtbot.mouseClick(found(desk, QPushButton, "exportGoButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ended(desk, 3), timeout=PATIENCE_MS)
    with av.open(str(out)) as film:
        width, height = film.streams.video[0].width, film.streams.video[0].height
        frames = sum(1 for _ in film.decode(video=0))
    assert width == height
    assert frames == editor.sequence.duration
    desk.window.show_page("queue")
    assert found(desk, QToolButton, "nav_queue").isChecked()


def test_a_voice_introduces_itself(empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk = empty_desk
    desk.window.show_page("create")
    voices = found(desk, QComboBox, "createVoice")
    hear, before = found(desk, QToolButton, "hearVoiceButton"), len(list((tmp_path / "library" / "store").rglob("*")))
    qtbot.waitUntil(lambda: voices.count() > 2 and hear.isEnabled(), timeout=20_000)
    qtbot.mouseClick(hear, Qt.MouseButton.LeftButton)
    assert hear.property("waiting") and hear.accessibleName() == "Stop"
    qtbot.waitUntil(lambda: not hear.property("waiting"), timeout=20_000)
    assert len(list((tmp_path / "library" / "store").rglob("*"))) > before, "the sample is kept"
