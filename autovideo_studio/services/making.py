"""`make`: source → script → speech → pictures → sequence → file, each step through the build."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from collections.abc import Sequence as Several
from contextlib import closing
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from autovideo_studio.document.document import Document
from autovideo_studio.domain.brief import GRAPHICS, Brief, SourceKind
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import InvalidInput, NotFound, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.together import meanwhile
from autovideo_studio.jobs.build import Builder
from autovideo_studio.jobs.runner import JobContext
from autovideo_studio.library.library import Library
from autovideo_studio.pipeline.directives import is_script
from autovideo_studio.pipeline.language import detect_language
from autovideo_studio.pipeline.sources.source import Source
from autovideo_studio.services.documents import Door
from autovideo_studio.services.export_request import ExportRequest, check_output
from autovideo_studio.services.exporting import Exported, ExportingService
from autovideo_studio.services.illustrating import IllustratingService
from autovideo_studio.services.importing import ImportingService, MediaFolder
from autovideo_studio.services.looks import choose_captions, choose_style
from autovideo_studio.services.painters import PaintersService
from autovideo_studio.services.progress import Report, Watch, what_was_made
from autovideo_studio.services.projects import ProjectsService
from autovideo_studio.services.running import run_now
from autovideo_studio.services.spending import Spent
from autovideo_studio.services.takes import Manner
from autovideo_studio.services.voicing import VoicingService
from autovideo_studio.services.writing import WritingService

DEFAULT_ARTICLE_SECONDS = Fraction(60)
Work = Callable[[Document, Builder, CancelToken], Awaitable[list[Exported]]]


@dataclass(frozen=True, slots=True)
class MakeRequest:
    """What the creator asked for. `seconds` None: an article is condensed to a minute, a script stays as long as it is.
    `writer` is the text provider that writes about a topic ("": the first that can); `pictures` and `picture_quality` as in a
    brief, a provider's name is enough."""

    source: str
    out: Path
    stdin: bytes = b""
    aspect: str = "16:9"
    short_side: int = 1080
    rate: Fraction = Fraction(30)
    language: str = "auto"
    seconds: Fraction | None = None
    style: str = "auto"
    voice: str = "auto"
    captions: str = "karaoke"
    music: str = "auto"
    media: Path | None = None
    audience: str = ""
    tone: str = ""
    writer: str = ""
    pictures: str = GRAPHICS
    picture_quality: str = "medium"

    @property
    def format(self) -> SequenceFormat:
        return SequenceFormat.of(self.aspect, self.short_side, self.rate)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it. Times in seconds; `notes` are sentences about what was left out; `more` are further videos of the same
    export."""

    project_id: str
    video: Path
    files: dict[str, Path]
    seconds: float
    tasks_made: int
    tasks_reused: int
    kinds: dict[str, dict[str, int]]
    stage_seconds: dict[str, float]
    took_s: float
    notes: tuple[str, ...] = field(default=())
    more: tuple[Path, ...] = ()
    spent: Spent = Spent()

    def plain(self) -> dict[str, Any]:
        return {"project": self.project_id, "outputs": {"video": str(self.video), **{k: str(v) for k, v in self.files.items()}},
                "more": [str(path) for path in self.more],
                "duration": round(self.seconds, 3),
                "tasks": {"made": self.tasks_made, "reused": self.tasks_reused, "kinds": self.kinds},
                "seconds": self.stage_seconds, "took": round(self.took_s, 3), "notes": list(self.notes),
                "spent": self.spent.plain()}


class MakingService:
    def __init__(self, library: Library, importing: ImportingService, projects: ProjectsService, writing: WritingService,
                 voicing: VoicingService, illustrating: IllustratingService, exporting: ExportingService,
                 painters: PaintersService) -> None:
        self._library, self._importing, self._projects = library, importing, projects
        self._writing, self._voicing, self._illustrating, self._exporting = writing, voicing, illustrating, exporting
        self._painters = painters

    async def make(self, request: MakeRequest, report: Report, cancel: CancelToken) -> Made:
        """Make the video, or go on where an earlier run stopped. Raises `StudioError`; what was made before it is kept."""
        began, watch = time.monotonic(), Watch(report)
        self._check_writable(ExportRequest(request.out))
        music = music_file(request.music)
        watch.enter("script")
        source = await self._importing.read_source(request.source, request.stdin, cancel)
        media = await self._importing.read_media(request.media, cancel) if request.media else MediaFolder()
        brief = await self.brief_for(request, source, cancel)

        async def work(document: Document, builder: Builder, cancel: CancelToken) -> list[Exported]:
            script = await self._writing.write(brief, builder, cancel, request.writer)
            self._projects.take_script(document, brief, script)
            own = media.joined(await self._importing.read_named_media(
                [scene.media for scene in script.scenes if scene.media], source.base, cancel))
            notes.extend(own.problems)
            notes.extend(await self.fill(document, request.format, own, music, builder, watch, cancel,
                                         Manner()))
            watch.enter("assembly")
            wish = ExportRequest(request.out)
            return [await self._exporting.export(document.project, wish, builder, watch.exporting, cancel)]

        notes: list[str] = []
        with closing(self._projects.open_for(brief)) as document:
            exported = await self._run("make", document, request.out, work, watch, cancel)
        return _made(document.project, exported, watch, began, tuple(notes))

    async def fill(self, door: Door, format: SequenceFormat, own: MediaFolder, music: Path | None, builder: Builder, watch: Watch,
                   cancel: CancelToken, manner: Manner) -> tuple[str, ...]:
        """From a project with a script to one with voice, pictures, captions and music, arranged as a sequence. Returns notes
        about what could not be made."""
        manner = replace(manner, announce=watch.announce)
        watch.enter("speech")
        async with meanwhile(self._voicing.music(door.project.brief, music, builder, cancel)) as bed:
            await self._voicing.speak(door, builder, watch.advance, cancel, manner)
            watch.enter("visuals")
            async with meanwhile(self._voicing.listen(door, builder, cancel)) as listening:
                notes = await self._illustrating.illustrate(door, format, own, builder, watch.advance, cancel, manner)
                self._illustrating.arrange(door, format, await bed)
                await listening
        return notes

    async def export_again(self, project_id: str, requests: Several[ExportRequest], report: Report, cancel: CancelToken) -> Made:
        """Export a project as it is, into one file or several. Raises `NotFound`."""
        began, watch = time.monotonic(), Watch(report)
        for request in requests:
            self._check_writable(request)

        async def work(document: Document, builder: Builder, cancel: CancelToken) -> list[Exported]:
            watch.enter("assembly")
            return await self._exporting.export_many(document.project, requests, builder, watch.exporting, cancel)

        with closing(self._projects.open(project_id)) as document:
            exported = await self._run("export", document, requests[0].out, work, watch, cancel)
        return _made(document.project, exported, watch, began)

    async def _run(self, kind: str, document: Document, out: Path, work: Work, watch: Watch,
                   cancel: CancelToken) -> list[Exported]:
        """Do the work as a durable job; the project's row tells how it ended."""
        exported: list[list[Exported]] = []

        async def handler(context: JobContext) -> dict[str, Any]:
            watch.on_stage = context.progress
            builder = Builder(self._library.ledger, self._library.store, self._library.cache, context.cancel, watch.task)
            exported.append(await work(document, builder, context.cancel))
            return {"video": str(out)}

        project = document.project
        try:
            await run_now(self._library.jobs, self._library.scratch, kind, {"out": str(out)}, handler, cancel,
                          label=project.title, project_id=project.id)
        except StudioError as error:
            self._projects.stopped(project.id, error)
            raise
        for each in reversed(exported[-1]):  # the first is the project's own
            self._projects.finished(document.project, each, what_was_made(watch.made))
        self._library.trim_cache()
        watch.enter("done")
        return exported[-1]

    def _check_writable(self, request: ExportRequest) -> None:
        if self._library.read_only_reason:
            raise self._library.read_only_reason
        check_output(request)

    async def brief_for(self, request: MakeRequest, source: Source, cancel: CancelToken) -> Brief:
        language = request.language
        if language == "auto":
            language = source.language_hint or detect_language(source.text)
        seconds = request.seconds
        if seconds is None and not _is_own_script(source, language):
            seconds = DEFAULT_ARTICLE_SECONDS
        brief = Brief(source=source.text, source_kind=source.kind, title=source.title, language=language, seconds=seconds,
                      aspect=request.aspect, style=choose_style(request.style), voice=request.voice,
                      captions=choose_captions(request.captions), base=source.base, audience=request.audience,
                      tone=request.tone, music=request.music if request.music in ("auto", "none") else "file")
        pictures = await asyncio.to_thread(self._painters.choose, request.pictures)
        brief = replace(brief, pictures=pictures, picture_quality=request.picture_quality)
        return replace(brief, voice=(await self._voicing.choose_voice(brief, cancel)).id)


