"""`window`: the studio on the desktop."""

from __future__ import annotations

from pathlib import Path

import click

from autovideo_studio.cli.command import CommandContext, library_option
from autovideo_studio.foundation.i18n import tr


@click.command(help=tr("Open the studio's window."))
@library_option
@click.pass_obj
def window(context: CommandContext, library: Path | None) -> None:
    context.open_window(library)
