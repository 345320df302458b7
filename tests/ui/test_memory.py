"""A long scripted session does not grow: at its end the window takes at most a fifth more than when it had warmed up."""

from __future__ import annotations

import gc
import random

import psutil
import pytest
from open_window import Desk
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

VERBS = ("split", "nudge-right", "nudge-left-10", "duplicate", "delete", "undo", "redo", "undo", "undo", "add-marker",
         "toggle-enabled", "copy", "paste", "undo", "undo", "select-all", "zoom-in", "zoom-out", "zoom-fit")


def edit(desk: Desk, dice: random.Random, times: int) -> float:
    """Megabytes after so many verbs, seeks and changes of page."""
    editor = desk.workspace.editor
    assert editor is not None
    for _ in range(times):
        editor.seek(dice.randrange(180))
        editor.state.select_clips(dice.choice(("clip_a", "clip_b", "clip_c")))
        desk.window.actions_table.run(dice.choice(VERBS))
        if dice.random() < 0.02:
            desk.window.show_page(dice.choice(("library", "queue", "settings", "create")))
            desk.window.show_page("studio")
        QApplication.processEvents()
    while editor.document.can_undo:
        editor.undo()
    gc.collect()
    return float(psutil.Process().memory_info().rss / 1e6)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_an_hour_of_editing_does_not_grow(editing: Desk, qtbot: QtBot) -> None:
    editing.window.show()
    dice = random.Random(1)
    start = edit(editing, dice, 400)
    sizes = [edit(editing, dice, 400) for _ in range(15)]
    print(f"{start:.0f} MB, then {sizes}")
    assert sizes[-1] <= 1.2 * start
