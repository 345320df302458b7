"""The inspector: effects, transitions, titles, captions and graphics, changed by hand in the real window."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from open_window import Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.edits.effects import AddEffect
from autovideo_studio.domain.edits.insert import InsertClip
from autovideo_studio.domain.edits.project import AddAssets
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, GraphicReference, TitleReference
from autovideo_studio.ui.actions import pieces
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.effect_card import EffectCard
from autovideo_studio.ui.inspector.effects import EffectsSection
from autovideo_studio.ui.inspector.masks import MasksSection
from autovideo_studio.ui.ui_state import Selection
from autovideo_studio.ui.widgets.colour_field import ColourField
from autovideo_studio.ui.widgets.gallery import Gallery
from autovideo_studio.ui.widgets.number_field import NumberField
from autovideo_studio.ui.widgets.points_field import PointsField


@pytest.fixture
def editor(editing: Desk, qtbot: QtBot) -> Editor:
    """The inspector knows what there is."""
    assert editing.workspace.editor is not None
    section = editing.window.findChild(EffectsSection)
    assert section is not None
    editing.window.show()
    editing.workspace.editor.state.select_clips("clip_a")
    qtbot.waitUntil(section.isVisible, timeout=15_000)
    return editing.workspace.editor


def find(desk: Desk, kind: type, name: str) -> QWidget:
    """The one that is seen, where several have the name."""
    found = sorted(desk.window.findChildren(kind, name), key=lambda widget: not widget.isVisible())
    assert found, name
    return found[0]  # type: ignore[no-any-return]


def clip(editor: Editor, id: str) -> Clip:
    found = editor.clip(id)
    assert found is not None
    return found


def give(editor: Editor, *effects: str, to: str = "clip_a") -> None:
    for effect in effects:
        editor.apply(AddEffect(to, Effect(f"{to}_{effect}", effect)))


def test_a_number_of_an_effect_is_set_keyed_and_reset(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    give(editor, "blur")
    field = find(editing, NumberField, "inspectorField_effect0_radius")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert clip(editor, "clip_a").effects[0].params["radius"].value == pytest.approx(0.011)
    editor.seek(20)
    find(editing, QToolButton, "inspectorKey_effect0_radius").click()  # type: ignore[attr-defined]
    editor.seek(40)
    qtbot.keyClick(field, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    keys = clip(editor, "clip_a").effects[0].params["radius"].keyframes
    assert [(key.frame, round(key.value, 4)) for key in keys] == [(20, 0.011), (40, 0.021)]
    find(editing, QToolButton, "inspectorReset_effect0_radius").click()  # type: ignore[attr-defined]
    assert clip(editor, "clip_a").effects[0].params["radius"].keyframes == ()
    for _ in range(4):
        editor.undo()
    assert clip(editor, "clip_a").effects[0].params == {}


def test_effects_are_switched_reordered_and_removed_by_keys(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    give(editor, "blur", "grain")

    def card(number: int) -> QWidget:
        return find(editing, EffectCard, f"effectCard_{number}")

    qtbot.keyClick(card(0), Qt.Key.Key_Space)
    assert not clip(editor, "clip_a").effects[0].enabled
    qtbot.keyClick(card(0), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [effect.effect for effect in clip(editor, "clip_a").effects] == ["grain", "blur"]
    qtbot.keyClick(card(0), Qt.Key.Key_Delete)
    assert [effect.effect for effect in clip(editor, "clip_a").effects] == ["blur"]
    editor.undo()
    editor.undo()
    assert [effect.effect for effect in clip(editor, "clip_a").effects] == ["blur", "grain"]


def test_a_colour_a_switch_and_a_curve_reach_the_effect(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    give(editor, "chroma-key", "grain", "curves")
    swatch = find(editing, QToolButton, "inspectorField_effect0_colour").parent()
    assert isinstance(swatch, ColourField)
    swatch.take("#0000ff")
    switch = find(editing, QCheckBox, "inspectorField_effect1_coloured")
    assert isinstance(switch, QCheckBox)
    switch.click()
    curve = find(editing, PointsField, "inspectorField_effect2_curve")
    qtbot.keyClick(curve, Qt.Key.Key_Insert)
    qtbot.keyClick(curve, Qt.Key.Key_Up)
    key, grain, curves = clip(editor, "clip_a").effects
    assert (key.settings["colour"], grain.settings["coloured"]) == ("#0000ff", True)
    assert curves.settings["all"] == ((0.0, 0.0), (0.5, 0.52), (1.0, 1.0))


def test_several_clips_with_the_same_effects_are_changed_together(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    give(editor, "blur")
    give(editor, "blur", to="clip_b")
    editor.state.select_clips("clip_a", "clip_b")
    qtbot.keyClick(find(editing, NumberField, "inspectorField_effect0_radius"), Qt.Key.Key_Up)
    values = [clip(editor, id).effects[0].params["radius"].value for id in ("clip_a", "clip_b")]
    assert values == [pytest.approx(0.011)] * 2
    editor.undo()
    assert clip(editor, "clip_b").effects[0].params == {}


def test_different_effects_are_made_alike(editing: Desk, editor: Editor) -> None:
    give(editor, "blur", "grain")
    editor.state.select_clips("clip_a", "clip_b")
    alike = find(editing, QPushButton, "inspectorEffectsAlike")
    assert alike.isVisible()
    alike.click()  # type: ignore[attr-defined]
    assert [effect.effect for effect in clip(editor, "clip_b").effects] == ["blur", "grain"]
    assert not alike.isVisible()


def test_copied_attributes_bring_the_effects_with_them(editing: Desk, editor: Editor) -> None:
    give(editor, "blur")
    editing.window.actions_table.run("copy")
    editor.state.select_clips("clip_b")
    editing.window.actions_table.run("paste-attributes")
    assert [effect.effect for effect in clip(editor, "clip_b").effects] == ["blur"]


def test_a_colour_table_is_kept_in_the_library(editing: Desk, editor: Editor, qtbot: QtBot, tmp_path: Path) -> None:
    give(editor, "lut")
    section = find(editing, EffectsSection, "inspectorEffects")
    assert isinstance(section, EffectsSection)
    bad = tmp_path / "bad.cube"
    bad.write_text("no table")
    section.take_file(0, bad)
    good = tmp_path / "warm.cube"
    good.write_text("LUT_1D_SIZE 2\n0 0 0\n1 0.9 0.8\n")
    section.take_file(0, good)
    qtbot.waitUntil(lambda: bool(clip(editor, "clip_a").effects[0].asset_id), timeout=10_000)
    assert [asset.name for asset in editor.project.assets] == ["warm.cube"]


def test_the_selected_transition_is_changed_in_the_inspector(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    editor.state.select(Selection(transition="blend"))
    kinds = find(editing, Gallery, "inspectorTransitions")
    assert isinstance(kinds, Gallery) and kinds.current == "dissolve"
    kinds.choose("soft-wipe")
    kinds.chosen.emit("soft-wipe")
    qtbot.keyClick(find(editing, NumberField, "inspectorField_transition_angle"), Qt.Key.Key_Up)
    qtbot.keyClick(find(editing, NumberField, "inspectorField_transition_length"), Qt.Key.Key_Up,
                   Qt.KeyboardModifier.ShiftModifier)
    made = editor.sequence.tracks[0].transitions[0]
    assert made.kind == "soft-wipe" and made.settings["angle"] and made.duration == 27
    find(editing, QPushButton, "inspectorRemoveTransition").click()  # type: ignore[attr-defined]
    assert editor.sequence.tracks[0].transitions == ()
    assert find(editing, QWidget, "inspectorEmpty").isVisible()


def test_typing_into_a_title_is_one_step_and_takes_chinese(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    assert pieces.put(editor, "title:plain") is None
    title = next(iter(editor.state.selection.clips))
    before = clip(editor, title).media
    field = find(editing, QPlainTextEdit, "inspectorText")
    assert isinstance(field, QPlainTextEdit)
    editing.window.activateWindow()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Night")
    field.insertPlainText("\n海")
    media = clip(editor, title).media
    assert isinstance(media, TitleReference) and media.text == "Night\n海"
    find(editing, NumberField, "inspectorField_words_size").setFocus()
    editor.undo()
    assert clip(editor, title).media == before


def test_looks_of_a_title_are_changed(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    assert pieces.put(editor, "title:plain") is None
    title = next(iter(editor.state.selection.clips))
    qtbot.keyClick(find(editing, NumberField, "inspectorField_words_size"), Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    align = find(editing, QComboBox, "inspectorField_words_align")
    assert isinstance(align, QComboBox)
    qtbot.keyClick(align, Qt.Key.Key_Down)
    movements = find(editing, Gallery, "inspectorStyles")
    assert isinstance(movements, Gallery) and movements.current == "fade"
    movements.chosen.emit("typewriter")
    media = clip(editor, title).media
    assert isinstance(media, TitleReference)
    assert (round(media.look.size, 3), media.look.align.value, media.appear) == (0.11, "right", "typewriter")


def test_a_list_that_hangs_open_while_other_words_are_selected_changes_nothing(editing: Desk, editor: Editor) -> None:
    editor.state.select_clips("caption_a")
    mode = find(editing, QComboBox, "inspectorField_words_mode")
    assert isinstance(mode, QComboBox) and mode.isVisible()
    assert pieces.put(editor, "title:plain") is None
    before = editor.project
    mode.activated.emit(1)
    assert editor.project == before and not mode.isVisible()


def test_a_caption_takes_a_style_and_gives_its_look_to_all(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    editor.state.select_clips("caption_a")
    styles = find(editing, Gallery, "inspectorStyles")
    assert isinstance(styles, Gallery) and styles.current == "plain"
    styles.chosen.emit("pop")
    qtbot.keyClick(find(editing, NumberField, "inspectorField_words_size"), Qt.Key.Key_Up)
    find(editing, QPushButton, "inspectorLookForAll").click()  # type: ignore[attr-defined]
    looks = [(media.style, dict(media.overrides)) for id in ("caption_a", "caption_b", "caption_c")
             if isinstance(media := clip(editor, id).media, CaptionReference)]
    assert looks == [("pop", {"size": pytest.approx(1.05)})] * 3
    editor.undo()
    media = clip(editor, "caption_b").media
    assert isinstance(media, CaptionReference) and media.style == "plain"


def test_a_graphic_takes_a_style_and_gives_its_look_to_the_whole_video(editing: Desk, editor: Editor) -> None:
    styles = find(editing, Gallery, "inspectorStyles")
    assert isinstance(styles, Gallery) and styles.isVisible() and styles.current == "nocturne"
    styles.chosen.emit("lantern")
    assert styles.current == "lantern" and styles_of_pictures(editor) == ["lantern", "nocturne", "nocturne"]
    find(editing, QPushButton, "inspectorLookForAll").click()  # type: ignore[attr-defined]
    assert styles_of_pictures(editor) == ["lantern"] * 3 and editor.project.brief.style == "lantern"
    editor.undo()
    assert styles_of_pictures(editor) == ["lantern", "nocturne", "nocturne"] and editor.project.brief.style != "lantern"


def styles_of_pictures(editor: Editor) -> list[str]:
    return [media.style for id in ("clip_a", "clip_b", "clip_c")
            if isinstance(media := clip(editor, id).media, GraphicReference)]


def test_a_graphic_shows_its_words(editing: Desk, editor: Editor) -> None:
    field = find(editing, QPlainTextEdit, "inspectorText")
    assert isinstance(field, QPlainTextEdit)
    assert field.isVisible()
    field.setPlainText("Other words")
    assert clip(editor, "clip_a").media.params["title"] == "Other words"  # type: ignore[union-attr]
    facts = find(editing, QLabel, "inspectorFacts")
    assert isinstance(facts, QLabel) and "2.00" in facts.text()


def test_shadow_mask_and_mirroring(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    for name in ("shadow", "flip_across"):
        switch = find(editing, QCheckBox, f"inspectorField_{name}")
        assert isinstance(switch, QCheckBox)
        switch.click()
    qtbot.keyClick(find(editing, NumberField, "inspectorField_shadow_blur"), Qt.Key.Key_Up)
    masks = find(editing, MasksSection, "inspectorMasks")
    assert isinstance(masks, MasksSection)
    masks.add_menu().actions()[1].trigger()
    qtbot.keyClick(find(editing, NumberField, "inspectorField_mask0_feather"), Qt.Key.Key_Up)
    look = clip(editor, "clip_a").appearance
    assert look.shadow is not None and look.shadow.blur.value == pytest.approx(0.025)
    assert (look.masks[0].shape.value, look.masks[0].feather.value) == ("ellipse", pytest.approx(0.005))
    assert clip(editor, "clip_a").transform.flip_across
    for _ in range(5):
        editor.undo()
    assert clip(editor, "clip_a").appearance == clip(editor, "clip_b").appearance


def test_different_values_are_shown_as_mixed(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    switch = find(editing, QCheckBox, "inspectorField_flip_across")
    assert isinstance(switch, QCheckBox)
    switch.click()
    qtbot.keyClick(find(editing, NumberField, "inspectorField_rotation"), Qt.Key.Key_Up)
    editor.state.select_clips("clip_a", "clip_b")
    assert switch.checkState() is Qt.CheckState.PartiallyChecked
    turn = find(editing, NumberField, "inspectorField_rotation")
    assert isinstance(turn, NumberField) and turn.text() == "Mixed"
    find(editing, QToolButton, "inspectorReset_rotation").click()  # type: ignore[attr-defined]
    assert clip(editor, "clip_a").transform.rotation.value == 0


def test_a_shaky_film_is_measured_from_its_effect(editing: Desk, editor: Editor, qtbot: QtBot, tmp_path: Path) -> None:
    path = shaky_film(tmp_path / "shaky.mp4")
    digest, _ = editing.studio.effect_files._library.store.put_file(path)
    film = Asset("film", digest, AssetKind.FILM, "shaky.mp4", "video/mp4", 128, 96, Fraction(12, 30))
    shown = Clip("shaky", AssetReference("film"), 12)
    editor.apply_all([AddAssets((film,)), InsertClip("V", 180, shown)], "Film")
    give(editor, "stabilise", to="shaky")
    editor.state.select_clips("shaky")
    find(editing, QPushButton, "effectMeasure_0").click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(clip(editor, "shaky").effects[0].asset_id), timeout=60_000)
    asset = editor.project.asset(clip(editor, "shaky").effects[0].asset_id)
    assert asset is not None and asset.kind is AssetKind.MOTION
    assert not find(editing, QPushButton, "effectMeasure_0").isVisible()


def shaky_film(path: Path) -> Path:
    import av

    grain = np.random.default_rng(1).integers(0, 256, (120, 160, 3)).astype(np.uint8).repeat(2, 0).repeat(2, 1)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 128, 96, "yuv420p"
        for number in range(12):
            left = 10 + 4 * (number % 3)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(
                np.ascontiguousarray(grain[20:116, left:left + 128]), "rgb24")))
        container.mux(stream.encode(None))
    return path
