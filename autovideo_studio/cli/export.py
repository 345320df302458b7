"""`export`, `presets`, `snapshot`: from a project to files."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autovideo_studio.cli.command import CommandContext, examples, json_option, library_option
from autovideo_studio.cli.make import ASPECTS
from autovideo_studio.cli.output import print_json, reporter
from autovideo_studio.domain.time import to_frames
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr

if TYPE_CHECKING:
    from autovideo_studio.services.export_request import ExportRequest
    from autovideo_studio.services.making import Made
    from autovideo_studio.services.studio import Studio

CAPTIONS = ("burn", "embed", "both", "none")


@click.command(help=tr("Export a PROJECT again, as it is now. Parts that are already encoded are used again.\n\n"
                       "The file's name says what is made: .mp4, .mov, .mkv, .webm, .gif, .webp, .mp3, .m4a, .wav, .flac, .opus; "
                       "a preset (see `presets`) says how."), epilog=examples(
                           tr("Examples:"), "export proj_4f -o video.mp4", "export proj_4f -o short.mp4 --preset shorts",
                           "export proj_4f -o film.mp4 --format 16:9 --format 9:16 --format 1:1",
                           "export proj_4f -o teaser.gif --range 0:05-0:09",
                           "export proj_4f -o small.mp4 --size 8MB", "export proj_4f -o film.mkv --captions embed",
                           "export proj_4f -o master.mov --preset prores-hq", "export proj_4f -o frames --preset png"))
@click.argument("project")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), required=True, help=tr("The file to write."))
@click.option("--preset", default="", help=tr("How it is encoded; see `presets` (default: by the file's name)."))
@click.option("--format", "aspects", type=click.Choice(ASPECTS), multiple=True,
              help=tr("The picture's shape; several make several files, such as film-9x16.mp4 (default: as the preset or as it "
                      "is)."))
@click.option("--range", "span", default="", metavar="FROM-TO",
              help=tr("Only this part, in seconds or minutes:seconds, such as 5-12.5 or 1:05-1:20."))
@click.option("--captions", type=click.Choice(CAPTIONS), default="burn", show_default=True,
              help=tr("In the picture, as a stream that players show, both, or none."))
@click.option("--size", default="", help=tr("How large the file shall be, such as 8MB (within 3 %)."))
@click.option("--bitrate", default="", help=tr("How many bits a second the pictures shall take, such as 4M (within 3 %)."))
@click.option("--estimate", "only_estimate", is_flag=True, help=tr("Tell size and time, and make no file."))
@library_option
@json_option
@click.pass_obj
def export(context: CommandContext, project: str, out: Path, preset: str, aspects: tuple[str, ...], span: str, captions: str,
           size: str, bitrate: str, only_estimate: bool, library: Path | None, as_json: bool) -> None:
    def requests(studio: Studio) -> list[ExportRequest]:
        from autovideo_studio.services.export_request import ExportRequest, preset_for
        from autovideo_studio.services.formats import CaptionUse

        chosen = preset_for(out, studio.presets.get(preset) if preset else None)
        if size or bitrate:
            chosen = replace(chosen, file_size=amount(size, "B") if size else None,
                             bitrate=amount(bitrate, "b") if bitrate else None)
        within = studio.projects.range_of(project, *seconds_of(span)) if span else None
        several = len(aspects) > 1
        return [ExportRequest(out.with_stem(f"{out.stem}-{aspect.replace(':', 'x')}") if several else out, chosen, aspect,
                              CaptionUse(captions), within) for aspect in aspects or ("",)]

    async def tell_estimate(studio: Studio, cancel: CancelToken) -> None:
        for request in requests(studio):
            found = await studio.exporting.estimate(studio.projects.open(project).project, request, cancel)
            if as_json:
                print_json({"event": "estimate", "file": str(request.out), "bytes": found.bytes,
                            "seconds": round(found.seconds, 1), "measured": round(found.measured, 3)})
            else:
                click.echo(tr("{path}: about {size:.1f} MB in {seconds} s", path=request.out, size=found.bytes / 1e6,
                              seconds=round(found.seconds)))

    if only_estimate:
        context.run(library, tell_estimate, exporting=True)
        return
    with reporter(as_json) as report:

        async def work(studio: Studio, cancel: CancelToken) -> Made:
            return await studio.making.export_again(project, requests(studio), report.progress, cancel)

        report.finish(context.run(library, work, exporting=True))


@click.command(help=tr("List the presets of an export; with ID, show one. Your own are JSON files: save one with --save; its "
                       "name is the file's."), epilog=examples(
                           tr("Examples:"), "presets", "presets youtube-1080p", "presets shorts --json > my-shorts.json",
                           "presets --save my-shorts.json", "presets --delete my-shorts"))
@click.argument("id", default="")
@click.option("--save", type=click.Path(path_type=Path, dir_okay=False), help=tr("Keep the preset of this JSON file."))
@click.option("--replace", "overwrite", is_flag=True, help=tr("With --save: in the place of yours of the same name."))
@click.option("--delete", default="", metavar="ID", help=tr("Delete one of your own."))
@json_option
def presets(id: str, save: Path | None, overwrite: bool, delete: str, as_json: bool) -> None:
    from autovideo_studio.services.presets import PresetsService, own_presets_folder, plain

    service = PresetsService(own_presets_folder())
    if save is not None:
        click.echo(service.save(service.read(save), overwrite=overwrite))
    elif delete:
        service.delete(delete)
    elif id:
        _show(plain(service.get(id)), as_json)
    else:
        for each in service.list():
            facts: dict[str, Any] = {"id": each.id, "own": each.own, "problem": each.problem}
            if each.preset is not None:
                facts |= {"label": each.preset.label, "description": each.preset.description, "container": each.preset.container,
                          "video_codec": each.preset.video_codec, "audio_codec": each.preset.audio_codec}
            if as_json:
                print_json(facts)
            else:
                suffix = each.preset.wrapper.suffixes[0] if each.preset else ""
                click.echo(f"{each.id:<16} {suffix:<6} {facts.get('label', ''):<30} "
                           f"{each.problem or facts['description']}")


def _show(facts: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json(facts)
        return
    for name, value in facts.items():
        click.echo(f"{name:<14} {value}")


@click.command(help=tr("Write one frame of a PROJECT as a picture (.png or .jpg)."))
@click.argument("project")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), required=True, help=tr("The picture to write."))
@click.option("--at", default="0", show_default=True, help=tr("Which moment, in seconds or minutes:seconds."))
@click.option("--format", "aspect", type=click.Choice(ASPECTS), help=tr("The picture's shape (default: its own)."))
@library_option
@click.pass_obj
def snapshot(context: CommandContext, project: str, out: Path, at: str, aspect: str | None, library: Path | None) -> None:
    async def work(studio: Studio, cancel: CancelToken) -> None:
        found = studio.projects.open(project).project
        frame = to_frames(_seconds(at), found.sequence.format.rate)
        await studio.exporting.snapshot(found, frame, out, cancel, aspect or "")

    context.run(library, work, read_only=True)
    click.echo(out)


def seconds_of(span: str) -> tuple[Fraction, Fraction]:
    """The two ends of "1:05-1:20" as seconds. Raises `InvalidInput`."""
    first, dash, last = span.partition("-")
    if not dash:
        raise _not_a_range(span)
    return _seconds(first), _seconds(last)


def _seconds(text: str) -> Fraction:
    """ "1:02.5" as 62.5. Raises `InvalidInput`."""
    try:
        total = Fraction(0)
        for part in text.strip().split(":"):
            total = total * 60 + Fraction(part)
    except (ValueError, ZeroDivisionError):
        raise _not_a_range(text) from None
    if total < 0 or text.count(":") > 2:
        raise _not_a_range(text)
    return total


def _not_a_range(text: str) -> InvalidInput:
    return InvalidInput(tr("“{text}” is not a time. Nothing was made.", text=text),
                        tr("Write seconds or minutes:seconds, a range as 0:05-0:12."))


def amount(text: str, unit: str) -> int:
    """ "8MB" as 8000000, "4M" as 4000000: thousands, as files and lines are measured. Raises `InvalidInput`."""
    number = text.strip().upper().removesuffix(unit.upper())
    factor = {"K": 1_000, "M": 1_000_000, "G": 1_000_000_000}.get(number[-1:], 1)
    try:
        value = int(float(number.rstrip("KMG")) * factor)
    except (ValueError, OverflowError):
        value = 0
    if value <= 0:
        raise InvalidInput(tr("“{text}” is not an amount. Nothing was made.", text=text), tr("For example 8MB, 500K or 4M."))
    return value
