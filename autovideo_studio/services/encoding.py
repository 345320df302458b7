"""The pictures of an export: its segments, found or made, at a set quality or at the quality that meets a size."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.together import together
from autovideo_studio.jobs.build import Builder, Made, Place
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.jobs.worker_process import Grace
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.render import segments
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.presets import RenderPreset
from autovideo_studio.render.segments import Segment
from autovideo_studio.services.export_progress import ExportMeter

AT_ONCE = Grace(terminate_s=0.08, kill_s=0.08)
"""A worker that is inside the encoder when the creator cancels is not waited for: what it writes is a temporary file."""

TOLERANCE = 0.03
"""Of the wished size."""

_SAMPLE_SHARE, _FEWEST_SAMPLES = 8, 3
"""Every how manieth segment is encoded to learn how large the film will be."""

FEW = 4
"""Segments to make for each lane, at most, to share them out one by one."""

_CORRECTIONS = 3
"""Corrections at most after the whole film has been encoded once."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """Makes segments for one export. `plan` cuts the film for a preset: other settings give other keys."""

    library: Library
    workers: WorkerPool
    builder: Builder
    files: Mapping[str, AssetFile]
    plan: Callable[[RenderPreset], tuple[Segment, ...]]
    meter: ExportMeter
    cancel: CancelToken

    async def at_quality(self, preset: RenderPreset) -> list[Product]:
        """Every segment, as the preset says."""
        pieces = self.plan(preset)
        self.meter.expect(sum(piece.frames for piece in pieces))
        return await self._all(pieces, preset)

    async def at_size(self, preset: RenderPreset, wished: int) -> tuple[list[Product], float]:
        """Every segment, at the one quality at which the pictures fill `wished` bytes; returns them with the share by which they
        miss it (0.01: one per cent too large).

        The quality is first sought on a sample, then corrected on the whole film while it is off by more than `TOLERANCE`.
        Encoders that know only whole steps of quality get the coarser of two neighbouring steps in as many segments as needed.
        """
        search = _Search(preset, wished)
        pieces = self.plan(preset)
        sample = _sample(len(pieces))
        if len(sample) < len(pieces):
            share = sum(pieces[n].frames for n in sample) / sum(piece.frames for piece in pieces)
            for _ in range(2):
                chosen = [self.plan(search.preset)[n] for n in sample]
                self.meter.expect(sum(piece.frames for piece in chosen))
                search.learn(_bytes(await self._all(chosen, search.preset)) / share)
        tried: set[float] = set()
        while search.preset.crf not in tried and len(tried) <= _CORRECTIONS:
            preset = search.preset
            made = await self.at_quality(preset)
            tried.add(preset.crf)
            if abs(_bytes(made) / wished - 1) <= TOLERANCE:
                break
            search.learn(_bytes(made))
        if preset.codec.step >= 1:
            made = await self._between_steps(preset, made, wished)
        return made, _bytes(made) / wished - 1

    async def _between_steps(self, preset: RenderPreset, made: list[Product], wished: int) -> list[Product]:
        """Some of the segments one step coarser or finer, spread over the film, until the size is met."""
        off = _bytes(made) - wished
        low, high = preset.codec.quality or (0, 0)
        quality = preset.crf + (1 if off > 0 else -1)
        if abs(off) <= TOLERANCE * wished or not low <= quality <= high:
            return made
        other = replace(preset, crf=quality)
        pieces, order = self.plan(other), sorted(range(len(made)), key=lambda n: (n * 0.618) % 1)
        made = list(made)
        for number in order:
            if abs(_bytes(made) - wished) <= TOLERANCE / 3 * wished or (_bytes(made) > wished) != (off > 0):
                break
            self.meter.expect(pieces[number].frames)
            made[number] = await self.segment(pieces[number], other)
        return made

    async def _all(self, pieces: Sequence[Segment], preset: RenderPreset) -> list[Product]:
        """In a lane for each worker: it goes on where it stopped, with the pictures and films that it has at hand. Who comes to
        the end of a lane takes from the end of the longest."""
        made: dict[int, Product] = {}
        lanes = _lanes([0 if self.found(piece) else piece.frames for piece in pieces], self.workers.count)

        async def work(lane: deque[int]) -> None:
            while left := lane or max(lanes, key=len):
                number = left.popleft() if left is lane else left.pop()
                made[number] = await self.segment(pieces[number], preset)

        await together(work(lane) for lane in lanes)
        return [made[number] for number in range(len(pieces))]

    def found(self, piece: Segment) -> Product | None:
        """The segment, if it is encoded already."""
        return self.library.ledger.find(_recipe(piece).key)

    async def segment(self, piece: Segment, preset: RenderPreset) -> Product:
        part = self.meter.part(piece.frames)

        async def maker() -> Made:
            path = self.library.scratch / f"{piece.key[:26]}.{preset.codec.piece}"
            payload = segments.payload_for(piece, preset, self.files, path)
            meta = await self.workers.run(segments.TASK, payload, cancel=self.cancel, progress=part, grace=AT_ONCE)
            return Made("video/mp4", path=path, scratch=True, meta=meta, provider="render", model=preset.id)

        product = await self.builder.make(_recipe(piece), maker, place=Place.CACHE)
        part.settle(product.meta["bytes"])
        if self.library.cache.has_grown:
            await asyncio.to_thread(self.library.trim_cache)
        return product


def _recipe(piece: Segment) -> Recipe:
    return Recipe("segment", segments.ENCODER_VERSION, {"segment": piece.key},
                  label=tr("Frames {start} to {end}", start=piece.start, end=piece.end))


def _lanes(frames: Sequence[int], count: int) -> list[deque[int]]:
    """The numbers of all segments in `count` stretches of about as many frames, of each the longest first: begun last, it would
    end long after all others. Where few are missing (those that are there count 0 frames), all take from one queue, the longest
    first: neighbours would win less than an even end."""
    if sum(map(bool, frames)) <= FEW * count:
        return [deque(sorted(range(len(frames)), key=lambda number: -frames[number]))] * count
    total, before = max(1, sum(frames)), 0
    lanes: list[deque[int]] = [deque() for _ in range(count)]
    for number, length in enumerate(frames):
        lanes[min(count - 1, before * count // total)].append(number)
        before += length
    for lane in filter(None, lanes):
        longest = max(lane, key=frames.__getitem__)
        lane.remove(longest)
        lane.appendleft(longest)
    return lanes


class _Search:
    """Finds the quality at which the pictures have a size: on a straight line from quality to the logarithm of the size."""

    def __init__(self, preset: RenderPreset, wished: int) -> None:
        self.preset, self._wished = preset, wished
        self._known: dict[float, float] = {}

    def learn(self, size: float) -> None:
        """The present quality gives `size` bytes: choose a better one."""
        self._known[self.preset.crf] = log2(max(1.0, size))
        codec = self.preset.codec
        low, high = codec.quality or (0, 0)
        quality = self.preset.crf + (log2(max(1.0, size)) - log2(self._wished)) / self._slope()
        quality = min(high, max(low, round(quality / codec.step) * codec.step))
        self.preset = replace(self.preset, crf=round(quality, 3))

    def _slope(self) -> float:
        """How many times the size halves per step of quality, from the two nearest that are known."""
        usual = 1 / self.preset.codec.halving
        near = sorted(self._known, key=lambda quality: abs(quality - self.preset.crf))[:2]
        if len(near) < 2:
            return usual
        slope = (self._known[near[1]] - self._known[near[0]]) / (near[0] - near[1])
        return min(4 * usual, max(usual / 4, slope))


def _sample(count: int) -> list[int]:
    """Segments spread evenly over the film."""
    wanted = max(_FEWEST_SAMPLES, -(-count // _SAMPLE_SHARE))
    if 2 * wanted >= count:
        return list(range(count))
    return [int((number + 0.5) * count / wanted) for number in range(wanted)]


def _bytes(made: Sequence[Product]) -> int:
    return sum(product.meta["bytes"] for product in made)
