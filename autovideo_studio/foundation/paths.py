"""Where things live: the shipped resources, and the creator's library."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resources() -> Path:
    """The folder of fonts, styles, examples and translations that ships with the program."""
    bundled = getattr(sys, "_MEIPASS", None)
    if bundled:
        return Path(bundled) / "resources"
    return Path(__file__).resolve().parents[2] / "resources"


def default_library() -> Path:
    """The library used when none is named: `AUTOVIDEO_LIBRARY`, else the platform's data folder."""
    named = os.environ.get("AUTOVIDEO_LIBRARY")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return Path(user_data_path("autovideo-studio", appauthor=False)) / "library"
