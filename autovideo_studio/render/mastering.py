"""A raw mix brought to its loudness: one gain for the whole and a limiter, as one curve over the mix."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from math import ceil, floor, isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.media.task import TaskContext
from autovideo_studio.render.dynamics import STEP, along_steps, decibels, limiter_knots
from autovideo_studio.render.loudness import Meter, integrated

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]
    Curve = np.ndarray[Any, np.dtype[Any]]

BLOCK = 4 * SAMPLE_RATE
GAIN_STEP_DB, FINE_STEP_DB = 0.4, 0.05
"""The gain of the whole goes in steps. What is made in passages goes in large ones, so that most edits (a sentence in a minute
changes it by a tenth, measured) leave it, and with it all samples elsewhere, as they are; it is a fifth of a LU off at most."""
_CEILING_STEP_DB = 0.25
_MAX_GAIN_DB, _MAX_LIMITING_DB = 36.0, 12.0
_HEADROOM_DB, _TOLERANCE_LU, _ATTEMPTS = 0.5, 0.3, 3


@dataclass(frozen=True, slots=True)
class Mastering:
    """How the sound is delivered: at `target_lufs` by EBU R 128 (−14 online, −16 podcast, −23 broadcast, None: as mixed) and
    never above `true_peak_db` dBTP; by a codec of `encode_sound.CODECS`, in its own container if none is named."""

    target_lufs: float | None = -14.0
    true_peak_db: float = -1.0
    codec: str = "aac"
    bitrate: int = 192_000
    container: str | None = None

    @property
    def in_passages(self) -> bool:
        """Whether it is encoded in parts that are kept: of AAC those can be joined."""
        return self.codec == "aac"

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> Mastering:
        """What a task's payload says of it; the rest is as usual."""
        return cls(**{one.name: payload[one.name] for one in fields(cls) if one.name in payload})


USUAL = Mastering()


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is tried: `gain_db` for the whole, so that limited to `ceiling_db` it has `lufs` (None: as mixed)."""

    number: int
    lufs: float | None
    ceiling_db: float
    gain_db: float


class RawMix:
    """A folder between mixing and the finished sound: the raw mix (384 kB a second), what was measured of it, the curve of the
    gain. `samples` are a file of float32, left and right by turns."""

    def __init__(self, folder: Path) -> None:
        self.samples = folder / "mix.f32"
        self._measures, self._curve = folder / "measures.npy", folder / "curve.npy"

    def keep(self, meter: Meter) -> None:
        """Write down what was measured."""
        import numpy as np

        np.save(self._measures, np.stack([meter.power, meter.peaks]))

    @property
    def length(self) -> int:
        """In samples."""
        return self.samples.stat().st_size // 8

    def first(self, mastering: Mastering) -> Attempt:
        """Set the gain with which the sound is likely to be as wished."""
        return self._set(1, mastering, mastering.target_lufs, mastering.true_peak_db - _HEADROOM_DB)

    def after(self, attempt: Attempt, mastering: Mastering, heard: Meter) -> Attempt | None:
        """Set another gain if what was `heard` of the encoded sound left the limits: codecs move loudness and peaks. None where
        nothing better can be tried."""
        lufs, over = heard.lufs, max(decibels(heard.true_peak) - mastering.true_peak_db, 0)
        off = mastering.target_lufs - lufs if mastering.target_lufs is not None and isfinite(lufs) else 0.0
        done = not over and abs(off) <= _TOLERANCE_LU
        if done or attempt.number == _ATTEMPTS or attempt.gain_db >= _MAX_GAIN_DB:
            return None
        lower = ceil((over + 0.1) / _CEILING_STEP_DB) * _CEILING_STEP_DB if over else 0
        aim = None if attempt.lufs is None else attempt.lufs + off
        return self._set(attempt.number + 1, mastering, aim, attempt.ceiling_db - lower)

    def _set(self, number: int, mastering: Mastering, lufs: float | None, ceiling_db: float) -> Attempt:
        import numpy as np

        power, peaks = np.load(self._measures)
        step_db = GAIN_STEP_DB if mastering.in_passages else FINE_STEP_DB
        gain_db, knots = gain_curve(power, peaks, lufs, 10 ** (ceiling_db / 20), step_db)
        np.save(self._curve, knots * 10 ** (gain_db / 20))
        return Attempt(number, lufs, ceiling_db, gain_db)

    def digest(self, start: int, count: int) -> str:
        """SHA-256 (hex) of all that these samples, as they are delivered, are made from."""
        import numpy as np

        mixed = np.memmap(self.samples, np.float32, "r", offset=start * 8, shape=2 * count)
        curve = np.load(self._curve, mmap_mode="r")[start // STEP:ceil((start + count) / STEP) + 1]
        found = hashlib.sha256(str(start % STEP).encode())
        for part in (mixed, curve):
            found.update(part.data)
        return found.hexdigest()

    def blocks(self, start: int, count: int, context: TaskContext) -> Iterator[Samples]:
        """The samples from `start` on as they are delivered."""
        import numpy as np

        curve = np.load(self._curve, mmap_mode="r")
        with self.samples.open("rb") as file:
            file.seek(start * 8)
            for position in range(start, start + count, BLOCK):
                context.raise_if_cancelled()
                end = min(position + BLOCK, start + count)
                block = np.fromfile(file, np.float32, 2 * (end - position)).reshape(-1, 2)
                first = position // STEP
                gains = along_steps(curve[first:ceil(end / STEP) + 1])[position - first * STEP:end - first * STEP]
                yield block * gains.astype(np.float32)[:, None]


def gain_curve(power: Curve, peaks: Curve, lufs: float | None, ceiling: float, step_db: float) -> tuple[float, Curve]:
    """The gain in dB, in whole steps of `step_db`, that brings the limited programme nearest to `lufs` (None: no gain), and the
    limiter's curve at that gain.

    The limiter takes loudness away, so the gain is searched for, on the per-millisecond figures alone.
    """
    loudness = integrated(power)
    if lufs is None or not isfinite(loudness):
        return 0.0, limiter_knots(peaks, ceiling)

    @cache
    def limited(step: int) -> tuple[float, Curve]:
        gain = 10 ** (step * step_db / 20)
        knots = limiter_knots(peaks * gain, ceiling)
        return integrated(power * ((knots[:-1] + knots[1:]) / 2 * gain) ** 2), knots

    highest = floor(_MAX_GAIN_DB / step_db)
    low = min(floor((lufs - loudness) / step_db), highest)
    steps = range(low, min(low + floor(_MAX_LIMITING_DB / step_db), highest) + 1)
    reaching = bisect_left(steps, lufs, key=lambda step: limited(step)[0])
    best = min(steps[max(reaching - 1, 0):reaching + 1], key=lambda step: abs(limited(step)[0] - lufs))
    return best * step_db, limited(best)[1]
