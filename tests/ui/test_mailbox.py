"""How answers of other threads reach the window."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from autovideo_studio.ui.bridge.mailbox import Mailbox


def test_an_answer_for_what_is_gone_is_dropped_and_the_next_one_comes(qtbot: QtBot) -> None:
    mailbox, gone, there = Mailbox(), QLabel("before"), QLabel("before")
    qtbot.addWidget(there)
    delete(gone)
    writer = threading.Thread(target=lambda: [mailbox.post(lambda each=each: each.setText("after"))  # type: ignore[misc]
                                              for each in (gone, there)])
    writer.start()
    writer.join()
    mailbox.drain()
    assert there.text() == "after"
    mailbox.close()


def test_what_is_wrong_in_an_answer_is_not_hidden(qtbot: QtBot) -> None:
    def wrong() -> None:
        raise RuntimeError("no such thing")

    mailbox = Mailbox()
    mailbox.post(wrong)
    with pytest.raises(RuntimeError, match="no such thing"):
        mailbox.drain()
    mailbox.close()
