"""Exports as the services make them: real workers, real files, read back."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, DiskFull, InvalidInput, NotFound, ReadOnly
from autovideo_studio.render.preset_table import presets
from autovideo_studio.render.presets import RenderPreset
from autovideo_studio.services.export_progress import ExportProgress
from autovideo_studio.services.export_request import ExportRequest, check_output, preset_for
from autovideo_studio.services.formats import CaptionUse

Make = Callable[..., Project]
Run = Callable[..., Any]
DRAFT = presets["h264-draft"]


def ignore(progress: ExportProgress) -> None:
    pass


def export(run: Run, project: Project, out: Path, preset: RenderPreset = DRAFT, **more: Any) -> Any:
    return run(lambda bench: bench.exporting.export(project, ExportRequest(out, preset, **more), bench.builder(), ignore,
                                                    CancelToken()))


def seconds_heard(path: Path) -> float:
    """Seconds of sound in the file."""
    with av.open(str(path)) as file:
        return sum(frame.samples for frame in file.decode(audio=0)) / 48_000


def frames_of(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as file:
        return [frame.to_ndarray(format="gray").astype(int) for frame in file.decode(video=0)]


def streams_of(path: Path) -> list[tuple[str, str, str | None]]:
    with av.open(str(path)) as file:
        return [(stream.type, stream.codec_context.name, stream.metadata.get("language")) for stream in file.streams]


def test_a_film_says_what_it_is(make_project: Make, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "film.mp4"
    project = make_project(3, 110, rate=10)
    exported = export(run, project, out)
    with av.open(str(out)) as file:
        assert file.metadata["title"] == "Ebbe & Flut"
        assert file.metadata["artist"] == "Ada"
        assert "Scene 0." in file.metadata["description"]
        assert file.metadata["creation_time"].startswith("20")
        assert [(chapter["metadata"]["title"], float(chapter["start"] * chapter["time_base"])) for chapter in file.chapters()] \
            == [("Part 0", 0.0), ("Part 1", 11.0), ("Part 2", 22.0)]
        assert file.streams.audio[0].metadata["language"] == "deu"
        assert file.streams.video[0].frames == 330
    assert json.loads(exported.files["metadata"].read_bytes())["title"] == "Ebbe & Flut"
    assert exported.files["thumbnail"].read_bytes()[:2] == b"\xff\xd8"
    first = out.read_bytes()
    export(run, project, out)
    assert out.read_bytes() == first


@pytest.mark.parametrize(("name", "codec"), [("film.mp4", "mov_text"), ("film.mkv", "srt"), ("film.webm", "webvtt")])
def test_captions_go_into_the_file_in_place_of_the_picture(make_project: Make, run: Run, tmp_path: Path, name: str,
                                                           codec: str) -> None:
    project, out = make_project(), tmp_path / name
    preset = replace(preset_for(out), speed="ultrafast")
    export(run, project, out, preset, captions=CaptionUse.EMBED)
    assert ("subtitle", codec, "deu") in streams_of(out)
    shown = []
    with av.open(str(out)) as file:
        for packet in file.demux(subtitles=0):
            for each in packet.decode():
                shown.append((float(packet.pts * packet.time_base), each.ass.decode().split(",,")[-1].replace("\\N", " ")))
    assert [text for _, text in shown] == ["Ebbe und Flut kommen zweimal am Tag und niemand hat sie je gerufen"] * 2
    assert [round(start, 2) for start, _ in shown] == [0, 3]
    plain = tmp_path / f"none{out.suffix}"
    export(run, project, plain, preset, captions=CaptionUse.NONE)
    assert all(kind != "subtitle" for kind, _, _ in streams_of(plain))
    assert all(np.array_equal(one, other) for one, other in zip(frames_of(out), frames_of(plain), strict=True))


def test_burnt_captions_are_seen_and_both_is_both(make_project: Make, run: Run, tmp_path: Path) -> None:
    project = make_project(1, 90)
    burnt, both, none = (tmp_path / f"{name}.mp4" for name in ("burn", "both", "none"))
    for out in (burnt, both, none):
        export(run, project, out, captions=CaptionUse(out.stem))
    differs = np.abs(frames_of(burnt)[45] - frames_of(none)[45])
    assert differs[130:].max() > 80 and differs[:60].max() < 25  # at the bottom alone
    assert all(np.array_equal(one, other) for one, other in zip(frames_of(burnt), frames_of(both), strict=True))
    assert [kind for kind, _, _ in streams_of(both)] == ["video", "audio", "subtitle"]


def test_a_range_has_its_frames_its_sound_and_its_chapters(make_project: Make, run: Run, tmp_path: Path) -> None:
    project, whole, part = make_project(3, 110, rate=10), tmp_path / "whole.mp4", tmp_path / "part.mp4"
    export(run, project, whole)
    exported = export(run, project, part, within=TimeRange.between(100, 140))
    assert (exported.frames, exported.seconds) == (40, 4.0)
    shown, truth = frames_of(part), frames_of(whole)[100:140]
    assert len(shown) == 40
    assert max(np.abs(one - other).mean() for one, other in zip(shown, truth, strict=True)) < 6
    assert abs(seconds_heard(part) - 4) < 0.03
    with av.open(str(part)) as file:
        assert [(chapter["metadata"]["title"], float(chapter["start"] * chapter["time_base"])) for chapter in file.chapters()] \
            == [("Part 0", 0.0), ("Part 1", 1.0)]
    assert exported.files["srt"].read_text().startswith("1\n00:00:00,000 --> 00:00:04,000\n")
    with pytest.raises(InvalidInput, match="behind the end"):
        export(run, project, part, within=TimeRange.between(5000, 6000))


@pytest.mark.parametrize(("suffix", "codec"), [(".mp3", "mp3float"), (".m4a", "aac"), (".wav", "pcm_s24le"), (".flac", "flac"),
                                               (".opus", "opus")])
def test_the_sound_alone(make_project: Make, run: Run, tmp_path: Path, suffix: str, codec: str) -> None:
    out = tmp_path / f"sound{suffix}"
    export(run, make_project(), out, preset_for(out))
    assert [(kind, name) for kind, name, _ in streams_of(out)] == [("audio", codec)]
    assert abs(seconds_heard(out) - 6) < 0.06


def test_three_shapes_share_one_sound(make_project: Make, run: Run, tmp_path: Path) -> None:
    project = make_project()
    requests = [ExportRequest(tmp_path / f"{name}.mp4", DRAFT, aspect) for name, aspect in
                (("wide", "16:9"), ("tall", "9:16"), ("square", "1:1"))]

    async def work(bench: Any) -> Any:
        builder, seen = bench.builder(), []
        done = await bench.exporting.export_many(project, requests, builder, lambda p: seen.append(p.fraction), CancelToken())
        return done, builder.made, seen

    done, made, seen = run(work)
    sizes = []
    for each in done:
        with av.open(str(each.video)) as file:
            sizes.append((file.streams.video[0].width, file.streams.video[0].height, file.streams.video[0].frames))
    assert sizes == [(320, 180, 180), (180, 320, 180), (180, 180, 180)]
    assert made["soundtrack"] == 1
    assert seen[-1] == pytest.approx(1.0) and max(seen) <= 1.0
    assert done[1].files["srt"].read_text().count("-->") == 2


def test_after_an_edit_of_the_sound_its_passages_before_it_are_found(make_project: Make, run: Run, tmp_path: Path) -> None:
    """The tone ends five seconds sooner: of two passages the second is encoded anew, and nothing is left lying about."""
    project, request = make_project(1, 250, rate=10), ExportRequest(tmp_path / "film.mp4", DRAFT)
    *others, sound = project.sequence.tracks
    shorter = replace(sound, items=(replace(sound.items[0], duration=200),))
    edited = replace(project, sequence=replace(project.sequence, tracks=(*others, shorter)))

    async def work(bench: Any) -> Any:
        counts = []
        for each in (project, edited, project):
            builder = bench.builder()
            await bench.exporting.export(each, request, builder, ignore, CancelToken())
            counts.append((builder.made["soundtrack"], builder.made["passage"], builder.reused["passage"]))
        return counts, list(bench.library.scratch.iterdir())

    assert run(work) == ([(1, 2, 0), (1, 1, 1), (0, 0, 0)], [])
    assert abs(seconds_heard(request.out) - 25) < 0.03


@pytest.mark.parametrize("codec", ["h264", "h265", "vp9", "av1"])
def test_a_bit_rate_is_met_within_three_per_cent(make_project: Make, run: Run, tmp_path: Path, codec: str) -> None:
    project, preset = make_project(5, 22, rate=10), replace(DRAFT, video_codec=codec, bitrate=400_000)
    out = tmp_path / "film.mp4"
    exported = export(run, project, out, preset)
    assert exported.notes == ()
    with av.open(str(out)) as file:
        packets = [packet.size for packet in file.demux(video=0)]
    assert sum(packets) * 8 / 11 == pytest.approx(400_000, rel=0.03)


def test_a_file_has_the_size_that_was_asked_for(make_project: Make, run: Run, tmp_path: Path) -> None:
    project, out = make_project(5, 22, rate=10), tmp_path / "film.mp4"
    export(run, project, out, replace(DRAFT, file_size=800_000))
    assert out.stat().st_size == pytest.approx(800_000, rel=0.03)
    with pytest.raises(InvalidInput, match="the sound alone takes"):
        export(run, project, out, replace(DRAFT, file_size=20_000))


def test_a_wish_for_the_graphics_card_ends_in_a_film_and_a_note(make_project: Make, run: Run, tmp_path: Path) -> None:
    """On a machine without one; where one encodes, there is a film and no note."""
    exported = export(run, make_project(1, 60), tmp_path / "film.mp4", presets["h264-hardware"])
    assert len(frames_of(exported.video)) == 60
    assert exported.notes == () or "No graphics card here encodes H.264" in exported.notes[0]


def test_an_estimate_is_near_and_its_work_is_not_lost(make_project: Make, run: Run, tmp_path: Path) -> None:
    project, request = make_project(8, 22, rate=10), ExportRequest(tmp_path / "film.mp4", DRAFT)

    async def work(bench: Any) -> Any:
        before = await bench.exporting.estimate(project, request, CancelToken())
        builder = bench.builder()
        await bench.exporting.export(project, request, builder, ignore, CancelToken())
        return before, builder, await bench.exporting.estimate(project, request, CancelToken())

    before, builder, after = run(work)
    size = request.out.stat().st_size
    assert 0.3 < before.measured < 0.5 and before.seconds > 0
    assert before.bytes == pytest.approx(size, rel=0.35)
    assert builder.reused["segment"] == 3
    assert after.measured == 1 and after.bytes == pytest.approx(size, rel=0.02)


def test_a_cancel_ends_all_encoding_at_once(make_project: Make, run: Run, tmp_path: Path) -> None:
    project = make_project(4, 240, 1920, 1080)
    request = ExportRequest(tmp_path / "film.mp4", replace(DRAFT, video_codec="h265", speed="slow", crf=20))

    async def work(bench: Any) -> float:
        cancel, started = CancelToken(), asyncio.Event()
        task = asyncio.ensure_future(bench.exporting.export(
            project, request, bench.builder(cancel), lambda p: started.set() if p.frames > 4 else None, cancel))
        await asyncio.wait_for(started.wait(), 60)
        begun = time.monotonic()
        cancel.cancel()
        with pytest.raises(Cancelled):
            await task
        return time.monotonic() - begun

    assert run(work, workers=2) < 2  # some 0.2 s on a machine at rest; a kill by the usual grace would take four
    assert [path.name for path in tmp_path.iterdir() if "film" in path.name] == []


def test_a_paused_export_stands_still_and_goes_on_to_the_same_film(make_project: Make, run: Run, tmp_path: Path) -> None:
    project, paused, plain = make_project(), tmp_path / "paused.mp4", tmp_path / "plain.mp4"

    async def work(bench: Any) -> tuple[list[int], Any]:
        cancel, started, seen = CancelToken(), asyncio.Event(), [0]

        def report(progress: ExportProgress) -> None:
            seen[0] = progress.frames
            if progress.frames > 10:
                started.set()

        task = asyncio.ensure_future(bench.exporting.export(project, ExportRequest(paused, DRAFT), bench.builder(cancel), report,
                                                            cancel))
        await asyncio.wait_for(started.wait(), 60)
        cancel.pause()
        await asyncio.sleep(0.5)
        standing = [seen[0]]
        for _ in range(5):
            await asyncio.sleep(0.1)
            standing.append(seen[0])
        assert not task.done()
        cancel.resume()
        return standing, await task

    standing, exported = run(work, workers=2)
    assert len(set(standing)) == 1 and standing[0] < 180
    export(run, project, plain)
    assert len(frames_of(exported.video)) == 180
    assert [np.array_equal(one, other) for one, other in zip(frames_of(paused), frames_of(plain), strict=True)] == [True] * 180


def test_progress_tells_frames_pace_size_and_time_left(make_project: Make, run: Run, tmp_path: Path) -> None:
    seen: list[ExportProgress] = []
    project = make_project()
    run(lambda bench: bench.exporting.export(project, ExportRequest(tmp_path / "film.mp4", presets["h264-balanced"]),
                                             bench.builder(), seen.append, CancelToken()))
    assert seen[-1].fraction == pytest.approx(1.0) and (seen[-1].frames, seen[-1].total_frames) == (180, 180)
    assert [each.frames for each in seen] == sorted(each.frames for each in seen)
    assert any(each.fps > 0 and each.remaining_s is not None and each.bytes > 0 for each in seen[:-1])
    assert seen[-1].bytes == pytest.approx((tmp_path / "film.mp4").stat().st_size, rel=0.1)


def test_a_cache_that_is_too_small_does_not_hinder_an_export(make_project: Make, run: Run, tmp_path: Path, library: Any) -> None:
    """Every segment is more than the cache may hold: what the export needs stays until its end, then goes."""
    library.cache.limit = 1000
    other, _ = library.cache.put_bytes(b"of an earlier session" * 100)
    library.cache._used.clear()
    out = tmp_path / "film.mp4"
    export(run, make_project(), out)
    assert len(frames_of(out)) == 180
    assert not library.cache.has(other)


def test_a_snapshot_is_the_frame(make_project: Make, run: Run, tmp_path: Path) -> None:
    project, film = make_project(1, 60), tmp_path / "film.mp4"
    export(run, project, film, replace(DRAFT, crf=5))
    for name, tolerance in (("frame.png", 3), ("frame.jpg", 5)):
        run(lambda bench, name=name: bench.exporting.snapshot(project, 40, tmp_path / name, CancelToken()))
        with Image.open(tmp_path / name) as picture:
            assert picture.format == {"frame.png": "PNG", "frame.jpg": "JPEG"}[name]
            with av.open(str(film)) as file:
                truth = list(file.decode(video=0))[40].to_ndarray(format="rgb24").astype(int)
            assert np.abs(np.asarray(picture.convert("RGB")).astype(int) - truth).mean() < tolerance
    for frame, name in ((60, "frame.png"), (0, "frame.bmp")):
        with pytest.raises(InvalidInput):
            run(lambda bench, frame=frame, name=name: bench.exporting.snapshot(project, frame, tmp_path / name, CancelToken()))


@pytest.mark.parametrize(("name", "preset", "fault"), [
    ("film.avi", None, InvalidInput), ("film.webm", "h264-balanced", InvalidInput), ("gone/film.mp4", None, NotFound),
    ("film.mp4", "prores-hq", InvalidInput), ("full", "png", InvalidInput), ("film.mp3", "youtube-1080p", InvalidInput)])
def test_what_cannot_be_written_is_refused_before_the_work(tmp_path: Path, name: str, preset: str | None,
                                                           fault: type[Exception]) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "something").touch()
    with pytest.raises(fault) as caught:
        check_output(ExportRequest(tmp_path / name, preset_for(tmp_path / name, presets[preset] if preset else None)))
    assert caught.value.hint


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.getuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", disk], check=False).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("name", ["film.mp4", "film.gif", "film.webp", "pictures", "film.wav"])
def test_a_full_disk_is_named_and_nothing_half_is_left(make_project: Make, run: Run, small_disk: Path, name: str) -> None:
    preset = presets["png"] if name == "pictures" else replace(preset_for(small_disk / name), short_side=None, crf=5)
    with pytest.raises(DiskFull) as caught:
        export(run, make_project(1, 45), small_disk / name, preset)
    assert caught.value.hint
    assert list(small_disk.iterdir()) == []


def test_a_disk_that_cannot_be_written_is_refused(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(ReadOnly):
        check_output(ExportRequest(small_disk / "film.mp4"))


def test_a_folder_that_vanishes_meanwhile_is_named(make_project: Make, run: Run, tmp_path: Path) -> None:
    folder, project = tmp_path / "folder", make_project(1, 60)
    folder.mkdir()

    def report(progress: ExportProgress) -> None:
        if folder.is_dir():
            folder.rmdir()

    with pytest.raises(NotFound):
        run(lambda bench: bench.exporting.export(project, ExportRequest(folder / "film.mp4", DRAFT), bench.builder(), report,
                                                 CancelToken()))
