"""When each pixel of the frame turns: pictures of numbers 0..1, made once for a size and looked up frame after frame.

A matte (what is already through) is the ramp below a threshold, with a soft border: one table look-up a frame.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

STEPS = 65536
_EVEN = np.linspace(0, 1, STEPS, dtype=np.float32)
Ramp = NDArray[np.uint16]
Grid = NDArray[np.float32]
Shape = Callable[..., Grid]
"""`shape(x, y, *values)` from places in heights of the frame, counted from its centre, to any numbers: low ones turn first."""


@lru_cache(maxsize=4)
def ramp(shape: Shape, width: int, height: int, *values: float) -> Ramp:
    """The shape's numbers over the whole frame, stretched to 0..65535."""
    x = (np.arange(width, dtype=np.float32) + 0.5 - width / 2) / height
    y = (np.arange(height, dtype=np.float32) + 0.5 - height / 2) / height
    order = np.broadcast_to(shape(x[None, :], y[:, None], *values), (height, width))
    low, high = float(order.min()), float(order.max())
    return ((order - low) * ((STEPS - 1) / max(high - low, 1e-9))).astype(np.uint16)


def share_through(done: float, softness: float, places: NDArray[np.floating] = _EVEN) -> NDArray[np.floating]:
    """For each step of a ramp (of which `places` tells where in 0..1 it lies), how far it is through when the border has come
    `done` of its way; 0..1, smooth."""
    softness = max(softness, 0.004)
    share = np.clip((done * (1 + softness) - places) / softness, 0, 1)
    smooth: NDArray[np.floating] = share * share * (3 - 2 * share)
    return smooth


def as_alpha(shares: NDArray[np.floating]) -> NDArray[np.uint32]:
    return (shares * 255 + 0.5).astype(np.uint32) << np.uint32(24)


def matte(ramp: Ramp, done: float, softness: float) -> QImage:
    """Alpha alone; to be used as a mask."""
    return looked_up(ramp, as_alpha(share_through(done, softness)))


def looked_up(ramp: Ramp, table: NDArray[np.uint32]) -> QImage:
    """Each step of the ramp in the colour (0xAARRGGBB, premultiplied) that stands for it in the table."""
    height, width = ramp.shape
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    np.take(table, ramp, out=np.frombuffer(image.bits(), np.uint32).reshape(height, width), mode="clip")
    return image


def noise(x: Grid, y: Grid, size: float, seed: int, octaves: int = 4) -> Grid:
    """Soft hills and valleys, the largest `size` heights of the frame apart, in equal shares of all heights 0..1.

    The same places have the same values at every size of the frame.
    """
    total = np.zeros((y.shape[0], x.shape[1]), np.float32)
    for octave in range(octaves):
        lattice = np.random.default_rng([seed, octave]).random((64, 64), np.float32)
        total += _smooth_lattice(lattice, x[0] / size * 2**octave, y[:, 0] / size * 2**octave) * np.float32(0.5**octave)
    return _equalised(total)


def _smooth_lattice(lattice: Grid, x: Grid, y: Grid) -> Grid:
    left, across = _weights(x)
    top, down = _weights(y)
    columns = lattice[:, left % 64] * (1 - across) + lattice[:, (left + 1) % 64] * across
    return (columns[top % 64] * (1 - down)[:, None] + columns[(top + 1) % 64] * down[:, None]).astype(np.float32)


def _weights(places: Grid) -> tuple[NDArray[np.int64], Grid]:
    whole = np.floor(places)
    rest = places - whole
    return whole.astype(np.int64), rest * rest * (3 - 2 * rest)


def _equalised(values: Grid) -> Grid:
    """Each value's rank among all, by way of a table."""
    known = np.sort(values[::7, ::7], axis=None)
    low, high = float(values.min()), float(values.max())
    ranks = np.interp(np.linspace(low, high, 4096), known, np.linspace(0, 1, known.size)).astype(np.float32)
    return ranks[((values - low) * (4095 / max(high - low, 1e-9))).astype(np.uint16)]
