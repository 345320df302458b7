"""Small things over a moving picture (captions, a title): drawn once, laid over the planes of frame after frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from autovideo_studio.domain.appearance import Blend
from autovideo_studio.render.compositor import GRID, Compositor
from autovideo_studio.render.placement import Group, Picture, bounds, flattened
from autovideo_studio.render.planes import Converter, Plane, pixels, planes_of
from autovideo_studio.render.regions import Box, disjoint

if TYPE_CHECKING:
    from av import VideoFrame

    Weights = NDArray[np.uint16]

LARGEST = 0.35
"""Of the frame: beyond it, painting everything anew is cheaper."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A part of one plane: new = (old · `keep` + `add`) / 256."""

    top: int
    left: int
    keep: Weights
    add: Weights

    def lay_over(self, plane: Plane) -> None:
        height, width = self.keep.shape
        under = plane[self.top:self.top + height, self.left:self.left + width]
        mixed = np.multiply(under, self.keep, dtype=np.uint16)
        mixed += self.add
        mixed >>= 8
        under[...] = mixed


class Overlays:
    """Remembers the last: a caption that stands still is drawn and converted once."""

    def __init__(self, compositor: Compositor, converter: Converter) -> None:
        self._compositor, self._converter = compositor, converter
        self._items: Picture = ()
        self._patches: list[tuple[Patch, Patch, Patch]] = []

    def can_draw(self, items: Picture) -> bool:
        """Whether all of `items` together are small."""
        if not all(isinstance(item, Group) and item.blend is Blend.NORMAL for item in items):
            return False
        return sum(part.area for part in self._parts(items)) < LARGEST * self._compositor.frame.area

    def draw(self, items: Picture, frame: VideoFrame) -> None:
        if items != self._items:
            self._items, self._patches = items, [self._patch(items, part) for part in self._parts(items)]
        planes = planes_of(frame)
        for patches in self._patches:
            for patch, plane in zip(patches, planes, strict=True):
                patch.lay_over(plane)

    def _parts(self, items: Picture) -> list[Box]:
        """Boxes on the grid, none meeting another, around all that is drawn and the chroma samples that look at it."""
        frame = self._compositor.frame
        return disjoint(box._replace(left=box.left - 1).grown_to(GRID, frame) for item in flattened(items)
                        if (box := bounds(item, frame)).area)

    def _patch(self, items: Picture, part: Box) -> tuple[Patch, Patch, Patch]:
        """The converter sees premultiplied colour on black: what is missing to the right mixture is black's own value."""
        image = self._compositor.overlay(items, part)
        luma, *chroma = planes_of(self._converter.frame(image))
        alpha = pixels(image, Box(0, 0, image.width(), image.height()))[..., 3].astype(np.uint16)
        keep = 256 - (alpha + (alpha >> 7))
        keep_chroma = _chroma_sited(keep)
        u, v = (_mixing(part.top // 2, part.left // 2, keep_chroma, plane, 128) for plane in chroma)
        return _mixing(part.top, part.left, keep, luma, 16), u, v


def _mixing(top: int, left: int, keep: Weights, over: Plane, black: int) -> Patch:
    add = np.multiply(over, 256, dtype=np.int32)
    add -= keep * np.int32(black)
    add += 128
    return Patch(top, left, keep, np.maximum(add, 0, out=add).astype(np.uint16))


def _chroma_sited(weights: Weights) -> Weights:
    """One value for each chroma sample: two rows, and 1-2-1 about its left column."""
    rows = weights[::2] + weights[1::2]
    sums = 2 * rows[:, ::2]
    sums += rows[:, 1::2]
    sums[:, 1:] += rows[:, 1:-1:2]
    sums[:, 0] += rows[:, 0]
    sums += 4
    sums >>= 3
    return sums
