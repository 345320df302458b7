"""The composition root: the one place that knows how everything is built."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from autovideo_studio.foundation.paths import default_library
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.providers.registry import ProviderRegistry
from autovideo_studio.services.care import CareService
from autovideo_studio.services.exporting import ExportingService
from autovideo_studio.services.illustrating import IllustratingService
from autovideo_studio.services.importing import ImportingService
from autovideo_studio.services.making import MakingService
from autovideo_studio.services.projects import ProjectsService
from autovideo_studio.services.studio import Studio
from autovideo_studio.services.voicing import VoicingService
from autovideo_studio.services.writing import WritingService


@asynccontextmanager
async def open_studio(folder: Path | None = None, *, read_only: bool = False) -> AsyncIterator[Studio]:
    """Open the library (the default one if none is named) and build the services on it; close both at the end."""
    with Library.open(folder or default_library(), read_only=read_only) as library:
        workers = WorkerPool(os.cpu_count() or 2)
        providers = ProviderRegistry(library.models)
        try:
            yield _build(library, workers, providers)
        finally:
            await workers.aclose()
            await providers.aclose()


def _build(library: Library, workers: WorkerPool, providers: ProviderRegistry) -> Studio:
    importing = ImportingService(workers)
    projects = ProjectsService(library)
    voicing = VoicingService(library, workers, providers, importing)
    exporting = ExportingService(library, workers)
    making = MakingService(library, importing, projects, WritingService(), voicing,
                           IllustratingService(library, workers), exporting)
    return Studio(projects, making, voicing, exporting, CareService(library, workers, providers))
