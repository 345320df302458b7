"""Makes the pictures of a small video in a library: `painting_program.py LIBRARY ADDRESS`. To be killed."""

import asyncio
import sys
from pathlib import Path

from painting_desk import PaintingDesk

from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library


async def main(folder: Path, address: str) -> None:
    with Library.open(folder) as library:
        async with WorkerPool(1) as workers:
            desk = PaintingDesk(library, workers, address)
            await desk.illustrate(desk.document(("a calm sea", "fishing boats")))


asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
