"""How loud a sound is: measured once per file, so that a new mix needs not listen to all of them again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.build import Builder, Made
from autovideo_studio.jobs.recipe import Ledger, Recipe
from autovideo_studio.jobs.workers import WorkerPool

TASK = "autovideo_studio.render.soundtrack:level_task"
VERSION = 2


async def measure_level(digest: str, path: Path, builder: Builder, workers: WorkerPool, cancel: CancelToken) -> None:
    """See that the ledger knows the level of a stored sound."""

    async def maker() -> Made:
        level = await workers.run(TASK, {"path": str(path)}, cancel=cancel)
        return Made("application/json", data=digest.encode(), meta=level, provider="render", model="level")

    await builder.make(_recipe(digest), maker)


def known_level(digest: str, ledger: Ledger) -> dict[str, Any] | None:
    """What was measured of a sound, or None."""
    product = ledger.find(_recipe(digest).key)
    return product.meta if product else None


def _recipe(digest: str) -> Recipe:
    return Recipe("level", VERSION, {"sound": digest}, label=tr("Loudness"))
