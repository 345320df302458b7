"""Ctrl-C and kills at any moment: the next run goes on, makes every product once, and leaves nothing lying about."""

from __future__ import annotations

import random
import signal
from collections import Counter
from pathlib import Path

import pytest

from tests.journeys.command import SMALL, leftovers, make, start, stop_after

STORY = "The harbour wakes before the town. Boats leave in the dark.\n\nEvery captain knows the rock that has no name.\n"
QUICK = (*SMALL, "--length", "12")


def begin(text: Path, out: Path, library: Path) -> object:
    return start("make", text, "-o", out, "--library", library, "--json", *QUICK)


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


def finish_and_look(text: Path, out: Path, library: Path) -> None:
    """The run that follows finishes; one that follows it has nothing to make; each product was made once; no litter."""
    ran = make(text, out, library, *QUICK)
    assert ran.code == 0, ran
    assert make(text, out, library, *QUICK).made() == {}
    assert set(made_keys(library).values()) == {1}
    assert leftovers(library, out.parent) == []


def test_ctrl_c_keeps_what_was_made(tmp_path: Path) -> None:
    text, out, library = tmp_path / "text.txt", tmp_path / "out.mp4", tmp_path / "library"
    text.write_text(STORY)
    process = begin(text, out, library)
    assert stop_after(process, 3.0, signal.SIGINT) in (130, 0)  # 0: this machine had finished by then
    finish_and_look(text, out, library)


@pytest.mark.parametrize("seed", range(4))
def test_a_kill_at_a_random_moment(seed: int, tmp_path: Path) -> None:
    kill_and_finish(seed, 2, tmp_path)


@pytest.mark.slow
def test_three_hundred_kills(tmp_path: Path) -> None:
    for seed in range(100, 175):
        kill_and_finish(seed, 4, tmp_path / str(seed))


def kill_and_finish(seed: int, kills: int, folder: Path) -> None:
    """Kill the same `make` some times, each at a random moment of what it still has to do, then let it finish."""
    dice = random.Random(seed)
    folder.mkdir(exist_ok=True)
    text, out, library = folder / "text.txt", folder / "out.mp4", folder / "library"
    text.write_text(f"{STORY}\nBoat number {seed} is the last one home.\n")
    for _ in range(kills):
        stop_after(begin(text, out, library), dice.uniform(0.2, 5.0), signal.SIGKILL)
    finish_and_look(text, out, library)
