"""Segments and sound into one film: every frame, at its time, decodable by a strict decoder."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from autovideo_studio.foundation.errors import Cancelled, Damaged, NotFound
from autovideo_studio.render.encode import VideoWriter
from autovideo_studio.render.join import Chapter, Piece, Tags, join
from autovideo_studio.render.preset_table import presets
from autovideo_studio.render.presets import RenderPreset

PRESET = replace(presets["h264-balanced"], gop_seconds=Fraction(1))
WIDTH, HEIGHT = 160, 90
SAMPLE_RATE = 48_000


def frame_number(number: int) -> av.VideoFrame:
    """A grey frame with its number written in eight black or white blocks."""
    planes = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    for bit in range(12):
        planes[20:40, 6 + bit * 12:16 + bit * 12] = 235 if number >> bit & 1 else 16
    planes[60:80, (number * 3) % 140:(number * 3) % 140 + 16] = 200
    return av.VideoFrame.from_ndarray(planes, format="yuv420p")


def number_in(frame: av.VideoFrame) -> int:
    luma = frame.to_ndarray()[:HEIGHT]
    return sum(1 << bit for bit in range(12) if luma[30, 11 + bit * 12] > 128)


def piece(path: Path, numbers: range, rate: Fraction, preset: RenderPreset = PRESET, width: int = WIDTH) -> Piece:
    with VideoWriter(path, preset, width, HEIGHT, rate) as writer:
        for number in numbers:
            writer.write(frame_number(number))
    return Piece(path, len(numbers))


def beeps(path: Path, seconds: int) -> Path:
    """AAC with a click at each full second."""
    with av.open(str(path), "w", format="mp4") as file:
        stream = file.add_stream("aac", rate=SAMPLE_RATE)
        stream.layout = "mono"
        samples = np.zeros((1, seconds * SAMPLE_RATE), np.float32)
        for second in range(seconds):
            samples[0, second * SAMPLE_RATE:second * SAMPLE_RATE + 480] = 0.8
        for start in range(0, samples.shape[1], 1024):
            frame = av.AudioFrame.from_ndarray(samples[:, start:start + 1024], format="fltp", layout="mono")
            frame.sample_rate, frame.pts = SAMPLE_RATE, start
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return path


@pytest.fixture
def pieces(tmp_path: Path) -> Callable[..., list[Piece]]:
    def make(*lengths: int, rate: Fraction = Fraction(30)) -> list[Piece]:
        starts = np.cumsum([0, *lengths]).tolist()
        return [piece(tmp_path / f"{start}.mp4", range(start, start + length), rate)
                for start, length in zip(starts, lengths, strict=False)]

    return make


@pytest.mark.parametrize("rate", [Fraction(30), Fraction(30000, 1001), Fraction(24000, 1001), Fraction(25), Fraction(60)])
def test_every_frame_is_there_at_its_time(pieces: Callable[..., list[Piece]], tmp_path: Path, rate: Fraction) -> None:
    film = tmp_path / "film.mp4"
    assert join(pieces(61, 1, 90, 2, 47, rate=rate), rate, film, PRESET) == 201
    with av.open(str(film), options={"err_detect": "explode"}) as container:
        stream = container.streams.video[0]
        assert stream.frames == 201
        assert stream.start_time == 0
        assert abs(stream.duration * stream.time_base - 201 / rate) < Fraction(1, 10_000)
        frames = list(container.decode(stream))
        assert [number_in(frame) for frame in frames] == list(range(201))
        assert [frame.pts * frame.time_base * rate for frame in frames] == list(range(201))
    with av.open(str(film)) as container:
        times = [packet.dts for packet in container.demux(video=0) if packet.dts is not None]
        assert times == sorted(set(times))


def test_a_minute_of_1800_frames(pieces: Callable[..., list[Piece]], tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    assert join(pieces(*[150] * 12), Fraction(30), film, PRESET) == 1800
    with av.open(str(film), options={"err_detect": "explode"}) as container:
        assert [number_in(frame) for frame in container.decode(video=0)] == list(range(1800))


def test_a_segment_can_be_sought_and_decoded_on_its_own(pieces: Callable[..., list[Piece]], tmp_path: Path) -> None:
    """Each begins with a key frame, and nothing before it is needed (closed groups)."""
    film = tmp_path / "film.mp4"
    join(pieces(50, 50, 50), Fraction(30), film, PRESET)
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        keys = [round(packet.pts * packet.time_base * 30) for packet in container.demux(stream) if packet.is_keyframe]
        assert {0, 50, 100} <= set(keys)
        container.seek(int(Fraction(100, 30) / stream.time_base), stream=stream)
        assert number_in(next(container.decode(stream))) == 100


def test_sound_and_picture_are_together(pieces: Callable[..., list[Piece]], tmp_path: Path) -> None:
    """The click of each second is heard within a frame of it, to the ear of a decoder that keeps the file's edits."""
    film = tmp_path / "film.mp4"
    join(pieces(100, 80), Fraction(30), film, PRESET, soundtrack=beeps(tmp_path / "sound.m4a", 6))
    heard: dict[int, float] = {}
    with av.open(str(film)) as container:
        assert container.streams.video[0].start_time == 0
        for frame in container.decode(audio=0):
            loud = np.flatnonzero(np.abs(frame.to_ndarray()[0]) > 0.3)
            if loud.size and frame.pts is not None:
                time = float(frame.pts * frame.time_base) + loud[0] / SAMPLE_RATE
                heard.setdefault(round(time), time)
    assert sorted(heard) == list(range(6))
    assert max(abs(time - second) for second, time in heard.items()) < 0.010


