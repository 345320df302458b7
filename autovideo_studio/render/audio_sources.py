"""Where a clip's samples come from: its file, or its file repeated, at its own pace or another."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from autovideo_studio.media.audio import SAMPLE_RATE, AudioReader
from autovideo_studio.render.audio_pace import Pace
from autovideo_studio.render.audio_speed import Stretched, Varispeed

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]

_CROSSFADE = 2 * SAMPLE_RATE


@dataclass(frozen=True, slots=True)
class Level:
    """An asset as measured: its loudness, its length in samples, and whether its end flows into its beginning."""

    lufs: float
    samples: int
    seamless: bool = False


class Source(Protocol):
    """Samples by position; reading forward is cheap."""

    def read(self, start: int, count: int) -> Samples: ...

    def close(self) -> None: ...


def source_for(path: Path, pace: Pace, count: int, keep_pitch: bool, repeated: Level | None) -> Source:
    """The first `count` samples of a clip, counted from 0: its file at its pace, over and over where `repeated` describes it and
    it is shorter than the clip. A file at another speed keeps its pitch or changes it."""
    loops = repeated is not None and 0 < repeated.samples < pace.farthest(count)
    tape: Source = Loop(path, repeated) if loops and repeated is not None else AudioReader(path)
    if pace.even:
        return Plain(tape, floor(pace.first + 0.5))
    return Stretched(tape, pace) if keep_pitch else Varispeed(tape, pace)


class Plain:
    def __init__(self, tape: Source, first: int) -> None:
        self._tape, self._first = tape, first

    def read(self, start: int, count: int) -> Samples:
        return self._tape.read(self._first + start, count)

    def close(self) -> None:
        self._tape.close()


class Loop:
    """The file again and again, each end cross-faded (equal power) with the next beginning; a seamless file is just joined.

    Two readers take turns, so that both sides of a cross-fade are read forward.
    """

    def __init__(self, path: Path, level: Level) -> None:
        self._readers = (AudioReader(path), AudioReader(path))
        self._length = level.samples
        self._fade = 0 if level.seamless else min(_CROSSFADE, level.samples // 4)

    def read(self, start: int, count: int) -> Samples:
        import numpy as np

        total = np.zeros((count, 2), np.float32)
        period = self._length - self._fade
        for turn in range(max((start - self._length) // period, 0), (start + count) // period + 1):
            low, high = max(start - turn * period, 0), min(start + count - turn * period, self._length)
            if low < high:
                offset = turn * period + low - start
                sound = self._readers[turn % 2].read(low, high - low) * self._window(low, high, turn)
                total[offset:offset + high - low] += sound
        return total

    def _window(self, low: int, high: int, turn: int) -> Samples:
        import numpy as np

        if (turn == 0 or low >= self._fade) and high <= self._length - self._fade:
            return np.ones((1, 1), np.float32)
        at = np.arange(low, high)
        rise = np.clip(at / self._fade, 0, 1) if turn else 1.0
        fall = np.clip((self._length - at) / self._fade, 0, 1)
        return (np.sin(rise * np.pi / 2) * np.sin(fall * np.pi / 2)).astype(np.float32)[:, None]

    def close(self) -> None:
        for reader in self._readers:
            reader.close()
