"""A real window over a real library, offscreen, driven as a creator would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from frozendict import frozendict
from pytestqt.qtbot import QtBot

from autovideo_studio.app.opening import open_studio
from autovideo_studio.document.document import Document
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Origin
from autovideo_studio.domain.marker import Marker
from autovideo_studio.domain.media_reference import CaptionReference, CaptionWord, GraphicReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene, Script
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.library.library import Library
from autovideo_studio.services.studio import Studio
from autovideo_studio.ui.bridge.engine import Engine
from autovideo_studio.ui.bridge.mailbox import Mailbox
from autovideo_studio.ui.main_window import MainWindow
from autovideo_studio.ui.start import Start
from autovideo_studio.ui.style.theme import load_fonts, theme
from autovideo_studio.ui.workspace import Workspace

PROJECT = "project_sample"


def sample_project() -> Project:
    """Three scenes of two seconds with captions; a dissolve after the first; a chapter."""
    scenes = tuple(Scene(f"scene_{name}", f"The words of scene {name}.", heading=name.upper()) for name in "abc")
    pictures = tuple(Clip(f"clip_{name}", GraphicReference("title", "nocturne", frozendict(text=name), 1), 60, name.upper(),
                          origin=Origin(f"scene_{name}", "visual")) for name in "abc")
    words = (CaptionWord("Words", 0, 20), CaptionWord("here", 20, 40))
    captions = tuple(Clip(f"caption_{name}", CaptionReference((words,), "plain"), 60, origin=Origin(f"scene_{name}", "caption"))
                     for name in "abc")
    tracks = (Track("V", TrackKind.VIDEO, items=pictures, transitions=(Transition("blend", "clip_a", "dissolve", 6, 6),)),
              Track("O", TrackKind.OVERLAY), Track("C", TrackKind.CAPTION, items=captions))
    sequence = Sequence("sequence_sample", SequenceFormat(320, 180, Fraction(30)), tracks,
                        (Marker("mark", TimeRange(90, 0), "Half", "chapter"),))
    return Project(PROJECT, "Sample", Brief("words", voice="espeak:en"), Script("Sample", "en", scenes), sequence)


@dataclass
class Desk:
    """The open window and what is behind it."""

    window: MainWindow
    workspace: Workspace
    studio: Studio
    start: Start


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
