"""A small room: eight delay lines that feed one another (a feedback delay network after J.-M. Jot, 1991)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.render.effects.base import Parameter
from autovideo_studio.render.sound_effects.base import Numbers, SoundEffectKind, sound_effects

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]

_DELAYS = (1117, 1277, 1423, 1597, 1783, 1973, 2179, 2411)
"""Samples (23 to 50 ms): primes, so that echoes do not fall together."""
_STEP = 960
"""Samples that run round at once: fewer than the shortest delay holds."""
_INAUDIBLE = 1e-12
"""A tail that has sunk below this ends: still smaller numbers are slow to reckon with."""
_EARLY = ((331, 0.7, 0), (457, 0.6, 1), (701, 0.5, 0), (863, 0.45, 1))
"""First reflections: delay, factor, and the channel on which each is heard."""


class Reverb:
    latency = 0

    def __init__(self, still: Numbers) -> None:
        import numpy as np

        self._lines: Samples = np.zeros((len(_DELAYS), max(_DELAYS) + _STEP + 2), np.float32)
        """What went into each line, the newest last."""
        self._dry: Samples = np.zeros((max(delay for delay, _, _ in _EARLY), 2), np.float32)
        signs = np.array([[1.0]])
        while len(signs) < len(_DELAYS):
            signs = np.block([[signs, signs], [signs, -signs]])
        self._matrix = (signs / np.sqrt(len(_DELAYS))).astype(np.float32)
        self._into = np.array([[0.5, 0.0], [0.0, 0.5]] * 4, np.float32)
        self._ears = self._into.T * np.array([1, 1, -1, -1] * 2, np.float32)
        """Which lines each channel goes into and is heard from: every other, with changing sign."""

    def __call__(self, block: Samples, numbers: Numbers) -> Samples:
        import numpy as np

        kept = 10 ** (-3 * np.array(_DELAYS) / (numbers["decay"] * SAMPLE_RATE))[:, None]
        middle = (kept * (1 - numbers["damping"] / 2)).astype(np.float32)
        beside = (kept * numbers["damping"] / 4).astype(np.float32)
        wet = np.concatenate([self._around(block[at:at + _STEP], middle, beside) for at in range(0, len(block), _STEP)])
        if np.abs(self._lines).max() < _INAUDIBLE:
            self._lines[:] = 0
        mix = np.float32(numbers["mix"])
        return np.asarray(block * (1 - mix) + wet * mix)

    def _around(self, block: Samples, middle: Samples, beside: Samples) -> Samples:
        """What comes back from the room while `block` goes in. Each round a line keeps `middle` of a sample and `beside` of
        each of its neighbours, which takes the highs away."""
        import numpy as np

        count, length = len(block), self._lines.shape[1]
        out = np.empty((len(_DELAYS), count + 2), np.float32)
        for number, delay in enumerate(_DELAYS):
            out[number] = self._lines[number, length - delay - 1:length - delay + count + 1]
        dull = out[:, 1:-1] * middle + (out[:, :-2] + out[:, 2:]) * beside
        heard = (self._ears @ dull).T
        self._lines = np.concatenate([self._lines[:, count:], self._matrix @ dull + self._into @ block.T], axis=1)
        line = np.concatenate([self._dry, block])
        self._dry = line[count:]
        for delay, factor, channel in _EARLY:
            first = len(line) - count - delay
            heard[:, channel] += (line[first:first + count, 0] + line[first:first + count, 1]) * np.float32(factor / 2)
        return heard


sound_effects.register("reverb")(SoundEffectKind(
    "reverb", lambda: tr("Reverb"), "space", Reverb,
    (Parameter("mix", lambda: tr("Mix"), 0.2, 0.0, 1.0, "%"),
     Parameter("decay", lambda: tr("Decay"), 0.8, 0.1, 5.0, "s"),
     Parameter("damping", lambda: tr("Damping"), 0.4, 0.0, 1.0, "%"))))
