"""From a sequence to a film file, the whole way: real pictures, real workers, a real decoder."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from frozendict import frozendict
from PIL import Image

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Fit, Transform
from autovideo_studio.domain.keyframe import Animated, Keyframe
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, CaptionWord, GraphicReference
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, StudioError
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.encode import VideoWriter
from autovideo_studio.render.join import Piece, join
from autovideo_studio.render.plan import Plan
from autovideo_studio.render.planes import Converter, planes_of
from autovideo_studio.render.preset_table import presets
from autovideo_studio.render.segments import TASK, encode_segment, payload_for, plan_segments

PRESET = presets["h264-draft"]
RATE = Fraction(30)
FORMAT = SequenceFormat(320, 180, RATE)


class Context:
    """Counts reports; cancels itself after `stop_at` questions."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.reports: list[float] = []
        self._left = stop_at

    def progress(self, fraction: float) -> None:
        self.reports.append(fraction)

    def raise_if_cancelled(self) -> None:
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                raise Cancelled


def photograph(path: Path, seed: int) -> AssetFile:
    chance = np.random.default_rng(seed)
    coarse = Image.fromarray(chance.integers(0, 256, (12, 20, 3)).astype(np.uint8))
    coarse.resize((800, 480), Image.Resampling.BICUBIC).save(path)
    return AssetFile(path, AssetKind.STILL, path.stem, path.name)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, AssetFile]:
    return {f"photo{n}": photograph(tmp_path / f"photo{n}.png", n) for n in range(3)}


MOVING = Transform(scale=Animated.ramp(1, 1.1, 90))


