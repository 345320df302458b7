"""Each verb of the timeline twice: by the mouse in the real window, and by its key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from open_window import PROJECT, Desk, OpenedIn, sample_project
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from autovideo_studio.document.document import Document
from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.items import Clip, Gap
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.library.library import Library
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.timeline.metrics import HEIGHTS, RULER_HEIGHT
from autovideo_studio.ui.timeline.view import TimelineView
from autovideo_studio.ui.ui_state import Tool

NONE, SHIFT, CONTROL, ALT = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier,
                             Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)


def film(id: str, start: int, duration: int = 60) -> Clip:
    return Clip(id, AssetReference("film"), duration, id, source_start=Fraction(start, 30), linked="pair" if id.endswith("b")
                else None)


@pytest.fixture
def cutting(tmp_path: Path, qtbot: QtBot, opened_in: OpenedIn) -> Iterator[Desk]:
    """V: a, b, c of one film, each two seconds; A: the sound of b under it, a gap before."""
    tracks = (Track("V", TrackKind.VIDEO, items=(film("a", 60), film("b", 120), film("c", 180))),
              Track("A", TrackKind.SOUND, items=(Gap(60), film("sound_b", 120))))
    sample = sample_project()
    project = replace(sample, assets=(Asset("film", "0" * 64, AssetKind.FILM, "film.mp4", width=320, height=180,
                                            seconds=Fraction(20), has_audio=True),),
                      sequence=replace(sample.sequence, tracks=tracks))
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.projects.create("Sample", id=PROJECT)
        Document.create(project, library.journal(PROJECT))
    with opened_in(folder) as desk:
        assert desk.workspace.open_project(PROJECT)
        with qtbot.waitActive(desk.window):
            desk.window.activateWindow()
        view_of(desk).setFocus()
        editor_of(desk).state.snap(False)
        yield desk


def editor_of(desk: Desk) -> Editor:
    assert desk.workspace.editor is not None
    return desk.workspace.editor


def view_of(desk: Desk) -> TimelineView:
    view = desk.window.findChild(TimelineView)
    assert isinstance(view, TimelineView)
    view.set_zoom(4.0)
    view.go_left(0)
    return view


def spans(desk: Desk, track: str = "V") -> dict[str, tuple[int, int]]:
    found = next(each for each in editor_of(desk).sequence.tracks if each.id == track)
    return {clip.id: (span.start, span.end) for span, clip in found.clips()}


def point(desk: Desk, frame: float, track: str, down: float = 0.7) -> QPoint:
    view = view_of(desk)
    row = view._model.row_of(track)
    assert row is not None
    return QPoint(round(view.scale.x(frame)), round(RULER_HEIGHT + row.top - view.scale.top + row.height * down))


def drag(desk: Desk, start: QPoint, by: int, held: Qt.KeyboardModifier = NONE, down: int = 0) -> None:
    """By so many frames, in five steps."""
    surface, end = view_of(desk).viewport(), start + QPoint(by * 4, down)
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, held, start)
    for part in range(1, 6):
        at = QPointF(start + (end - start) * part / 5)
        QApplication.sendEvent(surface, QMouseEvent(QEvent.Type.MouseMove, at, QPointF(surface.mapToGlobal(at.toPoint())),
                                                    Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, held))
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, held, end)


def press(desk: Desk, action: str) -> None:
    """The action's own key, as it is pressed."""
    keys = desk.window.actions_table.qt(action).shortcut()
    assert not keys.isEmpty(), action
    QTest.keySequence(view_of(desk), QKeySequence(keys))


def start_of(desk: Desk, id: str) -> Fraction:
    clip = editor_of(desk).clip(id)
    assert clip is not None
    return clip.source_start * 30


def test_slip(cutting: Desk) -> None:
    editor_of(cutting).state.take(Tool.SLIP)
    drag(cutting, point(cutting, 90, "V"), -10)
    assert start_of(cutting, "b") == 130 and start_of(cutting, "sound_b") == 130
    press(cutting, "slip-back")
    assert start_of(cutting, "b") == 129 and spans(cutting)["b"] == (60, 120)


def test_slide(cutting: Desk) -> None:
    press(cutting, "tool-slide")
    drag(cutting, point(cutting, 90, "V"), 10)
    assert spans(cutting) == {"a": (0, 70), "b": (70, 130), "c": (130, 180)}
    press(cutting, "slide-back")
    assert spans(cutting)["b"] == (69, 129)


