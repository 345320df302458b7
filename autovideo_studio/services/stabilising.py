"""The first pass of stabilising: a film's camera motion, measured once for its content and stored as an asset."""

from __future__ import annotations

from pathlib import Path

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.jobs.build import Builder, Made
from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.media.camera_motion import TASK, VERSION
from autovideo_studio.services.voicing import Advance


async def measure_motion(film: Asset, path: Path, scratch: Path, builder: Builder, workers: WorkerPool, advance: Advance,
                         cancel: CancelToken) -> Asset:
    """The asset that the effect "stabilise" reads for `film`, whose bytes lie at `path`. Raises `InvalidInput`, `Cancelled`."""
    recipe = Recipe("camera-motion", VERSION, {"film": film.digest}, (film.digest,), label=tr("Motion of {name}", name=film.name))

    async def maker() -> Made:
        out = scratch / f"{recipe.key[:26]}.json"
        meta = await workers.run(TASK, {"path": str(path), "out": str(out)}, cancel=cancel, progress=advance)
        return Made("application/json", path=out, scratch=True, meta=meta, provider="media", model="camera-motion")

    product = await builder.make(recipe, maker)
    return Asset(new_id("asset"), product.digest, AssetKind.MOTION, tr("Motion of {name}", name=film.name), product.media_type)
