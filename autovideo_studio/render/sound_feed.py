"""Between the mix and the device: samples are handed out in time, and what was handed out tells what is heard now.

Three counts of samples at 48 kHz: `media` on the sequence, `written` into the device since it was opened, `processed` out of it.
While play runs without a break, media and written differ by a constant.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from autovideo_studio.media.audio import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]

GRAIN = SAMPLE_RATE * 60 // 1000
"""What is heard of each place while scrubbing."""
KEPT = SAMPLE_RATE
"""What was handed out is kept so long, for the meters: it is heard a little later."""
_FADE = SAMPLE_RATE * 5 // 1000
STALLED_S = 0.3
"""A device that has samples and takes none for so long does not play."""


class SoundFeed:
    """`put` blocks from one thread, `read` them for the device from another, `start`, `stop` and ask from a third.

    Blocks belong to a cue: those of an older one are forgotten when the next is made.
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._cue = 0
        self._blocks: list[tuple[int, Samples]] = []
        self._next: int | None = None
        self._grain: int | None = None
        self._since: tuple[int, int] | None = None
        """A pair of written and media, true since the last break."""
        self._written = self._processed = 0
        self._moved_at = now()
        self._volume = 1.0

    def new_cue(self, keep: bool = False) -> int:
        """Blocks of this cue will come. What is there goes, or with `keep` stays until blocks for the same place come."""
        with self._lock:
            self._cue += 1
            if not keep:
                self._blocks = []
            return self._cue

    def put(self, cue: int, start: int, samples: Samples) -> None:
        """`samples` int16 of shape (n, 2) for the media from `start` on, each block of a cue where the one before ended."""
        with self._lock:
            if cue == self._cue:
                self._blocks = [(first, block[:start - first]) for first, block in self._blocks if first < start]
                self._blocks.append((start, samples))

    def opened(self) -> None:
        """A device was opened: it counts from nothing."""
        with self._lock:
            self._written = self._processed = 0
            self._next = self._since = None
            self._moved_at = self._now()

    def start(self, media: int) -> None:
        with self._lock:
            self._next, self._grain, self._since = media, None, None

    def stop(self) -> None:
        with self._lock:
            self._next = self._since = None

    def play_grain(self, media: int) -> None:
        """Let the 60 ms from `media` on be heard once, as soon as they are there."""
        with self._lock:
            self._grain = media

    def set_volume(self, volume: float) -> None:
        with self._lock:
            self._volume = volume

    @property
    def next(self) -> int | None:
        """The media sample that is handed out next; None while nothing plays."""
        with self._lock:
            return self._next

    def read(self, count: int) -> Samples:
        """The next samples for the device, int16 of shape (count, 2)."""
        import numpy as np

        with self._lock:
            found = np.zeros((count, 2), np.int16)
            if self._next is not None:
                self._since = self._since or (self._written, self._next)
                self._copy(found, self._next)
                self._next += count
                self._forget_before(self._next - KEPT)
            elif self._grain is not None and self._blocks and self._blocks[0][0] <= self._grain:
                found = np.zeros((max(count, GRAIN), 2), np.int16)
                self._copy(found[:GRAIN], self._grain)
                found[:GRAIN] = found[:GRAIN] * _grain_window()
                self._grain = None
            self._written += len(found)
            return found if self._volume == 1 else (found * np.float32(self._volume)).astype(np.int16)

    def follow(self, media: int) -> None:
        """Play has come so far where no device takes anything: what is mixed goes on with it."""
        with self._lock:
            if self._next is not None and media > self._next:
                self._next = media
                self._forget_before(media - KEPT)

    def peek(self, start: int, count: int) -> Samples:
        """What sounds at a place, int16 of shape (count, 2); silence where it is not mixed, or was forgotten."""
        import numpy as np

        found = np.zeros((count, 2), np.int16)
        with self._lock:
            self._copy(found, start)
        return found

    def processed(self, samples: int) -> None:
        """The device says how many samples have left it."""
        with self._lock:
            if samples != self._processed:
                if self._stalled:
                    self._next = self._since = None  # play has gone on without sound: it must be started where play is now
                self._processed, self._moved_at = samples, self._now()

    def heard(self) -> float | None:
        """The second of the sequence that is heard now; None while that is not known."""
        with self._lock:
            if self._since is None or self._stalled:
                return None
            written, media = self._since
            since = self._processed - written
            return (media + since) / SAMPLE_RATE + min(self._now() - self._moved_at, 0.05) if since > 0 else None

    @property
    def latency(self) -> float:
        """Seconds from a sample's being read to its being heard."""
        with self._lock:
            return (self._written - self._processed) / SAMPLE_RATE

    @property
    def plays(self) -> bool:
        """Whether the device takes what it is given."""
        with self._lock:
            return not self._stalled

    @property
    def _stalled(self) -> bool:
        return self._written > self._processed and self._now() - self._moved_at > STALLED_S

    def _copy(self, target: Samples, start: int) -> None:
        end = start + len(target)
        for first, block in self._blocks:
            low, high = max(first, start), min(first + len(block), end)
            if low < high:
                target[low - start:high - start] = block[low - first:high - first]

    def _forget_before(self, media: int) -> None:
        while self._blocks and self._blocks[0][0] + len(self._blocks[0][1]) <= media:
            self._blocks.pop(0)


def _grain_window() -> Samples:
    import numpy as np

    at = np.arange(GRAIN)
    return np.clip(np.minimum(at, GRAIN - 1 - at) / _FADE, 0, 1).astype(np.float32)[:, None]
