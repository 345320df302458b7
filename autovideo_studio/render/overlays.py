"""Small things over a moving picture (captions, a title): drawn once, laid over the planes of frame after frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from autovideo_studio.domain.appearance import Blend
from autovideo_studio.render.compositor import GRID, Compositor
from autovideo_studio.render.placement import Group, Picture, bounds, changed, flattened
from autovideo_studio.render.planes import Converter, Plane, pixels, planes_of
from autovideo_studio.render.regions import Box, disjoint

if TYPE_CHECKING:
    from av import VideoFrame

    Weights = NDArray[np.uint16]

LARGEST = 0.35
"""Of the frame: beyond it, painting everything anew is cheaper."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A part of one plane, from row `top` and column `left` on: new = (old · `keep` + `add`) / 256."""

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

    def put(self, piece: Patch, skip: int) -> None:
        """Write a newer `piece` of it in its place, but for the piece's first `skip` columns."""
        height, width = piece.keep.shape
        rows = slice(piece.top - self.top, piece.top - self.top + height)
        columns = slice(piece.left - self.left + skip, piece.left - self.left + width)
        self.keep[rows, columns], self.add[rows, columns] = piece.keep[:, skip:], piece.add[:, skip:]


class Overlays:
    """Remembers the last: of a caption that is filled word by word, only what has changed is drawn and converted."""

    def __init__(self, compositor: Compositor, converter: Converter) -> None:
        """`_parts` are boxes on the grid, none meeting another, around all that `_items` draw; `_patches` show `_drawn`."""
        self._compositor, self._converter = compositor, converter
        self._items: Picture = ()
        self._parts: list[Box] = []
        self._patches: dict[Box, tuple[Patch, Patch, Patch]] = {}
        self._drawn: Picture = ()

    def can_draw(self, items: Picture) -> bool:
        """Whether all of `items` together are small; `draw` then draws them."""
        if not all(isinstance(item, Group) and item.blend is Blend.NORMAL for item in items):
            return False
        frame = self._compositor.frame
        if items != self._items:
            self._items = items
            self._parts = disjoint(box.grown_to(GRID, frame) for item in flattened(items) if (box := bounds(item, frame)).area)
        return sum(part.area for part in self._parts) < LARGEST * frame.area

    def draw(self, frame: VideoFrame) -> None:
        if self._drawn != self._items:
            self._renew()
        planes = planes_of(frame)
        for patches in self._patches.values():
            for patch, plane in zip(patches, planes, strict=True):
                patch.lay_over(plane)

    def _renew(self) -> None:
        frame, known = self._compositor.frame, self._patches
        dirty = [box.grown_to(GRID, frame) for box in changed(self._drawn, self._items, frame)]
        self._patches = {part: known.get(part) or self._patch(part) for part in self._parts}
        for part in self._patches.keys() & known.keys():
            for box in disjoint(box.within(part) for box in dirty):
                self._renew_part(part, box)
        self._drawn = self._items

    def _renew_part(self, part: Box, box: Box) -> None:
        """Chroma looks one pixel to its left, so that one is drawn too, but not kept."""
        before = min(2, box.left - part.left)
        pieces = self._patch(box._replace(left=box.left - before))
        for whole, piece, skip in zip(self._patches[part], pieces, (before, before // 2, before // 2), strict=True):
            whole.put(piece, skip)

    def _patch(self, part: Box) -> tuple[Patch, Patch, Patch]:
        """The converter sees premultiplied colour on black: what is missing to the right mixture is black's own value."""
        image = self._compositor.overlay(self._items, part)
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
