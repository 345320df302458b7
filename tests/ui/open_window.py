"""A small project, and the open window as tests hold it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from frozendict import frozendict
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions

from autovideo_studio.app.opening import open_studio
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
from autovideo_studio.jobs.fork_server import ForkServer
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


OpenedIn = Callable[[Path], AbstractContextManager[Desk]]


def wait(ready: Callable[[], bool], seconds: float = 120) -> None:
    """Let Qt work until it is true."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError
        let_be(0.02)


def let_be(seconds: float) -> None:
    """Let Qt work for a while."""
    app = QApplication.instance()
    assert app is not None
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        app.processEvents()
        time.sleep(min(0.002, left))


@contextmanager
def open_desk(folder: Path, wait: Callable[[Callable[[], bool]], object], forks: ForkServer | None = None) -> Iterator[Desk]:
    """The window over the library in a folder, with its engine; closed at the end. `wait` lets Qt work until its argument is
    true. Its processes come from `forks`, or from a server of its own."""
    load_fonts()
    theme().use("dark")
    mailbox = Mailbox()
    start = Start(mailbox, lambda: None)

    def opening() -> AbstractAsyncContextManager[Studio]:
        return open_studio(folder, call_owner=mailbox.call, forks=forks)

    engine = Engine(opening, mailbox, lambda studio: start.open(studio, engine), start.tell_error)
    engine.start()
    try:
        wait(lambda: start.window is not None)
        assert start.window is not None and start.workspace is not None
        yield Desk(start.window, start.workspace, start.workspace.studio, start)
    finally:
        start.close()
        engine.close()
        mailbox.close()
        let_go()


def let_go() -> None:
    """Windows that were closed go now: else each test would restyle the windows of all before. Qt may tell an event filter of
    the end of a view's inner widget when for PySide there is none any more; nothing else may happen."""
    with capture_exceptions() as raised:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert all("already deleted" in str(error) for _, error, _ in raised), raised


def open_panel(desk: Desk, id: str) -> None:
    """Click the panel's tab in the studio page."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QTabBar

    from autovideo_studio.ui.studio.page import StudioPage

    page = desk.window.findChild(StudioPage)
    assert page is not None
    wanted = page.panel(id).windowTitle()
    bar, number = next((bar, number) for bar in page.findChildren(QTabBar) for number in range(bar.count())
                       if bar.tabText(number) == wanted)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())
