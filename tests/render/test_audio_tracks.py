"""Faders, pans, fades and cross-fades of clips and tracks, measured on the mix."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from frozendict import frozendict
from hypothesis import given, settings
from hypothesis import strategies as st

from autovideo_studio.domain.effect import Effect, Transition
from autovideo_studio.domain.items import FadeShape, Gap, Sound, TimeKey
from autovideo_studio.domain.keyframe import Animated, Easing, Keyframe
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.track import Track, TrackKind, TrackSound
from autovideo_studio.render.audio_mix import Mixer, soundings
from autovideo_studio.render.mastering import Mastering
from autovideo_studio.render.soundtrack import audio_fingerprint
from tests.render.test_audio_measures import RATE, sine
from tests.render.test_audio_soundtrack import FPS, clip, sequence, write_wav

Array = np.ndarray[Any, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sounds")
    for name, hertz in (("low", 300), ("middle", 1_000), ("high", 3_000)):
        write_wav(folder / f"{name}.wav", sine(hertz, 6, -12))
    write_wav(folder / "flat.wav", np.full((6 * RATE, 2), 0.25))
    return folder


def track(id: str, *items: Any, **more: Any) -> Track:
    return Track(id, TrackKind.SOUND, items=items, **more)


@contextmanager
def mixer(folder: Path, edited: Sequence) -> Iterator[Mixer]:
    paths = {path.stem: path for path in folder.glob("*.wav")}
    opened = Mixer(list(soundings(edited)), edited.format.rate, paths, {}, {})
    yield opened
    opened.close()


def mixed(folder: Path, *tracks: Track, start: int = 0, count: int | None = None) -> Array:
    edited = sequence(*tracks)
    with mixer(folder, edited) as opened:
        return opened.read(start, edited.duration * RATE // FPS if count is None else count)


def power(sound: Array, second: float) -> tuple[float, float]:
    part = sound[round(second * RATE) : round(second * RATE) + RATE // 20]
    return tuple((part**2).mean(axis=0).tolist())


def line(*points: tuple[int, float]) -> Animated:
    return Animated(points[0][1], tuple(Keyframe(frame, value, Easing.LINEAR) for frame, value in points))


def test_a_pan_moves_at_equal_power(folder: Path) -> None:
    moving = Sound(pan=line((0, -1.0), (120, 1.0)))
    sound = mixed(folder, track("t", clip("middle", 4, sound=moving)))
    still = mixed(folder, track("t", clip("middle", 4)))
    for second in np.arange(0.1, 3.9, 0.2):
        left, right = power(sound, second)
        assert left + right == pytest.approx(sum(power(still, second)), rel=0.01)
        turn = (second + 0.025) / 4 * np.pi / 2
        assert left / (left + right) == pytest.approx(np.cos(turn) ** 2, abs=0.01)
    assert (mixed(folder, track("t", clip("middle", 4, sound=Sound(pan=Animated(0.0))))) == still).all()


SHAPES = {
    FadeShape.EQUAL_POWER: np.sin(np.pi / 4),
    FadeShape.LINEAR: 0.5,
    FadeShape.SLOW: 0.25,
    FadeShape.FAST: 0.75,
    FadeShape.SOFT: 0.5,
}


@pytest.mark.parametrize("shape", FadeShape)
def test_fades_rise_and_fall_in_their_shapes(folder: Path, shape: FadeShape) -> None:
    other = FadeShape.SOFT if shape is FadeShape.LINEAR else FadeShape.LINEAR
    sound = Sound(fade_in=60, fade_out=30, fade_in_shape=shape, fade_out_shape=other)
    heard = mixed(folder, track("t", clip("flat", 5, sound=sound)))[:, 0] / 0.25
    assert heard[RATE] == pytest.approx(SHAPES[shape], abs=2e-3) and heard[round(4.5 * RATE)] == pytest.approx(
        SHAPES[other], abs=2e-3
    )
    assert heard[0] == 0 and heard[2 * RATE : 4 * RATE] == pytest.approx(1, abs=1e-4) and heard[-1] < 1e-3
    assert (np.diff(heard[: 2 * RATE]) > -1e-4).all() and (np.diff(heard[4 * RATE :]) < 1e-4).all()
    mirrored = mixed(folder, track("t", clip("flat", 5, sound=Sound(fade_out=60, fade_out_shape=shape))))[::-1, 0] / 0.25
    assert np.abs(mirrored[: 2 * RATE] - heard[: 2 * RATE]).max() < 1e-3


def test_a_track_s_fader_lies_on_all_its_clips_and_counts_the_sequence_s_frames(folder: Path) -> None:
    fader = TrackSound(line((30, 0.0), (90, -24.0)), line((120, 0.0), (150, 1.0)))
    items = (clip("middle", 2), Gap(15), clip("middle", 3, name="b"))
    plain, faded = mixed(folder, track("t", *items)), mixed(folder, track("t", *items, sound=fader))
    for second, decibels in ((0.5, 0.0), (1.5, -6.2), (2.7, -20.6), (3.5, -24.0)):
        assert 10 * np.log10(power(faded, second)[0] / power(plain, second)[0]) == pytest.approx(decibels, abs=0.4)
    left, right = power(faded, 5.2)
    assert left < 1e-9 * right and right == pytest.approx(2 * power(plain, 5.2)[1] * 10**-2.4, rel=0.02)
    other = track("u", clip("low", 5.5))
    assert np.abs(mixed(folder, track("t", *items, sound=fader), other) - faded - mixed(folder, other)).max() < 1e-6


def test_a_cross_fade_keeps_its_power(folder: Path) -> None:
    first, second = clip("low", 2), replace(clip("high", 2), id="second", source_start=Fraction(1))
    sound = mixed(folder, track("t", first, second, transitions=(Transition("x", first.id, "fade", 15, 15),)))
    levels = [sum(power(sound, at)) for at in np.arange(0.2, 3.8, 0.05)]
    assert max(levels) / min(levels) < 1.05


def test_any_number_of_tracks_adds_up_sample_by_sample(folder: Path) -> None:
    tracks = [
        track(f"t{number}", Gap(number + 1), clip("low" if number % 2 else "high", 1), name=str(number)) for number in range(24)
    ]
    alone = [mixed(folder, one, count=3 * RATE) for one in tracks]
    assert np.abs(mixed(folder, *tracks, count=3 * RATE) - np.sum(alone, axis=0)).max() < 1e-5


def everything() -> tuple[Track, ...]:
    shaped = Sound(line((0, -3.0), (60, 2.0)), line((0, -0.5), (50, 0.7)), 20, 30, fade_in_shape=FadeShape.SLOW)
    keys = (TimeKey(0, Fraction(1)), TimeKey(40, Fraction(3), Easing.EASE_IN_OUT), TimeKey(80, Fraction(1)))
    compressor = Effect("c", "compressor", frozendict(threshold_db=Animated(-30.0)))
    equaliser = Effect("e", "equaliser", frozendict(bell_1_db=line((0, -6.0), (60, 6.0))))
    return (
        track("a", clip("low", 2, sound=shaped), clip("high", 2, effects=(equaliser,))),
        track("b", Gap(7), clip("middle", 3, time_map=keys), sound=TrackSound(line((0, 0.0), (90, -9.0)), effects=(compressor,))),
        track("c", Gap(20), clip("high", 3, speed=Fraction(3, 2), sound=Sound(keep_pitch=False))),
    )


@given(sizes=st.lists(st.integers(1, 60_000), min_size=1, max_size=6))
@settings(max_examples=4, deadline=None)
def test_the_mix_does_not_depend_on_the_size_of_its_blocks(folder: Path, sizes: list[int]) -> None:
    whole = mixed(folder, *everything())
    with mixer(folder, sequence(*everything())) as opened:
        at, parts = 0, []
        for size in sizes:
            parts.append(opened.read(at, size))
            at += size
    length = min(at, len(whole))
    assert (np.concatenate(parts)[:length] == whole[:length]).all()


def test_a_mix_begun_in_the_middle_is_the_same(folder: Path) -> None:
    plain = tuple(replace(one, sound=replace(one.sound, effects=())) for one in everything())
    plain = tuple(replace(one, items=tuple(item for item in one.items if not getattr(item, "time_map", ()))) for one in plain)
    whole = mixed(folder, *plain)
    for start in (1, 33_333, 100_000):
        assert (mixed(folder, *plain, start=start, count=20_000) == whole[start : start + 20_000]).all()


def test_the_fingerprint_holds_all_that_is_newly_heard() -> None:
    base = sequence(*everything())
    first, second, third = base.tracks

    def with_(index: int, changed: Track) -> Sequence:
        return replace(base, tracks=tuple(changed if at == index else one for at, one in enumerate(base.tracks)))

    low, high = first.items
    mapped = second.items[1]
    others = [
        with_(0, replace(first, sound=TrackSound(Animated(-1.0)))),
        with_(0, replace(first, sound=TrackSound(pan=Animated(0.1)))),
        with_(1, replace(second, sound=replace(second.sound, effects=()))),
        with_(0, replace(first, items=(low, replace(high, effects=())))),
        with_(0, replace(first, items=(replace(low, sound=replace(low.sound, fade_in_shape=FadeShape.SOFT)), high))),
        with_(1, replace(second, items=(second.items[0], replace(mapped, time_map=mapped.time_map[:-1])))),
        with_(2, replace(third, items=(third.items[0], replace(third.items[1], sound=Sound())))),
    ]
    prints = [repr(audio_fingerprint(one, {})) for one in (base, *others)]
    assert len(set(prints)) == len(prints)
    assert repr(audio_fingerprint(base, {}, Mastering(target_lufs=-16.0))) not in prints
    blurred = replace(high, effects=(*high.effects, Effect("p", "blur"), Effect("off", "reverb", enabled=False)))
    assert repr(audio_fingerprint(with_(0, replace(first, items=(low, blurred))), {})) == prints[0], "not heard"
    assert repr(audio_fingerprint(replace(base, tracks=base.tracks[::-1]), {})) == prints[0]
