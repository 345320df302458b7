"""What the pool's tiles show of files: strips of pictures, shapes of sounds; asked for when first seen."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.services.preview import STILL, Waveform, overview
from autovideo_studio.ui.widgets.film_strip import FilmStrip
from autovideo_studio.ui.workspace import Workspace

KEPT = 400
Art = FilmStrip | Waveform | None


class AssetArt(QObject):
    """`came` carries the digest of a file that can be drawn now."""

    came = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._known: OrderedDict[str, Art] = OrderedDict()

    def of(self, asset: Asset) -> Art:
        """None while it is not there, or cannot be had."""
        if asset.digest in self._known:
            self._known.move_to_end(asset.digest)
            return self._known[asset.digest]
        self._known[asset.digest] = None
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        self._ask(asset)
        return None

    def forget(self) -> None:
        """Ask again for what could not be had."""
        for digest in [digest for digest, art in self._known.items() if art is None]:
            del self._known[digest]

    def _ask(self, asset: Asset) -> None:
        preview, digest = self._workspace.studio.preview, asset.digest
        if asset.kind is AssetKind.AUDIO:
            self._workspace.engine.run_async(lambda cancel: preview.waveform(asset, cancel),
                                             lambda shape: self._put(digest, shape), lambda error: None)
        else:
            place = overview(asset.seconds) if asset.seconds else STILL
            self._workspace.engine.run_async(lambda cancel: preview.strip(asset, place, cancel),
                                             lambda strip: self._put(digest, FilmStrip(strip)), lambda error: None)

    def _put(self, digest: str, art: Art) -> None:
        self._known[digest] = art
        self.came.emit(digest)
