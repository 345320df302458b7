"""The ground of a frame, drawn straight into the encoder's planes: one picture that fills the frame, or a dissolve of two.

A slow zoom over a photograph, or a film as it was shot, changes every pixel of every frame. Resampled as RGB and then
converted, it costs twice what it costs in luma and chroma: half as many samples, and none to convert.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage, QPainter

from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.drawing import ColouredSprite, Sprite
from autovideo_studio.render.effects.colours import Colours
from autovideo_studio.render.placement import Group, Mix, placing
from autovideo_studio.render.planes import Converter, Plane, planes_of
from autovideo_studio.render.recolouring import Recolouring
from autovideo_studio.render.regions import Box
from autovideo_studio.render.resampling import Resampler, Stretch

if TYPE_CHECKING:
    from av import VideoFrame
    from av.video.plane import VideoPlane

KEPT = 4
"""Stills kept as planes: the two of a dissolve, and their neighbours."""
MARGIN = 32
"""Samples of repeated edge around a still's planes, so that a window may reach past it."""
TOLERANCE, CHROMA_TOLERANCE = 0.1, 0.3
"""Samples of the frame by which a film may miss its place: beyond, it is painted."""


@dataclass(frozen=True, slots=True)
class View:
    """Where the frame lies in the planes of a picture."""

    across: Stretch
    down: Stretch

    @property
    def of_chroma(self) -> View:
        """A chroma sample lies at luma (2i + 1/2, 2j + 1), in the picture as in the frame."""
        return View(Stretch(self.across.step, self.across.start / 2 + (1 - self.across.step) / 4),
                    Stretch(self.down.step, self.down.start / 2))


class Grounds:
    def __init__(self, compositor: Compositor, converter: Converter) -> None:
        self._compositor, self._converter = compositor, converter
        self._stills: OrderedDict[Sprite, list[Plane]] = OrderedDict()
        self._recolourings: OrderedDict[str, Recolouring] = OrderedDict()
        self._second: VideoFrame | None = None
        self._luma, self._chroma = Resampler(), Resampler()

    def can_draw(self, ground: Group | Mix) -> bool:
        """A still that stands is better painted once, and not here."""
        if isinstance(ground, Mix):
            sides = ground.outgoing, ground.incoming
            plain = ground.kind == "dissolve" and not ground.settings
            return plain and all(side is not None and self._can_fill(side) for side in sides)
        return self._can_fill(ground) and (_film_of(ground.placed[0].sprite) is not None or not _stands(ground))

    def draw(self, ground: Group | Mix, frame: VideoFrame) -> None:
        if isinstance(ground, Group):
            self._fill(ground, frame)
            return
        from av import VideoFrame

        assert ground.outgoing and ground.incoming
        self._second = self._second or VideoFrame(frame.width, frame.height, "yuv420p")
        self._fill(ground.outgoing, frame)
        self._fill(ground.incoming, self._second)
        for one, other in zip(frame.planes, self._second.planes, strict=True):
            _mix(one, other, ground.progress)

    def _can_fill(self, group: Group) -> bool:
        move, sprite = placing(group.placed[0]).then(group.move), group.placed[0].sprite
        if len(group.placed) != 1 or not self._compositor.covers(group) or move.a <= 0 or move.d <= 0:
            return False
        film_of = _film_of(sprite)
        if film_of is None:
            return True
        film = film_of()
        return film is not None and self._fits(_view(group, film.width, film.height), film)

    def _fits(self, view: View, film: VideoFrame) -> bool:
        """Whether whole windows of the film's planes come near enough to what is wanted of them."""
        frame = self._compositor.frame
        return all(stretch.fits(wanted >> shift, available >> shift, tolerance)
                   for shift, sight, tolerance in ((0, view, TOLERANCE), (1, view.of_chroma, CHROMA_TOLERANCE))
                   for stretch, wanted, available in ((sight.across, frame.right, film.width),
                                                      (sight.down, frame.bottom, film.height)))

    def _fill(self, group: Group, frame: VideoFrame) -> None:
        sprite, targets = group.placed[0].sprite, planes_of(frame)
        film_of = _film_of(sprite)
        if film_of is not None and (film := film_of()) is not None:
            self._resample(planes_of(film), _view(group, film.width, film.height), 0, targets)
            if isinstance(sprite, ColouredSprite):
                self._recolouring(sprite.colours).apply(targets)
        else:
            self._resample(self._planes(sprite), _view(group, sprite.width, sprite.height), MARGIN, targets)

    def _resample(self, planes: list[Plane], view: View, margin: int, targets: list[Plane]) -> None:
        chroma = view.of_chroma
        for target, plane, resampler, sight in zip(targets, planes, (self._luma, self._chroma, self._chroma),
                                                   (view, chroma, chroma), strict=True):
            resampler.resample(plane, sight.across.shifted(margin), sight.down.shifted(margin), target)

    def _recolouring(self, colours: Colours) -> Recolouring:
        frame = self._compositor.frame
        known = self._recolourings.pop(colours.key, None) or Recolouring(colours, frame.right, frame.bottom)
        self._recolourings[colours.key] = known
        if len(self._recolourings) > KEPT:
            self._recolourings.popitem(last=False)
        return known

    def _planes(self, sprite: Sprite) -> list[Plane]:
        planes = self._stills.pop(sprite, None) or self._converted(self._compositor.sprite_image(sprite))
        self._stills[sprite] = planes
        if len(self._stills) > KEPT:
            self._stills.popitem(last=False)
        return planes

    def _converted(self, image: QImage) -> list[Plane]:
        even = Box(0, 0, image.width() & ~1, image.height() & ~1)
        return [np.pad(plane, MARGIN, mode="edge") for plane in planes_of(self._converter.frame(image, even))]


def _film_of(sprite: Sprite) -> Callable[[], VideoFrame | None] | None:
    """What gives the film's own frame that the sprite shows, be it in other colours."""
    return sprite.source.film if isinstance(sprite, ColouredSprite) else sprite.film


def _stands(group: Group) -> bool:
    return placing(group.placed[0]).then(group.move).is_shift


def _view(group: Group, width: int, height: int) -> View:
    """Where the frame lies in the group's one picture, whose planes have `width` × `height` samples of luma."""
    placed = group.placed[0]
    move = placing(placed).then(group.move)
    finer_across, finer_down = width / placed.sprite.width, height / placed.sprite.height
    return View(Stretch(finer_across / move.a, -move.x / move.a * finer_across),
                Stretch(finer_down / move.d, -move.y / move.d * finer_down))


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
