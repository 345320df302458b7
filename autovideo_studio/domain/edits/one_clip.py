"""Edits that change one clip and leave its place and length as they are. Thousands of them at once make each track anew once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from autovideo_studio.domain.edits.placement import open_clip, put
from autovideo_studio.domain.items import Clip, Item
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed


class OneClipEdit:
    """Says what becomes of the clip; `EditRejected` where it cannot be."""

    __slots__ = ()

    clip_id: str

    def changed(self, project: Project, placed: Placed) -> Clip:
        raise NotImplementedError

    def apply(self, project: Project) -> Project:
        return one_by_one(project, (self,))


def one_by_one(project: Project, edits: Iterable[OneClipEdit]) -> Project:
    """What applying them one after the other gives."""
    return with_changed(project, ((edit.clip_id, edit.changed) for edit in edits))


def with_changed(project: Project, changes: Iterable[tuple[str, Callable[[Project, Placed], Clip]]]) -> Project:
    """The project with clips, by id, changed; a clip may come again. Raises `EditRejected` where one is gone or locked."""
    items: dict[str, list[Item]] = {}
    for clip_id, change in changes:
        placed = open_clip(project, clip_id)
        mine = items.setdefault(placed.track.id, list(placed.track.items))
        now = mine[placed.index]
        assert isinstance(now, Clip)
        mine[placed.index] = change(project, placed if now is placed.clip else replace(placed, clip=now))
    return put(project, *(replace(track, items=tuple(items[track.id])) for track in project.sequence.tracks if track.id in items))
