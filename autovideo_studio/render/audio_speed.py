"""A file at another pace than its own, forwards and backwards: stretched at its own pitch, or like a tape that runs faster.

What is heard at a clip's sample n is the file at `Pace.at(n)`. Both work in pieces of fixed size, so that the size of the blocks
that are asked for does not matter. Where the pace stands, nothing is heard.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.render.audio_pace import Pace

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]
    Curve = np.ndarray[Any, np.dtype[Any]]

_STANDING, _MOVING = 0.01, 0.05
"""Below the one speed nothing is heard, above the other all."""
_JUMP = 64.0
"""A step of more samples of the file from one sample to the next is a jump of the time map, not a speed."""


class Tape(Protocol):
    def read(self, start: int, count: int) -> Samples: ...

    def close(self) -> None: ...


class Reel:
    """Holds a little of a tape, so that it is read in long runs whichever way it is wound."""

    back, ahead = 10 * SAMPLE_RATE, SAMPLE_RATE // 2

    def __init__(self, tape: Tape) -> None:
        import numpy as np

        self._tape, self._first = tape, 0
        self._held: Samples = np.zeros((0, 2), np.float32)

    def read(self, start: int, count: int) -> Samples:
        import numpy as np

        end, held_to = start + count, self._first + len(self._held)
        if self._first <= start <= held_to < end:
            more = self._tape.read(held_to, end - held_to + self.ahead)
            self._held, self._first = np.concatenate([self._held[start - self._first:], more]), start
        elif start < self._first <= end:
            self._first = end - max(self.back, count)
            self._held = self._tape.read(self._first, end - self._first)
        elif not self._first <= start <= end <= held_to:
            self._held, self._first = self._tape.read(start, count + self.ahead), start
        return self._held[start - self._first:end - self._first]

    def close(self) -> None:
        self._tape.close()


class _Pieces:
    """A source that is made piece after piece of `size` samples each. Read forward only."""

    size: int

    def __init__(self, tape: Tape, pace: Pace) -> None:
        import numpy as np

        self._reel, self._pace = Reel(tape), pace
        self._number: int | None = None
        self._piece: Samples = np.zeros((0, 2), np.float32)

    def read(self, start: int, count: int) -> Samples:
        import numpy as np

        parts = []
        for number in range(start // self.size, -(-(start + count) // self.size)):
            if number != self._number:
                self._piece, self._number = self._make(number), number
            low = number * self.size
            parts.append(self._piece[max(start - low, 0):start + count - low])
        return np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)

    def _make(self, number: int) -> Samples:
        raise NotImplementedError

    def close(self) -> None:
        self._reel.close()


class Stretched(_Pieces):
    """At another pace with the pitch as it is, by WSOLA (W. Verhelst and M. Roelands, 1993): overlapping grains of the file, each
    moved by up to `reach` samples to where it best goes on from the one before. So a sound is at most 7 ms from its place."""

    size = SAMPLE_RATE // 50
    reach = SAMPLE_RATE * 7 // 1000

    def __init__(self, tape: Tape, pace: Pace) -> None:
        import numpy as np

        super().__init__(tape, pace)
        at = np.arange(self.size)
        self._rise = ((1 - np.cos(np.pi * at / self.size)) / 2).astype(np.float32)[:, None]
        self._tail: Samples = np.zeros((self.size, 2), np.float32)
        """The second half of the last grain, not yet faded out."""
        self._next, self._centre, self._backwards = -1, 0, False

    def _make(self, number: int) -> Samples:
        """What lies between the middles of the grains `number` and `number` + 1."""
        if self._next != number:
            self._tail[:] = 0
            self._grain(number)
        before = self._tail
        return before * (1 - self._rise) + self._grain(number + 1) * self._rise

    def _grain(self, number: int) -> Samples:
        """The first half of the grain whose middle is heard at sample `number` × `size`; the second is kept."""
        import numpy as np

        at = number * self.size
        begin, middle, end = self._pace.at(np.array([at - self.size / 2, at, at + self.size / 2]))
        speed = (end - begin) / self.size
        loudness = np.clip((abs(speed) - _STANDING) / (_MOVING - _STANDING), 0, 1) if abs(speed) < _JUMP else 1.0
        self._next = number
        grain = self._best(round(middle), speed < 0) if loudness else np.zeros((2 * self.size, 2), np.float32)
        grain = grain * np.float32(loudness)
        self._tail = grain[self.size:]
        return np.asarray(grain[:self.size])

    def _best(self, wanted: int, backwards: bool) -> Samples:
        import numpy as np

        half = self.size + self.reach
        region = self._reel.read(wanted - half + backwards, 2 * half)
        region = region[::-1] if backwards else region
        onward = self._centre + (-self.size if backwards else self.size)
        moved = wanted - onward if backwards else onward - wanted
        if backwards is not self._backwards or abs(moved) > 1:
            moved = _best_match(_middle(self._tail), _middle(region[:-self.size])) - self.reach
        self._centre, self._backwards = wanted + (-moved if backwards else moved), backwards
        return np.asarray(region[self.reach + moved:self.reach + moved + 2 * self.size])


def _middle(sound: Samples) -> Curve:
    """Both channels as one."""
    return sound[:, 0] + sound[:, 1]


def _best_match(template: Curve, region: Curve) -> int:
    """Where in `region` the `template` fits best (normalised correlation); in the middle where either is silent."""
    import numpy as np

    places = len(region) - len(template) + 1
    size = 1 << (len(region) - 1).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(region, size) * np.conj(np.fft.rfft(template, size)), size)[:places]
    sums = np.concatenate([np.zeros(1), np.cumsum(region.astype(np.float64) ** 2)])
    energy = sums[len(template):] - sums[:places]
    if energy.max() < 1e-9 or not template.any():
        return places // 2
    return int(np.argmax(likeness / np.sqrt(energy + 1e-9)))


class Varispeed(_Pieces):
    """Like a tape at another speed: what is faster is higher. Resampled by a windowed sinc at each exact position; what would lie
    above half the sample rate is filtered away before."""

    size = SAMPLE_RATE // 20
    taps, phases, cell = 32, 4096, 240

    def _make(self, number: int) -> Samples:
        import numpy as np

        at = number * self.size + np.arange(-self.cell, self.size + self.cell + 1)
        around = self._pace.at(at.astype(np.float64))
        positions = around[self.cell:-self.cell - 1]
        jumps = np.flatnonzero(np.abs(np.diff(positions)) > _JUMP) + 1
        sound = np.concatenate([self._resampled(part) for part in np.split(positions, jumps)])
        return np.asarray(sound * self._loudness(around)[:, None])

    def _loudness(self, around: Curve) -> Samples:
        """0 where the tape stands or jumps, 1 where it moves, in ramps of a `cell`."""
        import numpy as np

        speeds = np.abs(np.diff(around[::self.cell])) / self.cell
        knots = np.clip((speeds - _STANDING) / (_MOVING - _STANDING), 0, 1) * (speeds < _JUMP)
        centres = np.arange(len(knots)) * self.cell - self.cell / 2
        return np.interp(np.arange(self.size), centres, knots).astype(np.float32)

    def _resampled(self, positions: Curve) -> Samples:
        import numpy as np

        half = self.taps // 2
        speed = float(np.abs(np.diff(positions)).max(initial=0.0))
        wings = half * int(np.ceil(speed)) if speed > 1 else 0
        low = int(np.floor(positions.min())) - half + 1
        count = int(np.floor(positions.max())) + half + 1 - low
        region = self._reel.read(low - wings, count + 2 * wings)
        if wings:
            region = _low_passed(region, speed, wings)
        whole = np.floor(positions).astype(int)
        phase = np.minimum(((positions - whole) * self.phases + 0.5).astype(int), self.phases)
        kernels = _sinc_table(self.taps, self.phases)[phase]
        windows = np.lib.stride_tricks.sliding_window_view(region, self.taps, axis=0)[whole - half + 1 - low]
        return np.asarray(np.matmul(windows, kernels[:, :, None])[:, :, 0])


@cache
def _sinc_table(taps: int, phases: int) -> Samples:
    """Row p: the factors of the `taps` samples around a position p / `phases` after the middle one. Kaiser window, β = 8."""
    import numpy as np

    at = np.arange(taps) - (taps // 2 - 1) - np.arange(phases + 1)[:, None] / phases
    window = np.i0(8 * np.sqrt(np.maximum(1 - (at / (taps / 2)) ** 2, 0))) / np.i0(8.0)
    table = np.sinc(at) * window
    return np.asarray((table / table.sum(axis=1, keepdims=True)).astype(np.float32))


def _low_passed(region: Samples, speed: float, wings: int) -> Samples:
    """Without what is above the sample rate over twice the `speed`; `wings` samples shorter at either end."""
    import numpy as np

    at = np.arange(-wings, wings + 1)
    kernel = np.sinc(at * 0.92 / speed) * np.kaiser(2 * wings + 1, 8.0)
    size = 1 << (len(region) - 1).bit_length()
    spectrum = np.fft.rfft(region, size, axis=0) * np.fft.rfft((kernel / kernel.sum()).astype(np.float32), size)[:, None]
    return np.asarray(np.fft.irfft(spectrum, size, axis=0)[2 * wings:len(region)])
