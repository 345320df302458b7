"""Filters, compressor and limiter for 48 kHz stereo blocks, vectorised: whole blocks, no sample loops."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, exp, log10, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]
    Curve = np.ndarray[Any, np.dtype[Any]]

SAMPLE_RATE = 48_000
STEP = SAMPLE_RATE // 1000
"""Samples per control step: levels and gains are followed every millisecond."""


@dataclass(frozen=True, slots=True)
class Biquad:
    """b0 + b1·z⁻¹ + b2·z⁻² over 1 + a1·z⁻¹ + a2·z⁻², at 48 kHz."""

    b0: float
    b1: float
    b2: float
    a1: float
    a2: float


def high_pass(hertz: float, q: float = sqrt(0.5)) -> Biquad:
    """Second-order high-pass by the bilinear transform (formulas of R. Bristow-Johnson's Audio EQ Cookbook)."""
    w = 2 * pi * hertz / SAMPLE_RATE
    alpha, c = sin(w) / (2 * q), cos(w)
    return _over(1 + alpha, (1 + c) / 2, -(1 + c), (1 + c) / 2, -2 * c, 1 - alpha)


def bell(hertz: float, gain_db: float, q: float) -> Biquad:
    """Raise or lower a band around `hertz` (same source)."""
    w, a = 2 * pi * hertz / SAMPLE_RATE, 10 ** (gain_db / 40)
    alpha, c = sin(w) / (2 * q), cos(w)
    return _over(1 + alpha / a, 1 + alpha * a, -2 * c, 1 - alpha * a, -2 * c, 1 - alpha / a)


def high_shelf(hertz: float, gain_db: float) -> Biquad:
    """Raise or lower everything above `hertz`, slope 1 (same source)."""
    w, a = 2 * pi * hertz / SAMPLE_RATE, 10 ** (gain_db / 40)
    c, root = cos(w), 2 * sqrt(a) * sin(w) / 2 * sqrt(2)
    return _over((a + 1) - (a - 1) * c + root, a * ((a + 1) + (a - 1) * c + root), -2 * a * ((a - 1) + (a + 1) * c),
                 a * ((a + 1) + (a - 1) * c - root), 2 * ((a - 1) - (a + 1) * c), (a + 1) - (a - 1) * c - root)


def _over(a0: float, b0: float, b1: float, b2: float, a1: float, a2: float) -> Biquad:
    return Biquad(b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0)


class Filter:
    """A chain of biquads run over a stream of (n, 2) blocks, without delay.

    The chain's impulse response has died away (below −170 dB at 38 Hz) within `taps` samples, so that convolving with it by FFT
    (overlap-save) equals the recursion and needs no loop over samples.
    """

    taps = 4096
    size = 16_384

    def __init__(self, *chain: Biquad) -> None:
        import numpy as np

        turn = np.exp(-2j * pi * np.arange(self.size // 2 + 1) / self.size)
        response = np.ones_like(turn)
        for part in chain:
            response *= (part.b0 + part.b1 * turn + part.b2 * turn**2) / (1 + part.a1 * turn + part.a2 * turn**2)
        impulse = np.fft.irfft(response, self.size)[:self.taps]
        self._response = np.fft.rfft(impulse, self.size).astype(np.complex64)
        self._before = np.zeros((2, self.taps - 1), np.float32)

    def __call__(self, block: Samples) -> Samples:
        import numpy as np

        hop = self.size - self.taps + 1
        pieces = -(-len(block) // hop)
        line = np.zeros((2, self.taps - 1 + pieces * hop), np.float32)
        line[:, :self.taps - 1] = self._before
        line[:, self.taps - 1:self.taps - 1 + len(block)] = block.T
        self._before = line[:, len(block):len(block) + self.taps - 1].copy()
        windows = np.lib.stride_tricks.sliding_window_view(line, self.size, axis=1)[:, ::hop]
        filtered = np.fft.irfft(np.fft.rfft(windows, axis=2) * self._response, self.size, axis=2)[:, :, self.taps - 1:]
        return np.ascontiguousarray(filtered.reshape(2, -1)[:, :len(block)].T)


def step_peaks(block: Samples) -> Curve:
    """The highest absolute sample in each control step. `len(block)` is a multiple of `STEP`."""
    import numpy as np

    return np.asarray(np.abs(block).reshape(-1, 2 * STEP).max(axis=1))


class Compressor:
    """Evens out loud and soft speech: of what exceeds `threshold_db` (peak) a `ratio`-th remains; `makeup_db` lifts all."""

    def __init__(self, threshold_db: float, ratio: float, attack_ms: float, release_ms: float, makeup_db: float = 0.0) -> None:
        self._threshold, self._slope, self._makeup = threshold_db, 1 - 1 / ratio, makeup_db
        self._attack, self._release = exp(-1 / attack_ms), exp(-1 / release_ms)
        self._reduction = 0.0

    def __call__(self, block: Samples) -> Samples:
        """`len(block)` is a multiple of `STEP`."""
        import numpy as np

        excess = 20 * np.log10(np.maximum(step_peaks(block), 1e-9)) - self._threshold
        knots = [self._reduction]
        for wanted in (np.maximum(excess, 0) * self._slope).tolist():
            pace = self._attack if wanted > knots[-1] else self._release
            knots.append(wanted + (knots[-1] - wanted) * pace)
        self._reduction = knots[-1]
        gain = 10 ** ((self._makeup - np.array(knots)) / 20)
        return block * along_steps(gain).astype(np.float32)[:, None]


def along_steps(knots: Curve) -> Curve:
    """From values at the borders of control steps (one more than steps) to a value per sample, in straight lines."""
    import numpy as np

    ramp = np.arange(STEP) / STEP
    rise = np.diff(knots)
    return (knots[:-1, None] + rise[:, None] * ramp).reshape(-1)


def limiter_knots(peaks: Curve, ceiling: float, *, look_ahead: int = 6, release_ms: float = 80.0) -> Curve:
    """Gains 0..1 at the borders of control steps that keep `peaks` × gain at or under `ceiling`, for `along_steps`.

    `peaks` are the true peaks of each step over the whole programme. The gain falls over `look_ahead` steps before a peak and
    recovers exponentially after it. With all numbers at hand no loop is needed: the decaying reduction is a running maximum in
    the logarithm, the fall a mean over the coming minimum, and a border takes the smaller of its two steps.
    """
    import numpy as np

    reduction = 1 - np.minimum(1, ceiling / np.maximum(peaks, 1e-9))
    decay = np.arange(len(peaks)) / release_ms
    with np.errstate(divide="ignore"):
        held = np.exp(np.maximum.accumulate(np.log(reduction) + decay) - decay)
    coming = np.concatenate([held, np.full(look_ahead, held[-1] if len(held) else 0)])
    worst = np.lib.stride_tricks.sliding_window_view(coming, look_ahead + 1).max(axis=1)
    early = np.concatenate([np.full(look_ahead, worst[0] if len(worst) else 0), worst])
    gains = 1 - np.lib.stride_tricks.sliding_window_view(early, look_ahead + 1).mean(axis=1)
    padded = np.concatenate([gains[:1], gains, gains[-1:]])
    return np.asarray(np.minimum(padded[:-1], padded[1:]))


def decibels(ratio: float) -> float:
    """20·log₁₀; silence is −infinity."""
    return 20 * log10(ratio) if ratio > 0 else float("-inf")
