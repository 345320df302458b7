"""`library` and `doctor`: looking after what was made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from autovideo_studio.cli.command import CommandContext, json_option, library_option
from autovideo_studio.cli.output import print_json
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Damaged, InvalidInput, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.paths import library_folder
from autovideo_studio.settings.schema import LIBRARY_FOLDER
from autovideo_studio.settings.store import SettingsStore

if TYPE_CHECKING:
    from autovideo_studio.services.studio import Studio


@click.group(help=tr("Back up, restore and check the library."))
def library() -> None:
    """The group itself does nothing."""


@library.command(help=tr("Take a backup, opened and verified."))
@click.option("--list", "only_list", is_flag=True, help=tr("List the backups instead."))
@library_option
@click.pass_obj
def backup(context: CommandContext, only_list: bool, library: Path | None) -> None:
    async def work(studio: Studio, _: CancelToken) -> None:
        if only_list:
            for known in studio.care.backups():
                click.echo(f"{known.path.name}  {known.size / 1e6:8.1f} MB")
            return
        taken = studio.care.backup()
        click.echo(str(taken.path) if taken else tr("Nothing has changed since the newest backup."))

    context.run(library, work, read_only=only_list)


@library.command(help=tr("Put a backup (the newest good one, or NAME) in the library's place. The present file is kept beside "
                         "it."))
@click.argument("name", required=False, type=click.Path(path_type=Path))
@library_option
def restore(name: Path | None, library: Path | None) -> None:
    from autovideo_studio.services.care import restore as put_back

    kept = put_back(library_folder(library, SettingsStore().get(LIBRARY_FOLDER)), name)
    click.echo(tr("Restored. The file that was there is kept in {folder}.", folder=kept))


@library.command(help=tr("Read everything and compare it with its digests."))
@library_option
@json_option
@click.pass_obj
def check(context: CommandContext, library: Path | None, as_json: bool) -> None:
    async def work(studio: Studio, _: CancelToken) -> None:
        report = studio.care.check()
        if as_json:
            print_json({"healthy": report.healthy, "projects": report.projects, "files": report.files,
                        "findings": [finding.what for finding in report.findings]})
        else:
            click.echo(tr("{projects} projects and {files} files read.", projects=report.projects, files=report.files))
            for finding in report.findings:
                click.echo(finding.what)
        if not report.healthy:
            raise Damaged(tr("The library has {count} damaged or missing parts.", count=len(report.findings)),
                          tr("Restore a backup: autovideo-studio library restore. What is missing of a video is made again."))

    context.run(library, work, read_only=True)


@library.command(help=tr("List paid calls that were sent and never answered: they are not sent again before they are settled."))
@library_option
@json_option
@click.pass_obj
def unanswered(context: CommandContext, library: Path | None, as_json: bool) -> None:
    async def work(studio: Studio, _: CancelToken) -> None:
        found = studio.care.unanswered()
        for call in found:
            if as_json:
                print_json({"id": call.id, "label": call.label, "provider": call.provider, "at": call.at.isoformat()})
            else:
                click.echo(f"{call.id:>6}  {call.at:%Y-%m-%d %H:%M}  {call.provider:<14} {call.label}")
        if not found and not as_json:
            click.echo(tr("Every paid call was answered."))

    context.run(library, work, read_only=True)


@library.command(help=tr("Say what became of the unanswered call NUMBER, as your account at the vendor shows it; then it may be "
                         "sent again."))
@click.argument("number", type=int)
@click.option("--charged", "usd", type=float, help=tr("It was charged: so many US dollars."))
@click.option("--free", is_flag=True, help=tr("It was not charged."))
@library_option
@click.pass_obj
def settle(context: CommandContext, number: int, usd: float | None, free: bool, library: Path | None) -> None:
    if free == (usd is not None) or (usd is not None and not 0 <= usd < 1_000_000):
        raise InvalidInput(tr("Say either --free or --charged with an amount."), tr("Nothing was changed."))

    async def work(studio: Studio, _: CancelToken) -> None:
        studio.care.settle(number, None if usd is None else str(usd))
        click.echo(tr("Settled. Run the same command again to make what is missing."))

    context.run(library, work)


@click.command(help=tr("Say what is healthy, what is not, and what to do."))
@library_option
@json_option
@click.pass_obj
def doctor(context: CommandContext, library: Path | None, as_json: bool) -> None:
    async def work(studio: Studio, _: CancelToken) -> None:
        findings = await studio.care.doctor()
        for finding in findings:
            if as_json:
                print_json({"name": finding.name, "healthy": finding.healthy, "says": finding.says, "remedy": finding.remedy})
            else:
                mark = "✓" if finding.healthy else ("✗" if finding.needed else "–")
                click.echo(f"{mark} {finding.name}: {finding.says} {finding.remedy}".rstrip())
        sick = [finding.name for finding in findings if finding.needed and not finding.healthy]
        if sick:
            raise StudioError(tr("Not healthy: {names}.", names=", ".join(sick)))

    context.run(library, work)
