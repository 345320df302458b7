"""Clips to samples: which clips sound, when, how loud, on which track and bus. Time here is samples at 48 kHz."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip, FadeShape
from autovideo_studio.domain.keyframe import Animated, Easing
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind, TrackSound
from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.render.audio_pace import Pace
from autovideo_studio.render.audio_sources import Level, source_for
from autovideo_studio.render.dynamics import STEP

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]
    Curve = np.ndarray[Any, np.dtype[Any]]
    Read = Callable[[int, int], Samples]


class Bus(StrEnum):
    """Clips of one bus are summed and treated together."""

    SPEECH = "speech"
    DUCKED = "ducked"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Sounding:
    """A clip that is heard: `range` in frames (handles of its transitions included), faded over `blend_in` and `blend_out` frames
    into its neighbours; a `looped` one is repeated when its file is shorter than it. What lies on one track and bus goes through
    the `track_sound` together."""

    clip: Clip
    asset_id: str
    bus: Bus
    range: TimeRange
    begins: int
    track_id: str = ""
    track_sound: TrackSound = TrackSound()
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
            yield Sounding(item, item.media.asset_id, bus, heard, placed.start, track.id, track.sound,
                           incoming.duration if incoming else 0, outgoing.duration if outgoing else 0,
                           track.kind is TrackKind.MUSIC)
        incoming = outgoing


def sample_of(frame: int, rate: Fraction) -> int:
    """The sample at which a frame begins."""
    return floor(Fraction(frame) * SAMPLE_RATE / rate + Fraction(1, 2))


class Mixer:
    """Sums the clips of one bus, block after block: each clip through its effects and gains, then each track through its own."""

    def __init__(self, heard: list[Sounding], rate: Fraction, paths: Mapping[str, Path], trims_db: Mapping[str, float],
                 levels: Mapping[str, Level]) -> None:
        """`trims_db` is a gain per asset before the clips' own; `levels` must know the assets of looped clips."""
        def opened(sounding: Sounding) -> Voice:
            id = sounding.asset_id
            return Voice(sounding, rate, paths[id], trims_db.get(id, 0.0), levels.get(id))

        tracks: dict[str, list[Sounding]] = {}
        for sounding in sorted(heard, key=lambda each: each.range.start):
            tracks.setdefault(sounding.track_id, []).append(sounding)
        self._strips = [Strip(members, rate, opened) for members in tracks.values()]

    def read(self, start: int, count: int) -> Samples:
        """The next block; `start` never goes back. The first may begin anywhere."""
        import numpy as np

        total = np.zeros((count, 2), np.float32)
        for strip in self._strips:
            total += strip.read(start, count)
        return total

    def close(self) -> None:
        for strip in self._strips:
            strip.close()


class Strip:
    """The clips of one track, its effects and its fader. Files are open only while their clip sounds."""

    def __init__(self, heard: list[Sounding], rate: Fraction, opened: Callable[[Sounding], Voice]) -> None:
        self._waiting, self._playing, self._rate, self._opened = heard, list[Voice](), rate, opened
        self._sound = heard[0].track_sound
        self._read = _through(self._sound.effects, self._clips, lambda at: float(at * rate / SAMPLE_RATE))

    def read(self, start: int, count: int) -> Samples:
        return self._read(start, count) * _along(start, start + count, self._gains)

    def close(self) -> None:
        for voice in self._playing:
            voice.close()
        self._playing = []

    def _clips(self, start: int, count: int) -> Samples:
        import numpy as np

        while self._waiting and sample_of(self._waiting[0].range.start, self._rate) < start + count:
            sounding = self._waiting.pop(0)
            if sample_of(sounding.range.end, self._rate) > start:
                self._playing.append(self._opened(sounding))
        total = np.zeros((count, 2), np.float32)
        for voice in self._playing:
            voice.add_to(total, start)
        for voice in [each for each in self._playing if each.end <= start + count]:
            voice.close()
            self._playing.remove(voice)
        return total

    def _gains(self, at: Curve) -> Curve:
        return _fader(self._sound.gain_db, self._sound.pan, at * float(self._rate / SAMPLE_RATE))


