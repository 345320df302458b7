"""`generate`: from a brief to an arranged sequence, as a durable job that the creator may edit beside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits.project import SetBrief, SetFormat
from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.jobs.build import Builder
from autovideo_studio.jobs.model import Job, Priority
from autovideo_studio.jobs.runner import JobContext
from autovideo_studio.library.library import Library
from autovideo_studio.services.documents import Door, OpenDocuments
from autovideo_studio.services.exporting import ExportingService
from autovideo_studio.services.importing import ImportingService, MediaFolder
from autovideo_studio.services.jobs import GENERATE, JobsService
from autovideo_studio.services.making import MakeRequest, MakingService, music_file
from autovideo_studio.services.progress import Watch
from autovideo_studio.services.projects import ProjectsService
from autovideo_studio.services.takes import Fresh, Manner, next_variant
from autovideo_studio.services.writing import WritingService


@dataclass(frozen=True, slots=True)
class Begun:
    """A project and the job that fills it."""

    project_id: str
    job: Job


class GenerationService:
    """`begin` and `again` belong to the engine's loop; `run` is the job's handler."""

    def __init__(self, library: Library, documents: OpenDocuments, importing: ImportingService, projects: ProjectsService,
                 making: MakingService, writing: WritingService, exporting: ExportingService, jobs: JobsService) -> None:
        self._library, self._documents, self._importing, self._projects = library, documents, importing, projects
        self._making, self._writing, self._exporting = making, writing, exporting
        self._jobs = jobs

    async def begin(self, request: MakeRequest, cancel: CancelToken) -> Begun:
        """Read the source, make (or find) its project, queue the work. Raises what reading raises: then nothing was made."""
        music_file(request.music)
        source = await self._importing.read_source(request.source, request.stdin, cancel)
        brief = await self._making.brief_for(request, source, cancel)
        project_id = self._projects.ensure(brief)
        self._library.projects.update(project_id, status="processing", error="")
        return Begun(project_id, self._jobs.add(GENERATE, _payload(request, brief), label=brief.title, project_id=project_id))

    async def now(self, request: MakeRequest, cancel: CancelToken) -> str:
        """The id of the project of a short request, made at once and beside the queue; one that was made before stays as it is.
        Raises what reading and making raise."""
        source = await self._importing.read_source(request.source, request.stdin, cancel)
        brief = await self._making.brief_for(request, source, cancel)
        project_id = self._projects.ensure(brief)
        if self._projects.value(project_id).sequence.duration == 0:
            await self._make(project_id, _payload(request, brief), Watch(lambda progress: None), cancel)
        return project_id

    def again(self, project_id: str, format: SequenceFormat, brief: Brief, *, may_pay: bool = False) -> Job:
        """Bring a project up to date with its script and brief: only what depends on a change is made. New pictures of an image
        model, and what is to be spoken by a voice that costs, only with `may_pay`: nobody pays for what follows a change by
        itself; a scene that waits for it stays as it is."""
        return self._add(project_id, format, brief, {"may_pay": may_pay})

    def new_take(self, project: Project, scene_id: str, role: str) -> Job:
        """Make the narration or the visual of a scene once more, otherwise; what was made before stays a take."""
        scene = next(scene for scene in project.script.scenes if scene.id == scene_id)
        fresh = {"scene_id": scene_id, "role": role, "variant": next_variant(scene, role)}
        return self._add(project.id, project.sequence.format, project.brief, {"fresh": fresh})

    def _add(self, project_id: str, format: SequenceFormat, brief: Brief, more: dict[str, Any]) -> Job:
        payload = {"brief": to_plain(brief), "format": to_plain(format), "music": brief.music, "media": "", "keep_script": True}
        return self._jobs.add(GENERATE, payload | more, label=brief.title, project_id=project_id, priority=Priority.INTERACTIVE)

    async def run(self, context: JobContext) -> dict[str, Any]:
        """The handler: script, pictures and speech scene by scene; the sequence is arranged anew as they come."""
        watch = Watch(lambda progress: None)
        watch.on_stage = context.progress
        notes = await self._make(str(context.job.project_id), context.job.payload, watch, context.cancel)
        return {"made": dict(watch.made), "reused": dict(watch.reused), "spent": watch.spent.plain(), "notes": list(notes)}

    async def _make(self, project_id: str, payload: dict[str, Any], watch: Watch, cancel: CancelToken) -> tuple[str, ...]:
        """Fill the project; its row tells how that ended, the notes what could not be made."""
        builder = Builder(self._library.ledger, self._library.store, self._library.cache, cancel, watch.task)
        try:
            with self._documents.door(project_id) as door:
                notes = await self._fill(door, payload, builder, watch, cancel)
                self._tell_row(door, status="completed", thumbnail=await self._poster(door.project, builder, cancel))
                return notes
        except StudioError as error:
            self._projects.stopped(project_id, error)
            raise

    async def _fill(self, door: Door, payload: dict[str, Any], builder: Builder, watch: Watch,
                    cancel: CancelToken) -> tuple[str, ...]:
        brief, format = from_plain(payload["brief"], Brief), from_plain(payload["format"], SequenceFormat)
        watch.enter("script")
        if not payload.get("keep_script"):
            self._projects.take_script(door, brief, await self._writing.write(brief, builder, cancel, payload.get("writer", "")))
        elif brief != door.project.brief:
            door.apply(SetBrief(brief))
        if door.project.sequence.format != format:
            door.apply(SetFormat(format))
        own = await self._own_media(door, payload, brief, cancel)
        music = music_file(payload["music"]) if payload["music"] != "file" else None
        fresh = Fresh(**payload["fresh"]) if "fresh" in payload else None
        manner = Manner(payload.get("may_pay", True), bool(payload.get("keep_script")), fresh)
        notes = await self._making.fill(door, format, own, music, builder, watch, cancel, manner)
        watch.enter("assembly")
        watch.enter("done")
        return notes

    async def _poster(self, project: Project, builder: Builder, cancel: CancelToken) -> str:
        """Its digest, "" for a video without a picture."""
        shown = project.sequence
        if not shown.duration:
            return ""
        return (await self._exporting.poster(project, shown, TimeRange(0, shown.duration), builder, cancel)).digest

    async def _own_media(self, door: Door, payload: dict[str, Any], brief: Brief, cancel: CancelToken) -> MediaFolder:
        media = await self._importing.read_media(Path(payload["media"]), cancel) if payload["media"] else MediaFolder()
        named = [scene.media for scene in door.project.script.scenes if scene.media]
        return media.joined(await self._importing.read_named_media(named, brief.base, cancel))

    def _tell_row(self, door: Door, **facts: Any) -> None:
        sequence = door.project.sequence
        self._library.projects.update(door.project.id, title=door.project.title, progress=100,
                                      seconds=float(sequence.duration / sequence.format.rate),
                                      resolution=f"{sequence.format.width}x{sequence.format.height}", **facts)


def _payload(request: MakeRequest, brief: Brief) -> dict[str, Any]:
    return {"brief": to_plain(brief), "format": to_plain(request.format), "music": request.music,
            "media": str(request.media) if request.media else "", "writer": request.writer}
