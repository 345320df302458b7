"""Each transition: at its ends the pictures themselves, on the way the same at every size, over whatever lies beneath."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest
from frozendict import frozendict
from golden_frames import matches_golden
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.drawing import Placed, Sprite
from autovideo_studio.render.effects.base import Parameter, Setting, SettingKind
from autovideo_studio.render.placement import Group, Mix, Picture
from autovideo_studio.render.plan import ClipLayer, TransitionLayer
from autovideo_studio.render.transitions.base import transitions
from autovideo_studio.render.transitions.catalogue import transition

WIDTH, HEIGHT = 64, 36
WIDE, TALL, SQUARE = (128, 72), (72, 128), (96, 96)
RED, BLUE = np.array([255, 0, 0]), np.array([0, 0, 255])
KINDS = sorted(transitions)


def full(name: str) -> Group:
    sprite = Sprite(name, WIDTH, HEIGHT, lambda painter: painter.fillRect(0, 0, WIDTH, HEIGHT, QColor(name)), opaque=True)
    return Group((Placed(sprite),))


def night(painter: QPainter, width: int, height: int) -> None:
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, height))
    sky.setColorAt(0, QColor("#0b1030"))
    sky.setColorAt(1, QColor("#3f6fb0"))
    painter.fillRect(0, 0, width, height, sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#fff6d8"))
    painter.drawEllipse(QPointF(0.72 * width, 0.3 * height), 0.13 * height, 0.13 * height)
    painter.fillRect(QRectF(0, 0.8 * height, width, 0.2 * height), QColor("#101820"))


def day(painter: QPainter, width: int, height: int) -> None:
    painter.fillRect(0, 0, width, height, QColor("#f2dfc4"))
    for number in range(6):
        top = height * (0.5 + 0.06 * (number * 5 % 4))
        tower = QRectF(width * number / 6 + width / 60, top, width / 7.5, height - top)
        painter.fillRect(tower, QColor.fromHsv(12 + 9 * number, 140, 190))


@cache
def scene(of: Any, width: int, height: int) -> Group:
    sprite = Sprite(f"{of.__name__} {width}x{height}", width, height, lambda painter: of(painter, width, height), opaque=True)
    return Group((Placed(sprite),))


def sheet(colour: str, share: float, width: int, height: int) -> Group:
    """A half transparent sheet over the left part of the frame."""
    part = max(1, round(share * width))
    name = f"{colour} {part}x{height}"
    return Group((Placed(Sprite(name, part, height, lambda painter: painter.fillRect(0, 0, part, height, QColor(colour)))),))


def image_of(picture: Picture, size: tuple[int, int]) -> QImage:
    compositor = Compositor({}.get, *size, Fraction(30))
    compositor.show(picture)
    return compositor.image


def colours(picture: Picture, size: tuple[int, int]) -> np.ndarray:
    image = image_of(picture, size)
    view = np.frombuffer(image.constBits(), np.uint8).reshape(size[1], image.bytesPerLine() // 4, 4)
    return view[:, : size[0], 2::-1].astype(int)


def seen(kind: str, progress: float, outgoing: Group | None = None, incoming: Group | None = None,
         settings: Mapping[str, Any] = frozendict()) -> np.ndarray:
    mix = Mix(kind, progress, outgoing or full("red"), incoming or full("blue"), frozendict(settings))
    return colours((mix,), (WIDTH, HEIGHT))


def strip(kind: str, size: tuple[int, int], moments: tuple[float, ...] = (0.25, 0.5, 0.75)) -> QImage:
    width, height = size
    made = QImage(width * len(moments), height, QImage.Format.Format_RGB32)
    painter = QPainter(made)
    for number, moment in enumerate(moments):
        painter.drawImage(number * width, 0, image_of((Mix(kind, moment, scene(night, *size), scene(day, *size)),), size))
    painter.end()
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_it_begins_with_the_outgoing_and_ends_with_the_incoming_picture(kind: str) -> None:
    for size in (WIDE, TALL, SQUARE):
        sides = scene(night, *size), scene(day, *size)
        assert np.abs(colours((Mix(kind, 0.001, *sides),), size) - colours((sides[0],), size)).mean() < 2
        assert np.abs(colours((Mix(kind, 0.999, *sides),), size) - colours((sides[1],), size)).mean() < 2


@pytest.mark.parametrize("kind", KINDS)
def test_beside_a_gap_it_begins_and_ends_with_what_lies_beneath(kind: str) -> None:
    ground, side = full("lime"), sheet("#a0ff0000", 0.6, WIDTH, HEIGHT)
    bare, covered = colours((ground,), (WIDTH, HEIGHT)), colours((ground, side), (WIDTH, HEIGHT))
    for progress, with_gap_first, with_gap_last in ((0.001, bare, covered), (0.999, covered, bare)):
        first = colours((ground, Mix(kind, progress, None, side)), (WIDTH, HEIGHT))
        last = colours((ground, Mix(kind, progress, side, None)), (WIDTH, HEIGHT))
        assert np.abs(first - with_gap_first).mean() < 2
        assert np.abs(last - with_gap_last).mean() < 2


@pytest.mark.parametrize("kind", KINDS)
def test_half_transparent_pictures_keep_what_lies_beneath_in_sight(kind: str) -> None:
    ground, sides = full("lime"), (sheet("#80ff0000", 0.7, WIDTH, HEIGHT), sheet("#800000ff", 0.7, WIDTH, HEIGHT))
    for progress, side in ((0.001, sides[0]), (0.999, sides[1])):
        mixed = colours((ground, Mix(kind, progress, *sides)), (WIDTH, HEIGHT))
        assert np.abs(mixed - colours((ground, side), (WIDTH, HEIGHT))).mean() < 2
    colours((ground, Mix(kind, 0.5, *sides)), (WIDTH, HEIGHT))


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_the_same_each_time_and_alike_at_half_the_size(kind: str) -> None:
    large, small = (480, 270), (240, 135)
    for progress in (0.3, 0.62):
        mixes = [Mix(kind, progress, scene(night, *size), scene(day, *size)) for size in (large, small)]
        image = image_of((mixes[0],), large)
        assert image == image_of((mixes[0],), large)
        reduced = image.scaled(*small, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        reduced = reduced.convertToFormat(QImage.Format.Format_RGB32)
        view = np.frombuffer(reduced.constBits(), np.uint8).reshape(small[1], -1, 4)[:, : small[0], 2::-1].astype(int)
        assert np.abs(view - colours((mixes[1],), small)).mean() < 4


@pytest.mark.parametrize("kind", KINDS)
def test_golden_transitions(kind: str) -> None:
    assert matches_golden(f"transition_{kind}", strip(kind, WIDE))


@pytest.mark.parametrize("kind", ["clock", "cube", "iris", "page", "spin", "whip"])
def test_golden_transitions_of_tall_frames(kind: str) -> None:
    assert matches_golden(f"transition_{kind}_tall", strip(kind, TALL))


@pytest.mark.parametrize("kind", KINDS)
def test_every_setting_is_declared_well_and_changes_the_picture(kind: str) -> None:
    declared = transition(kind)
    assert declared.label() and declared.group in ("fade", "wipe", "move", "turn", "look")
    options: tuple[Parameter | Setting, ...] = (*declared.parameters, *declared.settings)
    assert len({option.name for option in options}) == len(options)
    for option in options:
        assert any((_moments(kind, {option.name: other}) != _moments(kind, {})).any() for other in _others(option)), option.name


def _moments(kind: str, settings: dict[str, Any]) -> np.ndarray:
    sides = scene(night, WIDTH, HEIGHT), scene(day, WIDTH, HEIGHT)
    return np.stack([seen(kind, progress, *sides, settings) for progress in (0.4, 0.5, 0.7, 0.85)])


def _others(option: Parameter | Setting) -> list[Any]:
    if isinstance(option, Parameter):
        assert option.lowest <= option.default <= option.highest
        return [option.lowest, option.highest]
    match option.kind:
        case SettingKind.CHOICE:
            assert option.default in dict(option.choices)
            return [value for value, _ in option.choices if value != option.default]
        case SettingKind.SWITCH:
            return [not option.default]
        case _:
            return ["#00ff00"]


def test_settings_out_of_range_or_of_another_type_count_as_the_nearest_or_the_default() -> None:
    values = transition("blinds").values({"size": 900, "direction": "sideways", "softness": "very", "unknown": 1})
    assert values == {"size": 40.0, "softness": 0.08, "direction": "left", "easing": "ease-in-out"}


def test_a_kind_that_is_not_known_is_named_and_drawn_as_a_dissolve() -> None:
    compositor = Compositor({}.get, WIDTH, HEIGHT, Fraction(30))
    clips = [ClipLayer(Clip(style, GraphicReference("title", style), 30), 5) for style in ("nocturne", "paper")]
    (mix,) = compositor.picture([TransitionLayer("of-a-later-version", 0.5, *clips)])
    assert isinstance(mix, Mix) and mix.kind == "dissolve"
    assert list(compositor.missing) == ["of-a-later-version"]


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
