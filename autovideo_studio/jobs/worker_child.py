"""The worker's side: do one task after another until the parent goes away, then end at once.

The main thread runs tasks. A second thread listens, so that a cancel and the parent's end are noticed while a task computes.
"""

from __future__ import annotations

import ctypes
import faulthandler
import importlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

from autovideo_studio.foundation.i18n import set_language
from autovideo_studio.jobs import worker_frames
from autovideo_studio.jobs.worker_context import WorkerContext
from autovideo_studio.jobs.worker_errors import error_to_plain

Task = Callable[[dict[str, Any], WorkerContext], dict[str, Any]]

PR_SET_PDEATHSIG = 1
PATIENCE = 10
"""Steps of politeness, of the 19 that Unix has."""


def serve() -> int:
    """Returns only if the parent left before it said hello."""
    requests, answers = _take_over_standard_streams()
    die_with_parent()
    faulthandler.enable()
    hello = worker_frames.read(requests)
    if hello is None:
        return 0
    if hello["memory_limit_mb"]:
        _limit_memory(hello["memory_limit_mb"])
    if hello["patient"]:
        _wait_for_others()
    tasks_from = tuple(hello["tasks_from"])
    if hello["preparation"]:
        find_function(hello["preparation"], tasks_from)()
    Worker(requests, answers, tasks_from).work()
    return 0


def _wait_for_others() -> None:
    """Let every other process have the processor first."""
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(psutil.IDLE_PRIORITY_CLASS)
    else:
        os.nice(PATIENCE)


def _give_memory_back() -> None:
    """Let the system have the free memory between tasks: pictures of many sizes leave holes that would add up over a long film.
    (Only GNU libc keeps them and has this call.)"""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


class Worker:
    def __init__(self, requests: BinaryIO, answers: BinaryIO, tasks_from: tuple[str, ...]) -> None:
        self._requests, self._answers, self._tasks_from = requests, answers, tasks_from
        self._sending = threading.Lock()
        self._waiting: queue.SimpleQueue[tuple[dict[str, Any], WorkerContext]] = queue.SimpleQueue()

    def work(self) -> None:
        threading.Thread(target=self._listen, name="listen", daemon=True).start()
        while True:
            frame, context = self._waiting.get()
            self._send({"op": "taken"})
            self._send(self._answer(frame, context))
            _give_memory_back()

    def _answer(self, frame: dict[str, Any], context: WorkerContext) -> dict[str, Any]:
        try:
            set_language(frame["language"])
            task: Task = find_function(frame["task"], self._tasks_from)
            result = task(frame["payload"], context)
            answer = {"op": "done", "result": result}
            worker_frames.pack(answer)
            return answer
        except BaseException as error:  # noqa: BLE001 - whatever a task raises is the answer, SystemExit too
            return {"op": "error", "error": error_to_plain(error)}

    def _listen(self) -> None:
        """The end of the stream means that the parent is gone or wants us gone: nothing here is worth saving."""
        running_id, running = -1, None
        try:
            while (frame := worker_frames.read(self._requests)) is not None:
                if frame["op"] == "run":
                    running_id, running = frame["id"], WorkerContext(self._send_progress, self._say)
                    self._waiting.put((frame, running))
                elif running is not None and frame["id"] == running_id:
                    _pass_on(frame, running)
        finally:
            _end_with_children()

    def _send_progress(self, fraction: float) -> None:
        self._send({"op": "progress", "fraction": fraction})

    def _say(self, message: dict[str, Any]) -> None:
        self._send({"op": "say", "message": message})

    def _send(self, frame: dict[str, Any]) -> None:
        with self._sending:
            self._answers.write(worker_frames.pack(frame))
            self._answers.flush()


def find_function(name: str, tasks_from: tuple[str, ...]) -> Callable[..., Any]:
    """The function called "package.module:function", if its name begins with an allowed prefix."""
    module, _, function = name.partition(":")
    if not name.startswith(tasks_from):
        raise ValueError(f"{name} is not a task: it must begin with one of {', '.join(tasks_from)}")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found


def _take_over_standard_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes for ourselves; a stray print goes to standard error, and whoever reads standard input finds nothing."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, answers


def die_with_parent() -> None:
    """On Linux the kernel kills us when the thread that started us ends, even if native code here never lets go of the GIL."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit_memory(megabytes: int) -> None:
    """A ceiling on address space, where the system has one: beyond it allocations fail (`MemoryError`)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def _end_with_children() -> None:
    """End now, together with whatever a task may have started. Also where the interpreter is stuck in native code."""
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def _pass_on(frame: dict[str, Any], running: WorkerContext) -> None:
    """A message for the task that runs."""
    match frame["op"]:
        case "cancel":
            running.cancel()
        case "tell":
            running.hear(frame["message"])
        case "pause" | "resume":
            running.pause(frame["op"] == "pause")
