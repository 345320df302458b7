"""Voices that cost, in the window: by provider, with what is missing, what they cost, and never asked unasked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from open_window import PROJECT, Desk, OpenedIn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from autovideo_studio.domain.edits.project import SetBrief
from autovideo_studio.domain.edits.script import ReviseScene
from autovideo_studio.domain.edits.takes import LockTake
from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.settings.schema import ELEVENLABS_ADDRESS
from autovideo_studio.settings.secrets import variable_of
from autovideo_studio.settings.store import SettingsStore
from autovideo_studio.ui.script.panel import SETTLED_MS

sys.path.insert(0, str(Path(__file__).parents[1] / "providers"))

from vendor_server import VendorServer, serving  # noqa: E402
from voice_servers import RACHEL, elevenlabs  # noqa: E402

VOICE = f"elevenlabs:{RACHEL}"


@pytest.fixture
def vendor(monkeypatch: pytest.MonkeyPatch, own_settings: None) -> Iterator[VendorServer]:
    monkeypatch.setenv(variable_of("elevenlabs"), "sk_of_the_creator")
    with serving(elevenlabs()) as server:
        SettingsStore().put(ELEVENLABS_ADDRESS, server.address)
        yield server


def entries(box: QComboBox) -> list[str]:
    return [box.itemText(number) for number in range(box.count())]


def row_of(box: QComboBox, words: str) -> int:
    return next((number for number, text in enumerate(entries(box)) if words in text), -1)


def spoken(server: VendorServer) -> list[str]:
    return [seen.body["text"] for seen in server.seen if seen.method == "POST"]


def box_of(desk: Desk) -> QComboBox:
    desk.window.show_page("create")
    box = desk.window.findChild(QComboBox, "createVoice")
    assert box is not None
    return box


def test_the_voices_of_an_account_and_what_they_cost(vendor: VendorServer, tmp_path: Path, opened_in: OpenedIn,
                                                     qtbot: QtBot) -> None:
    with opened_in(tmp_path / "library") as desk:
        box = box_of(desk)
        qtbot.waitUntil(lambda: box.findData(VOICE) > 0, timeout=20_000)
        heading = entries(box).index("ElevenLabs")
        assert heading < box.findData(VOICE) and not box.model().flags(box.model().index(heading, 0)) & Qt.ItemFlag.ItemIsEnabled
        what, says = desk.window.findChild(QPlainTextEdit, "createWhat"), desk.window.findChild(QLabel, "createSays")
        hear = desk.window.findChild(QToolButton, "hearVoiceButton")
        assert what is not None and says is not None and hear is not None
        what.setPlainText("The sea is wet.\nIt always was.")
        assert "ElevenLabs" not in says.text() and "$" not in hear.accessibleName()
        box.setCurrentIndex(box.findData(VOICE))
        assert "ElevenLabs speaks" in says.text() and "$0.01" in says.text()
        qtbot.waitUntil(lambda: "$0.01" in hear.accessibleName())
        assert spoken(vendor) == []  # nothing was spent yet
        hear.click()
        qtbot.waitUntil(lambda: not hear.property("waiting") and "free" in hear.accessibleName(), timeout=20_000)
        assert spoken(vendor) == ["This is how I sound."]
        hear.click()
        qtbot.waitUntil(lambda: not hear.property("waiting"), timeout=20_000)
        assert len(spoken(vendor)) == 1  # heard before


def test_without_a_key_the_way_to_one_is_shown(empty_desk: Desk, qtbot: QtBot) -> None:
    box = box_of(empty_desk)
    qtbot.waitUntil(lambda: row_of(box, "There is no key for ElevenLabs") > 0, timeout=20_000)
    before = box.currentData()
    box.setCurrentIndex(row_of(box, "There is no key for ElevenLabs"))
    assert box.currentData() == before
    sections = empty_desk.window.findChild(QListWidget, "settingsSections")
    assert sections is not None and sections.isVisibleTo(empty_desk.window)
    sections.setCurrentRow(next(n for n in range(sections.count()) if sections.item(n).text() == "Keys of providers"))
    qtbot.waitUntil(lambda: empty_desk.window.findChild(QLineEdit, "settingsKeyEdit_elevenlabs") is not None)


def test_a_vendor_that_cannot_be_reached_is_asked_again(vendor: VendorServer, tmp_path: Path, opened_in: OpenedIn,
                                                        qtbot: QtBot) -> None:
    SettingsStore().put(ELEVENLABS_ADDRESS, "http://127.0.0.1:9")
    with opened_in(tmp_path / "library") as desk:
        box = box_of(desk)
        qtbot.waitUntil(lambda: row_of(box, "Try again") > 0, timeout=20_000)
        assert "ElevenLabs" in entries(box)[row_of(box, "Try again")]
        assert any(str(box.itemData(number)).startswith("espeak:") for number in range(box.count()))
        desk.studio.settings.put(ELEVENLABS_ADDRESS, vendor.address)
        box.setCurrentIndex(row_of(box, "Try again"))
        qtbot.waitUntil(lambda: box.findData(VOICE) > 0, timeout=20_000)


def test_a_paid_voice_speaks_only_when_it_is_told_to(vendor: VendorServer, editing: Desk, qtbot: QtBot) -> None:
    editor = editing.workspace.editor
    assert editor is not None and editor.project.id == PROJECT
    says, update = editing.window.findChild(QLabel, "scriptSays"), editing.window.findChild(QPushButton, "updateVideoButton")
    assert says is not None and update is not None
    editor.apply(SetBrief(replace(editor.project.brief, voice=VOICE)))
    qtbot.waitUntil(lambda: "3 scenes: under $0.01" in says.text(), timeout=10_000)
    text = editing.window.findChild(QPlainTextEdit, "sceneText_scene_a")
    assert text is not None
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "Other words.")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(SETTLED_MS + 300)
    assert spoken(vendor) == [] and not editing.workspace.running
    generation, project = editing.studio.generation, editor.project
    picture = generation.new_take(project, "scene_b", "visual")  # other work does not spend for voices either
    qtbot.waitUntil(lambda: jobs_done(editing) == {picture.id}, timeout=60_000)
    assert spoken(vendor) == []
    update.click()
    qtbot.waitUntil(lambda: len(jobs_done(editing)) == 2, timeout=60_000)
    assert sorted(spoken(vendor)) == ["Other words.", "The words of scene b.", "The words of scene c."]
    qtbot.waitUntil(lambda: not update.isEnabled() and "$" not in says.text(), timeout=10_000)
    take = next(scene for scene in editor.project.script.scenes if scene.id == "scene_c").take("narration")
    assert take is not None
    editor.apply(LockTake("scene_c", take.id, True))
    editor.apply(ReviseScene("scene_c", narration="Words that the locked voice does not say."))
    assert editing.studio.voicing.sayings(editor.project) == []
    editor.apply(ReviseScene("scene_b", voice="espeak:en-us"))
    qtbot.waitUntil(lambda: "1 to make again on this computer, free" in says.text(), timeout=10_000)


def jobs_done(desk: Desk) -> set[str]:
    return {job.id for job in desk.studio.jobs.changes_since(0) if job.state.value == "done"}


def test_an_unanswered_call_is_settled(editing: Desk, qtbot: QtBot) -> None:
    ledger = editing.studio._library.ledger
    recipe = Recipe("narration", 1, {"text": "Boats leave in the dark."}, label="Boats leave in the dark.", paid=True)
    ledger.intend(recipe, provider="elevenlabs", model="eleven_v3")
    editing.window.show_page("settings")
    sections = editing.window.findChild(QListWidget, "settingsSections")
    assert sections is not None
    sections.setCurrentRow(next(n for n in range(sections.count()) if sections.item(n).text() == "Unanswered calls"))
    call, = ledger.unknown()
    free, charged = (lambda name=name: editing.window.findChild(QPushButton, f"{name}_{call.id}")
                     for name in ("settleFree", "settleCharged"))
    qtbot.waitUntil(lambda: charged() is not None)
    assert "under $0.01" in charged().text() and ledger.in_doubt(recipe.key)  # type: ignore[union-attr]
    free().click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: editing.window.findChild(QLabel, "unansweredNone") is not None)
    assert not ledger.in_doubt(recipe.key)


def test_the_window_does_not_load_the_sdk() -> None:
    import subprocess

    code = ("import sys, autovideo_studio.ui.pages as pages, autovideo_studio.app.container\npages.load_pages()\n"
            "print(sorted({'elevenlabs', 'openai', 'httpx', 'anthropic'} & set(sys.modules)))")
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
