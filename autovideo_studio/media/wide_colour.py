"""HDR and wide-gamut frames to BT.709 by a table that is computed once per kind of film."""

from __future__ import annotations

import struct
import tempfile
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.media.colour_tags import PQ, USUAL_PEAK, is_wide

if TYPE_CHECKING:
    from av import VideoFrame
    from av.filter import Graph

_SIDE = 65
"""Of the table: so many values of each of red, green and blue. (Half as many would be off by 1 ΔE on average in bright colours,
these by 0.5.)"""
_DECIMALS = 10_000
_STEP_OF_PEAK = 100
_MAX_LUMINANCE = 72
"""Where in FFmpeg's AVMasteringDisplayMetadata the rational `max_luminance` lies."""


def is_wide_frame(frame: VideoFrame) -> bool:
    return is_wide(int(frame.color_trc), int(frame.color_primaries))


class WideColourConverter:
    """Scales frames and converts their colours; the set-up for a size and kind is kept while it stays the same."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._graph: Graph

    def bgra(self, frame: VideoFrame, width: int, height: int, source: str) -> VideoFrame:
        """`source` are the scaler's options for the frame's matrix and range."""
        kind = int(frame.color_trc), int(frame.color_primaries), peak_of(frame)
        key = frame.width, frame.height, frame.format.name, width, height, source, kind
        if key != self._key:
            self._graph, self._key = _graph(frame, width, height, source, kind), key
        self._graph.push(frame)
        return self._graph.vpull()


def _graph(frame: VideoFrame, width: int, height: int, source: str, kind: tuple[int, int, int]) -> Graph:
    from av.filter import Graph

    planar = "gbrap16le" if any(part.is_alpha for part in frame.format.components) else "gbrp16le"
    kernel = "area" if width <= frame.width and height <= frame.height else "bicubic"
    graph = Graph()
    with tempfile.TemporaryDirectory() as folder:
        cube = Path(folder, "bt709.cube")
        cube.write_text(_cube(*kind))
        chain = [graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=Fraction(1)),
                 graph.add("scale", f"{width}:{height}:flags={kernel}:{source}:out_range=pc"),
                 graph.add("format", f"pix_fmts={planar}"), graph.add("lut3d", file=str(cube), interp="tetrahedral"),
                 graph.add("scale", "flags=area"), graph.add("format", "pix_fmts=bgra"), graph.add("buffersink")]
        for one, after in zip(chain, chain[1:], strict=False):
            one.link_to(after)
        graph.configure()
    return graph


def peak_of(frame: VideoFrame) -> int:
    """The brightest that a PQ film holds, in cd/m², as its metadata say: the content's own, else its mastering display's."""
    if int(frame.color_trc) != PQ:
        return USUAL_PEAK
    said = 0.0
    if light := side_data(frame, "CONTENT_LIGHT_LEVEL"):
        said = struct.unpack_from("<I", light)[0]
    if not said and (display := side_data(frame, "MASTERING_DISPLAY_METADATA")):
        top, bottom = struct.unpack_from("<ii", display, _MAX_LUMINANCE)
        said = top / bottom if bottom > 0 else 0
    return min(max(round(said / _STEP_OF_PEAK) * _STEP_OF_PEAK, 200), 10_000) if said else USUAL_PEAK


def side_data(frame: VideoFrame, kind: str) -> bytes:
    """What FFmpeg hung on the frame under that name; nothing where it did not."""
    found: Any = frame.side_data.get(kind)
    return b"" if found is None else bytes(found)


@lru_cache(maxsize=4)
def _cube(transfer: int, primaries: int, peak: int) -> str:
    """The table in the words of a .cube file."""
    import numpy as np

    from autovideo_studio.media.tone_map import to_bt709

    steps = np.linspace(0, 1, _SIDE)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    colours = to_bt709(np.stack([red, green, blue], axis=-1).reshape(-1, 3), transfer, primaries, peak)
    words = [f"{number / _DECIMALS:.4f}{end}" for end in " \n" for number in range(_DECIMALS + 1)]
    numbers = np.rint(colours * _DECIMALS).astype(int) + [0, 0, _DECIMALS + 1]
    return f"LUT_3D_SIZE {_SIDE}\n" + "".join(map(words.__getitem__, numbers.ravel().tolist()))
