"""Scopes: what a picture's light and colours are, as three small pictures of counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Counts = np.ndarray[Any, np.dtype[Any]]
LEVELS, COLUMNS, CIRCLE, BINS = 128, 256, 128, 128


@dataclass(frozen=True, slots=True)
class Scopes:
    """`waveform` of shape (LEVELS, COLUMNS): how often each brightness (the brightest first) comes in each column; `vectorscope`
    (CIRCLE, CIRCLE): how often each colour, Cb to the right, Cr upwards; `histogram` (3, BINS): red, green, blue from dark to
    bright. All 0..1."""

    waveform: Counts
    vectorscope: Counts
    histogram: Counts


def measure(pixels: Counts) -> Scopes:
    """Of uint8 pixels of shape (height, width, 4): blue, green, red, unused. Small pictures (some 256 × 144) tell enough."""
    blue, green, red = (pixels[:, :, channel].astype(np.float32) for channel in range(3))
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    columns = np.broadcast_to(np.arange(pixels.shape[1]) * COLUMNS // pixels.shape[1], luma.shape)
    levels = LEVELS - 1 - np.clip(luma * LEVELS / 256, 0, LEVELS - 1).astype(np.int64)
    cb = np.clip((blue - luma) / 1.8556 / 255 + 0.5, 0, 0.999) * CIRCLE
    cr = np.clip((red - luma) / 1.5748 / 255 + 0.5, 0, 0.999) * CIRCLE
    at = (CIRCLE - 1 - cr.astype(np.int64)) * CIRCLE + cb.astype(np.int64)
    histogram = np.stack([np.bincount((channel * BINS / 256).astype(np.int64).ravel(), minlength=BINS)
                          for channel in (red, green, blue)])
    return Scopes(_shares((levels * COLUMNS + columns).ravel(), LEVELS * COLUMNS, pixels.shape[0] / 8).reshape(LEVELS, COLUMNS),
                  _shares(at.ravel(), CIRCLE * CIRCLE, luma.size / 400).reshape(CIRCLE, CIRCLE),
                  np.sqrt(histogram / max(1, histogram[:, 1:-1].max())).clip(0, 1))


def _shares(places: Counts, count: int, full: float) -> Counts:
    """How often each place comes, 1 from `full` times on; rare ones are lifted so that they are seen."""
    return np.sqrt(np.minimum(np.bincount(places, minlength=count) / max(full, 1), 1.0)).astype(np.float32)
