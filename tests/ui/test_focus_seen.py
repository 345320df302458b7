"""Whoever works by keyboard sees where they are: every control looks otherwise when it has the focus, in both themes."""

from __future__ import annotations

import pytest
from open_window import Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from test_accessibility import controls

from autovideo_studio.ui.style.theme import theme


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_focus_is_seen(editing: Desk, qtbot: QtBot, name: str) -> None:
    theme().use(name)
    assert editing.workspace.editor is not None
    editing.workspace.editor.state.select_clips("clip_a")
    with qtbot.waitActive(editing.window):
        editing.window.show()
        editing.window.activateWindow()
    unseen: list[str] = []
    for page in ("library", "create", "studio", "queue", "settings"):
        editing.window.show_page(page)
        qtbot.wait(50)
        reached = [each for each in controls(editing.window) if _can_have_focus(each)]
        unseen += [f"{page}: {each.objectName()}" for each in reached if not _shows(each)]
    theme().use("dark")
    assert unseen == []


def _can_have_focus(widget: QWidget) -> bool:
    """What Tab reaches now."""
    return (widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()
            and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not isinstance(widget, (QMainWindow, QTabBar)))


def _shows(widget: QWidget) -> bool:
    app = QApplication.instance()
    assert app is not None
    widget.window().setFocus()
    app.processEvents()
    before = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    app.processEvents()
    if not widget.hasFocus() and QApplication.focusWidget() is not widget.focusProxy():
        return True
    return widget.grab().toImage() != before
