"""What the pool says when files are missing, and the way to find them again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.media import Relinked
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, panel, row
from autovideo_studio.ui.workspace import Workspace


class MissingBanner(QWidget):
    """`found` tells that something was looked for and found."""

    found = Signal()

    def __init__(self, workspace: Workspace, editor: Editor) -> None:
        super().__init__()
        self._workspace, self._editor = workspace, editor
        self.setObjectName("mediaMissing")
        banner = panel("banner")
        banner.setProperty("tone", "bad")
        self._says = label(size=12, tone="bad", wrap=True, name="mediaMissingSays")
        ways = (button(tr("A file …"), lambda: self._ask(False), kind="link", name="relinkFileButton"),
                button(tr("A folder …"), lambda: self._ask(True), kind="link", name="relinkFolderButton"))
        column(self._says, row(label(tr("Find:"), size=12, tone="2"), *ways, None, spacing=8), margins=(12, 8, 12, 8), spacing=4,
               on=banner)
        column(banner, margins=(14, 0, 12, 8), on=self)

    def tell(self, count: int) -> None:
        self.setVisible(count > 0)
        self._says.setText(tr("1 file is missing: it is not in the library any more.") if count == 1 else tr(
            "{count} files are missing: they are not in the library any more.", count=count))

    def search(self, places: Sequence[Path]) -> None:
        """Look for what is missing in files and folders."""
        if places:
            media, project, cancel = self._workspace.studio.media, self._editor.project, CancelToken()
            self._workspace.engine.run_async(lambda _: media.relink(project, places, cancel), self._relinked,
                                             self._workspace.tell_error)

    def _ask(self, folder: bool) -> None:
        if folder:
            chosen = [QFileDialog.getExistingDirectory(self, tr("Find the missing files in a folder"))]
        else:
            chosen, _ = QFileDialog.getOpenFileNames(self, tr("Find the missing files"))
        self.search([Path(path) for path in chosen if path])

    def _relinked(self, found: Relinked) -> None:
        if self._workspace.editor is not self._editor:
            return
        if found.edit is not None:
            self._editor.apply(found.edit, "media")
        parts = [(len(found.same), tr("{count} found by their content", count=len(found.same))),
                 (len(found.by_name), tr("{count} found by their name only: look whether they are the right ones",
                                         count=len(found.by_name))),
                 (len(found.lost), tr("{count} still missing", count=len(found.lost)))]
        words = " · ".join(words for count, words in parts if count)
        self._workspace.tell(words, tone="warn" if found.lost or found.by_name else "ok")
        if found.same or found.by_name:
            self._editor.preview.files_found()
            self.found.emit()
