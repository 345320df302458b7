"""A clip's transform, blending, corners, shadow and masks, down to the pixel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from autovideo_studio.domain.appearance import Appearance, Blend, Mask, MaskShape, Shadow
from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip, Fit, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference, TitleReference
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.drawing import Placed, Sprite
from autovideo_studio.render.frames import FrameMaker
from autovideo_studio.render.placement import Group, Mix
from autovideo_studio.render.plan import ClipLayer, TransitionLayer
from autovideo_studio.render.planes import Converter, planes_of
from autovideo_studio.render.raster import ensure_gui

RATE = Fraction(30)
WIDTH, HEIGHT = 160, 90
ALL = np.s_[:, :]

W3C: dict[Blend, Callable[[float, float], float]] = {
    Blend.NORMAL: lambda b, s: s,
    Blend.MULTIPLY: lambda b, s: b * s,
    Blend.SCREEN: lambda b, s: b + s - b * s,
    Blend.OVERLAY: lambda b, s: W3C[Blend.HARD_LIGHT](s, b),
    Blend.DARKEN: min,
    Blend.LIGHTEN: max,
    Blend.COLOR_DODGE: lambda b, s: 0.0 if b == 0 else 1.0 if s >= 1 else min(1.0, b / (1 - s)),
    Blend.COLOR_BURN: lambda b, s: 1.0 if b >= 1 else 0.0 if s <= 0 else 1 - min(1.0, (1 - b) / s),
    Blend.HARD_LIGHT: lambda b, s: b * 2 * s if s <= 0.5 else b + (2 * s - 1) - b * (2 * s - 1),
    Blend.SOFT_LIGHT: lambda b, s: (b - (1 - 2 * s) * b * (1 - b) if s <= 0.5 else b + (2 * s - 1) * (
        (((16 * b - 12) * b + 4) * b if b <= 0.25 else b ** 0.5) - b)),
    Blend.DIFFERENCE: lambda b, s: abs(b - s),
    Blend.EXCLUSION: lambda b, s: b + s - 2 * b * s,
}
"""B(backdrop, source) of the W3C's Compositing and Blending, section 9."""


def pixels(image: QImage) -> np.ndarray:
    every = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return every[:, :image.width(), 2::-1].astype(int)


def plain(colour: str, width: int = WIDTH, height: int = HEIGHT) -> Sprite:
    opaque = QColor(colour).alpha() == 255
    return Sprite(f"plain {colour} {width}x{height}", width, height,
                  lambda painter: painter.fillRect(0, 0, width, height, QColor(colour)), opaque)


def shown(*groups: Group | Mix) -> np.ndarray:
    compositor = Compositor({}.get, WIDTH, HEIGHT, RATE)
    compositor.show(groups)
    return pixels(compositor.image)


@pytest.fixture
def white(tmp_path: Path) -> AssetFile:
    return still(tmp_path / "white.png", np.full((45, 80, 3), 255, np.uint8))


def still(path: Path, array: np.ndarray) -> AssetFile:
    ensure_gui()
    height, width, _ = array.shape
    assert QImage(np.ascontiguousarray(array).tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).save(str(path))
    return AssetFile(path, AssetKind.STILL, f"digest of {path.name}", path.name)


def look_of(clip: Clip, files: dict[str, AssetFile], frame: int = 0, ground: str = "") -> np.ndarray:
    compositor = Compositor(files.get, WIDTH, HEIGHT, RATE)
    beneath = (Group((Placed(plain(ground)),)),) if ground else ()
    compositor.show((*beneath, *compositor.picture([ClipLayer(clip, frame)])))
    assert not compositor.missing
    return pixels(compositor.image)


def clip(look: Appearance | None = None, transform: Transform | None = None) -> Clip:
    return Clip("c", AssetReference("a"), 60, transform=transform or Transform(), appearance=look or Appearance())


