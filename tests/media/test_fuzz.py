"""A file broken anywhere is refused with a sentence or read as far as it goes; nothing else comes of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(("first", "seconds"), [
    (0, 8), pytest.param(1_000_000, 3_600, marks=[pytest.mark.slow, pytest.mark.timeout(4_000)])])
def test_files_broken_at_random(tmp_path: Path, first: int, seconds: int) -> None:
    ran = subprocess.run([sys.executable, "-m", "tests.media.fuzzing", str(first), "1000000", str(tmp_path), str(seconds)],
                         capture_output=True, text=True, check=False)
    tried = ran.stdout.count("seed ")
    assert ran.returncode == 0, f"{ran.stdout[-4000:]}\n{ran.stderr[-4000:]}"
    assert tried > 10


@pytest.mark.parametrize("seed", ["1001580", "37001653"], ids=["no size of the second page", "pages before the beginning"])
def test_tiffs_that_once_were_too_much(tmp_path: Path, seed: str) -> None:
    ran = subprocess.run([sys.executable, "-m", "tests.media.fuzzing", seed, "1", str(tmp_path)], capture_output=True,
                         text=True, check=False)
    assert ran.returncode == 0, ran.stdout