def photos(count: int = 3, frames: int = 90, transform: Transform = MOVING) -> Sequence:
    clips = tuple(Clip(f"c{n}", AssetReference(f"photo{n}"), frames, transform=transform) for n in range(count))
    cuts = tuple(Transition(f"t{n}", f"c{n}", "dissolve", 7, 8) for n in range(count - 1))
    words = tuple(CaptionWord(word, n * 15, n * 15 + 15) for n, word in enumerate(("the", "tide", "comes", "in")))
    captions = tuple(Clip(f"w{n}", CaptionReference((words,), "karaoke"), 60) for n in range(count * frames // 60))
    return Sequence("s", FORMAT, (Track("v", TrackKind.VIDEO, items=clips, transitions=cuts),
                                  Track("c", TrackKind.CAPTION, items=captions)))


def export(sequence: Sequence, files: dict[str, AssetFile], folder: Path) -> tuple[Path, list[dict[str, Any]]]:
    results, pieces = [], []
    for segment in plan_segments(sequence, PRESET, {id: file.digest for id, file in files.items()}):
        path = folder / f"{segment.key}.mp4"
        results.append(encode_segment(payload_for(segment, PRESET, files, path), Context()))
        pieces.append(Piece(path, segment.frames))
    join(pieces, sequence.format.rate, folder / "film.mp4", PRESET)
    return folder / "film.mp4", results


def decoded(path: Path) -> list[av.VideoFrame]:
    with av.open(str(path), options={"err_detect": "explode"}) as container:
        return list(container.decode(video=0))


def psnr(one: np.ndarray, other: np.ndarray) -> float:
    return float(10 * np.log10(255**2 / max(1e-9, np.mean((one.astype(float) - other) ** 2))))


def test_the_film_shows_what_the_compositor_shows(files: dict[str, AssetFile], tmp_path: Path) -> None:
    """Every frame, across segments, transitions and captions, against one painted on its own from the whole sequence."""
    sequence = photos()
    film, results = export(sequence, files, tmp_path)
    frames = decoded(film)
    assert len(results) == 6
    assert len(frames) == 270
    plan, compositor, converter = Plan(sequence), Compositor(files.get, 320, 180, RATE), Converter()
    for number in range(0, 270, 5):
        compositor.compose(plan.layers_at(number))
        truth = planes_of(converter.frame(compositor.image))
        shown = planes_of(frames[number])
        assert psnr(shown[0], truth[0]) > 30
        assert psnr(shown[1], truth[1]) > 30
    made = [result["made"] for result in results]
    assert sum(way["moved"] for way in made) > 150


def test_a_stretch_that_stands_still_is_drawn_once(files: dict[str, AssetFile], tmp_path: Path) -> None:
    sequence = Sequence("s", FORMAT, (Track("v", TrackKind.VIDEO, items=(Clip("c", AssetReference("photo0"), 90),)),))
    _, (result,) = export(sequence, files, tmp_path)
    assert result["made"] == {"repeated": 89, "moved": 0, "partial": 0, "painted": 1}


def test_a_graphic_is_drawn_by_its_layout(tmp_path: Path) -> None:
    graphic = GraphicReference("title", "nocturne", frozendict({"title": "The tide turns"}), seed=4)
    sequence = Sequence("s", FORMAT, (Track("v", TrackKind.VIDEO, items=(Clip("g", graphic, 90),)),))
    film, (result,) = export(sequence, {}, tmp_path)
    assert result["missing"] == []
    assert result["made"]["painted"] + result["made"]["partial"] + result["made"]["repeated"] == 90
    luma = planes_of(decoded(film)[70])[0]
    assert luma.max() - luma.min() > 100  # bright words on a dark ground


def test_a_film_plays_in_its_own_time(tmp_path: Path) -> None:
    """A source of 25 frames a second, each of its own brightness, from its second 1 and at double speed."""
    source = tmp_path / "source.mp4"
    with VideoWriter(source, replace(PRESET, crf=10), 160, 90, Fraction(25)) as writer:
        for number in range(100):
            writer.write(av.VideoFrame.from_ndarray(_grey(40 + 2 * number, 160, 90), format="yuv420p"))
    files = {"film": AssetFile(source, AssetKind.FILM, "film", "source.mp4")}
    clip = Clip("c", AssetReference("film"), 60, source_start=Fraction(1), speed=Fraction(2), transform=Transform(Fit.FIT))
    film, (result,) = export(Sequence("s", FORMAT, (Track("v", TrackKind.VIDEO, items=(clip,)),)), files, tmp_path)
    assert result["missing"] == []
    for number, frame in enumerate(decoded(film)):
        source_frame = min(99, int((1 + Fraction(number, 30) * 2) * 25))
        assert abs(float(np.median(planes_of(frame)[0])) - (40 + 2 * source_frame)) <= 3


def _grey(luma: int, width: int, height: int) -> np.ndarray:
    planes = np.full((height * 3 // 2, width), 128, np.uint8)
    planes[:height] = luma
    return planes


def test_missing_media_is_named_and_the_rest_is_there(files: dict[str, AssetFile], tmp_path: Path) -> None:
    files["photo1"].path.unlink()
    film, results = export(photos(), files, tmp_path)
    assert {name for result in results for name in result["missing"]} == {"photo1.png"}
    assert len(decoded(film)) == 270


def test_progress_grows_and_a_cancel_leaves_nothing(files: dict[str, AssetFile], tmp_path: Path) -> None:
    slow = presets["h264-balanced"]
    segment = plan_segments(photos(), slow, {id: file.digest for id, file in files.items()})[0]
    output = tmp_path / "out" / "piece.mp4"
    output.parent.mkdir()
    for stop_at in (20, segment.frames + 5):  # while drawing; while the encoder finishes
        context = Context(stop_at)
        with pytest.raises(Cancelled):
            encode_segment(payload_for(segment, slow, files, output), context)
        assert list(output.parent.iterdir()) == []
        assert context.reports == sorted(context.reports)
        assert len(context.reports) == min(stop_at, segment.frames)


def test_an_output_folder_that_is_gone_is_an_error_a_creator_can_read(files: dict[str, AssetFile], tmp_path: Path) -> None:
    segment = plan_segments(photos(), PRESET, {id: file.digest for id, file in files.items()})[0]
    with pytest.raises(StudioError) as caught:
        encode_segment(payload_for(segment, PRESET, files, tmp_path / "gone" / "piece.mp4"), Context())
    assert caught.value.hint


@pytest.fixture
def in_workers(files: dict[str, AssetFile], tmp_path: Path) -> Callable[..., Any]:
    def run(work: Callable[[WorkerPool, list[dict[str, Any]]], Any], sequence: Sequence) -> Any:
        segments = plan_segments(sequence, PRESET, {id: file.digest for id, file in files.items()})
        payloads = [payload_for(segment, PRESET, files, tmp_path / f"{segment.start}.mp4") for segment in segments]

        async def main() -> Any:
            async with WorkerPool(2) as pool:
                return await work(pool, payloads)

        return asyncio.run(main())

    return run


def test_workers_give_the_same_bytes(in_workers: Callable[..., Any], files: dict[str, AssetFile], tmp_path: Path) -> None:
    async def both(pool: WorkerPool, payloads: list[dict[str, Any]]) -> None:
        await asyncio.gather(*(pool.run(TASK, payload) for payload in payloads))

    in_workers(both, photos(2))
    there = [path.read_bytes() for path in sorted(tmp_path.glob("*.mp4"))]
    for segment in plan_segments(photos(2), PRESET, {id: file.digest for id, file in files.items()}):
        encode_segment(payload_for(segment, PRESET, files, tmp_path / f"{segment.start}.mp4"), Context())
    assert len(there) == 4
    assert [path.read_bytes() for path in sorted(tmp_path.glob("*.mp4"))] == there


def test_a_cancel_reaches_a_worker_between_two_frames(in_workers: Callable[..., Any], tmp_path: Path) -> None:
    async def stopped(pool: WorkerPool, payloads: list[dict[str, Any]]) -> float:
        cancel, started = CancelToken(), asyncio.Event()
        task = asyncio.ensure_future(pool.run(TASK, payloads[0], cancel=cancel, progress=lambda _: started.set()))
        await asyncio.wait_for(started.wait(), 60)
        cancel.cancel()
        before = time.monotonic()
        with pytest.raises(Cancelled):
            await task
        return time.monotonic() - before

    sequence = replace(photos(1, 300, replace(MOVING, scale=Animated.ramp(1, 1.1, 300))), format=SequenceFormat(1920, 1080, RATE))
    assert in_workers(stopped, sequence) < 2  # by the worker's own answer; a kill after the pool's grace takes longer
    assert not list(tmp_path.glob("*.mp4"))
    assert not list(tmp_path.glob(".*.part"))


def test_what_stands_and_what_moves_in_one_segment_look_as_drawn(files: dict[str, AssetFile], tmp_path: Path) -> None:
    """The encoder looks less closely at frames that repeat; it must not show."""
    moves = Transform(scale=Animated(1.0, (Keyframe(20, 1.0), Keyframe(40, 1.2))))
    sequence = photos(1, 60, moves)
    film, (result,) = export(replace(sequence, tracks=sequence.tracks[:1]), files, tmp_path)
    assert result["made"]["repeated"] == 39
    plan, compositor, converter = Plan(sequence), Compositor(files.get, 320, 180, RATE), Converter()
    for number, frame in enumerate(decoded(film)):
        compositor.compose(plan.layers_at(number)[:1])
        assert psnr(planes_of(frame)[0], planes_of(converter.frame(compositor.image))[0]) > 30
