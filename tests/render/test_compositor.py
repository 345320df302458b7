"""Layers to pixels, and pixels to the encoder's planes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.items import Clip, Fit, Transform
from autovideo_studio.domain.keyframe import Animated, Easing
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, CaptionWord, MissingReference
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.compositor import Compositor, SpriteCache
from autovideo_studio.render.drawing import Placed, Sprite
from autovideo_studio.render.frames import FrameMaker
from autovideo_studio.render.placement import Group, Mix, Picture
from autovideo_studio.render.plan import ClipLayer, TransitionLayer
from autovideo_studio.render.planes import Converter, planes_of
from autovideo_studio.render.raster import ensure_gui
from autovideo_studio.render.resampling import window

RATE = Fraction(30)
SIZE = 192, 108


def pixels(image: QImage) -> np.ndarray:
    """Red, green and blue (the view does not keep the image alive)."""
    every = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return every[:, :image.width(), 2::-1]


def box(key: str, width: int, height: int, colour: str, opaque: bool = False) -> Sprite:
    return Sprite(key, width, height, lambda painter: painter.fillRect(0, 0, width, height, QColor(colour)), opaque)


def texture(seed: int, width: int, height: int) -> np.ndarray:
    """A smooth colourful picture (no detail finer than some pixels)."""
    chance = np.random.default_rng(seed)
    coarse = chance.integers(0, 256, (height // 12 + 2, width // 12 + 2, 3)).astype(np.uint8)
    small = QImage(coarse.tobytes(), coarse.shape[1], coarse.shape[0], coarse.shape[1] * 3, QImage.Format.Format_RGB888)
    grown = small.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    image = grown.convertToFormat(QImage.Format.Format_RGB32)
    return pixels(image).copy()


def still(path: Path, array: np.ndarray) -> AssetFile:
    height, width, _ = array.shape
    assert QImage(array.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).save(str(path))
    return AssetFile(path, AssetKind.STILL, f"digest-of-{path.name}", path.name)


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Compositor]:
    ensure_gui()

    def compositor(files: dict[str, AssetFile] | None = None, size: tuple[int, int] = SIZE, **options: int) -> Compositor:
        return Compositor((files or {}).get, *size, RATE, **options)

    return compositor


BACK = Placed(box("back", *SIZE, "#204060", opaque=True))


def test_sprites_lie_where_they_are_placed(make: Callable[..., Compositor]) -> None:
    compositor = make()
    compositor.show((Group((BACK, Placed(box("red", 10, 8, "red"), 20, 30))),))
    seen = pixels(compositor.image)
    red = (seen == (255, 0, 0)).all(axis=2)
    assert red[30:38, 20:30].all()
    assert red.sum() == 80
    assert (seen[0, 0] == (0x20, 0x40, 0x60)).all()


def test_nothing_is_black(make: Callable[..., Compositor]) -> None:
    compositor = make()
    compositor.show((Group((BACK,)),))
    compositor.show(())
    assert not pixels(compositor.image).any()


def test_opacity_scale_rotation_and_reveal(make: Callable[..., Compositor]) -> None:
    compositor = make()
    white = box("white", 40, 20, "white")
    compositor.show((Group((Placed(white, 50, 40, opacity=0.5),)),))
    assert abs(int(pixels(compositor.image)[50, 70, 0]) - 128) <= 1
    compositor.show((Group((Placed(white, 50, 40, scale=2),)),))
    seen = pixels(compositor.image)[..., 0] > 200
    assert (np.argwhere(seen).min(axis=0) == (30, 30)).all()
    assert (np.argwhere(seen).max(axis=0) == (69, 109)).all()
    compositor.show((Group((Placed(white, 50, 40, rotation=90),)),))
    seen = pixels(compositor.image)[..., 0] > 200
    assert seen[31:69, 61:79].all()
    assert not seen[40:60, 50:58].any()
    compositor.show((Group((Placed(white, 50, 40, reveal=(0.25, 0, 0.5, 1)),)),))
    seen = pixels(compositor.image)[..., 0] > 200
    assert seen.sum() == 10 * 20
    assert seen[40:60, 60:70].all()


def test_between_two_pixels_a_sprite_is_resampled_not_rounded(make: Callable[..., Compositor]) -> None:
    compositor = make()
    compositor.show((Group((Placed(box("white", 20, 20, "white"), 50.5, 40),)),))
    row = pixels(compositor.image)[50, :, 0]
    assert 100 < row[50] < 156
    assert row[52] > 250


def test_a_group_fades_as_one(make: Callable[..., Compositor]) -> None:
    """The lower sprite must not shine through the upper one."""
    compositor = make()
    group = Group((Placed(box("red", 40, 40, "#ff0000"), 10, 10), Placed(box("blue", 40, 40, "#0000ff"), 10, 10)), opacity=0.5)
    compositor.show((group,))
    red, _, blue = pixels(compositor.image)[30, 30]
    assert red == 0
    assert abs(int(blue) - 128) <= 1


@pytest.mark.parametrize("seed", range(12))
def test_painting_only_the_difference_gives_the_same_pixels(make: Callable[..., Compositor], seed: int) -> None:
    """Pictures in any order, through one compositor that keeps its image and through fresh ones."""
    chance = np.random.default_rng(seed)
    sprites = [box(colour, int(chance.integers(4, 60)), int(chance.integers(4, 60)), colour)
               for colour in ("red", "#80ffffff", "lime", "#4000ffff", "blue")]
    kept, maker = make(), FrameMaker(make())
    for _ in range(8):
        picture = _random_picture(chance, sprites)
        fresh = make()
        fresh.show(picture)
        kept.show(picture)
        assert (pixels(kept.image) == pixels(fresh.image)).all()
        frame = maker.frame(picture)
        for one, other in zip(planes_of(frame), planes_of(Converter().frame(fresh.image)), strict=True):
            assert np.abs(one.astype(int) - other).max() <= 1
    assert maker.made["partial"] + maker.made["repeated"] > 0


def _random_picture(chance: np.random.Generator, sprites: list[Sprite]) -> Picture:
    groups = [Group((BACK,))] if chance.random() < 0.9 else []
    for sprite in sprites:
        if chance.random() < 0.6:
            x, y = chance.choice([10.0, 33.0, 71.5]), chance.choice([0.0, 20.0, 44.25])
            groups.append(Group((Placed(sprite, x, y, scale=chance.choice([1.0, 1.0, 1.5]), opacity=chance.choice([1.0, 0.5])),)))
    return tuple(groups)


def test_each_sprite_is_painted_once_until_memory_runs_out(make: Callable[..., Compositor]) -> None:
    painted: list[str] = []
    sprites = [Sprite(name, 64, 64, lambda painter, name=name: painted.append(name)) for name in "abc"]
    compositor = make(sprites=SpriteCache(2 * 64 * 64 * 4))
    for name in (0, 1, 0, 1, 2, 1):
        compositor.show((Group((Placed(sprites[name]),)),))
    assert painted == ["a", "b", "c"]
    compositor.show((Group((Placed(sprites[0]),)),))
    assert painted[-1] == "a"


def test_fit_fill_and_own_pixels(make: Callable[..., Compositor], tmp_path: Path) -> None:
    files = {"a": still(tmp_path / "a.png", np.full((60, 60, 3), 255, np.uint8))}
    counts = {}
    for fit in Fit:
        compositor = make(files)
        image = compositor.compose([ClipLayer(Clip("c", AssetReference("a"), 30, transform=Transform(fit)), 0)])
        counts[fit] = int((pixels(image)[..., 0] > 128).sum())
    assert counts == {Fit.FIT: 108 * 108, Fit.FILL: 192 * 108, Fit.NONE: 60 * 60}


@pytest.mark.parametrize("name", ["gone.png", "broken.png", "missing"])
def test_media_that_cannot_be_shown_is_named_and_a_placeholder_drawn(
        make: Callable[..., Compositor], tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    media = MissingReference("missing", "moved away") if name == "missing" else AssetReference("a")
    compositor = make({"a": AssetFile(tmp_path / name, AssetKind.STILL, "d", name)})
    image = compositor.compose([ClipLayer(Clip("c", media, 30), 0)])
    assert list(compositor.missing) == [name]
    assert len(np.unique(pixels(image).reshape(-1, 3), axis=0)) > 2  # a ground, and writing on it


def test_an_unknown_caption_style_is_named_and_hides_nothing(make: Callable[..., Compositor]) -> None:
    compositor = make()
    caption = CaptionReference(((CaptionWord("word", 0, 9),),), "no such style")
    image = compositor.compose([ClipLayer(Clip("c", caption, 30), 0)])
    assert list(compositor.missing) == ["no such style"]
    assert not pixels(image).any()


def test_a_picture_cut_off_in_its_data_is_named(make: Callable[..., Compositor], tmp_path: Path) -> None:
    whole = still(tmp_path / "whole.png", np.random.default_rng(0).integers(0, 256, (80, 80, 3)).astype(np.uint8))
    (tmp_path / "cut.png").write_bytes(whole.path.read_bytes()[:400])
    compositor = make({"a": AssetFile(tmp_path / "cut.png", AssetKind.STILL, "cut", "cut.png")})
    compositor.compose([ClipLayer(Clip("c", AssetReference("a"), 30), 0)])
    assert list(compositor.missing) == ["cut.png"]


ZOOM = Transform(scale=Animated.ramp(1.0, 1.15, 60, Easing.LINEAR), x=Animated.ramp(0, 0.03, 60, Easing.LINEAR))


@pytest.mark.parametrize("size", [(1280, 720), (642, 362)])
def test_a_moving_still_drawn_in_planes_looks_as_painted(make: Callable[..., Compositor], tmp_path: Path,
                                                         size: tuple[int, int]) -> None:
    """With a half transparent caption over it, alone and in a dissolve: the two ways must not be told apart."""
    files = {name: still(tmp_path / f"{name}.png", texture(seed, 900, 600)) for seed, name in enumerate("ab")}
    compositor, painted = make(files, size), make(files, size)
    maker = FrameMaker(compositor)
    a, b = (ClipLayer(Clip(name, AssetReference(name), 60, transform=ZOOM), frame) for name, frame in (("a", 37), ("b", 2)))
    words = Placed(box("word", 55, 21, "#ffcc00"), 96, size[1] - 80)
    caption = Group((Placed(box("box", 301, 41, "#a0101010"), 81, size[1] - 91), words))
    for layers in ([a], [b], [TransitionLayer("dissolve", 0.3, a, b)], [ClipLayer(a.clip, 38)]):
        picture = (*compositor.picture(layers), caption)
        frame = planes_of(maker.frame(picture))
        painted.show(picture)
        for one, other in zip(frame, planes_of(Converter().frame(painted.image)), strict=True):
            difference = np.abs(one.astype(int) - other)
            assert difference.mean() < 0.9  # Qt rounds its weights down: that alone is 0.8
            assert np.quantile(difference, 0.999) <= 6
            assert difference.max() <= 10
    assert maker.made == {"repeated": 0, "moved": 4, "partial": 0, "painted": 0}


def test_a_frame_that_looks_like_the_last_is_not_drawn_again(make: Callable[..., Compositor], tmp_path: Path) -> None:
    files = {"a": still(tmp_path / "a.png", texture(0, 300, 200))}
    compositor = make(files)
    maker = FrameMaker(compositor)
    clip = Clip("c", AssetReference("a"), 30)
    frames = [maker.frame(compositor.picture([ClipLayer(clip, number)])) for number in range(10)]
    assert maker.made == {"repeated": 9, "moved": 0, "partial": 0, "painted": 1}
    assert all(frame is frames[0] for frame in frames)


@pytest.mark.parametrize("colour", ["black", "white", "red", "lime", "blue", "yellow", "#808080", "#c83264", "#1e90ff"])
def test_colours_are_bt709_within_one_step(colour: str) -> None:
    ensure_gui()
    image = QImage(64, 32, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    red, green, blue = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    exact = 16 + 219 * luma, 128 + 224 * (blue - luma) / 1.8556, 128 + 224 * (red - luma) / 1.5748
    for plane, value in zip(planes_of(Converter().frame(image)), exact, strict=True):
        assert np.abs(plane - value).max() <= 1


def test_chroma_lies_on_the_left_column() -> None:
    """A ramp of blue: each chroma sample must have the value of its pair's left pixel, not of their middle."""
    ensure_gui()
    ramp = QImage(128, 16, QImage.Format.Format_RGB32)
    painter = QPainter(ramp)
    for x in range(128):
        painter.fillRect(QRect(x, 0, 1, 16), QColor(0, 0, 2 * x))
    painter.end()
    chroma = planes_of(Converter().frame(ramp))[1][4, 4:60]
    blue = (chroma - 128.0) / 224 * 2 * 255
    assert abs(float(np.mean(blue / 2 - 2 * np.arange(4, 60)))) < 0.2


