"""Proxies: the same pictures at the same times, each reached at once."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.foundation.errors import Cancelled
from autovideo_studio.media.decoder import FilmDecoder
from autovideo_studio.media.proxies import WIDEST, is_heavy, proxy_size, proxy_task, weigh_task
from tests.media.conftest import Context, MakeFilm, number_in, numbered


def test_the_same_pictures_at_the_same_times(make_film: MakeFilm, tmp_path: Path, context: Context) -> None:
    times = [0, 1, 2, 3, 10, 11, 12, 30, 31]
    path = make_film("film.mp4", [numbered(index, 256, 144) for index in range(len(times))], times=times, gop=250)
    out = tmp_path / "proxy.mp4"
    assert proxy_task({"path": str(path), "out": str(out)}, context) == {"width": 128, "height": 72}
    with FilmDecoder(path) as film, FilmDecoder(out) as proxy:
        for moment in range(34):
            at = Fraction(moment, 30) + Fraction(1, 100)
            assert number_in(proxy.frame_at(at, 128, 72)) == number_in(film.frame_at(at, 128, 72))  # type: ignore[arg-type]
    assert context.seen


def test_every_frame_is_a_key_frame(make_film: MakeFilm, tmp_path: Path, context: Context) -> None:
    import av

    path = make_film("film.mp4", [numbered(index, 64, 64) for index in range(40)], gop=250)
    proxy_task({"path": str(path), "out": str(tmp_path / "proxy.mp4")}, context)
    with av.open(str(tmp_path / "proxy.mp4")) as container:
        assert all(packet.is_keyframe for packet in container.demux(video=0) if packet.size)


def test_colours_are_the_films(make_film: MakeFilm, tmp_path: Path, context: Context) -> None:
    import numpy as np

    picture = np.zeros((128, 128, 3), np.uint8)
    picture[:, :64], picture[:, 64:] = (200, 60, 40), (30, 120, 220)
    path = make_film("film.mp4", [picture] * 3, matrix=5, full_range=True)
    proxy_task({"path": str(path), "out": str(tmp_path / "proxy.mp4")}, context)
    with FilmDecoder(tmp_path / "proxy.mp4") as proxy:
        pixels = proxy.frame_at(Fraction(0), 64, 64)
    assert pixels is not None
    for x, colour in ((16, (200, 60, 40)), (48, (30, 120, 220))):
        assert np.abs(pixels[32, x, 2::-1].astype(int) - colour).max() <= 6


def test_cancelled_it_leaves_nothing(make_film: MakeFilm, tmp_path: Path) -> None:
    class Stopped(Context):
        def raise_if_cancelled(self) -> None:
            if len(self.seen) > 3:
                raise Cancelled

    path = make_film("film.mp4", [numbered(index, 64, 64) for index in range(40)])
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        proxy_task({"path": str(path), "out": str(folder / "proxy.mp4")}, Stopped())
    assert not list(folder.iterdir())


def test_a_light_film_needs_none(make_film: MakeFilm, context: Context) -> None:
    path = make_film("film.mp4", [numbered(index, 64, 64) for index in range(60)], gop=10)
    weight = weigh_task({"path": str(path)}, context)
    assert not weight["heavy"] and weight["longest_s"] == pytest.approx(1 / 3, abs=0.01)


def test_what_is_heavy() -> None:
    rate = Fraction(30)
    assert not is_heavy(0.003, Fraction(1), rate)
    assert is_heavy(0.003, Fraction(250, 30), rate), "far from a key frame to the next"
    assert is_heavy(0.020, Fraction(1, 30), rate), "hardly decoded in time"


@given(st.integers(1, 20_000), st.integers(1, 20_000))
def test_proxies_are_even_and_small(width: int, height: int) -> None:
    small = proxy_size(width, height)
    assert all(side % 2 == 0 and side >= 2 for side in small) and max(small) <= max(WIDEST, 2)
    assert all(half <= max(side / 2, 2) for half, side in zip(small, (width, height), strict=True))
