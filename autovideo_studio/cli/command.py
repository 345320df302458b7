"""What every command is given: how to open the studio, the cancel token of Ctrl-C, the options that all share."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.settings.schema import Setting
from autovideo_studio.settings.store import SettingsStore

if TYPE_CHECKING:
    from autovideo_studio.services.studio import Studio

T = TypeVar("T")

OpenStudio = Callable[..., AbstractAsyncContextManager["Studio"]]


@dataclass
class CommandContext:
    """What every command gets: how to open the studio and its window, and whether output is for a program."""

    open_studio: OpenStudio
    open_window: Callable[[Path | None], int]
    as_json: bool = False

    def run(self, library: Path | None, work: Callable[[Studio, CancelToken], Awaitable[T]], *, read_only: bool = False,
            exporting: bool = False) -> T:
        """Open the library, do `work`, close. Ctrl-C sets the cancel token; a second one ends the program at once."""
        return asyncio.run(self._run(library, work, read_only=read_only, exporting=exporting))

    async def _run(self, library: Path | None, work: Callable[[Studio, CancelToken], Awaitable[T]], **options: bool) -> T:
        cancel = CancelToken()
        loop = asyncio.get_running_loop()

        def stop(number: int) -> None:
            cancel.cancel()
            loop.remove_signal_handler(number)

        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop, number)
        async with self.open_studio(library, **options) as studio:
            return await work(studio, cancel)


def library_option(command: Callable[..., object]) -> Callable[..., object]:
    return click.option("--library", type=click.Path(path_type=Path, file_okay=False),
                        help=tr("The library's folder (default: AUTOVIDEO_LIBRARY, else your setting, else your data "
                                "folder)."))(command)


def json_option(command: Callable[..., object]) -> Callable[..., object]:
    return click.option("--json", "as_json", is_flag=True, help=tr("Print JSON, one object a line, for programs."))(command)


def examples(heading: str, *commands: str, after: str = "") -> str:
    """The end of a help page: commands to try, each on its own line, as click wants it (\\b keeps lines apart)."""
    lines = "\n".join(f"  autovideo-studio {command}" for command in commands)
    return f"\b\n{heading}\n{lines}\n\n{after}"


def wish(setting: Setting[Any]) -> Callable[[], str]:
    """The creator's setting as an option's default, read when the command runs."""
    return lambda: str(SettingsStore().get(setting))
