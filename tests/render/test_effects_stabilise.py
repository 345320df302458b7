"""Stabilise: a shaken picture stands still, and its border is hidden."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from treating import effect, landscape, place

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.media.camera_motion import CameraPath
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.effects.base import Pixels
from autovideo_studio.render.effects.chain import Chain
from autovideo_studio.render.effects.stabilise import smoothed

RATE, COUNT = 30.0, 60
WORLD = landscape(420, 280)


@pytest.fixture
def shake() -> np.ndarray:
    """Whole pixels of a picture 180 high."""
    return np.random.default_rng(4).integers(-5, 6, (COUNT, 2))


@pytest.fixture
def files(tmp_path: Path, shake: np.ndarray) -> dict[str, AssetFile]:
    path = tmp_path / "path.json"
    places = [[x / 180, y / 180, 0.0] for x, y in shake.tolist()]
    path.write_text(json.dumps({"times": (np.arange(COUNT) / RATE).tolist(), "places": places}))
    return {"m": AssetFile(path, AssetKind.MOTION, "d", "path.json")}


def frame_at(number: int, shake: np.ndarray) -> Pixels:
    x, y = shake[number]
    return np.ascontiguousarray(WORLD[50 - y:230 - y, 50 - x:370 - x])


def steadied(number: int, shake: np.ndarray, files: dict[str, AssetFile], **numbers: float) -> Pixels:
    picture = frame_at(number, shake)
    chain = Chain((effect("stabilise", None, "m", **numbers),), files.get, lambda name: None)
    (step,) = chain.steps(replace(place(picture), source_seconds=number / RATE))
    assert step.opaque
    return step.apply(picture)


def test_what_was_shaken_stands_still(shake: np.ndarray, files: dict[str, AssetFile]) -> None:
    inner = np.s_[20:-20, 20:-20, :3]
    steady = [steadied(number, shake, files, smoothness=5.0, zoom=1.0)[inner].astype(int) for number in range(25, 35)]
    rough = [frame_at(number, shake)[inner].astype(int) for number in range(25, 35)]
    moved = [np.abs(one - other).mean() for one, other in zip(rough, rough[1:], strict=False)]
    still = [np.abs(one - other).mean() for one, other in zip(steady, steady[1:], strict=False)]
    assert np.mean(still) < 0.35 * np.mean(moved)


def test_the_zoom_hides_the_border(shake: np.ndarray, files: dict[str, AssetFile]) -> None:
    done = steadied(30, shake, files, zoom=1.2)
    assert (done[..., 3] == 255).all()
    assert done[..., :3].max(axis=2).min() > 0


def test_a_steady_pan_stays_a_steady_pan() -> None:
    """Its beginning and end too: smoothing must not make the camera hesitate there."""
    times = np.arange(COUNT) / RATE
    path = CameraPath(times, np.column_stack((0.3 * times, -0.1 * times, 0.02 * times)))
    for seconds in (0.0, 0.1, 1.0, float(times[-1])):
        assert smoothed(path, 0.8, seconds) == pytest.approx(path.at(seconds), abs=1e-9)


def test_without_its_measured_motion_it_is_left_out(tmp_path: Path) -> None:
    picture = landscape(160, 90)
    told: list[str] = []
    assert Chain((effect("stabilise"),), {}.get, told.append).steps(place(picture)) == []
    (tmp_path / "bad.json").write_text("{}")
    bad = {"m": AssetFile(tmp_path / "bad.json", AssetKind.MOTION, "d", "bad.json")}
    for step in Chain((effect("stabilise", None, "m"),), bad.get, told.append).steps(place(picture)):
        assert (step.apply(picture) == picture).all()
    assert "bad.json" in told[0]
