"""The empty library: a first video in two clicks, or the sample, playing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.first_run import first_text, sample_request
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, panel, row
from autovideo_studio.ui.widgets.notices import picture
from autovideo_studio.ui.workspace import Workspace

WIDTH = 560


class FirstRun(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setObjectName("libraryEmpty")
        self._sample = button(tr("Open the sample"), self._open_sample, icon_name="play", name="openSampleButton")
        first = button(tr("Make a first video"), self._begin, kind="primary", icon_name="sparkles", name="firstVideoButton")
        self._says = label(tr("Both work on this computer alone: no account, no key, nothing to pay."), size=12, tone="3",
                           name="libraryEmptySays")
        title = label(tr("Your videos will appear here."), size=16, weight=600)
        words = label(tr("Make one from a text that is ready for you, or look at the sample first."), tone="2", wrap=True)
        card = QFrame()
        card.setFixedWidth(WIDTH)
        card_column = column(_badge(), 6, title, words, 12, row(None, first, self._sample, None, spacing=10), 4, self._says,
                             margins=(24, 24, 24, 24), spacing=6, on=card)
        for part in (title, words, self._says):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card_column.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column(None, row(None, card, None), None, None, on=self)

    def _begin(self) -> None:
        """The create page with a text in it; its button is the second click."""
        self._workspace.draft = {"text": first_text()}
        self._workspace.go_to("create")

    def _open_sample(self) -> None:
        self._sample.setEnabled(False)
        self._says.setText(tr("Making the sample …"))
        request = sample_request()
        self._workspace.engine.run_async(lambda cancel: self._workspace.studio.generation.now(request, cancel), self._opened,
                                         self._refused)

    def _opened(self, project_id: str) -> None:
        self._sample.setEnabled(True)
        self._workspace.library_changed.emit()
        if self._workspace.open_project(project_id) and self._workspace.editor is not None:
            self._workspace.editor.player.play()

    def _refused(self, error: StudioError) -> None:
        self._sample.setEnabled(True)
        self._says.setText(str(error))


def _badge() -> QWidget:
    ground = panel("inset")
    ground.setFixedSize(56, 56)
    column(picture("clapperboard", "accent", 28), margins=(14, 14, 14, 14), on=ground)
    made = QWidget()
    row(None, ground, None, on=made)
    return made
