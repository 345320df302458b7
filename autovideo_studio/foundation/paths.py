"""Where things live: the shipped resources, and the creator's library."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """The folder of fonts, styles, examples and translations that ships with the program."""
    bundled = getattr(sys, "_MEIPASS", None)
    if bundled:
        return Path(bundled) / "resources"
    return Path(__file__).resolve().parents[2] / "resources"


def library_folder(named: Path | None, setting: str) -> Path:
    """The library's folder: the one `named` in the command, else that of `AUTOVIDEO_LIBRARY`, else the `setting`'s, else the
    platform's place for data."""
    chosen = named or os.environ.get("AUTOVIDEO_LIBRARY") or setting
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return Path(user_data_path("autovideo-studio", appauthor=False)) / "library"
