"""Masks as a creator builds them: of which shape, in which order, with which points. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import cos, hypot, pi, sin

from autovideo_studio.domain.appearance import Appearance, Mask, MaskShape
from autovideo_studio.domain.keyframe import Animated

Path = tuple[tuple[float, float], ...]
FEWEST_POINTS = 3
SMALLER = 0.6
"""Of the picture: so large a new mask begins, that it is seen at once."""


def new_mask(shape: MaskShape, asset_id: str = "") -> Mask:
    """A drawn one begins smaller than the picture, a path as a hexagon; a luma mask lies over all of it."""
    if shape is MaskShape.LUMA:
        return Mask(shape, asset_id=asset_id)
    size = Animated(SMALLER)
    path = tuple((round(0.5 * cos(pi * n / 3), 4), round(0.5 * sin(pi * n / 3), 4)) for n in range(6))
    return Mask(shape, width=size, height=size, path=path if shape is MaskShape.PATH else ())


def with_mask(look: Appearance, mask: Mask) -> Appearance:
    return replace(look, masks=(*look.masks, mask))


def without_mask(look: Appearance, number: int) -> Appearance:
    return replace(look, masks=(*look.masks[:number], *look.masks[number + 1:]))


def still(mask: Mask, values: Mapping[str, float]) -> Mask:
    """The mask with constants in the place of some of its numbers."""
    return replace(mask, **{name: Animated(value) for name, value in values.items()})  # type: ignore[arg-type]


def with_point(path: Path, point: tuple[float, float]) -> Path:
    """A point more, on the side of the closed path that is nearest to it."""
    ends = [*path[1:], path[0]]
    nearest = min(range(len(path)), key=lambda number: _detour(path[number], ends[number], point))
    return (*path[:nearest + 1], point, *path[nearest + 1:])


def without_point(path: Path, number: int) -> Path:
    """A point less; three stay."""
    return path if len(path) <= FEWEST_POINTS else (*path[:number], *path[number + 1:])


def _detour(one: tuple[float, float], other: tuple[float, float], by: tuple[float, float]) -> float:
    """How much longer the way from one to the other gets by way of a point."""
    return (hypot(by[0] - one[0], by[1] - one[1]) + hypot(other[0] - by[0], other[1] - by[1])
            - hypot(other[0] - one[0], other[1] - one[1]))
