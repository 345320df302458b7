"""Painted pictures in the window: who makes them and for how much, takes, another prompt, a refusal, a missing key."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from open_window import Desk, OpenedIn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.queries import clips_by_origin
from autovideo_studio.domain.script import Scene
from autovideo_studio.providers.cloud.openai_compatible import OpenAI
from autovideo_studio.services.jobs import JobState
from autovideo_studio.services.making import MakeRequest
from autovideo_studio.settings.secrets import variable_of
from autovideo_studio.ui.editor import Editor

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))

from painting_desk import Answer, Seen, VendorServer, error, painted, painting_vendor  # noqa: E402

LONG = 60_000
PAINTER = "openai:gpt-image-2.5-flare"
SCRIPT = b"[visual: a whale asleep]\n\nWhales sleep.\n\n[visual: a volcano]\n\nMountains burn."


@pytest.fixture
def vendor(monkeypatch: pytest.MonkeyPatch) -> Iterator[VendorServer]:
    """It does not like volcanoes. To be named before the desk, whose providers are made when they are first asked."""
    def choosy(seen: Seen) -> Answer:
        return error(400, "moderation_blocked") if "volcano" in seen.body["prompt"] else painted()

    with painting_vendor(choosy) as server:
        monkeypatch.setattr(OpenAI.__init__, "__defaults__", (f"{server.address}/v1", "gpt-6-luna", str))
        monkeypatch.setenv(variable_of("openai"), "sk-right")
        yield server


def idle(desk: Desk) -> bool:
    return all(job.state is JobState.DONE for job in desk.studio.jobs.list())


def made(desk: Desk, qtbot: QtBot, pictures: str = "openai") -> Editor:
    request = MakeRequest("-", Path(), SCRIPT, short_side=180, captions="none", music="none", language="en", pictures=pictures)
    begun: list[str] = []
    desk.workspace.engine.run_async(lambda cancel: desk.studio.generation.begin(request, cancel),
                                    lambda found: begun.append(found.project_id))
    qtbot.waitUntil(lambda: bool(begun) and idle(desk), timeout=LONG)
    desk.window.show()
    assert desk.workspace.open_project(begun[0])
    editor = desk.workspace.editor
    assert editor is not None
    return editor


def widget(desk: Desk, kind: type, name: str) -> QWidget:
    found = desk.window.findChild(kind, name)
    assert isinstance(found, QWidget), name
    return found


def scenes(editor: Editor) -> tuple[Scene, ...]:
    return editor.project.script.scenes


def is_painted(editor: Editor, scene: Scene) -> bool:
    placed, = clips_by_origin(editor.sequence, scene.id, "visual")
    return isinstance(placed.clip.media, AssetReference)


def test_pictures_are_priced_refused_reworded_and_made_again(vendor: VendorServer, desk: Desk, qtbot: QtBot) -> None:
    editor = made(desk, qtbot)
    whale, volcano = scenes(editor)
    assert is_painted(editor, whale) and not is_painted(editor, volcano) and len(vendor.seen) == 2
    editor.state.select_clips(scene=volcano.id)
    says = widget(desk, QLabel, f"pictureState_{volcano.id}")
    qtbot.waitUntil(lambda: "refuses" in says.text(), timeout=LONG)  # type: ignore[attr-defined]
    foot, update = widget(desk, QLabel, "scriptSays"), widget(desk, QPushButton, "updateVideoButton")
    qtbot.waitUntil(lambda: "pictures to make: 1, about $0.09" in foot.text(), timeout=LONG)  # type: ignore[attr-defined]
    assert update.isEnabled()
    prompt = widget(desk, QPlainTextEdit, f"scenePrompt_{volcano.id}")
    prompt.setPlainText("a quiet mountain")  # type: ignore[attr-defined]
    qtbot.keyClick(prompt, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: idle(desk) and is_painted(editor, scenes(editor)[1]), timeout=LONG)
    assert scenes(editor)[1].prompt == "a quiet mountain" and len(vendor.seen) == 3
    qtbot.waitUntil(lambda: says.text() == "Made by OpenAI · gpt-image-2.5-flare", timeout=LONG)  # type: ignore[attr-defined]

    another = widget(desk, QPushButton, f"makePicture_{volcano.id}")
    qtbot.waitUntil(another.isEnabled, timeout=LONG)
    assert "about $0.09" in another.text()  # type: ignore[attr-defined]
    another.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: idle(desk) and len(scenes(editor)[1].takes) == 4, timeout=LONG)
    drawn = next(take for take in scenes(editor)[1].takes if take.role == "visual")
    widget(desk, QToolButton, f"take_{drawn.id}").click()  # type: ignore[attr-defined]
    assert not is_painted(editor, scenes(editor)[1])
    editor.undo()
    assert is_painted(editor, scenes(editor)[1])

    words = widget(desk, QPlainTextEdit, f"sceneText_{whale.id}")
    words.setPlainText("Whales sleep deeply in the night.")  # type: ignore[attr-defined]
    qtbot.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: idle(desk) and scenes(editor)[0].take("narration") != whale.take("narration"), timeout=LONG)
    assert len(vendor.seen) == 4, "another sentence bills nothing"
    queued = [job for job in desk.studio.jobs.list() if job.result.get("notes")]
    assert len(queued) == 1 and "Scene 2" in queued[0].result["notes"][0]


def test_a_video_of_drawn_pictures_is_painted_when_it_is_told_to(vendor: VendorServer, desk: Desk, qtbot: QtBot) -> None:
    editor = made(desk, qtbot, "graphics")
    choice = widget(desk, QComboBox, "scriptPictures")
    assert isinstance(choice, QComboBox)
    qtbot.waitUntil(lambda: choice.findData(PAINTER) > 0, timeout=LONG)
    assert vendor.seen == [] and not is_painted(editor, scenes(editor)[0])
    choice.setCurrentIndex(choice.findData(PAINTER))
    choice.activated.emit(choice.currentIndex())
    assert editor.project.brief.pictures == PAINTER
    foot, update = widget(desk, QLabel, "scriptSays"), widget(desk, QPushButton, "updateVideoButton")
    qtbot.waitUntil(lambda: "pictures to make: 2, about $0.19" in foot.text(), timeout=LONG)  # type: ignore[attr-defined]
    assert vendor.seen == [], "nothing is made before it is asked for"
    update.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: idle(desk) and is_painted(editor, scenes(editor)[0]), timeout=LONG)
    editor.undo()
    assert not is_painted(editor, scenes(editor)[0])


def test_a_painter_without_a_key_says_what_it_needs(tmp_path: Path, qtbot: QtBot, opened_in: OpenedIn) -> None:
    with opened_in(tmp_path / "library") as desk:
        desk.window.show_page("create")
        choice, says = widget(desk, QComboBox, "createPictures"), widget(desk, QLabel, "createSays")
        assert isinstance(choice, QComboBox) and isinstance(says, QLabel)
        qtbot.waitUntil(lambda: choice.findData(PAINTER) > 0, timeout=LONG)
        place = choice.findData(PAINTER)
        assert "not set up" in choice.itemText(place) and "key" in choice.itemData(place, Qt.ItemDataRole.ToolTipRole)
        assert not choice.model().flags(choice.model().index(place, 0)) & Qt.ItemFlag.ItemIsEnabled


def test_create_tells_the_price_of_the_pictures(tmp_path: Path, vendor: VendorServer, qtbot: QtBot, opened_in: OpenedIn) -> None:
    with opened_in(tmp_path / "library") as desk:
        desk.window.show_page("create")
        what, says = widget(desk, QPlainTextEdit, "createWhat"), widget(desk, QLabel, "createSays")
        choice, quality = widget(desk, QComboBox, "createPictures"), widget(desk, QComboBox, "createPicturesQuality")
        assert isinstance(choice, QComboBox) and isinstance(says, QLabel) and isinstance(quality, QComboBox)
        qtbot.waitUntil(lambda: choice.findData(PAINTER) > 0, timeout=LONG)
        what.setPlainText("A line.\nAnother line.")  # type: ignore[attr-defined]
        assert "free" in says.text() and "OpenAI" not in says.text() and quality.isHidden()
        choice.setCurrentIndex(choice.findData(PAINTER))
        choice.activated.emit(choice.currentIndex())
        assert "Pictures by OpenAI · gpt-image-2.5-flare: about 3, about $0.28" in says.text() and not quality.isHidden()
        quality.setCurrentIndex(2)
        quality.activated.emit(2)
        assert "about $0.75" in says.text()
        assert vendor.seen == []
