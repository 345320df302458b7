"""Words that are 40 % longer, and a screen of twice the scale: nothing is cut off, nothing lies over another."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from open_window import PROJECT, Desk, OpenedIn, open_desk, sample_project
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from autovideo_studio.document.document import Document
from autovideo_studio.foundation import i18n
from autovideo_studio.library.library import Library

PAGES = ("library", "create", "studio", "queue", "settings")
SLACK_PX = 2


class Longer:
    """Every sentence with 40 % more of its own letters; the places for what is filled in stay as they are."""

    def get(self, source: str, default: str) -> str:
        letters = re.sub(r"\{[^}]*\}", "", source).strip() or "x"
        return source + f" {letters * 2}"[:max(1, round(len(source) * 0.4))].rstrip()


@pytest.fixture
def grown(tmp_path: Path, opened_in: OpenedIn, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(i18n, "_catalogue", lambda language: Longer())
    i18n.set_language("zh_TW")
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.projects.create("Sample", id=PROJECT)
        Document.create(sample_project(), library.journal(PROJECT))
    try:
        with opened_in(folder) as desk:
            assert desk.workspace.open_project(PROJECT)
            desk.window.resize(1440, 900)
            desk.window.show()
            yield desk
    finally:
        i18n.set_language("en")


def cut_off(root: QWidget) -> list[str]:
    """Buttons and one-line labels with more words than room; elided labels say the rest in their tips and are none."""
    found = []
    QApplication.sendPostedEvents()
    for each in root.findChildren(QWidget):
        if not each.isVisible() or each.visibleRegion().isEmpty() or _is_inside(each):
            continue
        if isinstance(each, QLabel) and each.wordWrap() and each.text() and each.heightForWidth(each.width()) > each.height() + 2:
            found.append(f"{each.objectName()}: “{each.text()}” is higher than its room")
        text = _text(each)
        if text and _wanted(each, text) > each.width() + SLACK_PX:
            found.append(f"{each.objectName()}: “{text}” needs {_wanted(each, text)}, has {each.width()}")
    return found


def overlapping(root: QWidget) -> list[str]:
    """Sisters that lie over each other."""
    found = []
    for parent in root.findChildren(QWidget):
        if parent.layout() is None or not parent.isVisible():
            continue
        shown = [each for each in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
                 if each.isVisible() and each.objectName() and parent.layout().indexOf(each) >= 0
                 and not isinstance(each, QDockWidget)]
        for number, one in enumerate(shown):
            for other in shown[number + 1:]:
                common = _box(one).intersected(_box(other))
                if common.width() > SLACK_PX and common.height() > SLACK_PX:
                    found.append(f"{one.objectName()} lies over {other.objectName()}")
    return found


def _box(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return "" if widget.wordWrap() or type(widget) is not QLabel else widget.text()
    if isinstance(widget, QToolButton):
        return widget.text() if widget.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonIconOnly else ""
    return widget.text() if isinstance(widget, (QPushButton, QCheckBox)) else ""


def _wanted(widget: QWidget, text: str) -> int:
    widest = max(widget.fontMetrics().horizontalAdvance(part) for part in text.split("\n"))
    icon = widget.iconSize().width() + 4 if isinstance(widget, QPushButton) and not widget.icon().isNull() else 0
    return widest + icon


def _is_inside(widget: QWidget) -> bool:
    """Parts that Qt makes inside of a control."""
    return isinstance(widget.parentWidget(), (QComboBox, QAbstractItemView))


def test_longer_words_have_room(grown: Desk, qtbot: QtBot) -> None:
    problems: dict[str, list[str]] = {}
    assert grown.workspace.editor is not None
    grown.workspace.editor.state.select_clips("clip_a")
    for page in PAGES:
        grown.window.show_page(page)
        qtbot.wait(60)
        problems[page] = cut_off(grown.window) + overlapping(grown.window)
    sections = grown.window.findChild(QAbstractItemView, "settingsSections")
    assert sections is not None
    for number in range(sections.model().rowCount()):
        sections.setCurrentIndex(sections.model().index(number, 0))
        qtbot.wait(20)
        problems[f"settings {number}"] = cut_off(grown.window) + overlapping(grown.window)
    grown.window.show_page("studio")
    grown.window.actions_table.run("export")
    qtbot.wait(60)
    problems["export"] = cut_off(grown.window.export_sheet) + overlapping(grown.window.export_sheet)
    assert {page: found for page, found in problems.items() if found} == {}


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900)])
def test_at_twice_the_scale_all_is_seen(tmp_path: Path, size: tuple[int, int]) -> None:
    """The window in a process of its own, as Qt takes the scale at its start."""
    ended = subprocess.run([sys.executable, __file__, str(tmp_path), *map(str, size)], capture_output=True, text=True,
                           timeout=120, check=False, env=_twice(tmp_path))
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.split() == ["2.0", "[]"], ended.stdout


def _twice(place: Path) -> dict[str, str]:
    import os

    return {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(place / "config"),
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), str(Path(__file__).parent)])}


def main() -> int:
    from open_window import let_be, wait

    place, width, height = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    app = QApplication([])
    folder = place / "library"
    with Library.open(folder) as library:
        library.projects.create("Sample", id=PROJECT)
        Document.create(sample_project(), library.journal(PROJECT))
    found: list[str] = []
    with open_desk(folder, wait) as desk:
        desk.workspace.open_project(PROJECT)
        desk.window.resize(width, height)
        desk.window.show()
        for page in PAGES:
            desk.window.show_page(page)
            let_be(0.2)
            found += cut_off(desk.window) + overlapping(desk.window)
            found += [f"{each.objectName()} is outside" for each in desk.window.findChildren(QAbstractButton)
                      if each.isVisible() and each.objectName() and not each.visibleRegion().isEmpty()
                      and not desk.window.rect().contains(QRect(each.mapTo(desk.window, QPoint(0, 0)), each.size()))]
        print(app.primaryScreen().devicePixelRatio(), found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
