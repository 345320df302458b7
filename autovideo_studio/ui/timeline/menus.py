"""What the right button, or the menu key, offers on a transition: another kind, another length, none."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtWidgets import QMenu

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import catalogues, decorating
from autovideo_studio.ui.actions import pieces
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.timeline.hits import Hit, Part
from autovideo_studio.ui.timeline.model import TimelineModel
from autovideo_studio.ui.workspace import Workspace

LENGTHS = (Fraction(1, 4), Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(2))
"""Seconds."""


def selected_hit(model: TimelineModel, editor: Editor) -> Hit:
    """What is selected, as if the pointer were on it: for menus that are asked for by key."""
    selection, at = editor.state.selection, editor.state.playhead
    for row in model.rows:
        for transition, span in row.lane.cuts:
            if transition.id == selection.transition:
                return Hit(Part.TRANSITION, span.start, row, id=transition.id)
    found = next((place for id in selection.clips if (place := model.find(id)) is not None), None)
    if found is None:
        return Hit(Part.EMPTY, at)
    row, index = found
    return Hit(Part.BODY, row.lane.starts[index], row, index)


def fill_transition_menu(menu: QMenu, workspace: Workspace, editor: Editor, actions: ActionTable) -> None:
    """For the transition that is selected."""
    found = pieces.selected_transition(editor)
    if found is None:
        return
    track, transition = found
    replace = menu.addMenu(tr("Replace with"))
    for group, text in catalogues.group_names("transition"):
        inner = replace.addMenu(text)
        for kind in catalogues.transitions():
            if kind.group == group:
                action = inner.addAction(kind.text)
                action.setCheckable(True)
                action.setChecked(kind.id == transition.kind)
                action.triggered.connect(lambda checked=False, id=kind.id: _put(workspace, editor, id))
    length = menu.addMenu(tr("Length"))
    for seconds in LENGTHS:
        frames = max(1, round(seconds * editor.rate))
        action = length.addAction(f"{float(seconds):g} s")
        action.setCheckable(True)
        action.setChecked(frames == transition.duration)
        action.triggered.connect(lambda checked=False, frames=frames: editor.apply(
            decorating.transition_length(transition, track, frames), "timeline"))
    menu.addSeparator()
    remove = menu.addAction(tr("Remove transition"))
    remove.setShortcut(actions.qt("delete").shortcut())
    remove.triggered.connect(lambda: actions.run("delete"))


def _put(workspace: Workspace, editor: Editor, id: str) -> None:
    if (refusal := pieces.put(editor, f"transition:{id}")) is not None:
        workspace.tell_error(refusal)