class Voice:
    """One sounding clip with its open file."""

    def __init__(self, sounding: Sounding, rate: Fraction, path: Path, trim_db: float, level: Level | None) -> None:
        self._sounding, self._rate, self._trim = sounding, rate, 10 ** (trim_db / 20)
        self.start = sample_of(sounding.range.start, rate)
        self.end = sample_of(sounding.range.end, rate)
        clip = sounding.clip
        self._source = source_for(path, Pace(clip, sounding.lead, rate), self.end - self.start, clip.sound.keep_pitch,
                                  level if sounding.looped else None)
        self._read = _through(clip.effects, self._trimmed, lambda at: float(at * rate / SAMPLE_RATE) - sounding.lead)

    def close(self) -> None:
        self._source.close()

    def add_to(self, total: Samples, start: int) -> None:
        """Add this clip's part to the block of the mix that begins at `start`."""
        begin, end = max(self.start, start), min(self.end, start + len(total))
        if begin < end:
            sound = self._read(begin - self.start, end - begin)
            total[begin - start:end - start] += sound * _along(begin, end, self._gains)

    def _trimmed(self, start: int, count: int) -> Samples:
        import numpy as np

        return self._source.read(start, count) * np.float32(self._trim)

    def _gains(self, at: Curve) -> Curve:
        import numpy as np

        sound, clip = self._sounding.clip.sound, self._sounding.clip
        frames = at * float(self._rate / SAMPLE_RATE) - self._sounding.begins
        gain = _rise(frames, sound.fade_in, sound.fade_in_shape)
        gain = gain * _rise(clip.duration - frames, sound.fade_out, sound.fade_out_shape)
        gain = gain * _rise(frames + self._sounding.lead, self._sounding.blend_in)
        gain = gain * _rise(self._sounding.range.end - self._sounding.begins - frames, self._sounding.blend_out)
        return np.asarray(_fader(sound.gain_db, sound.pan, frames) * gain[:, None])


def _through(effects: tuple[Effect, ...], source: Read, frame_of: Callable[[int], float]) -> Read:
    if not effects:
        return source
    from autovideo_studio.render.sound_effects.chain import through

    return through(effects, source, frame_of)


def _along(begin: int, end: int, gains: Callable[[Curve], Curve]) -> Samples:
    """Factors for the samples `begin` to `end`, shape (n, 2) or (1, 2) where all are the same: asked for at every millisecond of
    the sequence, straight lines between."""
    import numpy as np

    at = np.arange(begin // STEP * STEP, end + STEP, STEP)
    knots = gains(at)
    if (knots == knots[0]).all():
        return knots[:1].astype(np.float32)
    samples = np.arange(begin, end)
    return np.stack([np.interp(samples, at, knots[:, side]) for side in (0, 1)], axis=1).astype(np.float32)


def _fader(gain_db: Animated, pan: Animated, frames: Curve) -> Curve:
    """Factors of the left and right side at these frames, shape (n, 2). The sides' powers always add up to the same; a pan of 0
    leaves both as they are."""
    import numpy as np

    turn = (np.clip(_values(pan, frames), -1, 1) + 1) * (np.pi / 4)
    sides = np.stack([np.cos(turn), np.sin(turn)], axis=1) * np.sqrt(2)
    return np.asarray(sides * 10 ** (_values(gain_db, frames) / 20)[:, None])


def _values(number: Animated, frames: Curve) -> Curve:
    """`Animated.at` for ascending frames."""
    import numpy as np

    keys = number.keyframes
    if not keys:
        return np.full(len(frames), number.value)
    values = np.interp(frames, [key.frame for key in keys], [key.value for key in keys])
    for before, after in zip(keys, keys[1:], strict=False):
        if before.easing is not Easing.LINEAR and before.value != after.value:
            between = slice(*np.searchsorted(frames, [before.frame, after.frame]))
            values[between] = [number.at(frame) for frame in frames[between].tolist()]
    return values


def _rise(frames: Curve, length: int, shape: FadeShape = FadeShape.EQUAL_POWER) -> Curve:
    """A fade's factor `frames` after its silent end."""
    import numpy as np

    if not length:
        return np.ones(len(frames))
    t = np.clip(frames / length, 0, 1)
    match shape:
        case FadeShape.LINEAR:
            return np.asarray(t)
        case FadeShape.SLOW:
            return np.asarray(t**2)
        case FadeShape.FAST:
            return np.asarray(1 - (1 - t) ** 2)
        case FadeShape.SOFT:
            return np.asarray((1 - np.cos(t * np.pi)) / 2)
        case FadeShape.EQUAL_POWER:
            return np.asarray(np.sin(t * np.pi / 2))
