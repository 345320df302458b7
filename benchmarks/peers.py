"""The export against MoviePy, melt and a filter graph of ffmpeg, which make the same film by the same encoder.

    python -m benchmarks.peers [--seconds 60] [--rounds 3] [--moviepy-seconds 10] [--media FOLDER] [--keep FOLDER]

`melt` and `ffmpeg` are Debian's; one that is not installed is left out. Everybody encodes by x264 veryfast at crf 20 and may use
all cores. Ours goes from a new library and cold workers to the finished file. MoviePy makes a shorter film, as it takes long; it
is compared by the frame. Prints Markdown; `--keep` keeps the films, to look at.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from autovideo_studio.render.preset_table import DEFAULT_PRESET, presets
from autovideo_studio.render.raster import ensure_gui
from benchmarks.peer import ffmpeg, melt, moviepy
from benchmarks.studio import export_once
from benchmarks.timing import Spent, machine, middle, spent_on, spent_on_command
from benchmarks.works import Work, films_work, stills_work

SPEED = "veryfast"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seconds", type=int, default=60)
    arguments.add_argument("--moviepy-seconds", type=int, default=10)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--media", type=Path)
    arguments.add_argument("--keep", type=Path)
    arguments.add_argument("--works", nargs="+", default=["stills", "films"])
    chosen = arguments.parse_args()
    ensure_gui()
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name:
        folder = Path(name)
        media, out = chosen.media or folder, chosen.keep or folder
        for each in (media, out):
            each.mkdir(parents=True, exist_ok=True)
        print(f"{chosen.seconds} s of 1080p30, {SPEED}, crf 20; {machine()}")
        for make in (maker for maker in (stills_work, films_work) if maker.__name__.split("_")[0] in chosen.works):
            compare(make(media, chosen.seconds), chosen.rounds, runs(make, media, chosen, folder, out))


def runs(make: Callable[[Path, int], Work], media: Path, chosen: argparse.Namespace, folder: Path, out: Path
         ) -> Iterator[tuple[str, int, int, Callable[[], Spent]]]:
    """Each one's name, frames, rounds and run; ours is the first."""
    work = make(media, chosen.seconds)
    preset = replace(presets[DEFAULT_PRESET], speed=SPEED)

    def ours() -> Spent:
        shutil.rmtree(folder / "library", ignore_errors=True)
        spent = spent_on(export_once, work, preset, folder, os.cpu_count() or 1)
        (folder / "ours.mp4").replace(out / f"{work.name}-ours.mp4")
        return spent

    yield "this", work.frames, chosen.rounds, ours
    peers = {"melt": melt.command, "ffmpeg": ffmpeg.command}
    if work.dissolve:
        peers["ffmpeg, without trembling"] = partial(ffmpeg.command, finer=4)
    for name, peer in peers.items():
        if shutil.which(name.split(",")[0]):
            command = peer(work, SPEED, folder, out / f"{work.name}-{name}.mp4")
            yield name, work.frames, chosen.rounds, lambda command=command: spent_on_command(command, Path.cwd())
    short = make(media, chosen.moviepy_seconds)
    command = moviepy.command(short, chosen.moviepy_seconds, media, SPEED, out / f"{work.name}-moviepy.mp4")
    yield "MoviePy", short.frames, 1, lambda: spent_on_command(command, Path.cwd())


def compare(work: Work, rounds: int, all_runs: Iterator[tuple[str, int, int, Callable[[], Spent]]]) -> None:
    """Round by round, so that a noisy machine bears on all."""
    runs, spent = list(all_runs), {}
    for number in range(rounds):
        for name, frames, times, run in runs:
            if number < times:
                spent.setdefault(name, []).append(run().per(frames))
    ours = middle(spent["this"])
    print(f"\n{work.name} | ms a frame: wall, CPU | against this: wall, CPU\n---|---|---")
    for name, times in spent.items():
        other = middle(times)
        print(f"{name} | {1000 * other.wall:.1f}, {1000 * other.cpu:.1f} | {other.wall / ours.wall:.1f} ×, "
              f"{other.cpu / ours.cpu:.1f} ×", flush=True)


if __name__ == "__main__":
    main()
