"""Everything a face (command line, window) may use."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Generic, TypeVar

from autovideo_studio.foundation.loading import loading
from autovideo_studio.services.jobs import EXPORT, GENERATE, JobsService
from autovideo_studio.settings.schema import AUTHOR
from autovideo_studio.settings.secrets import SecretStore
from autovideo_studio.settings.store import SettingsStore

if TYPE_CHECKING:
    from pathlib import Path

    from autovideo_studio.foundation.errors import ReadOnly
    from autovideo_studio.jobs.workers import WorkerPool
    from autovideo_studio.library.library import Library
    from autovideo_studio.providers.router import Router
    from autovideo_studio.services.calls import Calls
    from autovideo_studio.services.care import CareService
    from autovideo_studio.services.documents import CallOwner, OpenDocuments
    from autovideo_studio.services.effect_files import EffectFiles
    from autovideo_studio.services.export_jobs import ExportJobs
    from autovideo_studio.services.exporting import ExportingService
    from autovideo_studio.services.generation import GenerationService
    from autovideo_studio.services.illustrating import IllustratingService
    from autovideo_studio.services.importing import ImportingService
    from autovideo_studio.services.making import MakingService
    from autovideo_studio.services.media import MediaService
    from autovideo_studio.services.painters import PaintersService
    from autovideo_studio.services.pictures import PicturesService
    from autovideo_studio.services.presets import PresetsService
    from autovideo_studio.services.preview import PreviewService
    from autovideo_studio.services.projects import ProjectsService
    from autovideo_studio.services.saved_effects import SavedEffectsService
    from autovideo_studio.services.scene_takes import TakesService
    from autovideo_studio.services.shelf import ShelfService
    from autovideo_studio.services.versions import VersionsService
    from autovideo_studio.services.voicing import VoicingService
    from autovideo_studio.services.writing import WritingService

T = TypeVar("T")


class part(Generic[T]):  # noqa: N801 - reads like `property`
    """A part of the studio: loaded and built when it is first used, once, whichever thread asks."""

    def __init__(self, build: Callable[[Studio], T]) -> None:
        self._build = build

    def __set_name__(self, owner: type[Studio], name: str) -> None:
        self._name = name

    def __get__(self, studio: Studio, owner: type[Studio]) -> T:
        with studio.building, loading():
            if self._name not in vars(studio):
                vars(studio)[self._name] = self._build(studio)
        made: T = vars(studio)[self._name]
        return made


class Studio:
    """`workers` do what the creator waits for, `quick` ones thumbnails and the like beside it, `patient` ones what nobody waits
    for; a `heavy` one holds a model of gigabytes. `call_owner` reaches the thread that owns the open projects, where that is
    another one."""

    def __init__(self, library: Library, workers: WorkerPool, quick: WorkerPool, patient: WorkerPool, heavy: WorkerPool,
                 router: Router, settings: SettingsStore, secrets: SecretStore, call_owner: CallOwner | None) -> None:
        self._library, self._router = library, router
        self._workers, self._quick, self._patient, self._heavy = workers, quick, patient, heavy
        self._call_owner = call_owner
        self.settings, self.secrets = settings, secrets
        self.building = RLock()

    @property
    def folder(self) -> Path:
        """Of the library."""
        return self._library.folder

    @property
    def read_only(self) -> ReadOnly | None:
        """Why nothing can be stored in the library, as a sentence with a hint; None where it can be written."""
        return self._library.read_only_reason

    def load_ahead(self) -> None:
        """Have loaded what the processes of players and the workers need, where once is enough for all of them."""
        if self._quick.forks is not None:
            self._quick.forks.start()

    @part
    def jobs(self) -> JobsService:
        return JobsService(self._library, {GENERATE: lambda context: self.generation.run(context),
                                           EXPORT: lambda context: self.export_jobs.run(context)})

    @part
    def documents(self) -> OpenDocuments:
        from autovideo_studio.services.documents import OpenDocuments, at_once

        return OpenDocuments(self._library, self._call_owner or at_once)

    @part
    def importing(self) -> ImportingService:
        from autovideo_studio.services.importing import ImportingService

        return ImportingService(self._workers)

    @part
    def shelf(self) -> ShelfService:
        from autovideo_studio.services.shelf import ShelfService

        return ShelfService(self._library)

    @part
    def projects(self) -> ProjectsService:
        from autovideo_studio.services.projects import ProjectsService

        return ProjectsService(self._library)

    @part
    def versions(self) -> VersionsService:
        from autovideo_studio.services.versions import VersionsService

        return VersionsService(self._library, self.documents)

    @part
    def voicing(self) -> VoicingService:
        from autovideo_studio.services.voicing import VoicingService

        return VoicingService(self._library, self._workers, self._router, self._calls, self.importing)

    @part
    def writing(self) -> WritingService:
        from autovideo_studio.services.writing import WritingService

        return WritingService(self._router, self._calls)

    @part
    def painters(self) -> PaintersService:
        from autovideo_studio.services.painters import PaintersService

        return PaintersService(self._library, self._workers, self._router, self._calls)

    @part
    def exporting(self) -> ExportingService:
        from autovideo_studio.services.exporting import ExportingService

        return ExportingService(self._library, self._workers, self.settings.get(AUTHOR))

    @part
    def making(self) -> MakingService:
        from autovideo_studio.services.making import MakingService

        return MakingService(self._library, self.importing, self.projects, self.writing, self.voicing, self._illustrating,
                             self.exporting, self.painters)

    @part
    def generation(self) -> GenerationService:
        from autovideo_studio.services.generation import GenerationService

        return GenerationService(self._library, self.documents, self.importing, self.projects, self.making, self.writing,
                                 self.exporting, self.jobs)

    @part
    def export_jobs(self) -> ExportJobs:
        from autovideo_studio.services.export_jobs import ExportJobs

        return ExportJobs(self._library, self.projects, self.exporting, self.jobs)

    @part
    def takes(self) -> TakesService:
        from autovideo_studio.services.scene_takes import TakesService

        return TakesService(self._library, self._illustrating, self.pictures)

    @part
    def presets(self) -> PresetsService:
        from autovideo_studio.services.presets import PresetsService

        return PresetsService(self.settings.path.parent / "presets")

    @part
    def preview(self) -> PreviewService:
        from autovideo_studio.services.preview import PreviewService

        return PreviewService(self._library, self._quick, self._patient)

    @part
    def pictures(self) -> PicturesService:
        from autovideo_studio.services.pictures import PicturesService

        return PicturesService(self._library, self._quick)

    @part
    def media(self) -> MediaService:
        from autovideo_studio.services.media import MediaService

        return MediaService(self._library, self._quick)

    @part
    def effect_files(self) -> EffectFiles:
        from autovideo_studio.services.effect_files import EffectFiles

        return EffectFiles(self._library, self._workers)

    @part
    def saved_effects(self) -> SavedEffectsService:
        from autovideo_studio.services.saved_effects import SavedEffectsService

        return SavedEffectsService(self.settings.path.parent / "effects")

    @part
    def care(self) -> CareService:
        from autovideo_studio.services.care import CareService

        return CareService(self._library, self._workers, self._router, self.settings, self._calls)

    @part
    def _illustrating(self) -> IllustratingService:
        from autovideo_studio.services.illustrating import IllustratingService

        return IllustratingService(self._library, self._workers, self.painters)

    @part
    def _calls(self) -> Calls:
        from autovideo_studio.services.calls import calls

        return calls(self._library, self._workers, self._heavy)
