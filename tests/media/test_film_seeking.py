"""Anywhere in a film, by the shortest way: always the picture that decoding from its beginning shows."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from autovideo_studio.media.decoder import FilmDecoder
from tests.media.conftest import MakeFilm, number_in, numbered

COUNT = 140
CODED = {
    "closed groups": ("libx264", 30, {"preset": "veryfast", "x264-params": "bframes=3:b-pyramid=normal:scenecut=0"}),
    "one long group": ("libx264", 250, {"preset": "veryfast", "x264-params": "bframes=4:scenecut=0"}),
    "open groups": ("libx264", 30, {"preset": "veryfast", "x264-params": "bframes=3:open-gop=1:scenecut=0"}),
    "no b-frames": ("libx264", 50, {"preset": "veryfast", "x264-params": "bframes=0:scenecut=0"}),
    "hevc": ("libx265", 40, {"preset": "ultrafast", "x265-params": "log-level=0:bframes=3"}),
    "mpeg2": ("mpeg2video", 15, {"bf": "2", "b": "2M"}),
}


def moving(index: int) -> np.ndarray:
    """The number in black and white, and a grey level that no neighbour has, so that any wrong frame shows."""
    picture = numbered(index, 96, 64)
    picture[:12] = (index * 37) % 256
    return picture


def seen_in_order(path: Path) -> list[bytes]:
    with FilmDecoder(path) as film:
        return [film.frame_at(at(index), 96, 64).tobytes() for index in range(COUNT)]  # type: ignore[union-attr]


def at(index: int) -> Fraction:
    return Fraction(3 * index + 1, 90)


def a_walk(seed: int) -> list[int]:
    """Steps back and on, as with the arrow keys, at times a leap."""
    chance, index, walk = random.Random(seed), 0, []
    for _ in range(90):
        leap = chance.random()
        index = chance.randrange(COUNT) if leap < 0.2 else index + chance.choice([-1, -1, -1, 1, 1, 2, 7, -6, 40])
        index = max(0, min(index, COUNT - 1))
        walk.append(index)
    return walk


@pytest.mark.parametrize("coding", CODED)
@pytest.mark.parametrize("container", ["mp4", "mkv"])
def test_the_way_does_not_change_the_picture(make_film: MakeFilm, coding: str, container: str) -> None:
    codec, gop, options = CODED[coding]
    path = make_film(f"film.{container}", [moving(index) for index in range(COUNT)], codec=codec, gop=gop, options=options)
    wanted = seen_in_order(path)
    with FilmDecoder(path) as film:
        for index in a_walk(5):
            assert film.frame_at(at(index), 96, 64).tobytes() == wanted[index], index  # type: ignore[union-attr]


def test_a_variable_rate_is_met_exactly(make_film: MakeFilm) -> None:
    times = [0, 1, 2, 3, 14, 15, 16, 40, 41, 42, 43, 70, 71, 72, 73, 74]
    path = make_film("film.mp4", [numbered(index, 64, 32) for index in range(len(times))], times=times, gop=250,
                     options={"preset": "veryfast", "x264-params": "bframes=3"})
    shown = [sum(1 for time in times if time <= moment) - 1 for moment in range(76)]
    with FilmDecoder(path) as film:
        for moment in random.Random(2).sample(range(76), 76):
            assert number_in(film.frame_at(Fraction(moment, 30) + Fraction(1, 90), 64, 32)) == shown[moment]  # type: ignore[arg-type]


def test_with_a_tolerance_the_key_frame_will_do(make_film: MakeFilm) -> None:
    path = make_film("film.mp4", [numbered(index, 64, 32) for index in range(90)], gop=30)
    with FilmDecoder(path) as film:
        def number(index: int, tolerance: Fraction = Fraction(0)) -> int:
            return number_in(film.frame_at(Fraction(index, 30), 64, 32, tolerance))  # type: ignore[arg-type]

        assert number(45, Fraction(1)) == 30
        assert number(46, Fraction(1, 10)) == 46
        assert [number(index, Fraction(1)) for index in (75, 20, 31)] == [60, 0, 30]
        assert [number(index) for index in (31, 32, 33)] == [31, 32, 33]


def test_all_pictures_with_their_times(make_film: MakeFilm) -> None:
    times = [0, 2, 3, 9]
    path = make_film("film.mp4", [numbered(index, 64, 32) for index in range(4)], times=times)
    with FilmDecoder(path) as film:
        film.frame_at(Fraction(3, 30), 64, 32)
        pictures = [(seconds, number_in(pixels)) for seconds, pixels in film.pictures(64, 32)]
    assert pictures == [(Fraction(time, 30), index) for index, time in enumerate(times)]


@pytest.mark.parametrize("damage", [lambda data: data[: len(data) * 2 // 3], lambda data: _scratched(data)])
def test_a_damaged_film_is_sought_without_harm(make_film: MakeFilm, damage: Callable[[bytes], bytes]) -> None:
    path = make_film("film.mkv", [moving(index) for index in range(COUNT)], gop=30,
                     options={"preset": "veryfast", "x264-params": "bframes=3:scenecut=0"})
    path.write_bytes(damage(path.read_bytes()))
    with FilmDecoder(path) as film:
        for index in a_walk(9)[:40]:
            pixels = film.frame_at(at(index), 96, 64)
            assert pixels is None or pixels.shape == (64, 96, 4)


def _scratched(data: bytes) -> bytes:
    chance, scratched = random.Random(1), bytearray(data)
    for _ in range(60):
        scratched[chance.randrange(2000, len(data))] ^= 0xFF
    return bytes(scratched)
