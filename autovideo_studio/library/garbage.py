"""What a deleted project leaves behind in the store: files that its history or its versions name, and those of no other project.

A file that was paid for stays: to make it again would cost money again. What the ledger knows of a removed file stays too; asked
for again, it is made anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sqlalchemy import ColumnElement, Connection, select

from autovideo_studio.library.database import Database
from autovideo_studio.library.projects import Projects
from autovideo_studio.library.store import AssetStore
from autovideo_studio.library.tables import documents, documents_aside, generations, video_versions, videos

_Whose = Callable[[ColumnElement[str]], ColumnElement[bool]]
_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def delete_project(database: Database, store: AssetStore, projects: Projects, project_id: str) -> int:
    """Returns the bytes freed. Raises `NotFound`."""
    named = database.read(lambda connection: _named(connection, store, lambda column: column == project_id))
    projects.delete(project_id)
    needed = database.read(lambda connection: _named(connection, store, lambda column: column != project_id) | _paid(connection))
    return sum(store.remove(digest) for digest in named - needed if store.has(digest))


def _named(connection: Connection, store: AssetStore, whose: _Whose) -> set[str]:
    """All digests that the projects' histories, versions and pictures name, and those that a version's own value names."""
    found: set[str] = set()
    for table in (documents, documents_aside):
        for (text,) in connection.execute(select(table.c.data).where(whose(table.c.project_id))):
            found.update(_DIGEST.findall(text))
    found.update(connection.scalars(select(videos.c.thumbnail).where(whose(videos.c.id), videos.c.thumbnail != "")))
    for digest in connection.scalars(select(video_versions.c.project).where(whose(video_versions.c.video_id))):
        found.update(_within(store, digest))
    return found


def _within(store: AssetStore, digest: str) -> Iterator[str]:
    """A version's value, and what it names."""
    if digest and store.has(digest):
        yield digest
        yield from _DIGEST.findall(store.path(digest).read_text("utf-8"))


def _paid(connection: Connection) -> set[str]:
    return set(connection.scalars(select(generations.c.digest).where(generations.c.cost_usd.is_not(None),
                                                                     generations.c.digest.is_not(None))))
