"""Speeds, ramps, freezes and reverses: the second of the file that is heard at a frame is the one that is seen there."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autovideo_studio.domain.items import Clip, Gap, Sound, TimeKey
from autovideo_studio.domain.keyframe import Easing
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.render.audio_mix import Mixer, sample_of, soundings
from autovideo_studio.render.audio_pace import Pace
from autovideo_studio.render.audio_sources import Level
from autovideo_studio.render.audio_speed import Stretched, Varispeed
from tests.render.test_audio_measures import RATE, sine
from tests.render.test_audio_soundtrack import FPS, clip, sequence, track, write_wav

Array = np.ndarray[Any, Any]
SECONDS, SLOPE = 40, 150
"""A tone that rises by so many hertz a second tells by its pitch which second it is."""


@cache
def rising() -> Array:
    time = np.arange(SECONDS * RATE) / RATE
    tone = 0.3 * np.sin(2 * np.pi * (200 * time + SLOPE / 2 * time**2))
    return np.repeat(tone[:, None], 2, axis=1).astype(np.float32)


class Tape:
    def __init__(self, sound: Array) -> None:
        self._sound = sound

    def read(self, start: int, count: int) -> Array:
        out = np.zeros((count, 2), np.float32)
        low, high = max(start, 0), min(start + count, len(self._sound))
        if low < high:
            out[low - start : high - start] = self._sound[low:high]
        return out

    def close(self) -> None: ...


def hertz_at(sound: Array, at: int, half: int = 960) -> float:
    part = sound[at - half : at + half, 0] * np.hanning(2 * half)
    return float(np.abs(np.fft.rfft(part, 1 << 18)).argmax() * RATE / (1 << 18))


def second_at(sound: Array, at: int) -> float:
    return (hertz_at(sound, at) - 200) / SLOPE


def heard(shown: Clip, kind: type[Stretched] | type[Varispeed], block: int = 9_600, first: int = 0) -> Array:
    source = kind(Tape(rising()), Pace(shown, 0, Fraction(FPS)))
    total = shown.duration * RATE // FPS
    return np.concatenate([source.read(start, min(block, total - start)) for start in range(first, total, block)])


def shown(frames: int, *keys: TimeKey, **more: Any) -> Clip:
    return Clip("c", AssetReference("rising"), frames, time_map=keys, **more)


SPEEDS = [Fraction(1, 10), Fraction(1, 2), Fraction(9, 10), Fraction(1), Fraction(11, 10), Fraction(2), Fraction(4), Fraction(10)]


@pytest.mark.parametrize("speed", SPEEDS)
def test_at_any_speed_the_second_heard_is_the_second_seen(speed: Fraction) -> None:
    even = shown(90, speed=speed, source_start=Fraction(2))
    sound = heard(even, Stretched)
    for frame in range(15, 80, 9):
        off = second_at(sound, frame * RATE // FPS) - float(even.source_at(frame, Fraction(FPS)))
        assert abs(off) < 0.010 * max(1, speed), frame
    assert sound[RATE // 2 : -RATE // 2].std() == pytest.approx(0.212, rel=0.05)


@pytest.mark.parametrize("speed", [speed for speed in SPEEDS if speed <= 4])
def test_a_tape_that_runs_faster_is_higher_and_exact(speed: Fraction) -> None:
    even = shown(90, speed=speed, source_start=Fraction(2))
    sound = heard(even, Varispeed)
    for frame in range(15, 80, 9):
        assert hertz_at(sound, frame * RATE // FPS) == pytest.approx(
            float(speed) * (200 + SLOPE * float(even.source_at(frame, Fraction(FPS)))), abs=1 + 0.001 * SLOPE * speed
        )
    assert sound[RATE // 2 : -RATE // 2].std() == pytest.approx(0.212, rel=0.02)


def test_a_tape_at_its_own_speed_between_samples_and_faster_than_half_the_rate() -> None:
    tone = sine(1_000, 3, -12)
    moved = Varispeed(
        Tape(tone), Pace(shown(60, TimeKey(0, Fraction(1, 96_000)), TimeKey(60, 2 + Fraction(1, 96_000))), 0, Fraction(FPS))
    )
    time = (np.arange(RATE) + RATE // 2 + 0.5) / RATE
    assert np.abs(moved.read(RATE // 2, RATE)[:, 0] - 10 ** (-12 / 20) * np.sin(2 * np.pi * 1_000 * time)).max() < 2e-4
    high = Varispeed(Tape(sine(9_000, 12, -12)), Pace(shown(90, speed=Fraction(4)), 0, Fraction(FPS)))
    assert np.abs(high.read(RATE // 2, RATE)).max() < 1e-3, "36 kHz does not come back as 12"


RAMP = (
    TimeKey(0, Fraction(2)),
    TimeKey(30, Fraction(5, 2), Easing.EASE_IN_OUT),
    TimeKey(90, Fraction(8)),
    TimeKey(120, Fraction(8)),
    TimeKey(180, Fraction(4)),
    TimeKey(210, Fraction(4), Easing.HOLD),
    TimeKey(240, Fraction(20)),
    TimeKey(300, Fraction(23)),
)
"""Half speed, a ramp, a freeze, backwards at twice the speed, a freeze that ends in a jump, 1.5 times."""


def test_the_pace_meets_the_picture_at_every_frame() -> None:
    mapped = shown(330, *RAMP, source_start=Fraction(1))
    for rate in (Fraction(FPS), Fraction(30_000, 1001)):
        at = np.array([float(Fraction(frame + 10) * RATE / rate) for frame in range(-10, 340)]) + 1e-3
        exact = [float(mapped.source_at(frame, rate)) * RATE for frame in range(-10, 340)]
        assert np.abs(Pace(mapped, 10, rate).at(at) - exact).max() < 0.05


def test_stretched_ramps_reverses_and_jumps_follow_the_picture() -> None:
    mapped = shown(330, *RAMP, source_start=Fraction(1))
    sound, pace = heard(mapped, Stretched), Pace(mapped, 0, Fraction(FPS))
    for frame in (5, 15, 25, 45, 55, 65, 75, 123, 140, 160, 177, 243, 260, 280, 297):
        at = frame * RATE // FPS
        begin, end = pace.at(np.array([at - 240.0, at + 240.0]))
        off = second_at(sound, at) - float(mapped.source_at(frame, Fraction(FPS)))
        assert abs(off) < 0.010 * max(1, abs(end - begin) / 480), frame
        assert sound[at - 480 : at + 480].std() > 0.18, frame


def test_a_tape_follows_ramps_reverses_and_jumps_exactly() -> None:
    mapped = shown(330, *RAMP, source_start=Fraction(1))
    sound = heard(mapped, Varispeed)
    second = Pace(mapped, 0, Fraction(FPS)).at(np.arange(len(sound))) / RATE
    expected = 0.3 * np.sin(2 * np.pi * (200 * second + SLOPE / 2 * second**2))
    for first, last in ((1, 29), (33, 87), (121, 179), (241, 299)):
        span = slice(first * RATE // FPS, last * RATE // FPS)
        assert np.abs(sound[span, 0] - expected[span]).max() < 1e-3


@pytest.mark.parametrize("kind", [Stretched, Varispeed])
def test_a_freeze_is_silent_and_begins_and_ends_without_a_click(kind: type[Stretched] | type[Varispeed]) -> None:
    sound = heard(shown(330, *RAMP, source_start=Fraction(1)), kind)
    for first, last in ((93, 118), (183, 238), (303, 330)):
        assert np.abs(sound[first * RATE // FPS : last * RATE // FPS]).max() < 1e-3
    for frame in (120, 180, 240, 300):
        assert np.abs(np.diff(sound[frame * RATE // FPS - 480 : frame * RATE // FPS + 480, 0])).max() < 0.3


@pytest.mark.parametrize("kind", [Stretched, Varispeed])
def test_backwards_is_the_sound_reversed(kind: type[Stretched] | type[Varispeed]) -> None:
    back = shown(60, TimeKey(0, Fraction(5)), TimeKey(60, Fraction(3)))
    sound = heard(back, kind)
    expected = rising()[5 * RATE - np.arange(2 * RATE)]
    inner = slice(RATE // 10, -RATE // 10)
    assert np.abs(sound[inner] - expected[inner]).max() < 1e-3


@given(sizes=st.lists(st.integers(1, 60_000), min_size=1, max_size=12), kind=st.sampled_from([Stretched, Varispeed]))
@settings(max_examples=6, deadline=None)
def test_the_size_of_the_blocks_does_not_matter(sizes: list[int], kind: type[Stretched] | type[Varispeed]) -> None:
    mapped = shown(330, *RAMP, source_start=Fraction(1))
    whole = heard(mapped, kind, 11 * RATE)
    source, at, parts = kind(Tape(rising()), Pace(mapped, 0, Fraction(FPS))), 0, []
    for size in sizes:
        parts.append(source.read(at, size))
        at += size
    length = min(at, len(whole))
    assert (np.concatenate(parts)[:length] == whole[:length]).all()


def test_clicks_meet_their_frames(tmp_path: Path) -> None:
    """A burst of 40 ms every second of a file; each is heard at the frame at which its second is seen, within 10 ms."""
    sound = np.zeros((20 * RATE, 1), np.float32)
    burst = np.hanning(1_920) * np.sin(2 * np.pi * 1_000 * np.arange(1_920) / RATE)
    for second in range(1, 20):
        sound[second * RATE - 960 : second * RATE + 960, 0] = 0.8 * burst
    write_wav(tmp_path / "clicks.wav", sound)
    keys = (
        TimeKey(0, Fraction(0)),
        TimeKey(150, Fraction(15, 2), Easing.EASE_IN_OUT),
        TimeKey(300, Fraction(12)),
        TimeKey(390, Fraction(15, 2)),
    )
    for speed, mapped in ((Fraction(1), keys), (Fraction(3, 2), ()), (Fraction(3, 4), ())):
        for keep_pitch in (True, False):
            one = replace(clip("clicks", 13, sound=Sound(keep_pitch=keep_pitch)), speed=speed, time_map=mapped)
            edited = sequence(track(TrackKind.SOUND, one))
            mixer = Mixer(list(soundings(edited)), Fraction(FPS), {"clicks": tmp_path / "clicks.wav"}, {}, {})
            energy = np.convolve(mixer.read(0, 13 * RATE)[:, 0] ** 2, np.hanning(1_920), "same")
            mixer.close()
            at = np.array([float(one.source_at(frame, Fraction(FPS))) for frame in range(391)])
            for second in range(1, 12):
                crossings = np.flatnonzero(np.diff(np.sign(at - second)))
                for frame in crossings:
                    exact = frame + (second - at[frame]) / (at[frame + 1] - at[frame])
                    near = round(exact * RATE / FPS)
                    if near < 4_000 or near > 13 * RATE - 4_000:
                        continue
                    around = energy[near - 2_400 : near + 2_400]
                    off = (around * np.arange(-2_400, 2_400)).sum() / around.sum() / RATE
                    assert abs(off) < 0.010, (second, frame, keep_pitch, off)


def test_looped_music_at_another_speed_fills_its_clip(tmp_path: Path) -> None:
    write_wav(tmp_path / "music.wav", sine(300, 4, -12))
    fast = replace(clip("music", 9), speed=Fraction(2))
    levels = {"music": Level(-12, 4 * RATE)}
    mixer = Mixer(
        list(soundings(sequence(track(TrackKind.MUSIC, fast)))), Fraction(FPS), {"music": tmp_path / "music.wav"}, {}, levels
    )
    power = (mixer.read(0, 9 * RATE)[:, 0] ** 2).reshape(-1, RATE // 10).mean(axis=1)
    mixer.close()
    assert 10 * np.log10(power.min() / power.max()) > -6


@given(
    rate=st.sampled_from([Fraction(30_000, 1001), Fraction(24_000, 1001), Fraction(60_000, 1001), Fraction(25), Fraction(24)]),
    frame=st.integers(0, 10 * 3_600 * 60),
    hours=st.integers(0, 9),
)
def test_sound_does_not_drift_from_the_picture_over_hours(rate: Fraction, frame: int, hours: int) -> None:
    """Every frame begins within half a sample of its time, and pieces laid end to end are as long as the whole."""
    assert abs(sample_of(frame, rate) - Fraction(frame) * RATE / rate) <= Fraction(1, 2)
    at = hours * 3_600 * 30 + frame
    assert 0 <= sample_of(at + 1, rate) - sample_of(at, rate) - int(RATE / rate) <= 1
    pace = Pace(shown(at + 2), 0, rate)
    assert pace.even and pace.farthest(sample_of(at, rate)) / RATE == pytest.approx(float(at / rate), abs=1e-5)


@pytest.mark.parametrize("rate", [Fraction(30_000, 1001), Fraction(24_000, 1001)])
def test_a_click_two_hours_in_is_on_its_frame(tmp_path: Path, rate: Fraction) -> None:
    write_wav(tmp_path / "click.wav", np.concatenate([np.ones((1, 2)) * 0.5, np.zeros((RATE // 2, 2))]))
    frame = round(2 * 3_600 * rate) + 1
    late = sequence(track(TrackKind.SOUND, Gap(frame), clip("click", 0.2)), rate=rate)
    mixer = Mixer(list(soundings(late)), rate, {"click": tmp_path / "click.wav"}, {}, {})
    at = round(frame * RATE / rate)
    assert np.flatnonzero(mixer.read(at - 100, 200)[:, 0]).tolist() == [100]
    mixer.close()
