"""Clips to samples: which clips sound, when, how loud, and their buses. Time here is samples at 48 kHz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.render.audio_sources import Level, source_for
from autovideo_studio.render.dynamics import STEP

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]
    Curve = np.ndarray[Any, np.dtype[Any]]


class Bus(StrEnum):
    """Clips of one bus are summed and treated together."""

    SPEECH = "speech"
    DUCKED = "ducked"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Sounding:
    """A clip that is heard: `range` in frames (handles of its transitions included), faded over `blend_in` and `blend_out` frames
    into its neighbours; a `looped` one is repeated when its file is shorter than it."""

    clip: Clip
    asset_id: str
    bus: Bus
    range: TimeRange
    begins: int
    blend_in: int = 0
    blend_out: int = 0
    looped: bool = False

    @property
    def lead(self) -> int:
        """Frames that it sounds before its own first frame."""
        return self.begins - self.range.start


def soundings(sequence: Sequence) -> Iterator[Sounding]:
    """What is heard of a sequence: enabled clips of assets, on sound tracks that are not muted (the solo ones, if any)."""
    tracks = [track for track in sequence.tracks if not track.kind.is_picture]
    soloed = [track for track in tracks if track.solo]
    for track in soloed or tracks:
        if not track.muted:
            yield from _of_track(track)


def _of_track(track: Track) -> Iterator[Sounding]:
    after = {transition.after: transition for transition in track.transitions}
    incoming = None
    for placed, item in track.placed():
        outgoing = after.get(item.id)
        if isinstance(item, Clip) and item.enabled and isinstance(item.media, AssetReference):
            bus = Bus.SPEECH if track.kind is TrackKind.NARRATION else Bus.DUCKED if item.sound.duck else Bus.PLAIN
            heard = TimeRange.between(placed.start - (incoming.before_cut if incoming else 0),
                                      placed.end + (outgoing.after_cut if outgoing else 0))
            yield Sounding(item, item.media.asset_id, bus, heard, placed.start, incoming.duration if incoming else 0,
                           outgoing.duration if outgoing else 0, track.kind is TrackKind.MUSIC)
        incoming = outgoing


def sample_of(frame: int, rate: Fraction) -> int:
    """The sample at which a frame begins."""
    return floor(Fraction(frame) * SAMPLE_RATE / rate + Fraction(1, 2))


class Mixer:
    """Sums the clips of one bus, block after block. Files are open only while their clip sounds."""

    def __init__(self, heard: list[Sounding], rate: Fraction, paths: Mapping[str, Path], trims_db: Mapping[str, float],
                 levels: Mapping[str, Level]) -> None:
        """`trims_db` is a gain per asset on top of the clips' own; `levels` must know the assets of looped clips."""
        self._waiting = sorted(heard, key=lambda each: each.range.start)
        self._playing: list[Voice] = []
        self._rate, self._paths, self._trims, self._levels = rate, paths, trims_db, levels

    def read(self, start: int, count: int) -> Samples:
        """The next block; `start` never goes back."""
        import numpy as np

        while self._waiting and sample_of(self._waiting[0].range.start, self._rate) < start + count:
            sounding = self._waiting.pop(0)
            self._playing.append(Voice(sounding, self._rate, self._paths[sounding.asset_id],
                                       self._trims.get(sounding.asset_id, 0.0), self._levels.get(sounding.asset_id)))
        total = np.zeros((count, 2), np.float32)
        for voice in self._playing:
            voice.add_to(total, start)
        for voice in [each for each in self._playing if each.end <= start + count]:
            voice.close()
            self._playing.remove(voice)
        return total

    def close(self) -> None:
        for voice in self._playing:
            voice.close()
        self._playing = []


class Voice:
    """One sounding clip with its open file."""

    def __init__(self, sounding: Sounding, rate: Fraction, path: Path, trim_db: float, level: Level | None) -> None:
        self._sounding, self._rate, self._trim = sounding, rate, trim_db
        self.start = sample_of(sounding.range.start, rate)
        self.end = sample_of(sounding.range.end, rate)
        clip = sounding.clip
        first = floor(clip.source_at(-sounding.lead, rate) * SAMPLE_RATE + Fraction(1, 2))
        needed = first + self.end - self.start
        loop = level if sounding.looped and clip.speed == 1 and level and 0 < level.samples < needed else None
        self._source = source_for(path, first, clip.speed, loop)

    def close(self) -> None:
        self._source.close()

    def add_to(self, total: Samples, start: int) -> None:
        """Add this clip's part to the block of the mix that begins at `start`."""
        begin, end = max(self.start, start), min(self.end, start + len(total))
        if begin < end:
            sound = self._source.read(begin - self.start, end - begin)
            total[begin - start:end - start] += sound * self._gains(begin, end)

    def _gains(self, begin: int, end: int) -> Samples:
        """Factor per sample and channel, shape (n, 2) or one row for all: computed every millisecond, straight lines between."""
        import numpy as np

        sound, clip = self._sounding.clip.sound, self._sounding.clip
        pan = np.cos(np.array([max(sound.pan.value, 0.0), max(-sound.pan.value, 0.0)]) * np.pi / 2)
        at = np.arange(begin, end + STEP, STEP)
        frames = at * float(self._rate / SAMPLE_RATE) - self._sounding.begins
        decibels = np.array([sound.gain_db.at(frame) for frame in frames]) if sound.gain_db.keyframes else sound.gain_db.value
        gain = 10 ** ((decibels + self._trim) / 20) * np.ones(len(at))
        gain *= _rise(frames, sound.fade_in) * _rise(clip.duration - frames, sound.fade_out)
        gain *= _rise(frames + self._sounding.lead, self._sounding.blend_in)
        gain *= _rise(self._sounding.range.end - self._sounding.begins - frames, self._sounding.blend_out)
        line = gain[:1] if np.ptp(gain) == 0 else np.interp(np.arange(begin, end), at, gain)
        return (line[:, None] * pan).astype(np.float32)


def _rise(frames: Curve, length: int) -> Curve | float:
    """A fade's factor `frames` after its silent end: a quarter sine, so that two crossing fades keep their power."""
    import numpy as np

    return np.sin(np.clip(frames / length, 0, 1) * np.pi / 2) if length else 1.0
