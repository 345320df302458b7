"""The history of one project: entries in a chain of digests, one committed transaction each."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from autovideo_studio.foundation.clock import now
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.foundation.errors import Damaged, NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.library.columns import json_text
from autovideo_studio.library.database import Database
from autovideo_studio.library.tables import documents, videos

GENESIS = "0" * 64
"""What the first entry names as the digest before it."""

_TABLE = documents.c
_HASHED = ("seq", "kind", "label", "merge_key", "data", "prev_hash")


def row_hash(project_id: str, entry: dict[str, Any]) -> str:
    """SHA-256 over all of an entry; `data` is its JSON text, as stored."""
    return digest_of([project_id, *(entry[name] for name in _HASHED)])


class SqlJournal:
    """Entries are `{seq, kind, label, merge_key, data}` and, once stored, `prev_hash` and `hash`; `seq` counts from 1 without a gap;
    `data` is JSON-able."""

    def __init__(self, database: Database, project_id: str) -> None:
        self._database, self._project_id = database, project_id

    def append(self, entry: dict[str, Any]) -> dict[str, Any]:
        """Store the next entry; returns it as stored. Raises `NotFound` without a row of the project, `ReadOnly`, `DiskFull`."""
        def write(connection: Connection) -> dict[str, Any]:
            self._need_project(connection)
            return self._chain(connection, entry, self._last(connection))

        return self._database.write(write)

    def replace_last(self, entry: dict[str, Any]) -> dict[str, Any]:
        """Put an entry with the same `seq` in place of the last one (a drag that goes on); returns it as stored."""
        def write(connection: Connection) -> dict[str, Any]:
            connection.execute(delete(documents).where(_TABLE.project_id == self._project_id, _TABLE.seq == entry["seq"]))
            return self._chain(connection, entry, self._last(connection))

        return self._database.write(write)

    def load(self, after: int = 0) -> list[dict[str, Any]]:
        """The entries with `seq` > `after`, checked link by link. Raises `Damaged` and names the entry."""
        rows = select(documents).where(_TABLE.project_id == self._project_id, _TABLE.seq >= after).order_by(_TABLE.seq)
        entries = [_plain(row) for row in self._database.read(lambda connection: connection.execute(rows).all())]
        last_seq, last_hash = (0, GENESIS) if after == 0 or not entries else (after - 1, entries[0]["prev_hash"])
        for entry in entries:
            if (entry["seq"], entry["prev_hash"]) != (last_seq + 1, last_hash) or entry["hash"] != row_hash(self._project_id, entry):
                raise Damaged(tr("The history of project {id} is damaged at entry {seq}. Nothing was changed.", id=self._project_id,
                                 seq=entry["seq"]), tr("Restore the newest backup: autovideo-studio library restore."))
            last_seq, last_hash = entry["seq"], entry["hash"]
        return [entry | {"data": json.loads(entry["data"])} for entry in entries if entry["seq"] > after]

    def _chain(self, connection: Connection, entry: dict[str, Any], last: tuple[int, str]) -> dict[str, Any]:
        if entry["seq"] != last[0] + 1:
            raise ValueError(f"entry {entry['seq']} after {last[0]}")
        row = {"seq": entry["seq"], "kind": entry["kind"], "label": entry.get("label", ""), "merge_key": entry.get("merge_key", ""),
               "data": json_text(entry["data"]), "prev_hash": last[1]}
        row["hash"] = row_hash(self._project_id, row)
        connection.execute(insert(documents).values(project_id=self._project_id, written_at=now(), **row))
        return row | {"data": entry["data"]}

    def _last(self, connection: Connection) -> tuple[int, str]:
        row = connection.execute(select(_TABLE.seq, _TABLE.hash).where(_TABLE.project_id == self._project_id)
                                 .order_by(_TABLE.seq.desc()).limit(1)).first()
        return (row.seq, row.hash) if row else (0, GENESIS)

    def _need_project(self, connection: Connection) -> None:
        if connection.execute(select(videos.c.number).where(videos.c.id == self._project_id)).first() is None:
            raise NotFound(tr("There is no project {id}.", id=self._project_id), tr("List them with: autovideo-studio projects."))


def _plain(row: Row[Any]) -> dict[str, Any]:
    return {name: row._mapping[name] for name in (*_HASHED, "hash")}
