"""The fork server's side: load once, then become a new worker for each set of streams that arrives.

It has one thread and opens nothing, so that a copy of it is as good as a fresh process that has loaded the same.
"""

from __future__ import annotations

import gc
import json
import os
import socket
from contextlib import suppress

from autovideo_studio.foundation.loading import loading
from autovideo_studio.jobs.worker_child import die_with_parent, find_function, serve
from autovideo_studio.jobs.worker_frames import FORK_MESSAGE_BYTES


def serve_forks() -> int:
    """Returns when the parent goes away; in a worker, when that ends."""
    control = socket.socket(fileno=os.dup(0))
    die_with_parent()
    while True:
        message, files, *_ = socket.recv_fds(control, FORK_MESSAGE_BYTES, 4)
        if not message:
            return 0
        match json.loads(message):
            case {"op": "load", "preparation": preparation, "tasks_from": tasks_from}:
                _load(preparation, tuple(tasks_from))
            case {"op": "fork"}:
                answer, *streams = files
                if (pid := os.fork()) == 0:
                    control.close()
                    os.close(answer)
                    _become(streams)
                    return serve()
                with suppress(OSError):  # here as in the child: whoever is first, the group is there when the pid is known
                    os.setpgid(pid, pid)
                for file in streams:
                    os.close(file)
                if not _answered(answer, pid):
                    os.waitpid(pid, 0)
            case {"op": "wait", "pid": pid}:
                _answered(files[0], os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def _answered(line: int, number: int) -> bool:
    """False if nobody listens any more: then a worker's streams are closed too, and it ends."""
    with socket.socket(fileno=line) as answer, suppress(OSError):
        answer.sendall(str(number).encode())
        return True
    return False


def _load(preparation: str, tasks_from: tuple[str, ...]) -> None:
    """What cannot be loaded is left to the task that needs it, which will say so."""
    with loading(), suppress(Exception):
        find_function(preparation, tasks_from)()
    gc.freeze()  # no copy looks through what is there already: its memory stays shared


def _become(files: list[int]) -> None:
    """The leader of a group with these files as its standard streams."""
    with suppress(OSError):
        os.setpgid(0, 0)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
