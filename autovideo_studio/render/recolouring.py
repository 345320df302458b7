"""Colour effects on the encoder's planes: one table from luma and chroma to luma and chroma, and no RGB on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from autovideo_studio.render.effects.base import Colour
from autovideo_studio.render.effects.colours import Colours, table_filters
from autovideo_studio.render.filters import FilterChain
from autovideo_studio.render.planes import Plane

if TYPE_CHECKING:
    from av import VideoFrame
    from av.video.plane import VideoPlane

RED, GREEN, BLUE = 0.2126, 0.7152, 0.0722
"""BT.709's weights of luma."""
OF_BLUE, OF_RED = 2 * (1 - BLUE), 2 * (1 - RED)
"""What blue and red minus luma are divided by, so that chroma lies in ±1/2."""


NODES, STEP = 65, 4
"""Luma is looked up for every fourth code of each chroma, grey's own 128 among them: where chroma lies between, luma is at most
half a step of that table off, which is less than one code but at the very border of what can be shown."""
BAND = 32
"""Rows of chroma that are looked up at once: what lies between stays in the processor's cache."""


class Recolouring:
    """A chain of colour effects for planes of one size."""

    def __init__(self, colours: Colours, width: int, height: int) -> None:
        from av import VideoFrame

        across, down = width // 2, height // 2
        self._chroma, luma = table_filters(table_of(colours), (across, down), (NODES * 256, NODES))
        self._luma = _luma_table(luma)
        self._wide = VideoFrame(across, down, "gbrp16le")
        self._mean = np.empty((down, across), np.uint16)
        self._place, self._other = np.empty((2, BAND, across), np.intp)
        self._found = np.empty((BAND, across), np.uint8)

    def apply(self, planes: list[Plane]) -> None:
        """Change `planes` (yuv420p, BT.709, limited range, even sides) where they lie. Each pixel's luma goes by its own and the
        chroma of its four; chroma goes by the mean luma of the left two of them, between which it is sited."""
        luma, u, v = planes
        done = self._recoloured_chroma(luma, u, v)
        for top in range(0, len(u), BAND):
            self._recolour_luma(luma[2 * top:2 * (top + BAND)], u[top:top + BAND], v[top:top + BAND])
        for plane, wide in zip((u, v), map(_rows, done.planes[1:]), strict=True):
            np.right_shift(wide[:, :plane.shape[1]], 8, out=plane, casting="unsafe")

    def _recoloured_chroma(self, luma: Plane, u: Plane, v: Plane) -> VideoFrame:
        wide_luma, *wide_chroma = (_rows(plane)[:, :u.shape[1]] for plane in self._wide.planes)
        np.add(luma[::2, ::2], luma[1::2, ::2], out=self._mean, dtype=np.uint16)
        np.right_shift(self._mean, 1, out=wide_luma)
        np.multiply(self._mean, 128, out=self._mean)
        np.add(wide_luma, self._mean, out=wide_luma)
        for plane, wide in zip((u, v), wide_chroma, strict=True):
            np.multiply(plane, 257, out=wide, dtype=np.uint16)
        return self._chroma.run(self._wide)

    def _recolour_luma(self, luma: Plane, u: Plane, v: Plane) -> None:
        place, other, found = self._place[:len(u)], self._other[:len(u)], self._found[:len(u)]
        np.take(_ROWS_OF_NODES, u, out=place, mode="clip")
        np.take(_NODES_OF_ROW, v, out=other, mode="clip")
        np.add(place, other, out=place)
        for down in (0, 1):
            for across in (0, 1):
                pixels = luma[down::2, across::2]
                np.add(place, pixels, out=other)
                np.take(self._luma, other, out=found, mode="clip")
                pixels[:] = found


_NODES_OF_ROW = (np.arange(256, dtype=np.intp) + STEP // 2) // STEP * 256
_ROWS_OF_NODES = _NODES_OF_ROW * NODES
"""Where a chroma code's nearest node begins in the table of luma."""


def _luma_table(filter: FilterChain) -> Plane:
    """The new luma by node of U, node of V and luma, end to end."""
    from av import VideoFrame

    nodes = np.minimum(np.arange(NODES) * STEP, 255).astype(np.uint16) * 257
    frame = VideoFrame(NODES * 256, NODES, "gbrp16le")
    luma, u, v = (_rows(plane)[:, :NODES * 256] for plane in frame.planes)
    luma[:] = np.tile(np.arange(256, dtype=np.uint16) * 257, NODES)
    u[:], v[:] = nodes[:, None], np.repeat(nodes, 256)
    return (_rows(filter.run(frame).planes[0])[:, :NODES * 256] >> 8).astype(np.uint8).reshape(-1)


def table_of(colours: Colours) -> Colour:
    """A grid over all 8-bit codes, indexed by U, Y, V; of each the new V, Y, U in 0..1 of 255. Codes of no colour count as the
    nearest one that is."""
    codes = np.linspace(0, 255, colours.grid, dtype=np.float32)
    blue_code, luma_code, red_code = np.meshgrid(codes, codes, codes, indexing="ij")
    luma, u, v = (luma_code - 16) / 219, (blue_code - 128) / 224, (red_code - 128) / 224
    red, blue = luma + OF_RED * v, luma + OF_BLUE * u
    rgb = np.stack((red, (luma - RED * red - BLUE * blue) / GREEN, blue), axis=-1)
    red, green, blue = np.moveaxis(colours.of(np.clip(rgb, 0, 1).astype(np.float32)), -1, 0)
    luma = RED * red + GREEN * green + BLUE * blue
    yuv = (128 + 224 * (red - luma) / OF_RED, 16 + 219 * luma, 128 + 224 * (blue - luma) / OF_BLUE)
    return np.clip(np.stack(yuv, axis=-1) / 255, 0, 1).astype(np.float32)


def _rows(plane: VideoPlane) -> np.ndarray[tuple[int, ...], np.dtype[np.uint16]]:
    return np.frombuffer(memoryview(plane), np.uint16).reshape(plane.height, -1)
