"""Effects kept from one clip and put on others; a whole track's fader and effects."""

from __future__ import annotations

from frozendict import frozendict
from open_window import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from autovideo_studio.domain.edits.effects import AddEffect
from autovideo_studio.domain.edits.tracks import AddTrack
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.effects import EffectsSection
from autovideo_studio.ui.inspector.track import TrackForm
from autovideo_studio.ui.ui_state import Selection
from autovideo_studio.ui.widgets.number_field import NumberField


def editor_of(desk: Desk) -> Editor:
    assert desk.workspace.editor is not None
    return desk.workspace.editor


def loaded(desk: Desk, qtbot: QtBot) -> EffectsSection:
    section = desk.window.findChild(EffectsSection)
    assert isinstance(section, EffectsSection)
    qtbot.waitUntil(lambda: not section.isHidden(), timeout=20_000)
    return section


def test_effects_are_kept_under_a_name_and_put_on_other_clips(editing: Desk, qtbot: QtBot) -> None:
    editor = editor_of(editing)
    editor.apply(AddEffect("clip_a", Effect("e1", "blur", frozendict(radius=Animated(0.03)))))
    editor.state.select_clips("clip_a")
    section = loaded(editing, qtbot)
    menu = section.kept_menu()
    menu.actions()[0].trigger()
    name = editing.window.findChild(QLineEdit, "inspectorEffectsName")
    assert name is not None and not name.isHidden()
    QTest.keyClicks(name, "Dream")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert [saved.name for saved in editor.saved_effects.list()] == ["Dream"] and name.isHidden()
    editor.state.select_clips("clip_b", "clip_c")
    steps = editor.document.undo_label
    section.kept_menu().actions()[-1].trigger()
    for id in ("clip_b", "clip_c"):
        clip = editor.clip(id)
        assert clip is not None and [one.effect for one in clip.effects] == ["blur"]
    editor.undo()
    assert editor.clip("clip_b").effects == () == editor.clip("clip_c").effects  # type: ignore[union-attr]
    assert editor.document.undo_label == steps


def test_a_track_of_sounds_has_a_fader_and_effects(editing: Desk, qtbot: QtBot) -> None:
    editor = editor_of(editing)
    editor.apply(AddTrack(Track("M", TrackKind.MUSIC)))
    editor.state.select_clips("clip_a")
    loaded(editing, qtbot)
    editor.state.select(Selection(track="M"))
    form = editing.window.findChild(TrackForm)
    assert isinstance(form, TrackForm)
    field = form.findChild(NumberField, "inspectorField_track_gain_db")
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert editor.sequence.tracks[-1].sound.gain_db.value == -1.0
    form.add("reverb")
    assert [one.effect for one in editor.sequence.tracks[-1].sound.effects] == ["reverb"]
    card = form.findChild(QWidget, "trackEffectCard_0")
    assert card is not None
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert not editor.sequence.tracks[-1].sound.effects[0].enabled
    QTest.keyClick(card, Qt.Key.Key_Delete)
    assert editor.sequence.tracks[-1].sound.effects == ()


def test_an_effect_goes_onto_every_picture_of_a_track(editing: Desk, qtbot: QtBot) -> None:
    editor = editor_of(editing)
    editor.state.select_clips("clip_a")
    loaded(editing, qtbot)
    editor.state.select(Selection(track="V"))
    form = editing.window.findChild(TrackForm)
    assert isinstance(form, TrackForm)
    form.add("blur")
    assert all(len(clip.effects) == 1 for _, clip in editor.sequence.tracks[0].clips())
    name = form.findChild(QLineEdit, "inspectorTrackName")
    assert name is not None
    name.setText("Sky")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert editor.sequence.tracks[0].name == "Sky"
    editor.undo()
    editor.undo()
    assert not any(clip.effects for _, clip in editor.sequence.tracks[0].clips())
