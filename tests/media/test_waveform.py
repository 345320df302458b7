"""The shape of a sound: what it shows is what is there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.media.waveform import STEPS, Waveform, measured, waveform_task
from tests.media.conftest import RATE, Context, write_sound


def tone(seconds: float, amplitude: float, hertz: float = 375) -> np.ndarray:
    """375 Hz has a period of half the finest step: each column sees whole waves."""
    wave = amplitude * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)
    return np.stack((wave, wave), axis=1)


def test_known_levels_at_known_places(tmp_path: Path, context: Context) -> None:
    sound = np.concatenate((tone(1, 0.5), np.zeros((RATE, 2)), tone(1, 0.25)))
    waveform = measured(write_sound(tmp_path / "sound.wav", sound, "pcm_f32le"), context)
    assert waveform.seconds == 3
    fine = waveform.levels[0].astype(int)
    loud, silent, soft = (fine[start + 2 : start + 185] for start in (0, RATE // STEPS[0] + 1, 2 * RATE // STEPS[0] + 1))
    assert np.abs(loud - (-64, 64, 45)).max() <= 1  # 127 · 0.5, and that by √2
    assert not silent.any()
    assert np.abs(soft - (-32, 32, 23)).max() <= 1


def test_each_resolution_encloses_the_finer_one(tmp_path: Path, context: Context) -> None:
    sound = np.random.default_rng(3).normal(0, 0.2, (RATE * 4, 2)).clip(-1, 1)
    levels = measured(write_sound(tmp_path / "sound.wav", sound, "pcm_f32le"), context).levels
    assert [len(level) for level in levels] == [-(-RATE * 4 // step) for step in STEPS]
    for (finer, coarser), factor in zip(zip(levels, levels[1:], strict=False), (16, 16), strict=True):
        for number, (low, high, root) in enumerate(coarser.astype(int)):
            part = finer[number * factor : (number + 1) * factor].astype(int)
            assert (low, high) == (part[:, 0].min(), part[:, 1].max())
            assert abs(root - np.sqrt((part[:, 2] ** 2).mean())) < 2


def test_columns_for_any_stretch(tmp_path: Path, context: Context) -> None:
    sound = np.concatenate((np.zeros((RATE, 2)), tone(1, 0.5), np.zeros((RATE, 2))))
    waveform = measured(write_sound(tmp_path / "sound.wav", sound, "pcm_f32le"), context)
    whole = waveform.columns(0, 3, 300)
    assert whole.shape == (300, 3) and whole.dtype == np.int8
    assert not whole[:98].any() and not whole[202:].any() and (whole[102:198, 1] > 60).all()
    around = waveform.columns(-1, 6, 60)
    assert not around[:19].any() and around[22:28, 1].min() > 60 and not around[41:].any()
    assert (waveform.columns(1.2, 0.01, 50)[:, 1] >= 63).all(), "finer than the finest: columns are repeated"
    assert not waveform.columns(50, 1, 10).any()


@pytest.mark.parametrize(("name", "codec"), [("sound.m4a", "aac"), ("sound.mp3", "libmp3lame"), ("sound.flac", "flac")])
def test_it_is_written_and_read_again(tmp_path: Path, context: Context, name: str, codec: str) -> None:
    path, out = write_sound(tmp_path / name, tone(2, 0.5), codec), tmp_path / "shape.npz"
    assert waveform_task({"path": str(path), "out": str(out)}, context)["seconds"] == pytest.approx(2, abs=0.06)
    shape = Waveform.load(out)
    assert np.abs(shape.columns(0.5, 1, 10).astype(int) - (-64, 64, 45)).max() <= 4
    out.write_bytes(out.read_bytes()[:200])
    with pytest.raises(InvalidInput):
        Waveform.load(out)


def test_a_file_without_sound_has_no_shape(tmp_path: Path, context: Context) -> None:
    path = tmp_path / "text.wav"
    path.write_text("no sound at all")
    with pytest.raises(InvalidInput):
        measured(path, context)
