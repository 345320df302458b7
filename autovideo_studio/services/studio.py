"""Everything a face (command line, window) may use, built once by `app.container`."""

from __future__ import annotations

from dataclasses import dataclass

from autovideo_studio.services.care import CareService
from autovideo_studio.services.documents import OpenDocuments
from autovideo_studio.services.effect_files import EffectFiles
from autovideo_studio.services.export_jobs import ExportJobs
from autovideo_studio.services.exporting import ExportingService
from autovideo_studio.services.generation import GenerationService
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
from autovideo_studio.services.versions import VersionsService
from autovideo_studio.services.voicing import VoicingService
from autovideo_studio.services.writing import WritingService
from autovideo_studio.settings.secrets import SecretStore
from autovideo_studio.settings.store import SettingsStore


@dataclass(frozen=True, slots=True)
class Studio:
    documents: OpenDocuments
    jobs: JobsService
    importing: ImportingService
    projects: ProjectsService
    versions: VersionsService
    making: MakingService
    generation: GenerationService
    takes: TakesService
    voicing: VoicingService
    exporting: ExportingService
    export_jobs: ExportJobs
    presets: PresetsService
    preview: PreviewService
    pictures: PicturesService
    media: MediaService
    effect_files: EffectFiles
    saved_effects: SavedEffectsService
    care: CareService
    settings: SettingsStore
    secrets: SecretStore
    writing: WritingService
