"""Files by content: written once, found by the SHA-256 of their bytes, never changed.

A file is wholly there or not there: it is written under a temporary name in `incoming/`, flushed, and only then renamed.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from autovideo_studio.foundation.clock import now
from autovideo_studio.foundation.digest import digest_file
from autovideo_studio.foundation.errors import NotFound, ReadOnly, os_error
from autovideo_studio.foundation.files import commit_file, sync_folder
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id

if TYPE_CHECKING:
    from autovideo_studio.library.database import Database

_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_CHUNK = 1 << 20

KEEP_S = 600.0
"""Seconds. Who asked for a file's place may still be about to open it."""


class FileStore:
    """The folder's files as `ab/cdef…`. `read_only` is the error that a write gets, or None. Safe for several threads."""

    def __init__(self, folder: Path, *, read_only: ReadOnly | None = None) -> None:
        self.folder = folder
        self._read_only = read_only
        self._incoming = folder / "incoming"

    def put_file(self, path: Path, *, move: bool = False) -> tuple[str, int]:
        """Store a file's bytes; returns (digest, size in bytes). `move` gives the file away: on one disk nothing is copied.

        Raises `DiskFull`, `NotFound`, `ReadOnly`; then nothing is stored and the file is where it was.
        """
        self._refuse_if_read_only()
        try:
            return (self._adopt(path) if move else None) or self._copy_in(path, move)
        except OSError as error:
            raise os_error(error, tr("storing a file in the library")) from error

    def put_bytes(self, data: bytes) -> tuple[str, int]:
        """Store bytes; returns (digest, size). Raises `DiskFull`, `ReadOnly`."""
        self._refuse_if_read_only()
        digest = hashlib.sha256(data).hexdigest()
        try:
            with self._temporary() as temporary:
                temporary.write_bytes(data)
                self._commit(temporary, digest, len(data))
        except OSError as error:
            raise os_error(error, tr("storing a file in the library")) from error
        return digest, len(data)

    def path(self, digest: str) -> Path:
        """Where the bytes are, to be read only. Raises `NotFound`."""
        place = self._place(digest)
        if not place.is_file():
            raise NotFound(tr("A stored file is missing ({digest}).", digest=digest[:12]),
                           tr("Make the video again: what is missing is made anew."), str(place))
        return place

    def has(self, digest: str, *, size: int | None = None, verify: bool = False) -> bool:
        """Whether the bytes are there: of that `size`, if given; `verify` reads them and compares the digest."""
        place = self._place(digest)
        try:
            found = place.stat().st_size
        except OSError:
            return False
        if size is not None and found != size:
            return False
        return not verify or digest_file(place) == digest

    def digests(self) -> Iterator[str]:
        """All that is stored, in no order."""
        for file in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            if _DIGEST.match(file.parent.name + file.name):
                yield file.parent.name + file.name

    def sweep(self) -> int:
        """Remove what a killed program left half written; returns how many. Only for who holds the writer lock."""
        leftovers = list(self._incoming.glob("*"))
        for leftover in leftovers:
            with suppress(OSError):
                leftover.unlink()
        return len(leftovers)

    def _adopt(self, path: Path) -> tuple[str, int] | None:
        """Take the file itself; None where it lies on another disk."""
        digest, size = digest_file(path), path.stat().st_size
        try:
            self._commit(path, digest, size)
        except OSError as error:
            if error.errno == errno.EXDEV:
                return None
            raise
        path.unlink(missing_ok=True)
        return digest, size

    def _copy_in(self, path: Path, move: bool) -> tuple[str, int]:
        hasher, size = hashlib.sha256(), 0
        with self._temporary() as temporary:
            with path.open("rb") as source, temporary.open("xb") as target:
                while chunk := source.read(_CHUNK):
                    hasher.update(chunk)
                    size += target.write(chunk)
            self._commit(temporary, hasher.hexdigest(), size)
        if move:
            path.unlink()
        return hasher.hexdigest(), size

    def _commit(self, temporary: Path, digest: str, size: int) -> None:
        """Give the file its place, unless its bytes are there, whole."""
        place = self._place(digest)
        if not self.has(digest, size=size, verify=True):
            if not place.parent.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                sync_folder(self.folder)
            commit_file(temporary, place)

    def _place(self, digest: str) -> Path:
        if not _DIGEST.match(digest):
            raise NotFound(tr("This is not the name of a stored file: {name}.", name=digest[:80]))
        return self.folder / digest[:2] / digest[2:]

    @contextmanager
    def _temporary(self) -> Iterator[Path]:
        self._incoming.mkdir(parents=True, exist_ok=True)
        temporary = self._incoming / new_id("tmp")
        try:
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)

    def _refuse_if_read_only(self) -> None:
        if self._read_only:
            raise self._read_only


