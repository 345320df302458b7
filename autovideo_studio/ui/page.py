"""What a page of the window is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from autovideo_studio.ui.actions.spec import ActionSpec
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PageSpec:
    """`make` is called when the page is first shown. `needs_project`: greyed in the rail while no project is open; `makes`: where
    the library can only be read."""

    id: str
    text: Callable[[], str]
    icon: str
    make: Callable[[Workspace, ActionTable], QWidget]
    at_foot: bool = False
    needs_project: bool = False
    makes: bool = False
    actions: Callable[[], tuple[ActionSpec, ...]] = tuple
