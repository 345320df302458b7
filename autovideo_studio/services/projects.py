"""Projects: opened for a brief or by id, listed, their rows kept true while something is being made."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.document.document import Document
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.project import SetBrief, SetTitle
from autovideo_studio.domain.edits.script import SetScript
from autovideo_studio.domain.edits.several import Several
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Script
from autovideo_studio.domain.sequence import Sequence as EditedSequence
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.domain.time import TimeRange, to_frames
from autovideo_studio.foundation.digest import digest_file, digest_of
from autovideo_studio.foundation.errors import Cancelled, InvalidInput, NotFound, Refused, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.library.library import Library
from autovideo_studio.library.projects import Cursor, Page, Sort, Video, VideoFilter, VideoVersion
from autovideo_studio.pipeline.same_scenes import same_scenes
from autovideo_studio.services.documents import Door
from autovideo_studio.services.versions import keep_version

if TYPE_CHECKING:
    from autovideo_studio.services.exporting import Exported

__all__ = ["Cursor", "Page", "ProjectsService", "Sort", "Video", "VideoFilter", "VideoVersion"]


class ProjectsService:
    def __init__(self, library: Library) -> None:
        self._library = library

    def open_for(self, brief: Brief) -> Document:
        """The project of this source in this shape: the one that is there, so that making it again changes only what differs."""
        return Document.open(self._library.journal(self.ensure(brief)))

    def ensure(self, brief: Brief) -> str:
        """The id of the project of a brief, made if it is not there."""
        project_id = f"project_{digest_of([brief.base or brief.source, brief.aspect])[:26]}"
        title = brief.title or brief.source.strip().split("\n")[0]
        try:
            self._library.projects.get(project_id)
        except NotFound:
            self._library.projects.create(title[:200], id=project_id)
        journal = self._library.journal(project_id)
        if not any(True for _ in journal.entries()):
            empty = Project(project_id, title[:200], brief, Script(), EditedSequence(f"sequence_{project_id[8:]}"))
            Document.create(empty, journal).close()
        return project_id

    def open(self, project_id: str) -> Document:
        """Raises `NotFound`. The start of an id is enough where it is the only one."""
        return Document.open(self._library.journal(self.find(project_id).id))

    def value(self, project_id: str) -> Project:
        """The project as it stands. Raises as `open`."""
        with closing(self.open(project_id)) as document:
            return document.project

    def range_of(self, project_id: str, start: Fraction, end: Fraction) -> TimeRange:
        """The frames from second `start` to second `end` of a project. Raises `NotFound`, `InvalidInput`."""
        if end <= start:
            raise InvalidInput(tr("The range ends before it begins. Nothing was made."), tr("Write it as 0:05-0:12."))
        rate = self.value(project_id).sequence.format.rate
        return TimeRange.between(to_frames(start, rate), max(to_frames(end, rate), to_frames(start, rate) + 1))

    def find(self, project_id: str) -> Video:
        """Raises `NotFound`."""
        try:
            return self._library.projects.get(project_id)
        except NotFound:
            matches = [video for video in self.list(limit=1000) if video.id.removeprefix("project_").startswith(
                project_id.removeprefix("project_"))]
            if len(matches) != 1:
                raise
            return matches[0]

    def list(self, text: str = "", status: str = "", limit: int = 50) -> Sequence[Video]:
        """The newest first."""
        return self._library.projects.list_page(VideoFilter(text=text, status=status), limit=limit).videos

    def page(self, where: VideoFilter, sort: Sort = Sort.UPDATED, *, after: Cursor | None = None, limit: int = 60) -> Page:
        """A page of the library, the newest (longest, last by name) first; names from A."""
        return self._library.projects.list_page(where, sort=sort, descending=sort is not Sort.TITLE, after=after, limit=limit)

    def count(self, where: VideoFilter) -> int:
        return self._library.projects.count(where)

    def poster(self, video: Video) -> Path | None:
        """The picture of a finished video; None while there is none."""
        if not video.thumbnail or not self._library.store.has(video.thumbnail):
            return None
        return self._library.store.path(video.thumbnail)

    def rename(self, project_id: str, title: str) -> None:
        """The row's title; an open project is renamed by its document."""
        self._library.projects.update(project_id, title=title[:200])

    def archive(self, project_id: str, archived: bool = True) -> None:
        """Out of sight, nothing lost; back with `archived` False."""
        self._library.projects.archive(project_id, archived)

    def delete(self, project_id: str) -> int:
        """For good, with its history and versions, and the stored files that no other project names; exported films stay where
        they are. Returns the bytes freed. Raises `NotFound`, or `Refused` while something is being made for it."""
        if any(not job.state.final for job in self._library.jobs.list(project_id=project_id)):
            raise Refused(tr("Something is being made for this video. Nothing was deleted."), tr("Cancel it in the queue first."))
        return self._library.delete_project(project_id)

    def create(self, title: str, format: SequenceFormat) -> str:
        """A project without a script, to be filled by hand; returns its id."""
        video = self._library.projects.create(title[:200])
        empty = Project(video.id, title[:200], Brief(""), Script(), EditedSequence(f"sequence_{video.id[8:]}", format))
        Document.create(empty, self._library.journal(video.id)).close()
        return video.id

    def duplicate(self, project_id: str, title: str) -> str:
        """A new project with the present state of another; its own history begins here. Raises `NotFound`."""
        project = self.value(project_id)
        copy = self._library.projects.duplicate(project_id, title=title[:200])
        Document.create(replace(project, id=copy.id, title=title[:200]), self._library.journal(copy.id)).close()
        return copy.id

    def versions(self, project_id: str) -> Sequence[VideoVersion]:
        return self._library.projects.versions(project_id)

    def take_script(self, document: Door, brief: Brief, script: Script) -> None:
        """Put a written script into the project as one step. A scene that is still there keeps its id and its takes, also where
        its words were changed."""
        project, edits = document.project, list[Edit]()
        known = {scene.id: scene for scene in project.script.scenes}
        script = same_scenes(script, project.script)
        merged = replace(script, scenes=tuple(
            replace(scene, takes=known[scene.id].takes, chosen=known[scene.id].chosen) if scene.id in known else scene
            for scene in script.scenes))
        if brief != project.brief:
            edits.append(SetBrief(brief))
        if merged.title and merged.title[:200] != project.title:
            edits.append(SetTitle(merged.title[:200]))
        if merged != project.script:
            edits.append(SetScript(merged))
        if edits:
            document.apply(Several(tuple(edits), tr("Script")))
        text = "\n".join(scene.narration for scene in merged.scenes)
        self._library.projects.update(project.id, title=document.project.title, script=text, status="processing", error="")

    def stopped(self, project_id: str, error: StudioError) -> None:
        status = "pending" if isinstance(error, Cancelled) else "failed"
        self._library.projects.update(project_id, status=status, error="" if status == "pending" else str(error))

    def finished(self, project: Project, exported: Exported, what_changed: str) -> None:
        """The row shows the finished file; a file that differs from the last one is a new version."""
        metadata = exported.metadata
        size = _size(exported.video)
        format = project.sequence.format
        self._library.projects.update(
            project.id, status="completed", progress=100, seconds=exported.seconds, size=size,
            file=str(exported.video.absolute()), resolution=f"{format.width}x{format.height}",
            format=exported.video.suffix[1:], thumbnail=exported.thumbnail_digest,
            description=metadata["description"], tags=tuple(metadata["tags"]), seo_title=metadata["title"][:100], error="")
        digest = _digest(exported.video)
        versions = [version for version in self._library.projects.versions(project.id) if version.file]
        if not versions or versions[-1].digest != digest or Path(versions[-1].file) != exported.video.absolute():
            keep_version(self._library, project, file=str(exported.video.absolute()), size=size, digest=digest,
                         what_changed=what_changed)

    def describe(self, project_id: str) -> dict[str, Any]:
        """Plain facts for a listing: title, status, length, scenes, versions. Raises `NotFound`."""
        video = self.find(project_id)
        project = self.value(video.id)
        return {"id": video.id, "title": video.title, "status": video.status, "seconds": video.seconds,
                "resolution": video.resolution, "file": video.file, "tags": list(video.tags), "error": video.error,
                "scenes": [{"id": scene.id, "beat": str(scene.beat), "heading": scene.heading, "narration": scene.narration}
                           for scene in project.script.scenes],
                "versions": [{"number": version.number, "file": version.file, "size": version.size, "what": version.what_changed,
                              "at": version.created_at.isoformat()} for version in self.versions(video.id)]}


def _digest(path: Path) -> str:
    """Of a file, or of all that lies in a folder."""
    return digest_of([digest_file(file) for file in sorted(path.iterdir())]) if path.is_dir() else digest_file(path)


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.iterdir()) if path.is_dir() else path.stat().st_size
