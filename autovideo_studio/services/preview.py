"""Seeing and hearing a project while it is edited: the player of an open document, thumbnails, waveforms, proxies."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from autovideo_studio.document.document import Document, ProjectChanged
from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits.several import Several
from autovideo_studio.domain.laying import Pick, lay
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Script
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, StudioError
from autovideo_studio.foundation.files import LOW_DISK_BYTES, free_bytes
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.jobs.build import Builder, Made, Place
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.media import proxies, thumbnails, waveform
from autovideo_studio.media.proxies import Proxy
from autovideo_studio.media.thumbnails import STILL, StripPlace, overview, strips_for
from autovideo_studio.media.waveform import Waveform
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.level_meter import SoundLevels, load_meter
from autovideo_studio.render.player import Player, PlayerState
from autovideo_studio.render.preset_table import DEFAULT_PRESET, presets
from autovideo_studio.render.preview import PreviewFrame
from autovideo_studio.render.preview_size import Quality
from autovideo_studio.render.transport import Transport
from autovideo_studio.services.levels import known_level
from autovideo_studio.services.soundtracks import sound_recipe

__all__ = ["STILL", "Player", "PlayerState", "Preview", "PreviewFrame", "PreviewService", "Quality", "SoundLevels", "Strip",
           "StripPlace", "Transport", "Waveform", "load_meter", "overview", "strips_for"]

AUDIO_SIZE = (320, 180)
QUICK_S = 300.0
"""What takes longer than this, and is no proxy, hangs."""


@dataclass(frozen=True, slots=True)
class Strip:
    """`count` pictures of `width` × `height` side by side in the JPEG `path`; `StripPlace` says what each shows."""

    path: Path
    count: int
    width: int
    height: int


class Preview:
    """An open document's player; it follows the document. Belongs to the document's thread. `close` it before the document."""

    def __init__(self, document: Document, library: Library, player: Player) -> None:
        """For `PreviewService.open`."""
        self.player = player
        self._document, self._library = document, library
        self._forget = document.changed.subscribe(self._changed)
        self._files: dict[str, AssetFile] = {}
        self._levels: dict[str, dict[str, Any]] = {}
        self._gain_db = 0.0
        self._look_at_assets()
        self._show()

    def files_found(self) -> None:
        """Show what was missing and is in the library again."""
        self._look_at_assets()
        self._show()

    def proxies_changed(self) -> None:
        """Use the proxies that were made since."""
        self.player.set_proxies(_known_proxies(self._document.project, self._library))

    def exported(self) -> None:
        """Sound as loud as the export that was just made."""
        self._gain_db = _last_gain(self._document.project, self._library)
        self._show()

    def close(self) -> None:
        self._forget()
        self.player.close()

    def _changed(self, change: ProjectChanged) -> None:
        if change.changes.assets:
            self._look_at_assets()
        self._show()

    def _show(self) -> None:
        self.player.set_sequence(self._document.project.sequence, self._files, self._levels, self._gain_db)

    def _look_at_assets(self) -> None:
        project = self._document.project
        self._files = _files(project, self._library)
        self._levels = {asset.digest: level for asset in project.assets
                        if (level := known_level(asset.digest, self._library.ledger)) is not None}
        self._gain_db = _last_gain(project, self._library)
        self.proxies_changed()


class PreviewService:
    """`workers` is a pool of its own, so that what the creator looks at never waits behind an export; `patient` ones make
    proxies. The coroutines belong to the pools' event loop; `open` to the document's thread."""

    def __init__(self, library: Library, workers: WorkerPool, patient: WorkerPool) -> None:
        self._library, self._workers, self._patient = library, workers, patient

    def open(self, document: Document) -> Preview:
        """The player of an open document, with its processes. Close it before the document."""
        return Preview(document, self._library, Player(forks=self._workers.forks))

    async def strip(self, asset: Asset, place: StripPlace, cancel: CancelToken) -> Strip:
        """Thumbnails of a film or still (`STILL` is its place). Ask for what is seen first, and cancel what is no longer seen.
        Raises `StudioError`s."""
        place = STILL if asset.seconds is None else place
        times = place.times(asset.seconds or place.interval / 2) or [Fraction(0)]
        params = {"of": asset.digest, "interval": str(place.interval), "number": place.number, "height": thumbnails.HEIGHT}
        recipe = Recipe("strip", thumbnails.VERSION, params, label=tr("Thumbnails"))
        source = self._known_proxy(asset.digest) or self._library.store.path(asset.digest)
        payload = {"path": str(source), "times": [str(at) for at in times], "tolerance": str(place.interval / 2)}
        product, path = await self._made(recipe, thumbnails.TASK, payload, ".jpg", "image/jpeg", cancel)
        return Strip(path, product.meta["count"], product.meta["width"], product.meta["height"])

    async def waveform(self, asset: Asset, cancel: CancelToken) -> Waveform:
        """The shape of an asset's sound. Raises `InvalidInput` where there is none."""
        recipe = Recipe("waveform", waveform.VERSION, {"of": asset.digest}, label=tr("Waveform"))
        payload = {"path": str(self._library.store.path(asset.digest))}
        _, path = await self._made(recipe, waveform.TASK, payload, ".npz", "application/zip", cancel)
        return Waveform.load(path)

    async def heavy_films(self, project: Project, cancel: CancelToken) -> list[Asset]:
        """Those that have no proxy and need one. A film that cannot be read needs none."""
        lacking = [asset for asset in project.assets if asset.kind is AssetKind.FILM and not asset.has_alpha
                   and self._library.store.has(asset.digest) and self._known_proxy(asset.digest) is None]
        heavy = []
        for film in lacking:
            try:
                if await self._is_heavy(film, cancel):
                    heavy.append(film)
            except Cancelled:
                raise
            except StudioError:
                continue
        return heavy

    async def wanting_proxies(self, project: Project, cancel: CancelToken) -> list[Asset]:
        """Those that get one unasked: the heavy ones, where the disk has room for it."""
        free = await asyncio.to_thread(free_bytes, self._library.folder)
        return await self.heavy_films(project, cancel) if free is not None and free >= LOW_DISK_BYTES else []

    async def make_proxy(self, film: Asset, advance: Callable[[float], None], cancel: CancelToken) -> None:
        """Once. Raises `InvalidInput` for what cannot be read, `NotFound` for what is missing."""
        payload = {"path": str(self._library.store.path(film.digest))}
        await self._made(_proxy_recipe(film.digest), proxies.TASK, payload, ".mp4", "video/mp4", cancel, advance,
                         workers=self._patient, timeout_s=None)

    def with_proxy(self, project: Project) -> frozenset[str]:
        """The ids of the films that have one."""
        known = _known_proxies(project, self._library)
        return frozenset(asset.id for asset in project.assets if asset.digest in known)

    def drop_proxies(self, films: Iterable[Asset]) -> None:
        """The preview shows the films themselves again. Raises `ReadOnly`."""
        for film in films:
            if (product := self._library.ledger.find(_proxy_recipe(film.digest).key)) is not None:
                self._library.uncache(product.digest)

    def source(self, asset: Asset, rate: Fraction) -> Player:
        """A player of one file alone, at so many frames a second. Belongs to the window's thread; close it."""
        size = (max(2, asset.width & ~1), max(2, asset.height & ~1)) if asset.width else AUDIO_SIZE
        empty = Project("source", "", Brief(""), Script(), Sequence("source", SequenceFormat(*size, rate)), (asset,))
        shown = Several(lay(empty, (Pick(asset.id),), 0).edits, "").apply(empty)
        player = Player(forks=self._workers.forks)
        player.set_sequence(shown.sequence, _files(shown, self._library), {})
        player.set_proxies(_known_proxies(shown, self._library))
        return player

    async def _is_heavy(self, film: Asset, cancel: CancelToken) -> bool:
        """Weighed once."""
        async def weigh() -> Made:
            payload = {"path": str(self._library.store.path(film.digest))}
            meta = await self._workers.run(proxies.WEIGH_TASK, payload, cancel=cancel, timeout_s=QUICK_S)
            return Made("application/json", data=film.digest.encode(), meta=meta, provider="render", model="weight")

        recipe = Recipe("weight", proxies.VERSION, {"of": film.digest}, label=tr("Weight of a film"))
        return bool((await self._builder(cancel).make(recipe, weigh, place=Place.CACHE)).meta["heavy"])

    def _known_proxy(self, digest: str) -> Path | None:
        proxy = _known_proxy(digest, self._library)
        return proxy.path if proxy else None

    async def _made(self, recipe: Recipe, task: str, payload: dict[str, Any], suffix: str, media_type: str, cancel: CancelToken,
                    advance: Callable[[float], None] = lambda fraction: None, workers: WorkerPool | None = None,
                    timeout_s: float | None = QUICK_S) -> tuple[Product, Path]:
        """The recipe's product out of the cache, made by a worker where it is not there."""
        async def maker() -> Made:
            out = self._library.scratch / f"{new_id('preview')}{suffix}"
            meta = await (workers or self._workers).run(task, {**payload, "out": str(out)}, cancel=cancel, progress=advance,
                                                        timeout_s=timeout_s)
            return Made(media_type, path=out, scratch=True, meta=meta, provider="render", model=recipe.kind)

        product = await self._builder(cancel).make(recipe, maker, place=Place.CACHE)
        return product, self._library.cache.path(product.digest)

    def _builder(self, cancel: CancelToken) -> Builder:
        return Builder(self._library.ledger, self._library.store, self._library.cache, cancel)


