"""What goes in (5.1, 7.1) and what comes out: every codec, to the sample, listened to by FFmpeg and by our own reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from autovideo_studio.domain.track import TrackKind
from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.media.audio import AudioReader
from autovideo_studio.render.encode_sound import CODECS, encode_sound
from tests.render.finishing import finished
from tests.render.test_audio_measures import RATE, reference, sine
from tests.render.test_audio_soundtrack import Context, clip, sequence, to_plain, track, write_wav

Array = np.ndarray[Any, Any]
LENGTH = 3 * RATE + 1_234


def sweep() -> Array:
    time = np.arange(LENGTH) / RATE
    sides = [0.5 * np.sin(2 * np.pi * (300 * time + 100 * time**2)), 0.4 * np.sin(2 * np.pi * 523 * time)]
    return (np.stack(sides, axis=1) * np.minimum(1, np.arange(LENGTH) / 2_000)[:, None]).astype(np.float32)


def blocks(sound: Array) -> list[Array]:
    return [sound[start : start + 50_000] for start in range(0, len(sound), 50_000)]


@pytest.mark.parametrize(
    ("codec", "container", "least_snr_db"),
    [
        ("aac", None, 25),
        ("aac", "mov", 25),
        ("libopus", None, 20),
        ("libopus", "webm", 20),
        ("libmp3lame", None, 20),
        ("flac", None, 120),
        ("flac", "matroska", 120),
        ("pcm_s16le", None, 80),
        ("pcm_s24le", None, 120),
        ("pcm_s24le", "mov", 120),
    ],
)
def test_every_codec_begins_and_ends_to_the_sample(
    tmp_path: Path, codec: str, container: str | None, least_snr_db: float
) -> None:
    sound = sweep()
    path = tmp_path / "sound.part"
    encode_sound(path, blocks(sound), codec, 192_000, container)
    with AudioReader(path) as reader:
        heard = reader.read(0, LENGTH + RATE)
        assert reader.ended_at == LENGTH
    assert not heard[LENGTH:].any()
    inner = slice(2_000, LENGTH - 2_000)
    error = heard[:LENGTH][inner] - sound[inner]
    assert 20 * np.log10(sound[inner].std() / error.std()) > least_snr_db
    with av.open(str(path)) as file:
        assert file.streams.audio[0].codec_context.name.startswith(codec.removeprefix("lib").removesuffix("lame"))


@pytest.mark.parametrize("codec", CODECS)
def test_a_mix_in_every_codec_keeps_to_its_loudness_and_peak(tmp_path: Path, codec: str) -> None:
    rng = np.random.default_rng(1)
    spiky = sine(220, 6, -26)
    spiky[::9_600] += rng.uniform(0.3, 0.8, (len(spiky[::9_600]), 1)).astype(np.float32)
    write_wav(tmp_path / "spiky.wav", spiky)
    out = tmp_path / f"out{CODECS[codec].suffix}"
    payload = {
        "sequence": to_plain(sequence(track(TrackKind.SOUND, clip("spiky", 6)))),
        "out": str(out),
        "codec": codec,
        "assets": {"spiky": str(tmp_path / "spiky.wav")},
        "target_lufs": -16.0,
        "true_peak_db": -2.0,
    }
    answer = finished(payload, Context())
    with AudioReader(out) as reader:
        lufs, peak = reference(reader.read(0, 7 * RATE)[: 6 * RATE])
        assert reader.ended_at == answer["samples"] == 6 * RATE
    assert lufs == pytest.approx(-16, abs=0.5) and 20 * np.log10(peak) <= -1.95


@pytest.mark.parametrize("target", [-14.0, -16.0, -23.0, None])
def test_the_target_of_loudness(tmp_path: Path, target: float | None) -> None:
    write_wav(tmp_path / "tone.wav", sine(997, 5, -30))
    out = tmp_path / "out.wav"
    payload = {
        "sequence": to_plain(sequence(track(TrackKind.SOUND, clip("tone", 5)))),
        "out": str(out),
        "codec": "pcm_s24le",
        "assets": {"tone": str(tmp_path / "tone.wav")},
        "target_lufs": target,
    }
    answer = finished(payload, Context())
    with AudioReader(out) as reader:
        lufs, _ = reference(reader.read(0, 5 * RATE))
    assert lufs == pytest.approx(-30 if target is None else target, abs=0.3)
    assert answer["gain_db"] == pytest.approx(0 if target is None else target + 30, abs=0.3)


def test_an_unknown_codec_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="nothing-such"):
        encode_sound(tmp_path / "x", [], "nothing-such")


SIDE = 0.5**0.5
FOLDED = {
    "FL": (1, 0),
    "FR": (0, 1),
    "FC": (SIDE, SIDE),
    "LFE": (0, 0),
    "BL": (SIDE, 0),
    "BR": (0, SIDE),
    "SL": (SIDE, 0),
    "SR": (0, SIDE),
}
"""Left and right of each channel, by ITU-R BS.775: centre and surrounds at −3 dB, no low-frequency effects."""


@pytest.mark.parametrize(
    ("layout", "codec", "suffix"),
    [
        ("5.1", "ac3", ".mkv"),
        ("5.1(side)", "flac", ".flac"),
        ("5.1", "aac", ".m4a"),
        ("7.1", "flac", ".flac"),
        ("5.1", "pcm_s16le", ".wav"),
    ],
)
def test_surround_is_folded_down_to_stereo(tmp_path: Path, layout: str, codec: str, suffix: str) -> None:
    path = tmp_path / f"surround{suffix}"
    names = [channel.name for channel in av.AudioLayout(layout).channels]
    time = np.arange(2 * RATE) / RATE
    hertz = {name: 60 if name == "LFE" else 400 + 300 * number for number, name in enumerate(names)}
    tones = np.stack([0.1 * np.sin(2 * np.pi * hertz[name] * time) for name in names]).astype(np.float32)
    with av.open(str(path), "w") as file:
        stream = file.add_stream(codec, rate=RATE, layout=layout, bit_rate=448_000)
        resampler = av.AudioResampler(format=stream.codec_context.format.name, layout=layout, rate=RATE)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(tones.T.reshape(1, -1)), format="flt", layout=layout)
        frame.sample_rate = RATE
        for piece in resampler.resample(frame):
            size = stream.codec_context.frame_size or piece.samples
            fifo = av.AudioFifo()
            fifo.write(piece)
            while (part := fifo.read(size, partial=True)) is not None:
                file.mux(stream.encode(part))
        file.mux(stream.encode(None))
    with AudioReader(path) as reader:
        heard = reader.read(RATE // 2, RATE)
    spectrum = np.abs(np.fft.rfft(heard, axis=0)) / (RATE / 2)
    for name in names:
        assert spectrum[hertz[name]] / 0.1 == pytest.approx(FOLDED[name], abs=0.02), name
