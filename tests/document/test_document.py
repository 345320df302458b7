"""One door in, one event out; undo, merging, and a journal that brings it all back."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, settings
from list_journal import ListJournal
from random_projects import CHANCES, edit, project
from timelines import drawn, timeline

from autovideo_studio.document import document as module
from autovideo_studio.document.document import SNAPSHOT_EVERY, Document, ProjectChanged
from autovideo_studio.document.history import LIMIT
from autovideo_studio.document.snapshots import snapshot_after
from autovideo_studio.domain.edits.clips import RenameClip
from autovideo_studio.domain.edits.lift_extract import LiftClips
from autovideo_studio.domain.edits.move import MoveClip
from autovideo_studio.domain.edits.project import SetTitle
from autovideo_studio.domain.edits.split import SplitClip
from autovideo_studio.domain.edits.trim import Edge, TrimClip
from autovideo_studio.domain.plain import to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.foundation.digest import canonical_json
from autovideo_studio.foundation.errors import Damaged, DiskFull, EditRejected, NewerVersion

thorough = settings(max_examples=120, deadline=None)


def new_document(first: Project | None = None) -> tuple[Document, ListJournal, list[ProjectChanged]]:
    journal = ListJournal()
    document = Document.create(first or timeline(V1="A10 B10 C10"), journal)
    told: list[ProjectChanged] = []
    document.changed.subscribe(told.append)
    return document, journal, told


def reopened(journal: ListJournal) -> Document:
    """As after a kill. On entries of its own: the document that is still here may take a snapshot in its quiet moment."""
    return Document.open(ListJournal(journal.lines))


def take_steps(document: Document, count: int) -> None:
    for number in range(count):
        document.apply(SetTitle(str(number)))
        document.seal()


def drag(document: Document, *frames: int) -> None:
    for frame in frames:
        document.apply(MoveClip("A", "V1", frame))


def stored(journal: ListJournal) -> str:
    """The project as the next start would find it."""
    return drawn(reopened(journal).project)


def busy(chance: Random, steps: int) -> tuple[Document, ListJournal, list[Project]]:
    """A document after random edits, undos, redos and seals, and the project after each entry of its journal."""
    document, journal, _ = new_document(project(chance))
    values = [document.project]
    for _ in range(steps):
        try:
            match chance.randint(0, 9):
                case 0 | 1:
                    document.undo()
                case 2:
                    document.redo()
                case 3:
                    document.seal()
                    continue
                case _:
                    document.apply(edit(chance, document.project))
        except EditRejected:
            continue
        values += [document.project] * (len(journal.lines) - len(values))
        values[-1] = document.project
    document.seal()
    return document, journal, values


def test_an_edit_is_stored_then_told_once() -> None:
    document, journal, told = new_document()
    stored: list[int] = []
    document.changed.subscribe(lambda _: stored.append(len(journal.lines)))
    document.apply(LiftClips(("B",)), "timeline")
    assert drawn(document.project) == "A10 _10 C10"
    assert stored == [2]
    change, = told
    assert (change.initiator, change.label, change.changes.clips.removed) == ("timeline", "Lift", {"B"})


def test_undo_and_redo_tell_the_same_kind_of_news() -> None:
    document, _, told = new_document()
    start = document.project
    document.apply(LiftClips(("B",)))
    end = document.project
    assert (document.can_undo, document.undo_label, document.can_redo) == (True, "Lift", False)
    document.undo("menu")
    assert document.project is start
    assert (document.can_undo, document.redo_label) == (False, "Lift")
    document.redo("menu")
    assert document.project is end
    assert [(change.label, change.initiator) for change in told] == [("Lift", ""), ("Lift", "menu"), ("Lift", "menu")]
    assert told[1].changes.clips.added == {"B"}


def test_undo_and_redo_with_nothing_to_do_are_refused() -> None:
    document, journal, told = new_document()
    for call in (document.undo, document.redo):
        with pytest.raises(EditRejected):
            call()
    assert (len(journal.lines), told) == (1, [])


def test_a_refused_edit_changes_nothing_and_tells_nothing() -> None:
    document, journal, told = new_document()
    before = document.project
    with pytest.raises(EditRejected):
        document.apply(MoveClip("gone", "V1", 5))
    assert (document.project, document.can_undo, len(journal.lines), told) == (before, False, 1, [])


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    document, journal, told = new_document()
    document.apply(MoveClip("A", "V1", 0))
    assert (document.can_undo, len(journal.lines), told) == (False, 1, [])


@pytest.mark.parametrize("verb", ["apply", "undo", "redo"])
def test_what_cannot_be_stored_has_not_happened(verb: str) -> None:
    document, journal, told = new_document()
    document.apply(RenameClip("A", "one"))
    if verb == "redo":
        document.undo()
    before, news, labels = document.project, len(told), (document.undo_label, document.redo_label)
    journal.fail = DiskFull("full")
    with pytest.raises(DiskFull):
        {"apply": lambda: document.apply(LiftClips(("B",))), "undo": document.undo, "redo": document.redo}[verb]()
    assert (document.project, len(told), (document.undo_label, document.redo_label)) == (before, news, labels)
    assert reopened(journal).project == before
    document.apply(LiftClips(("C",)))
    assert reopened(journal).project == document.project


def test_a_drag_is_one_step_and_harms_nothing_on_its_way() -> None:
    document, journal, _ = new_document()
    for frame in range(1, 41):
        document.apply(MoveClip("A", "V1", frame))
    assert drawn(document.project) == "_10 B10 C10 _10 A10"
    assert len(journal.lines) == 2
    document.undo()
    assert drawn(document.project) == "A10 B10 C10"


def test_a_drag_is_stored_as_it_begins_and_as_it_ends() -> None:
    document, journal, told = new_document()
    document._resting.begin = lambda: None  # type: ignore[method-assign]  # the hand does not rest
    drag(document, 30, 31, 32)
    assert (stored(journal), drawn(document.project)) == ("_10 B10 C10 A10", "_10 B10 C10 _2 A10")
    assert [event.merged for event in told] == [False, True, True]
    document.seal()
    assert stored(journal) == "_10 B10 C10 _2 A10"
    assert len(journal.lines) == 2


def test_a_drag_is_stored_where_it_rests_and_when_the_project_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autovideo_studio.document.resting.QUIET_S", 0.01)
    document, journal, _ = new_document()
    drag(document, 30, 31, 32)
    assert document._resting._thread is not None
    document._resting._thread.join(10)
    assert stored(journal) == "_10 B10 C10 _2 A10"
    drag(document, 40, 50)
    document.close()
    assert stored(journal) == "_10 B10 C10 _20 A10"
    assert len(journal.lines) == 2


def test_the_end_of_a_drag_that_cannot_be_stored_holds_up_the_next_step_and_no_more() -> None:
    document, journal, _ = new_document()
    document.apply(RenameClip("A", "one"))
    document.apply(RenameClip("A", "two"))
    for _ in range(2):
        journal.fail = DiskFull("full")
        with pytest.raises(DiskFull):
            document.apply(LiftClips(("B",)))
    assert reopened(journal).project.sequence.tracks[0].items[0].name == "one"
    document.apply(LiftClips(("B",)))
    again = reopened(journal)
    assert (again.project, again._history) == (document.project, document._history)


def test_it_is_told_whether_all_is_stored_why_not_and_when_the_end_of_a_drag_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autovideo_studio.document.resting.QUIET_S", 0.01)
    document, journal, _ = new_document()
    assert document.is_stored

    def full(entry: object) -> None:
        raise DiskFull("full")

    monkeypatch.setattr(journal, "replace_last", full)
    drag(document, 30, 31)
    assert not document.is_stored
    assert document._resting._thread is not None
    document._resting._thread.join(10)
    assert not document.is_stored and document.trouble is not None and document.trouble.message == "full"
    with pytest.raises(DiskFull):
        document.close()


def test_a_refusal_in_mid_drag_leaves_the_last_place() -> None:
    document, _, _ = new_document()
    document.apply(TrimClip("C", Edge.END, 25))
    with pytest.raises(EditRejected):
        document.apply(TrimClip("C", Edge.END, 20))
    assert drawn(document.project) == "A10 B10 C5"
    document.apply(TrimClip("C", Edge.END, 22))
    assert drawn(document.project) == "A10 B10 C2"
    document.undo()
    assert not document.can_undo


def test_a_drag_that_comes_back_is_told() -> None:
    document, _, told = new_document()
    document.apply(MoveClip("A", "V1", 40))
    document.apply(MoveClip("A", "V1", 0))
    assert drawn(document.project) == "A10 B10 C10"
    assert len(told) == 2


def test_sealing_and_other_edits_end_a_merge() -> None:
    document, _, _ = new_document()
    document.apply(RenameClip("A", "a"))
    document.seal()
    document.apply(RenameClip("A", "b"))
    document.apply(RenameClip("B", "c"))
    document.apply(RenameClip("B", "d"))
    document.undo()
    document.apply(RenameClip("B", "e"))
    document.undo()
    document.undo()
    document.undo()
    assert not document.can_undo


def test_no_merge_over_a_restart() -> None:
    document, journal, _ = new_document()
    document.apply(RenameClip("A", "a"))
    again = reopened(journal)
    again.apply(RenameClip("A", "b"))
    again.undo()
    assert again.undo_label == "Rename clip"


@thorough
@given(CHANCES)
def test_undoing_all_is_the_start_and_redoing_all_the_end(chance: Random) -> None:
    document, _, _ = new_document(project(chance))
    start = document.project
    for _ in range(chance.randint(1, 15)):
        try:
            document.apply(edit(chance, document.project))
        except EditRejected:
            continue
    end = document.project
    while document.can_undo:
        document.undo()
    assert document.project is start
    while document.can_redo:
        document.redo()
    assert document.project is end


@thorough
@given(CHANCES)
def test_opening_brings_back_the_value_and_the_whole_history(chance: Random) -> None:
    document, journal, _ = busy(chance, chance.randint(0, 25))
    again = reopened(journal)
    assert again.project == document.project
    for one, other in ((document, again), (again, document)):
        assert (one.undo_label, one.redo_label) == (other.undo_label, other.redo_label)
    while document.can_undo:
        document.undo()
        again.undo()
        assert (again.project, again.undo_label) == (document.project, document.undo_label)
    while document.can_redo:
        document.redo()
        again.redo()
        assert again.project == document.project


@thorough
@given(CHANCES)
def test_losing_the_last_entries_loses_the_last_steps_only(chance: Random) -> None:
    _, journal, values = busy(chance, 20)
    kept = chance.randint(1, len(journal.lines))
    assert Document.open(ListJournal(journal.lines[:kept])).project == values[kept - 1]


@thorough
@given(CHANCES)
def test_a_damaged_entry_is_named_and_all_before_it_can_be_recovered(chance: Random) -> None:
    _, journal, values = busy(chance, 20)
    if len(journal.lines) == 1:
        return
    at = chance.randint(1, len(journal.lines) - 1)
    damaged = json.loads(journal.lines[at])
    match chance.randint(0, 2):
        case 0:
            damaged["label"] += "x"
        case 1:
            damaged["data"] = {"$": "SetTitle.1", "title": "x"}
        case 2:
            damaged["prev_hash"] = "0" * 64
    journal.lines[at] = json.dumps(damaged)
    as_found = list(journal.lines)
    with pytest.raises(Damaged, match=str(damaged["seq"])):
        Document.open(journal)
    assert journal.lines == as_found
    recovered = Document.open(journal, recover=True)
    assert recovered.project == values[at - 1]
    recovered.apply(SetTitle("after the recovery"))
    assert reopened(journal).project == recovered.project


def test_a_missing_entry_in_the_middle_is_damage() -> None:
    document, journal, _ = new_document()
    for clip in "ABC":
        document.apply(LiftClips((clip,)))
    del journal.lines[2]
    with pytest.raises(Damaged):
        Document.open(journal)


@pytest.mark.parametrize("first", [1, 2])
def test_without_a_snapshot_nothing_can_be_opened(first: int) -> None:
    document, journal, _ = new_document()
    document.apply(LiftClips(("A",)))
    rest = ListJournal(journal.lines[first:])
    for recover in (False, True):
        with pytest.raises(Damaged):
            Document.open(rest, recover=recover)


def test_a_journal_of_a_newer_version_is_left_alone() -> None:
    document, journal, _ = new_document()
    document.apply(SetTitle("Dogs"))
    entry = json.loads(journal.lines[-1])
    newer = module.sealed(entry["seq"], "edit", {**entry["data"], "$": "SetTitle.2"}, entry["prev_hash"])
    journal.lines[-1] = json.dumps(newer)
    as_found = list(journal.lines)
    for recover in (False, True):
        with pytest.raises(NewerVersion):
            Document.open(journal, recover=recover)
    assert journal.lines == as_found


def test_old_entries_go_when_snapshots_stand_for_them_and_undo_stays() -> None:
    document, journal, _ = new_document()
    for _ in range(LIMIT // SNAPSHOT_EVERY + 3):
        take_steps(document, SNAPSHOT_EVERY)
        document.rest()
    kinds = [entry["kind"] for entry in journal.entries()]
    assert kinds[0] == "snapshot"
    assert LIMIT <= len(kinds) <= LIMIT + 3 * SNAPSHOT_EVERY
    again = reopened(journal)
    undone = 0
    while again.can_undo:
        again.undo()
        undone += 1
    assert undone == LIMIT
    assert again.project.title == "99"


@settings(max_examples=25, deadline=None)
@given(CHANCES)
def test_dropping_old_entries_never_costs_a_step(chance: Random) -> None:
    """With a short limit and many snapshots, and much undoing back and forth."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("autovideo_studio.document.document.SNAPSHOT_EVERY", 5)
        patch.setattr("autovideo_studio.document.history.LIMIT", 6)
        patch.setattr("autovideo_studio.document.replay.LIMIT", 6)
        document, journal, _ = new_document()
        undoing = chance.choice((0.05, 0.45))
        for number in range(60):
            if document.can_undo and chance.random() < undoing:
                document.undo()
            elif document.can_redo and chance.random() < 0.4:
                document.redo()
            else:
                document.apply(SetTitle(str(number)))
                document.seal()
            if chance.random() < 0.8:
                document.rest()
        document.close()
        again = reopened(journal)
        assert again._history == document._history
        assert undoing > 0.05 or len(journal.lines) < 50


