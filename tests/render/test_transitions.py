"""Each transition, seen at its start, middle and end."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.drawing import Placed, Sprite
from autovideo_studio.render.placement import Group, Mix
from autovideo_studio.render.transitions.base import transitions
from autovideo_studio.render.transitions.catalogue import transition

WIDTH, HEIGHT = 64, 36
RED, BLUE = np.array([255, 0, 0]), np.array([0, 0, 255])


def full(name: str) -> Group:
    sprite = Sprite(name, WIDTH, HEIGHT, lambda painter: painter.fillRect(0, 0, WIDTH, HEIGHT, QColor(name)), opaque=True)
    return Group((Placed(sprite),))


def seen(kind: str, progress: float, outgoing: Group | None = None, incoming: Group | None = None) -> np.ndarray:
    compositor = Compositor({}.get, WIDTH, HEIGHT, Fraction(30))
    compositor.show((Mix(kind, progress, outgoing or full("red"), incoming or full("blue")),))
    image: QImage = compositor.image
    return np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, WIDTH, 4)[..., 2::-1].astype(int)


@pytest.mark.parametrize("kind", sorted(transitions))
def test_it_begins_with_the_outgoing_and_ends_with_the_incoming_picture(kind: str) -> None:
    assert np.abs(seen(kind, 0.001) - RED).mean() < 2
    assert np.abs(seen(kind, 0.999) - BLUE).mean() < 2


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(NotFound, match="spiral"):
        transition("spiral")


def test_a_dissolve_is_the_weighted_mean() -> None:
    assert np.abs(seen("dissolve", 0.25) - (0.75 * RED + 0.25 * BLUE)).max() <= 1


def test_a_dissolve_between_transparent_pictures_lets_the_ground_through() -> None:
    def half(colour: str, x: int) -> Group:
        return Group((Placed(Sprite(colour + "half", 32, HEIGHT, lambda p: p.fillRect(0, 0, 32, HEIGHT, QColor(colour))), x),))

    picture = seen("dissolve", 0.25, half("white", 0), half("white", 16))
    assert np.abs(picture[10, 8] - 191).max() <= 1  # only the outgoing
    assert np.abs(picture[10, 24] - 255).max() <= 1  # both: no dip on the way
    assert np.abs(picture[10, 40] - 64).max() <= 1  # only the incoming
    assert np.abs(picture[10, 60]).max() == 0


@pytest.mark.parametrize(("kind", "colour"), [("dip-black", 0), ("dip-white", 255)])
def test_a_dip_is_all_colour_in_the_middle(kind: str, colour: int) -> None:
    assert np.abs(seen(kind, 0.5) - colour).max() <= 1
    assert np.abs(seen(kind, 0.25) - (RED + colour) / 2).max() <= 1


@pytest.mark.parametrize(("direction", "blue_at"), [("left", (18, 60)), ("right", (18, 3)), ("up", (33, 32)), ("down", (2, 32))])
@pytest.mark.parametrize("family", ["wipe", "slide", "push"])
def test_what_comes_in_moves_in_the_direction_named(family: str, direction: str, blue_at: tuple[int, int]) -> None:
    picture = seen(f"{family}-{direction}", 0.4)
    row, column = blue_at
    assert (picture[row, column] == BLUE).all()
    assert (picture[HEIGHT - 1 - row, WIDTH - 1 - column] == RED).all()


def test_a_push_moves_both_pictures_and_a_slide_only_one() -> None:
    def marked(name: str) -> Group:
        dot = Sprite("dot", 4, HEIGHT, lambda painter: painter.fillRect(0, 0, 4, HEIGHT, QColor("white")))
        return Group((*full(name).placed, Placed(dot, 10, 0)))

    white = [np.flatnonzero((seen(kind, 0.3, marked("red"), full("blue"))[18] == 255).all(axis=1))[0] for kind in
             ("slide-left", "push-left")]
    assert white == [10, 3]  # eased: 0.108 of the way, seven of 64 pixels
