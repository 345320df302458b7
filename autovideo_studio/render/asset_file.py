"""Where the bytes of what is shown lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autovideo_studio.domain.asset import AssetKind


@dataclass(frozen=True, slots=True)
class AssetFile:
    """Where an asset's bytes lie on this machine, and what they are."""

    path: Path
    kind: AssetKind
    digest: str
    name: str = ""


def files_to_plain(files: Mapping[str, AssetFile], digests: Iterable[str]) -> dict[str, Any]:
    """The files of `digests`, as far as they are there, as plain data for a worker."""
    return {digest: {"path": str(file.path), "kind": str(file.kind), "name": file.name}
            for digest in digests if (file := files.get(digest)) is not None}


def files_from_plain(plain: Mapping[str, Any]) -> dict[str, AssetFile]:
    """What `files_to_plain` was given, by digest."""
    return {digest: AssetFile(Path(file["path"]), AssetKind(file["kind"]), digest, file["name"])
            for digest, file in plain.items()}
