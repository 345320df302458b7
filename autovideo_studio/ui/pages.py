"""The pages of the window, in the order of the rail."""

from __future__ import annotations

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.actions.studio import studio_actions
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.create.page import CreatePage
from autovideo_studio.ui.effects.panel import EffectsPanel
from autovideo_studio.ui.history.panel import HistoryPanel
from autovideo_studio.ui.inspector.panel import InspectorPanel
from autovideo_studio.ui.library.page import LibraryPage
from autovideo_studio.ui.media.panel import MediaPanel
from autovideo_studio.ui.page import PageSpec
from autovideo_studio.ui.queue.page import QueuePage
from autovideo_studio.ui.script.panel import ScriptPanel
from autovideo_studio.ui.settings.page import SettingsPage
from autovideo_studio.ui.studio.page import PanelSpec, StudioPage
from autovideo_studio.ui.workspace import Workspace

LEFT = (PanelSpec("script", lambda: tr("Script"), ScriptPanel),
        PanelSpec("media", lambda: tr("Media"), MediaPanel),
        PanelSpec("effects", lambda: tr("Effects"), EffectsPanel))
RIGHT = (PanelSpec("inspector", lambda: tr("Clip"), InspectorPanel),
         PanelSpec("history", lambda: tr("History"), HistoryPanel))


def _studio(workspace: Workspace, actions: ActionTable) -> StudioPage:
    return StudioPage(workspace, actions, LEFT, RIGHT)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("library", lambda: tr("Library"), "library", LibraryPage),
    PageSpec("create", lambda: tr("Create"), "sparkles", CreatePage),
    PageSpec("studio", lambda: tr("Studio"), "clapperboard", _studio, needs_project=True, actions=studio_actions),
    PageSpec("queue", lambda: tr("Queue"), "list-checks", QueuePage, at_foot=True),
    PageSpec("settings", lambda: tr("Settings"), "settings", SettingsPage, at_foot=True),
)
