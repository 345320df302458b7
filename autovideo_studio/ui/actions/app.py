"""Actions of the whole program: pages, history, palette."""

from __future__ import annotations

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.actions.spec import ActionSpec, project_open
from autovideo_studio.ui.workspace import Workspace


def _can_undo(workspace: Workspace) -> bool:
    return workspace.editor is not None and workspace.editor.document.can_undo


def _can_redo(workspace: Workspace) -> bool:
    return workspace.editor is not None and workspace.editor.document.can_redo


def _undo(workspace: Workspace) -> None:
    if workspace.editor is not None:
        workspace.editor.undo()


def _redo(workspace: Workspace) -> None:
    if workspace.editor is not None:
        workspace.editor.redo()


def _can_make(workspace: Workspace) -> bool:
    return workspace.studio.read_only is None


def app_actions() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("new-project", lambda: tr("New video"), "app", lambda workspace: workspace.go_to("create"), ("Ctrl+N",),
                   "plus", _can_make),
        ActionSpec("page-library", lambda: tr("Library"), "app", lambda workspace: workspace.go_to("library"), ("Ctrl+1",),
                   "library"),
        ActionSpec("page-create", lambda: tr("Create"), "app", lambda workspace: workspace.go_to("create"), ("Ctrl+2",),
                   "sparkles", _can_make),
        ActionSpec("page-studio", lambda: tr("Studio"), "app", lambda workspace: workspace.go_to("studio"), ("Ctrl+3",),
                   "clapperboard", project_open),
        ActionSpec("page-queue", lambda: tr("Queue"), "app", lambda workspace: workspace.go_to("queue"), ("Ctrl+4", "Ctrl+J"),
                   "list-checks"),
        ActionSpec("page-settings", lambda: tr("Settings"), "app", lambda workspace: workspace.go_to("settings"), ("Ctrl+,",),
                   "settings"),
        ActionSpec("palette", lambda: tr("All commands"), "app", lambda workspace: workspace.palette_wanted.emit(),
                   ("Ctrl+K", "Ctrl+P"), "command"),
        ActionSpec("undo", lambda: tr("Undo"), "app", _undo, ("Ctrl+Z",),
                   "undo-2", _can_undo),
        ActionSpec("redo", lambda: tr("Redo"), "app", _redo,
                   ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", _can_redo),
    )
