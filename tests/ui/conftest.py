"""A real window over a real library, offscreen, driven as a creator would."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from open_window import PROJECT, Desk, OpenedIn, open_desk, sample_project
from pytestqt.qtbot import QtBot

from autovideo_studio.document.document import Document
from autovideo_studio.jobs.fork_server import ForkServer
from autovideo_studio.library.library import Library


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the person's settings nor the sizes of their windows."""
    from PySide6.QtCore import QSettings

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "config"))


@pytest.fixture(autouse=True)
def garbage_stays_in_this_thread() -> Iterator[None]:
    """See ui/bridge/garbage.py: also what a test leaves is not found by another's threads."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()  # what stays is not gone through again after each of hundreds of tests
    gc.enable()


@pytest.fixture
def opened_in(qtbot: QtBot, forks: ForkServer | None) -> OpenedIn:
    """The window over the library in a folder."""
    return lambda folder: open_desk(folder, lambda ready: qtbot.waitUntil(ready, timeout=15_000), forks)


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """It holds the small sample; to be copied."""
    folder = tmp_path_factory.mktemp("sample") / "library"
    with Library.open(folder) as library:
        library.projects.create("Sample", id=PROJECT)
        Document.create(sample_project(), library.journal(PROJECT))
    return folder


@pytest.fixture
def desk(tmp_path: Path, sample_library: Path, opened_in: OpenedIn) -> Iterator[Desk]:
    """The library holds the small sample."""
    folder = tmp_path / "library"
    shutil.copytree(sample_library, folder)
    with opened_in(folder) as opened:
        yield opened


@pytest.fixture
def empty_desk(tmp_path: Path, opened_in: OpenedIn) -> Iterator[Desk]:
    """A first start."""
    with opened_in(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def editing(desk: Desk) -> Desk:
    """The sample is open in the studio page."""
    assert desk.workspace.open_project(PROJECT)
    return desk
