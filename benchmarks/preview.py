"""The preview as the creator meets it: seeking, play, an edit, thumbnails and waveforms, sound against picture.

    python -m benchmarks.preview [--seconds 60] [--media FOLDER]

`--media` keeps the films and photographs that it makes for the next time.

Everything runs as in the program: the player ticks 60 times a second, frames are drawn in their own process. CPU times are
those of the drawing process; on a busy machine they tell more than the wall's. Sound is measured where a device (or a null sink
of PulseAudio) is.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from autovideo_studio.domain.items import Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.sequence import Sequence as Edited
from autovideo_studio.media.decoder import FilmDecoder
from autovideo_studio.media.proxies import proxy_task, weigh_task
from autovideo_studio.media.thumbnails import strip_task
from autovideo_studio.media.waveform import measured
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.player import TICK_S, Player
from autovideo_studio.render.preview import FrameServer
from benchmarks.works import photograph, sequence_of, stills_work

WINDOW = 960, 540
SEEKS = 60


class Context:
    def progress(self, fraction: float) -> None: ...

    def raise_if_cancelled(self) -> None: ...


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seconds", type=int, default=60)
    arguments.add_argument("--media", type=Path)
    chosen = arguments.parse_args()
    folder = chosen.media or Path(tempfile.mkdtemp(prefix="bench-preview-"))
    folder.mkdir(exist_ok=True)
    try:
        from PySide6.QtGui import QGuiApplication

        _app = QGuiApplication.instance() or QGuiApplication(["bench", "-platform", "offscreen"])
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        seek(folder)
        sequence, files = sequence_of(stills_work(folder, chosen.seconds))
        play(sequence, files)
        edit(sequence, files)
        pictures_and_shapes(folder)
    finally:
        if not chosen.media:
            shutil.rmtree(folder)


def seek(folder: Path) -> None:
    films = {"GOP 60": make_film(folder / "gop60.mp4", 60), "GOP 250": make_film(folder / "gop250.mp4", 250)}
    films["proxy"] = folder / "proxy.mp4"
    if not films["proxy"].exists():
        proxy_task({"path": str(films["GOP 250"]), "out": str(films["proxy"])}, Context())
    for name, path in films.items():
        weight = weigh_task({"path": str(path)}, Context())
        megabits = path.stat().st_size * 8 / LENGTH / 1e6
        print(f"{name}: {megabits:.1f} Mbit/s, {weight['frame_s'] * 1000:.1f} ms CPU a frame, "
              f"{'heavy' if weight['heavy'] else 'light'}")
        chance, wall, cpu, plain = random.Random(7), [], [], []
        with FilmDecoder(path) as film, av.open(str(path)) as bare:
            bare.streams.video[0].thread_type = "AUTO"
            film.frame_at(Fraction(0), *WINDOW)
            for _ in range(SEEKS):
                at = Fraction(chance.randrange(LENGTH * 30), 30)
                before = time.perf_counter(), time.process_time()
                film.frame_at(at, *WINDOW)
                wall.append(time.perf_counter() - before[0])
                cpu.append(time.process_time() - before[1])
                before = time.perf_counter(), 0
                plain_seek(bare, at)
                plain.append(time.perf_counter() - before[0])
        print(f"  seek{spread(wall)}; CPU{spread(cpu)}; FFmpeg alone{spread(plain)}")


def plain_seek(container: av.container.InputContainer, at: Fraction) -> None:
    """The least that FFmpeg does for that frame: decode from the key frame before it on, with all cores, and scale it."""
    stream = container.streams.video[0]
    container.seek(int(at / stream.time_base), stream=stream)
    next(frame for frame in container.decode(stream) if frame.pts * stream.time_base >= at).reformat(*WINDOW, format="bgra")


LENGTH = 18
"""Seconds of each film."""


def make_film(path: Path, gop: int) -> Path:
    """A camera that pans over photographs and shakes a little, as a phone or a site for films codes it: 1080p30."""
    if path.exists():
        return path
    ground = [photograph(number, 2600, 1700) for number in range(3)]
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={
            "preset": "veryfast", "crf": "23", "x264-params": f"keyint={gop}:min-keyint={gop}:scenecut=0:bframes=3"})
        stream.width, stream.height, stream.pix_fmt = 1920, 1080, "yuv420p"
        for number in range(LENGTH * 30):
            turn = number / 30
            x, y = round(300 + 250 * np.sin(turn * 0.7)), round(250 + 200 * np.cos(turn * 0.9) + 4 * np.sin(turn * 9))
            crop = np.ascontiguousarray(ground[number // 250 % 3][y:y + 1080, x:x + 1920])
            frame = av.VideoFrame.from_ndarray(crop, "rgb24").reformat(format="yuv420p", dst_colorspace=1)
            frame.pts, frame.time_base = number, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def play(sequence: Edited, files: dict[str, AssetFile]) -> None:
    """First as many frames as there can be, then by the clock."""
    server = FrameServer()
    server.set_sequence(sequence, files)
    wait_for(server, 0)
    process, begun, frames = _Process(), time.perf_counter(), min(sequence.duration, 900)
    for number in range(1, frames):
        server.request(number, *WINDOW, 1)
        server.newest(60)
    seconds = time.perf_counter() - begun
    print(f"play: {frames / seconds:.0f} frames/s at {WINDOW[0]} × {WINDOW[1]}, "
          f"{process.spent() / frames * 1000:.1f} ms CPU a frame")
    server.close()
    for rate in (1, 2):
        by_the_clock(sequence, files, Fraction(rate))


def by_the_clock(sequence: Edited, files: dict[str, AssetFile], rate: Fraction) -> None:
    """As the window does it: a tick every 60th of a second; the sequence's frames a second times `rate` are due."""
    player = Player()
    player.set_sequence(sequence, files, {})
    player.set_window(*WINDOW)
    run(player, 3)
    player.play(rate)
    first, offsets = run(player, 1), []
    process, late_before, shown, stalls = _Process(), first.late, 0, []
    seconds = min(20.0, float(sequence.duration / 30 / rate) - 2)

    def look(state: Any, spent: float) -> None:
        nonlocal shown
        shown += state.picture is not None
        stalls.append(spent)
        if (heard := player._sound.heard()) is not None:
            offsets.append(float(player.transport.position) - heard)

    last = run(player, seconds, look)
    due = seconds * 30 * float(rate)
    print(f"  {due / seconds:.0f} a second by the clock: {shown} of {due:.0f} shown, {last.late - late_before} late after the "
          f"first second, quality {last.quality}; {process.spent() / seconds * 100:.0f} % of a core; tick{spread(stalls)}")
    if offsets:
        print(f"  sound against picture{spread(np.abs(offsets))}")
    player.close()


