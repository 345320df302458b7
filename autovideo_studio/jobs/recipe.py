"""A recipe describes one thing to be made; its key is the digest of all that the result depends on.

The product is stored once, by content; the ledger maps key → product. From this alone: nothing is made or paid for twice, a
killed program goes on where it was, an edit re-makes only what depends on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from autovideo_studio.foundation.digest import digest_of


@dataclass(frozen=True, slots=True)
class Recipe:
    """`kind` names the maker ("narration", "segment"), `version` its code; `params` are JSON-able; `inputs` are digests of
    the products it reads. `label` is for people and not part of the key; `paid` marks a call that costs money."""

    kind: str
    version: int
    params: dict[str, Any]
    inputs: tuple[str, ...] = ()
    label: str = field(default="", compare=False)
    paid: bool = field(default=False, compare=False)

    @property
    def key(self) -> str:
        return digest_of([self.kind, self.version, self.params, list(self.inputs)])


@dataclass(frozen=True, slots=True)
class Product:
    """What a recipe made: bytes in the store (`digest`, `size`, `media_type`) and small JSON-able facts (`meta`)."""

    digest: str
    size: int
    media_type: str
    meta: dict[str, Any] = field(default_factory=dict)


class Ledger(Protocol):
    """The book of what was made. Implemented by the library; every call commits before it returns."""

    def find(self, key: str) -> Product | None:
        """The product of a key whose bytes are present, or None."""
        ...

    def in_doubt(self, key: str) -> bool:
        """Whether a paid call for this key was sent and its outcome is unknown."""
        ...

    def intend(self, recipe: Recipe, *, provider: str, model: str) -> None:
        """Write down that a paid call is about to be sent."""
        ...

    def record(self, recipe: Recipe, product: Product, *, provider: str, model: str, seconds: float,
               cost_usd: str | None) -> None:
        """Write down the product of a recipe: once per key."""
        ...

    def fail(self, recipe: Recipe, *, provider: str, model: str, error: str, seconds: float) -> None:
        """Write down that an attempt failed."""
        ...
