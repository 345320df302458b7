"""The meters and the tools of the mix, against signals whose answer is known and against FFmpeg's own meter."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autovideo_studio.render import ducking
from autovideo_studio.render.dynamics import STEP, Compressor, Filter, along_steps, bell, high_pass, high_shelf, limiter_knots
from autovideo_studio.render.loudness import K_HIGH_PASS, K_SHELF, Meter, Oversampler, integrated

RATE = 48_000
Array = np.ndarray[Any, Any]


def sine(hertz: float, seconds: float, dbfs: float, phase: float = 0.0) -> Array:
    time = np.arange(round(seconds * RATE)) / RATE
    tone = 10 ** (dbfs / 20) * np.sin(2 * np.pi * hertz * time + phase)
    return np.repeat(tone[:, None], 2, axis=1).astype(np.float32)


def measured(sound: Array, block: int = 3 * RATE) -> Meter:
    meter = Meter()
    for start in range(0, len(sound), block):
        meter.feed(sound[start : start + block])
    return meter


def reference(sound: Array) -> tuple[float, float]:
    """Integrated loudness and true peak by FFmpeg's `ebur128`."""
    import av

    graph = av.filter.Graph()
    source = graph.add_abuffer(format="flt", sample_rate=RATE, layout="stereo")
    meter = graph.add("ebur128", "metadata=1:peak=true:framelog=quiet")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    answers: dict[str, str] = {}
    peak = 0.0
    blocks = [sound[start : start + 4_800] for start in range(0, len(sound), 4_800)]
    for number, block in enumerate([*blocks, None]):
        if block is None:
            graph.push(None)
        else:
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block, np.float32).reshape(1, -1), "flt", "stereo")
            frame.sample_rate, frame.pts = RATE, number * 4_800
            graph.push(frame)
        while True:
            try:
                answers = dict(graph.pull().metadata) or answers
            except (av.error.BlockingIOError, av.error.EOFError):
                break
            peak = max([peak, *(float(value) for key, value in answers.items() if "true_peaks_ch" in key)])
    return float(answers["lavfi.r128.I"]), peak


def test_the_calibration_tones_of_ebu_tech_3341() -> None:
    assert measured(sine(997, 20, -23)).lufs == pytest.approx(-23, abs=0.1)
    assert measured(sine(997, 20, -33)).lufs == pytest.approx(-33, abs=0.1)
    gated = np.concatenate([sine(997, 10, -36), sine(997, 60, -23), sine(997, 10, -36)])
    assert measured(gated).lufs == pytest.approx(-23, abs=0.1)
    absolute = np.concatenate(
        [sine(997, 10, -72), sine(997, 10, -36), sine(997, 60, -23), sine(997, 10, -36), sine(997, 10, -72)]
    )
    assert measured(absolute).lufs == pytest.approx(-23, abs=0.1)
    uneven = np.concatenate([sine(997, 20, -26), sine(997, 20.1, -20), sine(997, 20, -26)])
    assert measured(uneven).lufs == pytest.approx(-23, abs=0.1)


def test_any_block_size_measures_the_same() -> None:
    sound = sine(440, 5, -20) + sine(3_000, 5, -30)
    results = [measured(sound, block).lufs for block in (100 * STEP, 20_016, 5 * RATE)]
    assert max(results) - min(results) < 1e-3


