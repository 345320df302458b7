"""The studio's panels: moved, hidden, shown, remembered, put back; three layouts by key."""

from __future__ import annotations

import pytest
from open_window import Desk, open_panel
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from autovideo_studio.ui.studio.page import StudioPage

AREA = Qt.DockWidgetArea


def page_of(desk: Desk) -> StudioPage:
    assert desk.start.window is not None
    found = desk.start.window.findChild(StudioPage)
    assert isinstance(found, StudioPage)
    return found


def seen(desk: Desk) -> set[str]:
    return {id for id in ("script", "inspector", "history", "timeline") if not page_of(desk).panel(id).isHidden()}


@pytest.fixture
def shown(editing: Desk, qtbot: QtBot) -> Desk:
    with qtbot.waitActive(editing.window):
        editing.window.show()
        editing.window.activateWindow()
    qtbot.wait(20)
    return editing


def test_layouts_by_key(shown: Desk, qtbot: QtBot) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    assert seen(shown) == {"script", "inspector", "history", "timeline"}
    QTest.keyClick(shown.window, Qt.Key.Key_3, held)
    assert seen(shown) == {"timeline"}
    QTest.keyClick(shown.window, Qt.Key.Key_1, held)
    assert seen(shown) == {"script", "timeline"}
    button = shown.window.findChild(QAbstractButton, "layoutSegments_edit")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert seen(shown) == {"script", "inspector", "history", "timeline"}


def test_a_panel_moves_hides_and_comes_back(shown: Desk) -> None:
    page = page_of(shown)
    page.move_panel("script", AREA.RightDockWidgetArea)
    assert page.dockWidgetArea(page.panel("script")) is AREA.RightDockWidgetArea
    shown.window.actions_table.run("panel-script")
    assert page.panel("script").isHidden()
    shown.window.actions_table.run("panel-script")
    assert not page.panel("script").isHidden()
    shown.window.actions_table.run("layout-reset")
    assert page.dockWidgetArea(page.panel("script")) is AREA.LeftDockWidgetArea


def test_where_a_panel_was_put_is_remembered(shown: Desk, qtbot: QtBot) -> None:
    page_of(shown).move_panel("script", AREA.RightDockWidgetArea)
    shown.window.actions_table.run("panel-history")
    qtbot.waitUntil(lambda: not page_of(shown).panel("history").visibleRegion().isEmpty())  # it lay behind another tab
    shown.window.actions_table.run("panel-history")
    assert page_of(shown).panel("history").isHidden()
    shown.window.show_page("library")
    shown.start.rebuild()
    assert shown.start.window is not None
    shown.start.window.show_page("studio")
    qtbot.wait(20)
    page = page_of(shown)
    assert page.dockWidgetArea(page.panel("script")) is AREA.RightDockWidgetArea
    assert page.panel("history").isHidden()


def test_a_tab_shows_its_panel(shown: Desk, qtbot: QtBot) -> None:
    from autovideo_studio.ui.scopes.panel import ScopesPanel

    open_panel(shown, "scopes")
    qtbot.waitUntil(lambda: (found := shown.window.findChild(ScopesPanel)) is not None and found.isVisible())
