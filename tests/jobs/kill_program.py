"""A small program with a real library, for `test_kills.py`: one durable job that builds, at a "vendor" that is never killed.

The vendor is a folder: a file per call, written when the call arrives. Usage: kill_program.py LIBRARY VENDOR PARTS
"""

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import OutcomeUnknown
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.jobs.build import Builder, Made
from autovideo_studio.jobs.model import JobState
from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.jobs.runner import JobContext, Runner, Timing
from autovideo_studio.library.library import Library


def parts(count: int) -> list[Recipe]:
    return [Recipe("part", 1, {"number": number}, paid=number % 2 == 0) for number in range(count)]


async def main(folder: Path, vendor: Path, count: int) -> None:
    with Library.open(folder) as library:

        async def handler(context: JobContext) -> dict[str, Any]:
            builder = Builder(library.ledger, library.store, library.cache, context.cancel)
            unanswered = 0
            for recipe in parts(count):

                async def maker(recipe: Recipe = recipe) -> Made:
                    (vendor / f"{recipe.params['number']}.{new_id('call')}").touch()
                    await asyncio.sleep(0.003)
                    out = context.scratch / "part"
                    out.write_bytes(f"part {recipe.params['number']}".encode() * 1_000)
                    return Made("text/plain", path=out, scratch=True, provider="vendor", cost_usd="0.01" if recipe.paid else None)

                try:
                    await builder.make(recipe, maker)
                except OutcomeUnknown:
                    unanswered += 1
            return {"unanswered": unanswered}

        library.jobs.recover_orphans()
        if not library.jobs.list():
            library.jobs.enqueue("build", {})
        runner = Runner(library.jobs, {"build": handler}, library.scratch, timing=Timing(poll_s=0.02))
        running = asyncio.ensure_future(runner.run())
        os.write(1, b"running\n")
        while not running.done() and not library.jobs.list()[0].state.final:
            await asyncio.sleep(0.01)
        runner.stop()
        await running
        assert library.jobs.list()[0].state is JobState.DONE


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
