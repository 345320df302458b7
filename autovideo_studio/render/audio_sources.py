"""Where a clip's samples come from: its file, its file repeated, or its file at another speed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from autovideo_studio.media.audio import SAMPLE_RATE, AudioReader

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
    """Samples counted from the clip's first one, read forward."""

    def read(self, start: int, count: int) -> Samples: ...

    def close(self) -> None: ...


def source_for(path: Path, first: int, speed: Fraction, loop: Level | None) -> Source:
    """The file `path` from its sample `first` on; repeated if `loop` describes it; else at `speed`, keeping its pitch."""
    if loop is not None:
        return Loop(path, first, loop)
    if speed != 1:
        return Tempo(path, first, speed)
    return Plain(path, first)


class Plain:
    def __init__(self, path: Path, first: int) -> None:
        self._reader, self._first = AudioReader(path), first

    def read(self, start: int, count: int) -> Samples:
        return self._reader.read(self._first + start, count)

    def close(self) -> None:
        self._reader.close()


class Loop:
    """The file again and again, each end cross-faded (equal power) with the next beginning; a seamless file is just joined.

    Two readers take turns, so that both sides of a cross-fade are read forward.
    """

    def __init__(self, path: Path, first: int, level: Level) -> None:
        self._readers = (AudioReader(path), AudioReader(path))
        self._length = level.samples
        self._fade = 0 if level.seamless else min(_CROSSFADE, level.samples // 4)
        self._first = first % (self._length - self._fade) if first > 0 else first

    def read(self, start: int, count: int) -> Samples:
        import numpy as np

        total = np.zeros((count, 2), np.float32)
        begin, period = self._first + start, self._length - self._fade
        for turn in range(max((begin - self._length) // period, 0), (begin + count) // period + 1):
            low, high = max(begin - turn * period, 0), min(begin + count - turn * period, self._length)
            if low < high:
                offset = turn * period + low - begin
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


class Tempo:
    """The file faster or slower at its own pitch, by FFmpeg's `atempo`. Read forward only."""

    def __init__(self, path: Path, first: int, speed: Fraction) -> None:
        self._reader, self._speed = AudioReader(path), speed
        self._first = self._fed = first
        self._ready: list[Samples] = []
        self._position = 0
        self._graph = _tempo_graph(speed)

    def read(self, start: int, count: int) -> Samples:
        import numpy as np

        self._drop(start - self._position)
        while sum(map(len, self._ready)) < count:
            self._feed(max(floor(count * self._speed), SAMPLE_RATE // 4))
        sound = np.concatenate([*self._ready, np.zeros((0, 2), np.float32)])
        self._ready = [sound[count:]]
        self._position = start + count
        return sound[:count]

    def _drop(self, count: int) -> None:
        while count > 0:
            if not self._ready:
                self._feed(SAMPLE_RATE)
                continue
            block = self._ready.pop(0)
            if len(block) > count:
                self._ready.insert(0, block[count:])
            self._position += min(len(block), count)
            count -= min(len(block), count)

    def _feed(self, count: int) -> None:
        import av
        import numpy as np

        block = self._reader.read(self._fed, count)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block.T), format="fltp", layout="stereo")
        frame.sample_rate, frame.pts = SAMPLE_RATE, self._fed - self._first
        self._fed += count
        self._graph.push(frame)
        while True:
            try:
                piece = self._graph.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            self._ready.append(np.ascontiguousarray(piece.to_ndarray().T))

    def close(self) -> None:
        self._reader.close()


def _tempo_graph(speed: Fraction) -> Any:
    """`atempo` takes 0.5 to 100: slower speeds go through it twice or more."""
    import av

    graph = av.filter.Graph()
    last = graph.add_abuffer(format="fltp", sample_rate=SAMPLE_RATE, layout="stereo", time_base=Fraction(1, SAMPLE_RATE))
    rest = float(speed)
    while rest < 0.5:
        last = _then(graph, last, "atempo", "0.5")
        rest /= 0.5
    last = _then(graph, last, "atempo", f"{rest:.9f}")
    _then(graph, _then(graph, last, "aformat", "sample_fmts=fltp"), "abuffersink", "")
    graph.configure()
    return graph


def _then(graph: Any, last: Any, name: str, argument: str) -> Any:
    following = graph.add(name, argument) if argument else graph.add(name)
    last.link_to(following)
    return following
