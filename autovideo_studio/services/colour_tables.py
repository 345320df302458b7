"""Colour tables (.cube) of the creator's, taken into the library so that the video keeps its look wherever it goes."""

from __future__ import annotations

from pathlib import Path

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.foundation.errors import os_error
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.library.library import Library
from autovideo_studio.services.takes import asset_for


class ColourTables:
    def __init__(self, library: Library) -> None:
        self._library = library

    def keep(self, path: Path) -> Asset:
        """The file as an asset, stored. Short blocking work. Raises `InvalidInput` with what is wrong in it, `NotFound`,
        `DiskFull`."""
        from autovideo_studio.render.effects.cube import read_cube

        read_cube(path)
        try:
            digest, _ = self._library.store.put_file(path)
        except OSError as error:
            raise os_error(error, tr("keeping a colour table")) from error
        return asset_for(digest, AssetKind.LUT, path.name, media_type="application/x-cube")
