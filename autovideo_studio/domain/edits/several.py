"""Several edits as one step."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as Listing
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.one_clip import OneClipEdit, one_by_one
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


def apply_all(edits: Listing[Edit], project: Project) -> Project:
    for of_one_clip, group in groupby(edits, lambda edit: isinstance(edit, OneClipEdit)):
        if of_one_clip:
            project = one_by_one(project, cast("Iterable[OneClipEdit]", group))
            continue
        for edit in group:
            project = edit.apply(project)
    return project
