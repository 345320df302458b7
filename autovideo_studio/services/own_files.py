"""The creator's own files in the library: stills upright, in sRGB and no larger than needed; films and sounds as they are."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.digest import digest_file
from autovideo_studio.jobs.build import Builder, Made
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.media import stills, vector
from autovideo_studio.render import vector as drawings
from autovideo_studio.services.importing import OwnFile
from autovideo_studio.services.takes import asset_for

STILL_TASK = "autovideo_studio.media.stills:import_still_task"
IMPORT_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that the library has now: how it was made of the creator's, and the asset that it is."""

    recipe: Recipe
    product: Product
    asset: Asset


class OwnFiles:
    def __init__(self, library: Library, workers: WorkerPool) -> None:
        self._library, self._workers = library, workers

    async def keep(self, own: OwnFile, format: SequenceFormat, builder: Builder, cancel: CancelToken) -> Kept:
        """The same file is stored once. Raises `InvalidInput`, `Refused`, `DiskFull`."""
        digest = await asyncio.to_thread(digest_file, own.path)
        facts = own.facts
        if facts.kind is AssetKind.STILL:
            recipe = self._still_recipe(digest, format, own.path.name, drawn=facts.media_type == vector.MEDIA_TYPE)
            product = await self._still(own.path, recipe, "creator", builder, cancel)
        else:
            recipe = Recipe("film" if facts.kind is AssetKind.FILM else "sound", 1, {"file": digest}, label=own.path.name)

            async def maker() -> Made:
                meta = {"width": facts.width, "height": facts.height, "has_alpha": facts.has_alpha}
                return Made(facts.media_type, path=own.path, meta=meta, provider="creator")

            product = await builder.make(recipe, maker)
        meta = product.meta
        asset = asset_for(product.digest, facts.kind, own.path.name, media_type=product.media_type, width=meta["width"],
                          height=meta["height"], seconds=facts.seconds, has_audio=facts.has_audio, has_alpha=meta["has_alpha"])
        return Kept(recipe, product, asset)

    async def still(self, path: Path, digest: str, format: SequenceFormat, builder: Builder, cancel: CancelToken, *, label: str,
                    provider: str) -> Product:
        """The picture file with this digest, which came from `provider`, made ready to be shown. Raises as `keep`."""
        return await self._still(path, self._still_recipe(digest, format, label), provider, builder, cancel)

    @staticmethod
    def _still_recipe(digest: str, format: SequenceFormat, label: str, *, drawn: bool = False) -> Recipe:
        size = {"width": format.width, "height": format.height}
        return Recipe("drawing" if drawn else "still", drawings.VERSION if drawn else stills.VERSION, {"file": digest, **size},
                      label=label)

    async def _still(self, path: Path, recipe: Recipe, provider: str, builder: Builder, cancel: CancelToken) -> Product:
        task = drawings.TASK if recipe.kind == "drawing" else STILL_TASK

        async def maker() -> Made:
            out = self._library.scratch / recipe.key[:26]
            size = {name: recipe.params[name] for name in ("width", "height")}
            still = await self._workers.run(task, {"path": str(path), "out": str(out), **size}, cancel=cancel,
                                            timeout_s=IMPORT_TIMEOUT_S)
            return Made(still["media_type"], path=Path(still.pop("path")), scratch=True, meta=still, provider=provider)

        return await builder.make(recipe, maker)
