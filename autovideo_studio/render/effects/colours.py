"""A chain of colour effects as one table: rounded to 8 bits once, and applied by one pass over the pixels."""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from pathlib import Path

import numpy as np

from autovideo_studio.render.effects.base import Colour, ColourMap, Pixels
from autovideo_studio.render.filters import FilterChain
from autovideo_studio.render.raster import premultiplied, straight

GRID, COARSE_GRID = 33, 17
"""Points of a table of three dimensions along each side; the coarse one for colours that change from frame to frame."""

KEPT = 8
_known: OrderedDict[str, Colours] = OrderedDict()


class Colours:
    """`key` tells chains apart. `channelwise`: red, green and blue each depend on themselves alone, so three tables of 256 values
    hold all of it exactly; else a grid of colours does, between whose points FFmpeg interpolates in tetrahedra."""

    def __init__(self, key: str, maps: tuple[ColourMap, ...], channelwise: bool, grid: int = GRID) -> None:
        self.key, self.channelwise, self.grid = key, channelwise, grid
        self._maps = maps
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

    def cube(self) -> Colour:
        """The grid, shape (n, n, n, 3), indexed by blue, green, red."""
        steps = np.linspace(0, 1, self.grid, dtype=np.float32)
        blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
        return self.of(np.stack((red, green, blue), axis=-1))

    def apply(self, pixels: Pixels, opaque: bool) -> Pixels:
        """BGRA, premultiplied, to the same; alpha stays."""
        if opaque:
            return self._applied(pixels)
        before = straight(pixels)
        return premultiplied(np.dstack((self._applied(before)[..., :3], before[..., 3])))

    def _applied(self, pixels: Pixels) -> Pixels:
        height, width = pixels.shape[:2]
        if not self.channelwise:
            if (width, height) not in self._filters:
                self._filters[width, height] = self._interpolation(width, height)
            return self._filters[width, height].run(pixels)
        from PIL import Image

        if not self._bands:
            red, green, blue = (list(map(int, band)) for band in self.bands().T)
            self._bands = [*blue, *green, *red, *range(256)]
        picture = Image.frombuffer("RGBA", (width, height), np.ascontiguousarray(pixels), "raw", "RGBA", 0, 1)
        return np.asarray(picture.point(self._bands))

    def _interpolation(self, width: int, height: int) -> FilterChain:
        """FFmpeg reads tables from files only, once."""
        values = self.cube().reshape(-1)
        with tempfile.TemporaryDirectory(prefix="colours") as folder:
            path = Path(folder) / "table.cube"
            rows = "%.5f %.5f %.5f\n" * (len(values) // 3)
            path.write_text(f"LUT_3D_SIZE {self.grid}\n" + rows % tuple(values.tolist()), "ascii")
            return FilterChain(width, height, "bgra",
                               ("format", (("pix_fmts", "gbrp16le"),)),  # of all depths only this one has a fast path
                               ("lut3d", (("file", str(path)), ("interp", "tetrahedral"))))


def colours_of(key: str, maps: tuple[ColourMap, ...], channelwise: bool, moves: bool) -> Colours:
    """The chain's table, made once for a key. `moves`: another one will be wanted for the next frame."""
    grid = COARSE_GRID if moves else GRID
    key = key if channelwise else f"{key} grid {grid}"
    colours = _known.pop(key, None) or Colours(key, maps, channelwise, grid)
    _known[key] = colours
    if len(_known) > KEPT:
        _known.popitem(last=False)
    return colours
