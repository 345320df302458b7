"""Wall and CPU seconds of what runs here with its worker processes, and of commands."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of all processes together."""

    wall: float
    cpu: float

    def per(self, frames: int) -> Spent:
        return Spent(self.wall / frames, self.cpu / frames)


class Watch:
    """Runs from when it is made."""

    def __init__(self) -> None:
        self._begun = Spent(time.perf_counter(), cpu_seconds())

    def spent(self) -> Spent:
        return Spent(time.perf_counter() - self._begun.wall, cpu_seconds() - self._begun.cpu)


def spent_on(work: Callable[..., object], *arguments: object) -> Spent:
    watch = Watch()
    work(*arguments)
    return watch.spent()


def cpu_seconds() -> float:
    """Of this process and of all that it has started, whether they still run or have ended."""
    times = os.times()
    total = times.user + times.system + times.children_user + times.children_system
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            own = child.cpu_times()
            total += own.user + own.system
    return total


def spent_on_command(arguments: Sequence[str | Path], folder: Path) -> Spent:
    """Raises `CalledProcessError` with what it said."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([str(argument) for argument in arguments], cwd=folder, check=True, capture_output=True, text=True)
    wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def middle(all_spent: Sequence[Spent]) -> Spent:
    return Spent(median(one.wall for one in all_spent), median(one.cpu for one in all_spent))


def machine() -> str:
    """What the figures were taken on."""
    facts = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.split(":")[1].strip() for line in facts if line.startswith("model name")]
    return f"{os.cpu_count()} cores of {names[0] if names else 'an unknown kind'}, load {os.getloadavg()[0]:.1f}"
