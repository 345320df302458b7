"""What the media pool lists: bins and files, searched, filtered and in an order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import asset_uses
from autovideo_studio.services.media import may_show, narration_of

NARRATION = "\0narration"
"""The bin of the spoken scenes: it is there by itself, and nothing can be put into it."""


class PoolSort(StrEnum):
    NEWEST = "newest"
    NAME = "name"
    LENGTH = "length"
    KIND = "kind"
    USES = "uses"


@dataclass(frozen=True, slots=True)
class PoolQuery:
    """All that is set must hold. Without text, kind and favourites the files of `bin` are listed; with one of them those of all
    bins below it."""

    text: str = ""
    kind: AssetKind | None = None
    favourites: bool = False
    bin: str = ""
    sort: PoolSort = PoolSort.NEWEST

    @property
    def searches(self) -> bool:
        return bool(self.text.strip() or self.kind or self.favourites)


@dataclass(frozen=True, slots=True)
class Bin:
    """A folder of the pool with its number of files."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class PoolFile:
    """A file; `uses` counts how often it lies on the timeline; `missing` says why it cannot be shown, "" if it can."""

    asset: Asset
    uses: int = 0
    missing: str = ""
    has_proxy: bool = False


Entry = Bin | PoolFile


def bins(project: Project) -> list[str]:
    """The creator's, by name."""
    return sorted({asset.bin for asset in project.assets if asset.bin and may_show(asset)}, key=str.casefold)


def listed(project: Project, query: PoolQuery, missing: Mapping[str, str], proxies: frozenset[str] = frozenset()) -> list[Entry]:
    """Bins first, then files in the order asked for."""
    voices, uses = narration_of(project), asset_uses(project.sequence)
    homes = {asset.id: asset.bin or (NARRATION if asset.id in voices else "") for asset in project.assets}
    shown = [asset for asset in project.assets if may_show(asset)]
    files = [PoolFile(asset, uses[asset.id], missing.get(asset.id, ""), asset.id in proxies) for asset in shown
             if _fits(asset, homes[asset.id], query)]
    if query.searches or query.bin:
        return list(_sorted(files, query.sort))
    names = [*bins(project), *([NARRATION] if NARRATION in homes.values() else [])]
    return [*(Bin(name, sum(homes[asset.id] == name for asset in shown)) for name in names), *_sorted(files, query.sort)]


def _fits(asset: Asset, home: str, query: PoolQuery) -> bool:
    if query.bin and home != query.bin or not query.searches and home != query.bin:
        return False
    words = query.text.casefold().split()
    return (all(word in f"{asset.name} {asset.bin}".casefold() for word in words) and query.kind in (None, asset.kind)
            and (asset.favourite or not query.favourites))


def _sorted(files: list[PoolFile], sort: PoolSort) -> list[PoolFile]:
    """The newest, longest and most used first; where that is the same, as they came in."""
    if sort is PoolSort.NEWEST:
        return files[::-1]
    kinds = list(AssetKind)
    keys = {PoolSort.NAME: lambda file: file.asset.name.casefold(), PoolSort.USES: lambda file: -file.uses,
            PoolSort.LENGTH: lambda file: -(file.asset.seconds or Fraction(0)),
            PoolSort.KIND: lambda file: (kinds.index(file.asset.kind), file.asset.name.casefold())}
    return sorted(files, key=keys[sort])
