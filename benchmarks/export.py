"""The export against the bare encoder: the same frames, the same settings, in one run.

    python -m benchmarks.export [--seconds 20] [--preset h264-balanced] [--rounds 2]

The work: stills of five seconds with Ken Burns, half-second dissolves, word captions, 1080p30. The bare encoder reads the
finished
yuv420p frames from memory and encodes them in one go with its own threads; the export draws them and encodes segments in worker
processes, one per core, and joins them.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, CaptionWord
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.frames import FrameMaker
from autovideo_studio.render.join import Piece, join
from autovideo_studio.render.plan import Plan
from autovideo_studio.render.preset_table import DEFAULT_PRESET, presets
from autovideo_studio.render.presets import RenderPreset
from autovideo_studio.render.segments import TASK, payload_for, plan_segments

SCENE = 150
WORDS = ("every", "second", "day", "the", "tide", "comes", "in", "and", "nobody", "at", "the", "harbour", "looks", "up", "from",
         "the", "nets", "until", "it", "turns")


def photograph(seed: int, width: int = 2400, height: int = 1600) -> np.ndarray:
    """Clouds of many sizes with a few hard edges and a camera's grain: about as hard to encode as a photograph."""
    from PIL import Image

    chance = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3), np.float32)
    for octave in range(2, 10):
        across, down = 2**octave, 2**octave * height // width + 2
        grey, colour = chance.normal(size=(down, across, 1)), chance.normal(size=(down, across, 3))
        layer = (grey + 0.4 * colour).astype(np.float32)
        for channel in range(3):
            grown = Image.fromarray(layer[..., channel]).resize((width, height), Image.Resampling.BICUBIC)
            picture[..., channel] += np.asarray(grown) * 0.6**octave
    picture = (picture - picture.mean()) / picture.std() * 45 + 115
    for _ in range(8):
        x, y, w, h = chance.integers(0, (width * 3 // 4, height * 3 // 4, width // 4, height // 4))
        picture[y:y + h, x:x + w] += chance.normal(0, 30, 3)
    picture += chance.normal(0, 2, (height, width, 1))
    return np.clip(picture, 0, 255).astype(np.uint8)


def make_sequence(folder: Path, seconds: int, captions: bool) -> tuple[Sequence, dict[str, AssetFile]]:
    from PIL import Image

    scenes = seconds * 30 // SCENE
    files, clips, cuts = {}, [], []
    for number in range(scenes):
        path = folder / f"still{number}.jpg"
        Image.fromarray(photograph(number)).save(path, quality=92)
        files[f"still{number}"] = AssetFile(path, AssetKind.STILL, f"still{number}", path.name)
        zoom = (1.0, 1.1) if number % 2 else (1.12, 1.02)
        clips.append(Clip(f"c{number}", AssetReference(f"still{number}"), SCENE,
                          transform=Transform(scale=Animated.ramp(*zoom, SCENE), x=Animated.ramp(-0.01, 0.01, SCENE))))
        if number + 1 < scenes:
            cuts.append(Transition(f"t{number}", f"c{number}", "dissolve", 7, 8))
    tracks = [Track("v", TrackKind.VIDEO, items=tuple(clips), transitions=tuple(cuts))]
    if captions:
        tracks.append(Track("c", TrackKind.CAPTION, items=tuple(_phrase(number) for number in range(scenes * 3))))
    return Sequence("bench", SequenceFormat(), tuple(tracks)), files


def _phrase(number: int) -> Clip:
    words = [WORDS[(number * 4 + n) % len(WORDS)] for n in range(4)]
    line = tuple(CaptionWord(word, n * 12, n * 12 + 12) for n, word in enumerate(words))
    return Clip(f"p{number}", CaptionReference((line,), "karaoke"), SCENE // 3)


def draw_all(sequence: Sequence, files: dict[str, AssetFile], use: Callable[[object], None]) -> dict[str, float]:
    """Seconds of drawing, and of drawing with conversion, for the whole sequence."""
    seconds = {}
    for what in ("draw", "draw and convert"):
        compositor, plan = Compositor(files.get, 1920, 1080, sequence.format.rate), Plan(sequence)
        maker = FrameMaker(compositor)
        spent = 0.0
        for number in range(sequence.duration):
            before = time.perf_counter()
            picture = compositor.picture(plan.layers_at(number))
            if what == "draw":
                compositor.show(picture)
            else:
                frame = maker.frame(picture)
            spent += time.perf_counter() - before
            if what != "draw":
                use(frame)
        seconds[what] = spent
    return seconds


def encode_bare(raw: np.ndarray, preset: RenderPreset, output: Path) -> tuple[float, float]:
    """Wall and CPU seconds of one x264 with its own choice of threads."""
    import av

    wall, cpu = time.perf_counter(), time.process_time()
    with av.open(str(output), "w") as film:
        stream = film.add_stream("libx264", rate=30, options={"preset": preset.speed, "crf": str(preset.crf),
                                 "profile": "high", "x264-params": f"keyint={round(30 * preset.gop_seconds)}"})
        stream.width, stream.height, stream.pix_fmt = 1920, 1080, "yuv420p"
        for number, pixels in enumerate(raw):
            frame = av.VideoFrame.from_numpy_buffer(pixels, format="yuv420p")
            frame.pts = number
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))
    return time.perf_counter() - wall, time.process_time() - cpu


def export(sequence: Sequence, files: dict[str, AssetFile], preset: RenderPreset, folder: Path) -> tuple[float, float]:
    """Wall and CPU seconds of the export by segments in one worker per core, from the plan to the joined file."""
    started, before = time.perf_counter(), _children_cpu()
    segments = plan_segments(sequence, preset, {id: file.digest for id, file in files.items()})

    async def encode() -> None:
        async with WorkerPool(os.cpu_count() or 1) as pool:
            await asyncio.gather(*(pool.run(TASK, payload_for(segment, preset, files, folder / f"{segment.key}.mp4"))
                                   for segment in segments))

    asyncio.run(encode())
    join([Piece(folder / f"{segment.key}.mp4", segment.frames) for segment in segments], sequence.format.rate,
         folder / "film.mp4", preset)
    return time.perf_counter() - started, _children_cpu() - before


def _children_cpu() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system + spent.user + spent.system


def main() -> None:
    from autovideo_studio.render.raster import ensure_gui

    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seconds", type=int, default=20)
    arguments.add_argument("--preset", default=DEFAULT_PRESET)
    arguments.add_argument("--rounds", type=int, default=2)
    arguments.add_argument("--no-captions", action="store_true")
    chosen = arguments.parse_args()
    ensure_gui()
    preset = presets[chosen.preset]
    memory = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="bench-export-", dir=memory))
    try:
        sequence, files = make_sequence(folder, chosen.seconds, not chosen.no_captions)
        frames = sequence.duration
        raw = np.empty((frames, 1620, 1920), np.uint8)
        written = iter(range(frames))
        drawing = draw_all(sequence, files, lambda frame: np.copyto(raw[next(written)], frame.to_ndarray()))
        for what, seconds in drawing.items():
            print(f"{what:24}{seconds / frames * 1000:7.1f} ms a frame, one core")
        ratios = []
        for _ in range(chosen.rounds):
            bare, bare_cpu = encode_bare(raw, preset, folder / "bare.mp4")
            whole, whole_cpu = export(sequence, files, preset, folder)
            ratios.append((whole / bare, whole_cpu / bare_cpu))
            print(f"bare {preset.speed:19}{bare / frames * 1000:7.1f} ms a frame ({bare_cpu / frames * 1000:.1f} CPU)")
            print(f"whole export{whole / frames * 1000:19.1f} ms a frame ({whole_cpu / frames * 1000:.1f} CPU)")
        sizes = [(folder / name).stat().st_size for name in ("film.mp4", "bare.mp4")]
        wall, cpu = (statistics.median(values) for values in zip(*ratios, strict=True))
        print(f"export / bare           {wall:7.2f} wall, {cpu:.2f} CPU, {sizes[0] / sizes[1]:.3f} size")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
