"""Numbered pictures as a film."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.jobs.build import Builder
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.media.decoder import FilmDecoder
from autovideo_studio.media.image_sequence import run_of, runs_in, wrap_task
from autovideo_studio.media.probe import probe
from autovideo_studio.services.importing import ImportingService
from tests.media.conftest import Context

NOISE = np.random.default_rng(4).integers(0, 256, (6, 31, 45, 4), np.uint8)


def saved(folder: Path, mode: str = "RGB", suffix: str = "png") -> list[Path]:
    paths = [folder / f"shot_{number}.{suffix}" for number in (8, 9, 10, 11, 12, 13)]
    for path, pixels in zip(paths, NOISE, strict=True):
        Image.fromarray(pixels).convert(mode).save(path)
    return paths


def wrapped(paths: list[Path], out: Path, context: Context, rate: str = "24") -> dict[str, object]:
    return wrap_task({"paths": [str(path) for path in paths], "rate": rate, "title": "shot", "out": str(out)}, context)


def test_a_run_is_found_from_any_of_its_pictures(tmp_path: Path) -> None:
    paths = saved(tmp_path)
    for name in ("shot_x.png", "other_10.png", "shot_10.jpg", "shot_10"):
        (tmp_path / name).write_bytes(b"x")
    assert run_of(paths[3]) == tuple(paths)
    assert run_of(tmp_path / "shot_x.png") == (tmp_path / "shot_x.png",)
    assert runs_in(tuple(tmp_path.iterdir())) == [tuple(paths)]
    assert runs_in(tuple(paths[:4])) == []


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_nothing_is_lost(tmp_path: Path, context: Context, mode: str) -> None:
    answer = wrapped(saved(tmp_path, mode), tmp_path / "film.mkv", context, "30000/1001")
    assert answer == {"width": 45, "height": 31, "has_alpha": mode == "RGBA", "frames": 6} and context.seen[-1] == 1
    facts = probe(tmp_path / "film.mkv")
    assert (facts.width, facts.height, facts.has_alpha, facts.caption) == (45, 31, mode == "RGBA", "shot")
    assert facts.rate is not None and abs(facts.rate - Fraction(30_000, 1_001)) < Fraction(1, 100)
    with FilmDecoder(tmp_path / "film.mkv") as film:
        for index in (5, 0, 3):
            picture = film.frame_at((index + Fraction(1, 2)) * Fraction(1_001, 30_000), 45, 31)
            assert picture is not None
            assert np.array_equal(picture[:, :, [2, 1, 0, 3][: len(mode)]], NOISE[index][:, :, : len(mode)])


def test_pictures_of_other_sizes_and_broken_ones_are_named(tmp_path: Path, context: Context) -> None:
    paths = saved(tmp_path)
    Image.new("RGB", (45, 32)).save(paths[4])
    with pytest.raises(InvalidInput, match="shot_12.png"):
        wrapped(paths, tmp_path / "film.mkv", context)
    paths[2].write_bytes(paths[2].read_bytes()[:300])
    with pytest.raises(InvalidInput, match="shot_10.png"):
        wrapped(paths, tmp_path / "film.mkv", context)
    assert not list(tmp_path.glob("*.mkv")) and not list(tmp_path.glob(".*"))


async def import_twice(folder: Path, picture: Path) -> tuple[Path, Path, int]:
    cancel = CancelToken()
    with Library.open(folder) as library:
        builder = Builder(library.ledger, library.store, library.cache, cancel)
        workers = WorkerPool(1)
        try:
            importing = ImportingService(workers)
            first, second = [
                await importing.import_sequence(picture, Fraction(24), library.scratch, builder, cancel) for _ in range(2)
            ]
        finally:
            await workers.aclose()
        assert first.facts.kind == "film" and first.path.is_file()
        return first.path, second.path, builder.made["image-sequence"]


def test_a_sequence_is_a_product_of_the_library(tmp_path: Path) -> None:
    import asyncio

    (tmp_path / "shots").mkdir()
    paths = saved(tmp_path / "shots")
    first, second, made = asyncio.run(import_twice(tmp_path / "library", paths[0]))
    assert first == second and made == 1
