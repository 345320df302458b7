"""Several edits as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Sequence as Listing
from dataclasses import dataclass, fields
from functools import cache
from itertools import groupby
from typing import Any, cast

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.one_clip import OneClipEdit, for_each, one_by_one
from autovideo_studio.domain.project import Project


@dataclass(frozen=True, slots=True)
class Several:
    """One after the other, undone together; when one is refused, none has happened.

        before  P
        after   P.a.b.c
    """

    edits: tuple[Edit, ...]
    label: str
    merge_key: str = ""

    def apply(self, project: Project) -> Project:
        return apply_all(self.edits, project)


def together(edits: Iterable[Edit]) -> list[Edit]:
    """The same edits with those in a row that do the same to one clip each as one `ForEach`."""
    folded: list[Edit] = []
    for _, group in groupby(edits, _but_for_the_clip):
        first, *others = group
        if isinstance(first, OneClipEdit):
            folded.append(for_each(first, tuple(cast("OneClipEdit", other).clip_id for other in others)))
        else:
            folded += (first, *others)
    return folded


def _but_for_the_clip(edit: Edit) -> object:
    if not isinstance(edit, OneClipEdit):
        return edit
    kind: Any = type(edit)  # mypy takes the class of a frozen dataclass for unhashable
    return kind, *_others_of(kind)(edit)


@cache
def _others_of(kind: Any) -> Callable[[OneClipEdit], list[Any]]:
    """What gives the values of all fields but the clip's id."""
    names = [field.name for field in fields(kind) if field.name != "clip_id"]
    return lambda edit: [getattr(edit, name) for name in names]


def apply_all(edits: Listing[Edit], project: Project) -> Project:
    for of_one_clip, group in groupby(edits, lambda edit: isinstance(edit, OneClipEdit)):
        if of_one_clip:
            project = one_by_one(project, cast("Iterable[OneClipEdit]", group))
            continue
        for edit in group:
            project = edit.apply(project)
    return project