def test_roll(cutting: Desk) -> None:
    editor = editor_of(cutting)
    drag(cutting, point(cutting, 120, "V"), 8)
    assert spans(cutting) == {"a": (0, 60), "b": (60, 128), "c": (128, 180)}
    editor.seek(70)
    press(cutting, "roll-to-playhead")
    assert spans(cutting)["a"] == (0, 70)


def test_trim_frame_by_frame(cutting: Desk) -> None:
    editor_of(cutting).state.select_clips("c")
    press(cutting, "end-earlier")
    press(cutting, "end-earlier")
    press(cutting, "start-later")
    assert spans(cutting)["c"] == (121, 178)
    press(cutting, "end-later")
    press(cutting, "start-earlier")
    assert spans(cutting)["c"] == (120, 179)


def test_speed_stretch(cutting: Desk) -> None:
    press(cutting, "tool-stretch")
    drag(cutting, point(cutting, 179, "V"), -20)
    assert spans(cutting)["c"][1] == 160 and editor_of(cutting).clip("c").speed > 1  # type: ignore[union-attr]
    editor_of(cutting).state.select_clips("c")
    press(cutting, "slower")
    assert spans(cutting)["c"][1] > 160
    press(cutting, "faster")
    assert abs(spans(cutting)["c"][1] - 160) <= 1


def test_speed_stretch_at_the_left_edge(cutting: Desk) -> None:
    editor = editor_of(cutting)
    press(cutting, "tool-stretch")
    drag(cutting, point(cutting, 121, "V"), 20)
    assert spans(cutting)["c"] == (120, 160) and editor.clip("c").speed == Fraction(3, 2)  # type: ignore[union-attr]
    editor.undo()
    drag(cutting, point(cutting, 1, "V"), 20, ALT)
    assert spans(cutting) == {"a": (20, 60), "b": (60, 120), "c": (120, 180)}
    assert editor.clip("a").speed == Fraction(3, 2)  # type: ignore[union-attr]


def test_fades_by_handle_and_to_the_playhead(cutting: Desk) -> None:
    editor = editor_of(cutting)
    row = view_of(cutting)._model.row_of("A")
    assert row is not None
    handle = point(cutting, 60, "A", 0) + QPoint(11, 6)
    drag(cutting, handle, 12)
    assert editor.clip("sound_b").sound.fade_in == 12  # type: ignore[union-attr]
    editor.seek(100)
    press(cutting, "fade-out")
    assert editor.clip("sound_b").sound.fade_out == 20  # type: ignore[union-attr]
    editor.seek(80)
    press(cutting, "fade-in")
    assert editor.clip("sound_b").sound.fade_in == 20  # type: ignore[union-attr]


def test_the_marked_range_is_selected_lifted_extracted(cutting: Desk) -> None:
    editor = editor_of(cutting)
    editor.seek(70)
    press(cutting, "mark-in")
    editor.seek(99)
    press(cutting, "mark-out")
    assert editor.state.range == TimeRange(70, 30)
    press(cutting, "select-between")
    assert editor.state.selection.clips == {"b", "sound_b"}
    editor.state.select_clips()
    press(cutting, "lift-range")
    assert [span for span in spans(cutting).values()] == [(0, 60), (60, 70), (100, 120), (120, 180)]
    press(cutting, "undo")
    press(cutting, "extract-range")
    assert max(end for _, end in spans(cutting).values()) == 150 and max(end for _, end in spans(cutting, "A").values()) == 90
    assert editor.state.range is None


def test_gaps_close_where_the_pointer_is_and_all_at_once(cutting: Desk) -> None:
    editor, view = editor_of(cutting), view_of(cutting)
    panel = view.parentWidget()
    assert panel is not None
    found = view._hit(QPointF(point(cutting, 30, "A")))
    gap = panel._gap(found)  # type: ignore[attr-defined]
    assert editor.apply(gap) and spans(cutting, "A")["sound_b"] == (0, 60)
    press(cutting, "undo")
    editor.state.select_clips("b")
    press(cutting, "delete")
    press(cutting, "close-gaps")
    assert spans(cutting) == {"a": (0, 60), "c": (60, 120)}


