"""Missing files found again: by their content where that is known, else by their name."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autovideo_studio.domain.asset import Asset
from autovideo_studio.domain.edits.project import AddAssets
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.digest import digest_file
from autovideo_studio.foundation.errors import Cancelled, StudioError
from autovideo_studio.jobs.build import Builder
from autovideo_studio.library.library import Library
from autovideo_studio.services.importing import ImportingService, OwnFile
from autovideo_studio.services.own_files import OwnFiles


@dataclass(frozen=True, slots=True)
class Relinked:
    """What was found. The `same` bytes are in the library again and nothing else has to be done; `by_name` are other bytes under
    the same name, which take the old ones' place by the edit. `lost` were not found."""

    same: tuple[str, ...] = ()
    by_name: tuple[Asset, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def edit(self) -> AddAssets | None:
        return AddAssets(self.by_name) if self.by_name else None


class Relinking:
    def __init__(self, library: Library, importing: ImportingService, own_files: OwnFiles) -> None:
        self._library, self._importing, self._own_files = library, importing, own_files

    async def search(self, missing: Sequence[Asset], files: Sequence[Path], format: SequenceFormat,
                     cancel: CancelToken) -> Relinked:
        """Each file is read at most once for its digest, and probed only where it may be meant."""
        digests = {path: await cancel.run(asyncio.to_thread(digest_file, path)) for path in files} if missing else {}
        same, by_name, lost = list[str](), list[Asset](), list[str]()
        for asset in missing:
            original, size = self._original(asset, format)
            exact = next((path for path, digest in digests.items() if digest == original), None)
            named = next((path for path in files if path.name.casefold() == asset.name.casefold()), None)
            if exact is not None and await self._kept(exact, size, cancel) is not None \
                    and self._library.store.has(asset.digest):
                same.append(asset.id)
            elif named is not None and (other := await self._kept(named, size, cancel)) and other.kind is asset.kind:
                by_name.append(replace(other, id=asset.id, name=asset.name, bin=asset.bin, favourite=asset.favourite))
            else:
                lost.append(asset.id)
        return Relinked(tuple(same), tuple(by_name), tuple(lost))

    def _original(self, asset: Asset, format: SequenceFormat) -> tuple[str, SequenceFormat]:
        """The digest of the creator's own file that the asset was made of, and for which size it was made."""
        for making in reversed(self._library.ledger.makings_of(asset.digest)):
            params = making.params or {}
            if "file" in params:
                width, height = params.get("width", format.width), params.get("height", format.height)
                return str(params["file"]), replace(format, width=width, height=height)
        return asset.digest, format

    async def _kept(self, path: Path, format: SequenceFormat, cancel: CancelToken) -> Asset | None:
        """None where it cannot be read."""
        builder = Builder(self._library.ledger, self._library.store, self._library.cache, cancel)
        try:
            own = OwnFile(path, await self._importing.probe_file(path, cancel))
            return (await self._own_files.keep(own, format, builder, cancel)).asset
        except Cancelled:
            raise
        except StudioError:
            return None
