"""What is done to many clips at once: one step, painted first, told about when the hands rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from frozendict import frozendict
from open_window import PROJECT, Desk, OpenedIn, sample_project
from pytestqt.qtbot import QtBot

from autovideo_studio.document.document import Document
from autovideo_studio.domain.items import Clip, Gap
from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.library.library import Library
from autovideo_studio.ui.actions import pieces
from autovideo_studio.ui.editor import MUCH, Editor

EACH = MUCH


def graphic(id: str) -> Clip:
    return Clip(id, GraphicReference("title", "nocturne", frozendict(text=id), 1), 30, id)


@pytest.fixture
def desk(tmp_path: Path, opened_in: OpenedIn) -> Iterator[Desk]:
    """Two tracks of so many clips that both together are many; on the upper one there are gaps."""
    lower = tuple(graphic(f"a{number}") for number in range(EACH))
    upper = tuple(item for number in range(EACH) for item in (Gap(10), graphic(f"b{number}")))
    sample = sample_project()
    tracks = (Track("V", TrackKind.VIDEO, items=lower), Track("O", TrackKind.OVERLAY, items=upper))
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.projects.create("Sample", id=PROJECT)
        Document.create(replace(sample, sequence=replace(sample.sequence, tracks=tracks)), library.journal(PROJECT))
    with opened_in(folder) as desk:
        desk.window.show()
        assert desk.workspace.open_project(PROJECT)
        yield desk


def editor_of(desk: Desk) -> Editor:
    assert desk.workspace.editor is not None
    return desk.workspace.editor


def clips(editor: Editor) -> list[Clip]:
    return [clip for track in editor.sequence.tracks for _, clip in track.clips()]


def test_what_tells_about_many_clips_waits_until_the_hands_rest(desk: Desk, qtbot: QtBot) -> None:
    editor, press = editor_of(desk), desk.window.actions_table.run
    with qtbot.waitSignal(editor.settled):
        press("select-all")
    told: list[None] = []
    editor.settled.connect(lambda: told.append(None))
    for action, count in (("delete", 0), ("undo", 2 * EACH)):
        with qtbot.waitSignal(editor.settled):
            press(action)
            assert len(clips(editor)) == count and not editor.state.selection and told == []
        told.clear()
    editor.state.select_clips("a1")
    told.clear()
    press("delete")
    assert editor.clip("a1") is None and told


def test_effects_are_put_on_pasted_on_and_taken_off_all_in_one_step(desk: Desk) -> None:
    editor, press = editor_of(desk), desk.window.actions_table.run
    pieces.put(editor, "effect:blur")
    press("select-all")
    steps = editor.document.position
    assert pieces.put(editor, "effect:blur") is None
    assert editor.document.position == steps + 1
    assert all([one.effect for one in clip.effects] == ["blur"] for clip in clips(editor))
    editor.state.select_clips("a0")
    assert pieces.put(editor, "effect:grain") is None
    press("copy")
    press("select-all")
    press("paste-attributes")
    assert all([one.effect for one in clip.effects] == ["blur", "grain"] for clip in clips(editor))
    press("remove-effects")
    assert not any(clip.effects for clip in clips(editor)) and editor.document.position == steps + 4
    press("undo")
    press("undo")
    assert [len(clip.effects) for clip in clips(editor)] == [2] + [1] * (2 * EACH - 1)


def test_many_clips_are_nudged_over_what_lies_behind(desk: Desk) -> None:
    editor, press = editor_of(desk), desk.window.actions_table.run
    editor.state.select_clips(*(clip.id for clip in clips(editor)[:EACH - 1]))
    press("nudge-right-10")
    lower = editor.sequence.tracks[0]
    assert [item.duration for item in lower.items] == [10] + [30] * (EACH - 1) + [20]
    press("undo")
    assert [item.duration for item in editor.sequence.tracks[0].items] == [30] * EACH
