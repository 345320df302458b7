"""Films that stay open: shared by all who look at a file, never many."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.media.open_films import MOST_OPEN, OF_ONE_FILE, OpenFilms
from tests.media.conftest import MakeFilm, number_in, numbered


def film_of(make_film: MakeFilm, name: str, first: int = 0, count: int = 40) -> Path:
    return make_film(name, [numbered(first + index, 64, 32) for index in range(count)], gop=20)


def test_two_clips_of_a_file_go_on_each_at_its_place(make_film: MakeFilm) -> None:
    path, films = film_of(make_film, "film.mp4", count=150), OpenFilms()
    one, other = films.film(path), films.film(path)
    for step in range(20):
        assert number_in(one.frame_at(Fraction(step, 30), 64, 32)) == step
        assert number_in(other.frame_at(Fraction(120 + step, 30), 64, 32)) == 120 + step
    assert films.decoder(path, Fraction(20, 30)) is not films.decoder(path, Fraction(140, 30))
    films.close()


def test_cuts_within_a_file_share_a_decoder(make_film: MakeFilm) -> None:
    path, films = film_of(make_film, "film.mp4"), OpenFilms()
    before_the_cut, after_it = films.film(path), films.film(path)
    first = films.decoder(path, Fraction(10, 30))
    before_the_cut.frame_at(Fraction(10, 30), 64, 32)
    after_it.frame_at(Fraction(25, 30), 64, 32)
    assert films.decoder(path, Fraction(26, 30)) is first
    films.close()


def test_there_are_never_many(make_film: MakeFilm) -> None:
    paths, films = [film_of(make_film, f"film{n}.mp4", n, 3) for n in range(MOST_OPEN + 3)], OpenFilms()
    for _ in range(2):
        for number, film in enumerate([films.film(path) for path in paths]):
            assert number_in(film.frame_at(Fraction(0), 64, 32)) == number
    assert len(films._open) == MOST_OPEN
    back_and_forth = films.film(paths[0])
    for second in (20, 8, 16, 4, 12, 0):
        back_and_forth.frame_at(Fraction(second), 64, 32)
    assert sum(each.path == paths[0] for each in films._open) <= OF_ONE_FILE
    films.close()


def test_what_is_no_film_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "text.mp4"
    path.write_text("no film at all")
    with pytest.raises(InvalidInput):
        OpenFilms().film(path)
