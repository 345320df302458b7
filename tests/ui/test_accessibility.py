"""Heard and driven without eyes: names and roles of all controls, the timeline's clips as items, the selection said aloud."""

from __future__ import annotations

from collections import Counter

from open_window import Desk
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from autovideo_studio.ui.timeline.accessible import selection_words
from autovideo_studio.ui.timeline.view import TimelineView

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSlider, QAbstractItemView, QAbstractSpinBox)


def controls(window: QWidget) -> list[QWidget]:
    """What a person operates; parts that Qt makes inside of them are not listed."""
    found = [each for kind in CONTROLS for each in window.findChildren(kind) if not isinstance(each, QScrollBar)]
    return [each for each in found if not each.objectName().startswith("qt_") and not _is_part(each)]


def _is_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    wholes = (QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView, QTabBar, QKeySequenceEdit, QMenu)
    return isinstance(parent, wholes) or (parent is not None
                                          and parent.metaObject().className() == "QComboBoxPrivateContainer")


def walk(desk: Desk) -> None:
    for page in ("library", "create", "studio", "queue", "settings"):
        desk.window.show_page(page)
    sections = desk.window.findChild(QAbstractItemView, "settingsSections")
    assert sections is not None
    for number in range(sections.model().rowCount()):
        sections.setCurrentIndex(sections.model().index(number, 0))
    assert desk.window.export_sheet is not None


def test_every_control_has_a_name_for_people_and_one_for_programs(editing: Desk) -> None:
    walk(editing)
    nameless = [f"{each.objectName()} {each.metaObject().className()} in {_path(each)}" for each in controls(editing.window)
                if not (each.accessibleName() or getattr(each, "text", str)())]
    anonymous = [f"{each.metaObject().className()} “{each.accessibleName()}” in {_path(each)}"
                 for each in controls(editing.window) if not each.objectName()]
    names = Counter(each.objectName() for each in controls(editing.window))
    twice = [name for name, count in names.items() if name and count > 1]
    assert {"nameless": nameless, "anonymous": anonymous, "twice": twice} == {"nameless": [], "anonymous": [], "twice": []}


def _path(widget: QWidget) -> str:
    names = []
    parent = widget.parentWidget()
    while parent is not None:
        names += [parent.objectName()] if parent.objectName() else []
        parent = parent.parentWidget()
    return " < ".join(names)


def test_the_clips_of_the_timeline_are_items(editing: Desk) -> None:
    view = editing.window.findChild(TimelineView)
    assert view is not None and editing.workspace.editor is not None
    timeline = QAccessible.queryAccessibleInterface(view)
    assert timeline.role() is QAccessible.Role.List
    assert timeline.childCount() == 6 and "6" in timeline.text(QAccessible.Text.Name)
    by_name = {timeline.child(number).text(QAccessible.Text.Name): timeline.child(number) for number in range(6)}
    clip = by_name["B"]
    assert clip.role() is QAccessible.Role.ListItem
    assert "2.0" in clip.text(QAccessible.Text.Description) and "4.0" in clip.text(QAccessible.Text.Description)
    assert not clip.state().selected
    editing.workspace.editor.state.select_clips("clip_b")
    assert clip.state().selected
    editing.window.show()
    view.set_zoom(4.0)
    assert clip.rect().width() == 240
    assert timeline.childAt(clip.rect().center().x(), clip.rect().center().y()) is clip
    assert timeline.indexOfChild(clip) == next(n for n in range(6) if timeline.child(n) is clip)


def test_the_selection_is_said_and_said_again_where_it_moved(editing: Desk) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    editor.state.select_clips("clip_c")
    before = selection_words(editor)
    assert before.startswith("C, ")
    editing.window.actions_table.run("nudge-right-10")
    assert selection_words(editor) != before
    editor.state.select_clips("clip_a", "clip_b")
    assert "2" in selection_words(editor)


def test_less_motion_stops_the_panels_moving(editing: Desk, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QMainWindow

    from autovideo_studio.settings.schema import REDUCED_MOTION
    from autovideo_studio.ui.studio.page import StudioPage

    animated = QMainWindow.DockOption.AnimatedDocks
    editing.window.show_page("studio")
    page = editing.window.findChild(StudioPage)
    assert page is not None and page.dockOptions() & animated
    editing.studio.settings.put(REDUCED_MOTION, True)
    editing.start.rebuild()
    assert editing.start.window is not None
    editing.start.window.show_page("studio")
    page = editing.start.window.findChild(StudioPage)
    assert page is not None and not page.dockOptions() & animated
