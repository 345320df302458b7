"""Lighter twins of heavy films, for the preview alone: smaller, and every frame a key frame, so that any is reached at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where the lighter film lies, and its size in pixels, upright."""

    path: Path
    width: int
    height: int
