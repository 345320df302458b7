"""Linked accounts (their secrets are in the keyring, never here), uploads of videos to them, and what became of those."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from autovideo_studio.foundation.clock import now
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.library.database import Database
from autovideo_studio.library.tables import accounts, publications, statistics


@dataclass(frozen=True, slots=True)
class Account:
    """`remote_id` is the platform's own id of the channel or user."""

    id: str
    platform: str
    remote_id: str
    name: str
    scopes: tuple[str, ...]
    status: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Publication:
    """One upload of one video. `request` is what was consented to; `upload` where to resume."""

    id: str
    video_id: str
    account_id: str | None
    platform: str
    status: str
    remote_id: str
    url: str
    request: dict[str, Any]
    upload: dict[str, Any]
    error: str
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a platform told of one video at one moment; `engagement_rate` 0..1."""

    video_id: str
    platform: str
    views: int = 0
    likes: int = 0
    dislikes: int = 0
    shares: int = 0
    comments: int = 0
    watch_seconds: int = 0
    engagement_rate: float = 0.0
    taken_at: datetime = field(default_factory=now)


class Publications:
    """Every call commits before it returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def link(self, platform: str, *, remote_id: str, name: str, scopes: tuple[str, ...]) -> Account:
        """A new account; its secrets go to the keyring under its `id`."""
        account = Account(new_id("account"), platform, remote_id, name, scopes, "linked", now())
        self._database.write(lambda connection: connection.execute(insert(accounts).values(asdict(account))))
        return account

    def unlink(self, account_id: str) -> None:
        """Forget an account; what was published stays listed."""
        self._database.write(lambda connection: connection.execute(delete(accounts).where(accounts.c.id == account_id)))

    def accounts(self) -> tuple[Account, ...]:
        rows = select(accounts).order_by(accounts.c.created_at)
        return tuple(self._database.read(lambda connection: [
            replace(Account(**row._mapping), scopes=tuple(row.scopes)) for row in connection.execute(rows)]))

    def begin(self, video_id: str, account: Account, request: dict[str, Any]) -> Publication:
        """Write down what is about to be published, before anything is sent."""
        publication_id = new_id("publication")
        row = {"id": publication_id, "video_id": video_id, "account_id": account.id, "platform": account.platform,
               "status": "pending", "remote_id": "", "url": "", "request": request, "upload": {}, "error": "",
               "created_at": now(), "updated_at": now(), "published_at": None}

        def write(connection: Connection) -> Publication:
            connection.execute(insert(publications).values(row))
            return _publication(connection, publication_id)

        return self._database.write(write)

    def update(self, publication_id: str, **facts: Any) -> Publication:
        """Change fields of `Publication`. Raises `NotFound`."""
        def write(connection: Connection) -> Publication:
            connection.execute(update(publications).where(publications.c.id == publication_id).values(**facts, updated_at=now()))
            return _publication(connection, publication_id)

        return self._database.write(write)

    def of(self, video_id: str) -> tuple[Publication, ...]:
        """The oldest first."""
        rows = select(publications).where(publications.c.video_id == video_id).order_by(publications.c.created_at)
        return tuple(self._database.read(lambda connection: [_plain(row) for row in connection.execute(rows)]))

    def add_statistics(self, numbers: Statistics) -> None:
        self._database.write(lambda connection: connection.execute(insert(statistics).values(asdict(numbers))))

    def latest_statistics(self, video_id: str) -> tuple[Statistics, ...]:
        """The newest of each platform."""
        newest = (select(statistics.c.platform, func.max(statistics.c.taken_at).label("taken_at"))
                  .where(statistics.c.video_id == video_id).group_by(statistics.c.platform).subquery())
        rows = (select(statistics).where(statistics.c.video_id == video_id).order_by(statistics.c.platform)
                .join(newest, (statistics.c.platform == newest.c.platform) & (statistics.c.taken_at == newest.c.taken_at)))
        return tuple(self._database.read(lambda connection: [Statistics(**row._mapping) for row in connection.execute(rows)]))


def _publication(connection: Connection, publication_id: str) -> Publication:
    row = connection.execute(select(publications).where(publications.c.id == publication_id)).first()
    if row is None:
        raise NotFound(tr("There is no publication {id}.", id=publication_id))
    return _plain(row)


def _plain(row: Row[Any]) -> Publication:
    return Publication(**row._mapping)
