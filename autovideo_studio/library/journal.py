"""The history of each project: entries in a chain of digests. Has the methods that `document.journal.Journal` asks for.

The chain shows any changed entry; `journal_heads` remembers where each chain begins and ends, so that a lost end is seen too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, LargeBinary, Row, cast, delete, insert, literal, select, update

from autovideo_studio.foundation.clock import now
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.foundation.errors import Damaged, NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.library.columns import Moment, json_text
from autovideo_studio.library.database import Database
from autovideo_studio.library.tables import documents, documents_aside, journal_heads, videos

Entry = Any
"""A dict (or TypedDict) of `seq`, `kind`, `label`, `merge_key`, `data` (JSON-able), `prev_hash`, `hash`."""

_TABLE, _HEAD = documents.c, journal_heads.c
_TEXTS = ("kind", "label", "merge_key", "data", "prev_hash", "hash")
_COPIED = ("project_id", "seq", *_TEXTS, "written_at")


class SqlJournal:
    """Of one project. Each call is one committed transaction."""

    def __init__(self, database: Database, project_id: str) -> None:
        self._database, self._project_id = database, project_id
        self._mine = _TABLE.project_id == project_id

    def entries(self) -> Iterator[Entry]:
        """All entries in the order of `seq`, as they are found: who reads compares the digests.

        Raises `Damaged` where the chain does not begin or end as it was written.
        """
        found, head = self._database.read(lambda connection: (
            [entry for _, entry in stored(connection, self._project_id)], self._head(connection)))
        yield from (found if head is None or not found or found[0]["seq"] == head.first_seq else ())
        if (missing := _missing(found, head)) is not None:
            raise _damaged(self._project_id, missing)

    def times(self) -> dict[int, datetime]:
        """When each entry was written, by its `seq`."""
        rows = select(_TABLE.seq, _TABLE.written_at).where(self._mine)
        return self._database.read(lambda connection: {row.seq: row.written_at for row in connection.execute(rows)})

    def append(self, entry: Entry, text: str = "") -> None:
        """Store the next entry; `text` is its data as canonical JSON, if the caller has it. Raises `NotFound` if the project has
        no row in `projects`, `ReadOnly`, `DiskFull`."""
        row = _row(entry, text)

        def write(connection: Connection) -> None:
            head = self._head(connection)
            if head is None:
                self._begin(connection, entry)
            elif (entry["seq"], entry["prev_hash"]) != (head.last_seq + 1, head.last_hash):
                raise ValueError(f"entry {entry['seq']} does not follow entry {head.last_seq} of {self._project_id}")
            connection.execute(insert(documents).values(project_id=self._project_id, **row))
            self._end_at(connection, entry["seq"], entry["hash"])

        self._database.write(write)

    def replace_last(self, entry: Entry) -> None:
        """Put an entry with the same `seq` in place of the last one (a drag that goes on)."""
        def write(connection: Connection) -> None:
            head = self._head(connection)
            if head is None or head.last_seq != entry["seq"]:
                raise ValueError(f"entry {entry['seq']} is not the last of {self._project_id}")
            connection.execute(update(documents).where(self._mine, _TABLE.seq == entry["seq"]).values(_row(entry)))
            self._end_at(connection, entry["seq"], entry["hash"])

        self._database.write(write)

    def discard_before(self, seq: int) -> None:
        """Remove what a snapshot at `seq` stands for."""
        def write(connection: Connection) -> None:
            connection.execute(delete(documents).where(self._mine, _TABLE.seq < seq))
            connection.execute(update(journal_heads).where(_HEAD.project_id == self._project_id).values(first_seq=seq))

        self._database.write(write)

    def discard_from(self, seq: int) -> None:
        """Put damaged entries from `seq` on aside (they stay in the file, for a repair by hand); the chain ends before them."""
        def write(connection: Connection) -> None:
            gone = [self._mine, _TABLE.seq >= seq]
            copies = select(*(_TABLE[name] for name in _COPIED), literal(now(), Moment())).where(*gone)
            connection.execute(insert(documents_aside).from_select([*_COPIED, "put_aside_at"], copies))
            connection.execute(delete(documents).where(*gone))
            rest = select(_TABLE.seq, _TABLE.hash).where(self._mine).order_by(_TABLE.seq.desc()).limit(1)
            last = connection.execute(rest).first()
            if last is None:
                connection.execute(delete(journal_heads).where(_HEAD.project_id == self._project_id))
            else:
                self._end_at(connection, last.seq, last.hash)

        self._database.write(write)

    def _head(self, connection: Connection) -> Row[Any] | None:
        return heads(connection, self._project_id).get(self._project_id)

    def _begin(self, connection: Connection, entry: Entry) -> None:
        if connection.execute(select(videos.c.number).where(videos.c.id == self._project_id)).first() is None:
            raise NotFound(tr("There is no project {id}.", id=self._project_id), tr("List them with: autovideo-studio projects."))
        connection.execute(insert(journal_heads).values(
            project_id=self._project_id, first_seq=entry["seq"], last_seq=entry["seq"], last_hash=entry["hash"]))

    def _end_at(self, connection: Connection, seq: int, digest: str) -> None:
        connection.execute(
            update(journal_heads).where(_HEAD.project_id == self._project_id).values(last_seq=seq, last_hash=digest))


def stored(connection: Connection, project_id: str | None = None) -> Iterator[tuple[str, Entry]]:
    """(project id, entry) of one project or all, each project's together and in the order of `seq`.

    Read as bytes: a flipped bit may leave a text that is no UTF-8, and that is damage of this entry alone.
    """
    rows = select(cast(_TABLE.project_id, LargeBinary).label("project_id"), _TABLE.seq,
                  *(cast(_TABLE[name], LargeBinary).label(name) for name in _TEXTS)).order_by(_TABLE.project_id, _TABLE.seq)
    if project_id is not None:
        rows = rows.where(_TABLE.project_id == project_id)
    for row in connection.execute(rows):
        texts = {name: _text(row._mapping[name]) for name in _TEXTS}
        yield _text(row.project_id), {"seq": row.seq, **texts, "data": _parsed(texts["data"])}


def heads(connection: Connection, project_id: str | None = None) -> dict[str, Row[Any]]:
    """Where each project's chain begins and ends."""
    rows = select(journal_heads) if project_id is None else select(journal_heads).where(_HEAD.project_id == project_id)
    return {row.project_id: row for row in connection.execute(rows)}


