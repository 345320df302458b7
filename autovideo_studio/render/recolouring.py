"""Colour effects on the encoder's planes: one table from luma and chroma to luma and chroma, and no RGB on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from autovideo_studio.render.effects.base import Colour
from autovideo_studio.render.effects.colours import Colours, table_filter
from autovideo_studio.render.planes import Plane

if TYPE_CHECKING:
    from av.video.plane import VideoPlane

RED, GREEN, BLUE = 0.2126, 0.7152, 0.0722
"""BT.709's weights of luma."""
OF_BLUE, OF_RED = 2 * (1 - BLUE), 2 * (1 - RED)
"""What blue and red minus luma are divided by, so that chroma lies in ±1/2."""


class Recolouring:
    """A chain of colour effects for planes of one size."""

    def __init__(self, colours: Colours, width: int, height: int) -> None:
        from av import VideoFrame

        self._filter = table_filter(table_of(colours), width, height)
        self._wide = VideoFrame(width, height, "gbrp16le")
        self._upper, self._lower = np.empty((2, height // 2, width // 2), np.uint16)

    def apply(self, planes: list[Plane]) -> None:
        """Change `planes` (yuv420p, BT.709, limited range, even sides) where they lie. Chroma is taken as the same in its four
        pixels, and from the left two of them, between which it is sited."""
        luma, *chroma = planes
        wide_luma, *wide_chroma = map(_rows, self._wide.planes)
        np.multiply(luma, 257, out=wide_luma[:, :luma.shape[1]], dtype=np.uint16)
        for plane, wide in zip(chroma, wide_chroma, strict=True):
            pairs = wide.view(np.uint32)[:, :plane.shape[1]]
            np.multiply(plane, 257 * 65537, out=pairs[::2], dtype=np.uint32)
            pairs[1::2] = pairs[::2]
        done_luma, *done_chroma = map(_rows, self._filter.run(self._wide).planes)
        np.right_shift(done_luma[:, :luma.shape[1]], 8, out=luma, casting="unsafe")
        for plane, done in zip(chroma, done_chroma, strict=True):
            left = done[:, :2 * plane.shape[1]:2]
            np.right_shift(left[::2], 1, out=self._upper)
            np.right_shift(left[1::2], 1, out=self._lower)
            np.add(self._upper, self._lower, out=self._upper)
            np.right_shift(self._upper, 8, out=plane, casting="unsafe")


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
