"""A real local HTTP server that answers as a vendor would, or misbehaves on purpose; it counts and keeps the requests."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Seen:
    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Answer:
    """`body`: bytes, or something to send as JSON. `length` may lie about the size; `delay_s` comes before the first byte."""

    body: Any = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    length: int | None = None
    delay_s: float = 0.0


@dataclass
class VendorServer:
    address: str
    seen: list[Seen]


def _read(raw: bytes, content_type: str) -> Any:
    """JSON as data, a form as its text."""
    if content_type.startswith("multipart/"):
        return raw.decode()
    return json.loads(raw) if raw else None


Script = Callable[[Seen], Answer]


@contextmanager
def serving(script: Script) -> Iterator[VendorServer]:
    seen: list[Seen] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _do(self) -> None:
            size = int(self.headers.get("content-length") or 0)
            raw = self.rfile.read(size)
            request = Seen(self.command, self.path, {name.lower(): value for name, value in self.headers.items()},
                           _read(raw, self.headers.get("content-type") or ""))
            seen.append(request)
            answer = script(request)
            time.sleep(answer.delay_s)
            body = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
            self.send_response(answer.status)
            self.send_header("content-type", answer.content_type)
            self.send_header("content-length", str(len(body) if answer.length is None else answer.length))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                return
            if answer.length is not None:
                self.close_connection = True

        do_GET = do_POST = _do

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield VendorServer(f"http://127.0.0.1:{server.server_address[1]}", seen)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
