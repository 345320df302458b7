"""Cropping, drawn masks and paths, dragged on the picture in the real window; several masks; a picture's brightness as one."""

from __future__ import annotations

from pathlib import Path

import pytest
from open_window import Desk
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from autovideo_studio.domain.appearance import Mask, MaskShape
from autovideo_studio.domain.items import Clip
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.masks import MasksSection
from autovideo_studio.ui.preview.geometry import lying
from autovideo_studio.ui.preview.surface import Surface


@pytest.fixture
def editor(editing: Desk, qtbot: QtBot) -> Editor:
    assert editing.workspace.editor is not None
    with qtbot.waitActive(editing.window):
        editing.window.show()
        editing.window.activateWindow()
    editing.workspace.editor.seek(10)
    editing.workspace.editor.state.select_clips("clip_a")
    return editing.workspace.editor


def surface_of(desk: Desk) -> Surface:
    found = desk.window.findChild(Surface)
    assert isinstance(found, Surface)
    return found


def masks_of(desk: Desk) -> MasksSection:
    found = desk.window.findChild(MasksSection)
    assert isinstance(found, MasksSection)
    return found


def clip(editor: Editor) -> Clip:
    found = editor.clip("clip_a")
    assert found is not None
    return found


def mask(editor: Editor, number: int = 0) -> Mask:
    return clip(editor).appearance.masks[number]


def place(desk: Desk, editor: Editor, across: float, down: float) -> QPointF:
    """Where a point of the picture, in shares, lies on the panel."""
    placed = editor.placed("clip_a")
    assert placed is not None
    return lying(editor, placed, surface_of(desk).picture_rect).at(across, down)


def drag(desk: Desk, start: QPointF, end: QPointF) -> None:
    surface = surface_of(desk)
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, pos=start.toPoint())
    for part in range(1, 5):
        at = start + (end - start) * part / 4
        QApplication.sendEvent(surface, QMouseEvent(QEvent.Type.MouseMove, at, QPointF(surface.mapToGlobal(at.toPoint())),
                                                    Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton,
                                                    Qt.KeyboardModifier.NoModifier))
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=end.toPoint())


