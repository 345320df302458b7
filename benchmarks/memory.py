"""Peak memory of `make` for ten minutes of video against one minute: the command and all its workers together.

    python -m benchmarks.memory [--resolution 720p]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil

SENTENCES = [
    "The harbour wakes before the town does.", "Boats leave in the dark and come home by noon.",
    "Every captain here knows the rock that has no name.", "It lies 40 metres off the pier, just under the water.",
    "In the winter of 1911 a storm took the old light.", "Nobody in the village slept that night.",
    "That is why a lamp burns in every window until the last boat is home.",
]


def story(seconds: int) -> str:
    """About so many seconds of speech, as short paragraphs that all differ."""
    count = seconds * 10 // 31
    return "\n\n".join(f"{SENTENCES[n % len(SENTENCES)][:-1]}, {n + 1} times over." for n in range(count))


def peak_of(arguments: list[str]) -> tuple[float, float]:
    """Megabytes at the peak, sampled every 50 ms, and seconds. Memory that processes share counts once, if the system tells."""
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    tree, peak, began = psutil.Process(process.pid), 0, time.perf_counter()
    shares: list[int] = []

    def sample() -> None:
        nonlocal peak, shares
        while process.poll() is None:
            with suppress(psutil.Error):
                now = [held_by(one) for one in [tree, *tree.children(recursive=True)]]
                if sum(now) > peak:
                    peak, shares = sum(now), now
            time.sleep(0.05)

    sampler = threading.Thread(target=sample)
    sampler.start()
    if process.wait():
        raise SystemExit("make failed")
    sampler.join()
    print("at the peak, command and workers:", ", ".join(f"{share / 1e6:.0f} MB" for share in shares))
    return peak / 1e6, time.perf_counter() - began


def held_by(process: psutil.Process) -> int:
    """Its proportional set size on Linux, elsewhere its resident memory; in bytes."""
    return process.memory_full_info().pss if sys.platform == "linux" else process.memory_info().rss


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--resolution", default="720p")
    resolution = parser.parse_args().resolution
    peaks = {}
    with tempfile.TemporaryDirectory() as name:
        for minutes in (1, 10):
            source = Path(name) / f"{minutes}.txt"
            source.write_text(story(60 * minutes))
            peaks[minutes], seconds = peak_of([
                sys.executable, "-m", "autovideo_studio", "make", str(source), "-o", f"{name}/{minutes}.mp4", "--library",
                f"{name}/library{minutes}", "--length", str(60 * minutes), "--resolution", resolution, "--json"])
            print(f"{minutes:2d} min at {resolution}: peak {peaks[minutes]:7.1f} MB, {seconds:6.1f} s")
    print(f"ratio {peaks[10] / peaks[1]:.3f}   <= 1.15")


if __name__ == "__main__":
    main()
