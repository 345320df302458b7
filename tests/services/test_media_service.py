"""The media pool with real files: brought in, missing, found again, watched."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from frozendict import frozendict
from PIL import Image

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene, Take
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.library.library import Library
from autovideo_studio.services.media import Arrived, Arriving, MediaService, added, narration_of, removed, unused
from autovideo_studio.services.preview import PreviewService
from autovideo_studio.services.watching import FolderWatch
from tests.media.conftest import MakeFilm, make_film, numbered, write_sound  # noqa: F401
from tests.services.conftest import Bench, noisy

FORMAT = SequenceFormat(320, 180, Fraction(30))
Run = Callable[[Callable[[Bench], Awaitable[Any]]], Any]


@pytest.fixture
def files(tmp_path: Path, make_film: MakeFilm) -> Path:  # noqa: F811
    """A folder of a picture, a film with sound, a sound, a broken film and a text; the picture lies in it twice."""
    folder = tmp_path / "Beach"
    folder.mkdir()
    noisy(folder / "1.png", 1)
    shutil.copy(folder / "1.png", folder / "10 again.png")
    film = make_film("2.mp4", [numbered(index, 64, 36) for index in range(30)], sound=np.zeros((48_000, 2)))
    film.rename(folder / "2.mp4")
    write_sound(folder / "3.wav", np.full((48_000, 2), 0.1), "pcm_s16le")
    (folder / "4 broken.mp4").write_bytes(b"\0\0\0\x18ftypmp42 and no film")
    (folder / "notes.txt").write_text("Not media.")
    return folder


def bring(run: Run, library: Library, *paths: Path, cancel: CancelToken | None = None,
          tell: Callable[[Arriving], object] = lambda arriving: None) -> Arrived:
    async def work(bench: Bench) -> Arrived:
        return await MediaService(library, bench.workers).bring_in(paths, FORMAT, tell, cancel or CancelToken())

    return run(work)


def test_a_folder_comes_in_each_file_once_and_a_broken_one_holds_nothing_up(library: Library, files: Path, run: Run) -> None:
    told: list[Arriving] = []
    arrived = bring(run, library, files, tell=told.append)
    assert [(asset.name, asset.kind, asset.bin) for asset in arrived.assets] == [
        ("1.png", AssetKind.STILL, "Beach"), ("2.mp4", AssetKind.FILM, "Beach"), ("3.wav", AssetKind.AUDIO, "Beach")]
    assert [problem.name for problem in arrived.problems] == ["4 broken.mp4"]
    assert arrived.problems[0].error.message
    assert (told[-1].done, told[-1].count) == (5, 5)
    film = arrived.assets[1]
    assert (film.width, film.height, film.has_audio, film.seconds) == (64, 36, True, Fraction(1))
    assert all(library.store.has(asset.digest) for asset in arrived.assets)


def test_a_cancel_keeps_what_has_come(library: Library, files: Path, run: Run) -> None:
    cancel = CancelToken()
    arrived = bring(run, library, files / "1.png", files / "2.mp4", files / "3.wav", files / "notes.txt", cancel=cancel,
                    tell=lambda arriving: cancel.cancel() if arriving.done == 1 else None)
    assert arrived.stopped and len(arrived.assets) <= 3
    nowhere = bring(run, library, files.parent / "nowhere.png")
    assert nowhere.assets == () and isinstance(nowhere.problems[0].error, NotFound)


def test_what_the_project_has_stays_as_it_is(library: Library, files: Path, run: Run,
                                             make_project: Callable[..., Project]) -> None:
    arrived = bring(run, library, files / "1.png", files / "3.wav")
    before = make_project(clips=1)
    (edit,) = added(before, arrived.assets, "Today")
    project = edit.apply(before)
    assert [asset.bin for asset in project.assets[-2:]] == ["Today", "Today"]
    assert added(project, arrived.assets, "Another") == []


def test_missing_files_are_found_by_content_else_by_name(library: Library, files: Path, run: Run, tmp_path: Path,
                                                         make_project: Callable[..., Project]) -> None:
    arrived = bring(run, library, files)
    before = make_project(clips=1)
    (edit,) = added(before, arrived.assets)
    project = edit.apply(before)
    still, film, sound = arrived.assets
    for asset in arrived.assets:
        library.store.path(asset.digest).unlink()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.move(files / "1.png", elsewhere / "renamed.png")
    shutil.move(files / "2.mp4", elsewhere / "2.mp4")
    write_sound(elsewhere / "3.WAV", np.full((96_000, 2), 0.2), "pcm_s16le")

    async def work(bench: Bench) -> None:
        media = MediaService(library, bench.workers)
        assert set(media.missing(project)) == {still.id, film.id, sound.id}
        found = await media.relink(project, [elsewhere], CancelToken())
        assert set(found.same) == {still.id, film.id}
        assert [asset.id for asset in found.by_name] == [sound.id] and found.lost == ()
        assert found.edit is not None
        after = found.edit.apply(project)
        assert media.missing(after) == {}
        assert after.asset(sound.id).seconds == 2  # type: ignore[union-attr]
        library.store.path(film.digest).unlink()
        assert (await media.relink(project, [elsewhere / "renamed.png"], CancelToken())).lost == (film.id, sound.id)

    run(work)


def test_unused_is_what_no_clip_and_no_take_needs(make_project: Callable[..., Project]) -> None:
    project = make_project(clips=1)
    voice, spare = (Asset(id, id, AssetKind.AUDIO, f"{id}.wav") for id in ("voice", "spare"))
    take = Take("t", "narration", "r", "d", frozendict(asset="voice"))
    script = replace(project.script, scenes=(Scene("s", "Words.", takes=(take,)),))
    project = replace(project, assets=(*project.assets, voice, spare), script=script)
    assert unused(project) == (spare,)
    assert narration_of(project) == {"voice"}
    assert [edit.asset_id for edit in removed(project, ["voice", "spare", "p0"])] == ["spare"]  # type: ignore[attr-defined]


def test_a_proxy_is_made_and_given_up(library: Library, files: Path, run: Run, make_project: Callable[..., Project]) -> None:
    arrived = bring(run, library, files / "2.mp4")
    project = replace(make_project(clips=1), assets=arrived.assets)

    async def work(bench: Bench) -> None:
        preview, film = PreviewService(library, bench.workers, bench.workers), arrived.assets[0]
        assert preview.with_proxy(project) == frozenset()
        await preview.make_proxy(film, lambda fraction: None, CancelToken())
        assert preview.with_proxy(project) == {film.id}
        preview.drop_proxies([film])
        assert preview.with_proxy(project) == frozenset()
        await preview.make_proxy(film, lambda fraction: None, CancelToken())
        assert preview.with_proxy(project) == {film.id}

    run(work)


def test_a_watched_folder_tells_of_files_that_are_whole(tmp_path: Path) -> None:
    (tmp_path / "old.png").write_bytes(b"x")
    watch = FolderWatch(tmp_path, known=["OLD.png"])
    assert watch.look() == [] and watch.settled
    new = tmp_path / "new.png"
    new.write_bytes(b"half")
    (tmp_path / "empty.png").touch()
    assert watch.look() == [] and not watch.settled
    new.write_bytes(b"half and half")
    assert watch.look() == [], "it has grown since"
    assert watch.look() == [new]
    assert watch.look() == [], "it is told once"
    (tmp_path / "empty.png").unlink()
    watch.look()
    assert watch.settled
    shutil.rmtree(tmp_path)
    with pytest.raises(NotFound):
        watch.look()


def test_a_picture_is_no_larger_than_the_video_needs(library: Library, tmp_path: Path, run: Run) -> None:
    Image.new("RGB", (2000, 1000), (10, 20, 30)).save(tmp_path / "large.png")
    (still,) = bring(run, library, tmp_path / "large.png").assets
    assert still.width < 2000 and still.seconds is None
