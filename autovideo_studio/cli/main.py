"""The commands, and the one place where an error becomes a sentence and an exit code."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path

import click

from autovideo_studio import __version__
from autovideo_studio.cli import catalogue, export, library, make, projects, settings, window
from autovideo_studio.cli.command import CommandContext, OpenStudio, examples
from autovideo_studio.foundation.errors import Cancelled, StudioError
from autovideo_studio.foundation.i18n import tr

BUG_EXIT_CODE = 70


@click.group(help=tr("AutoVideo Studio: from an idea or a script to a narrated, illustrated, captioned video.\n\n"
                     "Works offline: no key, no account, no graphics card."),
             context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
             epilog=examples(tr("Begin here:"), "make article.md -o video.mp4",
                             "make https://example.org/story -o story.mp4 --format 9:16 --length 45", "doctor"))
@click.version_option(__version__, prog_name="autovideo-studio")
def commands() -> None:
    """The group itself does nothing."""


def main(arguments: list[str], open_studio: OpenStudio, open_window: Callable[[Path | None], int]) -> int:
    """Run one command; return the exit code (0 done, 2 wrong input, 130 stopped, 70 our bug; others see the README)."""
    for command in (make.make, projects.projects, projects.show, export.export, export.presets, export.snapshot, window.window,
                    catalogue.voices, catalogue.painters, catalogue.styles, library.library, library.doctor, settings.settings,
                    settings.key):
        commands.add_command(command)
    as_json = "--json" in arguments
    try:
        commands.main(arguments, standalone_mode=False, obj=CommandContext(open_studio, open_window, as_json),
                      prog_name="autovideo-studio")
    except StudioError as error:
        return _tell(error, as_json)
    except (KeyboardInterrupt, click.Abort):
        return _tell(Cancelled(), as_json)
    except click.ClickException as error:
        if as_json:
            facts = {"event": "error", "code": "usage", "message": error.format_message(), "hint": tr("See --help.")}
            print(json.dumps(facts, ensure_ascii=False))
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
