"""The commands, and the one place where an error becomes a sentence and an exit code."""

from __future__ import annotations

import asyncio
import json
import logging
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from autovideo_studio import __version__
from autovideo_studio.foundation import i18n
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, StudioError
from autovideo_studio.foundation.i18n import tr

if TYPE_CHECKING:
    from autovideo_studio.services.studio import Studio

T = TypeVar("T")
BUG_EXIT_CODE = 70

OpenStudio = Callable[..., AbstractAsyncContextManager["Studio"]]


@dataclass
class CommandContext:
    """What every command gets: how to open the studio, and whether output is for a program."""

    open_studio: OpenStudio
    as_json: bool = False

    def run(self, library: Path | None, work: Callable[[Studio, CancelToken], Awaitable[T]], *, read_only: bool = False) -> T:
        """Open the library, do `work`, close. Ctrl-C sets the cancel token; a second one ends the program at once."""
        return asyncio.run(self._run(library, work, read_only))

    async def _run(self, library: Path | None, work: Callable[[Studio, CancelToken], Awaitable[T]], read_only: bool) -> T:
        cancel = CancelToken()
        loop = asyncio.get_running_loop()

        def stop(number: int) -> None:
            cancel.cancel()
            loop.remove_signal_handler(number)

        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop, number)
        async with self.open_studio(library, read_only=read_only) as studio:
            return await work(studio, cancel)


def library_option(command: Callable[..., object]) -> Callable[..., object]:
    return click.option("--library", type=click.Path(path_type=Path, file_okay=False),
                        help="The library's folder (default: AUTOVIDEO_LIBRARY, else your data folder).")(command)


def json_option(command: Callable[..., object]) -> Callable[..., object]:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line, for programs.")(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog="""
\b
Begin here:
  autovideo-studio make article.md -o video.mp4
  autovideo-studio make https://example.org/story -o story.mp4 --format 9:16 --length 45
  autovideo-studio doctor
""")
@click.version_option(__version__, prog_name="autovideo-studio")
def commands() -> None:
    """AutoVideo Studio: from an idea or a script to a narrated, illustrated, captioned video.

    Works offline: no key, no account, no graphics card.
    """


def main(arguments: list[str], open_studio: OpenStudio) -> int:
    """Run one command; return the exit code (0 done, 2 wrong input, 130 stopped, 70 our bug; others see the README)."""
    from autovideo_studio.cli import catalogue, library, make, projects

    for command in (make.make, projects.projects, projects.show, projects.export, catalogue.voices, catalogue.styles,
                    library.library, library.doctor):
        commands.add_command(command)
    i18n.set_language(i18n.system_language())
    as_json = "--json" in arguments
    try:
        commands.main(arguments, standalone_mode=False, obj=CommandContext(open_studio, as_json), prog_name="autovideo-studio")
    except StudioError as error:
        return _tell(error, as_json)
    except (KeyboardInterrupt, click.Abort):
        return _tell(Cancelled(), as_json)
    except click.ClickException as error:
        if as_json:
            print(json.dumps({"event": "error", "code": "usage", "message": error.format_message()}, ensure_ascii=False))
        error.show()
        return error.exit_code
    except BrokenPipeError:
        return 1
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug becomes a sentence, its traceback goes to the log
        logging.getLogger("autovideo_studio").exception("unexpected error")
        return _tell(_Bug(tr("Something went wrong inside the program ({kind}). Everything made so far is kept.",
                             kind=type(error).__name__), tr("Please report it with the log file."), repr(error)), as_json)
    return 0


class _Bug(StudioError):
    code, exit_code = "bug", BUG_EXIT_CODE


def _tell(error: StudioError, as_json: bool) -> int:
    if as_json:
        facts = {"event": "error", "code": error.code, "message": error.message, "hint": error.hint}
        print(json.dumps(facts, ensure_ascii=False), flush=True)
    else:
        click.secho(error.message, fg="red", err=True, color=None if sys.stderr.isatty() else False)
        if error.hint:
            click.echo(error.hint, err=True)
    return error.exit_code
