"""Everything a face (command line, window) may use, built once by `app.container`."""

from __future__ import annotations

from dataclasses import dataclass

from autovideo_studio.services.care import CareService
from autovideo_studio.services.exporting import ExportingService
from autovideo_studio.services.making import MakingService
from autovideo_studio.services.presets import PresetsService
from autovideo_studio.services.preview import PreviewService
from autovideo_studio.services.projects import ProjectsService
from autovideo_studio.services.voicing import VoicingService


@dataclass(frozen=True, slots=True)
class Studio:
    projects: ProjectsService
    making: MakingService
    voicing: VoicingService
    exporting: ExportingService
    presets: PresetsService
    preview: PreviewService
    care: CareService
