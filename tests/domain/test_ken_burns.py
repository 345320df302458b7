"""Camera moves over stills."""

from __future__ import annotations

import pytest

from autovideo_studio.domain.ken_burns import MOVES, ken_burns, move_for
from autovideo_studio.foundation.errors import NotFound


@pytest.mark.parametrize("name", sorted(MOVES))
def test_a_move_moves_and_never_shows_the_border(name: str) -> None:
    transform = ken_burns(name, 90)
    places = []
    for frame in range(-20, 120):  # inside a transition a clip is seen before its first frame and after its last
        scale, x, y = (number.at(frame) for number in (transform.scale, transform.x, transform.y))
        assert max(abs(x), abs(y)) <= (scale - 1) / 2 + 1e-9
        places.append((scale, x, y))
    assert places[20] != places[110]


def test_directions_are_the_cameras() -> None:
    assert ken_burns("left", 30).x.at(30) > ken_burns("left", 30).x.at(0)
    assert ken_burns("down", 30).y.at(30) < ken_burns("down", 30).y.at(0)
    assert ken_burns("in", 30).scale.at(30) > ken_burns("in", 30).scale.at(0)


def test_chance_is_steady_and_varied() -> None:
    moves = [move_for(f"scene_{number}") for number in range(60)]
    assert moves == [move_for(f"scene_{number}") for number in range(60)]
    assert len(set(moves)) >= 5


def test_an_unknown_move_names_the_known_ones() -> None:
    with pytest.raises(NotFound, match="drift"):
        ken_burns("spiral", 30)
