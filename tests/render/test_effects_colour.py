"""The colour effects against their formulas, and colour tables from files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from treating import effect, landscape, place, steps, treated

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.effects.chain import Chain, colours_at
from autovideo_studio.render.effects.colour import DAYLIGHT, daylight
from autovideo_studio.render.effects.cube import LARGEST_3D, parsed
from autovideo_studio.render.effects.curves import smooth
from autovideo_studio.render.effects.light import decoded, encoded

RAMP = np.zeros((1, 256, 4), np.uint8)
RAMP[0, :, :3] = np.arange(256)[:, None]
RAMP[..., 3] = 255
PICTURE = landscape(160, 90)


def greys(*chosen: object) -> np.ndarray:
    return treated(RAMP, *chosen)[0, :, 0].astype(int)  # type: ignore[arg-type]


def light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def test_srgb_is_decoded_and_encoded_as_the_standard_says() -> None:
    values = np.linspace(0, 1, 1000, dtype=np.float32)
    assert np.allclose(decoded(values), [light(float(value)) for value in values], atol=1e-6)
    assert np.allclose(encoded(decoded(values)), values, atol=1e-5)


@pytest.mark.parametrize("stops", [-2.0, -0.5, 1.0])
def test_a_stop_doubles_the_light(stops: float) -> None:
    seen = greys(effect("exposure", stops=stops))
    for value in (20, 90, 130):
        assert light(seen[value] / 255) == pytest.approx(min(1.0, light(value / 255) * 2**stops), abs=0.004)


@pytest.mark.parametrize("amount", [-0.9, -0.3, 0.4, 1.0])
def test_contrast_keeps_black_white_and_the_middle(amount: float) -> None:
    seen = greys(effect("contrast", amount=amount))
    assert (seen[0], seen[255]) == (0, 255)
    assert abs(seen[127] + seen[128] - 255) <= 1
    assert (np.diff(seen) >= 0).all()
    assert (seen[200] > 200) == (amount > 0)


def test_contrast_and_its_opposite_undo_each_other() -> None:
    """In one table: what the first one takes the second gives back before anything is rounded."""
    assert np.abs(greys(effect("contrast", amount=0.6), effect("contrast", amount=-0.6)) - np.arange(256)).max() <= 1
    assert np.abs(greys(effect("exposure", stops=-3), effect("exposure", stops=3)) - np.arange(256)).max() <= 1


def test_brightness_beyond_white_comes_back_within_a_chain() -> None:
    assert np.abs(greys(effect("exposure", stops=2), effect("exposure", stops=-2)) - np.arange(256)).max() <= 1


def test_no_saturation_is_the_luma_of_bt709() -> None:
    seen = treated(PICTURE, effect("saturation", amount=-1)).astype(float)
    luma = PICTURE[..., :3] @ np.array([0.0722, 0.7152, 0.2126])
    assert np.abs(seen[..., :3] - luma[..., None]).max() <= 1.5


@given(amount=st.floats(-1, 1))
@settings(max_examples=15, deadline=None)
def test_saturation_keeps_greys(amount: float) -> None:
    assert np.abs(greys(effect("saturation", amount=amount)) - np.arange(256)).max() <= 1


def test_the_daylight_of_d65_is_the_white_of_srgb() -> None:
    """CIE 15 gives x = 0.31271, y = 0.32902 for the D65 of 6504 K: linear sRGB within a thousandth of (1, 1, 1)."""
    assert np.allclose(daylight(DAYLIGHT), 1.0, atol=0.004)


def test_warmth_reddens_tint_greens_and_both_keep_the_light_of_white() -> None:
    for chosen, redder, greener in ((effect("temperature", warmth=0.5), 1, 0), (effect("temperature", warmth=-0.5), -1, 0),
                                    (effect("temperature", tint=0.5), 1, -1), (effect("temperature", tint=-0.5), -1, 1)):
        blue, green, red = (light(value / 255) for value in treated(RAMP, chosen)[0, 120, :3])
        assert 0.2126 * red + 0.7152 * green + 0.0722 * blue == pytest.approx(light(120 / 255), abs=0.004)
        assert np.sign(red - light(120 / 255)) == redder
        if greener:
            assert np.sign(green - light(120 / 255)) == greener


@given(points=st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=8,
                       unique_by=lambda point: point[0]))
@settings(max_examples=60, deadline=None)
def test_a_curve_goes_through_its_points_and_never_beyond_them(points: list[tuple[int, int]]) -> None:
    points = sorted((x / 50, y / 50) for x, y in points)  # type: ignore[misc]
    at = np.linspace(0, 1, 501)
    curve = smooth(points, at)
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        assert smooth(points, np.array([x1, x2])) == pytest.approx([y1, y2])
        piece = curve[(at >= x1) & (at <= x2)]
        assert piece.min() >= min(y1, y2) - 1e-9
        assert piece.max() <= max(y1, y2) + 1e-9


@pytest.mark.parametrize("points", [(), ((0, 0),), ((0.5, 0), (0.5, 1)), ((0, "a"), (1, 1)), ((0, float("nan")), (1, 1))])
def test_a_curve_that_is_none_is_told_and_left_out(points: tuple[object, ...]) -> None:
    told: list[str] = []
    chain = Chain((effect("curves", {"all": points}), effect("exposure", stops=1)), {}.get, told.append)
    (step,) = chain.steps(place(PICTURE))
    assert told
    assert (step.apply(PICTURE) == treated(PICTURE, effect("exposure", stops=1))).all()


def test_lift_gamma_gain_hold_what_they_say() -> None:
    lifted, gained, gammaed = (greys(effect("lift-gamma-gain", **{name: 0.5})) for name in ("lift", "gain", "gamma"))
    assert lifted[0] > 0
    assert lifted[255] == 255
    assert gained[0] == 0
    assert gained[100] == pytest.approx(100 * 2**0.5, abs=1)
    assert (gammaed[0], gammaed[255]) == (0, 255)
    assert gammaed[100] == pytest.approx(255 * (100 / 255) ** (2**-0.5), abs=1)


def cube(size: int, of: object = None, header: str = "") -> str:
    steps_ = np.linspace(0, 1, size)
    rows = [(r, g, b) if of is None else of(r, g, b) for b in steps_ for g in steps_ for r in steps_]  # type: ignore[operator]
    return header + f"LUT_3D_SIZE {size}\n" + "\n".join(" ".join(f"{value:.6f}" for value in row) for row in rows) + "\n"


def table(folder: Path, text: str) -> dict[str, AssetFile]:
    path = folder / "look.cube"
    path.write_text(text, "utf-8")
    return {"lut": AssetFile(path, AssetKind.LUT, f"digest {hash(text)}", "look.cube")}


def lut(**numbers: float) -> object:
    return effect("lut", None, "lut", **numbers)


def test_a_table_that_swaps_channels(tmp_path: Path) -> None:
    files = table(tmp_path, cube(5, lambda r, g, b: (g, b, r), "TITLE \"swap\"\n# a remark\n\n"))
    seen = treated(PICTURE, lut(), files=files).astype(int)  # type: ignore[arg-type]
    assert np.abs(seen[..., 2] - PICTURE[..., 1]).max() <= 1
    assert np.abs(seen[..., 1] - PICTURE[..., 0]).max() <= 1
    half = treated(PICTURE, lut(amount=0.5), files=files).astype(int)  # type: ignore[arg-type]
    assert np.abs(2 * half[..., 2] - PICTURE[..., 1] - PICTURE[..., 2]).max() <= 3


def test_a_table_of_one_dimension_and_its_range(tmp_path: Path) -> None:
    text = "LUT_1D_SIZE 3\nDOMAIN_MIN 0 0 0\nDOMAIN_MAX 2 2 2\n0 0 0\n1 0.5 0\n1 1 1\n"
    seen = treated(RAMP, lut(), files=table(tmp_path, text))[0, 255]  # type: ignore[arg-type]
    assert tuple(seen) == (0, 128, 255, 255)


def test_tetrahedra_and_corners_agree_on_the_points_of_the_table() -> None:
    found = parsed(cube(3, lambda r, g, b: (r * r, g, b)), "t")
    assert found.of(np.array([[0.5, 1.0, 0.0]], np.float32)) == pytest.approx(np.array([[0.25, 1.0, 0.0]]))
    assert found.of(np.array([[0.25, 0.5, 0.5]], np.float32))[0, 0] == pytest.approx(0.125)


@pytest.mark.parametrize(("text", "told"), [
    ("", "size"), ("hello", "size"), ("LUT_3D_SIZE 2\nLUT_1D_SIZE 2\n", "size"), ("LUT_3D_SIZE 1\n0 0 0", "2 to"),
    (f"LUT_3D_SIZE {LARGEST_3D + 1}\n", "2 to"), ("LUT_3D_SIZE 1e9\n", "2 to"), ("LUT_1D_SIZE 2\n0 0 0\n", "needs 2"),
    ("LUT_1D_SIZE 2\n0 0 0\n1 1 1\n1 1 1\n", "more"), ("LUT_1D_SIZE 2\n0 0 0\n1 1\n", "line 3"),
    ("LUT_1D_SIZE 2\n0 0 0\n1 x 1\n", "line 3"), ("LUT_1D_SIZE 2\n0 0 0\n1 nan 1\n", "line 3"),
    ("LUT_1D_SIZE 2\n0 0 0\n1 inf 1\n", "line 3"), ("LUT_1D_SIZE 2\nDOMAIN_MIN 1 1 1\n0 0 0\n1 1 1\n", "range"),
    ("LUT_1D_SIZE 2\nDOMAIN_MAX a b c\n0 0 0\n1 1 1\n", "range"), ("LUT_1D_SIZE 2\nDOMAIN_MAX 1\n0 0 0\n1 1 1\n", "range"),
    ("\x00\x01\x02", "size"),
])
def test_a_file_that_is_no_table_says_why(text: str, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        parsed(text, "bad.cube")


@given(text=st.text(alphabet="LUT_13DSIZE \n0123456789.-+enaif#DOMAIN\x00", max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_table_or_refused(text: str) -> None:
    try:
        found = parsed(text, "any.cube")
    except InvalidInput:
        return
    assert np.isfinite(found.table).all()


def test_a_damaged_table_is_told_and_the_picture_stays(tmp_path: Path) -> None:
    told: list[str] = []
    chain = Chain((lut(),), table(tmp_path, "no table").get, told.append)  # type: ignore[arg-type]
    assert chain.steps(place(PICTURE)) == []
    assert "look.cube" in told[0]


def test_planes_can_ask_for_the_colours_of_a_chain() -> None:
    """What draws film in planes needs them where they are all that happens, and None where more does."""
    where = place(PICTURE)
    colours = colours_at((effect("exposure", stops=1), effect("saturation", amount=0.5)), where, {}.get)
    assert colours is not None
    assert not colours.channelwise
    assert colours.cube().shape == (33, 33, 33, 3)
    assert colours.of(np.array([[1.0, 1.0, 1.0]], np.float32)) == pytest.approx(np.array([[1.0, 1.0, 1.0]]))
    assert colours_at((effect("exposure", stops=1), effect("blur")), where, {}.get) is None
    assert colours_at((effect("exposure"),), where, {}.get) is None


def test_an_animated_look_uses_the_coarse_table() -> None:
    (step,) = steps(PICTURE, effect("saturation", amount=0.5))
    assert step.colours is not None
    assert step.colours.grid == 33