@thorough
@given(CHANCES)
def test_a_snapshot_written_clip_by_clip_is_the_snapshot(chance: Random) -> None:
    value, pauses = project(chance), []
    last = module.sealed(7, "edit", {}, "before")
    entry, text = snapshot_after(last, value, lambda: pauses.append(1))
    assert entry == module.sealed(8, "snapshot", to_plain(value), last["hash"])
    assert text == canonical_json(entry["data"])
    assert len(pauses) >= sum(len(track.items) for track in value.sequence.tracks)


def test_a_snapshot_is_taken_when_the_document_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autovideo_studio.document.resting.QUIET_S", 0.01)
    document, journal, _ = new_document()
    take_steps(document, SNAPSHOT_EVERY)
    assert document._resting._thread is not None
    document._resting._thread.join(10)
    assert [entry["kind"] for entry in journal.entries()][-1] == "snapshot"
    document.apply(SetTitle("and on"))
    assert reopened(journal).project == document.project
    document.close()


def test_closing_takes_the_snapshot_that_is_due_and_only_that() -> None:
    document, journal, _ = new_document()
    document.apply(SetTitle("one"))
    document.close()
    assert len(journal.lines) == 2
    take_steps(document, SNAPSHOT_EVERY)
    document.close()
    assert [entry["kind"] for entry in journal.entries()].count("snapshot") == 2


