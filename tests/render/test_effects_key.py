"""Chroma key: what becomes a hole, what stays, and what colour is left at the edge."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor
from treating import effect, landscape, treated

from autovideo_studio.render.raster import ensure_gui

SIZE = 60, 80


def plain(colour: str) -> np.ndarray:
    ensure_gui()
    tone = QColor(colour)
    return np.broadcast_to(np.array([tone.blue(), tone.green(), tone.red(), 255], np.uint8), (*SIZE, 4)).copy()


@pytest.mark.parametrize("key", ["#00b140", "#0047bb", "#d01080"])
def test_the_key_is_a_hole_in_light_and_shade_and_nothing_else_is(key: str) -> None:
    for factor in (70, 100, 120):
        done = treated(plain(QColor(key).lighter(factor).name()), effect("chroma-key", {"colour": key}, tolerance=0.25))
        assert done[30, 40, 3] == 0
    for other in ("#e0ac8a", "#808080", "#ffffff", "#000000", "#8d5a3b", "#b02020"):
        spill = 0.0 if key == "#d01080" else 1.0  # skin is tinged with magenta
        done = treated(plain(other), effect("chroma-key", {"colour": key}, spill=spill, softness=0.08))
        assert done[30, 40, 3] == 255
        assert np.abs(done[30, 40, :3].astype(int) - plain(other)[30, 40, :3]).max() <= 1


def test_an_edge_between_skin_and_screen_falls_evenly_and_keeps_no_green() -> None:
    screen, skin = plain("#00b140")[0, 0].astype(float), plain("#e0ac8a")[0, 0].astype(float)
    share = np.clip((np.arange(80) - 20) / 40, 0, 1)[None, :, None]
    mixed = np.rint(screen * (1 - share) + skin * share).astype(np.uint8).repeat(60, 0)
    done = treated(np.ascontiguousarray(mixed), effect("chroma-key", feather=0.0))[30].astype(int)
    assert (np.diff(done[:, 3]) >= 0).all()
    assert (done[:20, 3] == 0).all()
    assert (done[65:, 3] == 255).all()
    blue, green, red = done[..., 0], done[..., 1], done[..., 2]
    half_seen = (done[:, 3] > 20) & (done[:, 3] < 235)
    assert half_seen.any()
    assert (green[half_seen] <= np.maximum(red, blue)[half_seen] + 40).all()
    kept = treated(np.ascontiguousarray(mixed), effect("chroma-key", feather=0.0, spill=0.0))[30].astype(int)
    assert kept[half_seen, 1].sum() > 1.1 * green[half_seen].sum()


def test_drawing_the_edge_in_makes_less_of_the_picture() -> None:
    picture = plain("#00b140")
    picture[10:50, 20:60] = plain("#e0ac8a")[0, 0]
    solid = [int((treated(picture, effect("chroma-key", feather=0.0, shrink=shrink), size=(80, 400))[..., 3] > 127).sum())
             for shrink in (0.0, 0.004, 0.008)]
    assert solid[0] == 1600
    assert solid[0] > solid[1] > solid[2] > 1000


def test_an_odd_colour_of_the_key_is_taken_for_green() -> None:
    assert treated(plain("#00b140"), effect("chroma-key", {"colour": "no colour"}))[30, 40, 3] == 0


def test_a_picture_with_holes_keeps_them() -> None:
    picture = landscape(80, 60)
    picture[:20] = 0
    done = treated(picture, effect("chroma-key"), opaque=False)
    assert not done[:18].any()
