"""The shelf of the library: its videos listed, counted, found, renamed, archived, deleted. Loads nothing of what edits them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autovideo_studio.foundation.errors import NotFound, Refused
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.library.library import Library
from autovideo_studio.library.projects import Cursor, Page, Sort, Video, VideoFilter, VideoVersion

__all__ = ["Cursor", "Page", "ShelfService", "Sort", "Video", "VideoFilter", "VideoVersion", "title_of"]


class ShelfService:
    def __init__(self, library: Library) -> None:
        self._library = library

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


def title_of(version: VideoVersion) -> str:
    return version.name or tr("Version {number}", number=version.number)
