"""Notes and chapters at places of the sequence. They do not move with the clips."""

from __future__ import annotations

from dataclasses import dataclass, replace

from autovideo_studio.domain.marker import Marker
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


@dataclass(frozen=True, slots=True)
class AddMarker:
    """
        before  |--A--|--B--|
        after   |--A--|--B--|
                   ^ marker
    """

    marker: Marker

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Add marker")

    def apply(self, project: Project) -> Project:
        if any(marker.id == self.marker.id for marker in project.sequence.markers):
            raise EditRejected(tr("This marker is in the sequence already. Nothing was changed."), tr("Add another one."))
        return _with_markers(project, (*project.sequence.markers, self.marker))


@dataclass(frozen=True, slots=True)
class MoveMarker:
    """Let the marker stand at `range`.

        before  ---M---------
        after   --------M----
    """

    marker_id: str
    range: TimeRange

    @property
    def label(self) -> str:
        return tr("Move marker")

    @property
    def merge_key(self) -> str:
        return f"marker:{self.marker_id}"

    def apply(self, project: Project) -> Project:
        return _exchanged(project, _open_marker(project, self.marker_id), range=self.range)


@dataclass(frozen=True, slots=True)
class ReviseMarker:
    """Another name and kind.

        before  ---M "note"------
        after   ---M "chapter 1"-
    """

    marker_id: str
    name: str
    kind: str

    @property
    def label(self) -> str:
        return tr("Change marker")

    @property
    def merge_key(self) -> str:
        return f"marker-name:{self.marker_id}"

    def apply(self, project: Project) -> Project:
        return _exchanged(project, _open_marker(project, self.marker_id), name=self.name, kind=self.kind)


@dataclass(frozen=True, slots=True)
class RemoveMarker:
    """
        before  ---M---------
        after   -------------
    """

    marker_id: str

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Remove marker")

    def apply(self, project: Project) -> Project:
        old = _open_marker(project, self.marker_id)
        return _with_markers(project, tuple(marker for marker in project.sequence.markers if marker is not old))


def _open_marker(project: Project, marker_id: str) -> Marker:
    marker = next((marker for marker in project.sequence.markers if marker.id == marker_id), None)
    if marker is None:
        raise EditRejected(tr("This marker is not in the sequence any more. Nothing was changed."), tr("Choose another one."))
    return marker


def _exchanged(project: Project, old: Marker, **fields: object) -> Project:
    new = replace(old, **fields)  # type: ignore[arg-type]
    return _with_markers(project, tuple(new if marker is old else marker for marker in project.sequence.markers))


def _with_markers(project: Project, markers: tuple[Marker, ...]) -> Project:
    """Always in the order of time. Raises `EditRejected` for one before the beginning."""
    if any(marker.range.start < 0 for marker in markers):
        raise EditRejected(tr("Nothing can begin before the sequence does. Nothing was changed."), tr("Choose a later place."))
    markers = tuple(sorted(markers, key=lambda marker: (marker.range.start, marker.id)))
    return replace(project, sequence=replace(project.sequence, markers=markers))
