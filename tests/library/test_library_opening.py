"""Whose is it, which version, may it be written."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from autovideo_studio.foundation.errors import Damaged, DiskFull, NewerVersion, NotFound, ReadOnly
from autovideo_studio.library.driver import connect, driver
from autovideo_studio.library.library import Library
from autovideo_studio.library.projects import VideoFilter

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("library_child.py")


@contextmanager
def mounted(at: Path, *options: str) -> Iterator[None]:
    """A small disk in memory. Skips where mounting is not permitted."""
    at.mkdir(exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", str(at)], capture_output=True, check=False).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


def remount_read_only(at: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(at)], check=True)


@contextmanager
def another_process(folder: Path) -> Iterator[subprocess.Popen[str]]:
    child = subprocess.Popen([sys.executable, str(CHILD), "hold", str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT,
                             env=os.environ | {"PYTHONPATH": str(ROOT)})
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        yield child
    finally:
        child.kill()
        child.communicate()


def test_a_new_library_has_its_folders_and_uses_the_newest_sqlite_there_is(library: Library, folder: Path) -> None:
    assert library.read_only_reason is None
    assert {path.name for path in folder.iterdir()} >= {"library.db", "models", "scratch"}
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}
    assert library.database.write(lambda connection: {
        name: connection.exec_driver_sql(f"pragma {name}").scalar() for name in expected}) == expected
    assert library.database.read(lambda connection: connection.exec_driver_sql("pragma query_only").scalar()) == 1
    if sys.platform == "linux":
        assert driver().sqlite_version_info >= (3, 51, 3)


def test_the_second_process_reads_what_the_first_has_written_and_is_told_who_writes(folder: Path) -> None:
    with another_process(folder) as child:
        with Library.open(folder) as library:
            assert library.read_only_reason is not None
            assert str(child.pid) in library.read_only_reason.message
            assert library.read_only_reason.hint
            assert [video.title for video in library.projects.list_page().videos] == ["Held"]
            for write in (lambda: library.projects.create("x"), lambda: library.store.put_bytes(b"x"),
                          lambda: library.cache.put_bytes(b"x"), lambda: library.jobs.enqueue("make", {}),
                          lambda: library.projects.delete("project_held")):
                with pytest.raises(ReadOnly):
                    write()
        with pytest.raises(ReadOnly):
            Library.open(folder, must_write=True)


def test_a_killed_writer_leaves_no_lock_behind(folder: Path) -> None:
    with another_process(folder) as child:
        child.kill()
        child.wait()
        with Library.open(folder, must_write=True) as library:
            assert library.projects.get("project_held").title == "Held"


def test_closing_lets_the_next_one_write_and_folds_the_log_into_the_file(folder: Path) -> None:
    with Library.open(folder) as library:
        library.projects.create("One")
        with Library.open(folder) as second:
            assert second.read_only_reason is not None
    with Library.open(folder, must_write=True) as library:
        assert library.projects.count() == 1
    assert not list(folder.glob("library.db-*"))


def test_reading_only_by_wish(folder: Path) -> None:
    with pytest.raises(NotFound):
        Library.open(folder, read_only=True)
    assert not folder.exists()
    Library.open(folder).close()
    with Library.open(folder, read_only=True) as library, Library.open(folder, must_write=True):
        assert library.projects.count() == 0


def test_a_newer_library_is_refused_and_not_touched(folder: Path) -> None:
    Library.open(folder).close()
    connection = connect(folder / "library.db", "rw")
    connection.execute("pragma user_version = 999")
    connection.close()
    before = (folder / "library.db").read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerVersion):
            Library.open(folder, read_only=read_only)
    assert (folder / "library.db").read_bytes() == before
    assert not (folder / "backups").exists()


def test_what_is_no_library_is_refused_and_not_touched(folder: Path) -> None:
    folder.mkdir()
    path = folder / "library.db"
    other = driver().connect(path)
    other.execute("create table somebody_elses (x)")
    other.close()
    for content in (path.read_bytes(), b"no database at all" * 500, b"short"):
        path.write_bytes(content)
        with pytest.raises(Damaged) as caught:
            Library.open(folder)
        assert caught.value.hint
        assert path.read_bytes() == content


def test_a_library_whose_making_was_cut_short_is_made_again(folder: Path) -> None:
    folder.mkdir()
    (folder / "library.db").touch()
    with Library.open(folder) as library:
        assert library.projects.count() == 0
    (folder / "library.db").unlink()
    connect(folder / "library.db", "rwc").close()  # the WAL mode was set, and then the power went
    with Library.open(folder) as library:
        assert library.projects.create("One").title == "One"


@pytest.mark.parametrize("killed", [False, True], ids=["closed well", "writer killed"])
def test_a_disk_that_cannot_be_written_can_be_read(tmp_path: Path, killed: bool) -> None:
    disk = tmp_path / "disk"
    with mounted(disk):
        if killed:
            with another_process(disk / "library"):
                pass
            assert (disk / "library/library.db-wal").stat().st_size > 0
        else:
            with Library.open(disk / "library") as library:
                library.projects.create("Held")
        remount_read_only(disk)
        with Library.open(disk / "library") as library:
            assert library.read_only_reason is not None
            assert [video.title for video in library.projects.list_page(VideoFilter(text="held")).videos] == ["Held"]
            assert library.check().healthy
            with pytest.raises(ReadOnly):
                library.projects.create("x")
        with pytest.raises(ReadOnly):
            Library.open(disk / "library", must_write=True)
        with pytest.raises(ReadOnly):
            Library.open(disk / "another")


def test_a_full_disk_is_named_loses_nothing_and_works_again_with_room(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with mounted(disk, "-o", "size=4m"):
        with Library.open(disk / "library") as library:
            written = []
            with pytest.raises(DiskFull) as caught:
                for number in range(10_000):
                    written.append(library.projects.create(f"Video {number}", description="words " * 1000).id)
            assert "full" in caught.value.message
            assert caught.value.hint
            filler = disk / "library" / "cache" / "filler"
            assert written
            with pytest.raises(DiskFull):
                library.store.put_bytes(b"x" * 4_000_000)
            assert library.projects.count() == len(written)
            assert not filler.exists()
        with Library.open(disk / "library") as library:
            assert {video.id for video in library.projects.list_page(limit=20_000).videos} == set(written)
            assert not list((disk / "library/store").rglob("tmp_*"))
            subprocess.run(["mount", "-o", "remount,size=16m", str(disk)], check=True)
            library.projects.create("There is room again")
            assert library.check().healthy


def test_a_full_disk_refuses_a_new_library_and_leaves_nothing_that_stands_in_the_way(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with mounted(disk, "-o", "size=64k"):
        with pytest.raises(DiskFull):
            Library.open(disk / "library")
        subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
        with Library.open(disk / "library", must_write=True) as library:
            assert library.projects.count() == 0


def test_what_a_killed_program_left_half_done_is_swept(folder: Path) -> None:
    with Library.open(folder) as library:
        digest, _ = library.store.put_bytes(b"kept")
    leftovers = [folder / name for name in ("store/incoming/tmp_x", "cache/incoming/tmp_y", "scratch/deep/z", ".a-tmp.part")]
    for leftover in leftovers:
        leftover.parent.mkdir(parents=True, exist_ok=True)
        leftover.write_bytes(b"half")
    with Library.open(folder) as library:
        assert not any(leftover.exists() for leftover in leftovers)
        assert library.store.has(digest, verify=True)
        leftovers[0].write_bytes(b"being written")
        with Library.open(folder):  # a reader sweeps nothing
            assert leftovers[0].exists()


def test_opening_loads_neither_alembic_nor_sqlalchemy(folder: Path) -> None:
    Library.open(folder).close()
    code = ("import sys, pathlib; from autovideo_studio.library.library import Library\n"
            "with Library.open(pathlib.Path(sys.argv[1])) as library: library.store.put_file; library.cache.has('0' * 64)\n"
            "print([name for name in ('alembic', 'sqlalchemy') if name in sys.modules])")
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_two_libraries_in_one_process_do_not_disturb_each_other(folder: Path, tmp_path: Path) -> None:
    with Library.open(folder) as one, Library.open(tmp_path / "two") as two:
        one.projects.create("One")
        two.projects.create("Two")
        assert [library.projects.list_page().videos[0].title for library in (one, two)] == ["One", "Two"]
    shutil.rmtree(tmp_path / "two")
