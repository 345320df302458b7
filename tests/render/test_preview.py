"""The frame server against its real process: what it shows, what it keeps, how it outlives what it decodes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import psutil
import pytest
from frozendict import frozendict
from PIL import Image

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Fit, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, CaptionWord, GraphicReference
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.media.proxies import Proxy
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.frame_cache import FrameCache, frame_key
from autovideo_studio.render.plan import Plan
from autovideo_studio.render.preview import FrameServer, PreviewFrame
from tests.media.conftest import MakeFilm, make_film, number_in, numbered  # noqa: F401
from tests.render.test_compositor import pixels

LONG = 60.0
FORMAT = SequenceFormat(320, 180, Fraction(30))
SIZE = 320, 180


@pytest.fixture(scope="module")
def server() -> Iterator[FrameServer]:
    server = FrameServer()
    yield server
    server.close()


def still(folder: Path, name: str, seed: int) -> AssetFile:
    coarse = np.random.default_rng(seed).integers(0, 256, (9, 16, 3), np.uint8)
    Image.fromarray(coarse).resize((480, 270), Image.Resampling.BICUBIC).save(folder / f"{name}.png")
    return AssetFile(folder / f"{name}.png", AssetKind.STILL, f"digest of {name} {seed}", name)


def film(path: Path) -> AssetFile:
    return AssetFile(path, AssetKind.FILM, f"digest of {path}", path.name)


def shown(server: FrameServer, number: int, size: tuple[int, int] = SIZE, heading: int = 0,
          loop: TimeRange | None = None) -> PreviewFrame:
    server.request(number, *size, heading, loop)
    end = time.monotonic() + LONG
    while (frame := server.newest(end - time.monotonic())) is not None:
        if frame.number == number and (frame.width, frame.height) == size:
            return frame
    raise AssertionError(f"frame {number} never came")


def picture(frame: PreviewFrame) -> np.ndarray:
    """Blue, green, red, unused."""
    return np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width, 4).copy()


def sequence_of(*clips: Clip, captions: tuple[Clip, ...] = (), transitions: tuple[Transition, ...] = ()) -> Sequence:
    return Sequence("s", FORMAT, (Track("v", TrackKind.VIDEO, items=clips, transitions=transitions),
                                  Track("c", TrackKind.CAPTION, items=captions)))


def film_clip(asset: str = "film", duration: int = 60, **more: object) -> Clip:
    return Clip(f"clip of {asset}", AssetReference(asset), duration, **more)  # type: ignore[arg-type]


@pytest.fixture
def slides(tmp_path: Path) -> tuple[Sequence, dict[str, AssetFile]]:
    """Two moving stills that dissolve, under a caption."""
    files = {name: still(tmp_path, name, number) for number, name in enumerate("ab")}
    clips = [Clip(f"clip {name}", AssetReference(name), 40, transform=Transform(scale=Animated.ramp(1.0, 1.2, 40)))
             for name in files]
    words = tuple(CaptionWord(word, number * 10, number * 10 + 10) for number, word in enumerate(("one", "two", "three")))
    caption = Clip("caption", CaptionReference((words,), "karaoke"), 60)
    return sequence_of(*clips, captions=(caption,), transitions=(Transition("t", "clip a", "dissolve", 7, 8),)), files


@pytest.mark.parametrize("size", [SIZE, (160, 90)])
def test_a_frame_is_what_the_compositor_draws(server: FrameServer, slides: tuple[Sequence, dict[str, AssetFile]],
                                              size: tuple[int, int]) -> None:
    sequence, files = slides
    server.set_sequence(sequence, files)
    compositor = Compositor(files.get, *size, FORMAT.rate, pixel_scale=size[0] / FORMAT.width)
    plan = Plan(sequence)
    for number in (0, 12, 38, 41, 79):
        frame = shown(server, number, size)
        assert np.array_equal(picture(frame)[..., 2::-1], pixels(compositor.compose(plan.layers_at(number)))), number
        assert frame.missing == ()


def test_the_newest_request_wins(server: FrameServer, slides: tuple[Sequence, dict[str, AssetFile]]) -> None:
    server.set_sequence(*slides)
    shown(server, 0)
    for number in range(1, 80):
        server.request(number, *SIZE)
    came = []
    while not came or came[-1] != 79:
        frame = server.newest(LONG)
        assert frame is not None
        came.append(frame.number)
    assert came == sorted(came) and len(came) < 40
    assert server.newest(0.2) is None


def test_an_edit_draws_only_what_it_changed(server: FrameServer, slides: tuple[Sequence, dict[str, AssetFile]]) -> None:
    sequence, files = slides
    server.set_sequence(sequence, files)
    for number in (5, 70):
        shown(server, number)
    before, after = sequence.tracks[0].items
    longer = replace(sequence.tracks[0], items=(before, replace(after, transform=Transform(scale=Animated.ramp(1.0, 1.5, 40)))))
    version = server.set_sequence(replace(sequence, tracks=(longer, sequence.tracks[1])), files)
    untouched, edited = shown(server, 5), shown(server, 70)
    assert untouched.version == edited.version == version
    assert untouched.drawing == 0 and edited.drawing > 0
    server.set_sequence(sequence, files)
    assert shown(server, 70).drawing == 0, "an undo finds its frames again"


def test_play_is_drawn_ahead_and_round_a_loop(server: FrameServer, slides: tuple[Sequence, dict[str, AssetFile]],
                                              tmp_path: Path) -> None:
    files = {name: still(tmp_path, name, number + 50) for number, name in enumerate("ab")}
    server.set_sequence(slides[0], files)
    shown(server, 30, heading=1, loop=TimeRange(10, 30))
    wait_until_drawn(server)
    assert shown(server, 39, heading=1, loop=TimeRange(10, 30)).drawing == 0
    assert shown(server, 10, heading=1, loop=TimeRange(10, 30)).drawing == 0
    ahead = shown(server, 12, heading=1, loop=TimeRange(10, 30)).ahead
    assert ahead == 45
    assert shown(server, 60).drawing > 0


def wait_until_drawn(server: FrameServer) -> None:
    """Until the process has nothing more to draw ahead."""
    idle = 0
    while idle < 20:
        idle = idle + 1 if server._slots.drawing < 0 else 0
        time.sleep(0.01)


def test_films_in_any_direction(server: FrameServer, make_film: MakeFilm) -> None:  # noqa: F811
    path = make_film("film.mp4", [numbered(index, *SIZE) for index in range(90)], gop=250)
    server.set_sequence(sequence_of(film_clip(source_start=Fraction(1, 3))), {"film": film(path)})
    for heading, numbers in ((1, range(0, 20)), (-1, range(19, 0, -1)), (4, range(0, 60, 4)), (0, (59, 3, 31, 30, 29))):
        for number in numbers:
            assert number_in(picture(shown(server, number, heading=heading))) == number + 10


def test_proxies_are_for_play_and_small_windows(server: FrameServer, make_film: MakeFilm) -> None:  # noqa: F811
    path = make_film("film.mp4", [numbered(index, *SIZE) for index in range(60)])
    twin = make_film("twin.mp4", [numbered(index + 100, 160, 90) for index in range(60)], gop=1)
    sequence, files = sequence_of(film_clip()), {"film": film(path)}
    server.set_sequence(sequence, files)
    assert number_in(picture(shown(server, 7, heading=1))) == 7
    server.set_proxies({files["film"].digest: Proxy(twin, 160, 90)})
    assert number_in(picture(shown(server, 7, heading=1))) == 107, "swapped in while playing"
    assert number_in(picture(shown(server, 7))) == 7, "standing still, the film itself is sharper"
    assert number_in(picture(shown(server, 7, (160, 90)))) == 107
    exact = sequence_of(film_clip(transform=Transform(fit=Fit.NONE)))
    server.set_sequence(exact, files)
    assert number_in(picture(shown(server, 7, heading=1))) == 7, "pixel for pixel there is no twin"
    server.set_proxies({})


def test_what_cannot_be_shown_is_a_placeholder(server: FrameServer, make_film: MakeFilm, tmp_path: Path) -> None:  # noqa: F811
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(make_film("whole.mp4", [numbered(1, *SIZE)] * 9).read_bytes()[:400])
    files = {"broken": film(broken), "gone": film(tmp_path / "gone.mp4"), "fine": still(tmp_path, "fine", 3)}
    clips = [film_clip(asset, 10) for asset in ("broken", "gone", "fine")]
    server.set_sequence(sequence_of(*clips), files)
    assert set(shown(server, 5).missing) >= {"broken.mp4"}
    assert set(shown(server, 15).missing) >= {"gone.mp4"}
    assert picture(shown(server, 25)).std() > 20


def test_a_graphic_and_an_empty_sequence(server: FrameServer) -> None:
    server.set_sequence(Sequence("s", FORMAT), {})
    assert not picture(shown(server, 0))[..., :3].any()
    graphic = Clip("g", GraphicReference("title", "nocturne", frozendict({"title": "The tide turns"})), 60)
    server.set_sequence(sequence_of(graphic), {})
    drawn = shown(server, 50)
    assert picture(drawn).std() > 5 and not drawn.missing


def test_a_process_that_dies_is_followed_by_another(server: FrameServer, make_film: MakeFilm) -> None:  # noqa: F811
    path = make_film("film.mp4", [numbered(index, *SIZE) for index in range(30)])
    server.set_sequence(sequence_of(film_clip(duration=30)), {"film": film(path)})
    assert number_in(picture(shown(server, 3))) == 3
    wait_until_drawn(server)
    drawing_process().kill()
    assert number_in(picture(shown(server, 9))) == 9, "it was not drawing: nothing is left out"


def test_a_film_that_kills_is_left_out(server: FrameServer, make_film: MakeFilm, tmp_path: Path) -> None:  # noqa: F811
    path = make_film("film.mp4", [numbered(index, *SIZE) for index in range(30)])
    files = {"film": film(path), "fine": still(tmp_path, "fine", 3)}
    server.set_sequence(sequence_of(film_clip(duration=30), film_clip("fine", 30)), files)
    shown(server, 45)
    wait_until_drawn(server)
    server._slots.drawing = 5
    drawing_process().kill()
    assert "clip of film" in shown(server, 8).missing, "as if it had died in the midst of frame 5"
    assert picture(shown(server, 45)).std() > 20


def drawing_process() -> psutil.Process:
    (process,) = [child for child in psutil.Process().children() if child.cmdline()[-1:] == ["autovideo_studio.app.worker"]]
    return process


def test_nothing_is_left_at_the_end(slides: tuple[Sequence, dict[str, AssetFile]]) -> None:
    before = {child.pid for child in psutil.Process().children()}
    server = FrameServer()
    server.set_sequence(*slides)
    frame = shown(server, 3)
    folder = server._slots.path.parent
    server.request(4, *SIZE, 1)
    server.close()
    assert {child.pid for child in psutil.Process().children()} <= before
    assert sum(thread.name.startswith("companion") for thread in threading.enumerate()) <= 1  # the module's own server
    assert not folder.exists()
    assert picture(frame).any(), "what is shown may be painted to the last"
    server.request(5, *SIZE)
    assert server.newest() is None
    server.close()


def test_the_cache_keeps_to_its_limit() -> None:
    cache = FrameCache(1000)
    keys = [frame_key((), number, 1) for number in range(20)]
    for key in keys:
        cache.put(key, bytes(100))
        assert cache.get(keys[0]) is not None
    assert cache.bytes == 1000 and len(cache) == 10
    assert keys[0] in cache and keys[1] not in cache and keys[19] in cache


def test_a_small_cache_still_plays(slides: tuple[Sequence, dict[str, AssetFile]]) -> None:
    server = FrameServer(cache_bytes=6 * SIZE[0] * SIZE[1] * 4)
    try:
        server.set_sequence(*slides)
        for number in range(0, 20):
            frame = shown(server, number, heading=1)
            assert frame.ahead <= 3
    finally:
        server.close()
