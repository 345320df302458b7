"""Clips narrower than the eye can part, as bars: which columns of pixels are covered. Pure numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtGui import QImage

Numbers = np.ndarray[Any, np.dtype[Any]]
PARTED_FROM_PX = 3


def covered(lefts: Numbers, rights: Numbers, width: int) -> Numbers:
    """Bool of shape (width,): the columns that some span [left, right) touches; each span touches one at least."""
    columns = np.floor(lefts)
    first = np.clip(columns, 0, width).astype(np.int64)
    last = np.clip(np.maximum(np.floor(rights), columns + 1), 0, width).astype(np.int64)
    steps = np.bincount(first, minlength=width + 1) - np.bincount(last, minlength=width + 1)
    return np.asarray(np.cumsum(steps)[:width] > 0)


def beginnings(lefts: Numbers, rights: Numbers, width: int) -> Numbers:
    """The columns in which a span begins that is wide enough to be told from the one before it."""
    wide = (rights - lefts >= PARTED_FROM_PX) & (lefts >= 0) & (lefts < width)
    return np.floor(lefts[wide]).astype(np.int64)


def line_image(colours: Numbers) -> QImage:
    """A picture one pixel high of 0xffRRGGBB `colours`, to be drawn as high as wanted."""
    pixels = np.ascontiguousarray(colours, np.uint32)
    return QImage(pixels.data, len(pixels), 1, 4 * len(pixels), QImage.Format.Format_RGB32).copy()
