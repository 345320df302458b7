"""Running the real command as a person would, in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


def run(*arguments: str | Path, input: bytes | None = None, timeout: float = 110, **environment: str) -> Ran:
    """Run to the end; `--json` output as events."""
    process = start(*arguments, stdin=subprocess.PIPE if input is not None else subprocess.DEVNULL, **environment)
    out, errors = process.communicate(input, timeout=timeout)
    events = [json.loads(line) for line in out.decode().splitlines() if line.startswith("{")]
    return Ran(process.returncode, events, errors.decode())


def make(source: str | Path, out: Path, library: Path, *more: str | Path, input: bytes | None = None,
         timeout: float = 110) -> Ran:
    return run("make", source, "-o", out, "--library", library, "--json", *more, input=input, timeout=timeout)


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
