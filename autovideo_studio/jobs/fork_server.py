"""A process that loads once what tasks will need and becomes a new worker each time one is wanted. The parent's side.

Only on Linux: Windows has no fork, and on macOS the system's own libraries do not live through one.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any

from autovideo_studio.jobs.worker_frames import FORK_MESSAGE_BYTES

FORKS = sys.platform == "linux"

Process = subprocess.Popen[bytes]


class ForkServer:
    """Gives workers to every thread and event loop of this process. It dies with this process or by `close`, and its workers die
    with it."""

    def __init__(self, command: Sequence[str], environment: dict[str, str], *, preparation: str,
                 tasks_from: tuple[str, ...]) -> None:
        """It will call "package.module:function" of `preparation`, from where `tasks_from` allows."""
        self._command, self._environment = command, environment
        self._load = {"op": "load", "preparation": preparation, "tasks_from": tasks_from}
        self._starting = threading.Lock()
        self._running: _Running | None = None
        self._closed = False

    def start(self) -> None:
        """Let it load while the caller goes on. Harmless when repeated; a worker that is wanted starts it too. Raises OSError."""
        self._started()

    async def fork(self) -> ForkedProcess:
        """A new worker, as soon as all is loaded. Raises ConnectionError if the server is gone, OSError if none can start."""
        ours, theirs = socket.socketpair()
        errors, their_errors = os.pipe()
        errors_file = os.fdopen(errors, "rb", 0)
        stdin: asyncio.StreamWriter | None = None
        try:
            pid = await self._ask({"op": "fork"}, [theirs.fileno(), theirs.fileno(), their_errors])
            stdout, stdin = await asyncio.open_connection(sock=ours)
            stderr = asyncio.StreamReader()
            await asyncio.get_running_loop().connect_read_pipe(partial(asyncio.StreamReaderProtocol, stderr), errors_file)
        except BaseException:  # a worker that was made all the same ends with its streams
            if stdin is not None:
                stdin.close()
            ours.close()
            errors_file.close()
            raise
        finally:
            theirs.close()
            os.close(their_errors)
        return ForkedProcess(self, pid, stdin, stdout, stderr)

    async def exit_code(self, pid: int) -> int:
        """Wait for the end of a worker, which must be near: nothing else is answered meanwhile."""
        try:
            return await self._ask({"op": "wait", "pid": pid})
        except ConnectionError:
            return -signal.SIGKILL

    def close(self) -> None:
        """End the server and its workers. Who still waits for one learns that none comes. Harmless when repeated."""
        with self._starting:
            self._closed = True
            running, self._running = self._running, None
        if running is not None:
            running.end()

    def __enter__(self) -> ForkServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _started(self) -> _Running:
        with self._starting:
            if self._closed:
                raise ConnectionAbortedError("the fork server was closed")
            if self._running is None:
                self._running = _Running(self._command, self._environment)
                self._running.send(self._load)
            return self._running

    async def _ask(self, question: dict[str, Any], files: Sequence[int] = ()) -> int:
        """The answer comes on a line of its own: a caller that is cancelled disturbs nobody."""
        ours, theirs = socket.socketpair()
        with ours:
            ours.setblocking(False)
            with theirs:
                self._started().send(question, [theirs.fileno(), *files])
            answer = await asyncio.get_running_loop().sock_recv(ours, FORK_MESSAGE_BYTES)
        if not answer:
            raise ConnectionResetError("the fork server is gone")
        return int(answer)


class _Running:
    """The process, and the thread that started it and waits for it: Linux ends it with that thread, not with this process."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        started: Future[Process] = Future()
        arguments = command, environment, theirs, started
        self._keeper = threading.Thread(target=_keep, args=arguments, name="fork server", daemon=True)
        self._keeper.start()
        try:
            self._process = started.result()
        except BaseException:
            self._control.close()
            raise

    def send(self, message: dict[str, Any], files: Sequence[int] = ()) -> None:
        """Raises ConnectionError if the process is gone."""
        socket.send_fds(self._control, [json.dumps(message).encode()], files)

    def end(self) -> None:
        self._process.kill()
        self._keeper.join()
        self._control.close()


def _keep(command: Sequence[str], environment: dict[str, str], control: socket.socket, started: Future[Process]) -> None:
    with control:
        try:
            process = subprocess.Popen(command, stdin=control.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       env=environment, start_new_session=True)
        except BaseException as error:  # noqa: BLE001 - whoever waits for the process gets it
            started.set_exception(error)
            return
    started.set_result(process)
    process.wait()


@dataclass
class ForkedProcess:
    """What `asyncio.subprocess.Process` is for a child of ours, for a worker that is the child of a fork server."""

    server: ForkServer
    pid: int
    stdin: asyncio.StreamWriter
    stdout: asyncio.StreamReader
    stderr: asyncio.StreamReader
    returncode: int | None = None
    _end: asyncio.Task[int] | None = None

    async def wait(self) -> int:
        self._end = self._end or asyncio.ensure_future(self.server.exit_code(self.pid))
        self.returncode = await asyncio.shield(self._end)
        return self.returncode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)