def test_a_sound_that_ran_away_says_so_and_comes_back(cutting: Desk) -> None:
    editor, view = editor_of(cutting), view_of(cutting)
    press(cutting, "toggle-linking")
    drag(cutting, point(cutting, 90, "A", 0.5), 7)
    assert spans(cutting, "A")["sound_b"] == (67, 127)
    assert "+7" in view._hints.words(view._hit(QPointF(point(cutting, 100, "A", 0.9))))
    assert editor.state.selection.clips == {"sound_b"}
    press(cutting, "into-sync")
    assert spans(cutting, "A")["sound_b"] == (60, 120) and view._hints.late("sound_b") == 0


def test_sound_is_detached_and_linked_again(cutting: Desk) -> None:
    editor = editor_of(cutting)
    editor.state.select_clips("b", "sound_b")
    press(cutting, "unlink")
    editor.state.select_clips("b")
    press(cutting, "nudge-right")
    assert spans(cutting)["b"][0] == 61 and spans(cutting, "A")["sound_b"][0] == 60
    editor.state.select_clips("b", "sound_b")
    press(cutting, "link")
    editor.state.select_clips("b")
    press(cutting, "nudge-right")
    assert spans(cutting)["b"][0] == 62 and spans(cutting, "A")["sound_b"][0] == 61


def test_groups_move_together(cutting: Desk) -> None:
    editor = editor_of(cutting)
    editor.state.select_clips("c", "sound_b")
    press(cutting, "group")
    editor.state.select_clips("c")
    press(cutting, "nudge-right-10")
    assert spans(cutting)["c"][0] == 130 and spans(cutting, "A")["sound_b"][0] == 70


@pytest.mark.parametrize(("action", "flag"), [("track-muted", "muted"), ("track-solo", "solo"), ("track-hidden", "hidden"),
                                              ("track-locked", "locked")])
def test_a_track_is_switched_by_key(cutting: Desk, action: str, flag: str) -> None:
    editor = editor_of(cutting)
    press(cutting, "track-below")
    assert editor.state.selection.track == "V"
    press(cutting, action)
    assert getattr(editor.sequence.tracks[0], flag)
    press(cutting, action)
    assert not getattr(editor.sequence.tracks[0], flag)


def test_a_track_is_made_taller_by_key_and_by_its_border(cutting: Desk) -> None:
    press(cutting, "track-below")
    press(cutting, "track-taller")
    row = view_of(cutting)._model.row_of("V")
    assert row is not None and row.height == HEIGHTS[TrackKind.VIDEO] + 8
    press(cutting, "track-lower")
    row = view_of(cutting)._model.row_of("V")
    assert row is not None and row.height == HEIGHTS[TrackKind.VIDEO]


def test_from_here_on_this_track(cutting: Desk) -> None:
    editor_of(cutting).state.select_clips("b")
    press(cutting, "select-track-after")
    assert editor_of(cutting).state.selection.clips == {"b", "c"}


def test_a_timecode_is_typed_without_the_mouse(cutting: Desk) -> None:
    press(cutting, "type-timecode")
    field = cutting.window.findChild(QLineEdit, "timecodeEdit")
    assert field is not None and field.hasFocus()
    QTest.keyClicks(field, "2:00")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert editor_of(cutting).state.playhead == 60


def test_alt_suspends_snapping(cutting: Desk) -> None:
    editor_of(cutting).state.snap(True)
    editor_of(cutting).seek(170)
    drag(cutting, point(cutting, 179, "V"), -9)
    assert spans(cutting)["c"][1] == 170
    editor_of(cutting).undo()
    drag(cutting, point(cutting, 179, "V"), -9, Qt.KeyboardModifier.AltModifier)
    assert spans(cutting)["c"][1] == 171


def test_the_pointer_is_told_what_a_drag_does(cutting: Desk) -> None:
    view = view_of(cutting)

    def words(frame: float, track: str, down: float = 0.7) -> str:
        return view._hints.words(view._hit(QPointF(point(cutting, frame, track, down))))

    assert "trim" in words(179, "V") and "roll" in words(120, "V") and "fade in" in words(63, "A", 0.15)
    editor_of(cutting).state.take(Tool.SLIDE)
    assert "neighbours" in words(90, "V")