def first_break(entries: Iterable[Entry], head: Row[Any] | None) -> int | None:
    """The `seq` at which a chain is broken, or None if it is whole.

    An entry's `hash` is the digest of all its other fields; its `prev_hash` is the hash of the entry before it.
    """
    found = list(entries)
    for index, entry in enumerate(found):
        before = found[index - 1] if index else None
        if before is not None and (entry["seq"], entry["prev_hash"]) != (before["seq"] + 1, before["hash"]):
            return int(entry["seq"])
        if entry["hash"] != digest_of({name: value for name, value in entry.items() if name != "hash"}):
            return int(entry["seq"])
    return _missing(found, head)


def _missing(found: list[Entry], head: Row[Any] | None) -> int | None:
    if head is None:
        return found[0]["seq"] if found else None
    if not found or found[0]["seq"] != head.first_seq:
        return int(head.first_seq)
    if (found[-1]["seq"], found[-1]["hash"]) != (head.last_seq, head.last_hash):
        return int(found[-1]["seq"]) + 1
    return None


def _damaged(project_id: str, seq: int) -> Damaged:
    return Damaged(tr("The history of project {id} is damaged at entry {seq}. Everything before it is safe.",
                      id=project_id, seq=seq), tr("Open it as it was before that entry, or restore a backup."))


def _row(entry: Entry, text: str = "") -> dict[str, Any]:
    return {**entry, "data": json_text(entry["data"], text), "written_at": now()}


def _text(value: bytes | None) -> str:
    return (value or b"").decode("utf-8", "replace")


def _parsed(data: str) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return data  # damaged: its digest will not fit