def test_agreement_with_ffmpeg_on_speech_like_noise() -> None:
    rng = np.random.default_rng(8)
    envelope = np.repeat(rng.uniform(0, 1, 120) ** 3, RATE // 10)[:, None]
    noise = rng.standard_normal((len(envelope), 2)).cumsum(axis=0)
    sound = Filter(high_pass(100))(noise.astype(np.float32))
    sound = (sound / np.abs(sound).max() * envelope).astype(np.float32)
    meter = measured(sound)
    lufs, peak = reference(sound)
    assert meter.lufs == pytest.approx(lufs, abs=0.06)
    assert 20 * np.log10(meter.true_peak) == pytest.approx(20 * np.log10(peak), abs=0.2)


@pytest.mark.parametrize(("hertz", "phase"), [(12_000, np.pi / 4), (12_000, 0.0), (997, 0.3), (6_000, np.pi / 8), (15_000, 0.5)])
def test_true_peaks_between_the_samples_are_found(hertz: float, phase: float) -> None:
    """EBU Tech 3341 allows +0.2 and −0.4 dB."""
    true_peak = 20 * np.log10(measured(sine(hertz, 1, -6, phase)).true_peak)
    assert -6.4 <= true_peak <= -5.8


def test_silence_and_shorter_than_a_gating_block() -> None:
    assert measured(np.zeros((RATE, 2), np.float32)).lufs == float("-inf")
    assert measured(np.zeros((0, 2), np.float32)).lufs == float("-inf")
    assert measured(sine(997, 0.2, -20)).lufs == pytest.approx(-20, abs=1)
    assert integrated(np.zeros(5)) == float("-inf")


@pytest.mark.parametrize("chain", [(K_SHELF, K_HIGH_PASS), (high_pass(80),), (bell(3_000, -6, 1), high_shelf(8_000, 5))])
def test_the_block_filter_equals_the_recursion(chain: tuple[Any, ...]) -> None:
    rng = np.random.default_rng(1)
    sound = rng.standard_normal((30_000, 2)).astype(np.float32)
    expected = sound[:, 0].astype(np.float64)
    for part in chain:
        out, x1, x2, y1, y2 = np.zeros_like(expected), 0.0, 0.0, 0.0, 0.0
        for index, x in enumerate(expected.tolist()):
            y = part.b0 * x + part.b1 * x1 + part.b2 * x2 - part.a1 * y1 - part.a2 * y2
            x1, x2, y1, y2 = x, x1, y, y1
            out[index] = y
        expected = out
    run = Filter(*chain)
    parts = [run(sound[start:end]) for start, end in ((0, 7), (7, 20_000), (20_000, 20_001), (20_001, 30_000))]
    assert np.abs(np.concatenate(parts)[:, 0] - expected).max() < 1e-4


def test_tone_controls_do_what_they_say() -> None:
    def gain_db(part: Any, hertz: float) -> float:
        out = Filter(part)(sine(hertz, 1, -12))[RATE // 2 :]
        return float(20 * np.log10(np.abs(out).max()) + 12)

    assert gain_db(high_pass(80), 80) == pytest.approx(-3, abs=0.1) and gain_db(high_pass(80), 20) < -23
    assert gain_db(bell(1_000, -6, 1), 1_000) == pytest.approx(-6, abs=0.1) and abs(gain_db(bell(1_000, -6, 1), 60)) < 0.1
    assert gain_db(high_shelf(4_000, 5), 15_000) == pytest.approx(5, abs=0.3) and abs(gain_db(high_shelf(4_000, 5), 200)) < 0.1


def test_the_limiter_keeps_every_peak_under_the_ceiling_and_moves_smoothly() -> None:
    rng = np.random.default_rng(3)
    peaks = np.abs(rng.standard_normal(20_000)) * np.repeat(rng.uniform(0.05, 2, 200), 100)
    knots = limiter_knots(peaks, 0.5)
    assert len(knots) == len(peaks) + 1 and (peaks * np.maximum(knots[:-1], knots[1:]) <= 0.5 + 1e-9).all()
    assert np.diff(along_steps(knots)).min() > -1 / (5 * STEP)
    assert (limiter_knots(peaks * 0, 0.5) == 1).all() and (limiter_knots(np.full(50, 0.4), 0.5) == 1).all()


def test_the_limiter_lets_go_again() -> None:
    peaks = np.full(2_000, 0.3)
    peaks[500] = 2.0
    knots = limiter_knots(peaks, 0.5)
    assert knots[450] == 1 and knots[500] <= 0.25 and 0.4 < knots[580] < 0.9 and knots[1_500] > 0.99


def test_the_compressor_evens_out() -> None:
    compressor = Compressor(threshold_db=-20, ratio=4, attack_ms=5, release_ms=50)
    out = compressor(np.concatenate([sine(500, 1, -30), sine(500, 1, -8)]))
    soft, loud = np.abs(out[RATE // 2 : RATE]).max(), np.abs(out[-RATE // 2 :]).max()
    assert 20 * np.log10(soft) == pytest.approx(-30, abs=0.3) and 20 * np.log10(loud) == pytest.approx(-17, abs=0.5)


def test_ducking_looks_ahead_holds_over_pauses_and_recovers() -> None:
    levels = np.full(1_000, -120.0)
    levels[200:300] = levels[340:400] = -20
    gain = ducking.gains(ducking.duck_knots(levels), 0, 1_000 * ducking.STEP)

    def decibels(second: float) -> float:
        return float(20 * np.log10(gain[int(second * RATE)]))

    assert decibels(1.9) == 0 and decibels(2.0) == pytest.approx(-12, abs=0.1)
    assert decibels(3.2) == pytest.approx(-12, abs=0.1) and decibels(3.99) == pytest.approx(-12, abs=0.1)
    assert -9 < decibels(4.2) < -2 and decibels(4.45) == pytest.approx(0, abs=0.01)
    assert np.abs(np.diff(20 * np.log10(gain))).max() < 12 * np.pi / 2 / (0.08 * RATE) * 1.5


def test_without_speech_nothing_ducks() -> None:
    assert (ducking.gains(ducking.duck_knots(np.full(100, -120.0)), 0, 500) == 1).all()
    assert (ducking.gains(ducking.duck_knots(np.zeros(0)), 0, 500) == 1).all()


def test_the_oversampler_carries_over_blocks() -> None:
    sound = sine(12_000, 0.5, -6, np.pi / 4)
    whole, parts = Oversampler(), Oversampler()
    expected = whole.step_peaks(sound)
    assert np.allclose(np.concatenate([parts.step_peaks(sound[:STEP]), parts.step_peaks(sound[STEP:])]), expected)
