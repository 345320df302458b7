"""History: what was acknowledged is there, and any change from outside is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autovideo_studio.document.document import Document
from autovideo_studio.document.journal import Entry, checked, sealed
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Script
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.foundation.errors import Damaged, NotFound
from autovideo_studio.library.driver import connect
from autovideo_studio.library.journal import SqlJournal
from autovideo_studio.library.library import Library

simple = st.none() | st.booleans() | st.integers(-2**53, 2**53) | st.floats(allow_nan=False, allow_infinity=False) | st.text()
plain = st.recursive(
    simple, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3), max_leaves=8)

storable = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def chain(journal: SqlJournal, count: int) -> list[Entry]:
    entries: list[Entry] = []
    for seq in range(1, count + 1):
        entries.append(sealed(seq, "edit", {"number": seq}, entries[-1]["hash"] if entries else "", f"Step {seq}"))
        journal.append(entries[-1])
    return entries


@pytest.fixture
def journal(library: Library) -> SqlJournal:
    library.projects.create("One", id="project_one")
    return library.journal("project_one")


def test_entries_come_back_as_they_were(journal: SqlJournal, library: Library) -> None:
    entries = chain(journal, 5)
    library.projects.create("Two", id="project_two")
    chain(library.journal("project_two"), 2)
    assert list(journal.entries()) == entries
    assert list(checked(journal.entries())) == entries


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("shared")) as library:
        yield library


@settings(max_examples=100, deadline=None)
@given(data=plain, label=storable, merge_key=storable)
def test_any_data_comes_back_to_the_letter(shared: Library, data: object, label: str, merge_key: str) -> None:
    journal = shared.journal(shared.projects.create("One").id)
    entry = sealed(1, "snapshot", data, "", label, merge_key)
    journal.append(entry)
    assert list(checked(journal.entries())) == [entry]


def test_the_last_entry_can_be_replaced_and_no_other(journal: SqlJournal) -> None:
    entries = chain(journal, 3)
    replaced = sealed(3, "edit", {"number": 33}, entries[1]["hash"])
    journal.replace_last(replaced)
    journal.append(sealed(4, "undo", None, replaced["hash"]))
    assert [entry["data"] for entry in checked(journal.entries())] == [{"number": 1}, {"number": 2}, {"number": 33}, None]
    with pytest.raises(ValueError):
        journal.replace_last(replaced)


def test_what_does_not_follow_is_refused_and_changes_nothing(journal: SqlJournal, library: Library) -> None:
    entries = chain(journal, 2)
    for wrong in (sealed(4, "edit", {}, entries[1]["hash"]), sealed(3, "edit", {}, entries[0]["hash"]), entries[1]):
        with pytest.raises(ValueError):
            journal.append(wrong)
    with pytest.raises(NotFound):
        library.journal("project_nobody").append(entries[0])
    assert list(journal.entries()) == entries


def test_discarding_keeps_the_chain(journal: SqlJournal, library: Library) -> None:
    entries = chain(journal, 6)
    journal.discard_before(3)
    assert list(checked(journal.entries())) == entries[2:]
    journal.discard_from(6)
    assert list(checked(journal.entries())) == entries[2:5]
    journal.append(sealed(6, "edit", {"number": 66}, entries[4]["hash"]))
    assert library.check().healthy
    aside = "select seq, data from documents_aside"
    found = library.database.read(lambda connection: connection.exec_driver_sql(aside).fetchall())
    assert [tuple(row) for row in found] == [(6, '{"number":6}')]


DAMAGES = {
    "data": ("update documents set data = replace(data, '2', '3') where seq = 2", 2),
    "label": ("update documents set label = 'x' where seq = 2", 2),
    "no JSON": ("update documents set data = substr(data, 2) where seq = 2", 2),
    "no UTF-8": ("update documents set label = cast(x'ff' as text) where seq = 2", 2),
    "hash": ("update documents set hash = replace(hash, substr(hash, 1, 1), 'z') where seq = 2", 2),
    "a gap": ("delete from documents where seq = 2", 3),
    "no beginning": ("delete from documents where seq = 1", 1),
    "no end": ("delete from documents where seq = 4", 4),
    "moved": ("update documents set seq = 40 where seq = 4", 40),
}


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_seen_named_and_put_aside(folder: Path, kind: str) -> None:
    statement, seq = DAMAGES[kind]
    with Library.open(folder) as library:
        library.projects.create("One", id="project_one")
        entries = chain(library.journal("project_one"), 4)
    connection = connect(folder / "library.db", "rw")
    connection.execute(statement)
    connection.close()
    with Library.open(folder) as library:
        journal = library.journal("project_one")
        whole = []
        with pytest.raises(Damaged):
            for entry in checked(journal.entries()):
                whole.append(entry)
        assert whole == entries[:len(whole)]
        assert len(whole) == (0 if kind == "no beginning" else min(seq, 4) - 1 if kind != "a gap" else 1)
        findings = library.check().findings
        assert [(finding.area, finding.subject) for finding in findings] == [("journal", "project_one")]
        if whole:
            journal.discard_from(whole[-1]["seq"] + 1)
            assert list(checked(journal.entries())) == whole
            assert library.check().healthy


def test_a_document_lives_in_it(journal: SqlJournal, library: Library) -> None:
    project = Project("project_one", "影片", Brief("topic"), Script("Hello"), Sequence("sequence_one"))
    Document.create(project, journal)
    assert Document.open(library.journal("project_one")).project == project
