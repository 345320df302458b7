"""Small pictures of a film or still for the timeline, side by side in strips."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.errors import os_error
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.decoder import FilmDecoder
from autovideo_studio.media.picture import open_picture
from autovideo_studio.media.probe import probe
from autovideo_studio.media.stills import upright_in_srgb
from autovideo_studio.media.task import TaskContext

if TYPE_CHECKING:
    from PIL.Image import Image

VERSION = 1
"""Raise when the same film would give other pictures."""
TASK = "autovideo_studio.media.thumbnails:strip_task"
HEIGHT = 90
"""Pixels: a track's row at twice the usual density."""
WIDEST = 4 * HEIGHT
IN_A_STRIP = 16
INTERVALS = tuple(Fraction(2) ** power for power in range(-3, 9))
"""Seconds between pictures: ⅛ s to 256 s."""
_QUALITY, _GREY = 80, (96, 96, 96)


@dataclass(frozen=True, slots=True)
class StripPlace:
    """Strip `number` of those with a picture every `interval` seconds: its picture n shows the film at
    (`number` · `IN_A_STRIP` + n) · `interval`. A still has the one strip of `STILL`, with one picture."""

    interval: Fraction
    number: int

    def times(self, seconds: Fraction) -> list[Fraction]:
        """Where a film that lasts `seconds` is seen; none beyond its end."""
        first = self.number * IN_A_STRIP
        return [at for n in range(first, first + IN_A_STRIP) if (at := n * self.interval) < seconds]


STILL = StripPlace(Fraction(1), 0)


def strips_for(start: Fraction, end: Fraction, seconds_a_picture: Fraction) -> list[StripPlace]:
    """The strips to ask for where the film's seconds `start` to `end` are seen and a picture is as wide as
    `seconds_a_picture`: the interval is the longest that is not longer."""
    interval = max((each for each in INTERVALS if each <= seconds_a_picture), default=INTERVALS[0])
    first, last = int(start // (interval * IN_A_STRIP)), int(-(-end // (interval * IN_A_STRIP)))
    return [StripPlace(interval, number) for number in range(max(0, first), last)]


def overview(seconds: Fraction) -> StripPlace:
    """The one strip that shows a film of this length from end to end, as closely as one can."""
    return StripPlace(next((each for each in INTERVALS if each * IN_A_STRIP >= seconds), INTERVALS[-1]), 0)


def strip_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: `path` of a film or still, `times` (seconds, as text) of the pictures, `tolerance` (by how many seconds one
    may show an earlier moment that is sooner found) and `out` in; `count`, `width` and `height` of the pictures out."""
    times = [Fraction(text) for text in payload["times"]]
    try:
        pictures = _pictures(Path(payload["path"]), times, Fraction(payload["tolerance"]), context)
        strip = _side_by_side(pictures)
        with written_whole(Path(payload["out"])) as temporary:
            strip.save(temporary, "JPEG", quality=_QUALITY)
    except OSError as error:
        raise os_error(error, tr("making thumbnails")) from error
    return {"count": len(pictures), "width": pictures[0].width, "height": HEIGHT}


def _pictures(path: Path, times: list[Fraction], tolerance: Fraction, context: TaskContext) -> list[Image]:
    from PIL import Image

    facts = probe(path)
    width = max(2, min(WIDEST, round(HEIGHT * facts.width / facts.height)))
    if facts.seconds is None:
        return [_still(path, width)]
    with FilmDecoder(path) as decoder:
        pictures = []
        for at in times:
            context.raise_if_cancelled()
            pixels = decoder.frame_at(at, width, HEIGHT, tolerance)
            found = Image.new("RGB", (width, HEIGHT)) if pixels is None else Image.fromarray(pixels[:, :, 2::-1])
            pictures.append(found)
            context.progress(len(pictures) / len(times))
        return pictures


def _still(path: Path, width: int) -> Image:
    """On a middle grey, where it is transparent."""
    from PIL import Image

    with open_picture(path) as picture:
        picture.draft("RGB", (2 * width, 2 * width))
        picture.load()
        seen = upright_in_srgb(picture).resize((width, HEIGHT), reducing_gap=2.0)
    ground = Image.new("RGB", seen.size, _GREY)
    ground.paste(seen, mask=seen.getchannel("A") if seen.mode == "RGBA" else None)
    return ground


def _side_by_side(pictures: list[Image]) -> Image:
    from PIL import Image

    width = pictures[0].width
    strip = Image.new("RGB", (width * len(pictures), HEIGHT))
    for number, picture in enumerate(pictures):
        strip.paste(picture, (number * width, 0))
    return strip
