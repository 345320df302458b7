"""The preview of an open document: the player follows it; pictures, shapes and lighter films are made once."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from PIL import Image

from autovideo_studio.document.document import Document
from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.edits.clips import SetTransform
from autovideo_studio.domain.edits.project import AddAssets
from autovideo_studio.domain.items import Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.project import Project
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, InvalidInput
from autovideo_studio.library.library import Library
from autovideo_studio.services.preview import STILL, Preview, PreviewFrame, PreviewService, StripPlace
from tests.media.conftest import MakeFilm, make_film, number_in, numbered  # noqa: F401
from tests.services.conftest import Bench

LONG = 60.0
Run = Callable[[Callable[[Bench], Awaitable[Any]]], Any]


@pytest.fixture
def film(library: Library, make_film: MakeFilm) -> Asset:  # noqa: F811
    sound = np.full((96_000, 2), 0.25)
    path = make_film("film.mp4", [numbered(index, 256, 144) for index in range(60)], gop=250, sound=sound)
    digest, _ = library.store.put_file(path)
    return Asset("film", digest, AssetKind.FILM, "film.mp4", "video/mp4", 256, 144, Fraction(2), has_audio=True)


def shown(preview: Preview, wanted: Callable[[PreviewFrame], bool]) -> PreviewFrame:
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        state = preview.player.tick()
        if state.picture is not None and wanted(state.picture):
            return state.picture
        time.sleep(1 / 60)
    raise AssertionError("it was never shown")


def test_the_player_follows_the_document(library: Library, make_project: Callable[..., Project], run: Run) -> None:
    document = Document.create(make_project(), library.journal("project_tides"))

    async def work(bench: Bench) -> None:
        before = {child.pid for child in psutil.Process().children(recursive=True)}
        preview = PreviewService(library, bench.workers, bench.workers).open(document)
        preview.player.set_window(160, 90)
        first = shown(preview, lambda frame: frame.number == 0)
        old = bytes(first.pixels)
        assert not first.missing
        document.apply(SetTransform("c0", Transform(scale=Animated(2.0))))
        edited = shown(preview, lambda frame: frame.version > first.version)
        assert bytes(edited.pixels) != old
        document.undo()
        back = shown(preview, lambda frame: frame.version > edited.version)
        assert bytes(back.pixels) == old and back.drawing == 0
        preview.close()
        assert {child.pid for child in psutil.Process().children(recursive=True)} <= before
        document.apply(SetTransform("c0", Transform(scale=Animated(3.0))))

    run(work)


def test_strips_and_shapes_are_made_once(library: Library, film: Asset, run: Run, tmp_path: Path) -> None:
    digest, _ = library.store.put_file(_picture(tmp_path / "still.png"))
    still = Asset("still", digest, AssetKind.STILL, "still.png")

    async def work(bench: Bench) -> None:
        service, cancel = PreviewService(library, bench.workers, bench.workers), CancelToken()
        strip = await service.strip(film, StripPlace(Fraction(1, 8), 0), cancel)
        pictures = np.asarray(Image.open(strip.path).convert("RGB"))
        seen = [number_in(pictures[:, strip.width * n:strip.width * (n + 1)]) for n in range(strip.count)]
        assert seen == [int(Fraction(n, 8) * 30) for n in range(16)]
        assert (await service.strip(still, STILL, cancel)).count == 1
        shape = await service.waveform(film, cancel)
        assert abs(int(shape.columns(0.5, 1, 1)[0, 1]) - 32) <= 3
        with pytest.raises(InvalidInput):
            await service.waveform(still, cancel)
        made = len(list(library.cache.digests()))
        assert await service.strip(film, StripPlace(Fraction(1, 8), 0), cancel) == strip
        await service.waveform(film, cancel)
        assert len(list(library.cache.digests())) == made
        cancel.cancel()
        with pytest.raises(Cancelled):
            await service.strip(film, StripPlace(Fraction(1), 0), cancel)

    run(work)


def test_a_proxy_is_found_again(library: Library, make_project: Callable[..., Project], film: Asset,
                                                          run: Run) -> None:
    document = Document.create(make_project(clips=1), library.journal("project_tides"))
    document.apply(AddAssets((film,)))

    async def work(bench: Bench) -> None:
        service, seen = PreviewService(library, bench.workers, bench.workers), list[float]()
        assert await service.heavy_films(document.project, CancelToken()) == [], "it is a light one"
        await service.make_proxy(film, seen.append, CancelToken())
        assert seen and seen == sorted(seen)
        preview = service.open(document)
        (proxy,) = preview.player._server._proxies.values()
        assert (proxy.width, proxy.height) == (128, 72) and proxy.path.is_file()
        preview.close()

    run(work)


def test_unasked_no_proxy_is_made_on_a_disk_that_is_low(library: Library, make_project: Callable[..., Project], film: Asset,
                                                        run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document.create(make_project(clips=1), library.journal("project_tides"))
    document.apply(AddAssets((film,)))

    async def heavy(film: Asset, cancel: CancelToken) -> bool:
        return True

    async def work(bench: Bench) -> None:
        service = PreviewService(library, bench.workers, bench.workers)
        monkeypatch.setattr(service, "_is_heavy", heavy)
        assert await service.wanting_proxies(document.project, CancelToken()) == [film]
        monkeypatch.setattr("autovideo_studio.services.preview.LOW_DISK_BYTES", 1 << 62)
        assert await service.wanting_proxies(document.project, CancelToken()) == []
        assert await service.heavy_films(document.project, CancelToken()) == [film], "who asks for it gets it"

    run(work)


def _picture(path: Path) -> Path:
    Image.new("RGB", (64, 48), (200, 30, 30)).save(path)
    return path
