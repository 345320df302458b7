"""Running one job now, in this process, and waiting for its end: what the command line does with the durable queue."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.model import JobState, Priority
from autovideo_studio.jobs.queue import JobStore
from autovideo_studio.jobs.retry import RetryPolicy
from autovideo_studio.jobs.runner import Handler, JobContext, Runner
from autovideo_studio.jobs.worker_errors import as_studio_error

PATIENCE = RetryPolicy(max_failures=3)
"""Somebody waits for it, and may give the same command again. (What is asked of a provider has been tried thrice by then.)"""

FOREGROUND = "foreground"
"""Marks a job whose program waits for it: when that program is gone, nobody wants the job to start again by itself."""


async def run_now(store: JobStore, scratch: Path, kind: str, payload: dict[str, Any], handler: Handler, cancel: CancelToken, *,
                  label: str, project_id: str) -> dict[str, Any]:
    """Queue a job, run it, return its result. Raises what the handler raised at last, or `Cancelled`."""
    drop_abandoned(store)
    failures: list[StudioError] = []
    ended = asyncio.Event()

    async def watched(context: JobContext) -> dict[str, Any]:
        unwatch = cancel.on_pause(context.cancel.pause)
        try:
            return await handler(context)
        except Exception as error:
            failures.append(as_studio_error(error))
            raise
        finally:
            unwatch()
            ended.set()

    job = store.enqueue(kind, {**payload, "run": FOREGROUND}, label=label, project_id=project_id, priority=Priority.INTERACTIVE)
    runner = Runner(store, {kind: watched}, scratch, retries=PATIENCE)
    forget = cancel.on_cancel(_threadsafe(lambda: runner.cancel(job.id)))
    running = asyncio.ensure_future(runner.run())
    try:
        while not (job := store.get(job.id)).state.final:
            waiting = asyncio.ensure_future(ended.wait())
            await asyncio.wait({running, waiting}, timeout=0.02 if ended.is_set() else 1.0, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            if running.done():
                await running
                break
            if ended.is_set():
                await asyncio.sleep(0.01)
    finally:
        forget()
        runner.stop()
        await running
    if job.state is JobState.DONE:
        return job.result
    if job.state is JobState.CANCELLED or not failures:
        raise Cancelled(tr("Stopped."), tr("Everything made so far is kept; the same command goes on from there."))
    raise failures[-1]


def _threadsafe(action: Callable[[], object]) -> Callable[[], None]:
    loop = asyncio.get_running_loop()
    return lambda: loop.call_soon_threadsafe(action)  # type: ignore[return-value]


def drop_abandoned(store: JobStore) -> None:
    """This process is the library's one writer: a foreground job that is not final belongs to a program that is gone."""
    store.recover_orphans()
    for job in store.list(states=[JobState.QUEUED, JobState.PAUSED]):
        if job.payload.get("run") == FOREGROUND:
            store.cancel(job.id)
