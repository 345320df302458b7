"""The SQLite driver: which one, how a connection is set up, and what its errors mean to a creator."""

from __future__ import annotations

import importlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from autovideo_studio.foundation.errors import Damaged, DiskFull, NotFound, ReadOnly, StudioError
from autovideo_studio.foundation.i18n import tr

Mode = Literal["rwc", "rw", "ro"]

BUSY_SECONDS = 10.0
PAGE_CACHE_KIB = 32 * 1024
"""Per connection, taken only as it is used: the indices of 100,000 videos fit."""

ROOM_FOR_ONE_COMMIT = 256 * 1024
"""Bytes. An I/O error with less room than this is a full disk (SQLite says so only when a page of the file was refused)."""


@cache
def driver() -> ModuleType:
    """`pysqlite3` where it brings a newer SQLite than the interpreter's own (before 3.51.3 WAL can corrupt), else `sqlite3`."""
    try:
        bundled = importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return sqlite3
    return bundled if bundled.sqlite_version_info > sqlite3.sqlite_version_info else sqlite3


def connect(path: Path, mode: Mode, *, immutable: bool = False) -> Any:
    """A connection in autocommit, set up for safety: whoever wants a transaction says BEGIN.

    "rwc" makes the file; "ro" refuses writes twice (in the open mode and by `query_only`). `immutable` is for a disk that
    cannot be written at all: no lock, no look at a WAL beside the file.
    """
    address = f"{path.absolute().as_uri()}?mode={mode}" + ("&immutable=1" if immutable else "")
    connection = driver().connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    try:
        connection.execute("pragma trusted_schema = off")
        connection.execute("pragma foreign_keys = on")
        connection.execute("pragma cell_size_check = on")
        connection.execute(f"pragma cache_size = -{PAGE_CACHE_KIB}")
        if mode == "ro":
            connection.execute("pragma query_only = on")
        else:
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = full")
            connection.execute(f"pragma journal_size_limit = {64 * 1024 * 1024}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the driver's errors about the file at `path`, bare or wrapped by SQLAlchemy, into a `StudioError`."""
    try:
        yield
    except Exception as error:
        cause = getattr(error, "orig", None) or error
        if isinstance(cause, driver().Error) and (meaning := _meaning(cause, path)):
            raise meaning from error
        raise


def is_io_error(error: BaseException | None) -> bool:
    """Whether the system failed to read or write: the connection must not be used again."""
    return _primary_code(getattr(error, "orig", None) or error) == sqlite3.SQLITE_IOERR


def _primary_code(error: object) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _meaning(error: Exception, path: Path) -> StudioError | None:
    """None for what is a fault of ours (a constraint, a wrong statement)."""
    code, details = _primary_code(error), repr(error)
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _no_room(path)):
        return DiskFull(tr("The disk of the library is full ({path}). Everything saved before is safe.", path=path.parent),
                        tr("Free some space and do the same again."), details)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return ReadOnly(tr("The library cannot be written ({path}). Nothing was changed.", path=path),
                        tr("Allow writing there, or choose another library with --library."), details)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged(tr("The library file is damaged ({path}). It was left as it is.", path=path),
                       tr("Restore the newest backup: autovideo-studio library restore."), details)
    if code == sqlite3.SQLITE_CANTOPEN:
        return NotFound(tr("The library file cannot be opened ({path}).", path=path),
                        tr("Check the path and the permissions of its folder."), details)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StudioError(tr("Another program holds the library ({path}). Nothing was changed.", path=path),
                           tr("Close the other program and try again."), details)
    if code == sqlite3.SQLITE_IOERR:
        return StudioError(tr("The disk of the library failed to read or write ({path}). Everything saved before is safe.",
                              path=path.parent), tr("Check the disk, then try again."), details)
    return None


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < ROOM_FOR_ONE_COMMIT
    except OSError:
        return False
