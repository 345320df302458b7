"""How each default voice of espeak-ng is tuned: its range of melody and its tone.

The curves bring the long-term spectrum of the voice, averaged over 44 languages, nearer to that of human speech (Byrne and
others 1994, third-octave bands from 125 Hz to 10 kHz); `benchmarks/speech.py` measures what remains.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from autovideo_studio.providers.narration_audio import Samples

_TAPS, _BLOCK = 1_025, 8_192


@dataclass(frozen=True, slots=True)
class Tone:
    """`pitch_range` 0..99 as espeak-ng takes it; `curve` is (hertz, decibels), straight between points of log frequency."""

    pitch_range: int = 60
    curve: tuple[tuple[float, float], ...] = ()


PLAIN = Tone()
TONES = {
    "Henrique": Tone(75, ((250, -0.6), (315, -1.2), (500, 0.6), (800, -0.3), (1000, 0.9), (1250, 3.7), (1600, 4.2), (2000, 2.3),
                          (3150, 1.0), (4000, -0.1), (5000, -2.4), (6300, -3.1), (8000, 1.0))),
    "shelby": Tone(50, ((250, 4.1), (315, 4.5), (500, 3.4), (800, 2.3), (1000, 0.4), (1250, -1.4), (1600, -3.9), (2000, -4.7),
                        (2500, -8.4), (3150, -9.0), (4000, -9.0), (5000, -6.2), (6300, -0.9), (8000, 3.8))),
}


def toned(samples: Samples, rate: int, tone: Tone) -> Samples:
    """The voice through its curve, by a symmetric filter without delay, so that word times stay."""
    if not tone.curve or not len(samples):
        return samples
    taps = _taps(rate, tone)
    return _filtered(samples, taps)


@cache
def _taps(rate: int, tone: Tone) -> Samples:
    """The curve as a linear-phase filter (frequency sampling with a Hann window)."""
    hertz = np.maximum(np.fft.rfftfreq(_TAPS - 1, 1 / rate), 1.0)
    points, gains = zip(*tone.curve, strict=True)
    gain = 10 ** (np.interp(np.log(hertz), np.log(points), gains) / 20)
    impulse = np.roll(np.fft.irfft(gain), _TAPS // 2)
    return (np.append(impulse, impulse[0]) * np.hanning(_TAPS)).astype(np.float32)


def _filtered(samples: Samples, taps: Samples) -> Samples:
    """Convolution by overlapping blocks (overlap-save), as long as `samples` and not delayed."""
    half, step = len(taps) // 2, _BLOCK - len(taps) + 1
    count = -(-len(samples) // step)
    padded = np.zeros(count * step + len(taps) - 1, np.float32)
    padded[half:half + len(samples)] = samples
    blocks = np.lib.stride_tricks.sliding_window_view(padded, _BLOCK)[::step]
    spectra = np.fft.rfft(blocks, axis=1) * np.fft.rfft(taps, _BLOCK)
    whole = np.fft.irfft(spectra, _BLOCK, axis=1)[:, len(taps) - 1:].reshape(-1)
    return whole[:len(samples)].astype(np.float32)
