"""A chain of colour effects as one table: rounded to 8 bits once, and applied by one pass over the pixels."""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from functools import cached_property
from pathlib import Path

import numpy as np

from autovideo_studio.render.effects.base import Colour, ColourMap, Pixels
from autovideo_studio.render.filters import FilterChain
from autovideo_studio.render.raster import premultiplied, straight

GRIDS, COARSE_GRID = (33, 65, 97), 17
"""Points of a table of three dimensions along each side: the first that is fine enough; the coarse one for colours that change
from frame to frame."""

STEEPEST = 36 / 255
"""How far apart neighbouring points may be: beyond it, what lies between them bends too much for a straight line."""

PLANES = 1, 0, 2
"""Which channel of blue, green, red lies in each of FFmpeg's planes."""

KEPT = 8
_known: OrderedDict[str, Colours] = OrderedDict()


class Colours:
    """`key` tells chains apart. `channelwise`: red, green and blue each depend on themselves alone, so three tables of 256 values
    hold all of it exactly; else a grid of colours does, between whose points FFmpeg interpolates in tetrahedra."""

    def __init__(self, key: str, maps: tuple[ColourMap, ...], channelwise: bool, moves: bool = False) -> None:
        """`moves`: another one will be wanted for the next frame."""
        self.key, self.channelwise = key, channelwise
        self._maps, self._moves = maps, moves
        self._bands: list[int] = []
        self._filters: dict[tuple[int, int], FilterChain] = {}

    def of(self, colours: Colour) -> Colour:
        """The exact result for colours of shape (…, 3) in 0..1."""
        for change in self._maps:
            colours = change(colours)
        return np.clip(colours, 0.0, 1.0)

    def bands(self) -> Pixels:
        """For each 8-bit value of red, green and blue (where `channelwise`) the new one: shape (256, 3)."""
        ramp = np.repeat(np.linspace(0, 1, 256, dtype=np.float32)[:, None], 3, axis=1)
        return np.rint(self.of(ramp) * 255).astype(np.uint8)

    @cached_property
    def grid(self) -> int:
        """Points along each side: the steeper the table, the more."""
        if self._moves:
            return COARSE_GRID
        return next((grid for grid in GRIDS[:-1] if _steepness(self._cube(grid)) <= STEEPEST), GRIDS[-1])

    def cube(self) -> Colour:
        """The grid, shape (n, n, n, 3), indexed by blue, green, red."""
        return self._cube(self.grid)

    def _cube(self, grid: int) -> Colour:
        steps = np.linspace(0, 1, grid, dtype=np.float32)
        blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
        return self.of(np.stack((red, green, blue), axis=-1))

    def apply(self, pixels: Pixels, opaque: bool) -> Pixels:
        """BGRA, premultiplied, to the same; alpha stays."""
        return self._applied(pixels) if opaque else premultiplied(self._applied(straight(pixels)))

    def _applied(self, pixels: Pixels) -> Pixels:
        return self._by_bands(pixels) if self.channelwise else self._by_grid(pixels)

    def _by_bands(self, pixels: Pixels) -> Pixels:
        from PIL import Image

        if not self._bands:
            red, green, blue = (list(map(int, band)) for band in self.bands().T)
            self._bands = [*blue, *green, *red, *range(256)]
        height, width = pixels.shape[:2]
        picture = Image.frombuffer("RGBA", (width, height), np.ascontiguousarray(pixels), "raw", "RGBA", 0, 1)
        return np.asarray(picture.point(self._bands))

    def _by_grid(self, pixels: Pixels) -> Pixels:
        """FFmpeg's quick way needs planes of 16 bits. They are filled here and read by their upper bytes, which costs half of
        what its own conversions do."""
        from av import VideoFrame

        height, width = pixels.shape[:2]
        if (width, height) not in self._filters:
            self._filters[width, height], = table_filters(self.cube(), (width, height))
        frame = VideoFrame(width, height, "gbrp16le")
        for plane, channel in zip(frame.planes, PLANES, strict=True):
            rows = np.frombuffer(memoryview(plane), np.uint16).reshape(height, -1)[:, :width]
            np.multiply(pixels[..., channel], 257, out=rows, dtype=np.uint16)
        done = pixels.copy()
        for plane, channel in zip(self._filters[width, height].run(frame).planes, PLANES, strict=True):
            done[..., channel] = np.frombuffer(memoryview(plane), np.uint8).reshape(height, -1)[:, 1:2 * width:2]
        return done


def table_filters(table: Colour, *sizes: tuple[int, int]) -> list[FilterChain]:
    """FFmpeg's interpolation in a table of shape (n, n, n, 3), 0..1, indexed by blue, green, red, for planes of 16 bits of each
    of the sizes (width, height). It reads tables from files only, once. The values are such that the upper byte of the result is
    the rounded one."""
    values = (table.reshape(-1) * (255 * 256) + 128) / 65535
    with tempfile.TemporaryDirectory(prefix="colours") as folder:
        path = Path(folder) / "table.cube"
        rows = "%.6f %.6f %.6f\n" * (len(values) // 3)
        path.write_text(f"LUT_3D_SIZE {len(table)}\n" + rows % tuple(values.tolist()), "ascii")
        return [FilterChain(width, height, "gbrp16le", ("lut3d", (("file", str(path)), ("interp", "tetrahedral"))))
                for width, height in sizes]


def _steepness(cube: Colour) -> float:
    """The farthest that two neighbouring points lie apart."""
    return max(float(np.abs(np.diff(cube, axis=axis)).max()) for axis in range(3))


def colours_of(key: str, maps: tuple[ColourMap, ...], channelwise: bool, moves: bool) -> Colours:
    """The chain's table, made once for a key. `moves`: another one will be wanted for the next frame."""
    key = f"{key} moves" if moves and not channelwise else key
    colours = _known.pop(key, None) or Colours(key, maps, channelwise, moves)
    _known[key] = colours
    if len(_known) > KEPT:
        _known.popitem(last=False)
    return colours
