"""Messages between the pool and a worker: JSON behind its length in four bytes.

To the worker:   {"op": "hello", "tasks_from", "memory_limit_mb", "preparation", "patient"},
                 {"op": "run", "id", "task", "payload", "language"},
                 {"op": "cancel", "id"}, {"op": "pause", "id"}, {"op": "resume", "id"}, {"op": "tell", "id", "message"}
To the pool:     {"op": "taken"}, {"op": "progress", "fraction"}, {"op": "say", "message"}, {"op": "done", "result"},
                 {"op": "error", "error"}

To a fork server, bare JSON in packets: {"op": "load", "preparation", "tasks_from"}; with a socket for the answer {"op": "fork"},
then the files of three standard streams, answered by a pid; and {"op": "wait", "pid"}, answered by the exit code of a worker that
ends. Until then nobody else can have that pid.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

LENGTH_BYTES = 4
FORK_MESSAGE_BYTES = 4_096


def pack(frame: dict[str, Any]) -> bytes:
    """Raises TypeError or ValueError if the frame is not plain JSON (NaN is not)."""
    body = json.dumps(frame, separators=(",", ":"), allow_nan=False).encode("ascii")
    return len(body).to_bytes(LENGTH_BYTES, "big") + body


def read(stream: BinaryIO) -> dict[str, Any] | None:
    """The next frame of a blocking stream, None at its end."""
    head = stream.read(LENGTH_BYTES)
    if len(head) < LENGTH_BYTES:
        return None
    size = int.from_bytes(head, "big")
    body = stream.read(size)
    return json.loads(body) if len(body) == size else None
