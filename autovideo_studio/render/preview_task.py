"""The drawing process of the preview: answers requests for frames, and draws ahead while nobody asks."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Iterator
from pathlib import Path

from autovideo_studio.jobs.worker_context import WorkerContext
from autovideo_studio.media.open_films import OpenFilms
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.compositor import Compositor, SpriteCache
from autovideo_studio.render.frame_cache import FrameCache, FrameKey, frame_key
from autovideo_studio.render.plan import Plan
from autovideo_studio.render.preview_news import Heard, Plain
from autovideo_studio.render.preview_slots import Slots

AHEAD = 45
"""Frames drawn ahead while playing: they last longer than unpacking a picture or going to another place in a film takes."""
AROUND = (1, -1, 2, -2)
"""Drawn while standing still: what the arrow keys ask for next."""
PAINTERS = 3
"""Sizes for which things are kept ready."""
SPRITE_BYTES = 128 << 20
STRETCHED = 1.25
"""Standing still, a proxy is good for frames up to this much wider than it is."""


def serve_task(payload: Plain, context: WorkerContext) -> Plain:
    """Worker task: `slots` (the file of the shared memory) and `cache_bytes` in; runs until it is cancelled.

    It is told what there is ("show", see `preview_news`) and what is wanted ("draw": `number`, `size`, `slot`, `heading`,
    `loop`); it says "ready" at first, then "drawn" for each frame.
    """
    server = _Server(Slots(Path(payload["slots"])), FrameCache(payload["cache_bytes"]), context)
    context.say({"op": "ready"})
    while True:
        server.serve_next()


class _Server:
    def __init__(self, slots: Slots, cache: FrameCache, context: WorkerContext) -> None:
        self._slots, self._cache, self._context = slots, cache, context
        self._heard = Heard()
        self._plan = Plan(self._heard.sequence)
        self._sprites, self._films = SpriteCache(SPRITE_BYTES), OpenFilms()
        self._painters: OrderedDict[tuple[int, int, bool], _Painter] = OrderedDict()
        self._ahead: Iterator[int] | None = None
        """What to draw while nobody asks; None when all of it is there."""

    def serve_next(self) -> None:
        """Answer one message, or draw one frame ahead."""
        message = self._context.next_message(None if self._ahead is None else 0)
        if message is None:
            if self._ahead is not None and next(self._ahead, None) is None:
                self._ahead = None
        elif message["op"] == "show":
            self._show(message)
        else:
            self._answer(message)

    def _show(self, news: Plain) -> None:
        if self._heard.take(news):
            self._painters.clear()
        for painter in self._painters.values():
            painter.keys.clear()
        self._plan, self._ahead = Plan(self._heard.sequence), None

    def _answer(self, wanted: Plain) -> None:
        width, height = wanted["size"]
        painter = self._painter(width, height, wanted["heading"] != 0)
        pixels, drawing = self._pixels(painter, wanted["number"])
        self._slots.slot(wanted["slot"], painter.width, painter.height)[:] = pixels
        following = list(self._following(wanted))
        ahead = next((n for n, number in enumerate(following) if painter.keys.get(number) not in self._cache), len(following))
        self._context.say({"op": "drawn", "version": self._heard.version, "missing": list(painter.missing), "ahead": ahead,
                           "drawing": drawing, "pace": sum(painter.took) / max(1, len(painter.took))})
        self._ahead = self._drawn_ahead(painter, following)

    def _drawn_ahead(self, painter: _Painter, numbers: list[int]) -> Iterator[int]:
        for number in numbers:
            if self._pixels(painter, number)[1]:
                yield number

    def _following(self, wanted: Plain) -> Iterator[int]:
        """The frames that will be asked for next, as far as half of the cache holds them."""
        start, heading, loop = wanted["number"], wanted["heading"], wanted["loop"]
        room = self._cache.limit // 2 // (4 * wanted["size"][0] * wanted["size"][1])
        steps = [heading * step for step in range(1, AHEAD + 1)] if heading else AROUND
        for step in steps[:room]:
            number = start + step
            if loop and heading > 0 and number >= loop[1]:
                number = loop[0] + (number - loop[0]) % (loop[1] - loop[0])
            if 0 <= number < self._heard.sequence.duration:
                yield number

    def _pixels(self, painter: _Painter, number: int) -> tuple[bytes, float]:
        """The frame, and the seconds that drawing it took (0: it was there). Where media are missing it is not kept: they may
        come back."""
        self._slots.drawing = number
        picture = painter.compositor.picture(self._plan.layers_at(number))
        key = painter.keys[number] = frame_key(picture, painter.width, painter.height)
        pixels, seconds = self._cache.get(key), 0.0
        if pixels is None:
            begun, missing = time.monotonic(), len(painter.missing)
            painter.compositor.show(picture)
            pixels = bytes(painter.compositor.image.constBits())
            if len(painter.missing) == missing:
                self._cache.put(key, pixels)
            seconds = time.monotonic() - begun
            painter.took.append(seconds)
        self._slots.drawing = -1
        return pixels, seconds

    def _painter(self, width: int, height: int, moving: bool) -> _Painter:
        key = (width, height, moving and bool(self._heard.proxies))
        painter = self._painters.pop(key, None) or _Painter(self._heard, self._sprites, self._films, *key)
        self._painters[key] = painter
        if len(self._painters) > PAINTERS:
            self._painters.popitem(last=False)
        return painter


class _Painter:
    """What draws frames of one size. Films are drawn from their proxies while they move, and where these are fine enough."""

    def __init__(self, heard: Heard, sprites: SpriteCache, films: OpenFilms, width: int, height: int, moving: bool) -> None:
        def asset(id: str) -> AssetFile | None:
            proxy, proxy_width = heard.proxies.get(id, (None, 0))
            return proxy if proxy and (moving or width <= STRETCHED * proxy_width) else heard.files.get(id)

        self.width, self.height = width, height
        format = heard.sequence.format
        self.compositor = Compositor(asset, width, height, format.rate, pixel_scale=width / format.width, sprites=sprites,
                                     films=films)
        self.missing = self.compositor.missing
        self.took: deque[float] = deque(maxlen=15)
        """Seconds that each of the last frames took to draw."""
        self.keys: dict[int, FrameKey] = {}
        """Of the frames drawn since the sequence last changed."""
