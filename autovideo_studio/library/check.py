"""Is everything there, and is it what was written? SQLite's own check misses most flipped bits; digests do not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.library.driver import connect, driver
from autovideo_studio.library.journal import GENESIS, row_hash
from autovideo_studio.library.store import FileStore


@dataclass(frozen=True, slots=True)
class Finding:
    """`area` is "file", "references", "journal" or "store"; `what` a sentence; `subject` the project's id or the digest, if any."""

    area: str
    what: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`entries` and `files` count what was read and compared."""

    findings: tuple[Finding, ...]
    entries: int
    files: int

    @property
    def healthy(self) -> bool:
        return not self.findings


def check(database_file: Path, store: FileStore, expected: dict[str, int], *, immutable: bool = False) -> CheckReport:
    """Read the whole file and the whole store. `expected` are the sizes by digest that the store must hold."""
    findings, entries = _check_file(database_file, immutable)
    stored = set(store.digests())
    findings += [Finding("store", tr("A stored file is missing: {digest}.", digest=digest), digest)
                 for digest in sorted(expected.keys() - stored)]
    findings += [Finding("store", tr("A stored file is damaged: {digest}.", digest=digest), digest)
                 for digest in sorted(stored) if not store.has(digest, verify=True)]
    return CheckReport(tuple(findings), entries, len(stored))


def check_file(path: Path) -> list[Finding]:
    """SQLite's structure, references between tables, and the hash chain of every project's journal."""
    return _check_file(path, immutable=False)[0]


def _check_file(path: Path, immutable: bool) -> tuple[list[Finding], int]:
    try:
        with closing(connect(path, "ro", immutable=immutable)) as connection:
            connection.execute("begin")
            findings = list(_structure(connection))
            broken, entries = _journals(connection)
            return findings + broken, entries
    except (driver().DatabaseError, UnicodeDecodeError) as error:
        return [Finding("file", tr("The library file cannot be read to its end: {error}.", error=str(error)))], 0


def _structure(connection: Any) -> Iterator[Finding]:
    for (line,) in connection.execute("pragma integrity_check(10)"):
        if line != "ok":
            yield Finding("file", tr("The library file is damaged: {line}.", line=line))
    for table, row, parent, _ in connection.execute("pragma foreign_key_check"):
        yield Finding("references", tr("Row {row} of {table} refers to nothing in {parent}.", row=row, table=table, parent=parent))


def _journals(connection: Any) -> tuple[list[Finding], int]:
    findings: dict[str, Finding] = {}
    ends: dict[str, tuple[int, str]] = {}
    entries = 0
    for project_id, seq, kind, label, merge_key, data, prev_hash, hash_ in connection.execute(
            "select project_id, seq, kind, label, merge_key, data, prev_hash, hash from documents order by project_id, seq"):
        entries += 1
        last_seq, last_hash = ends.get(project_id, (seq - 1, GENESIS if seq == 1 else prev_hash))
        entry = {"seq": seq, "kind": kind, "label": label, "merge_key": merge_key, "data": data, "prev_hash": prev_hash}
        if (seq, prev_hash) != (last_seq + 1, last_hash) or hash_ != row_hash(project_id, entry):
            findings.setdefault(project_id, Finding(
                "journal", tr("The history of project {id} is damaged at entry {seq}.", id=project_id, seq=seq), project_id))
        ends[project_id] = seq, hash_
    return list(findings.values()), entries
