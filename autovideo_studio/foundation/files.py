"""Writing so that a file is wholly there or not there at all."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from autovideo_studio.foundation.ids import new_id

TEMPORARY_SUFFIX = ".part"

LOW_DISK_BYTES = 2 * 1024**3
"""Free on a disk: with less, what is made may not find room."""


def free_bytes(folder: Path) -> int | None:
    """On the folder's disk; None where it is not there. May wait for a disk over the network: not for the window's thread."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def sync_folder(folder: Path) -> None:
    """Make renames inside `folder` durable (a no-op where folders cannot be opened)."""
    with suppress(PermissionError, IsADirectoryError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def commit_file(temporary: Path, final: Path) -> None:
    """Flush `temporary` to the disk and give it its final name, durably."""
    handle = os.open(temporary, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    os.replace(temporary, final)
    sync_folder(final.parent)


def temporary_beside(final: Path) -> Path:
    """A fresh hidden name in the same folder, kept short so that a 255-byte final name still works."""
    return final.parent / f"{_temporary_prefix(final)}{new_id('tmp')}{TEMPORARY_SUFFIX}"


def sweep_beside(final: Path) -> None:
    """Remove what a killed program left of earlier attempts at `final`. Call only where nobody else can be writing it."""
    for leftover in final.parent.glob(f"{_temporary_prefix(final)}*{TEMPORARY_SUFFIX}"):
        leftover.unlink(missing_ok=True)


def _temporary_prefix(final: Path) -> str:
    return f".{hashlib.sha256(os.fsencode(final.name)).hexdigest()[:12]}-"


@contextmanager
def written_whole(final: Path) -> Iterator[Path]:
    """Give a temporary path to write; on success it becomes `final`, on any failure it is removed."""
    temporary = temporary_beside(final)
    try:
        yield temporary
        commit_file(temporary, final)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def write_whole(final: Path, data: bytes) -> None:
    """Write `data` to `final` atomically and durably."""
    with written_whole(final) as temporary:
        temporary.write_bytes(data)
