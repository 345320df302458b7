"""The pool's side of one worker process: start it, hand it a task, stop it."""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, os_error
from autovideo_studio.foundation.i18n import current_language, tr
from autovideo_studio.jobs import worker_frames
from autovideo_studio.jobs.fork_server import ForkedProcess, ForkServer
from autovideo_studio.jobs.worker_errors import WorkerDied, WorkerTimedOut, error_from_plain
from autovideo_studio.settings.secrets import is_secret_variable

log = logging.getLogger(__name__)

LAST_WORDS_BYTES = 8_192


@dataclass(frozen=True, slots=True)
class Grace:
    """Seconds after a cancel at which a task that has not stopped gets SIGTERM, and SIGKILL."""

    terminate_s: float = 2.0
    kill_s: float = 4.0


DEFAULT_GRACE = Grace()


class DiedWhileIdle(Exception):
    """The process was gone before it took the task: another may take it."""


class WorkerProcess:
    """Belongs to the event loop that started it. `reusable` is False once a task was not answered to its end."""

    def __init__(self, process: asyncio.subprocess.Process | ForkedProcess, hello: dict[str, Any], *,
                 ahead: bool = False) -> None:
        assert process.stdin and process.stdout and process.stderr
        self._process, self._stdin, self._stdout = process, process.stdin, process.stdout
        self._ids = itertools.count()
        self._running_id = -1
        self._last_words = b""
        self._listening = asyncio.ensure_future(self._listen(process.stderr))
        self._idled = ahead
        self.tasks_done = 0
        self.reusable = True
        self._write({"op": "hello", **hello})

    @classmethod
    async def start(cls, *, tasks_from: tuple[str, ...], memory_limit_mb: int | None, forks: ForkServer | None = None,
                    preparation: str = "", patient: bool = False) -> WorkerProcess:
        """In a session of its own: Ctrl-C in the terminal reaches us alone, and a kill reaches what the task started. Forked from
        what `forks` has loaded, while that lives; else `preparation` is called there before the first task."""
        hello = {"tasks_from": tasks_from, "memory_limit_mb": memory_limit_mb, "preparation": "", "patient": patient}
        if forks is not None:
            try:
                return cls(await forks.fork(), hello, ahead=True)
            except ConnectionError:
                log.warning("the fork server is gone: a worker loads for itself")
        pipe = asyncio.subprocess.PIPE
        try:
            process = await asyncio.create_subprocess_exec(
                *worker_command(), stdin=pipe, stdout=pipe, stderr=pipe, env=worker_environment(), start_new_session=True)
        except OSError as error:
            raise os_error(error, tr("starting a worker process")) from error
        return cls(process, {**hello, "preparation": preparation}, ahead=bool(preparation))

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    async def run(self, task: str, payload: dict[str, Any], *, cancel: CancelToken, progress: Callable[[float], None],
                  timeout_s: float | None, grace: Grace,
                  hear: Callable[[dict[str, Any]], None] = lambda message: None) -> dict[str, Any]:
        """The task's result, or what it raised. On a cancel the task is told first; a result that still comes is returned.
        `hear` gets what the task says meanwhile."""
        loop = asyncio.get_running_loop()
        cancel_seen = asyncio.Event()

        def wake() -> None:
            loop.call_soon_threadsafe(cancel_seen.set)

        forget = cancel.on_cancel(wake)
        task_id = self._running_id = next(self._ids)
        frame = worker_frames.pack({"op": "run", "id": task_id, "task": task, "payload": payload, "language": current_language()})
        self.reusable = False
        talk = asyncio.ensure_future(self._talk(frame, progress, hear))
        unwatch = cancel.on_pause(lambda paused: _tell(loop, lambda: self._write({"op": "pause" if paused else "resume",
                                                                                  "id": task_id})))
        cancelled = asyncio.ensure_future(cancel_seen.wait())
        try:
            await self._patience(talk, cancelled, timeout_s, cancel)
            if talk.done():
                return talk.result()
            if not cancelled.done():
                raise WorkerTimedOut(
                    tr("A part of the work took longer than {seconds} s and was stopped. Everything finished before is safe.",
                       seconds=round(timeout_s or 0)),
                    tr("Try again; if it stops again, the file it works on may be damaged."), task)
            await self._wind_down(talk, task_id, grace)
            return _result_or_cancelled(talk)
        except asyncio.CancelledError:
            await self._wind_down(talk, task_id, grace)
            raise
        finally:
            forget()
            unwatch()
            cancelled.cancel()
            if not talk.done():
                self.kill()
                talk.cancel()
            await asyncio.gather(talk, cancelled, return_exceptions=True)

    async def _patience(self, talk: asyncio.Future[Any], cancelled: asyncio.Future[Any], timeout_s: float | None,
                        cancel: CancelToken) -> None:
        """Wait for an end, at most `timeout_s`, in which the time of a pause does not count."""
        while True:
            await asyncio.wait({talk, cancelled}, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
            if talk.done() or cancelled.done() or not cancel.paused:
                return

    def tell(self, message: dict[str, Any]) -> None:
        """Send plain data to the task that runs; nobody hears it when none does."""
        self._write({"op": "tell", "id": self._running_id, "message": message})

    async def stop(self) -> None:
        """Kill the process and wait until it is gone."""
        self.kill()
        self._stdin.close()
        await self._process.wait()
        with suppress(ConnectionError):
            await self._stdin.wait_closed()
        await self._listening

    def kill(self) -> None:
        """Kill the process and whatever it started, now."""
        self._signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)

    async def _talk(self, request: bytes, progress: Callable[[float], None],
                    hear: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
        """Send the request, follow the progress, return the answer."""
        taken = False
        with suppress(ConnectionError):  # a dead worker is met below, as the end of its stream
            self._stdin.write(request)
            await self._stdin.drain()
        while (frame := await _receive(self._stdout)) is not None:
            match frame["op"]:
                case "taken":
                    taken = True
                case "progress":
                    progress(frame["fraction"])
                case "say":
                    hear(frame["message"])
                case "done":
                    self._answered()
                    result: dict[str, Any] = frame["result"]
                    return result
                case "error":
                    self._answered()
                    raise error_from_plain(frame["error"])
        raise await self._death(taken)

    def _answered(self) -> None:
        self.tasks_done += 1
        self.reusable = self._idled = True

    async def _death(self, taken: bool) -> Exception:
        self.kill()
        code = await self._process.wait()
        if not taken and self._idled:
            return DiedWhileIdle()
        await self._listening
        cause = signal.Signals(-code).name if code < 0 else str(code)
        return WorkerDied(
            tr("A worker process ended unexpectedly ({cause}). Everything finished before is safe.", cause=cause),
            tr("Try again. If it happens again, a file may be damaged or the memory too small."),
            self._last_words.decode("utf-8", "replace"))

    async def _wind_down(self, talk: asyncio.Future[dict[str, Any]], task_id: int, grace: Grace) -> None:
        """Ask, then insist, then kill; returns when the talk has ended, one way or another."""
        self._write({"op": "cancel", "id": task_id})
        await asyncio.wait({talk}, timeout=grace.terminate_s)
        if not talk.done():
            self._signal(signal.SIGTERM)
            await asyncio.wait({talk}, timeout=max(0.0, grace.kill_s - grace.terminate_s))
        if not talk.done():
            self.kill()
            await asyncio.wait({talk})

    def _write(self, frame: dict[str, Any]) -> None:
        with suppress(ConnectionError):
            self._stdin.write(worker_frames.pack(frame))

    def _signal(self, number: int) -> None:
        if not self.alive:
            return
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self.pid, number)
            else:
                self._process.send_signal(number)

    async def _listen(self, stderr: asyncio.StreamReader) -> None:
        """Keep the end of what the process writes to standard error: a crash's trace, a library's complaint, stray prints."""
        while chunk := await stderr.read(65_536):
            log.debug("worker %s: %s", self.pid, chunk.decode("utf-8", "replace").rstrip())
            self._last_words = (self._last_words + chunk)[-LAST_WORDS_BYTES:]


