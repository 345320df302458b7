"""A real, disposable worker process for tests: one for each task, plain JSON goes in and out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.jobs.fork_server import ForkServer
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.providers.base import Call, Progress

SHARED: dict[str, ForkServer | None] = {}
"""The server that the processes come from: conftest.py puts it here."""


async def isolate(task: str, payload: dict[str, Any], on_progress: Callable[[float], None] = lambda fraction: None, *,
                  heavy: bool = False) -> dict[str, Any]:
    async with WorkerPool(1, forks=SHARED.get("forks")) as workers:
        return await workers.run(task, payload, progress=on_progress)


def make_call(workdir: Path, cancel: CancelToken | None = None, secrets: dict[str, str] | None = None,
              progress: Callable[[Progress], None] = lambda progress: None, run: Any = isolate) -> Call:
    return Call(workdir, cancel or CancelToken(), run, secret=(secrets or {}).get, progress=progress)
