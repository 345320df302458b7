"""The composition root: the one place that knows how everything is built."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from autovideo_studio.app.logging_setup import redact_log
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.providers.cloud.openai_compatible import OpenAICompatible
from autovideo_studio.providers.registry import ProviderRegistry
from autovideo_studio.providers.router import Router
from autovideo_studio.services.calls import calls
from autovideo_studio.services.care import CareService
from autovideo_studio.services.documents import CallOwner, OpenDocuments, at_once
from autovideo_studio.services.effect_files import EffectFiles
from autovideo_studio.services.export_jobs import KIND as export_kind
from autovideo_studio.services.export_jobs import ExportJobs
from autovideo_studio.services.exporting import ExportingService
from autovideo_studio.services.generation import KIND as generation_kind
from autovideo_studio.services.generation import GenerationService
from autovideo_studio.services.illustrating import IllustratingService
from autovideo_studio.services.importing import ImportingService
from autovideo_studio.services.jobs import JobsService
from autovideo_studio.services.making import MakingService
from autovideo_studio.services.media import MediaService
from autovideo_studio.services.pictures import PicturesService
from autovideo_studio.services.presets import PresetsService
from autovideo_studio.services.preview import PreviewService
from autovideo_studio.services.projects import ProjectsService
from autovideo_studio.services.saved_effects import SavedEffectsService
from autovideo_studio.services.scene_takes import TakesService
from autovideo_studio.services.studio import Studio
from autovideo_studio.services.versions import VersionsService
from autovideo_studio.services.voicing import VoicingService
from autovideo_studio.services.writing import WritingService
from autovideo_studio.settings.schema import AUTHOR, CACHE_GB, TEXT_ADDRESS, TEXT_MODEL
from autovideo_studio.settings.secrets import SecretStore
from autovideo_studio.settings.store import SettingsStore

QUICK_WORKERS = 2
"""Thumbnails, waveforms, samples and dropped files beside a proxy. Started when first needed."""


@asynccontextmanager
async def build(folder: Path, read_only: bool, workers: WorkerPool, settings: SettingsStore,
                call_owner: CallOwner = at_once) -> AsyncIterator[Studio]:
    """Open the library in `folder` and build the services on it; close what was opened at the end. `call_owner` reaches the
    thread that owns the open projects."""
    secrets = SecretStore()
    redact_log(secrets)
    with Library.open(folder, read_only=read_only, cache_limit=settings.get(CACHE_GB) * 1024**3) as library:
        registry = ProviderRegistry(library.models)
        registry.register(OpenAICompatible(settings.get(TEXT_ADDRESS), settings.get(TEXT_MODEL)))
        quick = WorkerPool(QUICK_WORKERS)
        looking = PreviewService(library, quick), PicturesService(library, quick), MediaService(library, quick)
        preview = looking[0]
        try:
            yield _services(library, workers, Router(registry, secrets.get), *looking, settings, secrets, call_owner)
        finally:
            await workers.aclose()
            await preview.aclose()
            await registry.aclose()


def _services(library: Library, workers: WorkerPool, router: Router, preview: PreviewService, pictures: PicturesService,
              media: MediaService, settings: SettingsStore, secrets: SecretStore, call_owner: CallOwner) -> Studio:
    call_for = calls(library, workers)
    importing = ImportingService(workers)
    projects = ProjectsService(library)
    voicing = VoicingService(library, workers, router, call_for, importing)
    exporting = ExportingService(library, workers, settings.get(AUTHOR))
    writing, illustrating = WritingService(router, call_for), IllustratingService(library, workers)
    making = MakingService(library, importing, projects, writing, voicing, illustrating, exporting)
    documents = OpenDocuments(library, call_owner)
    generation = GenerationService(library, documents, importing, projects, making, writing, exporting)
    export_jobs = ExportJobs(library, projects, exporting)
    jobs = JobsService(library, {generation_kind: generation.run, export_kind: export_jobs.run})
    generation.jobs = export_jobs.jobs = jobs
    return Studio(
        documents=documents, jobs=jobs, importing=importing, projects=projects, versions=VersionsService(library, documents),
        making=making, generation=generation, takes=TakesService(library, illustrating, pictures),
        voicing=voicing, exporting=exporting, export_jobs=export_jobs,
        presets=PresetsService(settings.path.parent / "presets"), preview=preview, pictures=pictures, media=media,
        effect_files=EffectFiles(library, workers),
        saved_effects=SavedEffectsService(settings.path.parent / "effects"), writing=writing,
        care=CareService(library, workers, router, settings), settings=settings, secrets=secrets)