def test_it_plays_while_it_loads_and_is_tagged(pieces: Callable[..., list[Piece]], tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    join(pieces(60, 60), Fraction(30), film, PRESET, tags=Tags("Ebbe & Flut 潮汐"),
         chapters=[Chapter(0, 45, "Hook"), Chapter(45, 120, "潮 rises")])
    data = film.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    with av.open(str(film)) as container:
        assert container.metadata["title"] == "Ebbe & Flut 潮汐"
        chapters = [(chapter["start"] * chapter["time_base"], chapter["end"] * chapter["time_base"], chapter["metadata"]["title"])
                    for chapter in container.chapters()]
        assert chapters == [(0, Fraction(3, 2), "Hook"), (Fraction(3, 2), 4, "潮 rises")]
        codec = container.streams.video[0].codec_context
        assert (codec.name, codec.profile, codec.pix_fmt) == ("h264", "High", "yuv420p")
        assert {int(codec.color_primaries), int(codec.color_trc), int(codec.colorspace), int(codec.color_range)} == {1}


def test_the_same_frames_give_the_same_bytes(tmp_path: Path) -> None:
    digests = {hashlib.sha256(piece(tmp_path / name, range(70), Fraction(30)).path.read_bytes()).hexdigest() for name in "ab"}
    assert len(digests) == 1


def test_it_tells_how_far_it_is_and_can_be_stopped(pieces: Callable[..., list[Piece]], tmp_path: Path) -> None:
    film, told = tmp_path / "film.mp4", list[float]()
    parts = pieces(*[150] * 4)
    join(parts, Fraction(30), film, PRESET, progress=told.append)
    assert len(told) > 2 and told == sorted(told) and told[-1] > 0.8
    before = film.read_bytes()

    def stop(fraction: float) -> None:
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        join(parts, Fraction(30), film, PRESET, progress=stop)
    assert film.read_bytes() == before and not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("fault", ["count", "settings", "bytes", "gone"])
def test_a_piece_that_does_not_fit_is_refused_and_nothing_written(tmp_path: Path, fault: str) -> None:
    good, bad = piece(tmp_path / "good.mp4", range(40), Fraction(30)), piece(tmp_path / "bad.mp4", range(40), Fraction(30))
    match fault:
        case "count":
            bad = Piece(bad.path, 41)
        case "settings":
            bad = piece(tmp_path / "bad.mp4", range(40), Fraction(30), replace(PRESET, speed="ultrafast"))
        case "bytes":
            bad.path.write_bytes(bad.path.read_bytes()[:300])
        case "gone":
            bad.path.unlink()
    film = tmp_path / "film.mp4"
    film.write_bytes(b"the film of yesterday")
    with pytest.raises(NotFound if fault == "gone" else Damaged):
        join([good, bad], Fraction(30), film, PRESET)
    assert film.read_bytes() == b"the film of yesterday"
    assert not list(tmp_path.glob(".*.part"))


FULL_DISK = """
import resource, signal, sys
from fractions import Fraction
from pathlib import Path
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.render.join import Piece, join
from autovideo_studio.render.preset_table import presets
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    join([Piece(Path(sys.argv[1]), 300)], Fraction(30), Path(sys.argv[2]), presets["h264-balanced"])
except StudioError as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on file sizes")
@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_disk_that_fills_up_leaves_no_half_film(tmp_path: Path, share: float) -> None:
    one = piece(tmp_path / "one.mp4", range(300), Fraction(30))
    film = tmp_path / "out" / "film.mp4"
    film.parent.mkdir()
    limit = str(int(one.path.stat().st_size * share))
    answer = subprocess.run([sys.executable, "-c", FULL_DISK, one.path, film, limit], capture_output=True, text=True,
                            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}, check=False)
    assert answer.stdout.strip() in ("DiskFull", "StudioError"), answer.stderr
    assert list(film.parent.iterdir()) == []
