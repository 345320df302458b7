"""The timeline for those who hear it: each clip is an item of a list, with its name, its place and whether it is selected."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget

from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.timeline.hits import Scale
from autovideo_studio.ui.timeline.metrics import RULER_HEIGHT
from autovideo_studio.ui.timeline.model import Row, TimelineModel
from autovideo_studio.ui.widgets.track_name import track_name

_interfaces: dict[int, TimelineInterface] = {}
_kept: list[QAccessibleInterface] = []
"""Qt deletes an interface with its widget, and so would Python: what was handed out is kept, emptied, to the end."""


class TimelineInterface(QAccessibleWidget):
    """Its children are the clips, row by row as they are seen, each row in order of time."""

    def __init__(self, view: QAbstractScrollArea, editor: Editor, model: TimelineModel) -> None:
        super().__init__(view, QAccessible.Role.List, tr("Timeline"))
        self.view, self.editor, self.model = view, editor, model
        self._children: dict[str, ClipInterface] = {}

    def release(self) -> None:
        """The view is gone; nothing of its project stays with what is left of this."""
        _kept.extend(self._children.values())
        del self.view, self.editor, self.model

    def scale(self) -> Scale:
        return self.view.scale  # type: ignore[attr-defined, no-any-return]

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name:
            return tr("Timeline, {tracks} tracks, {clips} clips", tracks=len(self.model.rows), clips=self.model.clip_count)
        return str(super().text(kind))

    def childCount(self) -> int:
        return self.model.clip_count

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        for row in self.model.rows:
            if index < len(row.lane.clips):
                clip_id = row.lane.clips[index].id
                if clip_id not in self._children:
                    self._children[clip_id] = ClipInterface(self, clip_id)
                return self._children[clip_id]
            index -= len(row.lane.clips)
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        found = self.model.find(child.clip_id) if isinstance(child, ClipInterface) else None
        if found is None:
            return -1
        before = self.model.rows[:self.model.rows.index(found[0])]
        return sum(len(row.lane.clips) for row in before) + found[1]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        at = self.view.viewport().mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        row = self.model.row_at(at.y() - RULER_HEIGHT + self.scale().top)
        number = row.lane.at(self.scale().frame(at.x())) if row else None
        if row is None or number is None:
            return None
        before = self.model.rows[:self.model.rows.index(row)]
        return self.child(sum(len(each.lane.clips) for each in before) + number)


class ClipInterface(QAccessibleInterface):
    """One clip, found anew by its id at each question: it may have moved, or be gone."""

    def __init__(self, timeline: TimelineInterface, clip_id: str) -> None:
        super().__init__()
        self._timeline, self.clip_id = timeline, clip_id

    def isValid(self) -> bool:
        return self._timeline.editor.clip(self.clip_id) is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._timeline.window()

    def parent(self) -> QAccessibleInterface:
        return self._timeline

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def relations(self, match: Any = None) -> list[Any]:
        return []

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = True
        state.selected = self.clip_id in self._timeline.editor.state.selection.clips
        return state

    def text(self, kind: QAccessible.Text) -> str:
        placed = self._timeline.editor.placed(self.clip_id)
        if placed is None:
            return ""
        if kind is QAccessible.Text.Name:
            return name_of(placed)
        return place_of(placed, self._timeline.editor) if kind is QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names are given in the inspector."""

    def rect(self) -> QRect:
        found: tuple[Row, int] | None = self._timeline.model.find(self.clip_id)
        if found is None:
            return QRect()
        (row, number), scale = found, self._timeline.scale()
        left, right = scale.x(row.lane.starts[number]), scale.x(row.lane.ends[number])
        box = QRect(round(left), row.top - scale.top + RULER_HEIGHT, max(1, round(right - left)), row.height)
        return QRect(self._timeline.view.viewport().mapToGlobal(box.topLeft()), box.size())

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()


def name_of(placed: Placed) -> str:
    """The clip's name, else the words on it, else what kind of clip it is."""
    return (placed.clip.name or str(getattr(placed.clip.media, "text", "") or "") or track_name(placed.track)).replace("\n", " ")


def place_of(placed: Placed, editor: Editor) -> str:
    start, end = (float(frame / editor.rate) for frame in (placed.range.start, placed.range.end))
    return tr("{track}, {start:.1f} to {end:.1f} seconds", track=track_name(placed.track), start=start, end=end)


def selection_words(editor: Editor) -> str:
    """What is said when the selection, or what is selected, has become another."""
    chosen = editor.selected_clips()
    if not chosen:
        return tr("Nothing selected")
    if len(chosen) == 1:
        return f"{name_of(chosen[0])}, {place_of(chosen[0], editor)}"
    return tr("{count} clips selected", count=len(chosen))


class Announcer(QObject):
    """Says the selection, and where what is selected went, to a screen reader."""

    def __init__(self, view: QAbstractScrollArea, editor: Editor) -> None:
        super().__init__(view)
        self._view, self._editor, self._said = view, editor, ""
        editor.settled.connect(self._say)

    def _say(self) -> None:
        if not QAccessible.isActive():
            return
        words = selection_words(self._editor)
        if words != self._said:
            self._said = words
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))


def make_accessible(view: QAbstractScrollArea, editor: Editor, model: TimelineModel) -> None:
    """From now on assistive technology sees the clips of this timeline."""
    _install()
    made = _interfaces[id(view)] = TimelineInterface(view, editor, model)
    _kept.append(made)
    key = id(view)

    def release() -> None:
        if _interfaces.get(key) is made:
            del _interfaces[key]
        made.release()

    view.destroyed.connect(release)
    Announcer(view, editor)


@cache
def _install() -> None:
    QAccessible.installFactory(lambda name, widget: _interfaces.get(id(widget)))
