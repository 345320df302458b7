"""An export in pieces: closed groups of pictures, each keyed by all that it depends on, encoded on their own."""

from __future__ import annotations

import time
from collections.abc import Container, Iterable, Mapping
from collections.abc import Sequence as Several
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.media.task import TaskContext
from autovideo_studio.render.asset_file import AssetFile, files_from_plain, files_to_plain
from autovideo_studio.render.cutting import spans
from autovideo_studio.render.fingerprint import assets_of, slice_of
from autovideo_studio.render.plan import Plan
from autovideo_studio.render.presets import RenderPreset

if TYPE_CHECKING:
    from autovideo_studio.media.open_films import OpenFilms
    from autovideo_studio.render.compositor import SpriteCache

SHARED_SPRITES, SHARED_FILMS = 8, 3
"""How many pictures of the film's size a worker keeps painted, and how many films open: a scene with its planes and the next
one, whatever the size and length."""

SHORTEST_REPEAT = 8
"""Frames that look alike: with fewer in a row, the encoder needs not be told."""

TASK = "autovideo_studio.render.segments:encode_segment"
ENCODER_VERSION = 4
"""Part of every key: raise it when the same frames give other bytes."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Every `step`th of the frames `start` to `end` (excluded) of the sequence. `slice` is all that is seen in them, `first` the
    frame in it where they begin. Segments with equal keys have equal bytes, wherever they lie."""

    start: int
    end: int
    key: str
    slice: Sequence
    first: int
    step: int = 1

    @property
    def frames(self) -> int:
        """How many are encoded."""
        return -(-(self.end - self.start) // self.step)


def plan_segments(sequence: Sequence, preset: RenderPreset, digests: Mapping[str, str], drawing_version: str = "",
                  within: TimeRange | None = None, films: Container[str] = ()) -> tuple[Segment, ...]:
    """Cut the sequence, or the part `within` of it, into segments.

    `digests` gives each asset's content by id; `drawing_version` stands for fonts, styles and layouts: whatever else changes
    what drawings look like. `films` are the ids of assets that are no stills: they are cut finer.
    """
    whole = (within or TimeRange(0, sequence.duration)).clamped(TimeRange(0, sequence.duration))
    step = preset.step_for(sequence.format.rate)
    found = []
    for start, end in spans(sequence, films):
        span = TimeRange.between(start, end).clamped(whole)
        first = span.start + (whole.start - span.start) % step
        if first < span.end:
            found.append(_segment(sequence, TimeRange.between(first, span.end), step, preset, digests, drawing_version))
    return tuple(found)


def payload_for(segment: Segment, preset: RenderPreset, files: Mapping[str, AssetFile], output: Path) -> dict[str, Any]:
    """The plain data that `encode_segment` needs, here or in another process. `files` are found by digest."""
    return {"slice": to_plain(segment.slice), "first": segment.first, "frames": segment.frames, "step": segment.step,
            "preset": to_plain(preset), "files": files_to_plain(files, assets_of(segment.slice)), "output": str(output)}


def encode_segment(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: draw and encode one segment, or copy it from its source, into `output` (whole or not at all).

    Returns the counts of `frames`, of `bytes` that the pictures take, and of the ways in which they were made (see `FrameMaker`;
    `copied` without drawing), the names of `missing` media, and seconds of CPU time for drawing and in all.
    """
    from autovideo_studio.render.compositor import Compositor
    from autovideo_studio.render.encode import VideoWriter
    from autovideo_studio.render.frames import FrameMaker
    from autovideo_studio.render.image_frames import ImageFrames
    from autovideo_studio.render.source_copy import copy_stretch

    started = time.process_time()
    slice, preset = from_plain(payload["slice"], Sequence), from_plain(payload["preset"], RenderPreset)
    width, height = preset.size_for(slice.format)
    files, count, step = files_from_plain(payload["files"]), payload["frames"], payload["step"]
    if step == 1 and (size := copy_stretch(slice, payload["first"], count, preset, files, Path(payload["output"]))) is not None:
        context.progress(1)
        return _facts(count, size, {"copied": count}, started)
    compositor = Compositor(files.get, width, height, slice.format.rate, pixel_scale=width / slice.format.width,
                            sprites=_sprites_of_this_process(SHARED_SPRITES * 4 * width * height),
                            films=_films_of_this_process(),
                            on_nothing=preset.transparent)
    maker = FrameMaker(compositor) if preset.pix_fmt == "yuv420p" else ImageFrames(compositor, preset.pix_fmt)
    plan = Plan(slice)
    drawing = -time.thread_time()
    pictures = [compositor.picture(plan.layers_at(payload["first"] + number * step)) for number in range(count)]
    drawing += time.thread_time()
    with (written_whole(Path(payload["output"])) as temporary,
          VideoWriter(temporary, preset, width, height, slice.format.rate / step, context.raise_if_cancelled,
                      repeats_in(pictures)) as writer):
        for number, picture in enumerate(pictures):
            before = time.thread_time()
            frame = maker.frame(picture)
            drawing += time.thread_time() - before
            writer.write(frame)
            context.progress((number + 1) / count)
    return _facts(count, writer.bytes, maker.made, started, drawing, compositor.missing)


def _facts(frames: int, size: int, made: Mapping[str, int], started: float, drawing: float = 0.0,
           missing: Iterable[str] = ()) -> dict[str, Any]:
    return {"frames": frames, "bytes": size, "made": dict(made), "missing": list(missing),
            "seconds": {"drawing": round(drawing, 3), "total": round(time.process_time() - started, 3)}}


def repeats_in(pictures: Several[object]) -> list[range]:
    """The runs of at least `SHORTEST_REPEAT` pictures that each equal the one before."""
    runs, start = [], 1
    for number in range(1, len(pictures) + 1):
        if number == len(pictures) or pictures[number] != pictures[number - 1]:
            if number - start >= SHORTEST_REPEAT:
                runs.append(range(start, number))
            start = number + 1
    return runs


@lru_cache(maxsize=1)
def _sprites_of_this_process(limit: int) -> SpriteCache:
    """What one segment has painted the next one often shows again; small, as a worker's memory must not grow with the film."""
    from autovideo_studio.render.compositor import SpriteCache

    return SpriteCache(limit)


@lru_cache(maxsize=1)
def _films_of_this_process() -> OpenFilms:
    """Where one segment of a clip ends, the next begins: the decoder need not go back to a key frame."""
    from autovideo_studio.media.open_films import OpenFilms

    return OpenFilms(SHARED_FILMS)


def _segment(sequence: Sequence, span: TimeRange, step: int, preset: RenderPreset, digests: Mapping[str, str],
             drawing_version: str) -> Segment:
    slice, first = slice_of(sequence, span, digests)
    versions = [ENCODER_VERSION, drawing_version]
    key = digest_of(["segment", versions, preset.picture_settings, to_plain(slice), first, span.duration, step])
    return Segment(span.start, span.end, key, slice, first, step)
