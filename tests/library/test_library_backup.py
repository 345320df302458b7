"""Backups that are known to be good, and damage that is found."""

import random
import re
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autovideo_studio.document.journal import checked, sealed
from autovideo_studio.foundation.errors import Damaged, NotFound, ReadOnly, StudioError
from autovideo_studio.library.backup import Backup, swap_in, thinned_out
from autovideo_studio.library.check import check_file
from autovideo_studio.library.driver import connect
from autovideo_studio.library.library import Library

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def write_history(library: Library, count: int) -> None:
    library.projects.create("One", id="project_one", description="words " * 50)
    previous = ""
    for seq in range(1, count + 1):
        entry = sealed(seq, "edit", {"number": seq, "words": f"step {seq} " * 20}, previous, f"Step {seq}")
        library.journal("project_one").append(entry)
        previous = entry["hash"]


def test_a_backup_holds_everything_and_an_unchanged_library_gives_none(library: Library, hours: None) -> None:
    write_history(library, 5)
    backup = library.backups.take()
    assert backup is not None
    assert library.backups.take() is None
    library.projects.create("Two")
    assert library.backups.take() is not None
    assert len(library.backups.list()) == 2
    assert check_file(backup.path) == []
    assert not list(backup.path.parent.glob(".*"))
    with closing(connect(backup.path, "ro")) as connection:
        assert connection.execute("select count(*) from documents").fetchone() == (5,)
        assert connection.execute("pragma journal_mode").fetchone() == ("delete",)


def test_a_restored_library_lies_beside_until_it_is_swapped_in_and_the_old_one_is_kept(folder: Path) -> None:
    with Library.open(folder) as library:
        write_history(library, 3)
        library.backups.take()
        library.projects.create("Later")
        copy = library.backups.restore()
        assert library.projects.count() == 2
        with pytest.raises(ReadOnly):
            swap_in(folder, copy)
    kept = swap_in(folder, copy)
    with Library.open(folder) as library:
        assert [video.title for video in library.projects.list_page().videos] == ["One"]
        assert len(list(checked(library.journal("project_one").entries()))) == 3
    with closing(connect(kept / "library.db", "ro")) as connection:
        assert connection.execute("select count(*) from videos").fetchone() == (2,)


def test_a_log_of_the_old_library_is_not_played_into_the_restored_one(folder: Path, tmp_path: Path) -> None:
    import shutil

    with Library.open(folder) as library:
        write_history(library, 3)
        library.backups.take()
        copy = library.backups.restore()
        library.projects.create("Later")
        shutil.copytree(folder, tmp_path / "killed")  # as a kill leaves it: file, log and all
    killed = tmp_path / "killed"
    assert (killed / "library.db-wal").stat().st_size > 0
    swap_in(killed, killed / copy.name)
    with Library.open(killed) as library:
        assert library.projects.count() == 1
        assert library.check().healthy


def test_restoring_takes_the_newest_that_is_good(library: Library, hours: None) -> None:
    with pytest.raises(NotFound):
        library.backups.restore()
    write_history(library, 2)
    good = library.backups.take()
    library.projects.create("Two")
    bad = library.backups.take()
    assert good is not None
    assert bad is not None
    bad.path.write_bytes(bad.path.read_bytes()[:5000])
    with closing(connect(library.backups.restore(), "ro")) as connection:
        assert connection.execute("select count(*) from videos").fetchone() == (1,)
    with pytest.raises(StudioError):
        library.backups.restore(bad)


def test_a_damaged_library_is_not_backed_up_over_good_backups(library: Library) -> None:
    write_history(library, 3)
    library.backups.take()
    with closing(connect(library.database.path, "rw")) as connection:
        connection.execute("update documents set label = 'changed from outside' where seq = 2")
    with pytest.raises(Damaged):
        library.backups.take()
    assert len(library.backups.list()) == 1


@pytest.fixture
def hours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each backup is taken an hour after the one before."""
    times = (NOW + timedelta(hours=hour) for hour in range(100))
    monkeypatch.setattr("autovideo_studio.library.backup.now", lambda: next(times))


def backup(at: datetime, label: str = "") -> Backup:
    return Backup(Path(f"{at.timestamp()}{label}"), at, label, 1)


@settings(max_examples=200, deadline=None)
@given(ages=st.sets(st.integers(0, 40 * 24 * 60), max_size=120), labelled=st.sets(st.integers(0, 40 * 24 * 60), max_size=6))
def test_what_stays_gets_thinner_with_age(ages: set[int], labelled: set[int]) -> None:
    """Ages in minutes."""
    backups = [backup(NOW - timedelta(minutes=age), label) for label, some in (("", ages), ("x", labelled)) for age in some]
    gone = thinned_out(backups)
    kept = [each for each in backups if each not in gone]
    assert len([each for each in kept if each.label]) == min(3, len(labelled))
    plain = [each for each in kept if not each.label]
    assert len(plain) <= 6 + 8 + 14
    if ages:
        assert backup(NOW - timedelta(minutes=min(ages))) in plain
        days = {int(each.taken_at.timestamp() // 86400) for each in backups if not each.label}
        assert {int(each.taken_at.timestamp() // 86400) for each in plain} >= set(sorted(days)[-14:])
    assert thinned_out(kept) == []


def test_a_backup_every_minute_of_a_day_leaves_few(library: Library) -> None:
    kept: list[Backup] = []
    for minute in range(24 * 60):
        kept.append(backup(NOW + timedelta(minutes=minute)))
        gone = thinned_out(kept)
        kept = [each for each in kept if each not in gone]
    assert 14 <= len(kept) <= 16


def test_missing_and_damaged_files_of_the_store_are_named(library: Library) -> None:
    digests = [library.store.put_bytes(bytes([number]) * 100)[0] for number in range(4)]
    assert library.check().healthy
    library.store.path(digests[0]).unlink()
    damaged = bytearray(library.store.path(digests[1]).read_bytes())
    damaged[50] ^= 4
    library.store.path(digests[1]).write_bytes(damaged)
    report = library.check()
    assert {(finding.area, finding.subject) for finding in report.findings} == {("store", digests[0]), ("store", digests[1])}
    assert report.files == 3


def test_no_flipped_bit_changes_history_unseen(folder: Path) -> None:
    """Any bit of the file: either everything reads as it was written, or the check says that something is wrong."""
    with Library.open(folder) as library:
        write_history(library, 40)
        expected = list(library.journal("project_one").entries())
    path = folder / "library.db"
    good, choice = path.read_bytes(), random.Random(5)
    in_history = [match.start() for match in re.finditer(rb"step \d", good)]
    seen = silent = 0
    for number in range(150):
        flipped = bytearray(good)
        place = choice.choice(in_history) if number % 2 else choice.randrange(len(good))
        flipped[place] ^= 1 << choice.randrange(8)
        path.write_bytes(flipped)
        findings = check_file(path)
        try:
            with Library.open(folder, read_only=True) as library:
                same = list(library.journal("project_one").entries()) == expected
        except StudioError:
            same = False
        seen += bool(findings)
        silent += not same and not findings
    assert silent == 0
    assert seen >= 50  # the rest fell into bytes that are not in use
