"""Which panels the studio has, and on which side each begins."""

from __future__ import annotations

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.effects.panel import EffectsPanel
from autovideo_studio.ui.history.panel import HistoryPanel
from autovideo_studio.ui.inspector.panel import InspectorPanel
from autovideo_studio.ui.media.panel import MediaPanel
from autovideo_studio.ui.scopes.panel import ScopesPanel
from autovideo_studio.ui.script.panel import ScriptPanel
from autovideo_studio.ui.studio.page import PanelSpec, StudioPage
from autovideo_studio.ui.timeline.panel import TimelinePanel
from autovideo_studio.ui.workspace import Workspace

LEFT = (PanelSpec("script", lambda: tr("Script"), ScriptPanel),
        PanelSpec("media", lambda: tr("Media"), MediaPanel),
        PanelSpec("effects", lambda: tr("Effects"), EffectsPanel))
RIGHT = (PanelSpec("inspector", lambda: tr("Clip"), InspectorPanel),
         PanelSpec("history", lambda: tr("History"), HistoryPanel),
         PanelSpec("scopes", lambda: tr("Scopes"), ScopesPanel))
BELOW = (PanelSpec("timeline", lambda: tr("Timeline"), TimelinePanel),)


def studio_page(workspace: Workspace, actions: ActionTable) -> StudioPage:
    return StudioPage(workspace, actions, LEFT, RIGHT, BELOW)
