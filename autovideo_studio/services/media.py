"""The media pool: files brought into a project, what is missing and found again, what nothing uses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.project import AddAssets, RemoveAsset
from autovideo_studio.domain.laying import LAID
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import asset_uses
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.clock import now
from autovideo_studio.foundation.errors import Cancelled, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.foundation.together import together
from autovideo_studio.jobs.build import Builder
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.media.probe import FILMS, SOUNDS, STILLS, scan_folder
from autovideo_studio.services.importing import ImportingService, OwnFile
from autovideo_studio.services.own_files import OwnFiles
from autovideo_studio.services.relinking import Relinked, Relinking

__all__ = ["SUFFIXES", "Arrived", "Arriving", "MediaService", "Problem", "Relinked", "added", "guessed", "may_show",
           "narration_of", "removed", "unused"]

SUFFIXES = STILLS | FILMS | SOUNDS
AT_ONCE = 3
"""Files that are read side by side."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be taken, and why."""

    name: str
    error: StudioError


@dataclass(frozen=True, slots=True)
class Arriving:
    """`done` of `count` files are in; `name` is the last of them."""

    done: int
    count: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Arrived:
    """The assets in the order of the files, each once, and the files that could not be taken; `stopped` before the last."""

    assets: tuple[Asset, ...] = ()
    problems: tuple[Problem, ...] = ()
    stopped: bool = False


Tell = Callable[[Arriving], object]


class MediaService:
    """`workers` is the pool of the preview, so that nothing dropped waits behind an export. Coroutines belong to its loop."""

    def __init__(self, library: Library, workers: WorkerPool) -> None:
        self._library, self._importing, self._own_files = library, ImportingService(workers), OwnFiles(library, workers)
        self._relinking = Relinking(library, self._importing, self._own_files)

    async def bring_in(self, paths: Sequence[Path], format: SequenceFormat, tell: Tell, cancel: CancelToken) -> Arrived:
        """Files, and all that folders hold, into the library. A folder's files lie in a bin of its name. The project is not
        changed: add the assets. A cancel keeps what has come so far. Raises `ReadOnly`."""
        if self._library.read_only_reason:
            raise self._library.read_only_reason
        wanted, problems = await asyncio.to_thread(_files_of, paths)
        room, arrived = asyncio.Semaphore(AT_ONCE), dict[Path, Asset]()
        builder = Builder(self._library.ledger, self._library.store, self._library.cache, cancel)

        async def one(path: Path, bin: str) -> None:
            async with room:
                try:
                    own = OwnFile(path, await self._importing.probe_file(path, cancel))
                    arrived[path] = replace((await self._own_files.keep(own, format, builder, cancel)).asset, bin=bin)
                except Cancelled:
                    raise
                except StudioError as error:
                    problems.append(Problem(path.name, error))
            tell(Arriving(len(arrived) + len(problems), len(wanted), path.name))

        stopped = False
        try:
            await together(one(path, bin) for path, bin in wanted.items())
        except Cancelled:
            stopped = True
        found: dict[str, Asset] = {}
        for asset in (arrived[path] for path in wanted if path in arrived):
            found.setdefault(asset.id, asset)
        return Arrived(tuple(found.values()), tuple(problems), stopped)

    def place_for_paste(self) -> Path:
        """Where a pasted picture may be written as PNG before it is brought in."""
        folder = self._library.scratch / new_id("paste")
        folder.mkdir(parents=True)
        return folder / (tr("Pasted") + f" {now().astimezone():%Y-%m-%d %H.%M.%S}.png")

    def missing(self, project: Project) -> dict[str, str]:
        """Why files of the project cannot be shown, by asset id; empty if all are there."""
        return {asset.id: tr("Its file is not in the library any more.") for asset in project.assets
                if not self._library.store.has(asset.digest)}

    async def relink(self, project: Project, places: Sequence[Path], cancel: CancelToken) -> Relinked:
        """Look for the missing files in files and folders. Raises `NotFound`, `ReadOnly`."""
        gone = self.missing(project)
        files, _ = await asyncio.to_thread(_files_of, places)
        return await self._relinking.search([asset for asset in project.assets if asset.id in gone], list(files),
                                            project.sequence.format, cancel)


def guessed(path: Path) -> AssetKind:
    """What a file is by its name alone."""
    suffix = path.suffix.lower()
    return AssetKind.STILL if suffix in STILLS else AssetKind.AUDIO if suffix in SOUNDS else AssetKind.FILM


def added(project: Project, arrived: Iterable[Asset], bin: str = "") -> list[Edit]:
    """What makes the assets part of a project. One that it has already stays as it is."""
    new = tuple(replace(asset, bin=asset.bin or bin) for asset in arrived if project.asset(asset.id) is None)
    return [AddAssets(new)] if new else []


def may_show(asset: Asset) -> bool:
    """Whether the pool shows it: tables of colours and measured motion belong to their effects."""
    return asset.kind in LAID


def narration_of(project: Project) -> frozenset[str]:
    """The ids of the files that are the voice of a scene."""
    return frozenset(str(take.meta["asset"]) for scene in project.script.scenes for take in scene.takes
                     if take.role == "narration" and "asset" in take.meta)


def unused(project: Project) -> tuple[Asset, ...]:
    """What no clip needs and no scene has a take of."""
    used = set(asset_uses(project.sequence)) | {
        str(take.meta["asset"]) for scene in project.script.scenes for take in scene.takes if "asset" in take.meta}
    return tuple(asset for asset in project.assets if asset.id not in used)


def removed(project: Project, asset_ids: Iterable[str]) -> list[Edit]:
    """What takes those of the files out of the project that are not in use."""
    free = {asset.id for asset in unused(project)}
    return [RemoveAsset(id) for id in asset_ids if id in free]


def _files_of(paths: Sequence[Path]) -> tuple[dict[Path, str], list[Problem]]:
    """Each file once with the bin that it goes to, and what was passed over. Raises `NotFound`."""
    files: dict[Path, str] = {}
    problems: list[Problem] = []
    for path in paths:
        if not path.is_dir():
            files.setdefault(path.absolute(), "")
            continue
        scan = scan_folder(path)
        files |= {file.absolute(): path.name for file in scan.candidates if file.absolute() not in files}
        problems += [Problem(name, StudioError(reason)) for name, reason in scan.refused]
    return files, problems
