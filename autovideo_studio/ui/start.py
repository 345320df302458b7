"""From nothing to the window: an empty one at once, the pages when the library is open, the reason where it cannot be opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from autovideo_studio.foundation.desktop import wants_less_motion
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import set_language, system_language, tr
from autovideo_studio.services.studio import Studio
from autovideo_studio.settings.schema import LANGUAGE, REDUCED_MOTION
from autovideo_studio.ui.bridge.engine import Engine
from autovideo_studio.ui.bridge.garbage import Garbage
from autovideo_studio.ui.bridge.mailbox import Mailbox
from autovideo_studio.ui.main_window import MainWindow
from autovideo_studio.ui.pages import PAGES, load_pages
from autovideo_studio.ui.style.motion import motion
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import clear, column
from autovideo_studio.ui.widgets.notices import empty_state
from autovideo_studio.ui.workspace import Workspace

LOAD_AFTER_MS = 600


class Start:
    """`show`, then `open` or `tell_error`. The window is made anew when the language changes."""

    def __init__(self, mailbox: Mailbox, closed: Callable[[], object]) -> None:
        self._mailbox, self._closed = mailbox, closed
        self._garbage = Garbage()
        self._waiting = _Waiting(closed)
        self.window: MainWindow | None = None
        self.workspace: Workspace | None = None

    def show(self) -> None:
        self._waiting.show()

    def open(self, studio: Studio, engine: Engine) -> None:
        self.workspace = Workspace(studio, engine, self._mailbox)
        self.workspace.language_changed.connect(self._change_language)
        self.rebuild()
        self._waiting.done()
        QTimer.singleShot(LOAD_AFTER_MS, self.workspace, lambda: engine.read(load_pages, lambda nothing: None))
        QTimer.singleShot(LOAD_AFTER_MS, self.workspace, lambda: engine.read(wants_less_motion, motion().follow_system))

    def rebuild(self) -> None:
        """A new window in the language and with the shortcuts of now; the project stays open."""
        assert self.workspace is not None
        motion().reduce(self.workspace.studio.settings.get(REDUCED_MOTION))
        before, self.window = self.window, MainWindow(self.workspace, PAGES, self._closed)
        if before is not None:
            self.window.setGeometry(before.geometry())
        self.window.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _change_language(self) -> None:
        assert self.workspace is not None
        set_language(self.workspace.studio.settings.get(LANGUAGE) or system_language())
        self.rebuild()

    def tell_error(self, error: StudioError) -> None:
        """News for the open window; before it is there, the reason why it does not come."""
        if self.window is not None:
            self.window.tell_error(error)
        else:
            self._waiting.tell(error)

    def close(self) -> None:
        self._garbage.close()
        if self.workspace is not None:
            self.workspace.close()
        for each in (self.window, self._waiting):
            if each is not None:
                each.hide()
                each.deleteLater()


class _Waiting(QWidget):
    """What is seen for the moment that opening takes, or for good when it fails."""

    def __init__(self, closed: Callable[[], object]) -> None:
        super().__init__()
        self._closed, self._is_done = closed, False
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("AutoVideo Studio")
        self.resize(1440, 900)
        words = label(tr("Opening your library …"), size=16, tone="3")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = column(words, on=self)

    def tell(self, error: StudioError) -> None:
        clear(self._column)
        self._column.addWidget(empty_state("circle-alert", f"{error.message}\n{error.hint}", tr("Close"), self._closed,
                                           name="startFailed"))

    def done(self) -> None:
        self._is_done = True
        self.hide()

    def closeEvent(self, event: object) -> None:
        if not self._is_done:
            self._closed()
