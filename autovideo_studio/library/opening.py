"""Opening a library's file: whose is it, which version, may it be written."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import Damaged, NewerVersion, NotFound, ReadOnly, StudioError, os_error
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.library import migrations
from autovideo_studio.library.database import FILE_NAME
from autovideo_studio.library.driver import connect, driver, translated
from autovideo_studio.library.lock import WriterLock


@dataclass(frozen=True, slots=True)
class Opened:
    """`path` is what to read (a private copy, if `copy_folder` is set); `lock` is held if it may be written, else `read_only`
    says why not; `immutable`: the disk takes no locks."""

    path: Path
    lock: WriterLock | None = None
    read_only: ReadOnly | None = None
    immutable: bool = False
    copy_folder: Path | None = None


def open_file(folder: Path, *, read_only: bool, must_write: bool) -> Opened:
    """Find out how the library in `folder` can be opened; makes it if it is not there, upgrades it if it is older.

    Raises `NotFound` (nothing there and nothing may be made), `ReadOnly` (`must_write`, and it cannot be), `NewerVersion`,
    `Damaged`, `DiskFull`. The file is then as it was.
    """
    path = folder / FILE_NAME
    if read_only:
        return _open_to_read(path, ReadOnly(tr("The library was opened to read only."), tr("Open it for writing.")))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(folder)
    except OSError as error:
        return _fall_back(path, _as_read_only(os_error(error, tr("opening the library"))), must_write)
    except StudioError as reason:
        return _fall_back(path, _as_read_only(reason), must_write)
    try:
        _make_ready(path)
    except BaseException:
        lock.release()
        raise
    return Opened(path, lock)


def _as_read_only(reason: StudioError) -> ReadOnly:
    if not isinstance(reason, ReadOnly):
        raise reason
    return reason


def _fall_back(path: Path, reason: ReadOnly, must_write: bool) -> Opened:
    if must_write or not path.exists():
        raise reason
    return _open_to_read(path, reason)


def _make_ready(path: Path) -> None:
    version = _version(path) if path.exists() else 0
    if version == 0:
        migrations.create(path)
    elif version < migrations.VERSION:
        from autovideo_studio.library.backup import back_up_before_upgrade

        back_up_before_upgrade(path, version)
        migrations.upgrade(path)


def _open_to_read(path: Path, reason: ReadOnly) -> Opened:
    if not path.exists():
        raise NotFound(tr("There is no library in {folder}.", folder=path.parent), tr("Check the path, or make a video first."))
    with translated(path):
        opened = _readable(path, reason)
    version = _version(opened.path, immutable=opened.immutable)
    if version < migrations.VERSION:
        raise ReadOnly(tr("The library {path} is of an older version and must be upgraded first. Nothing was changed.",
                          path=path), tr("Open it once where it can be written."))
    return opened


def _readable(path: Path, reason: ReadOnly) -> Opened:
    """A disk that cannot be written has no room for SQLite's locks: read it as immutable, or a copy where there is a WAL."""
    try:
        connection = connect(path, "ro")
        try:
            connection.execute("select count(*) from sqlite_master").fetchone()
        finally:
            connection.close()
        return Opened(path, read_only=reason)
    except driver().OperationalError:
        wal = path.with_name(path.name + "-wal")
        if not wal.exists() or wal.stat().st_size == 0:
            return Opened(path, read_only=reason, immutable=True)
    folder = Path(tempfile.mkdtemp(prefix="autovideo-library-"))
    for file in (path, wal):
        shutil.copyfile(file, folder / file.name)
    return Opened(folder / path.name, read_only=reason, copy_folder=folder)


def _version(path: Path, *, immutable: bool = False) -> int:
    """The version in the file's header; 0 for a file that is still empty. Raises `Damaged`, `NewerVersion`."""
    with translated(path):
        connection = connect(path, "ro", immutable=immutable) if immutable or os.path.getsize(path) else None
        if connection is None:
            return 0
        try:
            return _checked_version(connection, path)
        finally:
            connection.close()


def _checked_version(connection: Any, path: Path) -> int:
    application, version, tables = (
        int(connection.execute(query).fetchone()[0])
        for query in ("pragma application_id", "pragma user_version", "select count(*) from sqlite_master"))
    if tables == 0 and application in (0, migrations.APPLICATION_ID):
        return 0
    if application != migrations.APPLICATION_ID:
        raise Damaged(tr("{path} is not a library of this program. It was left as it is.", path=path),
                      tr("Choose another folder, or restore a backup: autovideo-studio library restore."))
    if version > migrations.VERSION:
        raise NewerVersion(tr("The library {path} was made by a newer version of this program. It was left as it is.", path=path),
                           tr("Update the program, or choose another library with --library."),
                           f"version {version}, known {migrations.VERSION}")
    return version
