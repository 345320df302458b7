"""Opening the studio: its library, its workers, the services on them; closing all at the end."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from autovideo_studio.app.ahead import LOAD
from autovideo_studio.foundation.loading import loading
from autovideo_studio.foundation.paths import library_folder
from autovideo_studio.jobs.fork_server import FORKS, ForkServer
from autovideo_studio.jobs.worker_process import worker_command, worker_environment
from autovideo_studio.jobs.workers import OWN_TASKS, WorkerPool
from autovideo_studio.settings.schema import LIBRARY_FOLDER, WORKERS
from autovideo_studio.settings.store import SettingsStore

if TYPE_CHECKING:
    from autovideo_studio.services.documents import CallOwner
    from autovideo_studio.services.studio import Studio


@asynccontextmanager
async def open_studio(folder: Path | None = None, *, read_only: bool = False, exporting: bool = False,
                      call_owner: CallOwner | None = None, forks: ForkServer | None = None) -> AsyncIterator[Studio]:
    """Open the library (see `library_folder`) and build the services on it; close all at the end.

    With `exporting` the workers load what an export needs, while this process loads the rest. `call_owner` reaches the thread
    that owns the open projects, where that is another one. Workers and players take their processes from `forks`, which stays
    open, else from a server of their own where there will be several.
    """
    settings = SettingsStore()
    own = FORKS and forks is None and (exporting or call_owner is not None)
    server: AbstractContextManager[ForkServer | None] = fork_server() if own else nullcontext(forks)
    with server as forks:
        async with WorkerPool(settings.get(WORKERS) or os.cpu_count() or 2, forks=forks) as workers:
            if exporting:
                await workers.start_ahead(LOAD)
            with loading():  # after the workers have begun
                from autovideo_studio.app.container import build

            chosen = library_folder(folder, settings.get(LIBRARY_FOLDER))
            async with build(chosen, read_only, workers, settings, call_owner) as studio:
                yield studio


def fork_server() -> ForkServer:
    """Not started yet: the first worker wanted starts it."""
    return ForkServer(worker_command("fork"), worker_environment(), preparation=LOAD, tasks_from=OWN_TASKS)
