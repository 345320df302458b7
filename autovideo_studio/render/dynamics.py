"""Filters, compressor, gate and limiter for 48 kHz stereo blocks, vectorised: whole blocks, no sample loops."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, exp, log10, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

from autovideo_studio.render.sound_graph import SoundGraph

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
    """A chain of biquads run over a stream of (n, 2) blocks, without delay, in double precision."""

    def __init__(self, *chain: Biquad) -> None:
        self._graph = SoundGraph(*(("biquad", f"b0={part.b0!r}:b1={part.b1!r}:b2={part.b2!r}:a0=1:a1={part.a1!r}:a2={part.a2!r}:"
                                              "a=tdii:r=f64") for part in chain))

    def __call__(self, block: Samples) -> Samples:
        return self._graph(block)


def step_peaks(block: Samples) -> Curve:
    """The highest absolute sample in each control step. `len(block)` is a multiple of `STEP`."""
    import numpy as np

    return np.asarray(np.abs(block).reshape(-1, 2 * STEP).max(axis=1))


def step_levels(block: Samples) -> Curve:
    """`step_peaks` in dBFS, not below −180."""
    import numpy as np

    return np.asarray(20 * np.log10(np.maximum(step_peaks(block), 1e-9)))


class Compressor:
    """Evens out loud and soft sound: of what exceeds `threshold_db` (peak) a `ratio`-th remains; `makeup_db` lifts all. `knee_db`
    is the width of the bend around the threshold."""

    def __init__(self, threshold_db: float, ratio: float, attack_ms: float, release_ms: float, makeup_db: float = 0.0,
                 knee_db: float = 0.0) -> None:
        self._reduction = 0.0
        self.set(threshold_db, ratio, attack_ms, release_ms, makeup_db, knee_db)

    def set(self, threshold_db: float, ratio: float, attack_ms: float, release_ms: float, makeup_db: float = 0.0,
            knee_db: float = 0.0) -> None:
        """Other values from the next block on."""
        self._threshold, self._slope, self._makeup, self._knee = threshold_db, 1 - 1 / ratio, makeup_db, knee_db
        self._attack, self._release = exp(-1 / attack_ms), exp(-1 / release_ms)

    def __call__(self, block: Samples) -> Samples:
        """`len(block)` is a multiple of `STEP`."""
        import numpy as np

        return block * self.gain(step_levels(block)).astype(np.float32)[:, None]

    def gain(self, levels: Curve) -> Curve:
        """The factor per sample for the steps of these peak `levels` in dBFS."""
        import numpy as np

        excess = levels - self._threshold
        bend = np.clip(excess + self._knee / 2, 0, self._knee)
        over = np.maximum(excess - self._knee / 2, 0) + (bend**2 / (2 * self._knee) if self._knee else 0)
        knots = followed(over * self._slope, self._reduction, self._attack, self._release)
        self._reduction = float(knots[-1])
        return along_steps(10 ** ((self._makeup - knots) / 20))


class Gate:
    """Lowers by `range_db` what stays below `threshold_db` (peak) for longer than `hold_ms`. It opens over the `early` steps
    before a sound, and gives that much later what it was given."""

    early = 5

    def __init__(self) -> None:
        import numpy as np

        self._before: Samples = np.zeros((self.early * STEP, 2), np.float32)
        self._reduction, self._quiet = 0.0, 0

    def __call__(self, block: Samples, threshold_db: float, range_db: float, hold_ms: float, release_ms: float) -> Samples:
        """`len(block)` is a multiple of `STEP`."""
        import numpy as np

        wanted = []
        for loud in (step_levels(block) >= threshold_db).tolist():
            self._quiet = 0 if loud else self._quiet + 1
            wanted.append(range_db if self._quiet > hold_ms + self.early else 0.0)
        knots = followed(np.array(wanted), self._reduction, exp(-1 / release_ms), exp(-5 / self.early))
        self._reduction = float(knots[-1])
        line = np.concatenate([self._before, block])
        self._before = line[len(block):]
        return np.asarray(line[:len(block)] * along_steps(10 ** (-knots / 20)).astype(np.float32)[:, None])


def followed(wanted: Curve, before: float, rising: float, falling: float) -> Curve:
    """Values at the borders of steps (one more than `wanted`), from `before` on: in each step the distance to what is wanted
    shrinks to a `rising`-th or `falling`-th part."""
    import numpy as np

    knots = [before]
    for goal in wanted.tolist():
        knots.append(goal + (knots[-1] - goal) * (rising if goal > knots[-1] else falling))
    return np.array(knots)


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
