"""Colour effects on planes are those on RGB."""

from __future__ import annotations

import numpy as np
import pytest
from frozendict import frozendict

from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.render.effects.base import Place
from autovideo_studio.render.effects.chain import colours_at
from autovideo_studio.render.effects.colours import Colours
from autovideo_studio.render.planes import planes_of
from autovideo_studio.render.recolouring import BLUE, GREEN, OF_BLUE, OF_RED, RED, Recolouring


def effect(name: str, **numbers: float) -> Effect:
    return Effect(name, name, frozendict({key: Animated(value) for key, value in numbers.items()}))


CHAINS = {
    "correction": (effect("exposure", stops=0.3), effect("contrast", amount=0.1), effect("saturation", amount=0.15),
                   effect("temperature", warmth=0.2)),
    "strong": (effect("exposure", stops=-1.0), effect("saturation", amount=-0.6), effect("temperature", warmth=-0.7)),
    "grey": (effect("saturation", amount=-1.0),),
}


def colours(name: str) -> Colours:
    found = colours_at(CHAINS[name], Place(0, 0, 0, 1, 256, 128, (256, 128), True), {}.get)
    assert found
    return found


def to_yuv(rgb: np.ndarray) -> np.ndarray:
    red, green, blue = np.moveaxis(rgb, -1, 0)
    luma = RED * red + GREEN * green + BLUE * blue
    return np.stack((16 + 219 * luma, 128 + 224 * (blue - luma) / OF_BLUE, 128 + 224 * (red - luma) / OF_RED), axis=-1)


@pytest.mark.parametrize("name", CHAINS)
def test_planes_get_the_exact_colours_within_few_steps(name: str) -> None:
    """A random sample of all colours, as flat blocks of two by two pixels."""
    from av import VideoFrame

    chain, chance = colours(name), np.random.default_rng(3)
    rgb = chance.random((64, 128, 3)).astype(np.float32) ** chance.choice([0.5, 1.0, 3.0], (64, 128, 1))
    codes = np.rint(to_yuv(rgb))
    frame = VideoFrame(256, 128, "yuv420p")
    luma, u, v = planes_of(frame)
    luma[:] = codes[..., 0].repeat(2, 0).repeat(2, 1)
    u[:], v[:] = codes[..., 1], codes[..., 2]
    Recolouring(chain, 256, 128).apply([luma, u, v])
    exact = to_yuv(chain.of(rgb))
    for plane, channel in ((luma[::2, ::2], 0), (luma[1::2, 1::2], 0), (u, 1), (v, 2)):
        off = np.abs(plane - exact[..., channel])
        assert off.mean() < 0.6  # rounding alone is 0.25
        assert np.quantile(off, 0.98) <= 2.5
        assert off.max() <= 4


def test_every_pixel_has_its_own_luma() -> None:
    """The two pixels of a pair, of one chroma and of quite different luma."""
    from av import VideoFrame

    frame = VideoFrame(64, 32, "yuv420p")
    luma, u, v = planes_of(frame)
    luma[:, ::2], luma[:, 1::2], u[:], v[:] = 40, 200, 140, 118
    Recolouring(colours("correction"), 64, 32).apply([luma, u, v])
    for columns, code in ((luma[:, ::2], 40), (luma[:, 1::2], 200)):
        blue, red = (140 - 128) / 224 * OF_BLUE, (118 - 128) / 224 * OF_RED
        y = (code - 16) / 219
        rgb = np.array([[y + red, y - (RED * red + BLUE * blue) / GREEN, y + blue]], np.float32)
        assert np.abs(columns - to_yuv(colours("correction").of(rgb))[0, 0]).max() <= 1