def run(player: Player, seconds: float, look: Callable[[Any, float], None] = lambda state, spent: None) -> Any:
    begun = due = time.perf_counter()
    while due < begun + seconds:
        before = time.perf_counter()
        state = player.tick()
        look(state, time.perf_counter() - before)
        due += TICK_S
        time.sleep(max(0.0, due - time.perf_counter()))
    return state


def edit(sequence: Edited, files: dict[str, AssetFile]) -> None:
    """From the edit to the picture that shows it; then a track of ten thousand clips."""
    server, times = FrameServer(), []
    server.set_sequence(sequence, files)
    wait_for(server, 100)
    for number in range(20):
        track = sequence.tracks[0]
        clip = replace(track.items[0], transform=Transform(scale=Animated(1.05 + number / 100)))
        begun = time.perf_counter()
        version = server.set_sequence(replace(sequence, tracks=(replace(track, items=(clip, *track.items[1:])),
                                                                *sequence.tracks[1:])), files)
        wait_for(server, 100, version)
        times.append(time.perf_counter() - begun)
    print(f"an edit, until it is seen{spread(times)}")
    server.set_sequence(sequence, files)
    wait_for(server, 100)
    begun = time.perf_counter()
    version = server.set_sequence(sequence, files)
    frame = wait_for(server, 100, version)
    print(f"undo: {(time.perf_counter() - begun) * 1000:.0f} ms ({'drawn' if frame.drawing else 'found'})")
    server.close()


def pictures_and_shapes(folder: Path) -> None:
    path, out = folder / "sound.m4a", folder / "out"
    chance = np.random.default_rng(1)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=48_000, layout="stereo")
        sound = (chance.normal(0, 0.1, (2, 480_000)) * np.linspace(0, 1, 480_000)).astype(np.float32)
        for number in range(60):
            block = av.AudioFrame.from_ndarray(sound, "fltp", "stereo")
            block.sample_rate, block.pts = 48_000, number * 480_000
            container.mux(stream.encode(block))
        container.mux(stream.encode(None))
    timed("waveform of 10 minutes of AAC", lambda: measured(path, Context()))
    times = [Fraction(number * LENGTH, 100) for number in range(100)]
    for name in ("gop60.mp4", "gop250.mp4", "proxy.mp4"):
        payload = {"path": str(folder / name), "times": [str(at) for at in times], "tolerance": "0", "out": str(out)}
        timed(f"100 thumbnails of {name}", lambda payload=payload: strip_task(payload, Context()))


def timed(what: str, action: Callable[[], object]) -> None:
    before = time.perf_counter(), time.process_time()
    action()
    print(f"{what}: {time.perf_counter() - before[0]:.2f} s, {time.process_time() - before[1]:.2f} s CPU")


def wait_for(server: FrameServer, number: int, version: int = 0) -> Any:
    server.request(number, *WINDOW)
    while (frame := server.newest(60)) is None or frame.number != number or frame.version < version:
        if frame is None:
            raise RuntimeError("the frame never came")
    return frame


class _Process:
    """The CPU seconds of our child processes since it was made."""

    def __init__(self) -> None:
        import psutil

        self._children = psutil.Process().children()
        self._before = self._seconds()

    def spent(self) -> float:
        return self._seconds() - self._before

    def _seconds(self) -> float:
        return sum(sum(child.cpu_times()[:2]) for child in self._children)


def spread(values: Sequence[float] | np.ndarray) -> str:
    middle, most, all = (np.quantile(values, share) * 1000 for share in (0.5, 0.95, 1.0))
    return f" {middle:.1f} ms, P95 {most:.1f}, at most {all:.1f}"


if __name__ == "__main__":
    main()