def _is_own_script(source: Source, language: str) -> bool:
    """Whether every line is meant to be spoken: subtitles, or Markdown with directives."""
    if source.kind is SourceKind.MARKDOWN:
        return is_script(source.text, language)
    return source.kind is SourceKind.SUBTITLES


def _made(project: Project, exported: list[Exported], watch: Watch, began: float, notes: tuple[str, ...] = ()) -> Made:
    kinds = {kind: {"made": watch.made[kind], "reused": watch.reused[kind]} for kind in sorted({*watch.made, *watch.reused})}
    first = exported[0]
    return Made(project.id, first.video, first.files, first.seconds, watch.made.total(), watch.reused.total(), kinds,
                watch.stage_seconds, time.monotonic() - began, (*notes, *(note for each in exported for note in each.notes)),
                tuple(each.video for each in exported[1:]), watch.spent)


def music_file(argument: str) -> Path | None:
    """The creator's own music file, if that is what `--music` names."""
    if argument in ("auto", "none"):
        return None
    path = Path(argument).expanduser()
    if not path.is_file():
        raise NotFound(tr("There is no music file {path}. Nothing was made.", path=path),
                       tr("Name a sound file, or use --music auto or --music none."))
    if path.stat().st_size == 0:
        raise InvalidInput(tr("The music file {path} is empty. Nothing was made.", path=path), tr("Choose another file."))
    return path
