"""Backups of the library's file: taken by SQLite's own backup, opened and verified each, thinned out with age.

The store is not copied: its files are never changed or removed, so every backup finds what it refers to.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from autovideo_studio.foundation.clock import now
from autovideo_studio.foundation.digest import digest_file
from autovideo_studio.foundation.errors import Damaged, NotFound, os_error
from autovideo_studio.foundation.files import TEMPORARY_SUFFIX, written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.library.check import check_file
from autovideo_studio.library.database import FILE_NAME
from autovideo_studio.library.driver import connect, translated
from autovideo_studio.library.lock import WriterLock

_STAMP = "%Y-%m-%dT%H-%M-%S-%fZ"
_GENERATIONS = ((timedelta(minutes=10), 6), (timedelta(hours=1), 8), (timedelta(days=1), 14))
"""Of the last 6 spans of 10 minutes that have a backup the newest each is kept; so for 8 hours and 14 days."""
_LABELLED_KEPT = 3


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy of the library's file; `label` is "" or says what it was taken before."""

    path: Path
    taken_at: datetime
    label: str
    size: int


class Backups:
    """Of one library."""

    def __init__(self, database_file: Path, folder: Path) -> None:
        self._file, self._folder = database_file, folder

    def take(self, label: str = "") -> Backup | None:
        """Copy, verify, thin out; None if nothing has changed since the newest. Others may write meanwhile.

        Raises `Damaged` (the library itself fails its check: older backups are left alone), `DiskFull`, `ReadOnly`.
        """
        existing = self.list()
        backup = _take(self._file, self._folder, label)
        if existing and not label and digest_file(backup.path) == digest_file(existing[0].path):
            backup.path.unlink()
            return None
        for old in thinned_out(self.list()):
            old.path.unlink(missing_ok=True)
        return backup

    def list(self) -> tuple[Backup, ...]:
        """The newest first."""
        return tuple(sorted(_found(self._folder), key=lambda backup: backup.taken_at, reverse=True))

    def restore(self, backup: Backup | None = None) -> Path:
        """Lay a verified copy of a backup (the newest that passes its check) beside the library and return its path.

        The library itself is not touched: `swap_in` does that. Raises `NotFound`, `Damaged`.
        """
        for candidate in [backup] if backup else self.list():
            copy = self._file.with_name(f"{self._file.stem}-restored-{candidate.taken_at.strftime(_STAMP)}.db")
            try:
                with written_whole(copy) as temporary:
                    shutil.copyfile(candidate.path, temporary)
                    _verify(temporary)
            except Damaged:
                if backup:
                    raise
                continue
            except OSError as error:
                raise os_error(error, tr("restoring the library")) from error
            return copy
        raise NotFound(tr("There is no good backup in {folder}.", folder=self._folder), tr("Nothing was changed."))


def back_up_before_upgrade(database_file: Path, version: int) -> None:
    """Keep the older file as it is before its tables are changed. Raises `Damaged`, `DiskFull`."""
    _take(database_file, database_file.parent / "backups", f"before-version-{version + 1}")


def swap_in(library_folder: Path, copy: Path) -> Path:
    """Make `copy` the library's file; returns the folder that keeps the file it replaces. The library must be closed.

    Raises `ReadOnly` if it is open somewhere, `Damaged` if the copy fails its check; then nothing has changed.
    """
    lock = WriterLock(library_folder)
    try:
        _verify(copy)
        current = library_folder / FILE_NAME
        kept = library_folder / "replaced" / now().strftime(_STAMP)
        kept.mkdir(parents=True)
        for file in _with_companions(current):
            with written_whole(kept / file.name) as temporary:
                shutil.copyfile(file, temporary)
        for file in _with_companions(current)[1:]:
            file.unlink()  # before the new file has this name: a WAL of the old one would be played into it
        with written_whole(current) as temporary:
            shutil.copyfile(copy, temporary)
        copy.unlink()
        return kept
    except OSError as error:
        raise os_error(error, tr("restoring the library")) from error
    finally:
        lock.release()


def thinned_out(backups: Collection[Backup]) -> list[Backup]:
    """Those that have become too many."""
    newest_first = sorted(backups, key=lambda backup: backup.taken_at, reverse=True)
    kept = [backup for backup in newest_first if backup.label][:_LABELLED_KEPT]
    for span, count in _GENERATIONS:
        newest_of_span: dict[int, Backup] = {}
        for backup in newest_first:
            if not backup.label:
                newest_of_span.setdefault(int(backup.taken_at.timestamp() // span.total_seconds()), backup)
        kept += list(newest_of_span.values())[:count]
    return [backup for backup in newest_first if backup not in kept]


def _take(database_file: Path, folder: Path, label: str) -> Backup:
    taken_at = now()
    path = folder / ("-".join(["library", taken_at.strftime(_STAMP), *([label] if label else [])]) + ".db")
    try:
        folder.mkdir(exist_ok=True)
        for leftover in folder.glob(f".*{TEMPORARY_SUFFIX}*"):
            leftover.unlink(missing_ok=True)
        with written_whole(path) as temporary:
            _copy_database(database_file, temporary)
            _verify(temporary)
    except OSError as error:
        raise os_error(error, tr("backing up the library")) from error
    return Backup(path, taken_at, label, path.stat().st_size)


def _copy_database(source: Path, target: Path) -> None:
    """By SQLite's backup: a whole snapshot, also while others write. The copy needs no WAL beside it."""
    with translated(source), closing(connect(source, "ro")) as original, closing(connect(target, "rwc")) as copy:
        original.backup(copy)
        copy.execute("pragma journal_mode = delete")


def _verify(path: Path) -> None:
    if findings := check_file(path):
        raise Damaged(tr("The library file {name} fails its check: {what}", name=path.name, what=findings[0].what),
                      tr("Restore the newest good backup: autovideo-studio library restore."),
                      "\n".join(finding.what for finding in findings))


def _with_companions(file: Path) -> list[Path]:
    return [each for each in (file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")) if each.exists()]


def _found(folder: Path) -> Iterator[Backup]:
    for path in folder.glob("library-*.db"):
        stamp, _, label = path.stem.removeprefix("library-").partition("Z")
        with suppress(ValueError):
            taken_at = datetime.strptime(stamp + "Z", _STAMP).replace(tzinfo=UTC)
            yield Backup(path, taken_at, label.removeprefix("-"), path.stat().st_size)
