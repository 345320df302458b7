"""The open projects: each at most once in the program, changed by one thread, reached from the others by a door."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Protocol, TypeVar

from autovideo_studio.document.document import Document, DoneStep, ProjectChanged
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.project import Project
from autovideo_studio.library.library import Library

__all__ = ["CallOwner", "Document", "DoneStep", "Door", "OpenDocuments", "ProjectChanged", "at_once"]

T = TypeVar("T")


class CallOwner(Protocol):
    """Runs a call in the thread that owns the documents and gives back what it returns, or raises what it raises."""

    def __call__(self, call: Callable[[], T], /) -> T: ...


class Door(Protocol):
    """What work in another thread may do with a project: read its value, apply an edit."""

    @property
    def project(self) -> Project: ...

    def apply(self, edit: Edit, initiator: str = "") -> None: ...


def at_once(call: Callable[[], T]) -> T:
    """The owner is whoever calls: a program of one thread."""
    return call()


class OpenDocuments:
    """`open` and `close` belong to the owner's thread; `door` may be used from any."""

    def __init__(self, library: Library, call_owner: CallOwner = at_once) -> None:
        self._library, self._call_owner = library, call_owner
        self._open: dict[str, tuple[Document, int]] = {}

    def open(self, project_id: str) -> Document:
        """The document of a project, the same one for all who have it open. Raises as `Document.open`."""
        known = self._open.get(project_id)
        document = known[0] if known else Document.open(self._library.journal(project_id))
        self._open[project_id] = document, (known[1] if known else 0) + 1
        return document

    def close(self, project_id: str) -> None:
        """Give back one `open`; with the last one the document is let go. Raises as `Document.close`."""
        document, count = self._open[project_id]
        if count > 1:
            self._open[project_id] = document, count - 1
        else:
            del self._open[project_id]
            document.close()

    def step_times(self, project_id: str) -> dict[int, datetime]:
        """When the steps of a project's history were done, by the number of their entry. From any thread."""
        return self._library.journal(project_id).times()

    @contextmanager
    def door(self, project_id: str) -> Iterator[Door]:
        document = self._call_owner(lambda: self.open(project_id))
        try:
            yield _Door(document, self._call_owner)
        finally:
            self._call_owner(lambda: self.close(project_id))


class _Door:
    def __init__(self, document: Document, call_owner: CallOwner) -> None:
        self._document, self._call_owner = document, call_owner

    @property
    def project(self) -> Project:
        """A value: safe to read from any thread."""
        return self._document.project

    def apply(self, edit: Edit, initiator: str = "") -> None:
        def work() -> None:
            self._document.seal()
            self._document.apply(edit, initiator)
            self._document.seal()

        self._call_owner(work)
