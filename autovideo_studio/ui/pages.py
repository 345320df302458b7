"""The pages of the window, in the order of the rail."""

from __future__ import annotations

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.library.page import LibraryPage
from autovideo_studio.ui.page import PageSpec

PAGES: tuple[PageSpec, ...] = (
    PageSpec("library", lambda: tr("Library"), "library", LibraryPage),
)
