"""The window's program: Qt, the theme, the engine behind it, and a clean end."""

from __future__ import annotations

import asyncio
import sys
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from autovideo_studio.foundation.errors import NotInstalled
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.loading import import_plainly, loading
from autovideo_studio.settings.schema import THEME
from autovideo_studio.settings.store import SettingsStore

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from autovideo_studio.services.studio import Studio

APT_LINE = ("apt-get install libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libpulse0 libxcb-cursor0 "
            "libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0")


def run_window(folder: Path | None = None) -> int:
    """Open the window and stay until it is closed. Raises `NotInstalled` where Qt's system libraries are missing."""
    try:
        from PySide6.QtWidgets import QApplication
        from qasync import QEventLoop  # type: ignore[import-untyped]
    except ImportError as error:
        raise NotInstalled(tr("The window needs system libraries that are missing. Nothing was changed."),
                           tr("Install them: {line}", line=APT_LINE), repr(error)) from error
    import_plainly()
    sys.setswitchinterval(0.001)  # threads that compute let the window paint
    app = QApplication.instance() or QApplication(["autovideo-studio"])
    assert isinstance(app, QApplication)
    app.setApplicationName("AutoVideo Studio")
    app.setDesktopFileName("autovideo-studio")
    app.setQuitOnLastWindowClosed(False)
    with QEventLoop(app) as loop:
        loop.run_until_complete(_live(app, folder))
    return 0


async def _live(app: QApplication, folder: Path | None) -> None:
    """Until the window is closed; then the engine ends while the loop still runs."""
    with loading():
        from autovideo_studio.ui.bridge.engine import Engine
        from autovideo_studio.ui.bridge.mailbox import Mailbox
        from autovideo_studio.ui.start import Start
        from autovideo_studio.ui.style.theme import load_fonts, theme

    load_fonts()
    theme().use(SettingsStore().get(THEME))
    app.styleHints().colorSchemeChanged.connect(lambda scheme: theme().follow_system())
    closed = asyncio.Event()
    mailbox = Mailbox()

    def open_studio() -> AbstractAsyncContextManager[Studio]:
        from autovideo_studio.app.opening import open_studio

        return open_studio(folder, call_owner=mailbox.call)

    start = Start(mailbox, closed.set)
    engine = Engine(open_studio, mailbox, lambda studio: start.open(studio, engine), start.tell_error)
    start.show()
    engine.start()
    try:
        await closed.wait()
    finally:
        start.close()
        engine.close()
        mailbox.close()