def _files(project: Project, library: Library) -> dict[str, AssetFile]:
    """Those that are there, by asset id."""
    return {asset.id: AssetFile(library.store.path(asset.digest), asset.kind, asset.digest, asset.name)
            for asset in project.assets if library.store.has(asset.digest)}


def _proxy_recipe(digest: str) -> Recipe:
    return Recipe("proxy", proxies.VERSION, {"of": digest}, label=tr("Lighter film for the preview"))


def _known_proxy(digest: str, library: Library) -> Proxy | None:
    product = library.ledger.find(_proxy_recipe(digest).key)
    if product is None:
        return None
    return Proxy(library.cache.path(product.digest), product.meta["width"], product.meta["height"])


def _known_proxies(project: Project, library: Library) -> Mapping[str, Proxy]:
    found = {asset.digest: _known_proxy(asset.digest, library) for asset in project.assets if asset.kind is AssetKind.FILM}
    return {digest: proxy for digest, proxy in found.items() if proxy is not None}


def _last_gain(project: Project, library: Library) -> float:
    """What the loudness pass gave this very sound, if it was exported; else 0 dB."""
    whole = TimeRange(0, project.sequence.duration)
    product = library.ledger.find(sound_recipe(project, whole, presets[DEFAULT_PRESET]).key)
    return float(product.meta["gain_db"]) if product else 0.0
