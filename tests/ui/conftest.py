"""A real window over a real library, offscreen, driven as a creator would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from open_window import PROJECT, Desk, sample_project
from pytestqt.qtbot import QtBot

from autovideo_studio.app.opening import open_studio
from autovideo_studio.document.document import Document
from autovideo_studio.library.library import Library
from autovideo_studio.services.studio import Studio
from autovideo_studio.ui.bridge.engine import Engine
from autovideo_studio.ui.bridge.mailbox import Mailbox
from autovideo_studio.ui.start import Start
from autovideo_studio.ui.style.theme import load_fonts, theme


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the person's settings nor the sizes of their windows."""
    from PySide6.QtCore import QSettings

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "config"))


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.projects.create("Sample", id=PROJECT)
        Document.create(sample_project(), library.journal(PROJECT))
    load_fonts()
    theme().use("dark")
    mailbox = Mailbox()
    closed: list[bool] = []
    start = Start(mailbox, lambda: closed.append(True))

    def opening() -> AbstractAsyncContextManager[Studio]:
        return open_studio(folder, call_owner=mailbox.call)

    engine = Engine(opening, mailbox, lambda studio: start.open(studio, engine), start.tell_error)
    engine.start()
    qtbot.waitUntil(lambda: start.window is not None, timeout=15_000)
    assert start.window is not None and start.workspace is not None
    yield Desk(start.window, start.workspace, start.workspace.studio, start)
    start.close()
    engine.close()
    mailbox.close()


@pytest.fixture
def editing(desk: Desk) -> Desk:
    """The sample is open in the studio page."""
    assert desk.workspace.open_project(PROJECT)
    return desk
