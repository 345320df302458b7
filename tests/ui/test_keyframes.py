"""The curve of an animated number, bent by mouse and keys."""

from __future__ import annotations

import pytest
from open_window import Desk
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from autovideo_studio.domain.edits.clips import SetTransform
from autovideo_studio.domain.edits.effects import AddEffect
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Transform
from autovideo_studio.domain.keyframe import Animated, Easing, Keyframe
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.effects import EffectsSection
from autovideo_studio.ui.widgets.curve_view import CurveView


@pytest.fixture
def curve(editing: Desk, qtbot: QtBot) -> CurveView:
    """Of a clip that grows in 59 frames."""
    editor = editor_of(editing)
    editor.apply(SetTransform("clip_a", Transform(scale=Animated.ramp(1.0, 2.0, 59, Easing.LINEAR))))
    editor.seal()
    editing.window.show()
    section = editing.window.findChild(EffectsSection)
    assert section is not None
    editor.state.select_clips("clip_a")
    qtbot.waitUntil(section.isVisible, timeout=15_000)
    found = editing.window.findChild(CurveView, "keyframesCurve")
    assert isinstance(found, CurveView) and found.isVisible()
    found.resize(300, 150)
    return found


def editor_of(desk: Desk) -> Editor:
    assert desk.workspace.editor is not None
    return desk.workspace.editor


def keys(desk: Desk) -> list[tuple[int, float]]:
    clip = editor_of(desk).clip("clip_a")
    assert clip is not None
    return [(key.frame, round(key.value, 2)) for key in clip.transform.scale.keyframes]


def drag(curve: CurveView, qtbot: QtBot, start: QPointF, end: QPointF) -> None:
    qtbot.mousePress(curve, Qt.MouseButton.LeftButton, pos=start.toPoint())
    for part in (0.3, 0.7, 1.0):
        at = start + (end - start) * part
        curve.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, at, at, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton,
                                         Qt.KeyboardModifier.NoModifier))
    qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=end.toPoint())


def test_a_dragged_key_moves_in_one_step(editing: Desk, curve: CurveView, qtbot: QtBot) -> None:
    before = keys(editing)
    drag(curve, qtbot, curve._point(59, 2.0), curve._point(40, 1.5))
    (first, last) = keys(editing)
    assert first == (0, 1.0) and last[0] == 40 and abs(last[1] - 1.5) < 0.05
    editor_of(editing).undo()
    assert keys(editing) == before


def test_a_double_click_makes_a_key_and_delete_takes_it_out(editing: Desk, curve: CurveView, qtbot: QtBot) -> None:
    at = curve._point(30, 1.9).toPoint()
    qtbot.mouseDClick(curve, Qt.MouseButton.LeftButton, pos=at)
    assert [frame for frame, _ in keys(editing)] == [0, 30, 59] and keys(editing)[1][1] == pytest.approx(1.9, abs=0.05)
    qtbot.keyClick(curve, Qt.Key.Key_Delete)
    assert [frame for frame, _ in keys(editing)] == [0, 59]


def test_keys_alone_do_it_all(editing: Desk, curve: CurveView, qtbot: QtBot) -> None:
    editor_of(editing).seek(20)
    qtbot.keyClick(curve, Qt.Key.Key_Insert)
    assert [frame for frame, _ in keys(editing)] == [0, 20, 59]
    qtbot.keyClick(curve, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(curve, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert keys(editing)[1] == (30, pytest.approx(1.44, abs=0.01))
    qtbot.keyClick(curve, Qt.Key.Key_PageDown)
    qtbot.keyClick(curve, Qt.Key.Key_Left)
    assert keys(editing)[2][0] == 58


def test_a_curve_of_one_s_own_is_bent_by_its_handle(editing: Desk, curve: CurveView, qtbot: QtBot) -> None:
    curve.choose(0)
    easing = editing.window.findChild(QComboBox, "inspectorField_easing")
    assert easing is not None and easing.isEnabled()
    easing.setFocus()
    qtbot.keyClick(easing, Qt.Key.Key_End)
    start = curve._handles()["first"][0]
    drag(curve, qtbot, start, curve._point(10, 1.8))
    clip = editor_of(editing).clip("clip_a")
    assert clip is not None
    key = clip.transform.scale.keyframes[0]
    assert key.easing is Easing.BEZIER
    assert key.curve[:2] == (pytest.approx(10 / 59, abs=0.03), pytest.approx(0.8, abs=0.05))


def test_pressing_beside_the_keys_moves_the_playhead(editing: Desk, curve: CurveView, qtbot: QtBot) -> None:
    qtbot.mouseClick(curve, Qt.MouseButton.LeftButton, pos=QPoint(round(curve._point(25, 1.0).x()), 20))
    assert editor_of(editing).state.playhead == 25
    after = editing.window.findChild(QToolButton, "keyframesNext")
    assert after is not None
    after.click()
    assert (editor_of(editing).state.playhead, curve.key) == (59, 59)


def test_a_number_of_an_effect_has_its_curve_too(editing: Desk, curve: CurveView) -> None:
    editor = editor_of(editing)
    keyed = Animated(0.01, (Keyframe(0, 0.0), Keyframe(30, 0.05)))
    from frozendict import frozendict

    editor.apply(AddEffect("clip_a", Effect("soft", "blur", frozendict(radius=keyed))))
    which = editing.window.findChild(QComboBox, "keyframesNumber")
    assert which is not None
    assert [which.itemText(number) for number in range(which.count())] == ["Size", "Blur: Radius"]
    editor.undo()
    assert which.count() == 1