def test_without_a_quiet_moment_the_snapshot_is_taken_at_the_latest_after_so_many_steps() -> None:
    document, journal, _ = new_document()
    take_steps(document, module.SNAPSHOT_AT_LATEST + 1)
    assert [entry["kind"] for entry in journal.entries()].count("snapshot") == 2
    document.close()


def test_no_snapshot_comes_into_a_drag() -> None:
    document, journal, _ = new_document()
    take_steps(document, SNAPSHOT_EVERY)
    for frame in range(1, 41):
        document.apply(MoveClip("A", "V1", frame))
        document.rest()
    assert drawn(document.project) == "_10 B10 C10 _10 A10"
    assert [entry["kind"] for entry in journal.entries()].count("snapshot") == 1
    document.seal()
    document.rest()
    assert [entry["kind"] for entry in journal.entries()].count("snapshot") == 2
    assert reopened(journal)._history == document._history


def test_an_edit_ends_the_snapshot_that_is_being_written() -> None:
    document, journal, _ = new_document()
    take_steps(document, SNAPSHOT_EVERY)
    edited: list[bool] = []

    def pause() -> None:
        if not edited:
            edited.append(True)
            document.apply(LiftClips(("B",)))

    document.rest(pause)
    assert [entry["kind"] for entry in journal.entries()].count("snapshot") == 1
    assert reopened(journal).project == document.project
    document.close()
    assert reopened(journal)._history == document._history


