"""Running the command as a person would: as the program, in a process of its own, or its command line in this process, which has
loaded everything before."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import AbstractAsyncContextManager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from autovideo_studio.app.opening import open_studio
from autovideo_studio.cli.main import main
from autovideo_studio.jobs.fork_server import ForkServer
from autovideo_studio.services.studio import Studio

ROOT = Path(__file__).parents[2]
SMALL = ("--resolution", "360p", "--fps", "24")


@dataclass(frozen=True)
class Ran:
    code: int
    events: list[dict[str, Any]]
    errors: str

    @property
    def done(self) -> dict[str, Any]:
        """The last event of a run that finished."""
        assert self.events and self.events[-1]["event"] == "done", (self.code, self.events[-1:], self.errors)
        return self.events[-1]

    @property
    def error(self) -> dict[str, Any]:
        assert self.events and self.events[-1]["event"] == "error", (self.code, self.events[-1:], self.errors)
        return self.events[-1]

    def made(self) -> dict[str, int]:
        """How many products were made, by kind."""
        return {kind: counts["made"] for kind, counts in self.done["tasks"]["kinds"].items() if counts["made"]}


def start(*arguments: str | Path, stdin: int | None = subprocess.DEVNULL, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "autovideo_studio", *map(os.fspath, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env={**os.environ, **environment})


def run_apart(*arguments: str | Path, input: bytes | None = None, timeout: float = 110) -> Ran:
    """Run the program to its end."""
    process = start(*arguments, stdin=subprocess.PIPE if input is not None else subprocess.DEVNULL)
    out, errors = process.communicate(input, timeout=timeout)
    return Ran(process.returncode, events_of(out.decode()), errors.decode())


def run(*arguments: str | Path, input: bytes = b"") -> Ran:
    """Run a command in this process to its end: all but the beginning and the end of the program."""
    out, errors = io.StringIO(), io.StringIO()
    with patch("sys.stdin", io.TextIOWrapper(io.BytesIO(input))), redirect_stdout(out), redirect_stderr(errors):
        code = main([os.fspath(argument) for argument in arguments], _open_studio, lambda folder: 1)
    return Ran(code, events_of(out.getvalue()), errors.getvalue())


def _open_studio(folder: Path | None = None, **options: Any) -> AbstractAsyncContextManager[Studio]:
    return open_studio(folder, forks=SHARED.get("forks"), **options)


SHARED: dict[str, ForkServer | None] = {}
"""The server that the workers of `run` come from: conftest.py puts it here."""


def events_of(out: str) -> list[dict[str, Any]]:
    """Of `--json` output."""
    return [json.loads(line) for line in out.splitlines() if line.startswith("{")]


def make(source: str | Path, out: Path, library: Path, *more: str | Path, input: bytes = b"") -> Ran:
    return run("make", source, "-o", out, "--library", library, "--json", *more, input=input)


def make_apart(source: str | Path, out: Path, library: Path, *more: str | Path, input: bytes | None = None,
               timeout: float = 110) -> Ran:
    return run_apart("make", source, "-o", out, "--library", library, "--json", *more, input=input, timeout=timeout)


def stop_after(process: subprocess.Popen[bytes], seconds: float, number: signal.Signals) -> int:
    """Let it work for a while, send the signal, wait for its end."""
    time.sleep(seconds)
    process.send_signal(number)
    process.communicate(timeout=60)
    return process.returncode


def leftovers(*folders: Path) -> list[Path]:
    """Temporary files that nobody owns any more."""
    return [path for folder in folders for path in folder.rglob("*") if path.is_file() and (
        path.suffix == ".part" or "incoming" in path.parts or "scratch" in path.parts or path.name.startswith(".probe"))]
