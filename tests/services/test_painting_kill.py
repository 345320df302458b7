"""Killed while the vendor paints: the picture may have been charged, so the next run asks for the others alone."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from painting_desk import Answer, PaintingDesk, Seen, painted, painting_vendor

from autovideo_studio.document.document import Document
from autovideo_studio.jobs.fork_server import ForkServer
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library


def test_a_kill_between_call_and_record_never_bills_twice(tmp_path: Path, forks: ForkServer | None) -> None:
    program: list[subprocess.Popen[bytes]] = []

    def kills_first(seen: Seen) -> Answer:
        if program and program[0].poll() is None:
            os.kill(program[0].pid, signal.SIGKILL)
        return painted()

    async def again(address: str) -> None:
        with Library.open(tmp_path / "library") as library:
            document = Document.open(library.journal("project_harbour"))
            async with WorkerPool(1, forks=forks) as workers:
                desk = PaintingDesk(library, workers, address)
                for _ in range(2):
                    project = await desk.illustrate(document)
                assert len(desk.notes) == 1 and "may have been charged" in desk.notes[0]
                assert len(library.ledger.unknown()) == 1
                assert sum("painter" in take.meta for scene in project.script.scenes for take in scene.takes) == 1
            document.close()

    with painting_vendor(kills_first) as vendor:
        root = Path(__file__).parents[2]
        program.append(subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("painting_program.py")), str(tmp_path / "library"), vendor.address],
            env={**os.environ, "PYTHONPATH": str(root)}))
        assert program[0].wait(60) == -signal.SIGKILL
        asyncio.run(again(vendor.address))
    assert sorted(Counter(seen.body["prompt"].split(".")[0] for seen in vendor.seen).items()) == [
        ("a calm sea", 1), ("fishing boats", 1)]
