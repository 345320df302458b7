"""Small, exact operations on a synthetic voice: mono float samples in -1..1 as numpy arrays."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float32]

LEAD_S, TAIL_S = 0.06, 0.12
_WINDOW_S = 0.005
_FADE_S = 0.003
_SILENCE_DB = -52.0
_PEAK = 0.95


def voiced_range(samples: Samples, rate: int) -> tuple[int, int]:
    """First and one-past-last sample that is louder than 52 dB below the peak (5 ms windows); (0, 0) when all is silent."""
    window = max(1, round(_WINDOW_S * rate))
    count = len(samples) // window
    if count == 0 or not np.any(samples):
        return 0, 0
    level = np.sqrt(np.mean(samples[:count * window].reshape(count, window).astype(np.float64) ** 2, axis=1))
    loud = np.flatnonzero(level > level.max() * 10 ** (_SILENCE_DB / 20))
    return int(loud[0]) * window, min(len(samples), int(loud[-1] + 1) * window)


def faded(samples: Samples, rate: int) -> Samples:
    """3 ms raised-cosine ramps at both ends: no click where silence is put beside it."""
    size = min(round(_FADE_S * rate), len(samples) // 2)
    if size == 0:
        return samples
    ramp = (0.5 - 0.5 * np.cos(np.pi * (np.arange(size) + 0.5) / size)).astype(np.float32)
    result = samples.copy()
    result[:size] *= ramp
    result[-size:] *= ramp[::-1]
    return result


def silence(seconds: float, rate: int) -> Samples:
    return np.zeros(round(seconds * rate), np.float32)


def unclipped(samples: Samples) -> Samples:
    """Quieter as a whole if the peak would be above -0.4 dB."""
    peak = float(np.max(np.abs(samples), initial=0.0))
    return samples * np.float32(_PEAK / peak) if peak > _PEAK else samples


def resampled(samples: Samples, rate: int, wanted: int) -> Samples:
    """Band-limited change of rate: the spectrum is cut or padded."""
    if rate == wanted or not len(samples):
        return samples
    size = round(len(samples) * wanted / rate)
    spectrum = np.fft.rfft(samples)
    kept = np.zeros(size // 2 + 1, spectrum.dtype)
    kept[:min(len(kept), len(spectrum))] = spectrum[:len(kept)]
    return (np.fft.irfft(kept, size) * (size / len(samples))).astype(np.float32)


def write_wav(path: Path, samples: Samples, rate: int) -> None:
    """Mono 16-bit PCM."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.clip(samples, -1.0, 1.0) * 32767.0).round().astype("<i2").tobytes())


def read_wav(path: Path) -> tuple[Samples, int]:
    """Samples and rate of a 16-bit PCM WAV; several channels are averaged."""
    with wave.open(str(path), "rb") as file:
        if file.getsampwidth() != 2:
            raise ValueError(f"{path}: {8 * file.getsampwidth()} bits")
        data = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels())
        return (data.mean(axis=1) / 32768.0).astype(np.float32), file.getframerate()
