"""What goes with a deleted project, and what stays."""

from pathlib import Path

from autovideo_studio.document.journal import sealed
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.library.library import Library


def project(library: Library, title: str, *named: str) -> str:
    video = library.projects.create(title)
    library.journal(video.id).append(sealed(1, "snapshot", {"title": title, "assets": list(named)}, ""))
    return video.id


def test_a_deleted_project_takes_with_it_what_only_it_named(library: Library) -> None:
    texts = (b"own", b"both", b"other", b"v", b"p")
    own, shared, other, version, poster = (library.store.put_bytes(text * 100)[0] for text in texts)
    kept = library.store.put_bytes(f'{{"old": "{own}"}}'.encode())[0]
    first = project(library, "First", own, shared)
    project(library, "Second", shared, other)
    library.projects.add_version(first, what_changed="", project=version)
    library.projects.update(first, thumbnail=poster)
    freed = library.delete_project(first)
    assert [library.store.has(digest) for digest in (own, version, poster)] == [False] * 3
    assert [library.store.has(digest) for digest in (shared, other, kept)] == [True] * 3
    assert freed == 300 + 100 + 100
    assert library.check().healthy


def test_what_a_version_of_another_project_names_stays(library: Library) -> None:
    own = library.store.put_bytes(b"once")[0]
    value = library.store.put_bytes(f'{{"digest": "{own}"}}'.encode())[0]
    second = project(library, "Second")
    library.projects.add_version(second, what_changed="", project=value)
    library.delete_project(project(library, "First", own))
    assert library.store.has(own) and library.store.has(value)
    library.delete_project(second)
    assert not library.store.has(own) and not library.store.has(value)


def test_what_was_paid_stays_and_what_was_free_is_made_again(library: Library, tmp_path: Path) -> None:
    (paid, size), (free, _) = library.store.put_bytes(b"paid"), library.store.put_bytes(b"free")
    bought, drawn = Recipe("narration", 1, {"text": "a"}, paid=True), Recipe("still", 1, {"file": "b"})
    library.ledger.intend(bought, provider="x", model="y")
    library.ledger.record(bought, Product(paid, size, "audio/wav"), provider="x", model="y", seconds=1, cost_usd="0.10")
    library.ledger.record(drawn, Product(free, 4, "image/png"), provider="creator", model="", seconds=1, cost_usd=None)
    library.delete_project(project(library, "First", paid, free))
    assert library.ledger.find(bought.key) is not None
    assert library.ledger.find(drawn.key) is None
    library.store.put_bytes(b"free")
    library.ledger.record(drawn, Product(free, 4, "image/png"), provider="creator", model="", seconds=1, cost_usd=None)
    assert library.ledger.find(drawn.key) is not None
