"""`make`: from a source to a finished video."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autovideo_studio.cli.command import CommandContext, examples, json_option, library_option, wish
from autovideo_studio.cli.output import reporter
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.settings.schema import CAPTIONS, FPS, PICTURE_QUALITY, PICTURES, RESOLUTION, STYLE, VOICE

if TYPE_CHECKING:
    from autovideo_studio.services.making import Made
    from autovideo_studio.services.studio import Studio

ASPECTS = ("16:9", "9:16", "1:1", "4:5")
RESOLUTIONS = ("360p", "720p", "1080p", "1440p", "2160p")
RATES = ("24", "25", "30", "50", "60")
YOUR_SETTING = tr("your setting")


@click.command(help=tr("Make a video from SOURCE.\n\n"
                       "SOURCE is a text, Markdown, Word, HTML or subtitle file, - for standard input, an http(s) address, "
                       "or a topic in quotes."), epilog=examples(
                           tr("Examples:"), "make article.md -o article.mp4 --length 60",
                           "make script.md -o short.mp4 --format 9:16 --media ~/Pictures/harbour",
                           "make - -o notes.mp4 --language zh-TW < notes.txt",
                           after=tr("Run the same command again after changing a sentence: only what depends on it is made "
                                    "again.")))
@click.argument("source")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), required=True,
              help=tr("The video to write."))
@click.option("--format", "aspect", type=click.Choice(ASPECTS), default="16:9", show_default=True,
              help=tr("The picture's shape."))
@click.option("--resolution", type=click.Choice(RESOLUTIONS), default=wish(RESOLUTION), show_default=YOUR_SETTING,
              help=tr("The shorter side."))
@click.option("--fps", type=click.Choice(RATES), default=wish(FPS), show_default=YOUR_SETTING, help=tr("Frames per second."))
@click.option("--language", default="auto", show_default=True, help=tr("A language tag such as en, zh-TW, ja, ar."))
@click.option("--length", type=click.IntRange(5, 3600), help=tr("Seconds to condense to (default: 60 for an article, "
              "a script as long as it is)."))
@click.option("--style", default=wish(STYLE), show_default=YOUR_SETTING, help=tr("The look; see `styles`."))
@click.option("--voice", default=wish(VOICE), show_default=YOUR_SETTING, help=tr("Who speaks; see `voices`."))
@click.option("--captions", default=wish(CAPTIONS), show_default=YOUR_SETTING,
              help=tr("The caption style, or none; see `styles`."))
@click.option("--pictures", default=wish(PICTURES), show_default=YOUR_SETTING,
              help=tr("Who makes the pictures of scenes without your own: graphics (drawn here) or an image provider; see "
                      "`painters`."))
@click.option("--picture-quality", "quality", type=click.Choice(PICTURE_QUALITY.choices), default=wish(PICTURE_QUALITY),
              show_default=YOUR_SETTING, help=tr("How finely an image model paints."))
@click.option("--music", default="auto", show_default=True, help=tr("A sound file, auto (a soft bed) or none."))
@click.option("--media", type=click.Path(path_type=Path, file_okay=False), help=tr("A folder of your own pictures and clips."))
@library_option
@json_option
@click.pass_obj
def make(context: CommandContext, source: str, out: Path, aspect: str, resolution: str, fps: str, language: str,
         length: int | None, style: str, voice: str, captions: str, pictures: str, quality: str, music: str,
         media: Path | None, library: Path | None, as_json: bool) -> None:
    stdin = sys.stdin.buffer.read() if source == "-" else b""
    with reporter(as_json) as report:

        async def work(studio: Studio, cancel: CancelToken) -> Made:
            from autovideo_studio.services.making import MakeRequest

            request = MakeRequest(
                source=source, stdin=stdin, out=out, aspect=aspect, short_side=int(resolution.removesuffix("p")),
                rate=Fraction(fps), language=language, seconds=Fraction(length) if length else None, style=style, voice=voice,
                captions=captions, music=music, media=media, pictures=pictures,
                picture_quality=quality)
            return await studio.making.make(request, report.progress, cancel)

        report.finish(context.run(library, work, exporting=True))