def test_a_side_and_a_corner_are_cropped_on_the_picture(editing: Desk, editor: Editor) -> None:
    button = editing.window.findChild(QToolButton, "cropButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert editor.state.shaping == "crop" and button.isChecked()
    drag(editing, place(editing, editor, 0, 0.5), place(editing, editor, 0.25, 0.5))
    assert clip(editor).transform.crop_left.value == pytest.approx(0.25, abs=0.01)
    drag(editing, place(editing, editor, 1, 1), place(editing, editor, 0.8, 0.7))
    transform = clip(editor).transform
    assert (transform.crop_right.value, transform.crop_bottom.value) == pytest.approx((0.2, 0.3), abs=0.01)
    drag(editing, place(editing, editor, 0.5, 0.35), place(editing, editor, 0.4, 0.35))
    transform = clip(editor).transform
    assert (transform.crop_left.value, transform.crop_right.value) == pytest.approx((0.15, 0.3), abs=0.01)
    editor.undo()
    assert clip(editor).transform.crop_left.value == pytest.approx(0.25, abs=0.01)
    surface_of(editing).setFocus()
    QTest.keyClick(surface_of(editing), Qt.Key.Key_Escape)
    assert editor.state.shaping == "" and not button.isChecked()


def test_a_crop_leaves_something(editing: Desk, editor: Editor) -> None:
    editor.state.shape("crop")
    drag(editing, place(editing, editor, 0, 0.5), place(editing, editor, 1.4, 0.5))
    assert clip(editor).transform.crop_left.value == pytest.approx(0.95)


def test_a_mirrored_and_turned_picture_is_cropped_where_the_pointer_is(editing: Desk, editor: Editor) -> None:
    from dataclasses import replace

    from autovideo_studio.domain.edits.clips import SetTransform
    from autovideo_studio.domain.keyframe import Animated

    editor.apply(SetTransform("clip_a", replace(clip(editor).transform, flip_across=True, rotation=Animated(30.0),
                                                scale=Animated(0.7))))
    editor.state.shape("crop")
    drag(editing, place(editing, editor, 0, 0.5), place(editing, editor, 0.3, 0.5))
    assert clip(editor).transform.crop_left.value == pytest.approx(0.3, abs=0.015)


def test_a_drawn_mask_is_moved_and_sized_on_the_picture(editing: Desk, editor: Editor) -> None:
    masks_of(editing).add_menu().actions()[0].trigger()
    assert editor.state.shaping == "mask:0" and mask(editor).shape is MaskShape.RECTANGLE
    drag(editing, place(editing, editor, 0.5, 0.5), place(editing, editor, 0.6, 0.4))
    assert (mask(editor).x.value, mask(editor).y.value) == pytest.approx((0.1, -0.1), abs=0.01)
    drag(editing, place(editing, editor, 0.9, 0.7), place(editing, editor, 0.8, 0.6))
    assert (mask(editor).width.value, mask(editor).height.value) == pytest.approx((0.4, 0.4), abs=0.02)


def test_a_path_gets_and_loses_points(editing: Desk, editor: Editor) -> None:
    masks_of(editing).add_menu().actions()[2].trigger()
    assert len(mask(editor).path) == 6
    right = place(editing, editor, 0.5 + 0.3, 0.5)
    drag(editing, right, place(editing, editor, 0.9, 0.5))
    assert max(x for x, _ in mask(editor).path) == pytest.approx(0.4 / 0.6, abs=0.02)
    surface = surface_of(editing)
    QTest.mouseDClick(surface, Qt.MouseButton.LeftButton, pos=place(editing, editor, 0.9, 0.5).toPoint())
    assert len(mask(editor).path) == 5
    QTest.mouseDClick(surface, Qt.MouseButton.LeftButton, pos=place(editing, editor, 0.5, 0.76).toPoint())
    assert len(mask(editor).path) == 6
    editor.undo()
    assert len(mask(editor).path) == 5


def test_several_masks_and_one_taken_out(editing: Desk, editor: Editor) -> None:
    section = masks_of(editing)
    section.add_menu().actions()[0].trigger()
    section.add_menu().actions()[1].trigger()
    assert [each.shape for each in clip(editor).appearance.masks] == [MaskShape.RECTANGLE, MaskShape.ELLIPSE]
    remove = editing.window.findChild(QToolButton, "maskRemove_0")
    assert remove is not None
    remove.click()
    assert [each.shape for each in clip(editor).appearance.masks] == [MaskShape.ELLIPSE]
    editor.state.select_clips("clip_a", "clip_b")
    card = editing.window.findChild(QToolButton, "maskRemove_0")
    assert card is not None and not card.isVisible()


def test_a_pictures_brightness_masks(editing: Desk, editor: Editor, qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    image.save(str(tmp_path / "soft.png"))
    section, shown = masks_of(editing), surface_of(editing)
    qtbot.waitUntil(lambda: shown.image is not None, timeout=20_000)
    assert shown.image is not None
    before = shown.image.copy()
    section.take_picture(tmp_path / "soft.png", lambda id: section.add(MaskShape.LUMA, id))
    qtbot.waitUntil(lambda: bool(clip(editor).appearance.masks), timeout=20_000)
    asset = editor.project.asset(mask(editor).asset_id)
    assert mask(editor).shape is MaskShape.LUMA and asset is not None and asset.name == "soft.png"
    qtbot.waitUntil(lambda: shown.image != before, timeout=20_000)


def test_the_inspector_fits_into_its_narrowest_panel(editing: Desk, editor: Editor, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QScrollArea

    from autovideo_studio.domain.edits.effects import AddEffect
    from autovideo_studio.domain.effect import Effect
    from autovideo_studio.ui.inspector.effects import EffectsSection
    from autovideo_studio.ui.studio.dock import NARROWEST

    effects = editing.window.findChild(EffectsSection)
    assert effects is not None
    qtbot.waitUntil(lambda: not effects.isHidden(), timeout=20_000)
    masks_of(editing).add(MaskShape.PATH)
    editor.apply(AddEffect("clip_a", Effect("blur", "blur")))
    area = next(each for each in editing.window.findChildren(QScrollArea) if each.isAncestorOf(effects))
    qtbot.waitUntil(lambda: bool(effects._cards))
    assert area.widget().minimumSizeHint().width() <= NARROWEST