def extent(seen: np.ndarray) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is bright."""
    rows, columns = np.flatnonzero((seen[..., 0] > 127).any(axis=1)), np.flatnonzero((seen[..., 0] > 127).any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


@pytest.mark.parametrize("alpha", [1.0, 0.5])
def test_exclusion_is_exact_for_colours_that_it_was_not_for(alpha: float) -> None:
    """Found by the test below."""
    shades = Group((Placed(plain("#e1e1e1")),)), Group((Placed(plain("#fcfcfc")),), opacity=alpha, blend=Blend.EXCLUSION)
    assert abs(shown(*shades)[40, 80, 0] - (225 + alpha * 252 * (1 - 2 * 225 / 255))) <= 1.0


@pytest.mark.parametrize("mode", [mode for mode in Blend if mode is not Blend.ADD])
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_each_blend_mode_is_the_w3c_formula(mode: Blend, data: st.DataObject) -> None:
    """Co = αs · B(Cb, Cs) + (1 − αs) · Cb on an opaque backdrop."""
    channel = st.integers(0, 255)
    back, front = data.draw(st.tuples(channel, channel, channel)), data.draw(st.tuples(channel, channel, channel))
    alpha = data.draw(st.sampled_from([1.0, 0.5]))
    names = ["#{:02x}{:02x}{:02x}".format(*colour) for colour in (back, front)]
    seen = shown(Group((Placed(plain(names[0])),)), Group((Placed(plain(names[1])),), opacity=alpha, blend=mode))[40, 80]
    for channel_seen, b, s in zip(seen, back, front, strict=True):
        blended = W3C[mode](b / 255, s / 255)
        assert abs(channel_seen - 255 * (alpha * blended + (1 - alpha) * b / 255)) <= 2.5


def test_adding_stops_at_white() -> None:
    seen = shown(Group((Placed(plain("#406080")),)), Group((Placed(plain("#a0a0a0")),), blend=Blend.ADD))
    assert (seen[40, 80] == (0xe0, 255, 255)).all()


def test_sprites_of_one_clip_blend_as_one_picture() -> None:
    two = Group((Placed(plain("red")), Placed(plain("blue"))), blend=Blend.SCREEN)
    assert (shown(Group((Placed(plain("#000040")),)), two)[40, 80] == (0, 0, 255)).all()


def test_clips_that_blend_alike_blend_through_a_transition() -> None:
    """A screened black is nothing; in a dissolve of two it must stay nothing."""
    black = Group((Placed(plain("black")),), blend=Blend.SCREEN)
    seen = shown(Group((Placed(plain("#204060")),)), Mix("dissolve", 0.5, black, black))
    assert (seen == (0x20, 0x40, 0x60)).all()


def test_a_blended_picture_hides_nothing_and_is_drawn_over_the_ground(white: AssetFile) -> None:
    seen = look_of(clip(Appearance(blend=Blend.MULTIPLY)), {"a": white}, ground="#336699")
    assert (seen == (0x33, 0x66, 0x99)).all()


def test_crops_cut_from_the_named_sides(white: AssetFile) -> None:
    transform = Transform(crop_left=Animated(0.25), crop_top=Animated(0.2), crop_right=Animated(0.125), crop_bottom=Animated(0.4))
    assert extent(look_of(clip(transform=transform), {"a": white})) == (40, 18, 140, 54)


def test_crops_that_meet_leave_nothing(white: AssetFile) -> None:
    assert not look_of(clip(transform=Transform(crop_left=Animated(0.6), crop_right=Animated(0.4))), {"a": white}).any()


def test_a_crop_of_what_the_program_draws_is_a_crop_of_the_frame() -> None:
    """Words lie on the whole frame, not in a box of their own."""
    title = Clip("t", TitleReference("HHHHHHHHHHHHHHHHHHHHHHHH"), 30, transform=Transform(crop_left=Animated(0.5)))
    compositor = Compositor({}.get, WIDTH, HEIGHT, RATE)
    seen = pixels(compositor.compose([ClipLayer(title, 0)]))
    whole = pixels(Compositor({}.get, WIDTH, HEIGHT, RATE).compose([ClipLayer(replace(title, transform=Transform()), 0)]))
    assert not seen[:, :WIDTH // 2].any()
    assert np.abs(seen - whole)[:, WIDTH // 2:].max() <= 1


def test_flips_mirror_about_the_pictures_own_centre(tmp_path: Path) -> None:
    corner = np.zeros((90, 160, 3), np.uint8)
    corner[:30, :40] = 255
    files = {"a": still(tmp_path / "corner.png", corner)}
    assert extent(look_of(clip(), files)) == (0, 0, 40, 30)
    assert extent(look_of(clip(transform=Transform(flip_across=True)), files)) == (120, 0, 160, 30)
    assert extent(look_of(clip(transform=Transform(flip_down=True, anchor_x=Animated(0.3))), files)) == (0, 60, 40, 90)


def test_stretch_widens_and_leaves_the_height(white: AssetFile) -> None:
    seen = extent(look_of(clip(transform=Transform(scale=Animated(0.5), stretch=Animated(1.5))), {"a": white}))
    assert seen == (20, 23, 140, 67) or seen == (20, 22, 140, 68)


def test_it_turns_and_grows_about_the_anchor(white: AssetFile) -> None:
    """The anchor, here the picture's bottom right corner, does not move."""
    anchored = Transform(scale=Animated(0.5), anchor_x=Animated(0.5), anchor_y=Animated(0.5))
    assert extent(look_of(clip(transform=anchored), {"a": white})) == (80, 45, 160, 90)
    turned = replace(anchored, rotation=Animated(180.0), x=Animated(-0.5), y=Animated(-0.5))
    assert extent(look_of(clip(transform=turned), {"a": white})) == (80, 45, 160, 90)


