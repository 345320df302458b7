"""A watched folder: which of its files are new and wholly written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from autovideo_studio.media.probe import scan_folder


class FolderWatch:
    """Ask `look` again and again. A file is complete when it is as it was at the look before: not while it is being copied."""

    def __init__(self, folder: Path, known: Iterable[str] = ()) -> None:
        """`known` are the names of files that are not new."""
        self.folder = folder
        self._known = {name.casefold() for name in known}
        self._growing: dict[Path, tuple[int, int]] = {}
        self._told: set[Path] = set()

    @property
    def settled(self) -> bool:
        """Whether no file is being written, as far as is known."""
        return not self._growing

    def look(self) -> list[Path]:
        """The files that have become complete since the last look, in natural order. Raises `NotFound` if the folder is gone."""
        complete, growing = list[Path](), dict[Path, tuple[int, int]]()
        for path in scan_folder(self.folder).candidates:
            if path in self._told or path.name.casefold() in self._known:
                continue
            try:
                stat = path.stat()
            except OSError:
                continue
            now = stat.st_size, stat.st_mtime_ns
            if stat.st_size and self._growing.get(path) == now:
                complete.append(path)
            else:
                growing[path] = now
        self._growing = growing
        self._told.update(complete)
        return complete
