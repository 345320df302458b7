"""A real library with a real small project: pictures, captions, a tone; exported by real workers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.items import Clip, Origin, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, CaptionWord
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene, Script
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.jobs.build import Builder
from autovideo_studio.jobs.fork_server import ForkServer
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.render.encode_sound import encode_sound
from autovideo_studio.services.exporting import ExportingService

WORDS = ["Ebbe", "und", "Flut", "kommen", "zweimal", "am", "Tag", "und", "niemand", "hat", "sie", "je", "gerufen"]


@dataclass
class Bench:
    library: Library
    workers: WorkerPool
    exporting: ExportingService

    def builder(self, cancel: CancelToken | None = None) -> Builder:
        return Builder(self.library.ledger, self.library.store, self.library.cache, cancel or CancelToken())


Work = Callable[[Bench], Awaitable[Any]]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        yield library


@pytest.fixture
def run(library: Library, forks: ForkServer | None) -> Callable[..., Any]:
    """Run `work(bench)` in an event loop, with one worker if not told otherwise."""
    def run(work: Work, workers: int = 1) -> Any:
        count = workers

        async def main() -> Any:
            async with WorkerPool(count, forks=forks) as workers:
                return await work(Bench(library, workers, ExportingService(library, workers, "Ada")))

        return asyncio.run(main())

    return run


def noisy(path: Path, seed: int, size: tuple[int, int] = (480, 300)) -> Path:
    """Grain that grows from left to right, over colours: no two parts of it encode to the same size."""
    chance = np.random.default_rng(seed)
    coarse = Image.fromarray(chance.integers(0, 256, (6, 9, 3)).astype(np.uint8))
    colours = np.asarray(coarse.resize(size, Image.Resampling.BICUBIC))
    strength = np.linspace(2, 6 + 12 * (seed % 3), size[0])
    grain = chance.normal(0, 1, (size[1], size[0], 1)) * strength[None, :, None]
    Image.fromarray(np.clip(colours + grain, 0, 255).astype(np.uint8)).save(path)
    return path


@pytest.fixture
def make_project(library: Library, tmp_path: Path) -> Callable[..., Project]:
    """`clips` moving pictures of `frames` frames, captions of 90 frames, a tone under all."""
    def make(clips: int = 3, frames: int = 60, width: int = 320, height: int = 180, rate: int = 30) -> Project:
        assets, shots, scenes, start = [], [], [], 0
        for number in range(clips):
            digest, _ = library.store.put_file(noisy(tmp_path / f"p{number}.png", number))
            assets.append(Asset(f"p{number}", digest, AssetKind.STILL, f"p{number}.png"))
            scenes.append(Scene(f"s{number}", f"Scene {number}.", heading=f"Part {number}"))
            shots.append(Clip(f"c{number}", AssetReference(f"p{number}"), frames, origin=Origin(f"s{number}", "visual"),
                              transform=Transform(scale=Animated.ramp(1, 1.3, frames))))
        total = clips * frames
        times = np.arange(int(total / rate * 48_000)) / 48_000
        tone = (0.1 * np.sin(2 * np.pi * 440 * times)).astype(np.float32)
        encode_sound(tmp_path / "tone.flac", [np.stack([tone, tone], 1)], "flac")
        digest, _ = library.store.put_file(tmp_path / "tone.flac")
        assets.append(Asset("tone", digest, AssetKind.AUDIO, "tone.flac", seconds=Fraction(total, rate)))
        captions = []
        while start + 90 <= total:
            words = tuple(CaptionWord(word, n * 6, n * 6 + 6) for n, word in enumerate(WORDS))
            captions.append(Clip(f"w{start}", CaptionReference((words[:7], words[7:]), "karaoke", "de"), 90))
            start += 90
        tracks = (Track("v", TrackKind.VIDEO, items=tuple(shots)), Track("c", TrackKind.CAPTION, items=tuple(captions)),
                  Track("a", TrackKind.SOUND, items=(Clip("tone", AssetReference("tone"), total),)))
        title = "Ebbe & Flut"
        library.projects.create(title, id="project_tides")
        script = replace(Script(), title=title, language="de", scenes=tuple(scenes))
        return Project("project_tides", title, Brief(source="tides"), script,
                       Sequence("s", SequenceFormat(width, height, Fraction(rate)), tracks), tuple(assets))

    return make
