"""Files that effects read, taken into the library so that the video keeps its look wherever it goes: colour tables of the
creator's, and the measured motion of shaky films."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import os_error
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.build import Builder
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.services.takes import asset_for


class EffectFiles:
    """`measure` belongs to the workers' loop."""

    def __init__(self, library: Library, workers: WorkerPool) -> None:
        self._library, self._workers = library, workers

    def keep_table(self, path: Path) -> Asset:
        """The colour table as an asset, stored. Short blocking work. Raises `InvalidInput` with what is wrong in it, `NotFound`,
        `DiskFull`."""
        from autovideo_studio.render.effects.cube import read_cube

        read_cube(path)
        try:
            digest, _ = self._library.store.put_file(path)
        except OSError as error:
            raise os_error(error, tr("keeping a colour table")) from error
        return asset_for(digest, AssetKind.LUT, path.name, media_type="application/x-cube")

    async def measure(self, film: Asset, advance: Callable[[float], None], cancel: CancelToken) -> Asset:
        """The motion of a film's camera; measured once. Raises `InvalidInput`, `NotFound`, `Cancelled`."""
        from autovideo_studio.services.stabilising import measure_motion

        library = self._library
        path, builder = library.store.path(film.digest), Builder(library.ledger, library.store, library.cache, cancel)
        return await measure_motion(film, path, library.scratch, builder, self._workers, advance, cancel)
