"""The timeline paints only what has changed: after every edit the screen shows what painting everything anew would."""

from __future__ import annotations

import random
from itertools import accumulate, pairwise

import pytest
from frozendict import frozendict
from open_window import Desk
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from autovideo_studio.domain.edits.insert import InsertClip
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.domain.track import Track
from autovideo_studio.ui.timeline.art import ClipArt
from autovideo_studio.ui.timeline.minimap import MiniMap
from autovideo_studio.ui.timeline.model import Lane
from autovideo_studio.ui.timeline.view import TimelineView

VERBS = ("nudge-right-10", "nudge-left", "toggle-enabled", "duplicate", "delete", "ripple-delete", "split", "add-marker", "undo",
         "undo", "redo", "trim-start", "zoom-in", "zoom-out", "add-transition", "toggle-pinned")


def seen(desk: Desk) -> QImage:
    """The timeline and its overview as they stand on the screen."""
    view, overview = desk.window.findChild(TimelineView), desk.window.findChild(MiniMap)
    assert view is not None and overview is not None
    window = desk.window.screen().grabWindow(desk.window.winId()).toImage()
    top = view.mapTo(desk.window, QPoint(0, 0))
    return window.copy(QRect(top, view.size()).united(QRect(overview.mapTo(desk.window, QPoint(0, 0)), overview.size())))


def anew(desk: Desk) -> QImage:
    view, overview = desk.window.findChild(TimelineView), desk.window.findChild(MiniMap)
    assert view is not None and overview is not None
    view._rows._kept.clear()
    overview._lines.clear()
    view.viewport().repaint()
    overview.repaint()
    return seen(desk)


def test_the_screen_shows_every_edit_and_every_step_of_a_drag(editing: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autovideo_studio.ui.timeline.row_pictures.BUDGET_S", 60.0)
    monkeypatch.setattr(ClipArt, "draw_pictures", lambda *arguments: set())  # they come when they like
    monkeypatch.setattr(editing.window.toasts, "tell", lambda *arguments, **named: None)  # they go when they like
    desk, dice = editing, random.Random(5)
    desk.window.resize(1440, 900)
    desk.window.show()
    view, editor = desk.window.findChild(TimelineView), desk.workspace.editor
    assert view is not None and editor is not None
    QApplication.processEvents()
    for number in range(60):
        clips = [clip.id for track in editor.sequence.tracks for _, clip in track.clips()]
        if clips and number % 3 == 0:
            editor.state.select_clips(*dice.sample(clips, min(len(clips), dice.choice((1, 1, 2)))))
        editor.seek(dice.randrange(200))
        verb = dice.choice(VERBS)
        if verb in desk.window.actions_table.specs:
            desk.window.actions_table.run(verb)
        QApplication.processEvents()
        assert seen(desk) == anew(desk), verb
    while editor.document.can_undo:
        editor.undo()
    view.fit()
    row = view._model.row_of("V")
    assert row is not None
    start = QPoint(round(view.scale.x(90)), round(26 + row.top + row.height * 0.8 - view.scale.top))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(0, 90, 6):
        QTest.mouseMove(view.viewport(), start + QPoint(step, 0))
        QApplication.processEvents()
        assert seen(desk) == anew(desk), step
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(84, 0))


def test_where_a_track_looks_otherwise(editing: Desk) -> None:
    editor = editing.workspace.editor
    assert editor is not None

    def captions() -> Track:
        return next(track for track in editor.sequence.tracks if track.id == "C")

    before = Lane.of(captions())
    assert (Lane.of(captions()).differing(before).start, Lane.of(captions()).differing(before).end) == (0, 0)
    editor.state.select_clips("caption_b")
    editing.window.actions_table.run("toggle-enabled")
    span = Lane.of(captions()).differing(before)
    assert (span.start, span.end) == (60, 120)
    editing.window.actions_table.run("nudge-right-10")
    assert Lane.of(captions()).differing(before).end == 180  # the clip behind it was cut


@pytest.mark.parametrize("px", [20.0, 3.7, 1.37, 0.37, 0.11])
def test_the_screen_shows_the_same_wherever_it_was_scrolled_from(editing: Desk, monkeypatch: pytest.MonkeyPatch,
                                                                 px: float) -> None:
    monkeypatch.setattr("autovideo_studio.ui.timeline.row_pictures.BUDGET_S", 60.0)
    monkeypatch.setattr(ClipArt, "draw_pictures", lambda *arguments: set())
    editing.window.resize(1440, 900)
    editing.window.show()
    view, editor = editing.window.findChild(TimelineView), editing.workspace.editor
    assert view is not None and editor is not None
    begins = [0, *accumulate(7 + number * 13 % 90 for number in range(200))]
    clips = [Clip(f"long_{number}", GraphicReference("title", "nocturne", frozendict(text=f"Words {number}"), 1), end - start)
             for number, (start, end) in enumerate(pairwise(begins))]
    assert editor.apply_all([InsertClip("O", start, clip) for start, clip in zip(begins, clips, strict=False)], "Many")
    editor.state.select_clips("long_70", "clip_b", "long_110")
    view.set_zoom(px)
    view.go_left(2000)
    dice = random.Random(3)
    for _ in range(12):
        view.go_left(view.scale.left + dice.choice((-300, -80, -11, -1, 1, 5, 80, 700)) / px)
        QApplication.processEvents()
        assert seen(editing) == anew(editing)


def test_pictures_are_asked_for_where_the_timeline_rests(editing: Desk, qtbot: QtBot) -> None:
    editing.window.resize(1440, 900)
    editing.window.show()
    view = editing.window.findChild(TimelineView)
    assert view is not None and editing.workspace.editor is not None
    art, row = view._art, view._model.row_of("V")
    assert row is not None
    view.set_zoom(4.0)
    view.viewport().repaint()
    wanted = {("drawn", clip.media, clip.duration) for clip in row.lane.clips}
    assert not wanted & art._known.keys() and set(view._rows.missed(view.scale, view.viewport().width())) == wanted
    plain = anew(editing)
    for _ in range(20):
        view.go_left(view.scale.left + 1)
        QApplication.processEvents()
        assert not wanted & art._known.keys()
    view.go_left(0)
    qtbot.waitUntil(lambda: all(art._known.get(key) for key in wanted) and not view._rows.missed(
        view.scale, view.viewport().width()), timeout=60_000)
    QApplication.processEvents()
    shown = seen(editing)
    assert shown != plain and shown == anew(editing)
