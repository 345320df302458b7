"""Seeing and hearing a project while it is edited: the player of an open document, thumbnails, waveforms, proxies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from autovideo_studio.document.document import Document
from autovideo_studio.domain.asset import Asset
from autovideo_studio.domain.project import Project
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.media.thumbnails import StripPlace
from autovideo_studio.media.waveform import Waveform
from autovideo_studio.render.player import Player


@dataclass(frozen=True, slots=True)
class Strip:
    """`count` pictures of `width` × `height` side by side in the JPEG `path`; `StripPlace` says what each shows."""

    path: Path
    count: int
    width: int
    height: int


class Preview:
    """An open document's player; it follows the document. Belongs to the document's thread. `close` it before the document."""

    player: Player

    def proxies_changed(self) -> None:
        """Look for proxies that were made since (`PreviewService.make_proxies`) and use them from now on."""

    def close(self) -> None: ...


class PreviewService:
    """`workers` is a pool of its own, so that what the creator looks at never waits behind an export. The coroutines belong to
    that pool's event loop; `open` to the document's thread."""

    def __init__(self, library: Library, workers: WorkerPool) -> None:
        self._library, self._workers = library, workers

    def open(self, document: Document) -> Preview: ...

    async def strip(self, asset: Asset, place: StripPlace, cancel: CancelToken) -> Strip:
        """Thumbnails of a film or still. Ask for what is seen first, and cancel what is no longer seen. Raises `StudioError`s."""

    async def waveform(self, asset: Asset, cancel: CancelToken) -> Waveform:
        """The shape of an asset's sound. Raises `InvalidInput` where there is none."""

    async def make_proxies(self, project: Project, advance: Callable[[float], None], cancel: CancelToken) -> int:
        """Make the proxies that the project's heavy films lack, one after the other; returns how many were made."""
