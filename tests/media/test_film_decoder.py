"""The right picture at the right time in the right colours."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.media.decoder import FilmDecoder
from tests.media.conftest import MakeFilm, flat, number_in, numbered, write_sound


def test_forward_backward_and_far(make_film: MakeFilm) -> None:
    path = make_film(
        "film.mp4", [numbered(index, 128, 72) for index in range(240)], gop=40, options={"bf": "2", "preset": "fast"}
    )
    order = [*range(0, 60), 59, 58, 200, 201, 0, 239, 30, *random.Random(1).sample(range(240), 25)]
    with FilmDecoder(path) as film:
        for index in order:
            picture = film.frame_at(Fraction(index, 30), 128, 72)
            assert picture is not None and number_in(picture) == index
            between = film.frame_at(Fraction(index, 30) + Fraction(1, 45), 64, 36)
            assert between is not None and number_in(between) == index


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".webm", ".avi", ".ts", ".mov"])
def test_containers(make_film: MakeFilm, suffix: str) -> None:
    codec = {".webm": "libvpx", ".avi": "mpeg4", ".ts": "mpeg2video"}.get(suffix, "libx264")
    path = make_film(
        f"film{suffix}", [numbered(index, 128, 72) for index in range(150)], gop=15, codec=codec, options={"b": "2M"}
    )
    with FilmDecoder(path) as film:
        for index in (0, 1, 2, 70, 140, 10, 149, 0):
            picture = film.frame_at(Fraction(index, 30) + Fraction(1, 90), 128, 72)
            assert picture is not None and number_in(picture) == index


def test_the_end_holds_the_last_picture_even_if_asked_first(make_film: MakeFilm) -> None:
    path = make_film("film.mp4", [numbered(index, 128, 72) for index in range(150)], gop=50)
    for first in (Fraction(5), Fraction(1_000), Fraction(10**9)):
        with FilmDecoder(path) as film:
            picture = film.frame_at(first, 128, 72)
            assert picture is not None and number_in(picture) == 149
            picture = film.frame_at(Fraction(1), 128, 72)
            assert picture is not None and number_in(picture) == 30


def test_timestamps_rule_in_a_variable_rate(make_film: MakeFilm) -> None:
    times = [0, 3, 4, 30, 31, 60]
    path = make_film("film.mkv", [numbered(index, 128, 72) for index in range(6)], times=times)
    with FilmDecoder(path) as film:
        for at in range(70):
            picture = film.frame_at(Fraction(at, 30) + Fraction(1, 100), 128, 72)
            assert picture is not None and number_in(picture) == sum(time <= at for time in times) - 1, at


@pytest.mark.parametrize(("turn", "corner"), [(0, (0, 0)), (90, (1, 0)), (180, (1, 1)), (-90, (0, 1))])
def test_rotation(make_film: MakeFilm, turn: int, corner: tuple[int, int]) -> None:
    """A display rotation of +90 is anticlockwise: the top left corner of the stored picture comes to the bottom left."""
    stored = flat(128, 64, (0, 0, 0))
    stored[:32, :64] = 255
    path = make_film("film.mp4", [stored] * 3, rotation=turn)
    width, height = (64, 128) if turn % 180 else (128, 64)
    with FilmDecoder(path) as film:
        picture = film.frame_at(Fraction(0), width, height)
    assert picture is not None and picture.shape == (height, width, 4)
    quarters = picture[:, :, 1].reshape(2, height // 2, 2, width // 2).mean(axis=(1, 3))
    assert np.unravel_index(quarters.argmax(), (2, 2)) == corner


@pytest.mark.parametrize(("width", "height"), [(1, 1), (33, 17), (2, 300)])
def test_odd_sizes(make_film: MakeFilm, width: int, height: int) -> None:
    path = make_film("film.mkv", [flat(width, height, (200, 100, 50))] * 3, codec="ffv1", pix_fmt="bgr0")
    with FilmDecoder(path) as film:
        for size in ((width, height), (31, 77)):
            picture = film.frame_at(Fraction(0), *size)
            assert picture is not None and picture.shape == (size[1], size[0], 4)
            assert np.abs(picture[0, 0].astype(int) - [50, 100, 200, 255]).max() <= 2


@pytest.mark.parametrize("rgb", [(255, 0, 0), (0, 255, 0), (30, 60, 220), (128, 128, 128)])
@pytest.mark.parametrize(
    ("matrix", "full_range", "size"),
    [(1, False, (64, 48)), (1, True, (64, 48)), (5, False, (64, 48)), (5, True, (64, 48)), (9, False, (64, 48))],
)
def test_colours_come_back(
    make_film: MakeFilm, rgb: tuple[int, int, int], matrix: int, full_range: bool, size: tuple[int, int]
) -> None:
    path = make_film(
        "film.mp4",
        [flat(*size, rgb)] * 3,
        pix_fmt="yuv444p",
        matrix=matrix,
        full_range=full_range,
        options={"qp": "0" if full_range else "1"},
    )
    with FilmDecoder(path) as film:
        picture = film.frame_at(Fraction(0), *size)
    assert picture is not None
    assert np.abs(picture[10, 10, :3].astype(int) - rgb[::-1]).max() <= 4


def test_untagged_films_are_read_by_their_size(make_film: MakeFilm) -> None:
    """Without a tag, what is HD was made with the matrix of HD."""
    for size, matrix in (((1280, 720), 1), ((640, 360), 5)):
        path = make_film("film.avi", [flat(*size, (220, 40, 40))] * 2, codec="rawvideo", matrix=matrix)
        with FilmDecoder(path) as film:
            picture = film.frame_at(Fraction(0), 64, 36)
        assert picture is not None and np.abs(picture[5, 5, :3].astype(int) - [40, 40, 220]).max() <= 4, size


@pytest.mark.parametrize(("transfer", "code"), [(16, 148), (18, 191)])
def test_high_dynamic_range_is_brought_to_the_screen_s(make_film: MakeFilm, transfer: int, code: int) -> None:
    """Reference white (203 cd/m²: 58 % of PQ, 75 % of HLG) is near white, and black is black."""
    for stored, low, high in ((code, 215, 255), (0, 0, 3)):
        pictures = [flat(64, 48, (stored, stored, stored))] * 2
        path = make_film("film.mkv", pictures, codec="libx264", pix_fmt="yuv420p10le", matrix=9, transfer=transfer)
        with FilmDecoder(path) as film:
            picture = film.frame_at(Fraction(0), 64, 48)
        assert picture is not None and low <= picture[20, 20, 1] <= high, (stored, picture[20, 20])


def test_alpha_stays(make_film: MakeFilm) -> None:
    see_through = [np.dstack([flat(64, 64, (255, 0, 0)), np.full((64, 64), 90, np.uint8)])] * 5
    for name, codec, pixels in (("alpha.webm", "libvpx-vp9", "yuva420p"), ("alpha.mov", "qtrle", "argb")):
        with FilmDecoder(make_film(name, see_through, codec=codec, pix_fmt=pixels)) as film:
            picture = film.frame_at(Fraction(1, 15), 64, 64)
        assert picture is not None and abs(int(picture[30, 30, 3]) - 90) <= 4 and picture[30, 30, 2] > 240, name


def test_interlaced_pictures_are_woven_out(make_film: MakeFilm) -> None:
    combed = [flat(128, 72, (0, 0, 0)) for _ in range(12)]
    for index, picture in enumerate(combed):
        picture[0::2, 8 * index : 8 * index + 24] = 255
        picture[1::2, 8 * index + 4 : 8 * index + 28] = 255
    path = make_film("film.ts", combed, codec="mpeg2video", rate=25, options={"flags": "+ildct+ilme", "top": "1", "b": "5M"})
    with FilmDecoder(path) as film:
        picture = film.frame_at(Fraction(6, 25), 128, 72)
    assert picture is not None
    lines = picture[20:50, :, 1].astype(int)
    assert np.abs(np.diff(lines, axis=0)).max(axis=1).mean() < 60


def test_moving_pictures(tmp_path: Path) -> None:
    frames = [Image.fromarray(np.dstack([numbered(index, 64, 32), np.full((32, 64), 255, np.uint8)])) for index in range(5)]
    for name in ("moving.gif", "moving.webp", "moving.png"):
        frames[0].save(
            tmp_path / name, save_all=True, append_images=frames[1:], duration=[100, 200, 100, 300, 100], lossless=True
        )
        with FilmDecoder(tmp_path / name) as film:
            for at, index in ((0, 0), (150, 1), (350, 2), (450, 3), (720, 4), (9_000, 4), (120, 1)):
                picture = film.frame_at(Fraction(at, 1000), 64, 32)
                assert picture is not None and number_in(picture) == index, (name, at)


def test_damage_costs_only_the_damaged_pictures(make_film: MakeFilm) -> None:
    path = make_film("film.mp4", [numbered(index, 128, 72) for index in range(120)], gop=10)
    data = bytearray(path.read_bytes())
    start = data.find(b"mdat") + 4
    middle = start + (len(data) - start) // 3
    data[middle : middle + 60] = random.Random(4).randbytes(60)
    path.write_bytes(data)
    with FilmDecoder(path) as film:
        seen = [film.frame_at(Fraction(index, 30), 128, 72) for index in range(120)]
    assert all(picture is not None for picture in seen)
    right = sum(number_in(picture) == index for index, picture in enumerate(seen) if picture is not None)
    assert right >= 80 and number_in(seen[119]) == 119


def test_a_sound_has_no_pictures(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no pictures"):
        FilmDecoder(write_sound(tmp_path / "tone.wav", np.zeros((4_800, 2)), "pcm_s16le"))


def test_planes_are_given_as_coded_where_they_are_what_is_encoded(make_film: MakeFilm) -> None:
    """BT.709, or untagged and large; not the small untagged (BT.601), not the turned, not those of finer colour."""
    plain = make_film("plain.mp4", [numbered(index, 1280, 720) for index in range(3)])
    others = [make_film("small.mp4", [numbered(0, 128, 72)]), make_film("turned.mp4", [numbered(0, 1280, 720)], rotation=90),
              make_film("fine.mp4", [numbered(0, 1280, 720)], pix_fmt="yuv444p")]
    with FilmDecoder(plain) as film:
        for index in (0, 2, 1):
            planes = film.planes_at(Fraction(index, 30))
            assert planes is not None and (planes.format.name, planes.width, planes.height) == ("yuv420p", 1280, 720)
            assert number_in(planes.to_ndarray(format="bgra")) == index
    for path in others:
        with FilmDecoder(path) as film:
            assert film.planes_at(Fraction(0)) is None