@pytest.mark.parametrize("step", [1.0903, 1.137, 1.1999, 1.31])
def test_windows_of_whole_samples_hit_their_place(step: float) -> None:
    for start in (40.0, 41.37, 43.731):
        found = window(step, start, 1920, int(1920 * step) + 90)
        assert found
        assert found.error(step, start, 1920) < 0.1
        assert found.source >= 0
        assert found.source + found.source_size <= int(1920 * step) + 90
        assert found.target + 1920 <= found.target_size


def test_a_mix_with_nothing_on_one_side_fades(make: Callable[..., Compositor]) -> None:
    compositor = make()
    compositor.show((Mix("dissolve", 0.75, None, Group((Placed(box("white", *SIZE, "white", opaque=True)),))),))
    assert abs(int(pixels(compositor.image)[50, 50, 0]) - 191) <= 1


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photograph_stands_upright(make: Callable[..., Compositor], tmp_path: Path, orientation: int) -> None:
    """Red above blue as seen; stored lying as a camera's EXIF says, and larger than it is shown."""
    seen = np.zeros((800, 400, 3), np.uint8)
    seen[:400, :, 0], seen[400:, :, 2] = 255, 255
    stored = np.rot90(seen, {1: 0, 3: 2, 6: 1, 8: 3}[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(np.ascontiguousarray(stored)).save(tmp_path / "a.jpg", exif=exif)
    compositor = make({"a": AssetFile(tmp_path / "a.jpg", AssetKind.STILL, "a", "a.jpg")})
    shown = pixels(compositor.compose([ClipLayer(Clip("c", AssetReference("a"), 30, transform=Transform(Fit.FIT)), 0)]))
    assert (shown[10, 96] > (200, -1, -1)).all() and (shown[98, 96] > (-1, -1, 200)).all()
    assert not shown[:, :60].any()
