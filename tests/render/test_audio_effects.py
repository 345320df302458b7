"""Effects of sound, measured on signals whose answer is known, through the chain that clips and tracks use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from frozendict import frozendict
from hypothesis import given, settings
from hypothesis import strategies as st

from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.keyframe import Animated, Easing, Keyframe
from autovideo_studio.domain.track import TrackKind, TrackSound
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.render.sound_effects.base import numbers_at
from autovideo_studio.render.sound_effects.catalogue import heard_of, sound_effect, sound_effects
from autovideo_studio.render.sound_effects.chain import Chain, Read, through
from tests.render.test_audio_measures import RATE, reference, sine
from tests.render.test_audio_soundtrack import clip, mix, sequence, track, write_wav

Array = np.ndarray[Any, Any]


def tape(sound: Array) -> Read:
    def read(start: int, count: int) -> Array:
        out = np.zeros((count, 2), np.float32)
        part = sound[max(start, 0) : start + count]
        out[: len(part)] = part
        return out

    return read


def effect(kind: str, **numbers: float | Animated) -> Effect:
    params = {name: value if isinstance(value, Animated) else Animated(value) for name, value in numbers.items()}
    return Effect(f"effect_{kind}", kind, frozendict(params))


def treated(sound: Array, *effects: Effect) -> Array:
    return Chain(effects, tape(sound), lambda at: at * 30 / RATE).read(0, len(sound))


def noise(seconds: float, level: float, seed: int = 1) -> Array:
    return (np.random.default_rng(seed).standard_normal((round(seconds * RATE), 2)) * level).astype(np.float32)


def decibels(ratio: float) -> float:
    return float(20 * np.log10(ratio))


def level(sound: Array, begin: float, end: float) -> float:
    return decibels(sound[round(begin * RATE) : round(end * RATE)].std() + 1e-9)


def moving(kind: str) -> Effect:
    """All its numbers travelling through their ranges."""
    return effect(
        kind,
        **{
            one.name: Animated(one.lowest, (Keyframe(0, one.lowest, Easing.LINEAR), Keyframe(60, one.highest)))
            for one in sound_effect(kind).parameters
        },
    )


@pytest.mark.parametrize("kind", list(sound_effects))
def test_every_effect_takes_its_whole_range_and_is_on_time(kind: str) -> None:
    """With its defaults, what comes out lies where it went in: delays are made up for."""
    sound = noise(3, 0.05)
    assert np.isfinite(treated(sound, moving(kind))).all()
    for end in ("lowest", "highest"):
        assert np.isfinite(treated(sound, effect(kind, **{p.name: getattr(p, end) for p in sound_effect(kind).parameters}))).all()
    out = treated(sound, effect(kind))
    likeness = np.fft.irfft(np.conj(np.fft.rfft(sound[:, 0], 1 << 18)) * np.fft.rfft(out[:, 0], 1 << 18))
    assert likeness.argmax() == 0 and len(out) == len(sound)


@given(sizes=st.lists(st.integers(1, 40_000), min_size=1, max_size=12), animated=st.booleans())
@settings(max_examples=4, deadline=None)
@pytest.mark.parametrize("kind", list(sound_effects))
def test_the_size_of_the_blocks_does_not_matter(kind: str, sizes: list[int], animated: bool) -> None:
    sound = noise(2, 0.1) * np.repeat(np.random.default_rng(2).uniform(0, 1, 20), RATE // 10)[:, None].astype(np.float32)
    chosen = moving(kind) if animated else effect(kind)
    whole = treated(sound, chosen)
    chain, at, parts = Chain((chosen,), tape(sound), lambda at: at * 30 / RATE), 0, []
    for size in sizes:
        parts.append(chain.read(at, size))
        at += size
    length = min(at, len(whole))
    assert (np.concatenate(parts)[:length] == whole[:length]).all()


@pytest.mark.parametrize("kind", ["denoise", "equaliser", "limiter", "gate", "de-esser"])
def test_begun_in_the_middle_it_is_as_if_begun_before(kind: str) -> None:
    sound = noise(5, 0.05)
    whole = treated(sound, effect(kind))
    late = Chain((effect(kind),), tape(sound), lambda at: 0.0).read(4 * RATE, RATE)
    assert np.abs(late - whole[4 * RATE :]).max() < 1e-4


def test_numbers_stay_within_their_range_and_unknown_effects_are_left_out() -> None:
    kind = sound_effect("compressor")
    assert (
        numbers_at(kind, effect("compressor", ratio=99.0), 0)["ratio"] == 20
        and numbers_at(kind, effect("compressor"), 0)["ratio"] == 3
    )
    source = tape(noise(1, 0.1))
    assert through((effect("blur"), Effect("o", "reverb", enabled=False)), source, float) is source
    assert heard_of((effect("blur"), effect("gate"))) == (effect("gate"),)
    with pytest.raises(NotFound):
        sound_effect("blur")
    assert all(kind.label() and all(one.label() for one in kind.parameters) for kind in map(sound_effect, sound_effects))


def test_the_equaliser_does_at_each_frequency_what_it_says() -> None:
    chosen = effect(
        "equaliser",
        high_pass=60.0,
        low_hertz=150.0,
        low_db=-6.0,
        bell_2_hertz=1_000.0,
        bell_2_db=9.0,
        bell_2_q=2.0,
        high_hertz=6_000.0,
        high_db=-4.0,
        low_pass=16_000.0,
    )
    impulse = np.zeros((RATE, 2), np.float32)
    impulse[4_800] = 1.0
    response = 20 * np.log10(np.abs(np.fft.rfft(treated(impulse, chosen)[:, 0])) + 1e-9)
    assert response[1_000] == pytest.approx(9, abs=0.3) and response[300] == pytest.approx(0, abs=1.2)
    assert response[12_000] == pytest.approx(-5.2, abs=1) and response[20] < -20 and response[22_000] < -20
    assert response[60] == pytest.approx(-8.6, abs=1)
    assert (treated(impulse, effect("equaliser")) == impulse).all(), "flat is untouched"


def test_keyframes_move_a_band_without_a_click() -> None:
    tone = sine(1_000, 3, -20)
    rising = Animated(0.0, (Keyframe(0, 0.0, Easing.LINEAR), Keyframe(90, 12.0)))
    out = treated(tone, effect("equaliser", bell_2_db=rising))
    for second in (0.5, 1.5, 2.5):
        assert level(out, second, second + 0.05) - level(tone, 1, 2) == pytest.approx(second * 4, abs=0.3)
    assert np.abs(np.diff(out[:, 0], n=2)).max() < 1.1 * np.abs(np.diff(tone[:, 0], n=2)).max() * 10 ** (12 / 20)


@pytest.mark.parametrize(
    ("dbfs", "knee", "expected"), [(-40, 0.0, -40.0), (-10, 0.0, -25.0), (-10, 12.0, -25.0), (-30, 12.0, -31.125)]
)
def test_the_compressor_s_curve(dbfs: float, knee: float, expected: float) -> None:
    """A ratio of 4 above −30 dB; at the threshold a knee of 12 dB has taken 12 / 8 dB times 1 − 1 / 4."""
    out = treated(sine(500, 2, dbfs), effect("compressor", threshold_db=-30.0, ratio=4.0, knee_db=knee))
    assert decibels(np.abs(out[RATE:]).max()) == pytest.approx(expected, abs=0.3)


def test_the_limiter_keeps_its_true_peak_and_lets_what_is_below_through() -> None:
    rng = np.random.default_rng(4)
    spiky = sine(220, 4, -30)
    for start in rng.integers(0, 3 * RATE, 40):
        clap = np.apply_along_axis(np.convolve, 0, rng.standard_normal((400, 2)), [0.25, 0.5, 0.25], "same")
        spiky[start : start + 400] += clap.astype(np.float32)
    out = treated(spiky, effect("limiter", ceiling_db=-6.0))
    assert decibels(np.abs(spiky).max()) > 0 and decibels(np.abs(out).max()) <= -5.999
    assert decibels(reference(out)[1]) <= -5.8
    soft = sine(220, 2, -12)
    assert np.abs(treated(soft, effect("limiter", ceiling_db=-6.0)) - soft).max() < 1e-6
    assert level(treated(soft, effect("limiter", ceiling_db=-1.0, gain_db=6.0)), 0.5, 1.5) == pytest.approx(
        level(soft, 0.5, 1.5) + 6, abs=0.05
    )


def test_the_gate_closes_in_pauses_and_is_open_when_the_sound_begins() -> None:
    sound = noise(4, 0.001)
    sound[RATE : 2 * RATE] += sine(500, 1, -12)
    out = treated(sound, effect("gate", threshold_db=-40.0, range_db=30.0))
    assert level(out, 0.5, 0.9) - level(sound, 0.5, 0.9) == pytest.approx(-30, abs=0.5)
    assert level(out, 3, 3.9) - level(sound, 3, 3.9) == pytest.approx(-30, abs=0.5)
    assert np.abs(out[RATE : 2 * RATE] - sound[RATE : 2 * RATE]).max() < 0.05 * np.abs(sound).max()


def test_the_de_esser_lowers_hisses_alone() -> None:
    tone, hiss = sine(400, 3, -12), noise(3, 0.1)
    band = np.fft.rfft(hiss, axis=0)
    band[: 7_500 * 3] = 0
    hiss = np.fft.irfft(band, axis=0).astype(np.float32)
    hiss[:RATE] = hiss[2 * RATE :] = 0
    rest = treated(tone, effect("de-esser"))
    assert np.abs(rest - tone).max() < 1e-4
    both = treated(tone + hiss, effect("de-esser", range_db=12.0, threshold_db=-50.0))
    assert level(both - tone, 1.2, 1.8) - level(hiss, 1.2, 1.8) == pytest.approx(-12, abs=1)
    assert np.abs(both[: RATE // 2] - tone[: RATE // 2]).max() < 1e-3


def voice() -> Array:
    """Speech by the offline voice, without noise."""
    from autovideo_studio.providers.offline.espeak_engine import engine

    speaker = engine()
    speaker.set_voice("en-us", words_per_minute=165, pitch=50, pitch_range=50)
    spoken = speaker.speak(
        "A lighthouse keeper counts the ships that pass in the night. Forty two of them carried grain, and none of "
        "them stopped. In the morning he writes their names into a book."
    ).samples
    count = len(spoken) * RATE // speaker.rate
    sound = np.interp(np.arange(count) * speaker.rate / RATE, np.arange(len(spoken)), spoken)
    return np.repeat((0.1 * sound / sound.std())[:, None], 2, axis=1).astype(np.float32)


def snr(clean: Array, heard: Array) -> float:
    gain = (clean * heard).sum() / (clean**2).sum()
    return 10 * np.log10(gain**2 * (clean**2).sum() / ((heard - gain * clean) ** 2).sum())


@pytest.mark.parametrize(("level_", "colour", "least"), [(0.05, "white", 7.0), (0.02, "white", 5.0), (0.05, "pink", 3.0)])
def test_denoise_takes_noise_from_a_voice(level_: float, colour: str, least: float) -> None:
    clean = voice()
    hiss = noise(len(clean) / RATE, 1.0)[: len(clean)]
    if colour == "pink":
        spectrum = np.fft.rfft(hiss, axis=0)
        hiss = np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 20))[:, None], len(clean), axis=0)
    noisy = (clean + level_ * hiss / hiss.std()).astype(np.float32)
    out, inner = treated(noisy, effect("denoise")), slice(RATE // 2, -RATE // 2)
    assert snr(clean[inner], out[inner]) - snr(clean[inner], noisy[inner]) > least
    kept = treated(clean, effect("denoise"))
    assert snr(clean[inner], kept[inner]) > 18 and abs(decibels(kept.std() / clean.std())) < 0.2, "a clean voice stays as it is"


def test_reverb_dies_away_in_its_time_and_is_wide() -> None:
    click = np.zeros((3 * RATE, 2), np.float32)
    click[4_800] = 0.5
    out = treated(click, effect("reverb", mix=1.0, decay=1.0, damping=0.0))
    energy = (out**2).sum(axis=1)[::-1].cumsum()[::-1]
    decay = 10 * np.log10(energy / energy[4_800] + 1e-12)
    at = [int(np.flatnonzero(decay < value)[0]) for value in (-5, -35)]
    assert (at[1] - at[0]) / RATE * 2 == pytest.approx(1.0, rel=0.15), "RT60 by Schroeder's integral"
    tail = out[RATE // 2 : RATE]
    assert abs(np.corrcoef(tail.T)[0, 1]) < 0.3 and np.abs(out[:4_800]).max() == 0


def test_voice_clean_up_makes_a_noisy_voice_even_and_quiet_in_its_pauses() -> None:
    clean = voice()
    clean[: len(clean) // 2] *= 0.35
    noisy = clean + noise(len(clean) / RATE, 0.01)[: len(clean)] + 0.05 * sine(30, len(clean) / RATE, 0)[: len(clean)]
    out = treated(noisy.astype(np.float32), effect("voice-clean-up", evenness=1.0))
    pause = np.convolve(np.abs(clean[:, 0]) < 1e-4, np.ones(4_800) / 4_800, "same") > 0.999
    assert decibels(out[pause].std() / noisy[pause].std()) < -10, "in spite of 5 dB of make-up gain"

    def unevenness(sound: Array) -> float:
        blocks = (sound[: len(sound) // 4_800 * 4_800, 0] ** 2).reshape(-1, 4_800).mean(axis=1)
        loud = np.sort(blocks.reshape(-1)[: len(blocks) // 2])[-10:].mean(), np.sort(blocks[len(blocks) // 2 :])[-10:].mean()
        return float(10 * np.log10(loud[1] / loud[0]))

    assert unevenness(out) < unevenness(clean) - 2


def test_effects_of_clips_and_of_tracks_are_heard_in_the_finished_sound(tmp_path: Path) -> None:
    both = (sine(200, 4, -12) + sine(4_000, 4, -12)).astype(np.float32)
    write_wav(tmp_path / "both.wav", both)
    dull = effect("equaliser", low_pass=500.0)

    def balance(*tracks: Any) -> float:
        _, sound = mix(tmp_path, sequence(*tracks))
        spectrum = np.abs(np.fft.rfft(sound[RATE : 2 * RATE, 0]))
        return decibels(spectrum[4_000] / spectrum[200])

    assert balance(track(TrackKind.SOUND, clip("both", 4))) == pytest.approx(0, abs=1)
    assert balance(track(TrackKind.SOUND, clip("both", 4, effects=(dull,)))) < -30
    assert balance(track(TrackKind.SOUND, clip("both", 4), sound=TrackSound(effects=(dull,)))) < -30
