"""Is everything there, and is it what was written? SQLite's own check misses most flipped bits; digests do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from autovideo_studio.foundation.errors import ReadOnly, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.library.database import Database
from autovideo_studio.library.journal import first_break, heads, stored
from autovideo_studio.library.store import FileStore
from autovideo_studio.library.tables import assets


@dataclass(frozen=True, slots=True)
class Finding:
    """`area` is "file", "references", "journal" or "store"; `what` a sentence; `subject` a project's id or a digest, if any."""

    area: str
    what: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`projects` and `files` count whose digests were compared."""

    findings: tuple[Finding, ...]
    projects: int
    files: int

    @property
    def healthy(self) -> bool:
        return not self.findings


def check(database: Database, store: FileStore) -> CheckReport:
    """Read the whole file and the whole store."""
    findings, projects = _check_file(database)
    files = list(store.digests())
    findings += _missing_files(database, set(files))
    findings += [Finding("store", tr("A stored file is damaged: {digest}.", digest=digest), digest)
                 for digest in sorted(files) if not store.has(digest, verify=True)]
    return CheckReport(tuple(findings), projects, len(files))


def check_file(path: Path) -> list[Finding]:
    """A file that nobody writes: SQLite's structure, references between tables, and the chain of every project's history."""
    database = Database(path, read_only=ReadOnly(tr("A check changes nothing.")))
    try:
        return _check_file(database)[0]
    finally:
        database.close()


def _check_file(database: Database) -> tuple[list[Finding], int]:
    findings: list[Finding] = []
    projects = 0

    def read(connection: Connection) -> None:
        nonlocal projects
        findings.extend(_structure(connection))
        ends = heads(connection)
        for project_id, entries in groupby(stored(connection), key=lambda pair: pair[0]):
            projects += 1
            broken = first_break([entry for _, entry in entries], ends.pop(project_id, None))
            if broken is not None:
                findings.append(_broken(project_id, broken))
        findings.extend(_broken(project_id, head.first_seq) for project_id, head in ends.items())

    try:
        database.read(read)
    except (StudioError, DBAPIError) as error:
        findings.append(Finding("file", tr("The library file cannot be read to its end: {error}", error=str(error))))
    return findings, projects


def _structure(connection: Connection) -> Iterator[Finding]:
    for (line,) in connection.exec_driver_sql("pragma integrity_check(10)"):
        if line != "ok":
            yield Finding("file", tr("The library file is damaged: {line}.", line=line))
    for table, row, parent, _ in connection.exec_driver_sql("pragma foreign_key_check"):
        what = tr("Row {row} of {table} refers to nothing in {parent}.", row=row, table=table, parent=parent)
        yield Finding("references", what)


def _missing_files(database: Database, present: set[str]) -> list[Finding]:
    try:
        expected = set(database.read(lambda connection: connection.scalars(select(assets.c.digest)).all()))
    except (StudioError, DBAPIError):
        return []  # the file's own damage has been told
    return [Finding("store", tr("A stored file is missing: {digest}.", digest=digest), digest)
            for digest in sorted(expected - present)]


def _broken(project_id: str, seq: int) -> Finding:
    return Finding("journal", tr("The history of project {id} is damaged at entry {seq}.", id=project_id, seq=seq), project_id)
