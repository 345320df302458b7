"""A work as a project in a library of its own, exported by the services as the program does it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Script
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.jobs.build import Builder
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.frames import FrameMaker
from autovideo_studio.render.plan import Plan
from autovideo_studio.render.presets import RenderPreset
from autovideo_studio.services.export_request import ExportRequest
from autovideo_studio.services.exporting import Exported, ExportingService
from benchmarks.works import HEIGHT, WIDTH, Work, seconds_of, sequence_of

PROJECT = "project_work"


class Studio:
    """Use it in one event loop; its workers stay between exports."""

    def __init__(self, library: Library, workers: WorkerPool) -> None:
        self._library, self._exporting = library, ExportingService(library, workers)

    def project(self, work: Work) -> Project:
        sequence, files = sequence_of(work)
        assets = []
        for id, file in files.items():
            digest, _ = self._library.store.put_file(file.path)
            seconds = Fraction(seconds_of(file.path)) if file.kind is AssetKind.AUDIO else None
            assets.append(Asset(id, digest, file.kind, file.name, seconds=seconds))
        self._library.projects.create(work.name, id=PROJECT)
        return Project(PROJECT, work.name, Brief(work.name), replace(Script(), title=work.name), sequence, tuple(assets))

    async def export(self, project: Project, preset: RenderPreset, out: Path) -> Exported:
        cancel = CancelToken()
        builder = Builder(self._library.ledger, self._library.store, self._library.cache, cancel)
        return await self._exporting.export(project, ExportRequest(out, preset), builder, lambda progress: None, cancel)


@asynccontextmanager
async def studio(folder: Path, workers: int) -> AsyncIterator[Studio]:
    with Library.open(folder) as library:
        async with WorkerPool(workers) as pool:
            yield Studio(library, pool)


def export_once(work: Work, preset: RenderPreset, folder: Path, workers: int) -> Path:
    """From a new library to the finished file, in cold workers."""
    async def run() -> Path:
        async with studio(folder / "library", workers) as bench:
            await bench.export(bench.project(work), preset, folder / "ours.mp4")
        return folder / "ours.mp4"

    return asyncio.run(run())


def draw_all(work: Work, path: Path) -> np.memmap[tuple[int, ...], np.dtype[np.uint8]]:
    """Every finished frame as raw yuv420p in a file: shape (frames, rows of all planes, width)."""
    sequence, files = sequence_of(work)
    compositor, plan = Compositor(files.get, WIDTH, HEIGHT, sequence.format.rate), Plan(sequence)
    maker, shape = FrameMaker(compositor), (work.frames, HEIGHT * 3 // 2, WIDTH)
    with path.open("wb") as file:
        for number in range(work.frames):
            file.write(maker.frame(compositor.picture(plan.layers_at(number))).to_ndarray().tobytes())
    return np.memmap(path, np.uint8, "r", shape=shape)
