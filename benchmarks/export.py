"""The export against the bare encoder on the same finished frames, again after small edits, and how good its pictures are.

    python -m benchmarks.export [--seconds 60] [--rounds 3] [--media FOLDER] [--works stills films] [--speeds veryfast medium]

The bare encoder is one x264 at the same settings with its own choice of threads; it gets the finished yuv420p frames from mapped
memory, in one go. The export is the program's own, from a library to the finished file with sound, in one worker process for each
core. Each round runs both in turn, so that a noisy machine bears on both; the figures are medians. Prints Markdown.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
from frozendict import frozendict

from autovideo_studio.domain.edits.trim import Edge, TrimClip
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import CaptionReference
from autovideo_studio.domain.project import Project
from autovideo_studio.render.planes import planes_of
from autovideo_studio.render.preset_table import DEFAULT_PRESET, presets
from autovideo_studio.render.presets import RenderPreset
from autovideo_studio.render.raster import ensure_gui
from autovideo_studio.render.segments import encode_segment, payload_for, plan_segments
from benchmarks.studio import draw_all, export_once, studio
from benchmarks.timing import Spent, Watch, machine, middle, spent_on
from benchmarks.works import HEIGHT, RATE, WIDTH, Alone, Shot, Work, films_work, sequence_of, stills_work

Frames = np.memmap[tuple[int, ...], np.dtype[np.uint8]]
WORKERS = os.cpu_count() or 1


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seconds", type=int, default=60)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--media", type=Path, help="keeps the works' stills and films; else they are made anew")
    arguments.add_argument("--works", nargs="+", default=["stills", "films"])
    arguments.add_argument("--speeds", nargs="+", default=["veryfast", "medium"])
    chosen = arguments.parse_args()
    ensure_gui()
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name:
        folder = Path(name)
        media = chosen.media or folder
        media.mkdir(parents=True, exist_ok=True)
        makers = {"stills": stills_work, "films": films_work}
        print(f"{chosen.seconds} s of 1080p30, crf 20; {machine()}")
        for name in chosen.works:
            against_bare(makers[name](media, chosen.seconds), chosen.speeds, chosen.rounds, folder)
        for name in chosen.works:
            after_edits(makers[name](media, chosen.seconds), chosen.rounds, folder)
        standing(media, chosen.rounds, folder)


def against_bare(work: Work, speeds: Sequence[str], rounds: int, folder: Path) -> None:
    print(f"\n{work.name} | bare x264: wall, CPU | export: wall, CPU | without the sound | export / bare | without the sound "
          "| size | PSNR, luma\n---|---|---|---|---|---|---|---")
    raw = draw_all(work, folder / "raw")
    for speed in speeds:
        preset = replace(presets[DEFAULT_PRESET], speed=speed)
        bare, whole, silent = [], [], []
        for _ in range(rounds):
            bare.append(spent_on(encode_bare, raw, preset, folder / "bare.mp4"))
            whole.append(spent_on(export_anew, work, preset, folder))
            silent.append(spent_on(export_anew, replace(work, sounds=()), preset, folder))
        one, other = quality(folder / "bare.mp4", raw), quality(folder / "ours.mp4", raw)
        ratios = [middle([Spent(a.wall / b.wall, a.cpu / b.cpu) for a, b in zip(ours, bare, strict=True)])
                  for ours in (whole, silent)]
        cells = [speed, *(told(middle(times)) for times in (bare, whole, silent)),
                 *(f"{ratio.wall:.2f}, {ratio.cpu:.2f}" for ratio in ratios),
                 f"{100 * (other[0] / one[0] - 1):+.1f} %", f"{other[1] - one[1]:+.3f} dB"]
        print(" | ".join(cells), flush=True)
    (folder / "raw").unlink()


def told(spent: Spent) -> str:
    return f"{spent.wall:.1f} s, {spent.cpu:.1f} s"


def export_anew(work: Work, preset: RenderPreset, folder: Path) -> None:
    shutil.rmtree(folder / "library", ignore_errors=True)
    export_once(work, preset, folder, WORKERS)


def encode_bare(raw: Frames, preset: RenderPreset, output: Path) -> None:
    """One x264 with its own choice of threads."""
    with av.open(str(output), "w") as film:
        stream = film.add_stream("libx264", rate=RATE, options={"preset": preset.speed, "crf": str(preset.crf), "profile": "high",
                                 "x264-params": f"keyint={round(RATE * preset.gop_seconds)}"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for number, pixels in enumerate(raw):
            frame = av.VideoFrame.from_numpy_buffer(pixels, format="yuv420p")
            frame.pts = number
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))


def quality(film: Path, raw: Frames) -> tuple[int, float]:
    """Bytes of the pictures, and the PSNR of luma over all frames."""
    with av.open(str(film)) as container:
        size = sum(packet.size for packet in container.demux(video=0))
    with av.open(str(film)) as container:
        errors = [np.mean((planes_of(frame)[0].astype(np.int16) - pixels[:HEIGHT]).astype(np.float32) ** 2)
                  for frame, pixels in zip(container.decode(video=0), raw, strict=True)]
    return size, float(10 * np.log10(255**2 / np.mean(errors)))


def after_edits(work: Work, rounds: int, folder: Path) -> None:
    """The workers run on, as they do in the program."""
    print(f"\n{work.name}, export again | wall, CPU | share of the first export: wall, CPU\n---|---|---", flush=True)
    preset = presets[DEFAULT_PRESET]
    spent: dict[str, list[Spent]] = {"first export": []}
    for number in range(rounds):
        shutil.rmtree(folder / "library", ignore_errors=True)
        asyncio.run(_edited(work, preset, folder, number, spent))
    first = spent["first export"]
    for name, times in spent.items():
        share = middle([Spent(a.wall / b.wall, a.cpu / b.cpu) for a, b in zip(times, first, strict=True)])
        print(f"{name} | {told(middle(times))} | {100 * share.wall:.1f} %, {100 * share.cpu:.1f} %", flush=True)


async def _edited(work: Work, preset: RenderPreset, folder: Path, number: int, spent: dict[str, list[Spent]]) -> None:
    async with studio(folder / "library", WORKERS) as bench:
        project = bench.project(work)
        for name, edited in (("first export", project), *edits(project, number)):
            watch = Watch()
            await bench.export(edited, preset, folder / "edited.mp4")
            spent.setdefault(name, []).append(watch.spent())


def edits(project: Project, number: int) -> Iterator[tuple[str, Project]]:
    """Another clip in each round."""
    shots = [item for item in project.sequence.tracks[0].items if isinstance(item, Clip)]
    shot = shots[(2 + number) % (len(shots) - 1)]
    start = sum(item.duration for item in shots[:shots.index(shot)])
    track = next(track for track in project.sequence.tracks if track.kind.value == "caption")
    caption = track.items[(7 + 3 * number) % len(track.items)]
    assert isinstance(caption, Clip) and isinstance(caption.media, CaptionReference)
    line = caption.media.lines[0]
    words = (*line[:-1], replace(line[-1], text=f"{line[-1].text}!"))
    yield "one caption", with_clip(project, replace(caption, media=replace(caption.media, lines=(words,))))
    warmer = Effect("w", "temperature", frozendict({"warmth": Animated(0.3)}))
    yield "one colour", with_clip(project, replace(shot, effects=(*shot.effects, warmer)))
    yield "one trimmed clip", TrimClip(shot.id, Edge.END, start + shot.duration - RATE // 3).apply(project)


def with_clip(project: Project, clip: Clip) -> Project:
    tracks = tuple(replace(track, items=tuple(clip if item.id == clip.id else item for item in track.items))
                   for track in project.sequence.tracks)
    return replace(project, sequence=replace(project.sequence, tracks=tracks))


def standing(media: Path, rounds: int, folder: Path) -> None:
    """Stills that move and stills that stand, by turns: what a frame of each costs, drawn and encoded."""
    print("\na sequence with static stretches | moving, CPU a frame | static | moving / static\n---|---|---|---", flush=True)
    moving = stills_work(media, 20).shots
    shots = tuple(shot if number % 2 else Shot(shot.path, shot.frames) for number, shot in enumerate(moving))
    sequence, files = sequence_of(Work("standing", shots))
    sequence = replace(sequence, tracks=sequence.tracks[:1])
    for speed in ("veryfast", "medium"):
        preset = replace(presets[DEFAULT_PRESET], speed=speed)
        costs: dict[bool, list[float]] = {True: [], False: []}
        for _ in range(rounds):
            for segment in plan_segments(sequence, preset, {id: file.digest for id, file in files.items()}):
                done = encode_segment(payload_for(segment, preset, files, folder / "segment.mp4"), Alone())
                costs[done["made"]["repeated"] > 0].append(done["seconds"]["total"] / segment.frames)
        static, mean = float(np.mean(costs[True])), float(np.mean(costs[False]))
        print(f"{speed} | {1000 * mean:.1f} ms | {1000 * static:.1f} ms | {mean / static:.1f}", flush=True)


if __name__ == "__main__":
    main()