def _tell(loop: asyncio.AbstractEventLoop, action: Callable[[], None]) -> None:
    """Do `action` in the loop; one that has ended has nobody left to tell."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(action)


async def _receive(stream: asyncio.StreamReader) -> dict[str, Any] | None:
    """The next frame, None at the stream's end."""
    try:
        size = int.from_bytes(await stream.readexactly(worker_frames.LENGTH_BYTES), "big")
        frame: dict[str, Any] = json.loads(await stream.readexactly(size))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    return frame


def _result_or_cancelled(talk: asyncio.Future[dict[str, Any]]) -> dict[str, Any]:
    """A task that was told to stop: its late result counts, its death was our doing."""
    try:
        return talk.result()
    except (WorkerDied, DiedWhileIdle):
        raise Cancelled from None


def worker_command(*arguments: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "worker", *arguments]
    return [sys.executable, "-P", "-m", "autovideo_studio.app.worker", *arguments]


def worker_environment() -> dict[str, str]:
    """Ours without the creator's keys, which no worker needs; and the folder that this package was imported from, because `-P`
    keeps the current folder out of the import path. As there is a worker for each core, NumPy needs no threads."""
    ours = {name: value for name, value in os.environ.items() if not is_secret_variable(name)}
    root = str(Path(__file__).resolve().parents[2])
    return {"OPENBLAS_NUM_THREADS": "1", **ours,
            "PYTHONPATH": os.pathsep.join(part for part in (root, ours.get("PYTHONPATH", "")) if part)}
