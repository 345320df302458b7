"""A video plays in the library under the pointer; nothing moves by itself where less motion is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from open_window import PROJECT, Desk
from PySide6.QtWidgets import QCheckBox, QListView, QListWidget
from pytestqt.qtbot import QtBot

from autovideo_studio.foundation import desktop
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.ui.library.page import LibraryPage
from autovideo_studio.ui.style.motion import Motion, motion
from autovideo_studio.ui.widgets.gallery import Gallery


@pytest.fixture(autouse=True)
def moving() -> Iterator[None]:
    """As a system that asks for nothing."""
    motion().reduce(False)
    motion().follow_system(False)
    yield
    motion().reduce(False)


@pytest.fixture
def library(desk: Desk, qtbot: QtBot) -> LibraryPage:
    """The sample is known to be six seconds long."""
    desk.window.show()
    page = desk.window.findChild(LibraryPage)
    assert isinstance(page, LibraryPage)
    desk.studio.projects._library.projects.update(PROJECT, seconds=6.0)
    desk.workspace.library_changed.emit()
    view = page.findChild(QListView, "libraryList")
    assert view is not None
    qtbot.waitUntil(lambda: view.model().rowCount() == 1 and bool(page._model.video(view.model().index(0, 0)).seconds),
                    timeout=15_000)
    return page


def hover(page: LibraryPage) -> None:
    view = page.findChild(QListView, "libraryList")
    assert view is not None
    view.entered.emit(view.model().index(0, 0))


def test_a_video_plays_under_the_pointer_and_rests_when_it_has_gone(library: LibraryPage, qtbot: QtBot) -> None:
    hover(library)
    qtbot.waitUntil(lambda: library.hover.playing == PROJECT, timeout=20_000)
    shown = {library._model._instead[1].cacheKey()}  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: library._model._instead[1].cacheKey() not in shown, timeout=5_000)  # type: ignore[union-attr]
    library.hover.stop()
    assert library.hover.playing == "" and library._model._instead == ("", None)


def test_what_is_drawn_for_a_video_ends_when_the_pointer_goes(desk: Desk, library: LibraryPage, qtbot: QtBot,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    tokens: list[CancelToken] = []

    async def never(project: object, cancel: CancelToken) -> None:
        tokens.append(cancel)
        await asyncio.sleep(60)

    monkeypatch.setattr(desk.studio.pictures, "of_project", never)
    hover(library)
    qtbot.waitUntil(lambda: bool(tokens), timeout=15_000)
    assert not tokens[0].cancelled
    library.hover.stop()
    assert tokens[0].cancelled


def test_nothing_plays_where_less_motion_is_asked_for(library: LibraryPage, qtbot: QtBot) -> None:
    hover(library)
    qtbot.waitUntil(lambda: library.hover.playing == PROJECT, timeout=20_000)
    motion().follow_system(True)
    assert library.hover.playing == ""
    hover(library)
    qtbot.wait(400)
    assert library.hover.playing == ""


def test_samples_rest_where_less_motion_is_asked_for(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_page("create")
    gallery = desk.window.findChild(Gallery, "createStyles")
    assert isinstance(gallery, Gallery)
    gallery._work("paper")
    assert gallery._at_work == "paper"
    gallery._stop()
    motion().reduce(True)
    gallery._work("paper")
    assert gallery._at_work == ""


def test_the_setting_counts_at_once(desk: Desk) -> None:
    desk.window.show_page("settings")
    sections = desk.window.findChild(QListWidget, "settingsSections")
    assert sections is not None
    sections.setCurrentRow(0)
    box = desk.window.findChild(QCheckBox, "setting_window.reduced_motion")
    assert box is not None
    box.click()
    assert motion().reduced
    box.click()
    assert not motion().reduced


def test_either_wish_is_enough_and_changes_are_told_once() -> None:
    told: list[bool] = []
    one = Motion()
    one.changed.connect(lambda: told.append(one.reduced))
    one.reduce(True)
    one.follow_system(True)
    one.reduce(False)
    assert one.reduced and told == [True]
    one.follow_system(False)
    assert told == [True, False]


@pytest.mark.parametrize(("said", "less"), [("false", True), ("true", False), ("", False)])
def test_the_desktop_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, less: bool) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\necho '{said}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(desktop.sys, "platform", "linux")
    assert desktop.wants_less_motion() is less


def test_a_desktop_that_says_nothing_wants_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(desktop.sys, "platform", "linux")
    assert not desktop.wants_less_motion()
