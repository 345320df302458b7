"""Films and stills that fill the frame, drawn in planes: they must not be told apart from painted ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from frozendict import frozendict
from PIL import Image

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, CaptionWord
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.encode import VideoWriter
from autovideo_studio.render.frames import FrameMaker
from autovideo_studio.render.plan import ClipLayer, TransitionLayer
from autovideo_studio.render.planes import Converter, planes_of
from autovideo_studio.render.preset_table import presets

RATE = Fraction(30)
AS_IT_IS = Transform()
FINE = replace(presets["h264-draft"], crf=4)


def film(path: Path, seed: int, width: int, height: int) -> AssetFile:
    """A smooth picture that drifts to the left, ten frames of it."""
    coarse = np.random.default_rng(seed).integers(0, 256, (height // 60, width // 60, 3)).astype(np.uint8)
    picture = Image.fromarray(coarse).resize((width + 40, height), Image.Resampling.BICUBIC)
    with VideoWriter(path, FINE, width, height, RATE) as writer:
        for number in range(10):
            seen = np.asarray(picture)[:, 4 * number:4 * number + width]
            writer.write(av.VideoFrame.from_ndarray(np.ascontiguousarray(seen), format="rgb24").reformat(
                format="yuv420p", dst_colorspace="ITU709"))
    return AssetFile(path, AssetKind.FILM, path.name, path.name)


@pytest.fixture
def films(tmp_path: Path) -> Callable[[int, int], dict[str, AssetFile]]:
    return lambda width, height: {name: film(tmp_path / f"{name}.mp4", seed, width, height) for seed, name in enumerate("ab")}


def layer(name: str, frame: int, transform: Transform = AS_IT_IS) -> ClipLayer:
    return ClipLayer(Clip(name, AssetReference(name), 10, transform=transform), frame)


@pytest.mark.parametrize("size", [(640, 360), (1280, 720), (960, 540), (320, 180), (480, 480), (360, 640)])
def test_a_film_in_planes_looks_as_painted(films: Callable[[int, int], dict[str, AssetFile]], size: tuple[int, int]) -> None:
    """As large as the frame, larger, smaller, and of another shape; alone and in a dissolve."""
    files = films(1280, 720)
    maker, painted = FrameMaker(Compositor(files.get, *size, RATE)), Compositor(files.get, *size, RATE)
    planned = Compositor(files.get, *size, RATE)
    a, b = layer("a", 3), layer("b", 5)
    for layers in ([a], [layer("a", 4)], [TransitionLayer("dissolve", 0.3, a, b)], [layer("a", 9)]):
        frame = planes_of(maker.frame(planned.picture(layers)))
        painted.compose(layers)
        for one, other in zip(frame, planes_of(Converter().frame(painted.image)), strict=True):
            difference = one.astype(int) - other
            assert abs(difference.mean()) < 1.3  # FFmpeg's way to RGB rounds down: that alone is 1
            assert np.quantile(np.abs(difference - difference.mean()), 0.99) <= 4
            assert np.abs(difference).max() <= 6
    assert maker.made["moved"] == 4


def test_a_film_recoloured_in_planes_looks_as_painted(films: Callable[[int, int], dict[str, AssetFile]]) -> None:
    files = films(1280, 720)
    exposure = Effect("e", "exposure", frozendict({"stops": Animated(0.4)}))
    saturation = Effect("s", "saturation", frozendict({"amount": Animated.ramp(0.1, 0.3, 10)}))
    a, b = (ClipLayer(replace(layer(name, 0).clip, effects=chain), 4) for name, chain in (("a", (exposure, saturation)),
                                                                                          ("b", (exposure,))))
    planned, painted = Compositor(files.get, 1280, 720, RATE), Compositor(files.get, 1280, 720, RATE)
    maker = FrameMaker(planned)
    for layers in ([a], [b], [TransitionLayer("dissolve", 0.5, a, b)]):
        frame = planes_of(maker.frame(planned.picture(layers)))
        painted.compose(layers)
        for one, other in zip(frame, planes_of(Converter().frame(painted.image)), strict=True):
            difference = one.astype(int) - other
            assert abs(difference.mean()) < 1.3
            assert np.quantile(np.abs(difference), 0.98) <= 4
    assert maker.made["moved"] == 3


def test_what_is_not_plain_is_painted(films: Callable[[int, int], dict[str, AssetFile]]) -> None:
    """Turned, fading, at a place between samples, or not covering the frame."""
    files = films(640, 360)
    compositor = Compositor(files.get, 640, 360, RATE)
    for way, transform in enumerate((Transform(rotation=Animated(3.0), scale=Animated(1.3)), Transform(opacity=Animated(0.5)),
                                     Transform(x=Animated(0.0004), scale=Animated(1.002)), Transform(scale=Animated(0.9)))):
        maker = FrameMaker(compositor)
        maker.frame(compositor.picture([layer("a", way, transform)]))
        assert maker.made["painted"] == 1, transform


def test_captions_are_not_drawn_into_the_decoders_own_frames(films: Callable[[int, int], dict[str, AssetFile]]) -> None:
    """Later frames are predicted from earlier ones: writing into one of them would smear through all that follow."""
    files = films(1280, 720)
    compositor = Compositor(files.get, 1280, 720, RATE)
    maker, bare = FrameMaker(compositor), FrameMaker(Compositor(files.get, 1280, 720, RATE))
    words = CaptionReference(((CaptionWord("tide", 0, 5),),), "karaoke")
    for number in range(10):
        caption = ClipLayer(Clip("w", words, 5), number)  # five frames with a caption, five without
        shown = maker.frame(compositor.picture([layer("a", number), caption]))
        alone = bare.frame(bare._compositor.picture([layer("a", number)]))
        assert (planes_of(shown)[0][:400] == planes_of(alone)[0][:400]).all()
    assert (planes_of(shown)[0] == planes_of(alone)[0]).all()
