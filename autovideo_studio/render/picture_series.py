"""What is made of all pictures at once: GIF (one palette for all of it), animated WebP, a folder of PNGs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from autovideo_studio.foundation.errors import Damaged, os_error
from autovideo_studio.foundation.files import temporary_beside, written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.task import TaskContext

if TYPE_CHECKING:
    from av import VideoFrame
    from av.filter import Graph

TASK = "autovideo_studio.render.picture_series:write_task"

_PALETTE = "max_colors=256:stats_mode=full:reserve_transparent=0"
_DITHER = "dither=sierra2_4a:diff_mode=rectangle"
"""Error diffusion only within what moves: a ground that stands still does not crawl, and compresses."""

_LOOKED_AT = 16
"""About how many pictures the colours are chosen from: more hardly change the choice and, where there is grain, take long."""

_FOR_EVER = {"loop": "0"}


def write_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: `pieces` (paths of PNG segments) at `rate` into `output` as `kind`: gif, webp (of `quality` 0..100) or png (a
    folder). Whole or not at all; returns the number of `frames`."""
    pieces, rate, output = [Path(path) for path in payload["pieces"]], Fraction(payload["rate"]), Path(payload["output"])
    total = payload["frames"]
    try:
        match payload["kind"]:
            case "gif":
                frames = _write_gif(pieces, rate, output, total, context)
            case "webp":
                frames = _write_webp(pieces, rate, output, total, payload["quality"], context)
            case _:
                frames = _write_folder(pieces, output, total, context)
    except OSError as error:
        raise os_error(error, tr("writing the pictures")) from error
    if frames != total:
        raise Damaged(tr("A finished part of the video does not fit the others."), tr("Export again: it is made anew."),
                      f"{frames} frames instead of {total}")
    return {"frames": frames}


def _write_gif(pieces: list[Path], rate: Fraction, output: Path, total: int, context: TaskContext) -> int:
    """All pictures are looked at for the 256 colours that serve them best, then each is drawn in these."""
    palette = _palette(pieces, total, context)
    from av import open as open_file

    with written_whole(output) as temporary, open_file(str(temporary), "w", format="gif", options=_FOR_EVER) as file:
        stream = file.add_stream("gif", rate=rate)
        painter, frames = _Painter(next(_frames(pieces)), palette), 0
        for frame in _frames(pieces):
            context.raise_if_cancelled()
            painted = painter.painted(frame)
            if not frames:
                stream.width, stream.height, stream.pix_fmt = painted.width, painted.height, "pal8"
            painted.pts, painted.time_base = frames, 1 / rate
            file.mux(stream.encode(painted))
            frames += 1
            context.progress(0.4 + 0.6 * frames / total)
        file.mux(stream.encode(None))
    return frames


def _palette(pieces: list[Path], total: int, context: TaskContext) -> VideoFrame:
    graph: Graph | None = None
    for number, frame in enumerate(_frames(pieces)):
        context.raise_if_cancelled()
        if graph is None:
            graph = _line(frame, ("palettegen", _PALETTE))
        if number % max(1, total // _LOOKED_AT) == 0:
            frame.pts = number
            graph.push(frame)
        context.progress(0.4 * (number + 1) / total)
    assert graph is not None
    graph.push(None)
    return cast("VideoFrame", graph.pull())


def _line(frame: VideoFrame, *filters: tuple[str, str]) -> Graph:
    from av.filter import Graph

    graph = Graph()
    graph.threads = 1
    source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=Fraction(1))
    graph.link_nodes(source, *(graph.add(name, options) for name, options in filters), graph.add("buffersink"))
    graph.configure()
    return graph


class _Painter:
    """Draws pictures in the colours of a palette."""

    def __init__(self, first: VideoFrame, palette: VideoFrame) -> None:
        from av.filter import Graph

        self._graph, self._number = Graph(), 0  # kept: its parts do not keep it alive
        self._graph.threads = 1
        self._pictures, colours = (self._graph.add_buffer(width=frame.width, height=frame.height, format=frame.format,
                                                          time_base=Fraction(1)) for frame in (first, palette))
        paint, self._sink = self._graph.add("paletteuse", _DITHER), self._graph.add("buffersink")
        self._pictures.link_to(paint, 0, 0)
        colours.link_to(paint, 0, 1)
        paint.link_to(self._sink)
        self._graph.configure()
        palette.pts, palette.time_base = 0, Fraction(1)
        colours.push(palette)
        colours.push(None)

    def painted(self, frame: VideoFrame) -> VideoFrame:
        frame.pts, frame.time_base = self._number, Fraction(1)
        self._number += 1
        self._pictures.push(frame)
        return cast("VideoFrame", self._sink.pull())


def _write_webp(pieces: list[Path], rate: Fraction, output: Path, total: int, quality: float, context: TaskContext) -> int:
    from av import open as open_file

    with written_whole(output) as temporary, open_file(str(temporary), "w", format="webp", options=_FOR_EVER) as file:
        stream = file.add_stream("libwebp_anim", rate=rate, options={"quality": str(quality)})
        frames = 0
        for frame in _frames(pieces):
            context.raise_if_cancelled()
            if not frames:
                stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, "bgra"
            picture = frame.reformat(format="bgra")
            picture.pts, picture.time_base = frames, 1 / rate
            file.mux(stream.encode(picture))
            frames += 1
            context.progress(frames / total)
        file.mux(stream.encode(None))
    return frames


def _write_folder(pieces: list[Path], output: Path, total: int, context: TaskContext) -> int:
    """A packet of a PNG segment is a PNG file: nothing is encoded again. The folder gets its name when it is full."""
    import av

    temporary, number = temporary_beside(output), 0
    temporary.mkdir()
    try:
        for piece in pieces:
            with av.open(str(piece)) as file:
                for packet in file.demux(video=0):
                    if packet.size:
                        context.raise_if_cancelled()
                        number += 1
                        (temporary / f"{number:0{max(4, len(str(total)))}d}.png").write_bytes(bytes(packet))
                        context.progress(number / total)
        if output.exists():
            output.rmdir()
        temporary.rename(output)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    return number


def _frames(pieces: list[Path]) -> Iterator[VideoFrame]:
    import av

    for piece in pieces:
        with av.open(str(piece)) as file:
            yield from file.decode(video=0)
