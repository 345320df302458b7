"""`make demo` against the bare encoder, again, and after one changed sentence (of each scene in turn).

    python -m benchmarks.demo [--rounds 3]

The bare encoder gets the very frames of the finished sequence as raw yuv420p from memory and encodes them in one go at the same
settings with its own choice of threads. Each round runs both in turn, so that a noisy machine bears on both.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from autovideo_studio.document.document import Document
from autovideo_studio.domain.project import Project
from autovideo_studio.library.library import Library
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.frames import FrameMaker
from autovideo_studio.render.plan import Plan
from autovideo_studio.render.preset_table import DEFAULT_PRESET, presets
from benchmarks.export import encode_bare
from benchmarks.timing import machine, spent_on

EXAMPLE = Path(__file__).parents[1] / "resources" / "examples" / "tides.md"


def make(source: Path, library: Path, out: Path) -> tuple[float, dict]:
    """Wall seconds of the command from start to exit, and its last event."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "autovideo_studio", "make", source, "-o", out, "--library", library, "--json"],
                          capture_output=True, text=True, check=True)
    return time.perf_counter() - began, json.loads(done.stdout.splitlines()[-1])


def finished_project(library: Library, project_id: str) -> Project:
    return Document.open(library.journal(project_id)).project


def write_raw(folder: Path, project_id: str, raw: Path) -> tuple[int, ...]:
    """Draw every frame of the project into a raw file; returns (frames, rows, width) of the packed yuv420p array."""
    with Library.open(folder, read_only=True) as library:
        project = finished_project(library, project_id)
        files = {asset.id: AssetFile(library.store.path(asset.digest), asset.kind, asset.digest, asset.name)
                 for asset in project.assets}
        format = project.sequence.format
        compositor = Compositor(files.get, format.width, format.height, format.rate)
        maker, plan = FrameMaker(compositor), Plan(project.sequence)
        with raw.open("wb") as file:
            for number in range(project.sequence.duration):
                file.write(maker.frame(compositor.picture(plan.layers_at(number))).to_ndarray().tobytes())
        return project.sequence.duration, format.height * 3 // 2, format.width


def sentences(library: Path, project_id: str, text: str) -> list[str]:
    """The first sentence of each scene that stands in the article as it is spoken."""
    with Library.open(library, read_only=True) as opened:
        spoken = [scene.narration for scene in finished_project(opened, project_id).script.scenes]
    starts = [narration.split(". ")[0].rstrip(".") for narration in spoken]
    return [start for start in starts if text.count(f"{start}.") == 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    text, preset = EXAMPLE.read_text("utf-8"), presets[DEFAULT_PRESET]
    first, again, bare, changed = [], [], [], []
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name:
        folder = Path(name)
        source, raw, shape = folder / "tides.md", folder / "frames.raw", ()
        for number in range(rounds):
            library, out = folder / f"library{number}", folder / f"out{number}.mp4"
            source.write_text(text, "utf-8")
            seconds, done = make(source, library, out)
            first.append(seconds)
            again.append(make(source, library, out)[0])
            size = out.stat().st_size
            shape = shape or write_raw(library, done["project"], raw)
            bare.append(spent_on(encode_bare, np.memmap(raw, np.uint8, "r", shape=shape), preset, folder / "bare.mp4").wall)
            for sentence in sentences(library, done["project"], text):
                source.write_text(text.replace(f"{sentence}.", f"{sentence}, again{number}."), "utf-8")
                seconds, edited = make(source, library, out)
                changed.append(seconds / first[-1])
                made = {kind: counts["made"] for kind, counts in edited["tasks"]["kinds"].items() if counts["made"]}
                print(f"{seconds:5.2f} s after a change in “{sentence}”: {made}", flush=True)
    print(f"{shape[0]} frames, {done['duration']:.1f} s of video, preset {preset.id} ({preset.speed}, crf {preset.crf}), "
          f"{size / 1e6:.1f} MB; {machine()}")
    for label, values, target in (("first run", first, ""), ("bare x264, same frames", bare, ""),
                                  ("ratio first / bare", [a / b for a, b in zip(first, bare, strict=True)], "<= 1.6"),
                                  ("second run", again, "<= 3 s"), ("a changed sentence / first run", changed, "<= 0.25")):
        print(f"{label:<30} median {statistics.median(values):7.2f}   min {min(values):7.2f}   max {max(values):7.2f}   {target}")


if __name__ == "__main__":
    main()
