"""The book of what was made, tried and paid. Implements `jobs.recipe.Ledger`.

A row per attempt. Its status:

    intend ──▶ sent ──record──▶ made      the key's product (at most one row per key)
                │ └───────────▶ spare     made a second time; the first is kept, both were paid
                └──fail, settle──▶ failed

    made ──its bytes are gone, and it was made again──▶ lost

A row that stays `sent` is a call whose outcome is unknown: it may have been charged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, func, insert, select, update

from autovideo_studio.foundation.clock import now
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.library.database import Database
from autovideo_studio.library.store import AssetStore, Cache, FileStore
from autovideo_studio.library.tables import generations

_TABLE = generations.c


@dataclass(frozen=True, slots=True)
class Generation:
    """One attempt. `cost_usd` is exact, None where nothing was paid; `usage` as the vendor counts (tokens, characters)."""

    id: int
    key: str
    kind: str
    label: str
    provider: str
    model: str
    prompt: str
    params: dict[str, Any] | None
    status: str
    product: Product | None
    usage: dict[str, Any]
    cost_usd: Decimal | None
    seconds: float | None
    error: str
    created_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Totals:
    """`made` counts each time something was made, `unknown` calls without an answer; `cost_usd` is keyed by provider and month
    ("2026-11")."""

    made: int = 0
    failed: int = 0
    unknown: int = 0
    cost_usd: dict[tuple[str, str], Decimal] = field(default_factory=dict)


class SqlLedger:
    """Every call commits before it returns. Safe for several threads."""

    def __init__(self, database: Database, store: AssetStore, cache: Cache) -> None:
        self._database, self._store, self._cache = database, store, cache

    def find(self, key: str) -> Product | None:
        """The product of a key whose bytes are present (in the size that was recorded), or None."""
        row = self._database.read(lambda connection: _made(connection, key))
        return None if row is None or self._place_of(row.digest, row.size) is None else _product(row)

    def path(self, product: Product) -> Path:
        """Where the bytes of a product are, in the store or in the cache. Raises `NotFound`."""
        return (self._place_of(product.digest, product.size) or self._store).path(product.digest)

    def intend(self, recipe: Recipe, *, provider: str, model: str) -> None:
        """Write down that a paid call is about to be sent."""
        self._database.write(lambda connection: _add(connection, recipe, provider, model, {"status": "sent"}))

    def record(self, recipe: Recipe, product: Product, *, provider: str, model: str, seconds: float,
               cost_usd: str | None) -> None:
        """Write down the product; its bytes must be in the store or the cache, and where they are is remembered.

        A key that already has another product keeps it, unless the bytes of that one are gone; what was paid now is kept too.
        """
        place = self._place_of(product.digest, product.size)
        if place is None:
            raise ValueError(f"no bytes of {product.digest} in the store or the cache")
        facts = {
            "place": "cache" if place is self._cache else "store", "digest": product.digest, "size": product.size,
            "media_type": product.media_type, "meta": product.meta, "usage": product.meta.get("usage", {}), "seconds": seconds,
            "cost_usd": _exact(cost_usd), "finished_at": now()}
        if place is self._cache and not recipe.paid:
            facts["params"] = None

        def write(connection: Connection) -> None:
            first, status = _made(connection, recipe.key), "made"
            if first is not None and self._place_of(first.digest, first.size) is not None:
                status = "spare"
                if cost_usd is None and connection.scalar(select(_unanswered(recipe.key))) is None:
                    return
            elif first is not None:
                connection.execute(update(generations).where(_TABLE.id == first.id).values(status="lost"))
            _close(connection, recipe, provider, model, {"status": status, **facts})

        self._database.write(write)

    def fail(self, recipe: Recipe, *, provider: str, model: str, error: str, seconds: float) -> None:
        """Write down that an attempt failed and was not charged. (Where that is not certain, leave the intent open.)"""
        facts = {"status": "failed", "error": error, "seconds": seconds, "finished_at": now()}
        self._database.write(lambda connection: _close(connection, recipe, provider, model, facts))

    def in_doubt(self, key: str) -> bool:
        """Whether a paid call for this key was sent and has no answer: do not repeat it unasked."""
        return self._database.read(lambda connection: connection.scalar(select(_unanswered(key))) is not None)

    def unknown(self) -> tuple[Generation, ...]:
        """Paid calls without an answer (also those under way), the oldest first: shown to the creator, never repeated blindly."""
        return self._list(_TABLE.status == "sent")

    def settle(self, generation_id: int, *, cost_usd: str | None) -> None:
        """The creator looked it up at the vendor: charged that much (None: not charged). The key may be tried again."""
        self._database.write(lambda connection: connection.execute(
            update(generations).where(_TABLE.id == generation_id, _TABLE.status == "sent")
            .values(status="failed", cost_usd=_exact(cost_usd), finished_at=now())))

    def history(self, key: str) -> tuple[Generation, ...]:
        """Every attempt for a key, the oldest first."""
        return self._list(_TABLE.key == key)

    def makings_of(self, digest: str) -> tuple[Generation, ...]:
        """How these bytes were made, the oldest first, be they there or not."""
        return self._list((_TABLE.digest == digest) & _TABLE.status.in_(("made", "spare", "lost")))

    def totals(self) -> Totals:
        """Counts of attempts, and what was paid per provider and month (UTC)."""
        def read(connection: Connection) -> Totals:
            counts = Counter({status: int(number) for status, number in connection.execute(
                select(_TABLE.status, func.count()).group_by(_TABLE.status))})
            costs: dict[tuple[str, str], Decimal] = {}
            paid = select(_TABLE.provider, _TABLE.cost_usd, _TABLE.created_at).where(_TABLE.cost_usd.is_not(None))
            for provider, cost_usd, at in connection.execute(paid):
                costs[provider, f"{at:%Y-%m}"] = costs.get((provider, f"{at:%Y-%m}"), Decimal(0)) + Decimal(cost_usd)
            return Totals(counts["made"] + counts["spare"] + counts["lost"], counts["failed"], counts["sent"], costs)

        return self._database.read(read)

    def forget_cached(self, digests: Collection[str]) -> None:
        """Drop the rows of evicted products that cost nothing; what was paid stays in the book."""
        def write(connection: Connection) -> None:
            for digest in digests:
                connection.execute(delete(generations).where(
                    _TABLE.digest == digest, _TABLE.place == "cache", _TABLE.cost_usd.is_(None)))

        self._database.write(write)

    def _place_of(self, digest: str, size: int) -> FileStore | None:
        return next((place for place in (self._store, self._cache) if place.has(digest, size=size)), None)

    def _list(self, condition: ColumnElement[bool]) -> tuple[Generation, ...]:
        rows = select(generations).where(condition).order_by(_TABLE.id)
        return tuple(self._database.read(lambda connection: [_generation(row) for row in connection.execute(rows)]))


_MADE = select(_TABLE.id, _TABLE.digest, _TABLE.size, _TABLE.media_type, _TABLE.meta).where(
    _TABLE.key == bindparam("key"), _TABLE.status == "made")
"""Asked for each segment of an export: put together once."""


def _made(connection: Connection, key: str) -> Any:
    return connection.execute(_MADE, {"key": key}).first()


def _unanswered(key: str) -> Any:
    """The id of the newest call that has no answer yet."""
    return select(func.max(_TABLE.id)).where(_TABLE.key == key, _TABLE.status == "sent").scalar_subquery()


def _add(connection: Connection, recipe: Recipe, provider: str, model: str, facts: dict[str, Any]) -> None:
    row: dict[str, Any] = {
        "key": recipe.key, "kind": recipe.kind, "label": recipe.label, "provider": provider, "model": model,
        "prompt": _prompt(recipe.params), "params": recipe.params, "place": "", "media_type": "",
        "meta": {}, "usage": {}, "error": "", "created_at": now()}
    connection.execute(insert(generations).values(row | facts))


def _close(connection: Connection, recipe: Recipe, provider: str, model: str, facts: dict[str, Any]) -> None:
    """The intent's row gets its end; work that was free had no intent and gets a whole row."""
    facts |= {name: value for name, value in (("provider", provider), ("model", model)) if value}
    if not connection.execute(update(generations).where(_TABLE.id == _unanswered(recipe.key)).values(facts)).rowcount:
        _add(connection, recipe, provider, model, facts)


def _exact(cost_usd: str | None) -> str | None:
    return None if cost_usd is None else str(Decimal(cost_usd))


def _prompt(params: dict[str, Any]) -> str:
    return next((str(params[name]) for name in ("prompt", "text") if params.get(name)), "")


def _product(row: Row[Any]) -> Product:
    return Product(row.digest, row.size, row.media_type, row.meta)


def _generation(row: Row[Any]) -> Generation:
    return Generation(row.id, row.key, row.kind, row.label, row.provider, row.model, row.prompt, row.params, row.status,
                      _product(row) if row.digest else None, row.usage, None if row.cost_usd is None else Decimal(row.cost_usd),
                      row.seconds, row.error, row.created_at, row.finished_at)
