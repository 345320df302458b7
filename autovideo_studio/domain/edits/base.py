"""What an edit is."""

from __future__ import annotations

from typing import Protocol

from autovideo_studio.domain.project import Project


class Edit(Protocol):
    """A frozen dataclass of plain data. It carries the ids of all that it creates, so that replaying it gives the same value.

    `apply` returns the new project or raises `EditRejected`, and then nothing has changed. `label` is what Undo shows.
    Consecutive edits with the same non-empty `merge_key` become one step of the history.
    """

    @property
    def label(self) -> str: ...

    @property
    def merge_key(self) -> str: ...

    def apply(self, project: Project) -> Project: ...
