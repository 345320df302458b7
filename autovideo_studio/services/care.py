"""Looking after the library and the machine: backups, restore, checks, and what is healthy."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol, runtime_checkable

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import InvalidInput, NotFound, StudioError
from autovideo_studio.foundation.files import LOW_DISK_BYTES, free_bytes
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.build import Builder
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.backup import Backup, Backups, swap_in
from autovideo_studio.library.check import CheckReport
from autovideo_studio.library.database import FILE_NAME
from autovideo_studio.library.driver import driver
from autovideo_studio.library.ledger import Generation
from autovideo_studio.library.library import Library
from autovideo_studio.providers.base import Call, Money, Provider, Unit, Usage
from autovideo_studio.providers.prices import cost
from autovideo_studio.providers.router import Router
from autovideo_studio.render.health import drawing_problem, encoder_problem
from autovideo_studio.services.calls import Calls
from autovideo_studio.services.hardware import hardware_encoders, why_not
from autovideo_studio.settings.store import SettingsStore

TRY_S = 15.0


GRAPHICS = {"nvenc": "NVIDIA", "qsv": "Intel Quick Sync", "amf": "AMD", "videotoolbox": "Apple", "vaapi": "VA-API"}
"""Who makes what encodes, by FFmpeg's word for it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor. `needed` says whether making a video depends on it; `remedy` is empty if all is well; `details`
    are for who wants to know it exactly."""

    name: str
    healthy: bool
    says: str
    remedy: str = ""
    needed: bool = True
    details: str = ""


@dataclass(frozen=True, slots=True)
class DiskUse:
    """A part of the library, its bytes, and whether `CareService.clean` may remove it."""

    name: str
    bytes: int
    cleanable: bool


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A paid call without an answer: what for, at whom, since when (UTC), and about what it costs if it was charged (None where
    nobody knows)."""

    id: int
    label: str
    provider: str
    at: datetime
    price: Money | None = None


@runtime_checkable
class ListsModels(Protocol):
    """A provider that can be asked for its models."""

    async def models(self, call: Call) -> list[str]: ...


@runtime_checkable
class KnowsMachine(Protocol):
    """A provider that can look at what it would work on."""

    async def machine(self, call: Call) -> str: ...


