"""The actions of the window as Qt actions, with the creator's shortcuts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.settings.schema import KEYMAP, SHORTCUTS
from autovideo_studio.settings.store import SettingsStore
from autovideo_studio.ui.actions.keymaps import KEYMAPS
from autovideo_studio.ui.actions.spec import STUDIO, ActionSpec
from autovideo_studio.ui.style.icons import icon
from autovideo_studio.ui.workspace import Workspace


class ActionTable(QObject):
    """`qt("undo")` is the Qt action, to put on menus and buttons. `refresh` greys what cannot be done now.

    `later` gives those of the studio's page: a hundred, and all the code of its verbs. They are made when that page is entered,
    when one of them is asked for, or all are."""

    def __init__(self, window: QWidget, workspace: Workspace, specs: Iterable[ActionSpec],
                 later: Callable[[], Iterable[ActionSpec]] = tuple) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._specs = {spec.id: spec for spec in specs}
        self._later: Callable[[], Iterable[ActionSpec]] | None = later
        self._settings = workspace.studio.settings
        self._actions = {spec.id: self._made(spec) for spec in self._specs.values()}
        self._page = ""
        self.take_shortcuts()
        workspace.editor_changed.connect(self.refresh)

    @property
    def specs(self) -> dict[str, ActionSpec]:
        """All, by id."""
        self._make_rest()
        return self._specs

    def add(self, spec: ActionSpec) -> None:
        """An action of a part that was made later (again: in the place of the one before)."""
        before = self._actions.get(spec.id)
        self._specs[spec.id] = spec
        self._actions[spec.id] = self._made(spec)
        if before is not None:
            self._window.removeAction(before)
            before.deleteLater()
        self.take_shortcuts()

    def qt(self, id: str) -> QAction:
        spec = self._specs.get(id) or self.specs[id]
        return self._actions[spec.id]

    def text(self, id: str) -> str:
        return (self._specs.get(id) or self.specs[id]).text()

    def __iter__(self) -> Iterator[ActionSpec]:
        return iter(self.specs.values())

    def run(self, id: str) -> None:
        """Run an action as its shortcut would; nothing where it cannot be done now."""
        spec = self._specs.get(id) or self.specs[id]
        if not spec.enabled_when(self._workspace):
            return
        try:
            spec.run(self._workspace)
        except StudioError as error:
            self._workspace.tell_error(error)
        self.refresh()

    def refresh(self) -> None:
        for id, spec in self._specs.items():
            self._actions[id].setEnabled(spec.enabled_when(self._workspace) and spec.page in ("", self._page))

    def enter_page(self, page: str) -> None:
        """Only the shortcuts of this page, and those of all pages, work."""
        self._page = page
        if page == STUDIO:
            self._make_rest()
        self.refresh()

    def take_shortcuts(self) -> None:
        """Read the shortcuts again: the keymap chosen, and over it the creator's own."""
        for id, keys in shortcuts(self._specs.values(), self._settings).items():
            self._actions[id].setShortcuts([QKeySequence.fromString(key) for key in keys])

    def _make_rest(self) -> None:
        if self._later is not None:
            later, self._later = self._later(), None
            for spec in later:
                self._specs[spec.id], self._actions[spec.id] = spec, self._made(spec)
            self.take_shortcuts()
            self.refresh()

    def _made(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text(), self._window)
        action.setObjectName(f"action_{spec.id}")
        if spec.icon:
            action.setIcon(icon(spec.icon))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: self.run(spec.id))
        self._window.addAction(action)
        return action


def shortcuts(specs: Iterable[ActionSpec], settings: SettingsStore) -> dict[str, tuple[str, ...]]:
    """The keys of each action: the table's, the chosen keymap's in their place, the creator's own over both."""
    keymap, own = KEYMAPS[settings.get(KEYMAP)], own_shortcuts(settings)
    return {spec.id: tuple(own.get(spec.id, keymap.get(spec.id, spec.keys))) for spec in specs}


def own_shortcuts(settings: SettingsStore) -> dict[str, list[str]]:
    """Those that the creator changed; a damaged entry counts as none."""
    try:
        stored = json.loads(settings.get(SHORTCUTS) or "{}")
    except ValueError:
        return {}
    return {id: [str(key) for key in keys] for id, keys in stored.items() if isinstance(keys, list)}


def conflicts(specs: Iterable[ActionSpec], keys: dict[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    """Pairs of actions that share a key where both could be meant: (id, id, key)."""
    seen: dict[str, list[ActionSpec]] = {}
    found = []
    for spec in specs:
        for key in keys[spec.id]:
            for other in seen.get(key, []):
                if other.page == spec.page or "" in (other.page, spec.page):
                    found.append((other.id, spec.id, key))
            seen.setdefault(key, []).append(spec)
    return found
