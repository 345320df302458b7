"""A numbered run of pictures (shot_0001.png, shot_0002.png, …) as one film, without loss."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import InvalidInput, os_error
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.picture import has_alpha, open_picture
from autovideo_studio.media.stills import upright_in_srgb
from autovideo_studio.media.task import TaskContext

VERSION = 1
"""Raise when the same pictures would give another film."""
TASK = "autovideo_studio.media.image_sequence:wrap_task"
MEDIA_TYPE = "video/x-matroska"
MAX_PICTURES = 50_000
_NUMBERED = re.compile(r"(.*?)(\d+)(\.\w+)$", re.DOTALL)


def run_of(picture: Path) -> tuple[Path, ...]:
    """The pictures beside `picture` whose names differ from its own in their last number alone, in the order of that number.

    A number that is missing leaves no gap. Nothing but `picture` itself where it bears no number.
    """
    wanted = _parts(picture)
    if wanted is None:
        return (picture,)
    found: dict[int, Path] = {}
    for path in sorted(picture.parent.iterdir()):
        parts = _parts(path)
        if parts and (parts[0], parts[2]) == (wanted[0], wanted[2]) and path.is_file():
            found.setdefault(parts[1], path)
    return tuple(found[number] for number in sorted(found))[:MAX_PICTURES]


def runs_in(pictures: tuple[Path, ...], at_least: int = 5) -> list[tuple[Path, ...]]:
    """The numbered runs among these files, of so many pictures at least: what is worth offering as one film."""
    def family(path: Path) -> tuple[str, str, str]:
        parts = _parts(path)
        return (str(path.parent), parts[0], parts[2]) if parts else (str(path.parent), path.name, "")

    families = (tuple(run) for _, run in groupby(sorted(pictures, key=family), family))
    return [tuple(sorted(run, key=lambda path: (_parts(path) or ("", 0, ""))[1])) for run in families if len(run) >= at_least]


def _parts(path: Path) -> tuple[str, int, str] | None:
    found = _NUMBERED.match(path.name)
    return (found[1], int(found[2]), found[3].lower()) if found else None


def wrap_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: `paths` in order, `rate` ("30000/1001"), `title` and `out` in; `width`, `height`, `has_alpha`, `frames` out.
    What is written is FFV1 in Matroska: lossless, every frame a key frame, 8 bits to a channel.

    Raises `InvalidInput` for a picture that cannot be read or has another size than the first.
    """
    try:
        return _wrap([Path(path) for path in payload["paths"]], Fraction(payload["rate"]), payload["title"], Path(payload["out"]),
                     context)
    except OSError as error:
        raise os_error(error, tr("importing a picture")) from error


def _wrap(paths: list[Path], rate: Fraction, title: str, out: Path, context: TaskContext) -> dict[str, Any]:
    import av
    import numpy as np

    with open_picture(paths[0]) as first:
        alpha = has_alpha(first)
        first.load()
        width, height = upright_in_srgb(first).size
    with written_whole(out) as temporary, av.open(str(temporary), "w", format="matroska") as film:
        film.metadata["title"] = title
        stream = film.add_stream("ffv1", rate=rate, options={"level": "3", "slices": "4"})
        stream.width, stream.height, stream.pix_fmt = width, height, "bgra" if alpha else "bgr0"
        for number, path in enumerate(paths):
            context.raise_if_cancelled()
            with open_picture(path) as picture:
                picture.load()
                ready = upright_in_srgb(picture)
            if ready.size != (width, height):
                raise InvalidInput(tr("“{name}” has another size than the first picture of its sequence.", name=path.name),
                                   tr("Give all pictures the same size, or import them one by one."))
            pixels = np.asarray(ready.convert("RGBA" if alpha else "RGB"))
            frame = av.VideoFrame.from_ndarray(pixels, "rgba" if alpha else "rgb24").reformat(format=stream.pix_fmt)
            frame.pts, frame.time_base = number, 1 / rate
            film.mux(stream.encode(frame))
            context.progress((number + 1) / len(paths))
        film.mux(stream.encode(None))
    return {"width": width, "height": height, "has_alpha": alpha, "frames": len(paths)}