class AssetStore(FileStore):
    """What must never be lost: each file has a row, written after the file, that tells what ought to be there."""

    def __init__(self, folder: Path, database: Database) -> None:
        super().__init__(folder, read_only=database.read_only)
        self._database = database

    def put_file(self, path: Path, *, move: bool = False) -> tuple[str, int]:
        return self._registered(*super().put_file(path, move=move))

    def put_bytes(self, data: bytes) -> tuple[str, int]:
        return self._registered(*super().put_bytes(data))

    def remove(self, digest: str) -> int:
        """Give up a file that nothing needs any more; returns its size in bytes."""
        from sqlalchemy import delete

        from autovideo_studio.library.tables import assets

        self._refuse_if_read_only()
        self._database.write(lambda connection: connection.execute(delete(assets).where(assets.c.digest == digest)))
        place = self._place(digest)
        try:
            size = place.stat().st_size
            place.unlink()
        except OSError:
            return 0
        return size

    def _registered(self, digest: str, size: int) -> tuple[str, int]:
        from sqlalchemy.dialects.sqlite import insert

        from autovideo_studio.library.tables import assets

        row = insert(assets).values(digest=digest, size=size, created_at=now()).on_conflict_do_nothing()
        self._database.write(lambda connection: connection.execute(row))
        return digest, size


class Cache(FileStore):
    """What can be made again. Above `limit` bytes the longest unused goes, but never what is held, nor what was used in this
    session in the last `KEEP_S` seconds."""

    def __init__(self, folder: Path, limit: int, *, read_only: ReadOnly | None = None) -> None:
        super().__init__(folder, read_only=read_only)
        self.limit = limit
        self._used: dict[str, float] = {}
        self._holds: list[set[str]] = []
        self._grown = 0
        self._lock = threading.Lock()

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Nothing that is put or used inside, by anyone, is evicted before the end: for work that comes back to it late."""
        held: set[str] = set()
        self._holds.append(held)
        try:
            yield
        finally:
            self._holds = [other for other in self._holds if other is not held]

    @property
    def has_grown(self) -> bool:
        """Whether so much was put since the last eviction that another is worth its time."""
        return self._grown > self.limit // 16

    def has(self, digest: str, *, size: int | None = None, verify: bool = False) -> bool:
        self._use(digest)  # first: what is found to be there cannot go a moment later
        return super().has(digest, size=size, verify=verify)

    def path(self, digest: str) -> Path:
        self._use(digest)
        return super().path(digest)

    def remove(self, digest: str) -> None:
        """Give up one file; nothing where it is not there."""
        self._refuse_if_read_only()
        self._place(digest).unlink(missing_ok=True)

    def evict(self) -> list[str]:
        """Make room; returns the digests that are gone."""
        self._refuse_if_read_only()
        self._grown = 0
        files = {digest: self._place(digest).stat() for digest in self.digests()}
        excess = sum(stat.st_size for stat in files.values()) - self.limit
        gone = []
        for digest in sorted(files, key=lambda digest: files[digest].st_mtime_ns):
            if excess <= 0:
                break
            with self._lock:
                if self._is_needed(digest):
                    continue
                self._place(digest).unlink(missing_ok=True)
            excess -= files[digest].st_size
            gone.append(digest)
        return gone

    def _commit(self, temporary: Path, digest: str, size: int) -> None:
        self._grown += size
        self._use(digest)
        super()._commit(temporary, digest, size)

    def _is_needed(self, digest: str) -> bool:
        return (time.monotonic() - self._used.get(digest, -inf) < KEEP_S
                or any(digest in held for held in self._holds))

    def _use(self, digest: str) -> None:
        with self._lock:
            for held in self._holds:
                held.add(digest)
            now = time.monotonic()
            stale = now - self._used.get(digest, -inf) >= KEEP_S / 2
            if stale:
                self._used[digest] = now
        if stale and not self._read_only:
            with suppress(OSError):
                os.utime(self._place(digest))  # the time of last use outlives the session in the file itself
