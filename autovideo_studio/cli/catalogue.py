"""`voices`, `painters` and `styles`: what can be chosen."""

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


@click.command(help=tr("List the voices, with the languages they speak and a sentence to try them with."))
@click.option("--language", default="", help=tr("Only voices that speak it, such as en or zh-TW."))
@library_option
@json_option
@click.pass_obj
def voices(context: CommandContext, language: str, library: Path | None, as_json: bool) -> None:
    async def work(studio: Studio, cancel: CancelToken) -> None:
        for group in await studio.voicing.voices(language, cancel):
            for voice in group.voices:
                if as_json:
                    print_json({"id": voice.id, "label": voice.label, "languages": voice.languages, "gender": voice.gender,
                                "sample": voice.sample})
                else:
                    languages = ", ".join(voice.languages[:3])
                    click.echo(f"{voice.id:<26} {languages:<20} {voice.gender:<7} {voice.label:<28} {voice.sample}")
            if group.problem is not None:
                click.echo(f"{group.label}: {group.problem}", err=True)
            elif group.note:
                click.echo(f"{group.label}: {group.note}", err=True)

    context.run(library, work, read_only=True)


@click.command(help=tr("List who can make pictures, with what one costs."))
@library_option
@json_option
@click.pass_obj
def painters(context: CommandContext, library: Path | None, as_json: bool) -> None:
    async def work(studio: Studio, cancel: CancelToken) -> None:
        from autovideo_studio.domain.sequence import SequenceFormat
        from autovideo_studio.services.spending import price_words
        from autovideo_studio.settings.schema import PICTURE_QUALITY

        for painter in studio.painters.painters():
            price = price_words(painter.price(1, studio.settings.get(PICTURE_QUALITY), SequenceFormat()))
            if as_json:
                print_json({"id": painter.id, "label": painter.label, "price": price, "why_not": painter.why_not})
            else:
                click.echo(f"{painter.id:<30} {painter.label:<36} {price:<16} {painter.why_not}".rstrip())

    context.run(library, work, read_only=True)


@click.command(help=tr("List the visual styles and the caption styles."))
@json_option
def styles(as_json: bool) -> None:
    from autovideo_studio.services.looks import caption_looks, looks

    for kind, called, found in (("style", tr("Style"), looks()), ("captions", tr("Captions"), caption_looks())):
        for look in found:
            if as_json:
                print_json({"kind": kind, "id": look.id, "name": look.name})
            else:
                click.echo(f"{called:<9} {look.id:<14} {look.name}")
