"""SIGKILL at random moments: the run that follows goes on; nothing is made twice that was written down, nothing is paid twice."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from kill_program import parts

from autovideo_studio.jobs.model import JobState
from autovideo_studio.library.library import Library

ROOT = Path(__file__).parents[2]


def start(library: Path, vendor: Path, count: int) -> subprocess.Popen[bytes]:
    program = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("kill_program.py")), str(library), str(vendor), str(count)],
        stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert program.stdout
    program.stdout.readline()  # it is running, or it is dead
    return program


LONG = [pytest.mark.slow, pytest.mark.timeout(1_800)]


@pytest.mark.parametrize(("kills", "count"), [(4, 80), pytest.param(300, 3_000, marks=LONG)])
def test_kills(tmp_path: Path, kills: int, count: int) -> None:
    folder, vendor = tmp_path / "library", tmp_path / "vendor"
    vendor.mkdir()
    chance = random.Random(kills)
    killed = 0
    while killed < kills:
        program = start(folder, vendor, count)
        time.sleep(chance.random() * 0.1)
        if program.poll() is not None:
            assert program.wait() == 0
            break
        program.kill()
        program.wait()
        program.stdout.close()
        killed += 1
    with start(folder, vendor, count) as program:
        assert program.wait(300) == 0

    calls = Counter(int(path.name.split(".")[0]) for path in vendor.iterdir())
    with Library.open(folder) as library:
        (job,) = library.jobs.list()
        assert job.state is JobState.DONE
        unanswered = 0
        for recipe in parts(count):
            number = recipe.params["number"]
            product = library.ledger.find(recipe.key)
            if recipe.paid:
                assert calls[number] <= 1
                assert (product is None) == library.ledger.in_doubt(recipe.key)
                unanswered += product is None
            else:
                assert product is not None
                assert [row.status for row in library.ledger.history(recipe.key)] == ["made"]
            if product is not None:
                assert library.ledger.path(product).read_bytes() == f"part {number}".encode() * 1_000
        assert job.result == {"unanswered": unanswered}
        assert unanswered <= killed
        assert calls.total() <= count + killed
        assert list(library.scratch.glob("job_*")) == []
        print(f"{killed} kills, {count} parts, {calls.total()} calls, {unanswered} unanswered")
    assert killed > kills // 3, "the work ended before it could be killed"
