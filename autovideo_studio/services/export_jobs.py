"""`export` as a durable job: the creator goes on editing, the value of the moment is exported."""

from __future__ import annotations

from collections.abc import Sequence as Several
from pathlib import Path
from typing import Any

from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import TimeRange, to_seconds
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.jobs.build import Builder
from autovideo_studio.jobs.model import Job
from autovideo_studio.jobs.runner import JobContext
from autovideo_studio.library.library import Library
from autovideo_studio.render.presets import RenderPreset
from autovideo_studio.services.export_request import ExportRequest, check_output
from autovideo_studio.services.exporting import Exported, ExportingService
from autovideo_studio.services.formats import CaptionUse
from autovideo_studio.services.jobs import EXPORT, JobsService
from autovideo_studio.services.progress import Watch, what_was_made
from autovideo_studio.services.projects import ProjectsService


class ExportJobs:
    def __init__(self, library: Library, projects: ProjectsService, exporting: ExportingService, jobs: JobsService) -> None:
        self._library, self._projects, self._exporting, self._jobs = library, projects, exporting, jobs

    def add(self, project: Project, requests: Several[ExportRequest]) -> Job:
        """Queue an export of this value of the project. Raises as `check_output`; then nothing was queued."""
        for request in requests:
            check_output(request)
        payload = {"project": to_plain(project), "requests": [_plain(request) for request in requests],
                   "seconds": _seconds(project, requests)}
        return self._jobs.add(EXPORT, payload, label=project.title, project_id=project.id)

    async def run(self, context: JobContext) -> dict[str, Any]:
        """The handler."""
        project = from_plain(context.job.payload["project"], Project)
        requests = [_request(plain) for plain in context.job.payload["requests"]]
        watch = Watch(lambda progress: None)
        watch.on_stage = context.progress
        builder = Builder(self._library.ledger, self._library.store, self._library.cache, context.cancel, watch.task)
        watch.enter("assembly")
        try:
            exported = await self._exporting.export_many(project, requests, builder, watch.exporting, context.cancel)
        except StudioError as error:
            context.log.warning("export failed: %s", error)
            raise
        for each in reversed(exported):
            self._projects.finished(project, each, what_was_made(watch.made))
        self._library.trim_cache()
        return {**_told(exported), "spent": watch.spent.plain()}


def _seconds(project: Project, requests: Several[ExportRequest]) -> float:
    """Of film that all files hold together."""
    sequence = project.sequence
    frames = sum(request.within.duration if request.within else sequence.duration for request in requests)
    return float(to_seconds(frames, sequence.format.rate))


def _told(exported: list[Exported]) -> dict[str, Any]:
    return {"video": str(exported[0].video), "videos": [str(each.video) for each in exported],
            "bytes": sum(each.video.stat().st_size for each in exported if each.video.is_file()),
            "notes": [note for each in exported for note in each.notes]}


def _plain(request: ExportRequest) -> dict[str, Any]:
    return {"out": str(request.out), "preset": to_plain(request.preset), "aspect": request.aspect,
            "captions": str(request.captions), "within": to_plain(request.within) if request.within else None}


def _request(plain: dict[str, Any]) -> ExportRequest:
    within = from_plain(plain["within"], TimeRange) if plain["within"] else None
    return ExportRequest(Path(plain["out"]), from_plain(plain["preset"], RenderPreset), plain["aspect"],
                         CaptionUse(plain["captions"]), within)
