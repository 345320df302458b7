"""Versions of a project: kept at each export, before each way back, and whenever the creator names one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from autovideo_studio.document.format import dumps, loads
from autovideo_studio.domain.changes import Changes, changes
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.project import AddAssets, SetBrief, SetSequence, SetTitle
from autovideo_studio.domain.edits.script import SetScript
from autovideo_studio.domain.edits.several import Several
from autovideo_studio.domain.project import Project
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.library.library import Library
from autovideo_studio.library.projects import VideoVersion
from autovideo_studio.services.documents import OpenDocuments
from autovideo_studio.services.shelf import title_of

__all__ = ["VersionsService", "VideoVersion"]


class VersionsService:
    """Its calls read and write files: not for the window's thread."""

    def __init__(self, library: Library, documents: OpenDocuments) -> None:
        self._library, self._documents = library, documents

    def list(self, project_id: str) -> Sequence[VideoVersion]:
        """The newest first."""
        return self._library.projects.versions(project_id)[::-1]

    def keep(self, project_id: str, name: str = "") -> VideoVersion:
        """The project as it stands, under a name. Raises `NotFound`."""
        with self._documents.door(project_id) as door:
            return keep_version(self._library, door.project, name=name)

    def rename(self, project_id: str, number: int, name: str) -> None:
        """Raises `NotFound`."""
        self._library.projects.name_version(project_id, number, name)

    def go_back(self, project_id: str, number: int) -> None:
        """Let the project be as it was, as one step that can be undone; how it stands now becomes a version first. Files that
        came since stay in the media pool. Raises `NotFound` where that version's value was not kept."""
        version = next((each for each in self.list(project_id) if each.number == number), None)
        if version is None or not version.project:
            raise NotFound(tr("How the project was then was not kept. Nothing was changed."), tr("Choose another version."))
        then = loads(self._library.store.path(version.project).read_bytes())
        with self._documents.door(project_id) as door:
            if edits := _edits_to(door.project, then):
                keep_version(self._library, door.project)
                door.apply(Several(tuple(edits), tr("Go back to “{name}”", name=title_of(version))), "versions")


def keep_version(library: Library, project: Project, *, name: str = "", what_changed: str = "", file: str = "", size: int = 0,
                 digest: str = "") -> VideoVersion:
    """The newest version where the project has not changed since and nothing new is told of it."""
    value, _ = library.store.put_bytes(dumps(project).encode())
    last = next((version for version in reversed(library.projects.versions(project.id)) if version.project), None)
    if last is not None and last.project == value and not file and name in ("", last.name):
        return last
    before = loads(library.store.path(last.project).read_bytes()) if last and library.store.has(last.project) else None
    words = differences(changes(before, project)) if before is not None else ""
    return library.projects.add_version(project.id, name=name, project=value, file=file, size=size, digest=digest,
                                        what_changed=" · ".join(part for part in (words, what_changed) if part))


def differences(found: Changes) -> str:
    """What is other than before, in a line."""
    counted = ((found.scenes, tr("scene")), (found.clips, tr("clip")), (found.transitions, tr("transition")),
               (found.markers, tr("marker")), (found.assets, tr("file")))
    parts = [tr("{name} ×{count}", name=name, count=len(ids.added | ids.removed | ids.changed)) for ids, name in counted if ids]
    parts += [name for differs, name in ((found.title, tr("title")), (found.format, tr("format"))) if differs]
    return tr("Changed: {what}", what=", ".join(parts)) if parts else ""


def _edits_to(now: Project, then: Project) -> list[Edit]:
    """What makes the project as it was. Only what differs is set."""
    edits: list[Edit] = []
    known = {asset.id: asset for asset in now.assets}
    back = tuple(replace(asset, bin=known[asset.id].bin, favourite=known[asset.id].favourite) if asset.id in known else asset
                 for asset in then.assets)
    if missing := tuple(asset for asset in back if known.get(asset.id) != asset):
        edits.append(AddAssets(missing))
    if now.title != then.title:
        edits.append(SetTitle(then.title))
    if now.brief != then.brief:
        edits.append(SetBrief(then.brief))
    if now.script != then.script:
        edits.append(SetScript(then.script))
    if now.sequence != then.sequence:
        edits.append(SetSequence(then.sequence))
    return edits
