"""HDR and wide gamuts on a BT.709 screen: known values, no turned hues, and films as the formulas say."""

from __future__ import annotations

import colorsys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from autovideo_studio.media.colour_tags import BT709_PRIMARIES, BT2020_PRIMARIES, DISPLAY_P3, HLG, PQ
from autovideo_studio.media.decoder import FilmDecoder
from autovideo_studio.media.probe import probe
from autovideo_studio.media.tone_map import gamut_matrix, hlg_light, pq_light, pq_signal, to_bt709, tone_mapped

BT709 = 1


def grey(level: float) -> np.ndarray:
    return np.full(3, level)


@pytest.mark.parametrize(("signal", "light"), [(0, 0), (0.508078, 100), (0.580689, 203), (0.751827, 1_000), (1, 10_000)])
def test_pq_is_the_standard_s(signal: float, light: float) -> None:
    """Values of SMPTE ST 2084 and of ITU-R BT.2408 (58 % is reference white)."""
    assert pq_light(np.array(signal)) == pytest.approx(light, rel=1e-4, abs=1e-9)
    assert pq_signal(np.array(light)) == pytest.approx(signal, abs=1e-5)


@pytest.mark.parametrize(("signal", "light"), [(0, 0), (0.38, 26), (0.5, 50.6), (0.75, 203), (1, 1_000)])
def test_hlg_is_the_standard_s(signal: float, light: float) -> None:
    """ITU-R BT.2100 and BT.2408: 38 % is 26 cd/m² (18 % grey), 75 % reference white."""
    assert hlg_light(grey(signal))[0] == pytest.approx(light, rel=0.01, abs=0.02)


@pytest.mark.parametrize(("transfer", "white", "middle"), [(PQ, 0.5807, 0.4158), (HLG, 0.75, 0.42)])
def test_white_stays_white_and_grey_stays_grey(transfer: int, white: float, middle: float) -> None:
    """Reference white is a bright white with room above it, 18 % of it what 18 % grey is on the screen, black is black."""
    levels = [255 * to_bt709(grey(level), transfer, BT2020_PRIMARIES) for level in (0, middle, white, 1)]
    assert levels[0].tolist() == [0, 0, 0] and levels[3].min() > 254
    assert 220 < levels[2][0] < 245
    assert levels[1][0] == pytest.approx(255 * 0.18 ** (1 / 2.4), abs=8)
    assert all(np.ptp(level) < 0.1 for level in levels)


def test_brighter_stays_brighter() -> None:
    ramp = np.linspace(0, 1, 200)[:, None] * np.ones(3)
    for transfer in (PQ, HLG):
        seen = to_bt709(ramp, transfer, BT2020_PRIMARIES)[:, 0]
        assert (np.diff(seen) >= -1e-9).all()
        assert np.diff(seen[: int(200 * (0.74 if transfer == PQ else 0.99))]).min() > 0


def test_a_film_without_highlights_is_left_as_it_is() -> None:
    light = np.random.default_rng(1).random((50, 3))
    assert np.array_equal(tone_mapped(light, 1.0), light)
    dark = light * 0.3
    assert np.allclose(tone_mapped(dark, 1_000 / 203), dark, rtol=1e-6)


@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_hues_do_not_turn(transfer: int) -> None:
    """Bright pure colours keep the hue that they have in linear light; none clips to another."""
    for hue in np.arange(0, 1, 1 / 24):
        shown = np.array(colorsys.hsv_to_rgb(hue, 0.8, 1.0))
        light = np.clip(gamut_matrix(BT709_PRIMARIES, BT2020_PRIMARIES) @ shown, 0, None) * 900
        signal = pq_signal(light) if transfer == PQ else np.clip(light / 1_000, 0, 1) ** (1 / 2.4)
        seen = to_bt709(signal, transfer, BT2020_PRIMARIES) ** 2.4
        if transfer == PQ:
            turned = abs(colorsys.rgb_to_hsv(*seen)[0] - hue)
            assert min(turned, 1 - turned) < 0.02, hue
        assert seen.max() <= 1 and seen.min() >= 0


def test_colours_that_bt709_has_come_through_wide_gamuts_unchanged() -> None:
    wanted = np.random.default_rng(2).random((200, 3))
    for primaries in (BT2020_PRIMARIES, DISPLAY_P3):
        signal = np.clip(wanted**2.4 @ gamut_matrix(BT709_PRIMARIES, primaries).T, 0, 1) ** (1 / 2.4)
        assert np.abs(to_bt709(signal, BT709, primaries) - wanted).max() < 1e-6


# -- Films -------------------------------------------------------------------------------------------------------------------


def coded(path: Path, signal: np.ndarray, transfer: int, primaries: int) -> Path:
    """Ten bits of red, green and blue, stored exactly."""
    import av

    height, width = signal.shape[:2]
    with av.open(str(path), "w") as container:
        stream = container.add_stream("ffv1", rate=25)
        stream.width, stream.height, stream.pix_fmt = width, height, "gbrp10le"
        stream.codec_context.color_trc, stream.codec_context.color_primaries = transfer, primaries
        for index in range(2):
            frame = av.VideoFrame(width, height, "gbrp10le")
            for plane, channel in zip(frame.planes, (1, 2, 0), strict=True):
                rows = np.zeros((height, plane.line_size // 2), np.uint16)
                rows[:, :width] = np.rint(signal[..., channel] * 1_023)
                plane.update(rows.tobytes())
            frame.pts, frame.color_trc, frame.color_primaries = index, transfer, primaries
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of BT.709 values 0..255."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = (rgb / 255) ** 2.4 @ to_xyz.T / [0.9505, 1, 1.089]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)


@pytest.mark.parametrize(("transfer", "primaries"), [(PQ, BT2020_PRIMARIES), (HLG, BT2020_PRIMARIES), (BT709, BT2020_PRIMARIES),
                                                     (BT709, DISPLAY_P3)])
def test_films_look_as_the_formulas_say(tmp_path: Path, transfer: int, primaries: int) -> None:
    ramp = np.linspace(0, 1, 64)[None, :, None] * np.ones((8, 1, 3))
    shown = np.random.default_rng(2).random((24, 64, 3)) ** 2.4 @ gamut_matrix(BT709_PRIMARIES, primaries).T
    colours = pq_signal(shown * 600) if transfer == PQ else np.clip(shown, 0, 1) ** (1 / 2.4)
    signal = np.concatenate([ramp, colours])
    path = coded(tmp_path / "wide.mkv", signal, transfer, primaries)
    assert probe(path).hdr == {PQ: "PQ", HLG: "HLG"}.get(transfer, "") and probe(path).bit_depth == 10
    with FilmDecoder(path) as film:
        picture = film.frame_at(Fraction(0), 64, 32)
    assert picture is not None
    wanted = 255 * to_bt709(np.rint(signal * 1_023) / 1_023, transfer, primaries)
    seen = picture[:, :, 2::-1].astype(float)
    assert np.abs(seen[:8] - wanted[:8]).max() < 2, "greys"
    apart = np.linalg.norm(lab(seen[8:]) - lab(wanted[8:]), axis=-1)
    assert apart.mean() < 0.8 and np.percentile(apart, 99) < 3.5
