"""The composition root: the one place that knows how everything is built."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from autovideo_studio.app.logging_setup import redact_log
from autovideo_studio.foundation.paths import default_library
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.providers.cloud.openai_compatible import OpenAICompatible
from autovideo_studio.providers.registry import ProviderRegistry
from autovideo_studio.providers.router import Router
from autovideo_studio.services.calls import calls
from autovideo_studio.services.care import CareService
from autovideo_studio.services.documents import CallOwner, OpenDocuments, at_once
from autovideo_studio.services.exporting import ExportingService
from autovideo_studio.services.generation import KIND as generation_kind
from autovideo_studio.services.generation import GenerationService
from autovideo_studio.services.illustrating import IllustratingService
from autovideo_studio.services.importing import ImportingService
from autovideo_studio.services.jobs import JobsService
from autovideo_studio.services.making import MakingService
from autovideo_studio.services.pictures import PicturesService
from autovideo_studio.services.preview import PreviewService
from autovideo_studio.services.projects import ProjectsService
from autovideo_studio.services.studio import Studio
from autovideo_studio.services.voicing import VoicingService
from autovideo_studio.services.writing import WritingService
from autovideo_studio.settings.schema import CACHE_GB, LIBRARY_FOLDER, TEXT_ADDRESS, TEXT_MODEL, WORKERS
from autovideo_studio.settings.secrets import SecretStore
from autovideo_studio.settings.store import SettingsStore


@asynccontextmanager
async def open_studio(folder: Path | None = None, *, read_only: bool = False,
                      call_owner: CallOwner = at_once) -> AsyncIterator[Studio]:
    """Open the library (the one of the settings if none is named) and build the services on it; close all at the end.

    `call_owner` reaches the thread that owns the open projects.
    """
    settings, secrets = SettingsStore(), SecretStore()
    redact_log(secrets)
    chosen = folder or Path(settings.get(LIBRARY_FOLDER) or default_library()).expanduser()
    with Library.open(chosen, read_only=read_only, cache_limit=settings.get(CACHE_GB) * 1024**3) as library:
        workers = WorkerPool(settings.get(WORKERS) or os.cpu_count() or 2)
        registry = ProviderRegistry(library.models)
        registry.register(OpenAICompatible(settings.get(TEXT_ADDRESS), settings.get(TEXT_MODEL)))
        try:
            yield _build(library, workers, Router(registry, secrets.get), settings, secrets, call_owner)
        finally:
            await workers.aclose()
            await registry.aclose()


def _build(library: Library, workers: WorkerPool, router: Router, settings: SettingsStore, secrets: SecretStore,
           call_owner: CallOwner) -> Studio:
    call_for = calls(library, workers)
    importing = ImportingService(workers)
    projects = ProjectsService(library)
    voicing = VoicingService(library, workers, router, call_for, importing)
    exporting = ExportingService(library, workers)
    writing, illustrating = WritingService(router, call_for), IllustratingService(library, workers)
    making = MakingService(library, importing, projects, writing, voicing, illustrating, exporting)
    documents = OpenDocuments(library, call_owner)
    generation = GenerationService(library, documents, importing, projects, making, writing, voicing, illustrating)
    generation.jobs = jobs = JobsService(library, {generation_kind: generation.run})
    preview = PreviewService(library, WorkerPool(2))
    return Studio(documents, jobs, importing, projects, making, generation, voicing, exporting, preview,
                  PicturesService(library, workers),
                  CareService(library, workers, router, settings), settings, secrets)
