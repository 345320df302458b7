"""A widget that nobody holds any more ends in the window's thread, whoever makes garbage."""

from __future__ import annotations

import gc
from threading import Thread, get_ident

from open_window import Desk
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


class Knot:
    """Part of a circle, so that only the collector ends it."""

    def __init__(self, ended: list[int]) -> None:
        self.window = QWidget()
        self.window.show()
        self.window.destroyed.connect(lambda: ended.append(get_ident()))
        self.itself = self


def test_a_lost_widget_ends_in_the_windows_thread(desk: Desk, qtbot: QtBot) -> None:
    ended: list[int] = []
    Knot(ended)
    other = Thread(target=lambda: [[{}] for _ in range(100_000)])
    other.start()
    other.join()
    assert ended == []
    assert not gc.isenabled()

    def make_garbage() -> bool:
        for _ in range(1_000):
            circle: list[object] = []
            circle.append(circle)
        return bool(ended)

    qtbot.waitUntil(make_garbage, timeout=20_000)
    assert ended == [get_ident()]
