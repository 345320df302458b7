"""The sound of an export, mixed once for all that want it alike, and encoded anew only where it sounds otherwise."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from autovideo_studio.domain.edits.excerpt import sound_within
from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.build import Builder, Made, Place
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.jobs.workers import Turn, WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.render import passages, soundtrack
from autovideo_studio.render.codecs import AUDIO_CODECS
from autovideo_studio.render.encode_sound import CODECS
from autovideo_studio.render.mastering import Mastering
from autovideo_studio.render.passages import Delivery, Passage
from autovideo_studio.render.presets import RenderPreset, known
from autovideo_studio.services.encoding import AT_ONCE
from autovideo_studio.services.export_progress import ExportMeter
from autovideo_studio.services.levels import known_level

MIX_TASK = "autovideo_studio.render.soundtrack:mix_task"
MIXED, ENCODED = 0.3, 0.9
"""Shares of the work; the rest is joining and listening."""


def mastering_of(preset: RenderPreset) -> Mastering:
    """How the preset wants its sound, which it has."""
    codec = known(AUDIO_CODECS, preset.audio_codec, tr("audio codec"))
    container = "matroska" if preset.container == "mkv" else None  # the encoder's delay is told differently there
    return Mastering(preset.lufs, preset.true_peak_db, codec.encoder, preset.audio_bitrate if codec.bitrates else 0, container)


def sound_recipe(project: Project, span: TimeRange, preset: RenderPreset) -> Recipe:
    digests = {asset.id: asset.digest for asset in project.assets}
    heard = soundtrack.audio_fingerprint(sound_within(project.sequence, span), digests, mastering_of(preset))
    return Recipe("soundtrack", soundtrack.VERSION, {"sound": heard}, label=tr("Sound"))


async def mixed_sound(library: Library, workers: WorkerPool, project: Project, span: TimeRange, preset: RenderPreset,
                      builder: Builder, meter: ExportMeter, cancel: CancelToken) -> Product | None:
    """The sound of the part `span`, as the preset wants it; None where it wants none."""
    if not preset.audio_codec:
        return None
    recipe, mastering = sound_recipe(project, span, preset), mastering_of(preset)

    async def maker() -> Made:
        path = library.scratch / f"{recipe.key[:26]}{CODECS[mastering.codec].suffix}"
        with tempfile.TemporaryDirectory(dir=library.scratch) as folder:
            async with workers.turn(cancel) as turn:
                mixing = _Mixing(library, turn, builder, mastering, Path(folder), meter)
                meta = await mixing.finished(project, sound_within(project.sequence, span), path)
        return Made("audio/mp4", path=path, scratch=True, meta=meta, provider="render", model="soundtrack")

    product = await builder.make(recipe, maker, place=Place.CACHE)
    meter.sound_ready(product.size)
    return product


@dataclass(frozen=True, slots=True)
class _Mixing:
    """Makes one sound, with the raw mix in `folder`: in one turn, as there may be many pictures to wait for between its tasks."""

    library: Library
    turn: Turn
    builder: Builder
    mastering: Mastering
    folder: Path
    meter: ExportMeter

    async def finished(self, project: Project, sequence: Sequence, out: Path) -> dict[str, Any]:
        """Write `out`; returns what is known of it, and what was left out with the reason."""
        store, ledger = self.library.store, self.library.ledger
        paths = {asset.id: str(store.path(asset.digest)) for asset in project.assets if store.has(asset.digest)}
        levels = {asset.id: level for asset in project.assets if (level := known_level(asset.digest, ledger)) is not None}
        state = await self._run(MIX_TASK, {"sequence": to_plain(sequence), "assets": paths, "levels": levels},
                                lambda fraction: self.meter.sound(MIXED * fraction))
        skipped = state["skipped"]
        while "delivery" in state:
            delivery = from_plain(state["delivery"], Delivery)
            files = []
            for number, passage in enumerate(delivery.passages):
                files.append(str(self.builder.path(await self._passage(passage))))
                self.meter.sound(MIXED + (ENCODED - MIXED) * (number + 1) / len(delivery.passages))
            state = await self._run(passages.FINISH_TASK, {"delivery": state["delivery"], "files": files, "out": str(out)})
        return {**state["finished"], "skipped": skipped}

    async def _passage(self, passage: Passage) -> Product:
        recipe = Recipe("passage", passages.VERSION, {"passage": passage.key}, label=tr("Sound"))

        async def maker() -> Made:
            path = self.library.scratch / f"{passage.key[:26]}{CODECS[self.mastering.codec].suffix}"
            await self._run(passages.ENCODE_TASK, {"passage": to_plain(passage), "out": str(path)})
            return Made("audio/mp4", path=path, scratch=True, provider="render", model="passage")

        product = await self.builder.make(recipe, maker, place=Place.CACHE)
        if self.library.cache.has_grown:
            await asyncio.to_thread(self.library.trim_cache)
        return product

    async def _run(self, task: str, payload: dict[str, Any], progress: Callable[[float], None] | None = None) -> dict[str, Any]:
        payload = {**payload, "folder": str(self.folder), **asdict(self.mastering)}
        return await self.turn.run(task, payload, progress=progress, grace=AT_ONCE)
