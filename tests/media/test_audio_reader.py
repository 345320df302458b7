"""Sound at exact sample positions."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.media.audio import SAMPLE_RATE, AudioReader
from tests.media.conftest import MakeFilm, flat, write_sound


def clicks(seconds: int, rate: int = SAMPLE_RATE, channels: int = 2) -> np.ndarray:
    """A short bump (4 ms, so that codecs keep it) whose middle is at each whole second and a half."""
    sound = np.zeros((seconds * rate, channels), np.float32)
    half = rate // 500
    bump = 0.8 * np.hanning(2 * half + 1).astype(np.float32)
    for second in range(seconds):
        middle = second * rate + rate // 2
        sound[middle - half : middle + half + 1] = bump[:, None]
    return sound


def middle_of_bump(sound: np.ndarray) -> float:
    weight = np.abs(sound[:, 0]).astype(np.float64) ** 2
    return float((weight * np.arange(len(weight))).sum() / weight.sum())


@pytest.mark.parametrize(
    ("suffix", "codec", "rate", "tolerance"),
    [
        (".wav", "pcm_s16le", 48_000, 0.5),
        (".flac", "flac", 44_100, 2),
        (".wav", "pcm_s16le", 22_050, 3),
        (".m4a", "aac", 48_000, 4),
        (".mp3", "libmp3lame", 44_100, 8),
        (".ogg", "libopus", 48_000, 48),
        (".mkv", "libopus", 48_000, 48),
        (".wav", "pcm_s16le", 192_000, 2),
    ],
)
def test_clicks_are_where_they_were_put(tmp_path: Path, suffix: str, codec: str, rate: int, tolerance: float) -> None:
    path = write_sound(tmp_path / f"clicks{suffix}", clicks(4, rate), codec, rate)
    with AudioReader(path) as reader:
        sound = np.concatenate([reader.read(start, 30_000) for start in range(0, 4 * SAMPLE_RATE, 30_000)])[: 4 * SAMPLE_RATE]
    for second in range(4):
        found = middle_of_bump(sound[second * SAMPLE_RATE : (second + 1) * SAMPLE_RATE])
        assert abs(found - SAMPLE_RATE / 2) <= tolerance, second


@pytest.mark.parametrize(("suffix", "codec"), [(".wav", "pcm_s16le"), (".m4a", "aac"), (".mp3", "libmp3lame"), (".flac", "flac")])
def test_any_order_of_reading_gives_the_same_samples(tmp_path: Path, suffix: str, codec: str) -> None:
    time = np.arange(25 * SAMPLE_RATE) / SAMPLE_RATE
    rising = 0.4 * np.stack(
        [np.sin(2 * np.pi * (200 * time + 20 * time**2)), np.sin(2 * np.pi * (90 * time + 7 * time**2))], axis=1
    )
    path = write_sound(tmp_path / f"rising{suffix}", rising, codec)
    with AudioReader(path) as reader:
        whole = reader.read(0, 25 * SAMPLE_RATE)
    chance = random.Random(3)
    with AudioReader(path) as reader:
        for start in [0, 24 * SAMPLE_RATE, 1_000, 13 * SAMPLE_RATE, 12 * SAMPLE_RATE, *chance.sample(range(23 * SAMPLE_RATE), 6)]:
            part = reader.read(start, 5_000)
            assert np.abs(part - whole[start : start + 5_000]).max() < 1e-4, start


def test_silence_lies_before_and_after(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "tone.wav", np.full((SAMPLE_RATE, 2), 0.5, np.float32), "pcm_s16le")
    with AudioReader(path) as reader:
        sound = reader.read(-100, SAMPLE_RATE + 300)
        assert reader.read(10 * SAMPLE_RATE, 5).tolist() == [[0, 0]] * 5
        assert reader.ended_at == SAMPLE_RATE
    assert not sound[:100].any() and not sound[100 + SAMPLE_RATE :].any()
    assert np.allclose(sound[100 : 100 + SAMPLE_RATE], 0.5, atol=1e-3)


@pytest.mark.parametrize(("layout", "channels"), [("mono", 1), ("stereo", 2), ("5.1", 6), ("7.1", 8)])
def test_any_number_of_channels_becomes_two(tmp_path: Path, layout: str, channels: int) -> None:
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    tone = np.repeat(0.1 * np.sin(2 * np.pi * 300 * time)[:, None], channels, axis=1)
    path = write_sound(tmp_path / "many.wav", tone, "pcm_s16le", layout=layout)
    with AudioReader(path) as reader:
        sound = reader.read(0, SAMPLE_RATE)
    assert sound.shape == (SAMPLE_RATE, 2)
    level = np.sqrt((sound**2).mean(axis=0))
    assert level[0] == pytest.approx(level[1], rel=1e-3)
    assert level[0] == pytest.approx(0.0707, rel=0.01) if channels <= 2 else level[0] > 0.05


def test_sixty_four_channels_are_read_or_refused_in_words(tmp_path: Path) -> None:
    import wave

    path = tmp_path / "many.wav"
    with wave.open(str(path), "wb") as out:
        out.setnchannels(64)
        out.setsampwidth(2)
        out.setframerate(8_000)
        out.writeframes(np.full((8_000, 64), 8_000, "<i2").tobytes())
    try:
        with AudioReader(path) as reader:
            assert np.abs(reader.read(0, SAMPLE_RATE)).max() > 0.1
    except InvalidInput as error:
        assert "many.wav" in error.message


def test_the_sound_of_a_film_keeps_its_distance_from_the_picture(make_film: MakeFilm) -> None:
    path = make_film("film.mp4", [flat(64, 64, (0, 0, 0))] * 60, sound=clicks(2))
    with AudioReader(path) as reader:
        assert abs(middle_of_bump(reader.read(0, SAMPLE_RATE)) - SAMPLE_RATE / 2) <= 4


def test_a_hole_in_the_timestamps_is_silence(tmp_path: Path) -> None:
    import av

    path = tmp_path / "hole.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=SAMPLE_RATE, layout="stereo")
        for second in (0, 2):
            frame = av.AudioFrame.from_ndarray(np.full((1, 2 * SAMPLE_RATE), 8_000, np.int16), "s16", "stereo")
            frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, second * SAMPLE_RATE, Fraction(1, SAMPLE_RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with AudioReader(path) as reader:
        level = [float(np.abs(reader.read(second * SAMPLE_RATE + 2_000, SAMPLE_RATE - 4_000)).mean()) for second in range(3)]
    assert level[0] > 0.2 and level[1] == 0 and level[2] > 0.2


def test_what_has_no_sound_says_so(make_film: MakeFilm, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no sound"):
        AudioReader(make_film("silent.mp4", [flat(64, 64, (0, 0, 0))] * 5))
    (tmp_path / "words.mp3").write_text("not a sound at all\n" * 50)
    with pytest.raises(InvalidInput, match="cannot be read"):
        AudioReader(tmp_path / "words.mp3")


def test_a_damaged_middle_loses_only_itself(tmp_path: Path) -> None:
    time = np.arange(6 * SAMPLE_RATE) / SAMPLE_RATE
    tone = np.repeat(0.3 * np.sin(2 * np.pi * 440 * time)[:, None], 2, axis=1)
    path = write_sound(tmp_path / "tone.mp3", tone, "libmp3lame")
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3_000] = random.Random(1).randbytes(3_000)
    path.write_bytes(data)
    with AudioReader(path) as reader:
        levels = [float(np.abs(reader.read(at * SAMPLE_RATE, SAMPLE_RATE)).mean()) for at in range(6)]
    assert min(levels[0], levels[1], levels[4]) > 0.15 and levels[5] > 0.1
