"""The pages of the window, in the order of the rail. A page's code is loaded when it is first shown: the library comes sooner."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtWidgets import QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.actions.spec import ActionSpec
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.library.page import LibraryPage
from autovideo_studio.ui.page import PageSpec
from autovideo_studio.ui.workspace import Workspace

LATER = ("autovideo_studio.ui.editor", "autovideo_studio.ui.actions.studio", "autovideo_studio.ui.studio.panels",
         "autovideo_studio.ui.create.page", "autovideo_studio.ui.export.panel", "autovideo_studio.ui.queue.page",
         "autovideo_studio.ui.settings.page")


def load_pages() -> None:
    """Load the code of all pages and what the first play needs, so that nobody waits for it. From any thread."""
    for name in LATER:
        import_module(name)
    from autovideo_studio.services.preview import load_meter

    load_meter()


def _create(workspace: Workspace, actions: ActionTable) -> QWidget:
    from autovideo_studio.ui.create.page import CreatePage

    return CreatePage(workspace, actions)


def _studio(workspace: Workspace, actions: ActionTable) -> QWidget:
    from autovideo_studio.ui.studio.panels import studio_page

    return studio_page(workspace, actions)


def _studio_actions() -> tuple[ActionSpec, ...]:
    from autovideo_studio.ui.actions.studio import studio_actions

    return studio_actions()


def _queue(workspace: Workspace, actions: ActionTable) -> QWidget:
    from autovideo_studio.ui.queue.page import QueuePage

    return QueuePage(workspace, actions)


def _settings(workspace: Workspace, actions: ActionTable) -> QWidget:
    from autovideo_studio.ui.settings.page import SettingsPage

    return SettingsPage(workspace, actions)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("library", lambda: tr("Library"), "library", LibraryPage),
    PageSpec("create", lambda: tr("Create"), "sparkles", _create, makes=True),
    PageSpec("studio", lambda: tr("Studio"), "clapperboard", _studio, needs_project=True, actions=_studio_actions),
    PageSpec("queue", lambda: tr("Queue"), "list-checks", _queue, at_foot=True),
    PageSpec("settings", lambda: tr("Settings"), "settings", _settings, at_foot=True),
)
