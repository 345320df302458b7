"""Music that makes room for speech: a gain curve from where speech is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from autovideo_studio.render.dynamics import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]
    Curve = np.ndarray[Any, np.dtype[Any]]

STEP = SAMPLE_RATE // 100
"""Samples per step of the curve: 10 ms."""
DEPTH_DB = 12.0
ATTACK, RELEASE, BRIDGE = 8, 40, 80
"""In steps: the music is down when speech begins (80 ms look-ahead), is back 400 ms after it ended, and stays down over pauses
shorter than 800 ms, so that it does not pump between words."""
_SPEECH_DB = -45.0


def step_levels(block: Samples) -> Curve:
    """RMS of both channels in dBFS of each step (−120 for silence). `len(block)` is a multiple of `STEP`."""
    import numpy as np

    steps = block.reshape(-1, 2 * STEP)
    power = np.einsum("ij,ij->i", steps, steps) / (2 * STEP)
    return np.asarray(10 * np.log10(np.maximum(power, 1e-12)))


def duck_knots(levels: Curve) -> Curve:
    """Gain factors at the beginning of each step, and one for the end, from the speech's `levels` over the whole programme."""
    import numpy as np

    count = len(levels)
    if not count:
        return np.ones(1)
    speaking = levels > _SPEECH_DB
    at = np.arange(count + 1)
    since = at[:-1] - np.maximum.accumulate(np.where(speaking, at[:-1], -10 * BRIDGE))
    until = np.minimum.accumulate(np.where(speaking, at[:-1], count + 10 * BRIDGE)[::-1])[::-1] - at[:-1]
    speaking |= since + until <= BRIDGE
    ended = np.concatenate([[10 * BRIDGE], at[:-1] - np.maximum.accumulate(np.where(speaking, at[:-1], -10 * BRIDGE))])
    begins = np.minimum.accumulate(np.where(speaking, at[:-1], count + 10 * BRIDGE)[::-1])[::-1] - at[:-1]
    begins = np.concatenate([begins, [10 * BRIDGE]])
    down = np.maximum(_smooth(1 - begins / ATTACK), _smooth(1 - ended / RELEASE))
    return 10 ** (-DEPTH_DB / 20 * down)


def _smooth(t: Curve) -> Curve:
    """0..1 to 0..1 with level ends (half a cosine)."""
    import numpy as np

    return (1 - np.cos(np.pi * np.clip(t, 0, 1))) / 2


def gains(knots: Curve, start: int, count: int) -> Samples:
    """The curve's factor for each of the samples `start` to `start + count`."""
    import numpy as np

    return np.interp(np.arange(start, start + count) / STEP, np.arange(len(knots)), knots).astype(np.float32)
