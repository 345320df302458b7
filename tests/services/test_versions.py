"""Versions: kept once, named, and gone back to without losing anything."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from autovideo_studio.document.document import Document
from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.edits.lift_extract import LiftClips
from autovideo_studio.domain.edits.project import AddAssets, SetTitle
from autovideo_studio.domain.edits.script import ReviseScene
from autovideo_studio.domain.project import Project
from autovideo_studio.foundation.errors import NotFound, Refused
from autovideo_studio.library.library import Library
from autovideo_studio.services.documents import OpenDocuments
from autovideo_studio.services.projects import ProjectsService
from autovideo_studio.services.shelf import ShelfService
from autovideo_studio.services.versions import VersionsService, keep_version

ID = "project_tides"


@pytest.fixture
def document(library: Library, make_project: Callable[..., Project]) -> Document:
    return Document.create(make_project(clips=2), library.journal(ID))


def service(library: Library) -> VersionsService:
    return VersionsService(library, OpenDocuments(library))


def test_the_same_project_is_kept_once_and_what_changed_is_told(library: Library, document: Document) -> None:
    versions = service(library)
    first = versions.keep(ID, "First cut")
    assert versions.keep(ID).number == first.number
    document.apply(ReviseScene("s0", narration="Other words."))
    document.apply(LiftClips(("c1",)))
    document.close()
    second = versions.keep(ID)
    assert (second.number, second.name) == (2, "")
    assert second.what_changed == "Changed: scene ×1, clip ×1"
    versions.rename(ID, 2, "Shorter")
    assert [(version.number, version.name) for version in versions.list(ID)] == [(2, "Shorter"), (1, "First cut")]
    with pytest.raises(NotFound):
        versions.rename(ID, 9, "x")


def test_going_back_is_one_step_and_the_present_becomes_a_version(library: Library, document: Document) -> None:
    versions, then = service(library), document.project
    versions.keep(ID, "First cut")
    new = Asset("new", "d" * 64, AssetKind.STILL, "new.png")
    for edit in (SetTitle("Waves"), LiftClips(("c0",)), ReviseScene("s1", narration="Later."), AddAssets((new,))):
        document.apply(edit)
    now = document.project
    document.close()
    versions.go_back(ID, 1)
    with closing(ProjectsService(library).open(ID)) as opened:
        back = opened.project
        assert replace(back, assets=then.assets) == then
        assert back.asset("new") == new, "what came since stays in the pool"
        assert opened.undo_label == "Go back to “First cut”"
        opened.undo()
        assert opened.project == now
    assert [version.number for version in versions.list(ID)] == [2, 1]
    versions.go_back(ID, 2)
    assert len(versions.list(ID)) == 2, "where nothing differs there is nothing to do"


def test_a_version_whose_value_was_not_kept_cannot_come_back(library: Library, document: Document) -> None:
    document.close()
    library.projects.add_version(ID, file="/old.mp4", size=1, digest="d" * 64, what_changed="First")
    with pytest.raises(NotFound):
        service(library).go_back(ID, 1)
    keep_version(library, document.project, file="/new.mp4", size=2, digest="e" * 64, what_changed="sound")
    assert [version.what_changed for version in service(library).list(ID)] == ["sound", "First"]


def test_a_project_is_not_deleted_while_something_is_made_for_it(library: Library, document: Document) -> None:
    document.close()
    shelf = ShelfService(library)
    job = library.jobs.enqueue("export", {}, label="", project_id=ID)
    with pytest.raises(Refused):
        shelf.delete(ID)
    library.jobs.cancel(job.id)
    assets = [asset.digest for asset in document.project.assets]
    assert shelf.delete(ID) > 0
    assert not any(library.store.has(digest) for digest in assets)
    with pytest.raises(NotFound):
        shelf.find(ID)