def test_a_snapshot_that_cannot_be_stored_costs_no_step(monkeypatch: pytest.MonkeyPatch) -> None:
    document, journal, _ = new_document()
    take_steps(document, SNAPSHOT_EVERY)
    journal.fail = DiskFull("full")
    document.close()
    assert [entry["kind"] for entry in journal.entries()].count("snapshot") == 1
    assert reopened(journal)._history == document._history


def test_splits_get_the_same_ids_when_replayed() -> None:
    document, journal, _ = new_document()
    document.apply(SplitClip("B", 15))
    assert reopened(journal).project == document.project


@thorough
@given(CHANCES)
def test_any_place_of_the_history_can_be_gone_to(chance: Random) -> None:
    document, journal, _ = busy(chance, chance.randint(0, 20))
    told: list[ProjectChanged] = []
    document.changed.subscribe(told.append)
    count, start = len(document.steps), document.position
    values = {}
    while document.can_undo:
        document.undo()
    for position in range(count + 1):
        values[position] = document.project
        assert document.position == position
        if position < count:
            assert document.steps[position].label == document.redo_label
            document.redo()
    told.clear()
    wanted = chance.randint(0, count)
    document.go_to(wanted)
    assert document.project == values[wanted] and document.position == wanted and len(document.steps) == count
    assert len(told) == (values[wanted] is not values[count] and wanted != count)
    again = reopened(journal)
    assert (again.project, again.position, again.steps) == (document.project, wanted, document.steps)
    assert start <= count
    with pytest.raises(EditRejected):
        document.go_to(count + 1)
