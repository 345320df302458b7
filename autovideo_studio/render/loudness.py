"""Loudness (LUFS) and true peak (dBTP) by ITU-R BS.1770-4 and EBU R 128, in blocks."""

from __future__ import annotations

from math import inf, log10
from typing import TYPE_CHECKING, Any

from autovideo_studio.render.dynamics import STEP, Biquad, Filter, step_peaks

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]
    Curve = np.ndarray[Any, np.dtype[Any]]

K_SHELF = Biquad(1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585)
K_HIGH_PASS = Biquad(1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621)
"""The K-weighting of BS.1770-4 annex 1, tables 1 and 2 (48 kHz)."""

_HOP, _WINDOW = 100, 400
"""Gating blocks of 400 ms, one every 100 ms, in control steps of 1 ms."""


class Meter:
    """Fed with (n, 2) blocks (n a multiple of `STEP` but for the last), it keeps K-weighted power and true peak per millisecond.

    That is 8 bytes each a millisecond (1 MB a minute), from which loudness and limiting at any gain follow without reading the
    sound again.
    """

    def __init__(self) -> None:
        self._weighting = Filter(K_SHELF, K_HIGH_PASS)
        self._oversampler = Oversampler()
        self._power: list[Curve] = []
        self._peak: list[Curve] = []

    def feed(self, block: Samples) -> None:
        import numpy as np

        rest = -len(block) % STEP
        if rest:
            block = np.concatenate([block, np.zeros((rest, 2), np.float32)])
        if not len(block):
            return
        weighted = self._weighting(block)
        steps = weighted.reshape(-1, 2 * STEP)
        self._power.append(np.einsum("ij,ij->i", steps, steps) / STEP)
        self._peak.append(self._oversampler.step_peaks(block))

    @property
    def power(self) -> Curve:
        """Mean K-weighted square, both channels summed, per control step."""
        import numpy as np

        return np.concatenate(self._power, dtype=np.float64) if self._power else np.zeros(0)

    @property
    def peaks(self) -> Curve:
        """True peak (1.0 = full scale) per control step. One found within the first samples of a step counts for the step before
        it as well: the oversampler sees it a few samples late."""
        import numpy as np

        seen = np.concatenate([*self._peak, np.zeros(1)], dtype=np.float64)
        return np.maximum(seen[:-1], seen[1:])

    @property
    def lufs(self) -> float:
        """Integrated loudness so far; −infinity for silence."""
        return integrated(self.power)

    @property
    def true_peak(self) -> float:
        """The highest true peak so far, as a ratio of full scale."""
        return float(self.peaks.max(initial=0.0))


def integrated(power: Curve) -> float:
    """Gated loudness in LUFS of K-weighted power per millisecond: absolute gate −70 LUFS, relative gate −10 LU.

    What is shorter than one gating block is measured as a whole.
    """
    import numpy as np

    if not len(power):
        return -inf
    if len(power) < _WINDOW:
        blocks = power.mean(keepdims=True)
    else:
        hops = power[:len(power) // _HOP * _HOP].reshape(-1, _HOP).mean(axis=1)
        blocks = np.lib.stride_tricks.sliding_window_view(hops, _WINDOW // _HOP).mean(axis=1)
    heard = blocks[blocks > _power_of(-70)]
    if not len(heard):
        return -inf
    heard = heard[heard > heard.mean() / 10]
    return -0.691 + 10 * log10(heard.mean())


def _power_of(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


class Oversampler:
    """Finds peaks between samples: 4 × oversampling by a windowed sinc of `taps` taps a phase, after BS.1770-4 annex 2.

    A peak is reported a few samples after it happened, because the filter needs to have seen what follows.
    """

    taps = 10
    """NumPy convolves with up to 11 taps several times faster than with 12."""

    def __init__(self) -> None:
        import numpy as np

        at = np.arange(self.taps) - (self.taps // 2 - 1)
        self._phases = []
        for phase in (0.25, 0.5, 0.75):
            distance = phase - at
            row = np.sinc(distance) * np.i0(5 * np.sqrt(1 - (distance / (self.taps // 2)) ** 2))
            self._phases.append((row / row.sum()).astype(np.float32)[::-1])
        self._before = np.zeros((self.taps - 1, 2), np.float32)

    def step_peaks(self, block: Samples) -> Curve:
        """The true peak per control step. `len(block)` is a multiple of `STEP`."""
        import numpy as np

        line = np.concatenate([self._before, block])
        self._before = line[len(block):]
        peaks = step_peaks(block)
        for channel in (np.ascontiguousarray(line[:, 0]), np.ascontiguousarray(line[:, 1])):
            for phase in self._phases:
                between = np.convolve(channel, phase, "valid")
                np.maximum(peaks, np.abs(between, out=between).reshape(-1, STEP).max(axis=1), out=peaks)
        return peaks
