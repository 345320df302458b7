"""A real, disposable worker process for tests: the task runs in a fresh interpreter, plain JSON goes in and out."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.providers.base import Call, Progress

_CHILD = """
import importlib, json, sys
class Context:
    cancelled = False
    def progress(self, fraction): print(json.dumps({"progress": fraction}), flush=True)
    def raise_if_cancelled(self): pass
module, name = sys.argv[1].split(":")
payload = json.loads(sys.stdin.readline())
from autovideo_studio.foundation.errors import StudioError
try:
    print(json.dumps({"answer": getattr(importlib.import_module(module), name)(payload, Context())}), flush=True)
except StudioError as error:
    print(json.dumps({"error": [type(error).__name__, error.message, error.hint]}), flush=True)
"""


async def isolate(task: str, payload: dict[str, Any],
                  on_progress: Callable[[float], None] = lambda fraction: None) -> dict[str, Any]:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", _CHILD, task, stdin=asyncio.subprocess.PIPE,
                                                   stdout=asyncio.subprocess.PIPE, limit=1 << 24)
    try:
        process.stdin.write(json.dumps(payload).encode() + b"\n")
        await process.stdin.drain()
        async for line in process.stdout:
            message = json.loads(line)
            if "progress" in message:
                on_progress(message["progress"])
            elif "error" in message:
                from autovideo_studio.foundation import errors

                name, text, hint = message["error"]
                raise getattr(errors, name)(text, hint)
            else:
                return message["answer"]
        raise StudioError(f"the worker died with {await process.wait()}")
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        process._transport.close()


def make_call(workdir: Path, cancel: CancelToken | None = None, secrets: dict[str, str] | None = None,
              progress: Callable[[Progress], None] = lambda progress: None, run: Any = isolate) -> Call:
    return Call(workdir, cancel or CancelToken(), run, secret=(secrets or {}).get, progress=progress)
