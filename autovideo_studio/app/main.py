"""Where every process of the program begins."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from autovideo_studio.foundation import i18n
from autovideo_studio.settings.schema import LANGUAGE
from autovideo_studio.settings.store import SettingsStore

if TYPE_CHECKING:
    from autovideo_studio.services.studio import Studio


def main(arguments: list[str]) -> int:
    """Run the command line (or, when asked, a worker process) and return the exit code."""
    if arguments[:1] == ["worker"]:
        from autovideo_studio.app.worker import main as work

        return work(arguments[1:])
    from autovideo_studio.app.logging_setup import begin_logging

    begin_logging()
    i18n.set_language(SettingsStore().get(LANGUAGE) or i18n.system_language())
    from autovideo_studio.cli.main import main as command_line  # after the language: its help is translated when it is loaded

    return command_line(arguments, _open_studio, _open_window)


def _open_studio(folder: Path | None = None, *, read_only: bool = False,
                 exporting: bool = False) -> AbstractAsyncContextManager[Studio]:
    """The studio's parts are loaded only by a command that needs them."""
    from autovideo_studio.app.opening import open_studio

    return open_studio(folder, read_only=read_only, exporting=exporting)


def _open_window(folder: Path | None) -> int:
    from autovideo_studio.app.window import run_window

    return run_window(folder)
