"""What an action is: one row of the table that menus, shortcuts, buttons and the command palette are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autovideo_studio.ui.workspace import Workspace

if TYPE_CHECKING:
    from autovideo_studio.ui.editor import Editor

STUDIO = "studio"
Run = Callable[[Workspace], object]
When = Callable[[Workspace], bool]


def always(workspace: Workspace) -> bool:
    return True


def project_open(workspace: Workspace) -> bool:
    return workspace.editor is not None


def clips_selected(workspace: Workspace) -> bool:
    return workspace.editor is not None and bool(workspace.editor.state.selection.clips)


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """`id` is for ever (shortcuts are stored by it). `text` is called when shown. `keys` are portable key sequences, the first is
    shown. `page` limits the shortcut to a page ("" for all); `group` is its heading in the palette and in the shortcut editor."""

    id: str
    text: Callable[[], str]
    group: str
    run: Run
    keys: tuple[str, ...] = ()
    icon: str = ""
    enabled_when: When = always
    page: str = ""


def of_editor(id: str, text: Callable[[], str], group: str, run: Callable[[Editor], object], keys: tuple[str, ...] = (),
              icon: str = "", when: When = project_open) -> ActionSpec:
    """An action of the open project, on the studio's page."""
    def go(workspace: Workspace) -> None:
        if workspace.editor is not None:
            run(workspace.editor)

    return ActionSpec(id, text, group, go, keys, icon, when, STUDIO)
