"""How loud it is now: peaks and loudness (LUFS, momentary and short-term) of what plays, for a meter that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, log10
from typing import TYPE_CHECKING, Any

from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.render.dynamics import STEP, Filter
from autovideo_studio.render.loudness import K_HIGH_PASS, K_SHELF

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]

MOMENTARY_STEPS, SHORT_TERM_STEPS = 400, 3000
"""Windows of EBU Tech 3341 in steps of 1 ms."""
LONGEST_JUMP = SAMPLE_RATE // 2


@dataclass(frozen=True, slots=True)
class SoundLevels:
    """`left` and `right` are peaks in dBFS since the last look, `momentary` and `short_term` LUFS; −infinity for silence."""

    left: float = -inf
    right: float = -inf
    momentary: float = -inf
    short_term: float = -inf


SILENT = SoundLevels()


def load_meter() -> None:
    """Load what the first look needs, from any thread: it takes a tenth of a second, and play has begun by then."""
    Filter(K_SHELF, K_HIGH_PASS)


class LevelMeter:
    """`samples(start, count)` gives int16 of shape (count, 2) from a place of the sequence."""

    def __init__(self, samples: Callable[[int, int], Samples]) -> None:
        self._samples = samples
        self._until: int | None = None

    def look(self, seconds: float) -> SoundLevels:
        """The levels up to this second. Looks follow one another in time; after a jump it begins anew."""
        import numpy as np

        sample = int(seconds * SAMPLE_RATE) // STEP * STEP
        if self._until is None or not 0 <= sample - self._until <= LONGEST_JUMP:
            self._until, self._weighting = sample, Filter(K_SHELF, K_HIGH_PASS)
            self._power = np.zeros(0)
        count = sample - self._until
        if count == 0:
            return SILENT
        block = self._samples(self._until, count).astype(np.float32) / 32768
        self._until = sample
        weighted = self._weighting(block).reshape(-1, 2 * STEP)
        self._power = np.concatenate([self._power, np.einsum("ij,ij->i", weighted, weighted) / STEP])[-SHORT_TERM_STEPS:]
        left, right = (decibels(float(peak)) for peak in np.abs(block).max(axis=0))
        return SoundLevels(left, right, _lufs(float(self._power[-MOMENTARY_STEPS:].mean())), _lufs(float(self._power.mean())))


def decibels(ratio: float) -> float:
    return 20 * log10(ratio) if ratio > 0 else -inf


def _lufs(power: float) -> float:
    return -0.691 + 10 * log10(power) if power > 1e-10 else -inf
