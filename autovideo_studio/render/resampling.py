"""Planes scaled and shifted by parts of a sample, with a scaler that only knows whole windows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from autovideo_studio.render.planes import Plane

SLACK = 20
"""How many samples a window may be larger than what is shown, at either end, to hit the wanted place more nearly."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Along one side: what is wanted begins at `start` in the plane and goes on by `step` samples (of borders, not centres)."""

    step: float
    start: float

    def shifted(self, samples: int) -> Stretch:
        return Stretch(self.step, self.start + samples)

    def fits(self, wanted: int, available: int, tolerance: float) -> bool:
        """Whether a window within `available` samples gives `wanted` ones, each at most `tolerance` of its own steps off."""
        found = window(self.step, self.start, wanted, available)
        return found is not None and found.error(self.step, self.start, wanted) <= tolerance * self.step


class Resampler:
    """What the scaler sets up for a window is kept for the next plane of that size."""

    def __init__(self) -> None:
        from av.video.reformatter import VideoReformatter

        self._scaler = VideoReformatter()

    def resample(self, plane: Plane, across: Stretch, down: Stretch, target: Plane) -> None:
        """Fill `target`. Raises `ValueError` if `plane` is too small."""
        from av import VideoFrame
        from av.video.reformatter import Interpolation

        height, width = target.shape
        x = window(across.step, across.start, width, plane.shape[1])
        y = window(down.step, down.start, height, plane.shape[0])
        if x is None or y is None:
            raise ValueError("the wanted part is larger than the plane")
        seen = plane[y.source:y.source + y.source_size, x.source:x.source + x.source_size]
        if (y.target_size, x.target_size) != seen.shape:
            scaled = self._scaler.reformat(VideoFrame.from_numpy_buffer(seen, format="gray"), width=x.target_size,
                                           height=y.target_size, interpolation=Interpolation.BILINEAR, threads=1).planes[0]
            seen = np.frombuffer(memoryview(scaled), np.uint8).reshape(-1, scaled.line_size)
        np.copyto(target, seen[y.target:y.target + height, x.target:x.target + width])


@dataclass(frozen=True, slots=True)
class Window:
    """`source_size` samples from `source` are scaled to `target_size`, of which those from `target` on are wanted."""

    source: int
    source_size: int
    target: int
    target_size: int

    def error(self, step: float, start: float, wanted: int) -> float:
        """By how many source samples the first or last wanted sample misses its place, at most."""
        ratio = self.source_size / self.target_size
        first, last = self.target + 0.5, self.target + wanted - 0.5
        return max(abs(self.source + first * ratio - start - 0.5 * step),
                   abs(self.source + last * ratio - start - (wanted - 0.5) * step))


_BEFORE, _AFTER = (grid.ravel() for grid in np.meshgrid(np.arange(SLACK), np.arange(SLACK), indexing="ij"))


@lru_cache(maxsize=16)
def window(step: float, start: float, wanted: int, available: int) -> Window | None:
    """The whole-sample window that comes nearest to `start`, `start + step`, … within a plane; None where the plane is too small.

    Rounding the window's size and place leaves up to half a sample of error; among some hundred sizes one is off by a few
    hundredths only. (Not where `step` is near a simple ratio: stills that move are therefore kept at an odd scale.)
    """
    target_sizes = wanted + _BEFORE + _AFTER
    source_sizes = np.rint(target_sizes * step)
    ratios = source_sizes / target_sizes
    centre_miss = start + 0.5 * wanted * step - (_BEFORE + 0.5 * wanted) * ratios
    sources = np.clip(np.rint(centre_miss), 0, np.maximum(available - source_sizes, 0))
    errors = np.abs(centre_miss - sources) + np.abs(ratios - step) * (0.5 * wanted)
    errors[source_sizes > available] = np.inf
    best = int(np.argmin(errors))
    if not np.isfinite(errors[best]):
        return None
    return Window(int(sources[best]), int(source_sizes[best]), int(_BEFORE[best]), int(target_sizes[best]))
