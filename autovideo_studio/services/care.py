"""Looking after the library and the machine: backups, restore, checks, and what is healthy."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from autovideo_studio.foundation.errors import NotFound, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.backup import Backup, Backups, swap_in
from autovideo_studio.library.check import CheckReport
from autovideo_studio.library.database import FILE_NAME
from autovideo_studio.library.driver import driver
from autovideo_studio.library.library import Library
from autovideo_studio.providers.router import Router
from autovideo_studio.render.health import drawing_problem, encoder_problem
from autovideo_studio.settings.store import SettingsStore

LOW_DISK_BYTES = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor. `needed` says whether making a video depends on it; `remedy` is empty if all is well."""

    name: str
    healthy: bool
    says: str
    remedy: str = ""
    needed: bool = True


class CareService:
    def __init__(self, library: Library, workers: WorkerPool, router: Router, settings: SettingsStore) -> None:
        self._library, self._workers, self._router, self._settings = library, workers, router, settings

    @property
    def folder(self) -> Path:
        """The library's."""
        return self._library.folder

    def backup(self) -> Backup | None:
        """Take a verified backup; None if nothing has changed since the newest."""
        return self._library.backups.take()

    def backups(self) -> list[Backup]:
        return list(self._library.backups.list())

    def check(self) -> CheckReport:
        """Read everything and compare it with its digests."""
        return self._library.check()

    async def doctor(self) -> list[Finding]:
        """Every part, tried for real."""
        findings = [_finding(tr("Python"), True, sys.version.split()[0]), self._library_finding(), self._disk_finding(),
                    await self._workers_finding()]
        for name, problem in ((tr("Video encoder"), encoder_problem), (tr("Drawing and fonts"), drawing_problem)):
            findings.append(_tried(name, problem))
        findings += [Finding(tr("Settings"), False, warning, needed=False) for warning in self._settings.warnings]
        return findings + self._provider_findings()

    def _library_finding(self) -> Finding:
        reason = self._library.read_only_reason
        if reason is not None:
            return Finding(tr("Library"), False, str(reason), reason.hint)
        return _finding(tr("Library"), True, tr("{folder}, SQLite {version}", folder=self._library.folder,
                                                version=driver().sqlite_version))

    def _disk_finding(self) -> Finding:
        free = shutil.disk_usage(self._library.folder).free
        says = tr("{free:.1f} GB free", free=free / 1e9)
        return Finding(tr("Disk"), free > LOW_DISK_BYTES, says, "" if free > LOW_DISK_BYTES else tr("Free some space."))

    async def _workers_finding(self) -> Finding:
        try:
            await self._workers.run("autovideo_studio.services.care:greet", {}, timeout_s=30)
        except StudioError as error:
            return Finding(tr("Worker processes"), False, error.message, error.hint)
        return _finding(tr("Worker processes"), True, tr("start and answer"))

    def _provider_findings(self) -> list[Finding]:
        findings = []
        for id in self._router.registry:
            provider = self._router.registry[id]
            health = provider.health(self._router.secret)
            findings.append(Finding(provider.label, health.usable, health.reason or tr("ready"), health.remedy, needed=False))
        return findings


def greet(payload: dict[str, object], context: object) -> dict[str, object]:
    """Worker task: proves that a worker can be started."""
    return {"hello": True}


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
