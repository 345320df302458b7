"""What an attempt at a provider may use, made from what the studio has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.providers.base import Call

Calls = Callable[[CancelToken], Call]


def calls(library: Library, workers: WorkerPool, heavy_workers: WorkerPool) -> Calls:
    """Gives each attempt its work folder and its way into a worker process. (The router adds the secrets.)"""

    def call_for(cancel: CancelToken) -> Call:
        async def isolate(task: str, payload: dict[str, Any], progress: Callable[[float], None] = lambda fraction: None, *,
                          heavy: bool = False) -> dict[str, Any]:
            pool = heavy_workers if heavy else workers
            return await pool.run(task, payload, cancel=cancel, progress=progress)

        return Call(library.scratch, cancel, isolate)

    return call_for
