"""The camera's motion, measured in films that were shaken on purpose."""

from __future__ import annotations

import asyncio
import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.digest import digest_file
from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.jobs.build import Builder
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.media.camera_motion import HEIGHT, CameraPath, measure_task, motion_between, path_from_json
from autovideo_studio.services.stabilising import measure_motion

RATE = 25


class Context:
    def __init__(self) -> None:
        self.done = 0.0

    def progress(self, fraction: float) -> None:
        self.done = fraction

    def raise_if_cancelled(self) -> None:
        return


def scene(width: int, height: int) -> np.ndarray:
    """Detail of several sizes, grey 0..255."""
    chance = np.random.default_rng(11)
    total = np.zeros((height, width))
    for size, weight in ((40, 70), (12, 50), (5, 35)):
        coarse = chance.normal(0, 1, (height // size + 3, width // size + 3))
        y, x = np.mgrid[:height, :width] / size
        row, column, fy, fx = y.astype(int), x.astype(int), y % 1, x % 1
        total += weight * ((coarse[row, column] * (1 - fx) + coarse[row, column + 1] * fx) * (1 - fy)
                           + (coarse[row + 1, column] * (1 - fx) + coarse[row + 1, column + 1] * fx) * fy)
    return np.clip(128 + total, 0, 255)


def seen(world: np.ndarray, x: float, y: float, angle: float, width: int, height: int) -> np.ndarray:
    """The middle of `world`, its content moved by (x, y) pixels and turned clockwise about the centre."""
    rows, columns = np.mgrid[:height, :width].astype(float)
    across, down = columns - width / 2 + 0.5 - x, rows - height / 2 + 0.5 - y
    cosine, sine = np.cos(angle), np.sin(angle)
    column = cosine * across + sine * down + world.shape[1] / 2 - 0.5
    row = -sine * across + cosine * down + world.shape[0] / 2 - 0.5
    left, top = np.floor(column).astype(int), np.floor(row).astype(int)
    fx, fy = column - left, row - top
    near = world[top, left] * (1 - fx) + world[top, left + 1] * fx
    far = world[top + 1, left] * (1 - fx) + world[top + 1, left + 1] * fx
    return near * (1 - fy) + far * fy


WORLD = scene(560, 340)


@pytest.mark.parametrize("moved", [(0.0, 0.0, 0.0), (5.0, -3.0, 0.0), (2.4, 1.7, 0.0), (0.0, 0.0, 0.02), (-4.3, 6.2, -0.012)])
def test_a_known_motion_is_found_to_a_fraction_of_a_pixel(moved: tuple[float, float, float]) -> None:
    before, after = (seen(WORLD, *motion, 426, HEIGHT).astype(np.float32) for motion in ((0.0, 0.0, 0.0), moved))
    x, y, angle = motion_between(before, after)
    assert x == pytest.approx(moved[0], abs=0.15)
    assert y == pytest.approx(moved[1], abs=0.15)
    assert angle == pytest.approx(moved[2], abs=0.0012)


def test_something_that_moves_by_itself_is_not_the_camera() -> None:
    before, after = (seen(WORLD, *motion, 426, HEIGHT).astype(np.float32) for motion in ((0.0, 0.0, 0.0), (2.0, 1.0, 0.0)))
    before[60:150, 150:270] = WORLD[:90, :120]
    after[60:150, 158:278] = WORLD[:90, :120]
    x, y, _ = motion_between(before, after)
    assert (x, y) == (pytest.approx(2.0, abs=0.3), pytest.approx(1.0, abs=0.3))


def test_a_picture_without_detail_does_not_move() -> None:
    grey = np.full((HEIGHT, 426), 90, np.float32)
    assert not motion_between(grey, grey + 1).any()


def shaken(path: Path, motions: list[tuple[float, float, float]]) -> Path:
    import av

    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=RATE, options={"crf": "12", "preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"  # type: ignore[attr-defined]
        for motion in motions:
            grey = seen(WORLD, *motion, 320, 180).astype(np.uint8)
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(grey), format="gray").reformat(format="yuv420p")
            file.mux(stream.encode(frame))  # type: ignore[attr-defined]
        file.mux(stream.encode())  # type: ignore[attr-defined]
    return path


def test_the_task_writes_the_path_of_a_shaken_film(tmp_path: Path) -> None:
    chance = np.random.default_rng(2)
    motions = [(float(x), float(y), float(a)) for x, y, a in chance.normal(0, (4, 3, 0.006), (20, 3))]
    context = Context()
    facts = measure_task({"path": str(shaken(tmp_path / "film.mp4", motions)), "out": str(tmp_path / "path.json")}, context)
    assert facts["frames"] == 20
    assert context.done == 1.0
    path = path_from_json(json.loads((tmp_path / "path.json").read_text()))
    wanted = np.array(motions) - motions[0]
    wanted[:, :2] /= 180
    assert np.abs(path.places[:, :2] - wanted[:, :2]).max() < 0.004
    assert np.abs(path.places[:, 2] - wanted[:, 2]).max() < 0.004
    assert path.times[1] == pytest.approx(float(Fraction(1, RATE)))


def test_a_film_of_one_frame_is_refused(tmp_path: Path) -> None:
    film = shaken(tmp_path / "short.mp4", [(0.0, 0.0, 0.0)])
    with pytest.raises(InvalidInput, match="short"):
        measure_task({"path": str(film), "out": str(tmp_path / "path.json")}, Context())


@pytest.mark.parametrize("plain", [{}, {"times": [0], "places": [[0, 0]]}, {"times": [1, 0], "places": [[0, 0, 0]] * 2},
                                   {"times": [], "places": []}, {"times": [0], "places": [[0, 0, float("inf")]]}])
def test_what_is_no_path_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError)):
        path_from_json(plain)


def test_a_path_holds_beyond_its_ends() -> None:
    path = CameraPath(np.array([0.0, 1.0]), np.array([[0.0, 0.0, 0.0], [1.0, 2.0, 3.0]]))
    assert path.at(-1.0) == pytest.approx([0, 0, 0])
    assert path.at(0.5) == pytest.approx([0.5, 1, 1.5])
    assert path.at(9.0) == pytest.approx([1, 2, 3])


async def measured_twice(folder: Path, film: Path) -> tuple[list[Asset], int]:
    cancel, asset = CancelToken(), Asset("asset_1", digest_file(film), AssetKind.FILM, "film.mp4")
    with Library.open(folder) as library:
        builder = Builder(library.ledger, library.store, library.cache, cancel)
        workers = WorkerPool(1)
        try:
            found = [await measure_motion(asset, film, library.scratch, builder, workers, lambda share: None, cancel)
                     for _ in range(2)]
        finally:
            await workers.aclose()
        for one in found:
            path_from_json(json.loads(library.store.path(one.digest).read_text()))
        return found, builder.made["camera-motion"]


def test_a_films_motion_is_a_product_of_the_library(tmp_path: Path) -> None:
    film = shaken(tmp_path / "film.mp4", [(float(number), 0.0, 0.0) for number in range(6)])
    (first, second), made = asyncio.run(measured_twice(tmp_path / "library", film))
    assert first.digest == second.digest
    assert first.kind is AssetKind.MOTION
    assert made == 1
