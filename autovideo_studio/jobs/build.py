"""The build: a recipe whose product is in the ledger is not made again; any other is made once, stored, and written down."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, NotFound, OutcomeUnknown, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.recipe import Ledger, Product, Recipe


class Place(StrEnum):
    """STORE keeps what cost money or time that nobody gets back; CACHE what any run can make again."""

    STORE = "store"
    CACHE = "cache"


class AssetStore(Protocol):
    """Files by content. Called from several threads."""

    def put_file(self, path: Path, *, move: bool = False) -> tuple[str, int]:
        """Store a file's bytes; returns (digest, size)."""
        ...

    def put_bytes(self, data: bytes) -> tuple[str, int]: ...

    def path(self, digest: str) -> Path:
        """Raises `NotFound`."""
        ...


@dataclass(frozen=True, slots=True)
class Made:
    """What a maker made: a file or bytes, and facts about it. `scratch` says that the file may be moved instead of copied."""

    media_type: str
    path: Path | None = None
    data: bytes | None = None
    scratch: bool = False
    meta: dict[str, Any] = field(default_factory=dict)
    provider: str = ""
    model: str = ""
    cost_usd: str | None = None


Maker = Callable[[], Awaitable[Made]]


@dataclass(frozen=True, slots=True)
class BuildEvent:
    """`state` is "started", "made", "reused" or "failed" (ended without a product); `seconds` since it was started. Of what was
    paid, `cost_usd` is exact, or None where the price is not known."""

    kind: str
    label: str
    state: str
    seconds: float = 0.0
    paid: bool = False
    cost_usd: str | None = None


class Builder:
    """Use it from one event loop. `made` and `reused` count recipes by kind."""

    def __init__(self, ledger: Ledger, store: AssetStore, cache: AssetStore, cancel: CancelToken,
                 on_event: Callable[[BuildEvent], None] = lambda event: None) -> None:
        self._ledger = ledger
        self._stores = {Place.STORE: store, Place.CACHE: cache}
        self._cancel = cancel
        self._on_event = on_event
        self._flights: dict[str, asyncio.Task[Product]] = {}
        self._waiting: Counter[str] = Counter()
        self.made: Counter[str] = Counter()
        self.reused: Counter[str] = Counter()

    async def make(self, recipe: Recipe, maker: Maker, *, place: Place = Place.STORE, provider: str = "",
                   model: str = "") -> Product:
        """The recipe's product, from the ledger or from `maker`. Who asks for a key that is being made waits for the one flight.

        `provider` and `model` are written down before a paid call is sent. Raises what the maker or the ledger raises,
        `Cancelled`, or `OutcomeUnknown` for a paid call that was sent before and never answered. A maker of a paid recipe is
        never cut off: it watches its own cancel token, and an answer that comes late is kept; any other is cancelled with
        the build.
        """
        self._cancel.raise_if_cancelled()
        key = recipe.key
        flight = self._flights.get(key)
        if flight is None:
            if (known := self._ledger.find(key)) is not None:
                self._count_reused(recipe)
                return known
            flight = asyncio.ensure_future(self._make(recipe, maker, place, provider, model))
            self._flights[key] = flight
            flight.add_done_callback(lambda _: self._flights.pop(key, None))
            return await self._join(flight, recipe)
        product = await self._join(flight, recipe)
        self._count_reused(recipe)
        return product

    def path(self, product: Product) -> Path:
        """Where a product's bytes are, to be read only. Raises `NotFound`."""
        try:
            return self._stores[Place.STORE].path(product.digest)
        except NotFound:
            return self._stores[Place.CACHE].path(product.digest)

    async def _join(self, flight: asyncio.Task[Product], recipe: Recipe) -> Product:
        """Wait for a flight. When the last of its passengers is cancelled, so is the flight, unless it is paid for."""
        key = recipe.key
        self._waiting[key] += 1
        try:
            return await asyncio.shield(flight)
        except asyncio.CancelledError:
            if self._waiting[key] == 1 and not flight.done():
                if not recipe.paid:
                    flight.cancel()
                await asyncio.wait({flight})
            raise
        finally:
            self._waiting[key] -= 1

    async def _make(self, recipe: Recipe, maker: Maker, place: Place, provider: str, model: str) -> Product:
        begun = time.monotonic()
        self._tell(recipe, "started", begun)
        if recipe.paid and self._ledger.in_doubt(recipe.key):
            raise OutcomeUnknown(
                tr("This was sent to be made before and no answer came: it may have been charged. It is not sent again unasked."),
                tr("Look it up at the provider and say whether it was charged, in the settings under “Unanswered calls” or by "
                   "autovideo-studio library unanswered; then try again."), recipe.label)
        try:
            if recipe.paid:
                self._ledger.intend(recipe, provider=provider, model=model)
                made = await maker()
            else:
                made = await self._cancel.run(maker())
            product = await _to_the_end(self._keep(recipe, made, place, begun))
        except BaseException as error:
            self._tell(recipe, "failed", begun)
            self._write_failure(recipe, error, provider, model, begun)
            raise
        self.made[recipe.kind] += 1
        self._tell(recipe, "made", begun, made.cost_usd)
        return product

    async def _keep(self, recipe: Recipe, made: Made, place: Place, begun: float) -> Product:
        """First the bytes, then the row: what the ledger knows is always there."""
        store = self._stores[place]
        if made.path is not None:
            digest, size = await asyncio.to_thread(store.put_file, made.path, move=made.scratch)
        else:
            digest, size = await asyncio.to_thread(store.put_bytes, made.data or b"")
        product = Product(digest, size, made.media_type, made.meta)
        self._ledger.record(recipe, product, provider=made.provider, model=made.model, seconds=time.monotonic() - begun,
                            cost_usd=made.cost_usd)
        return product

    def _write_failure(self, recipe: Recipe, error: BaseException, provider: str, model: str, begun: float) -> None:
        """A stopped or unanswered paid call may have been charged: its intent stays open, it did not fail."""
        if isinstance(error, (Cancelled, OutcomeUnknown)) or not isinstance(error, Exception):
            return
        provider = getattr(error, "provider", "") or provider
        text = f"{error.code}: {error}" if isinstance(error, StudioError) else repr(error)
        self._ledger.fail(recipe, provider=provider, model=model, error=text, seconds=time.monotonic() - begun)

    def _count_reused(self, recipe: Recipe) -> None:
        self.reused[recipe.kind] += 1
        self._tell(recipe, "reused", time.monotonic())

    def _tell(self, recipe: Recipe, state: str, begun: float, cost_usd: str | None = None) -> None:
        self._on_event(BuildEvent(recipe.kind, recipe.label or recipe.kind, state, time.monotonic() - begun, recipe.paid,
                                  cost_usd))


async def _to_the_end(work: Awaitable[Product]) -> Product:
    """Await `work` also through a cancel of the awaiting task, which is raised after it."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        if not task.done():
            await asyncio.wait({task})
        raise
