"""How far an export is: frames, their pace, the time left, the size so far."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

WINDOW_S = 8.0
"""The pace is that of the last seconds: a film is not equally hard everywhere."""

SOUND_SHARE, FINISH_SHARE = 0.04, 0.02
"""Of the whole: mixing the sound, and joining."""


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """`fraction` 0..1. `frames` counts those that are ready, found ones too; `fps` how many are made in a second (0 until that
    can be told); `bytes` is the size so far, `remaining_s` None until it can be told."""

    fraction: float
    frames: int = 0
    total_frames: int = 0
    fps: float = 0.0
    bytes: int = 0
    remaining_s: float | None = None

    def plain(self) -> dict[str, Any]:
        return {"frames": self.frames, "total_frames": self.total_frames, "fps": round(self.fps, 1), "bytes": self.bytes}


Report = Callable[[ExportProgress], None]


class ExportMeter:
    """Adds up what the parts of an export tell. Parts that were found finished count as frames, not for the pace."""

    def __init__(self, report: Report, clock: Callable[[], float] = time.monotonic) -> None:
        self._report, self._clock = report, clock
        self._total = self._found = self._finished = self._bytes = 0
        self._running: dict[int, float] = {}
        self._sound = self._finish = 0.0
        self._sound_bytes = 0
        self._pace: deque[tuple[float, float]] = deque()

    def expect(self, frames: int) -> None:
        """So many more frames are to be made."""
        self._total += frames

    def part(self, frames: int) -> MeterPart:
        return MeterPart(self, frames)

    def sound(self, fraction: float) -> None:
        self._sound = fraction
        self._tell()

    def sound_ready(self, bytes: int) -> None:
        self._sound, self._sound_bytes = 1.0, bytes
        self._tell()

    def finishing(self, fraction: float) -> None:
        self._finish = fraction
        self._tell()

    def advance(self, part: MeterPart, frames: float) -> None:
        self._running[id(part)] = frames
        self._tell()

    def settle(self, part: MeterPart, bytes: int) -> None:
        made = self._running.pop(id(part), None)
        self._found += part.frames if made is None else 0
        self._finished += part.frames
        self._bytes += bytes
        self._tell()

    def _tell(self) -> None:
        frames = self._finished + sum(self._running.values())
        fps = self._fps(frames - self._found)
        pictures = frames / self._total if self._total else 1.0
        pictures_share = 1 - SOUND_SHARE - FINISH_SHARE
        fraction = SOUND_SHARE * self._sound + pictures_share * pictures + FINISH_SHARE * self._finish
        running = self._bytes / self._finished * (frames - self._finished) if self._finished else 0
        left = (self._total - frames) / fps if fps else None
        self._report(ExportProgress(min(1.0, fraction), int(frames), self._total, fps,
                                    round(self._bytes + running) + self._sound_bytes, left))

    def _fps(self, made: float) -> float:
        now = self._clock()
        self._pace.append((now, made))
        while now - self._pace[0][0] > WINDOW_S and len(self._pace) > 2:
            self._pace.popleft()
        then, before = self._pace[0]
        return (made - before) / (now - then) if now - then > 0.2 else 0.0


class MeterPart:
    """One segment's share: called with 0..1 while it is made, settled when it is there."""

    def __init__(self, meter: ExportMeter, frames: int) -> None:
        self._meter, self.frames = meter, frames

    def __call__(self, fraction: float) -> None:
        self._meter.advance(self, fraction * self.frames)

    def settle(self, bytes: int) -> None:
        self._meter.settle(self, bytes)
