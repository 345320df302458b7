"""Strips of small pictures: each shows its place."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from autovideo_studio.media.thumbnails import HEIGHT, IN_A_STRIP, INTERVALS, StripPlace, strip_task, strips_for
from tests.media.conftest import Context, MakeFilm, number_in, numbered


def strip_of(path: Path, times: list[Fraction], context: Context, tolerance: str = "0") -> list[np.ndarray]:
    out = path.with_name("strip.jpg")
    payload = {"path": str(path), "times": [str(time) for time in times], "tolerance": tolerance, "out": str(out)}
    facts = strip_task(payload, context)
    picture = np.asarray(Image.open(out).convert("RGB"))
    assert picture.shape == (HEIGHT, facts["width"] * facts["count"], 3) and facts["height"] == HEIGHT
    return [picture[:, facts["width"] * number:facts["width"] * (number + 1)] for number in range(facts["count"])]


def test_a_film_at_its_times(make_film: MakeFilm, context: Context) -> None:
    path = make_film("film.mp4", [numbered(index, 320, 180) for index in range(90)], gop=30)
    place = StripPlace(Fraction(1, 8), 1)
    times = place.times(Fraction(3))
    assert times == [Fraction(number, 8) for number in range(16, 24)]
    pictures = strip_of(path, times, context)
    assert [number_in(picture) for picture in pictures] == [int(time * 30) for time in times]
    assert pictures[0].shape[1] == 160
    near = strip_of(path, [Fraction(7, 10), Fraction(17, 10), Fraction(19, 10)], context, tolerance="1")
    assert [number_in(picture) for picture in near] == [0, 30, 30]
    assert context.seen[-1] == 1


def test_a_still_stands_upright_on_grey(tmp_path: Path, context: Context) -> None:
    picture = np.zeros((40, 80, 4), np.uint8)
    picture[:, :40] = (255, 0, 0, 255)
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(picture).save(tmp_path / "still.png", exif=exif)
    (small,) = strip_of(tmp_path / "still.png", [Fraction(0)], context)
    assert small.shape == (HEIGHT, 45, 3)
    assert np.abs(small[20, 22].astype(int) - (255, 0, 0)).max() < 12
    assert np.abs(small[70, 22].astype(int) - 96).max() < 12


@given(st.fractions(0, 1000), st.fractions(Fraction(1, 30), 60), st.fractions(Fraction(1, 30), 600))
def test_strips_cover_what_is_seen(start: Fraction, length: Fraction, a_picture: Fraction) -> None:
    places = strips_for(start, start + length, a_picture)
    (interval,) = {place.interval for place in places}
    assert interval in INTERVALS and (interval <= a_picture or interval == INTERVALS[0])
    assert [place.number for place in places] == list(range(places[0].number, places[-1].number + 1))
    assert places[0].number * IN_A_STRIP * interval <= start
    assert (places[-1].number + 1) * IN_A_STRIP * interval >= start + length
