"""Moving stills drawn straight into the encoder's planes.

A slow zoom over a photograph changes every pixel of every frame. Resampled as RGB and then converted, it costs twice what it
costs to convert the photograph once and resample its luma and chroma planes: half as many samples, and none to convert.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage, QPainter

from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.drawing import Sprite
from autovideo_studio.render.placement import Group, Mix, placing
from autovideo_studio.render.planes import Converter, Plane, planes_of
from autovideo_studio.render.regions import Box

if TYPE_CHECKING:
    from av import VideoFrame
    from av.video.plane import VideoPlane
    from av.video.reformatter import VideoReformatter

KEPT = 4
"""Stills kept as planes: the two of a dissolve, and their neighbours."""

MARGIN = 32
"""Samples of repeated edge around each plane, so that a window may reach past it."""
SLACK = 20
"""How many samples a window may be larger than what is shown, at either end, to hit the wanted place more nearly."""


@dataclass(frozen=True, slots=True)
class View:
    """Where the frame lies in the still: `step` pixels of the still to one of the frame, from (`left`, `top`) on."""

    step: float
    left: float
    top: float


class StillPlanes:
    """One opaque picture as Y, U and V planes, chroma sited as in the frames (on the left column, between the rows)."""

    def __init__(self, image: QImage, converter: Converter) -> None:
        from av.video.reformatter import VideoReformatter

        even = Box(0, 0, image.width() & ~1, image.height() & ~1)
        self._planes = [np.pad(plane, MARGIN, mode="edge") for plane in planes_of(converter.frame(image, even))]
        self._scalers = [VideoReformatter() for _ in self._planes]

    def draw(self, view: View, frame: VideoFrame) -> None:
        """Fill `frame` with what `view` sees.

        A chroma sample lies at luma (2i + 1/2, 2j + 1), in the still as in the frame; hence the shifts.
        """
        corners = ((view.left, view.top), *((view.left / 2 + (1 - view.step) / 4, view.top / 2),) * 2)
        for target, plane, scaler, (x, y) in zip(planes_of(frame), self._planes, self._scalers, corners, strict=True):
            _resample(plane, scaler, view.step, x + MARGIN, y + MARGIN, target)


class MovingStills:
    """Draws pictures whose ground is one scaled still, or a dissolve of two, into frames."""

    def __init__(self, compositor: Compositor, converter: Converter) -> None:
        self._compositor, self._converter = compositor, converter
        self._known: OrderedDict[Sprite, StillPlanes] = OrderedDict()
        self._second: VideoFrame | None = None

    def can_draw(self, ground: Group | Mix) -> bool:
        if isinstance(ground, Group):
            (placed, *others) = ground.placed
            return not others and not placing(placed).then(ground.move).is_shift and self._compositor.covers(ground)
        sides = ground.outgoing, ground.incoming
        plain = ground.kind == "dissolve" and not ground.settings
        return plain and all(side is not None and self.can_draw(side) for side in sides)

    def draw(self, ground: Group | Mix, frame: VideoFrame) -> None:
        if isinstance(ground, Group):
            self._draw_still(ground, frame)
            return
        from av import VideoFrame

        assert ground.outgoing and ground.incoming
        self._second = self._second or VideoFrame(frame.width, frame.height, "yuv420p")
        self._draw_still(ground.outgoing, frame)
        self._draw_still(ground.incoming, self._second)
        for one, other in zip(frame.planes, self._second.planes, strict=True):
            _mix(one, other, ground.progress)

    def _draw_still(self, ground: Group, frame: VideoFrame) -> None:
        (placed,) = ground.placed
        move = placing(placed).then(ground.move)
        self._planes(placed.sprite).draw(View(1 / move.a, -move.x / move.a, -move.y / move.a), frame)

    def _planes(self, sprite: Sprite) -> StillPlanes:
        planes = self._known.pop(sprite, None) or StillPlanes(self._compositor.sprite_image(sprite), self._converter)
        self._known[sprite] = planes
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        return planes


def _mix(one: VideoPlane, other: VideoPlane, weight: float) -> None:
    """Into `one` the weighted mean of both. Qt blends four samples as if they were the channels of one pixel: fast, and exact."""
    target, source = _as_image(one), _as_image(other)
    painter = QPainter(target)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setOpacity(weight)
    painter.drawImage(0, 0, source)
    painter.end()


def _as_image(plane: VideoPlane) -> QImage:
    """The plane's own memory, padding and all."""
    return QImage(memoryview(plane), plane.line_size // 4, plane.height, plane.line_size,
                  QImage.Format.Format_ARGB32_Premultiplied)


def _resample(plane: Plane, scaler: VideoReformatter, step: float, x: float, y: float, target: Plane) -> None:
    """swscale maps whole windows onto whole windows: choose one of each so that the wanted part falls where it should."""
    from av import VideoFrame
    from av.video.reformatter import Interpolation

    height, width = target.shape
    across = window(step, x, width, plane.shape[1])
    down = window(step, y, height, plane.shape[0])
    seen = plane[down.source:down.source + down.source_size, across.source:across.source + across.source_size]
    scaled = scaler.reformat(VideoFrame.from_numpy_buffer(seen, format="gray"), width=across.target_size, height=down.target_size,
                             interpolation=Interpolation.BILINEAR, threads=1)
    rows = np.frombuffer(memoryview(scaled.planes[0]), np.uint8).reshape(-1, scaled.planes[0].line_size)
    np.copyto(target, rows[down.target:down.target + height, across.target:across.target + width])


@dataclass(frozen=True, slots=True)
class Window:
    """`source_size` samples from `source` are scaled to `target_size`, of which those from `target` on are wanted."""

    source: int
    source_size: int
    target: int
    target_size: int

    def error(self, step: float, start: float, wanted: int) -> float:
        """By how many source samples the first or last wanted sample misses its place, at most."""
        ratio = self.source_size / self.target_size
        first, last = self.target + 0.5, self.target + wanted - 0.5
        return max(abs(self.source + first * ratio - start - 0.5 * step),
                   abs(self.source + last * ratio - start - (wanted - 0.5) * step))


_BEFORE, _AFTER = (grid.ravel() for grid in np.meshgrid(np.arange(SLACK), np.arange(SLACK), indexing="ij"))


@lru_cache(maxsize=8)
def window(step: float, start: float, wanted: int, available: int) -> Window:
    """The whole-sample window that comes nearest to `start`, `start + step`, … (sample borders, not centres).

    Rounding the window's size and place leaves up to half a sample of error; among some hundred sizes one is off by a few
    hundredths only. (Not where `step` is near a simple ratio: sources are therefore kept at an odd scale.)
    """
    target_sizes = wanted + _BEFORE + _AFTER
    source_sizes = np.rint(target_sizes * step)
    ratios = source_sizes / target_sizes
    centre_miss = start + 0.5 * wanted * step - (_BEFORE + 0.5 * wanted) * ratios
    sources = np.rint(centre_miss)
    errors = np.abs(centre_miss - sources) + np.abs(ratios - step) * (0.5 * wanted)
    errors[(sources < 0) | (sources + source_sizes > available)] = np.inf
    best = int(np.argmin(errors))
    if not np.isfinite(errors[best]):
        raise ValueError("the wanted part lies outside the plane")
    return Window(int(sources[best]), int(source_sizes[best]), int(_BEFORE[best]), int(target_sizes[best]))
