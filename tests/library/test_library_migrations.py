"""From every version that was ever released to the newest."""

import multiprocessing
import os
import re
import shutil
import signal
import time
from contextlib import closing
from pathlib import Path

import pytest

from autovideo_studio.document.journal import checked
from autovideo_studio.foundation.errors import ReadOnly
from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.library import migrations
from autovideo_studio.library.driver import connect
from autovideo_studio.library.library import Library
from autovideo_studio.library.projects import VideoFilter

SAMPLES = Path(__file__).with_name("samples")
NEXT = '''
import os, pathlib, time
from alembic import op
import sqlalchemy as sa

revision = "{revision}"
down_revision = "{before}"


def upgrade():
    op.add_column("videos", sa.Column("mood", sa.String, nullable=False, server_default="calm"))
    with op.batch_alter_table("video_versions") as versions:
        versions.add_column(sa.Column("mood", sa.String))
    {then}
'''


def schema(path: Path) -> dict[str, str]:
    with closing(connect(path, "ro")) as connection:
        rows = connection.execute("select name, sql from sqlite_master where sql is not null").fetchall()
    return {name: re.sub(r"\s+", "", sql).lower() for name, sql in rows}


def header(path: Path) -> tuple[int, int]:
    with closing(connect(path, "ro")) as connection:
        return tuple(connection.execute(f"pragma {name}").fetchone()[0] for name in ("application_id", "user_version"))


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that is one version ahead; the returned file is its upgrade step."""
    steps = tmp_path / "steps"
    steps.mkdir()
    step = steps / "next.py"
    step.write_text(NEXT.format(revision=f"{migrations.VERSION + 1:04}", before=f"{migrations.VERSION:04}", then="pass"))
    monkeypatch.setattr(migrations, "STEPS", [*migrations.STEPS, steps])
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    return step


def test_a_new_file_and_an_upgraded_empty_one_are_the_same(tmp_path: Path) -> None:
    migrations.create(tmp_path / "new.db")
    migrations.upgrade(tmp_path / "upgraded.db")
    assert schema(tmp_path / "new.db") == schema(tmp_path / "upgraded.db")
    assert header(tmp_path / "new.db") == header(tmp_path / "upgraded.db") == (migrations.APPLICATION_ID, migrations.VERSION)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("version_*.db")), ids=lambda sample: sample.stem)
def test_a_library_of_every_version_opens_with_all_that_was_in_it(folder: Path, sample: Path) -> None:
    folder.mkdir()
    shutil.copyfile(sample, folder / "library.db")
    with Library.open(folder) as library:
        (video,) = library.projects.list_page(VideoFilter(text="潮汐", tag="sea", platform="youtube", status="completed")).videos
        assert (video.id, video.title, video.seconds) == ("project_sample", "Tides 潮汐", 61.5)
        assert [entry["seq"] for entry in checked(library.journal(video.id).entries())] == [1, 2]
        assert [version.what_changed for version in library.projects.versions(video.id)] == ["First"]
        (job,) = library.jobs.list()
        assert (job.kind, job.payload) == ("make", {"text": "潮汐"})
        (made,) = library.ledger.history(Recipe("narration", 1, {"text": "Hello."}).key)
        assert (made.status, str(made.cost_usd)) == ("made", "0.0030")
    assert header(folder / "library.db")[1] == migrations.VERSION


def test_there_is_a_sample_of_the_newest_version() -> None:
    assert (SAMPLES / f"version_{migrations.VERSION}.db").exists()


def test_an_older_library_is_backed_up_and_then_upgraded(folder: Path, request: pytest.FixtureRequest) -> None:
    with Library.open(folder) as library:
        video = library.projects.create("Tides")
        library.projects.add_version(video.id, file="/x.mp4", size=1, digest="d" * 64, what_changed="First")
    old = header(folder / "library.db")[1]
    request.getfixturevalue("next_version")
    with pytest.raises(ReadOnly):
        Library.open(folder, read_only=True)
    with Library.open(folder) as library:
        assert library.projects.get(video.id).title == "Tides"
        (backup,) = library.backups.list()
    assert backup.label == f"before-version-{old + 1}"
    assert header(backup.path)[1] == old
    assert header(folder / "library.db")[1] == old + 1
    with closing(connect(folder / "library.db", "ro")) as connection:
        assert connection.execute("select mood from videos").fetchall() == [("calm",)]
        assert connection.execute("select count(*) from video_versions").fetchone() == (1,)


def _open(folder: Path, steps: list[Path], version: int) -> None:
    migrations.STEPS[:] = steps
    migrations.VERSION = version
    Library.open(folder)


def test_an_upgrade_that_is_killed_half_way_starts_again(folder: Path, next_version: Path, tmp_path: Path) -> None:
    step, newest = next_version, migrations.VERSION
    migrations.VERSION -= 1
    with Library.open(folder) as library:
        library.projects.create("Tides")
    before = schema(folder / "library.db")
    migrations.VERSION = newest
    whole, here = step.read_text(), tmp_path / "here"
    step.write_text(whole.replace("pass", f"pathlib.Path({str(here)!r}).touch(); time.sleep(60)"))
    child = multiprocessing.get_context("spawn").Process(target=_open, args=(folder, migrations.STEPS, newest))
    child.start()
    while not here.exists() and child.is_alive():
        time.sleep(0.01)
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    assert schema(folder / "library.db") == before
    step.write_text(whole)
    with Library.open(folder) as library:
        assert library.projects.count() == 1
    assert header(folder / "library.db")[1] == newest


def test_an_upgrade_that_fails_changes_nothing(folder: Path, next_version: Path) -> None:
    newest = migrations.VERSION
    migrations.VERSION -= 1
    with Library.open(folder) as library:
        library.projects.create("Tides")
    before = schema(folder / "library.db")
    migrations.VERSION = newest
    next_version.write_text(next_version.read_text().replace("pass", "raise RuntimeError('no')"))
    with pytest.raises(RuntimeError):
        Library.open(folder)
    assert schema(folder / "library.db") == before
    migrations.VERSION -= 1
    with Library.open(folder, must_write=True) as library:
        assert library.projects.count() == 1
