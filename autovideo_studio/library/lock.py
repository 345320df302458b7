"""One writer per library, across processes."""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from autovideo_studio.foundation.clock import now
from autovideo_studio.foundation.errors import DiskFull, ReadOnly, os_error
from autovideo_studio.foundation.files import write_whole
from autovideo_studio.foundation.i18n import tr


class WriterLock:
    """The right to write. The operating system takes it back when the process dies, so it is never stale."""

    def __init__(self, folder: Path) -> None:
        """Raises `ReadOnly` with the reason: another process has it, or the folder cannot be written."""
        self._lock = FileLock(folder / "library.lock")
        owner = folder / "library.owner"
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise ReadOnly(tr("The library is open for writing in another place ({owner}). Nothing is lost; here it can only be "
                              "read.", owner=_describe(owner)), tr("Close the other one first, then open the library again.")
                           ) from None
        except OSError as error:
            raise os_error(error, tr("opening the library")) from error
        try:
            write_whole(owner, json.dumps({"pid": os.getpid(), "host": platform.node(), "since": now().isoformat()}).encode())
        except OSError as error:
            trouble = os_error(error, tr("opening the library"))
            if not isinstance(trouble, DiskFull):  # a full disk only costs the next one our name
                self._lock.release()
                raise trouble from error

    def release(self) -> None:
        self._lock.release()


def _describe(owner: Path) -> str:
    with suppress(OSError, ValueError, KeyError):
        said = json.loads(owner.read_bytes())
        return tr("process {pid} on {host}", pid=said["pid"], host=said["host"])
    return tr("another process")
