"""`projects`, `show`: what has been made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from autovideo_studio.cli.command import CommandContext, json_option, library_option
from autovideo_studio.cli.output import print_json
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.i18n import tr

if TYPE_CHECKING:
    from autovideo_studio.services.studio import Studio


@click.command(help=tr("List projects, the newest first; with WORDS, those that contain them."))
@click.argument("words", nargs=-1)
@click.option("--status", type=click.Choice(["pending", "processing", "completed", "failed"]), help=tr("Only these."))
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@library_option
@json_option
@click.pass_obj
def projects(context: CommandContext, words: tuple[str, ...], status: str | None, limit: int, library: Path | None,
             as_json: bool) -> None:
    async def work(studio: Studio, _: CancelToken) -> None:
        found = studio.shelf.list(" ".join(words), status or "", limit)
        for video in found:
            if as_json:
                print_json({"id": video.id, "title": video.title, "status": video.status, "seconds": video.seconds,
                            "file": video.file})
            else:
                click.echo(f"{video.id}  {video.status:<10}  {video.seconds:6.1f} s  {video.title}")
        if not found and not as_json:
            click.echo(tr("No projects here yet. Make one: autovideo-studio make article.md -o video.mp4"))

    context.run(library, work, read_only=True)


@click.command(help=tr("Show one PROJECT (its id, or the start of it): its scenes, files and history."))
@click.argument("project")
@library_option
@json_option
@click.pass_obj
def show(context: CommandContext, project: str, library: Path | None, as_json: bool) -> None:
    async def work(studio: Studio, _: CancelToken) -> None:
        facts = studio.projects.describe(project)
        if as_json:
            print_json(facts)
            return
        click.echo(f"{facts['title']}  ({facts['status']}, {facts['seconds']:.1f} s, {facts['resolution']})")
        for number, scene in enumerate(facts["scenes"], 1):
            click.echo(f"{number:3d}. {scene['narration']}")
        for version in facts["versions"]:
            click.echo(tr("version {number}: {file} ({what})", number=version["number"], file=version["file"],
                          what=version["what"]))

    context.run(library, work, read_only=True)
