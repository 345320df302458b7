"""What holds for every effect: neutral changes nothing, extremes stay valid, equal values give equal pixels."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from frozendict import frozendict
from golden_frames import matches_golden
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from treating import cut_out, effect, landscape, steps, treated

from autovideo_studio.domain.appearance import Appearance, Mask
from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip, Fit, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.i18n import set_language
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.drawing import ColouredSprite
from autovideo_studio.render.effects.base import EffectKind, SettingKind
from autovideo_studio.render.effects.catalogue import GROUPS, all_effects, find
from autovideo_studio.render.frames import FrameMaker
from autovideo_studio.render.plan import ClipLayer
from autovideo_studio.render.preset_table import presets
from autovideo_studio.render.raster import image_of, pixels_of
from autovideo_studio.render.segments import encode_segment, payload_for, plan_segments

PICTURE = landscape(160, 90)
HOLED = cut_out(PICTURE)
KINDS = {kind.id: kind for kind in all_effects()}
DRAWN = sorted(KINDS.keys() - {"lut", "stabilise", "moviepy"})
"""Those that need no file and no name: the others have tests of their own."""
COLOURING = sorted(id for id in DRAWN if KINDS[id].colours)

NEUTRAL: dict[str, dict[str, float]] = {
    "blur": {"radius": 0}, "sharpen": {"amount": 0}, "glow": {"amount": 0}, "pixelate": {"size": 0}, "vignette": {"amount": 0},
    "grain": {"amount": 0}}
"""Values at which an effect whose defaults are seen changes nothing."""


def ends(kind: EffectKind) -> list[Effect]:
    """All numbers at their lowest, all at their highest, and each alone at either end."""
    found = [effect(kind.id, **{one.name: one.lowest for one in kind.parameters}),
             effect(kind.id, **{one.name: one.highest for one in kind.parameters})]
    return found + [effect(kind.id, **{one.name: value}) for one in kind.parameters for value in (one.lowest, one.highest)]


@pytest.mark.parametrize("id", sorted(KINDS))
def test_it_is_described_for_the_window(id: str) -> None:
    kind = KINDS[id]
    assert kind.group in GROUPS
    assert kind.label()
    assert (kind.apply is None) != (kind.colours is None)
    for one in kind.parameters:
        assert one.lowest <= one.default <= one.highest
        assert one.lowest < one.highest
        assert one.label()
    for setting in kind.settings:
        assert setting.label()
        assert setting.kind is not SettingKind.CHOICE or setting.choices
    names = [*(one.name for one in kind.parameters), *(setting.name for setting in kind.settings)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("id", sorted(KINDS.keys() - {"chroma-key", "background-fill"}))
def test_neutral_values_change_not_one_pixel(id: str) -> None:
    assert steps(PICTURE, effect(id, **NEUTRAL.get(id, {}))) == []


@pytest.mark.parametrize("opaque", [True, False])
@pytest.mark.parametrize("id", DRAWN)
def test_extremes_stay_valid(id: str, opaque: bool) -> None:
    """No channel may be larger than alpha; a picture without holes has none afterwards, unless the effect makes them."""
    kind = KINDS[id]
    for one in ends(kind):
        for size in ((160, 90), (320, 90)):
            done = treated(PICTURE if opaque else HOLED, one, opaque=opaque, size=size)
            assert (done[..., :3] <= done[..., 3:]).all()
            if opaque and not kind.makes_holes:
                assert (done[..., 3] == 255).all()


@pytest.mark.parametrize("id", DRAWN)
def test_what_is_fully_transparent_stays_so_and_alpha_is_kept(id: str) -> None:
    if id in ("blur", "pixelate", "chroma-key", "background-fill"):
        pytest.skip("these change alpha by what they are")
    done = treated(HOLED, *(effect(id, **{one.name: 0.7 * one.highest}) for one in KINDS[id].parameters[:1]), opaque=False)
    assert (done[..., 3] == HOLED[..., 3]).all()


@pytest.mark.parametrize("id", DRAWN)
def test_the_same_again_gives_the_same_and_leaves_the_input_alone(id: str) -> None:
    source = PICTURE.copy()
    strong = effect(id, **{one.name: 0.8 * one.highest for one in KINDS[id].parameters})
    first, second = treated(source, strong, size=(320, 90)), treated(source, strong, size=(320, 90))
    assert (first == second).all()
    assert (source == PICTURE).all()


@pytest.mark.parametrize("id", DRAWN)
def test_the_key_tells_apart_what_looks_different(id: str) -> None:
    """Equal keys would let one look pass for another in the caches."""
    kind, seen = KINDS[id], {}
    for one in ends(kind):
        for frame in (3, 4):
            key = " > ".join(step.key for step in steps(PICTURE, one, frame=frame, size=(320, 90)))
            done = treated(PICTURE, one, frame=frame, size=(320, 90))
            assert key not in seen or (seen[key] == done).all()
            seen[key] = done


@pytest.mark.parametrize("id", sorted(KINDS))
def test_values_outside_the_range_are_held_at_its_end(id: str) -> None:
    kind = KINDS[id]
    if kind.parameters and id in DRAWN:
        wild = effect(id, **{one.name: one.highest * 10 + 100 for one in kind.parameters})
        tame = effect(id, **{one.name: one.highest for one in kind.parameters})
        assert [step.key for step in steps(PICTURE, wild)] == [step.key for step in steps(PICTURE, tame)]


EXAMPLES = {
    "exposure": effect("exposure", stops=1), "contrast": effect("contrast", amount=0.6), "glow": effect("glow"),
    "saturation": effect("saturation", amount=0.8), "temperature": effect("temperature", warmth=0.7, tint=0.2),
    "lift-gamma-gain": effect("lift-gamma-gain", lift_blue=0.25, gain_red=0.3, gamma=0.2), "blur": effect("blur"),
    "curves": effect("curves", {"all": ((0, 0), (0.25, 0.12), (0.75, 0.9), (1, 1)), "blue": ((0, 0.1), (1, 0.85))}),
    "sharpen": effect("sharpen", amount=2.0, radius=0.005), "vignette": effect("vignette"), "grain": effect("grain"),
    "pixelate": effect("pixelate"), "chroma-key": effect("chroma-key"),
    "moviepy": effect("moviepy", {"name": "InvertColors"}),
}


@pytest.mark.parametrize("id", sorted(EXAMPLES))
def test_it_looks_as_it_did(id: str) -> None:
    ground = QImage(160, 90, QImage.Format.Format_RGB32)
    ground.fill(QColor("magenta"))
    painter = QPainter(ground)
    painter.drawImage(0, 0, image_of(treated(PICTURE, EXAMPLES[id])))
    painter.end()
    assert matches_golden(f"effect-{id}", ground)


values = st.floats(-1, 1).map(lambda value: round(value, 3))
chains = st.lists(st.one_of(
    st.builds(lambda v: effect("exposure", stops=2 * v), values), st.builds(lambda v: effect("contrast", amount=v), values),
    st.builds(lambda v: effect("saturation", amount=v), values),
    st.builds(lambda v, w: effect("temperature", warmth=v, tint=w), values, values),
    st.builds(lambda v, w: effect("lift-gamma-gain", lift=v / 2, gamma_red=w), values, values)), min_size=1, max_size=4)


@given(chain=chains)
@example(chain=[effect("saturation", amount=1.0), effect("lift-gamma-gain", lift=-0.5, gamma_red=1.0)])
@settings(max_examples=25, deadline=None)
def test_colour_effects_in_a_row_are_one_step_rounded_once(chain: list[Effect]) -> None:
    """Channel by channel off by the rounding alone; else within a few steps, where the table bends between its points."""
    found = steps(PICTURE, *chain)
    assert len(found) <= 1
    if found:
        colours = found[0].colours
        assert colours is not None
        exact = np.clip(colours.of((PICTURE[..., 2::-1] / 255).astype(np.float32)), 0, 1) * 255
        miss = np.abs(found[0].apply(PICTURE)[..., 2::-1] - exact)
        assert miss.max() <= (0.501 if colours.channelwise else 16)
        assert miss.mean() <= 0.8


def test_an_effect_between_colours_parts_them() -> None:
    chain = effect("exposure", stops=1), effect("contrast", amount=0.2), effect("blur"), effect("exposure", stops=-1)
    assert [step.colours is not None for step in steps(PICTURE, *chain)] == [True, False, True]


def test_one_that_is_switched_off_is_left_out() -> None:
    assert steps(PICTURE, replace(effect("exposure", stops=1), enabled=False)) == []


@pytest.fixture
def file(tmp_path: Path) -> AssetFile:
    path = tmp_path / "picture.png"
    assert image_of(landscape(), QImage.Format.Format_RGB32).save(str(path))
    return AssetFile(path, AssetKind.STILL, "digest of the picture", path.name)


def clip(*chosen: Effect, transform: Transform | None = None) -> Clip:
    return Clip("c", AssetReference("a"), 60, transform=transform or Transform(), effects=chosen)


def test_a_coloured_still_that_zooms_is_drawn_in_planes_and_coloured_once(file: AssetFile) -> None:
    zoom = Transform(scale=Animated.ramp(1.1, 1.3, 60))
    maker = FrameMaker(compositor := Compositor({"a": file}.get, 160, 90, Fraction(30)))
    one = clip(effect("exposure", stops=0.5), effect("saturation", amount=0.4), transform=zoom)
    sprites = set()
    for frame in range(0, 60, 10):
        (group,) = compositor.picture([ClipLayer(one, frame)])
        sprites.add(group.placed[0].sprite)
        maker.frame((group,))
    assert len(sprites) == 1
    (sprite,) = sprites
    assert isinstance(sprite, ColouredSprite)
    assert sprite.source.key.startswith("still")
    assert maker.made["moved"] == 6


def test_animated_values_change_the_picture_and_its_key(file: AssetFile) -> None:
    compositor = Compositor({"a": file}.get, 160, 90, Fraction(30))
    ramp = Effect("e", "exposure", frozendict(stops=Animated.ramp(-2.0, 2.0, 59)))
    pictures = [compositor.picture([ClipLayer(clip(ramp), frame)]) for frame in (0, 30, 59, 70)]
    assert len(set(pictures)) == 3  # held after the last keyframe
    compositor.show(pictures[0])
    dark = image_mean(compositor.image)
    compositor.show(pictures[2])
    assert image_mean(compositor.image) > 2 * dark


def image_mean(image: QImage) -> float:
    return float(pixels_of(image)[..., :3].mean())


def test_grain_moves_and_comes_again_at_the_same_frame(file: AssetFile) -> None:
    compositor = Compositor({"a": file}.get, 160, 90, Fraction(30))
    first, second, again = (compositor.picture([ClipLayer(clip(effect("grain")), frame)]) for frame in (1, 2, 1))
    assert first != second
    assert first == again


def test_lengths_are_in_heights_of_the_frame_whatever_the_resolution(file: AssetFile) -> None:
    """A preview at half the size must look like the export."""
    big, small = (Compositor({"a": file}.get, *size, Fraction(30)) for size in ((320, 180), (160, 90)))
    layers = [ClipLayer(clip(effect("pixelate", size=0.1), effect("blur", radius=0.03), effect("vignette")), 0)]
    large, half = big.compose(layers), small.compose(layers)
    reduced = large.scaled(160, 90, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    assert np.abs(pixels_of(half).astype(int)[..., :3] - pixels_of(reduced)[..., :3]).mean() < 3


def test_a_narrow_picture_fills_the_frame_with_its_blurred_self(file: AssetFile) -> None:
    compositor = Compositor({"a": file}.get, 90, 160, Fraction(30))
    one = clip(effect("background-fill", dim=0.0), transform=Transform(Fit.FIT))
    picture = compositor.picture([ClipLayer(one, 0)])
    assert compositor.covers(picture[0])
    image = compositor.compose([ClipLayer(one, 0)])
    seen = pixels_of(image)[..., :3].astype(int)
    bare = Compositor({"a": file}.get, 90, 160, Fraction(30)).compose([ClipLayer(replace(one, effects=()), 0)])
    plain = pixels_of(bare)[..., :3].astype(int)
    assert not plain[:50].any()
    assert seen[:50].mean() > 60
    assert np.abs(np.diff(seen[:50], axis=1)).max() < 12  # nothing sharp in it
    assert np.abs(seen - plain)[58:102].mean() < 3


def test_a_picture_that_fills_the_frame_needs_no_background(file: AssetFile) -> None:
    compositor = Compositor({"a": file}.get, 160, 90, Fraction(30))
    (group,) = compositor.picture([ClipLayer(clip(effect("background-fill")), 0)])
    assert group.placed[0].sprite.key.startswith("still")
    assert ">" not in group.placed[0].sprite.key


def test_the_blur_of_a_cut_out_picture_goes_beyond_its_border() -> None:
    solid = np.full((20, 20, 4), 255, np.uint8)
    done = treated(solid, effect("blur", radius=0.02), opaque=False, size=(160, 90))
    assert done.shape[0] > 28
    edge = (done.shape[1] - 20) // 2
    assert abs(done[done.shape[0] // 2, edge - 1:edge + 1, 3].mean() - 127.5) < 6
    assert done[..., 3].sum() == pytest.approx(400 * 255, rel=0.02)


@pytest.mark.parametrize("language", ["zh_TW"])
def test_labels_follow_the_language_of_the_moment(language: str) -> None:
    kind = find("exposure")
    assert kind is not None
    english = kind.label()
    try:
        set_language(language)
        assert kind.label()
    finally:
        set_language("en")
    assert kind.label() == english


class Context:
    def progress(self, fraction: float) -> None:
        return

    def raise_if_cancelled(self) -> None:
        return


def test_an_export_sees_the_files_of_effects_and_masks(file: AssetFile, tmp_path: Path) -> None:
    """From the project's ids through digests to the worker: a table that makes all red, under a mask of the left half."""
    import av

    table = tmp_path / "red.cube"
    table.write_text("LUT_1D_SIZE 2\n1 0 0\n1 0 0\n")
    files = {"digest of the picture": file, "digest of red": AssetFile(table, AssetKind.LUT, "digest of red", "red.cube")}
    half = Appearance(masks=(Mask(width=Animated(0.5), x=Animated(-0.25)),))
    shot = replace(clip(effect("lut", None, "l")), duration=4, appearance=half)
    sequence = Sequence("s", SequenceFormat(width=160, height=90), (Track("v", TrackKind.VIDEO, items=(shot,)),))
    preset = presets["h264-balanced"]
    (piece,) = plan_segments(sequence, preset, {"a": "digest of the picture", "l": "digest of red"})
    output = tmp_path / "piece.mp4"
    encode_segment(payload_for(piece, preset, files, output), Context())
    with av.open(str(output)) as film:
        seen = next(film.decode(video=0)).to_ndarray(format="rgb24").astype(int)
    assert np.abs(seen[20:70, 10:70] - (255, 0, 0)).mean() < 6
    assert seen[20:70, 90:150].mean() < 4
    other = plan_segments(sequence, preset, {"a": "digest of the picture", "l": "digest of another"})
    assert other[0].key != piece.key