def test_the_anchor_is_measured_in_the_fitted_picture(tmp_path: Path) -> None:
    """A square in a wide frame: half its own width from the centre is its edge."""
    files = {"a": still(tmp_path / "square.png", np.full((90, 90, 3), 255, np.uint8))}
    transform = Transform(Fit.FIT, scale=Animated(0.5), anchor_x=Animated(0.5))
    left, _, right, _ = extent(look_of(clip(transform=transform), files))
    assert (left, right) == (80, 125)


@pytest.mark.parametrize("change", [{"stretch": Animated(1.2)}, {"flip_across": True}, {"flip_down": True}], ids=str)
def test_a_stretched_or_mirrored_moving_still_is_encoded_as_it_is_painted(tmp_path: Path, change: dict[str, Any]) -> None:
    """Whether it is drawn in planes or painted."""
    chance = np.random.default_rng(3).integers(0, 256, (10, 18, 3)).astype(np.uint8)
    smooth = QImage(chance.tobytes(), 18, 10, 54, QImage.Format.Format_RGB888).scaled(
        360, 200, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    assert smooth.save(str(tmp_path / "a.png"))
    files = {"a": AssetFile(tmp_path / "a.png", AssetKind.STILL, "digest of a", "a.png")}
    moving = replace(Transform(scale=Animated.ramp(1.1, 1.3, 60)), **change)
    picture = Compositor(files.get, WIDTH, HEIGHT, RATE).picture([ClipLayer(clip(transform=moving), 7)])
    frame = FrameMaker(Compositor(files.get, WIDTH, HEIGHT, RATE)).frame(picture)
    painted = Compositor(files.get, WIDTH, HEIGHT, RATE)
    painted.show(picture)
    for one, other in zip(planes_of(frame), planes_of(Converter().frame(painted.image)), strict=True):
        assert np.abs(one.astype(int) - other).mean() < 1.5


def test_corners_are_round_on_what_the_crops_leave(white: AssetFile) -> None:
    transform = Transform(crop_left=Animated(0.25))
    seen = look_of(clip(Appearance(corner_radius=Animated(0.25)), transform), {"a": white})[..., 0]
    radius = 0.25 * HEIGHT
    assert seen[1, 42] == 0
    assert seen[1, 157] == 0
    assert seen[45, 41] == 255
    for x, y in ((41, 22), (42, 15), (47, 6)):
        inside = np.hypot(40 + radius - x - 0.5, radius - y - 0.5) < radius
        assert abs(seen[y, x] - 255 * inside) < 130  # an edge pixel may be half covered
    assert extent(seen[..., None]) == (40, 0, 160, 90)


def area(seen: np.ndarray) -> float:
    return float(seen[..., 0].sum()) / 255


@pytest.mark.parametrize(("mask", "share"), [
    (Mask(MaskShape.RECTANGLE, width=Animated(0.5), height=Animated(0.5)), 0.25),
    (Mask(MaskShape.RECTANGLE, width=Animated(0.5), height=Animated(0.4), rotation=Animated(30.0)), 0.2),
    (Mask(MaskShape.ELLIPSE, width=Animated(0.5), height=Animated(0.8)), 0.4 * np.pi / 4),
    (Mask(MaskShape.ELLIPSE, width=Animated(0.5), height=Animated(0.8), inverted=True), 1 - 0.4 * np.pi / 4),
    (Mask(MaskShape.PATH, path=((-0.5, -0.5), (0.5, -0.5), (0.0, 0.5))), 0.5),
    (Mask(MaskShape.RECTANGLE, width=Animated(0.5), height=Animated(0.5), opacity=Animated(0.5)), 0.125),
    (Mask(MaskShape.RECTANGLE, width=Animated(0.5), height=Animated(0.5), feather=Animated(0.2)), 0.25),
    (Mask(MaskShape.RECTANGLE, width=Animated(0.5), x=Animated(0.5)), 0.25),
], ids=["rectangle", "turned", "ellipse", "inverted", "path", "opacity", "feather", "outside"])
def test_a_mask_leaves_its_own_area(white: AssetFile, mask: Mask, share: float) -> None:
    assert area(look_of(clip(Appearance(masks=(mask,))), {"a": white})) == pytest.approx(share * WIDTH * HEIGHT, rel=0.02)


def test_a_feathered_edge_is_half_way_on_the_line_and_done_at_its_width(white: AssetFile) -> None:
    mask = Mask(width=Animated(0.5), height=Animated(0.9), feather=Animated(0.2))
    row = look_of(clip(Appearance(masks=(mask,))), {"a": white})[45, :, 0]
    assert abs(row[39:41].mean() - 127.5) < 3
    assert row[40 - 11] < 12
    assert row[40 + 11] > 243
    assert (np.diff(row[:80]) >= -1).all()


def test_a_luma_mask_takes_the_brightness_of_another_picture(white: AssetFile, tmp_path: Path) -> None:
    halves = np.zeros((30, 40, 3), np.uint8)
    halves[:, 20:] = 128
    files = {"a": white, "m": still(tmp_path / "halves.png", halves)}
    seen = look_of(clip(Appearance(masks=(Mask(MaskShape.LUMA, asset_id="m"),))), files)[45, :, 0]
    assert seen[20] == 0
    assert abs(seen[140] - 128) <= 1


def test_a_luma_mask_whose_picture_is_gone_hides_nothing_and_is_named(white: AssetFile, tmp_path: Path) -> None:
    gone = AssetFile(tmp_path / "gone.png", AssetKind.STILL, "d", "gone.png")
    compositor = Compositor({"a": white, "m": gone}.get, WIDTH, HEIGHT, RATE)
    seen = pixels(compositor.compose([ClipLayer(clip(Appearance(masks=(Mask(MaskShape.LUMA, asset_id="m"),))), 0)]))
    assert (seen == 255).all()
    assert list(compositor.missing) == ["gone.png"]


def test_masks_are_multiplied(white: AssetFile) -> None:
    left = Mask(width=Animated(0.5), x=Animated(-0.25))
    top = Mask(height=Animated(0.5), y=Animated(-0.25))
    assert extent(look_of(clip(Appearance(masks=(left, top))), {"a": white})) == (0, 0, 80, 45)


def test_a_mask_moves_with_the_picture(white: AssetFile) -> None:
    mask = Mask(width=Animated(0.5), height=Animated(0.5))
    seen = look_of(clip(Appearance(masks=(mask,)), Transform(x=Animated(0.1), scale=Animated(0.5))), {"a": white})
    left, top, right, bottom = extent(seen)
    assert (left, right) == (76, 116)
    assert abs(top - 34) <= 1
    assert abs(bottom - 56) <= 1


SHADOW = Shadow(x=Animated(0.0), y=Animated(0.1), blur=Animated(0.0), opacity=Animated(0.5), colour="#000000")


@pytest.mark.parametrize("turned", [0.0, 90.0, 180.0])
def test_a_shadow_falls_to_the_same_side_of_the_frame_however_the_picture_is_turned(white: AssetFile, turned: float) -> None:
    transform = Transform(Fit.FIT, scale=Animated(0.4), rotation=Animated(turned))
    seen = look_of(clip(Appearance(shadow=SHADOW), transform), {"a": white}, ground="#808080")[:, 80, 0]
    bottom = int(np.flatnonzero(seen == 255)[-1]) + 1
    assert (np.abs(seen[bottom + 1:bottom + 3] - 64) <= 3).all()
    assert (np.abs(seen[bottom + 7:] - 128) <= 3).all()
    above = int(np.flatnonzero(seen == 255)[0])
    assert (np.abs(seen[:above - 1] - 128) <= 3).all()


def test_a_soft_shadow_is_as_dark_in_all_as_a_hard_one(white: AssetFile) -> None:
    transform = Transform(Fit.FIT, scale=Animated(0.3))
    totals = []
    for blur in (0.0, 0.05, 0.15):
        look = Appearance(shadow=replace(SHADOW, y=Animated(0.45), blur=Animated(blur)))
        seen = look_of(clip(look, transform), {"a": white}, ground="white")[..., 0]
        totals.append(float((255 - seen).sum()))
    assert totals[1] == pytest.approx(totals[0], rel=0.05)
    assert totals[2] == pytest.approx(totals[0], rel=0.12)  # some of it leaves the frame


def test_the_shadow_has_the_outline_of_the_cut_out_picture(white: AssetFile) -> None:
    look = Appearance(shadow=replace(SHADOW, x=Animated(0.9), y=Animated(0.0)),
                      masks=(Mask(MaskShape.ELLIPSE, width=Animated(0.4), height=Animated(0.7)),))
    seen = look_of(clip(look, Transform(x=Animated(-0.25))), {"a": white}, ground="#808080")[..., 0]
    dark = float(((128 - seen) * (seen < 128)).sum()) / 64
    assert dark == pytest.approx(0.28 * np.pi / 4 * WIDTH * HEIGHT, rel=0.04)


def test_a_constant_look_is_painted_once_and_stays_on_the_quick_way(tmp_path: Path) -> None:
    """A coloured still that zooms is drawn in planes like any other; a cut-out one is not, but is not painted again either."""
    chance = np.random.default_rng(3).integers(0, 256, (10, 18, 3)).astype(np.uint8).repeat(20, 0).repeat(20, 1)
    files = {"a": still(tmp_path / "a.png", chance)}
    growing = Transform(scale=Animated.ramp(1.1, 1.3, 60))
    compositor = Compositor(files.get, WIDTH, HEIGHT, RATE)
    rounded = clip(Appearance(corner_radius=Animated(0.1), shadow=Shadow()), growing)
    keys = {tuple(placed.sprite.key for placed in compositor.picture([ClipLayer(rounded, frame)])[0].placed)
            for frame in range(0, 60, 7)}
    assert len(keys) == 1
    plain_clip = clip(Appearance(), growing)
    assert compositor.picture([ClipLayer(plain_clip, 0)])[0].placed[0].sprite.key.startswith("still")


def test_pictures_that_look_different_have_different_keys(white: AssetFile) -> None:
    """Whatever of the look changes from frame to frame is part of what the frame shows."""
    looks = [Appearance(corner_radius=Animated.ramp(0.0, 0.3, 30)),
             Appearance(shadow=replace(SHADOW, y=Animated.ramp(0, 0.2, 30))),
             Appearance(shadow=replace(SHADOW, blur=Animated.ramp(0, 0.2, 30))),
             Appearance(masks=(Mask(feather=Animated.ramp(0, 0.2, 30), width=Animated(0.5)),))]
    for look in looks:
        compositor = Compositor({"a": white}.get, WIDTH, HEIGHT, RATE)
        keys = [compositor.picture([ClipLayer(clip(look, Transform(scale=Animated(0.8))), frame)]) for frame in (5, 15, 40, 50)]
        assert keys[0] != keys[1]
        assert keys[2] == keys[3]


def test_an_unknown_effect_is_named_and_changes_nothing(white: AssetFile) -> None:
    compositor = Compositor({"a": white}.get, WIDTH, HEIGHT, RATE)
    odd = replace(clip(), effects=(Effect("e", "no such effect"),))
    assert (pixels(compositor.compose([ClipLayer(odd, 0)])) == 255).all()
    assert list(compositor.missing) == ["no such effect"]


def test_looks_in_a_transition(white: AssetFile) -> None:
    rounded = clip(Appearance(corner_radius=Animated(0.5)))
    compositor = Compositor({"a": white}.get, WIDTH, HEIGHT, RATE)
    seen = pixels(compositor.compose([TransitionLayer("dissolve", 0.5, ClipLayer(rounded, 3), ClipLayer(clip(), 0))]))
    assert abs(seen[1, 1, 0] - 128) <= 1
    assert seen[45, 80, 0] >= 254
