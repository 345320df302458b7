"""The sound of an export, mixed once for all that want it alike."""

from __future__ import annotations

from dataclasses import asdict

from autovideo_studio.domain.edits.excerpt import sound_within
from autovideo_studio.domain.plain import to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.build import Builder, Made, Place
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.render import soundtrack
from autovideo_studio.render.codecs import AUDIO_CODECS
from autovideo_studio.render.encode_sound import CODECS
from autovideo_studio.render.presets import RenderPreset, known
from autovideo_studio.services.encoding import AT_ONCE
from autovideo_studio.services.export_progress import ExportMeter
from autovideo_studio.services.levels import known_level

TASK = "autovideo_studio.render.soundtrack:mix_task"


def mastering_of(preset: RenderPreset) -> soundtrack.Mastering:
    """How the preset wants its sound, which it has."""
    codec = known(AUDIO_CODECS, preset.audio_codec, tr("audio codec"))
    container = "matroska" if preset.container == "mkv" else None  # the encoder's delay is told differently there
    return soundtrack.Mastering(preset.lufs, preset.true_peak_db, codec.encoder,
                                preset.audio_bitrate if codec.bitrates else 0, container)


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
        paths = {asset.id: str(library.store.path(asset.digest)) for asset in project.assets if library.store.has(asset.digest)}
        levels = {asset.id: level for asset in project.assets
                  if (level := known_level(asset.digest, library.ledger)) is not None}
        payload = {"sequence": to_plain(sound_within(project.sequence, span)), "assets": paths, "levels": levels,
                   "out": str(path), **asdict(mastering)}
        meta = await workers.run(TASK, payload, cancel=cancel, progress=meter.sound, grace=AT_ONCE)
        return Made("audio/mp4", path=path, scratch=True, meta=meta, provider="render", model="soundtrack")

    product = await builder.make(recipe, maker, place=Place.CACHE)
    meter.sound_ready(product.size)
    return product
