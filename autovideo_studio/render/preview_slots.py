"""Memory that the preview's process writes frames into and the window reads them from, with no copy between."""

from __future__ import annotations

import mmap
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

COUNT = 4
"""One is shown, one waits to be shown, one is written; one is spare while they change places."""
SLOT_BYTES = 4096 * 2304 * 4
_HEAD = 4096
_MEMORY_FOLDER = Path("/dev/shm")


class Slots:
    """`COUNT` slots, and the number of the frame that is being drawn, which outlives a crash of who draws it.

    A file without a place on any disk where the system allows it: only what was written takes memory.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        size = _HEAD + COUNT * SLOT_BYTES
        file = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0) | (os.O_CREAT | os.O_EXCL if create else 0), 0o600)
        try:
            if create:
                os.truncate(file, size)
            self._map = mmap.mmap(file, size)
        finally:
            os.close(file)
        self.path = path
        self._memory = memoryview(self._map)

    @classmethod
    def make(cls) -> Slots:
        return cls(Path(tempfile.mkdtemp(prefix="autovideo-preview-", dir=_roomy_folder())) / "frames", create=True)

    def slot(self, number: int, width: int, height: int) -> memoryview:
        """Room for `height` rows of `width` pixels of four bytes."""
        begin = _HEAD + number * SLOT_BYTES
        return self._memory[begin:begin + width * height * 4]

    @property
    def drawing(self) -> int:
        """The frame that is being drawn; −1 between frames."""
        return int.from_bytes(self._memory[:8], "little", signed=True)

    @drawing.setter
    def drawing(self, frame: int) -> None:
        self._memory[:8] = frame.to_bytes(8, "little", signed=True)

    def remove(self) -> None:
        """Take the file away; the memory lives on until nobody looks at it any more."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
            self.path.parent.rmdir()


def _roomy_folder() -> Path | None:
    with suppress(OSError):
        if shutil.disk_usage(_MEMORY_FOLDER).free > 2 * COUNT * SLOT_BYTES:
            return _MEMORY_FOLDER
    return None