class CareService:
    def __init__(self, library: Library, workers: WorkerPool, router: Router, settings: SettingsStore,
                 calls: Calls) -> None:
        self._library, self._workers, self._router, self._settings = library, workers, router, settings
        self._calls = calls

    def backup(self) -> Backup | None:
        """Take a verified backup; None if nothing has changed since the newest."""
        return self._library.backups.take()

    def backups(self) -> list[Backup]:
        return list(self._library.backups.list())

    def check(self) -> CheckReport:
        """Read everything and compare it with its digests."""
        return self._library.check()

    def disk_use(self) -> list[DiskUse]:
        """How many bytes each part of the library takes; what can be made again may be cleaned."""
        library = self._library
        parts = ((tr("Projects and their history"), library.database.path, False),
                 (tr("Pictures, sounds and films"), library.folder / "store", False),
                 (tr("Backups"), library.folder / "backups", False), (tr("Models"), library.models, False),
                 (tr("Thumbnails, proxies and parts of exports"), library.folder / "cache", True))
        return [DiskUse(name, _size(path), cleanable) for name, path, cleanable in parts]

    def unanswered(self) -> list[Unanswered]:
        """Paid calls that were sent and have no answer (also those under way), the oldest first: each may have been charged, and
        is not sent again before `settle`."""
        registry = self._router.registry
        labels = {id: registry[id].label for id in registry}
        return [Unanswered(row.id, row.label or row.kind, labels.get(row.provider, row.provider), row.created_at,
                           _likely_price(row)) for row in self._library.ledger.unknown()]

    def settle(self, id: int, cost_usd: str | None) -> None:
        """The creator has looked it up: it was charged so much, or (None) not at all. What was asked for may be sent again.
        Raises `NotFound`."""
        if all(row.id != id for row in self._library.ledger.unknown()):
            raise NotFound(tr("There is no unanswered call number {number}.", number=id),
                           tr("List them: autovideo-studio library unanswered."))
        self._library.ledger.settle(id, cost_usd=cost_usd)

    def clean(self) -> int:
        """Remove what can be made again and is not in use; returns how many bytes that gave. What was made stays whole: only
        the next look at it takes longer."""
        before, limit = _size(self._library.folder / "cache"), self._library.cache.limit
        self._library.cache.limit = 0
        try:
            self._library.trim_cache()
        finally:
            self._library.cache.limit = limit
        return before - _size(self._library.folder / "cache")

    async def models(self, provider_id: str, cancel: CancelToken) -> list[str]:
        """Ask the provider for its models, which costs nothing. Raises what the provider says: `AuthenticationFailed` for a key
        that it does not take, `Transient` where it cannot be reached."""
        provider = self._router.registry[provider_id]
        if not isinstance(provider, ListsModels):
            raise InvalidInput(tr("{provider} cannot be asked without paying.", provider=provider.label))
        return await provider.models(replace(self._calls(cancel), secret=self._router.secret, deadline_s=TRY_S))

    async def hardware(self, cancel: CancelToken) -> list[Finding]:
        """The processor, the memory, and each encoder of a graphics card that works when it is tried; the others in one line."""
        import psutil  # type: ignore[import-untyped]

        memory = tr("{size:.0f} GB", size=psutil.virtual_memory().total / 1e9)
        found = [_finding(tr("Processor"), True, tr("{count} cores", count=psutil.cpu_count() or 1)),
                 _finding(tr("Memory"), True, memory)]
        builder = Builder(self._library.ledger, self._library.store, self._library.cache, cancel)
        working, others = [], []
        for encoder, preset in hardware_encoders():
            why = await why_not(preset, self._library, builder, self._workers, cancel)
            name = f"{preset.codec.label} · {GRAPHICS.get(encoder.rpartition('_')[2], encoder)}"
            if why:
                others.append(f"{name}: {why}")
            else:
                working.append(Finding(name, True, tr("works"), needed=False, details=encoder))
        if not working:
            return [*found, Finding(tr("Graphics card"), False, tr("none here encodes video"),
                                    tr("Exports use the processor: that takes longer and looks the same."), needed=False,
                                    details="\n".join(others))]
        rest = [Finding(tr("Other graphics cards"), False, tr("not on this computer"), needed=False, details="\n".join(others))]
        return [*found, *working, *(rest if others else [])]

    async def doctor(self) -> list[Finding]:
        """Every part, tried for real."""
        findings = [_finding(tr("Python"), True, sys.version.split()[0]), self._library_finding(), self._disk_finding(),
                    await self._workers_finding()]
        for name, problem in ((tr("Video encoder"), encoder_problem), (tr("Drawing and fonts"), drawing_problem)):
            findings.append(_tried(name, problem))
        findings += [Finding(tr("Settings"), False, warning, needed=False) for warning in self._settings.warnings]
        return findings + [await self._provider_finding(self._router.registry[id]) for id in self._router.registry]

    def _library_finding(self) -> Finding:
        reason = self._library.read_only_reason
        if reason is not None:
            return Finding(tr("Library"), False, str(reason), reason.hint)
        return _finding(tr("Library"), True, tr("{folder}, SQLite {version}", folder=self._library.folder,
                                                version=driver().sqlite_version))

    def _disk_finding(self) -> Finding:
        free = free_bytes(self._library.folder)
        if free is None:
            return Finding(tr("Disk"), False, tr("The library's disk is not there"),
                           tr("Connect it again; what is open stays open. Nothing can be stored until then."))
        says = tr("{free:.1f} GB free", free=free / 1e9)
        return Finding(tr("Disk"), free > LOW_DISK_BYTES, says, "" if free > LOW_DISK_BYTES else tr("Free some space."))

    async def _workers_finding(self) -> Finding:
        try:
            await self._workers.run("autovideo_studio.services.care:greet", {}, timeout_s=30)
        except StudioError as error:
            return Finding(tr("Worker processes"), False, error.message, error.hint)
        return _finding(tr("Worker processes"), True, tr("start and answer"))

    async def _provider_finding(self, provider: Provider) -> Finding:
        health = provider.health(self._router.secret)
        says = health.reason or tr("ready")
        if health.usable and isinstance(provider, KnowsMachine):
            try:
                says = await provider.machine(self._calls(CancelToken()))
            except StudioError as error:
                return Finding(provider.label, False, error.message, error.hint, needed=False, details=error.details)
        return Finding(provider.label, health.usable, says, health.remedy, needed=False)


def greet(payload: dict[str, object], context: object) -> dict[str, object]:
    """Worker task: proves that a worker can be started."""
    return {"hello": True}


def _likely_price(row: Generation) -> Money | None:
    """Of speech by its characters; of other calls not even that is known."""
    if not row.kind.startswith("narration"):
        return None
    return cost(row.provider, row.model, Usage({Unit.CHARACTER: Decimal(len(row.prompt))}, measured=False))


def restore(folder: Path, chosen: Path | None) -> Path:
    """Put a backup (the newest good one if none is chosen) in the place of the library's file. The file that it replaces is
    kept: its folder is returned. The library must be closed. Raises `NotFound`, `Damaged`, `ReadOnly`."""
    backups = Backups(folder / FILE_NAME, folder / "backups")
    backup = None
    if chosen is not None:
        backup = next((known for known in backups.list() if known.path.name == chosen.name), None)
        if backup is None:
            raise NotFound(tr("There is no backup {name}. Nothing was changed.", name=chosen.name),
                           tr("List them with: autovideo-studio library backup --list."))
    return swap_in(folder, backups.restore(backup))


def _finding(name: str, healthy: bool, says: str) -> Finding:
    return Finding(name, healthy, says)


def _tried(name: str, problem: Callable[[], str]) -> Finding:
    said = problem()
    return Finding(name, not said, said or tr("ready"), tr("Install the program again: make setup.") if said else "")


def _size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder; those that vanish meanwhile do not count."""
    if path.is_file():
        return path.stat().st_size
    total = 0
    for folder, _, names in os.walk(path):
        for name in names:
            with suppress(OSError):
                total += os.stat(os.path.join(folder, name)).st_size
    return total
