"""How much of something may be used per day or month, and how much has been."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from autovideo_studio.foundation.clock import now
from autovideo_studio.library.database import Database
from autovideo_studio.library.tables import quotas

Period = Literal["daily", "monthly"]
_TABLE = quotas.c


@dataclass(frozen=True, slots=True)
class Quota:
    """`kind` names what is counted ("image"); `resets_at` is the next midnight or first of the month, UTC."""

    kind: str
    period: Period
    used: int
    limit: int
    resets_at: datetime


class Quotas:
    def __init__(self, database: Database) -> None:
        self._database = database

    def limit(self, kind: str, period: Period, limit: int) -> None:
        """Set a limit; what was used in this period stays counted."""
        row = insert(quotas).values(kind=kind, period=period, used=0, limit=limit, resets_at=_next_reset(period))
        self._database.write(lambda connection: connection.execute(
            row.on_conflict_do_update(index_elements=["kind", "period"], set_={"limit": limit})))

    def use(self, kind: str, amount: int) -> bool:
        """Count `amount` against every limit of that kind, or count nothing and return False if one would be exceeded."""
        def write(connection: Connection) -> bool:
            present = [_renewed(Quota(*row)) for row in connection.execute(select(quotas).where(_TABLE.kind == kind))]
            if any(quota.used + amount > quota.limit for quota in present):
                return False
            for quota in present:
                connection.execute(quotas.update().where(_TABLE.kind == kind, _TABLE.period == quota.period).values(
                    used=quota.used + amount, resets_at=quota.resets_at))
            return True

        return self._database.write(write)

    def list(self) -> tuple[Quota, ...]:
        """As they are now: a period that has ended counts from nothing."""
        rows = select(quotas).order_by(_TABLE.kind, _TABLE.period)
        return tuple(self._database.read(lambda connection: [_renewed(Quota(*row)) for row in connection.execute(rows)]))


def _renewed(quota: Quota) -> Quota:
    if now() < quota.resets_at:
        return quota
    return Quota(quota.kind, quota.period, 0, quota.limit, _next_reset(quota.period))


def _next_reset(period: Period) -> datetime:
    midnight = now().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1) if period == "daily" else (midnight.replace(day=1) + timedelta(days=32)).replace(day=1)
