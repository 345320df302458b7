"""Edits that change one clip and leave its place and length as they are. Thousands of them at once make each track anew once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from autovideo_studio.domain.edits.placement import open_numbers
from autovideo_studio.domain.items import Clip, Item
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.digest import digest_of_text

Change = Callable[[Project, Track, Clip], Clip]


class OneClipEdit:
    """Says what becomes of the clip, whichever it is; `EditRejected` where it cannot be."""

    __slots__ = ()

    clip_id: str

    @property
    def label(self) -> str:
        raise NotImplementedError

    @property
    def merge_key(self) -> str:
        raise NotImplementedError

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        raise NotImplementedError

    def apply(self, project: Project) -> Project:
        return one_by_one(project, (self,))


@dataclass(frozen=True, slots=True)
class ForEach:
    """What an edit does to its clip, done to the clips `also` named: one entry of the journal for thousands of clips.

        before  |--A--|--B--|--C--|
        A, also C
        after   |==A==|--B--|==C==|
    """

    edit: OneClipEdit
    also: tuple[str, ...]

    @property
    def label(self) -> str:
        return self.edit.label

    @property
    def merge_key(self) -> str:
        return self.edit.merge_key and f"{self.edit.merge_key}:{digest_of_text(' '.join(self.also))}"

    def apply(self, project: Project) -> Project:
        return with_changed(project, (self.edit.clip_id, *self.also), self.edit.changed)


def for_each(edit: OneClipEdit, also: tuple[str, ...]) -> OneClipEdit | ForEach:
    """The edit alone where it is of one clip only."""
    return ForEach(edit, also) if also else edit


def one_by_one(project: Project, edits: Iterable[OneClipEdit]) -> Project:
    """What applying them one after the other gives. Raises `EditRejected` where a clip is gone or locked."""
    edits = tuple(edits)
    lying: dict[str, tuple[Track, list[Clip], int]] = {}
    items: dict[str, list[Clip]] = {}
    for track, numbers in open_numbers(project, {edit.clip_id for edit in edits}):
        items[track.id] = mine = _clips_of(track)
        lying |= {mine[number].id: (track, mine, number) for number in numbers}
    for edit in edits:
        track, mine, number = lying[edit.clip_id]
        mine[number] = edit.changed(project, track, mine[number])
    return _with_items(project, items)


def with_changed(project: Project, clip_ids: Iterable[str], change: Change) -> Project:
    """The project with all these clips changed alike. Raises `EditRejected` where one is gone or locked."""
    items: dict[str, list[Clip]] = {}
    for track, numbers in open_numbers(project, frozenset(clip_ids)):
        items[track.id] = mine = _clips_of(track)
        for number in numbers:
            mine[number] = change(project, track, mine[number])
    return _with_items(project, items)


def _clips_of(track: Track) -> list[Clip]:
    """Its items; of the gaps among them none is looked at."""
    return cast("list[Clip]", list(track.items))


def _with_items(project: Project, items: Mapping[str, list[Clip]]) -> Project:
    """No place and no length is another, so each track is as settled as it was."""
    tracks = tuple(_with(track, tuple(items[track.id])) if track.id in items else track for track in project.sequence.tracks)
    if all(new is old for new, old in zip(tracks, project.sequence.tracks, strict=True)):
        return project
    return replace(project, sequence=replace(project.sequence, tracks=tracks))


def _with(track: Track, items: tuple[Item, ...]) -> Track:
    return track if items == track.items else replace(track, items=items)
