"""Where the bytes of what is shown lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autovideo_studio.domain.asset import AssetKind


@dataclass(frozen=True, slots=True)
class AssetFile:
    """Where an asset's bytes lie on this machine, and what they are."""

    path: Path
    kind: AssetKind
    digest: str
    name: str = ""
