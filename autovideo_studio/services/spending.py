"""What something costs, in words; what is not known is said to be unknown, never to be nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Money

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Spent:
    """What was paid for a job: `usd` where prices are known, and how many calls have an unknown price."""

    usd: Decimal = Decimal(0)
    unknown: int = 0

    def plus(self, cost_usd: str | None) -> Spent:
        return Spent(self.usd, self.unknown + 1) if cost_usd is None else Spent(self.usd + Decimal(cost_usd), self.unknown)

    def plain(self) -> dict[str, Any]:
        return {"usd": str(self.usd), "unknown": self.unknown}

    @classmethod
    def of(cls, plain: Mapping[str, Any] | None) -> Spent | None:
        """What a job's result says; None where it says nothing."""
        return cls(Decimal(plain["usd"]), int(plain["unknown"])) if plain else None


def price_words(price: Money | None) -> str:
    """What is said before anything is spent."""
    if price is None:
        return tr("price unknown")
    words = money_words(price.amount)
    return words if price.amount < _CENT else tr("about {money}", money=words)


def spent_words(spent: Spent) -> str:
    if spent.unknown:
        return tr("cost unknown") if not spent.usd else tr("{money} and more", money=money_words(spent.usd))
    return money_words(spent.usd)


def money_words(usd: Decimal) -> str:
    """ "free", "$0.12", or "under $0.01": a price for people."""
    if usd == 0:
        return tr("free")
    return tr("under {money}", money=f"${_CENT}") if usd < _CENT else f"${usd.quantize(_CENT, ROUND_HALF_UP)}"
