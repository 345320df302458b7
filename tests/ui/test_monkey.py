"""A monkey at the window: keys, clicks, drags, wheels and rubbish at random, and nothing breaks."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from open_window import PROJECT, Desk
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

RUBBISH = ("月亮拉著大海", "かな混じり", "a\u0000b\u0007\u001b[31m", "عربي\u202eabc", "👩‍👩‍👧‍👦🏳️‍🌈",
           "' OR 1=1; --", "<img src=x>&amp;", "../" * 30,
           "9" * 400, "-0", "1e999", "NaN", "\t\n\r", "%s{0}{name}", "\ud83d", "")
KEYS = [*range(Qt.Key.Key_Space, Qt.Key.Key_QuoteLeft), Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
        Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
        Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F2, Qt.Key.Key_F11]
HELD = (Qt.KeyboardModifier.NoModifier,) * 5 + (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
PAGES = ("library", "create", "studio", "studio", "studio", "queue", "settings")


class Monkey:
    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.dice = desk, random.Random(seed)
        self.did: list[str] = []

    @property
    def window(self) -> QWidget:
        """The language may have been changed: then it is another one."""
        assert self.desk.start.window is not None
        return self.desk.start.window

    def act(self) -> None:
        what = self.dice.choices((self.click, self.drag, self.key, self.wheel, self.type, self.go, self.command),
                                 (30, 15, 30, 10, 8, 4, 6))[0]
        self.did.append(what.__name__)
        what()
        QApplication.processEvents()

    def somewhere(self) -> tuple[QWidget, QPoint]:
        at = QPoint(self.dice.randrange(self.window.width()), self.dice.randrange(self.window.height()))
        widget = self.window.childAt(at) or self.window
        return widget, widget.mapFrom(self.window, at)

    def click(self) -> None:
        widget, at = self.somewhere()
        button = self.dice.choices((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton),
                                   (8, 1, 1))[0]
        kind = self.dice.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        kind(widget, button, self.dice.choice(HELD), at)

    def drag(self) -> None:
        widget, at = self.somewhere()
        held = self.dice.choice(HELD)
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, held, at)
        for _ in range(self.dice.randrange(1, 8)):
            at += QPoint(self.dice.randrange(-90, 91), self.dice.randrange(-40, 41))
            QTest.mouseMove(widget, at)
            if self.dice.random() < 0.1:
                self.key()
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, held, at)

    def key(self) -> None:
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, Qt.Key(self.dice.choice(KEYS)), self.dice.choice(HELD))

    def wheel(self) -> None:
        widget, at = self.somewhere()
        delta = self.dice.choice((-1200, -120, -8, 8, 120, 1200))
        QApplication.sendEvent(widget, QWheelEvent(
            QPointF(at), QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
            self.dice.choice(HELD), Qt.ScrollPhase.NoScrollPhase, False))

    def type(self) -> None:
        fields = [each for each in (*self.window.findChildren(QLineEdit), *self.window.findChildren(QPlainTextEdit))
                  if each.isVisible() and each.isEnabled()]
        if fields:
            field = self.dice.choice(fields)
            field.setFocus()
            if isinstance(field, QLineEdit):
                field.insert(self.dice.choice(RUBBISH))
            else:
                field.insertPlainText(self.dice.choice(RUBBISH))
            QTest.keyClick(field, self.dice.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_A)))

    def go(self) -> None:
        page = self.dice.choice(PAGES)
        if page == "studio" and self.desk.workspace.editor is None:
            self.desk.workspace.open_project(PROJECT)
        self.desk.workspace.go_to(page)

    def command(self) -> None:
        window = self.desk.start.window
        assert window is not None
        id = self.dice.choice(list(window.actions_table.specs))
        self.did.append(id)
        window.actions_table.run(id)


@pytest.fixture
def monkey_house(editing: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Files that it saves land in the test's folder; menus and dialogs that it opens are closed again; it starts no programs."""
    from PySide6.QtGui import QDesktopServices

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: True)

    def close_what_waits() -> None:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(modal, QDialog):
            modal.reject()

    timer = QTimer()
    timer.timeout.connect(close_what_waits)
    timer.start(40)
    editing.window.resize(1280, 800)
    editing.window.show()
    yield editing
    timer.stop()


def let_loose(desk: Desk, seed: int, seconds: float, most: int, caplog: pytest.LogCaptureFixture) -> None:
    """Any exception in a slot or an event handler fails the test by itself; what other threads met stands in the log."""
    monkey = Monkey(desk, seed)
    until = time.monotonic() + seconds
    for _ in range(most):
        with caplog.at_level(logging.ERROR):
            monkey.act()
        broken = [record for record in caplog.records if record.levelno >= logging.ERROR]
        assert not broken, (seed, monkey.did[-12:], broken[0].getMessage(), broken[0].exc_info)
        if time.monotonic() > until:
            break
    print(f"{len(monkey.did)} actions")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_monkey_for_a_moment(monkey_house: Desk, seed: int, caplog: pytest.LogCaptureFixture) -> None:
    let_loose(monkey_house, seed, 60, 250, caplog)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_a_monkey_for_ten_minutes(monkey_house: Desk, caplog: pytest.LogCaptureFixture) -> None:
    let_loose(monkey_house, random.randrange(10**6), 600, 10**9, caplog)
