"""Takes in the script panel, with a video that was really made."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
import shiboken6
from open_window import Desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from autovideo_studio.domain.queries import clips_by_origin
from autovideo_studio.domain.script import Scene
from autovideo_studio.services.jobs import JobState
from autovideo_studio.services.making import MakeRequest
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.script.takes import TakeStrip

LONG = 60_000
TEXT = b"Whales sleep in the sea.\n\nThe mountains are quiet in the snow.\n\nAnd the city never rests at night."


@pytest.fixture
def made(desk: Desk, qtbot: QtBot) -> Iterator[Editor]:
    request = MakeRequest("-", Path(), TEXT, short_side=180, captions="plain", music="none", language="en", seconds=Fraction(15))
    begun: list[str] = []
    desk.workspace.engine.run_async(lambda cancel: desk.studio.generation.begin(request, cancel),
                                    lambda found: begun.append(found.project_id))
    qtbot.waitUntil(lambda: bool(begun) and idle(desk), timeout=LONG)
    desk.window.show()
    assert desk.workspace.open_project(begun[0])
    assert desk.workspace.editor is not None
    yield desk.workspace.editor


def idle(desk: Desk) -> bool:
    return all(job.state is JobState.DONE for job in desk.studio.jobs.list())


def first(editor: Editor) -> Scene:
    return editor.project.script.scenes[0]


def in_hand(desk: Desk, editor: Editor) -> None:
    editor.state.select_clips(scene=first(editor).id)


def strip(desk: Desk, editor: Editor, role: str) -> TakeStrip:
    found = desk.window.findChild(TakeStrip, f"takes_{role}_{first(editor).id}")
    assert isinstance(found, TakeStrip)
    return found


def takes(editor: Editor, role: str) -> list[str]:
    return [take.id for take in first(editor).takes if take.role == role]


def another(desk: Desk, editor: Editor, qtbot: QtBot, role: str) -> None:
    count = len(takes(editor, role))
    button = desk.window.findChild(QToolButton, f"newTake_{role}_{first(editor).id}")
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: len(takes(editor, role)) == count + 1 and idle(desk), timeout=LONG)


def test_a_new_picture_is_made_used_and_the_old_one_taken_back(desk: Desk, made: Editor, qtbot: QtBot) -> None:
    in_hand(desk, made)
    another(desk, made, qtbot, "visual")
    old, new = takes(made, "visual")
    assert first(made).chosen["visual"] == new
    placed, = clips_by_origin(made.sequence, first(made).id, "visual")
    seen = placed.clip.media
    button = desk.window.findChild(QToolButton, f"take_{old}")
    assert button is not None
    qtbot.waitUntil(lambda: not button.icon().isNull(), timeout=LONG)
    button.click()
    assert first(made).chosen["visual"] == old
    placed, = clips_by_origin(made.sequence, first(made).id, "visual")
    assert placed.clip.media != seen, "it is seen at once"
    made.undo()
    assert first(made).chosen["visual"] == new


def test_the_words_in_the_prompt_are_drawn(desk: Desk, made: Editor, qtbot: QtBot) -> None:
    in_hand(desk, made)
    field = desk.window.findChild(QPlainTextEdit, f"scenePrompt_{first(made).id}")
    assert field is not None
    field.setPlainText("desert")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(takes(made, "visual")) == 2 and idle(desk), timeout=LONG)
    placed, = clips_by_origin(made.sequence, first(made).id, "visual")
    assert placed.clip.media.params["motif"] == "desert"  # type: ignore[union-attr]
    assert first(made).prompt == "desert"


def test_a_scene_is_spoken_anew_compared_and_chosen(desk: Desk, made: Editor, qtbot: QtBot) -> None:
    in_hand(desk, made)
    length = made.sequence.duration
    another(desk, made, qtbot, "narration")
    old, new = takes(made, "narration")
    assert first(made).chosen["narration"] == new
    qtbot.waitUntil(lambda: made.sequence.duration != length, timeout=LONG)
    sheet = strip(desk, made, "narration").compare(first(made).takes[[take.id for take in first(made).takes].index(old)])
    assert sheet is not None
    play, use = sheet.findChild(QPushButton, "playTakeB"), sheet.findChild(QPushButton, "useTakeB")
    assert play is not None and use is not None
    play.click()
    assert len(sheet._players) == 1
    use.click()
    assert first(made).chosen["narration"] == old
    qtbot.waitUntil(lambda: made.sequence.duration == length and idle(desk), timeout=LONG)
    assert first(made).chosen["narration"] == old, "the choice outlives the making"


def test_another_voice_for_one_scene(desk: Desk, made: Editor, qtbot: QtBot) -> None:
    in_hand(desk, made)
    voices = desk.window.findChild(QComboBox, f"sceneVoice_{first(made).id}")
    update = desk.window.findChild(QPushButton, "updateVideoButton")
    assert voices is not None and update is not None
    qtbot.waitUntil(lambda: voices.count() > 2, timeout=LONG)
    other = next(number for number in range(1, voices.count())
                 if voices.itemData(number) not in (None, made.project.brief.voice))  # None: the name of a provider
    voices.setCurrentIndex(other)
    assert first(made).voice == voices.itemData(other) and update.isEnabled()
    update.click()
    qtbot.waitUntil(lambda: len(takes(made, "narration")) == 2 and idle(desk), timeout=LONG)
    assert first(made).take("narration").meta["voice"] == voices.itemData(other)  # type: ignore[union-attr]


def test_a_clicked_word_is_gone_to(desk: Desk, made: Editor, qtbot: QtBot) -> None:
    in_hand(desk, made)
    field = desk.window.findChild(QPlainTextEdit, f"sceneText_{first(made).id}")
    assert field is not None
    cursor = field.textCursor()
    cursor.setPosition(field.toPlainText().index("sea") + 1)
    at = field.cursorRect(cursor).center()
    qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=at)
    take = first(made).take("narration")
    assert take is not None
    word = next(word for word in desk.studio.takes.words(take) if word.text.startswith("sea"))
    placed, = clips_by_origin(made.sequence, first(made).id, "narration")
    expected = placed.range.start + int(Fraction(round(word.begin_s * 1000), 1000) * made.rate)
    qtbot.waitUntil(lambda: made.state.playhead == expected, timeout=LONG)
    assert expected > placed.range.start and cursor.movePosition(QTextCursor.MoveOperation.Start)


def test_deleted_words_are_cut_out_of_the_voice(desk: Desk, made: Editor, qtbot: QtBot) -> None:
    in_hand(desk, made)
    field = desk.window.findChild(QPlainTextEdit, f"sceneText_{first(made).id}")
    assert field is not None
    before, length = first(made), made.sequence.duration
    spoken = before.take("narration")
    card = field.parent()
    qtbot.waitUntil(lambda: card._words[0] == spoken.id, timeout=LONG)  # type: ignore[union-attr, attr-defined]
    words = before.narration.split()
    field.setPlainText(" ".join([*words[:1], *words[2:]]))
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    after = first(made).take("narration")
    assert after is not None and spoken is not None and after.digest == spoken.digest, "it was not spoken anew"
    qtbot.waitUntil(lambda: made.sequence.duration < length and idle(desk), timeout=LONG)
    pieces = clips_by_origin(made.sequence, before.id, "narration")
    assert len(pieces) == 2 and pieces[0].range.end == pieces[1].range.start
    said = [word.text for placed in clips_by_origin(made.sequence, before.id, "caption")
            for line in placed.clip.media.lines for word in line]  # type: ignore[union-attr]
    assert words[1] not in said
    assert first(made).take("narration").id == after.id  # type: ignore[union-attr]


def test_takes_of_a_scene_that_is_gone_hear_no_news(editing: Desk, qtbot: QtBot) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    strip = TakeStrip(editing.workspace, editor, editor.project.script.scenes[0].id, "narration")
    shiboken6.delete(strip)
    with capture_exceptions() as raised:
        editing.workspace.jobs_changed.emit([])
    assert raised == []
