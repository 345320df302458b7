"""A process that loads once what tasks will need and becomes a new worker each time one is wanted. The parent's side.

Only on Linux: Windows has no fork, and on macOS the system's own libraries do not live through one.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from autovideo_studio.jobs.worker_frames import FORK_MESSAGE_BYTES

FORKS = sys.platform == "linux"


class ForkServer:
    """Belongs to the event loop that started it. It dies with that loop's thread, its workers die with it."""

    def __init__(self, process: asyncio.subprocess.Process, control: socket.socket) -> None:
        self._process, self._control = process, control
        self._turn = asyncio.Lock()

    @classmethod
    async def start(cls, command: Sequence[str], environment: dict[str, str], *, preparation: str,
                    tasks_from: tuple[str, ...]) -> ForkServer:
        """It calls "package.module:function" of `preparation` while the caller goes on. Raises OSError."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            try:
                process = await asyncio.create_subprocess_exec(*command, stdin=theirs.fileno(), stdout=asyncio.subprocess.DEVNULL,
                                                               stderr=asyncio.subprocess.DEVNULL, env=environment,
                                                               start_new_session=True)
            except BaseException:
                ours.close()
                raise
        ours.setblocking(False)
        ours.send(json.dumps({"op": "load", "preparation": preparation, "tasks_from": tasks_from}).encode())
        return cls(process, ours)

    async def fork(self) -> ForkedProcess:
        """A new worker, as soon as all is loaded. Raises ConnectionError if the server is gone."""
        ours, theirs = socket.socketpair()
        errors, their_errors = os.pipe()
        errors_file = os.fdopen(errors, "rb", 0)
        try:
            pid = await self._ask({"op": "fork"}, [theirs.fileno(), theirs.fileno(), their_errors])
            stdout, stdin = await asyncio.open_connection(sock=ours)
            stderr = asyncio.StreamReader()
            await asyncio.get_running_loop().connect_read_pipe(partial(asyncio.StreamReaderProtocol, stderr), errors_file)
        except BaseException:  # a worker that was made all the same ends with its streams
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

    async def aclose(self) -> None:
        """End the server; its workers are ended before."""
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()
        async with self._turn:  # who still waits for an answer learns that none comes
            self._control.close()

    async def _ask(self, question: dict[str, Any], files: Sequence[int] = ()) -> int:
        """A caller that is cancelled does not disturb the order of questions and answers."""
        return await asyncio.shield(self._answer(json.dumps(question).encode(), [os.dup(file) for file in files]))

    async def _answer(self, question: bytes, files: list[int]) -> int:
        try:
            async with self._turn:
                socket.send_fds(self._control, [question], files)
                answer = await asyncio.get_running_loop().sock_recv(self._control, FORK_MESSAGE_BYTES)
        finally:
            for file in files:
                os.close(file)
        if not answer:
            raise ConnectionResetError("the fork server is gone")
        return int(answer)


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
