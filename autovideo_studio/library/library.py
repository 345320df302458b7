"""A library: one folder with everything of a creator."""

from __future__ import annotations

import shutil
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from autovideo_studio.foundation.errors import ReadOnly, os_error
from autovideo_studio.foundation.files import TEMPORARY_SUFFIX
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.library.database import Database
from autovideo_studio.library.opening import Opened, open_file
from autovideo_studio.library.store import AssetStore, Cache

if TYPE_CHECKING:
    from autovideo_studio.library.backup import Backups
    from autovideo_studio.library.check import CheckReport
    from autovideo_studio.library.jobs import SqlJobStore
    from autovideo_studio.library.journal import SqlJournal
    from autovideo_studio.library.ledger import SqlLedger
    from autovideo_studio.library.processing import ProcessingHistory
    from autovideo_studio.library.projects import Projects
    from autovideo_studio.library.publications import Publications
    from autovideo_studio.library.quotas import Quotas

CACHE_LIMIT = 20 * 1024**3
"""Bytes."""


class Library:
    """`library.db`, `store/` (by content, never lost), `cache/` (may be deleted at any time), `models/`, `backups/`, and
    `scratch/` for unfinished work (emptied at each opening by the writer).

    Safe for several threads; parts are loaded when first used.
    """

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False, must_write: bool = False, cache_limit: int = CACHE_LIMIT) -> Library:
        """Open or make the library in `folder`.

        Where another process is writing, or the disk cannot be written, it opens to be read (`read_only_reason` says why) and
        each write raises `ReadOnly`; with `must_write` the opening raises it. Raises `NewerVersion`, `Damaged`, `NotFound`,
        `DiskFull`.
        """
        opened = open_file(Path(folder), read_only=read_only, must_write=must_write)
        library = cls(Path(folder), opened, cache_limit)
        if opened.read_only is None:
            try:
                library._tidy()
            except OSError as error:
                library.close()
                raise os_error(error, tr("opening the library")) from error
        return library

    def __init__(self, folder: Path, opened: Opened, cache_limit: int) -> None:
        """For `open`."""
        self.folder = folder
        self._opened = opened
        self.database = Database(opened.path, read_only=opened.read_only, immutable=opened.immutable)
        self.store = AssetStore(folder / "store", self.database)
        self.cache = Cache(folder / "cache", cache_limit, read_only=opened.read_only)
        self.models = folder / "models"
        self.scratch = folder / "scratch"

    @property
    def read_only_reason(self) -> ReadOnly | None:
        """Why it cannot be written, as a sentence with a hint; None if it can."""
        return self._opened.read_only

    @cached_property
    def ledger(self) -> SqlLedger:
        from autovideo_studio.library.ledger import SqlLedger

        return SqlLedger(self.database, self.store, self.cache)

    @cached_property
    def projects(self) -> Projects:
        from autovideo_studio.library.projects import Projects

        return Projects(self.database)

    @cached_property
    def jobs(self) -> SqlJobStore:
        from autovideo_studio.library.jobs import SqlJobStore

        return SqlJobStore(self.database)

    @cached_property
    def backups(self) -> Backups:
        from autovideo_studio.library.backup import Backups

        return Backups(self.database.path, self.folder / "backups")

    @cached_property
    def processing(self) -> ProcessingHistory:
        from autovideo_studio.library.processing import ProcessingHistory

        return ProcessingHistory(self.database)

    @cached_property
    def quotas(self) -> Quotas:
        from autovideo_studio.library.quotas import Quotas

        return Quotas(self.database)

    @cached_property
    def publications(self) -> Publications:
        from autovideo_studio.library.publications import Publications

        return Publications(self.database)

    def journal(self, project_id: str) -> SqlJournal:
        """The history of one project (a `document.journal.Journal`); its row in `projects` comes before the first entry."""
        from autovideo_studio.library.journal import SqlJournal

        return SqlJournal(self.database, project_id)

    def check(self) -> CheckReport:
        """Read everything and compare it with its digests. Takes as long as reading the whole store."""
        from autovideo_studio.library.check import check

        return check(self.database, self.store)

    def delete_project(self, project_id: str) -> int:
        """Remove a project with its history and versions, and the stored files that nobody else needs; returns the bytes freed.
        Raises `NotFound`."""
        from autovideo_studio.library.garbage import delete_project

        return delete_project(self.database, self.store, self.projects, project_id)

    def uncache(self, digest: str) -> None:
        """Give up a file of the cache, and what the ledger knows of it; it can be made again."""
        self.cache.remove(digest)
        self.ledger.forget_cached((digest,))

    def trim_cache(self) -> int:
        """Bring the cache under its limit and forget what is gone; returns the number of files removed."""
        gone = self.cache.evict()
        self.ledger.forget_cached(gone)
        return len(gone)

    def close(self) -> None:
        self.database.close()
        if self._opened.copy_folder:
            shutil.rmtree(self._opened.copy_folder, ignore_errors=True)
        if self._opened.lock:
            self._opened.lock.release()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _tidy(self) -> None:
        """Remove what a killed program left half done."""
        self.store.sweep()
        self.cache.sweep()
        shutil.rmtree(self.scratch, ignore_errors=True)
        for leftover in self.folder.glob(f".*{TEMPORARY_SUFFIX}"):
            leftover.unlink(missing_ok=True)
        for folder in (self.scratch, self.models):
            folder.mkdir(exist_ok=True)
