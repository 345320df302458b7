"""Small pictures of what the program draws itself: a clip on the timeline, the looks that a creator chooses from."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from frozendict import frozendict

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.build import Builder, Made, Place
from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.render import sample, thumbnail
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.drawing_version import drawing_version
from autovideo_studio.services.samples import sample_sequence

HEIGHT = 180
FILM_STEPS = 10
"""Frames that tell what happens in a video."""
SETTLED = 0.7
"""How far into a clip everything has come in and nothing leaves yet."""


@dataclass(frozen=True, slots=True)
class Sample:
    """`count` pictures of `width` × `height` side by side in the JPEG `path`."""

    path: Path
    count: int
    width: int
    height: int


class PicturesService:
    """Its coroutines belong to the workers' loop."""

    def __init__(self, library: Library, workers: WorkerPool) -> None:
        self._library, self._workers = library, workers

    async def of_clip(self, project: Project, clip: Clip, cancel: CancelToken) -> Path:
        """What a clip shows when all of it is there, as a JPEG of `HEIGHT` pixels."""
        files = {asset.id: AssetFile(self._library.store.path(asset.digest), asset.kind, asset.digest, asset.name)
                 for asset in project.assets if self._library.store.has(asset.digest)}
        digests = {asset.id: asset.digest for asset in project.assets}
        return await self._drawn(clip, project.sequence.format, TrackKind.VIDEO, files, digests, cancel)

    async def sample(self, of: str, id: str, cancel: CancelToken, *, moving: bool = False) -> Sample:
        """How a thing of the catalogues looks (see `sample_sequence`): one picture, or many of it at work. Raises `NotFound`."""
        shown = await asyncio.to_thread(sample_sequence, of, id)
        frames = shown.moving if moving else (shown.still,)
        payload = sample.payload_for(shown.sequence, frames, {}, {})
        return await self._strip(payload, f"{of} {id}", cancel)

    async def _strip(self, payload: dict[str, Any], label: str, cancel: CancelToken) -> Sample:
        recipe = Recipe("sample", sample.VERSION, {"slice": payload["slice"], "frames": payload["frames"],
                                                   "drawing": drawing_version()}, label=label)
        builder = Builder(self._library.ledger, self._library.store, self._library.cache, cancel)

        async def maker() -> Made:
            path = self._library.scratch / f"{recipe.key[:26]}.jpg"
            meta = await self._workers.run(sample.TASK, {**payload, "output": str(path)}, cancel=cancel)
            return Made("image/jpeg", path=path, scratch=True, meta=meta, provider="render", model="sample")

        product = await builder.make(recipe, maker, place=Place.CACHE)
        return Sample(builder.path(product), product.meta["count"], product.meta["width"], product.meta["height"])

    async def of_project(self, project: Project, cancel: CancelToken) -> Sample:
        """Frames from all over a video, each as high as a poster in the library. Raises `NotFound` for an empty one."""
        length = project.sequence.duration
        if not length:
            raise NotFound(tr("This video is empty."))
        sequence = replace(project.sequence, format=_reduced(project.sequence.format))
        frames = tuple(dict.fromkeys((2 * number + 1) * length // (2 * FILM_STEPS) for number in range(FILM_STEPS)))
        files = {asset.digest: AssetFile(self._library.store.path(asset.digest), asset.kind, asset.digest, asset.name)
                 for asset in project.assets if self._library.store.has(asset.digest)}
        payload = sample.payload_for(sequence, frames, {asset.id: asset.digest for asset in project.assets}, files)
        return await self._strip(payload, project.title, cancel)

    async def _drawn(self, clip: Clip, format: SequenceFormat, kind: TrackKind, files: dict[str, AssetFile],
                     digests: dict[str, str], cancel: CancelToken) -> Path:
        small = _reduced(format)
        bare = replace(clip, framings=frozendict(), origin=None, linked=None, group=None)
        sequence = Sequence("picture", small, (Track("t", kind, items=(bare,)),))
        by_digest = {file.digest: file for file in files.values()}
        payload = thumbnail.payload_for(sequence, int(clip.duration * SETTLED), digests, by_digest)
        recipe = Recipe("picture", thumbnail.VERSION, {"slice": payload["slice"], "first": payload["first"],
                                                       "drawing": drawing_version()}, label=clip.name)
        builder = Builder(self._library.ledger, self._library.store, self._library.cache, cancel)

        async def maker() -> Made:
            path = self._library.scratch / f"{recipe.key[:26]}.jpg"
            await self._workers.run(thumbnail.TASK, {**payload, "output": str(path)}, cancel=cancel)
            return Made("image/jpeg", path=path, scratch=True, provider="render", model="picture")

        return builder.path(await builder.make(recipe, maker, place=Place.CACHE))


def _reduced(format: SequenceFormat) -> SequenceFormat:
    scale = Fraction(HEIGHT, format.height)
    return SequenceFormat(max(2, 2 * round(format.width * scale / 2)), HEIGHT, format.rate)
