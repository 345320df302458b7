"""Ctrl-C and kills at any moment: the next run goes on, makes every product once, and leaves nothing lying about."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.journeys.command import SMALL, leftovers, make, start, stop_after

STORY = "The harbour wakes before the town. Boats leave in the dark.\n\nEvery captain knows the rock that has no name.\n"
QUICK = (*SMALL, "--length", "12")


def text_for(folder: Path, number: int) -> Path:
    """A short text like no other, in a new folder."""
    folder.mkdir(exist_ok=True)
    text = folder / "text.txt"
    text.write_text(f"{STORY}\nBoat number {number} is the last one home.\n")
    return text


def begin(text: Path, folder: Path) -> subprocess.Popen[bytes]:
    return start("make", text, "-o", folder / "out.mp4", "--library", folder / "library", "--json", *QUICK)


def made_keys(library: Path) -> Counter[str]:
    """How often each key was made, by the ledger."""
    from autovideo_studio.library.driver import driver

    connection = driver().connect(library / "library.db")
    try:
        rows = connection.execute("select key from generations where status in ('made', 'spare', 'lost')").fetchall()
        assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    finally:
        connection.close()
    return Counter(key for (key,) in rows)


def finish_and_look(text: Path, folder: Path) -> None:
    """The run that follows finishes; one that follows it has nothing to make; each product was made once; no litter."""
    out, library = folder / "out.mp4", folder / "library"
    ran = make(text, out, library, *QUICK)
    assert ran.code == 0, ran
    assert make(text, out, library, *QUICK).made() == {}
    assert set(made_keys(library).values()) == {1}
    assert leftovers(folder) == []


def test_ctrl_c_keeps_what_was_made(tmp_path: Path) -> None:
    text = text_for(tmp_path, 0)
    assert stop_after(begin(text, tmp_path), 3.0, signal.SIGINT) in (130, 0)  # 0: this machine had finished by then
    finish_and_look(text, tmp_path)


@pytest.mark.timeout(1_000)
@pytest.mark.parametrize("seed", range(4))
def test_a_kill_at_a_random_moment(seed: int, tmp_path: Path) -> None:
    kill_and_finish(random.Random(seed), 2, tmp_path, 5.0)


@pytest.mark.slow
@pytest.mark.timeout(3 * 3600)
def test_three_hundred_kills(tmp_path: Path) -> None:
    """Each a SIGKILL that met a working process; a video gets some of them, until it is finished, then the next one begins."""
    dice, kills, number = random.Random(300), 0, 0
    started = time.monotonic()
    finish_and_look(text_for(tmp_path / "whole", 0), tmp_path / "whole")
    whole = time.monotonic() - started
    while kills < 300:
        number += 1
        kills += kill_and_finish(dice, min(8, 300 - kills), tmp_path / str(number), whole, number)
        print(f"{kills} kills, {number} videos, {time.monotonic() - started:.0f} s", flush=True)


def kill_and_finish(dice: random.Random, most: int, folder: Path, longest: float, number: int = 0) -> int:
    """Kill the same `make` some times, each at a random moment within `longest` seconds, then let it finish. Returns how many
    kills met it at work."""
    text, killed = text_for(folder, number), 0
    for _ in range(most):
        if stop_after(begin(text, folder), dice.uniform(0.1, longest), signal.SIGKILL) != -signal.SIGKILL:
            break
        killed += 1
    finish_and_look(text, folder)
    return killed
