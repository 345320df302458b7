"""What was acknowledged before a SIGKILL is there after it, and nothing half done is."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from autovideo_studio.document.document import Document
from autovideo_studio.document.history import LIMIT
from autovideo_studio.document.journal import checked
from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.library.library import Library

ROOT = Path(__file__).parents[2]


def killed_worker(folder: Path, after: float, task: str = "work") -> Iterator[list[str]]:
    """The lines that a writing process had acknowledged when it was killed, `after` seconds from its first."""
    child = subprocess.Popen([sys.executable, str(Path(__file__).with_name("library_child.py")), task, str(folder)], cwd=ROOT,
                             stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(after)
    child.kill()
    rest, _ = child.communicate()
    yield from (line.split() for line in (first + rest).splitlines(keepends=True) if line.endswith("\n"))


def audit(folder: Path, acknowledged: list[list[str]]) -> None:
    with Library.open(folder, must_write=True) as library:
        assert library.check().healthy
        entries = {entry["seq"] for entry in checked(library.journal("project_worked").entries())}
        for what, number, *digest in acknowledged:
            if what == "entry":
                assert int(number) in entries
            else:
                product = library.ledger.find(Recipe("speech", 1, {"text": f"sentence {number}"}).key)
                assert product is not None
                assert [product.digest] == digest
        temporary = [path for path in folder.rglob("*") if path.is_file() and (
            {"incoming", "scratch"} & set(path.parts) or path.name.endswith(".part"))]
        assert temporary == []
        assert len(library.ledger.unknown()) <= len(entries)


@pytest.mark.parametrize("rounds", [3, pytest.param(300, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])])
def test_killed_while_writing(folder: Path, rounds: int) -> None:
    choice = random.Random(11)
    acknowledged: list[list[str]] = []
    for _ in range(rounds):
        acknowledged += killed_worker(folder, choice.uniform(0.0, 0.3))
        audit(folder, acknowledged[-400:])
    assert len(acknowledged) > rounds


@pytest.mark.parametrize("rounds", [3, pytest.param(100, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])])
def test_killed_while_a_snapshot_is_taken_beside_the_edits(folder: Path, rounds: int) -> None:
    choice, snapshots = random.Random(12), 0
    for _ in range(rounds):
        told = [*killed_worker(folder, choice.uniform(0.0, 0.3), "edit")]
        with Library.open(folder, must_write=True) as library:
            assert library.check().healthy
            document = Document.open(library.journal("project_edited"))
            kinds = [entry["kind"] for entry in library.journal("project_edited").entries()]
        last = int(document.project.title)
        assert last - int(told[-1][0]) in (0, 1)  # one may have been stored and not yet told
        undoable = [step.project.title for step in document._history.past]
        assert undoable == [str(number) for number in range(max(0, last - LIMIT), last)]
        snapshots = max(snapshots, kinds.count("snapshot"))
    assert snapshots > 1
