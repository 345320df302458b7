"""Layers to pixels. What a frame shows is first written down as a hashable `Picture`; only what differs is painted again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import reduce

from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from autovideo_studio.domain.appearance import Blend
from autovideo_studio.domain.items import Clip
from autovideo_studio.media.open_films import OpenFilms
from autovideo_studio.render.blending import COARSE, MODES, draw_blended
from autovideo_studio.render.clip_drawing import drawing_of
from autovideo_studio.render.clip_transform import move_of, picture_size
from autovideo_studio.render.drawing import Drawing, Placed, Sprite
from autovideo_studio.render.painting import WHOLE_PIXEL, draw_placed
from autovideo_studio.render.placement import REST, Group, Mix, Move, Picture, changed, placing, revealed, touched
from autovideo_studio.render.plan import ClipLayer, Layer
from autovideo_studio.render.raster import ensure_gui, painter_on, transparent
from autovideo_studio.render.regions import Box, disjoint
from autovideo_studio.render.sources import Assets, Canvas
from autovideo_studio.render.transitions.base import transitions
from autovideo_studio.render.transitions.catalogue import draw_transition
from autovideo_studio.render.treatment import treated

SPRITE_BYTES = 256 << 20
GRID = 16
"""What is drawn anew is rounded out to this many pixels: few sizes, for which the converter is already set up."""


class Compositor:
    """Draws frames of one size. `compose` returns one and the same image each time: copy what you keep.

    `assets` finds a file by asset id; `missing` collects the names of media for which a placeholder was drawn.
    """

    def __init__(self, assets: Assets, width: int, height: int, rate: Fraction, *, pixel_scale: float = 1.0,
                 sprites: SpriteCache | None = None, films: OpenFilms | None = None, on_nothing: bool = False) -> None:
        """`sprites` and `films` may be shared by compositors that work one after the other; `on_nothing` leaves the ground
        transparent where no clip is, else it is black."""
        ensure_gui()
        self._assets = assets
        self._canvas = Canvas(width, height, rate, pixel_scale, films or OpenFilms())
        self.frame = Box(0, 0, width, height)
        self._drawings: OrderedDict[int, tuple[Clip, Drawing]] = OrderedDict()
        self._sprites = sprites or SpriteCache()
        self._shown: Picture | None = None
        self.image = transparent(width, height) if on_nothing else QImage(width, height, QImage.Format.Format_RGB32)
        self.missing: dict[str, None] = {}

    def compose(self, layers: Iterable[Layer]) -> QImage:
        self.show(self.picture(layers))
        return self.image

    def frame_key(self, layers: Iterable[Layer]) -> Picture:
        """Frames with equal keys look the same."""
        return self.picture(layers)

    def picture(self, layers: Iterable[Layer]) -> Picture:
        """What is to be seen, without painting any of it."""
        return tuple(item for layer in layers if (item := self._item(layer)) is not None)

    def show(self, picture: Picture) -> list[Box]:
        """Bring `image` to `picture`, painting only where it differs from what is there; returns those parts (none: nothing)."""
        if self._shown is None:
            dirty = [self.frame]
        else:
            dirty = disjoint(box.grown_to(GRID, self.frame) for box in changed(self._shown, picture, self.frame))
        if dirty:
            self._paint(picture, dirty)
        self._shown = picture
        return dirty

    def _item(self, layer: Layer) -> Group | Mix | None:
        if isinstance(layer, ClipLayer):
            return self._group(layer)
        outgoing, incoming = (self._group(side) if side else None for side in (layer.outgoing, layer.incoming))
        if outgoing is None and incoming is None:
            return None
        if layer.kind not in transitions:
            self.missing.setdefault(layer.kind)
            return Mix("dissolve", layer.progress, outgoing, incoming)
        return Mix(layer.kind, layer.progress, outgoing, incoming, layer.settings)

    def _group(self, layer: ClipLayer) -> Group | None:
        transform = layer.clip.transform
        opacity = min(1.0, max(0.0, transform.opacity.at(layer.frame)))
        placed = self._drawing(layer.clip).placed(layer.frame) if opacity else ()
        if not placed:
            return None
        move = move_of(transform, layer.frame, self._canvas, picture_size(layer.clip.media, placed, self._canvas))
        return Group(placed, move, opacity, layer.clip.appearance.blend)

    def _drawing(self, clip: Clip) -> Drawing:
        """By identity: a clip in a plan is the same object in every frame, and hashing a long caption takes its time."""
        known = self._drawings.get(id(clip))
        if known is not None and known[0] is clip:
            return known[1]
        drawing = treated(clip, drawing_of(clip, self._assets, self._canvas, self._report), self._assets, self._canvas,
                          self._sprites.image, self._report)
        self._drawings[id(clip)] = clip, drawing
        if len(self._drawings) > 64:
            self._drawings.popitem(last=False)
        return drawing

    def _report(self, missing: str) -> None:
        self.missing.setdefault(missing)

    def first_seen(self, picture: Picture, part: Box | None = None) -> int:
        """The index of the topmost layer that hides all beneath it (in `part`, else in the whole frame), else 0."""
        covering = (index for index, item in enumerate(picture) if isinstance(item, Group) and self.covers(item, part))
        return max(covering, default=0)

    def covers(self, group: Group, part: Box | None = None) -> bool:
        """Whether the group hides everything in `part` (default: in the frame)."""
        first = group.placed[0]
        move = placing(first).then(group.move)
        if (group.blend is not Blend.NORMAL or group.opacity < 1 or first.opacity < 1 or first.reveal or not first.sprite.opaque
                or not move.is_straight):
            return False
        left, top, right, bottom = move.around(revealed(first))
        part = part or self.frame
        return (left <= part.left + WHOLE_PIXEL and top <= part.top + WHOLE_PIXEL
                and right >= part.right - WHOLE_PIXEL and bottom >= part.bottom - WHOLE_PIXEL)

    def overlay(self, items: Picture, part: Box) -> QImage:
        """`items` within `part` of the frame, on a transparent ground."""
        image = transparent(part.right - part.left, part.bottom - part.top)
        painter = painter_on(image)
        shift = Move(x=-part.left, y=-part.top)
        for item in items:
            if isinstance(item, Group):
                self.draw_group(painter, item, 1.0, shift, [Box(0, 0, image.width(), image.height())])
        painter.end()
        return image

    def sprite_image(self, sprite: Sprite) -> QImage:
        return self._sprites.image(sprite)

    def _paint(self, picture: Picture, dirty: list[Box]) -> None:
        around = reduce(Box.united, dirty)
        items = picture[self.first_seen(picture, around):]
        painter = painter_on(self.image)
        region = QRegion()
        for part in dirty:
            region += part.rect
        painter.setClipRegion(region)
        if not (items and isinstance(items[0], Group) and self.covers(items[0], around)):
            self._clear(painter, around)
        for item in items:
            if isinstance(item, Mix):
                self._draw_mix(painter, item)
            else:
                self.draw_group(painter, item, within=dirty)
        painter.end()

    def _draw_mix(self, painter: QPainter, mix: Mix) -> None:
        """Two sides that blend alike blend as one picture; else each blends for itself, where the transition draws it."""
        size = self._canvas.width, self._canvas.height
        if mix.blend in (Blend.NORMAL, None):
            sides = _Side(self, mix.outgoing), _Side(self, mix.incoming)
            draw_transition(mix.kind, painter, *sides, mix.progress, *size, mix.settings)
            return
        together = transparent(*size)
        own = painter_on(together)
        outgoing, incoming = (_Side(self, side and replace(side, blend=Blend.NORMAL)) for side in (mix.outgoing, mix.incoming))
        draw_transition(mix.kind, own, outgoing, incoming, mix.progress, *size, mix.settings)
        own.end()
        assert mix.blend is not None
        draw_blended(painter, together, mix.blend)

    def _clear(self, painter: QPainter, part: Box) -> None:
        if self.image.hasAlphaChannel():
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(part.rect, 0xFF000000)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def draw_group(self, painter: QPainter, group: Group, opacity: float = 1.0, outer: Move = REST,
                   within: Sequence[Box] | None = None) -> None:
        """Several sprites that fade or blend together are first drawn at full strength on a picture of their own. What lies
        outside `within` may be left out."""
        opacity *= group.opacity
        move = group.move.then(outer)
        if group.blend in COARSE or (len(group.placed) > 1 and (opacity < 1 or group.blend is not Blend.NORMAL)):
            together = transparent(self._canvas.width, self._canvas.height)
            own = painter_on(together)
            for placed in group.placed:
                self._draw_sprite(own, placed, move, 1.0, within)
            own.end()
            painter.setOpacity(opacity)
            draw_blended(painter, together, group.blend)
        else:
            usual = painter.compositionMode()
            if group.blend is not Blend.NORMAL:
                painter.setCompositionMode(MODES[group.blend])
            for placed in group.placed:
                self._draw_sprite(painter, placed, move, opacity, within)
            painter.setCompositionMode(usual)
        painter.setOpacity(1.0)

    def _draw_sprite(self, painter: QPainter, placed: Placed, move: Move, opacity: float, within: Sequence[Box] | None) -> None:
        reach = touched(placed, move)
        if placed.opacity * opacity <= 0 or not reach.area or (within is not None and not any(map(reach.meets, within))):
            return
        draw_placed(painter, placed, self._sprites.image(placed.sprite), move, opacity)


class _Side:
    """One side of a transition, ready to be drawn."""

    def __init__(self, compositor: Compositor, group: Group | None) -> None:
        self._compositor, self._group = compositor, group

    @property
    def covers(self) -> bool:
        return self._group is not None and self._compositor.covers(self._group)

    def draw(self, painter: QPainter, opacity: float = 1.0, move: QTransform | None = None) -> None:
        if self._group is not None:
            outer = Move(move.m11(), move.m12(), move.m21(), move.m22(), move.dx(), move.dy()) if move else REST
            self._compositor.draw_group(painter, self._group, opacity, outer)


class SpriteCache:
    """Painted sprites by key, the least recently used forgotten when `limit` bytes are passed."""

    def __init__(self, limit: int = SPRITE_BYTES) -> None:
        self._limit, self._bytes = limit, 0
        self._images: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()

    def image(self, sprite: Sprite) -> QImage:
        key = (sprite.key, sprite.width, sprite.height)
        image = self._images.get(key)
        if image is None:
            image = self._painted(sprite)
            self._images[key] = image
            self._bytes += image.sizeInBytes()
            while self._bytes > self._limit and len(self._images) > 1:
                self._bytes -= self._images.popitem(last=False)[1].sizeInBytes()
        else:
            self._images.move_to_end(key)
        return image

    @staticmethod
    def _painted(sprite: Sprite) -> QImage:
        if sprite.opaque:
            image = QImage(sprite.width, sprite.height, QImage.Format.Format_RGB32)
        else:
            image = transparent(sprite.width, sprite.height)
        painter = painter_on(image)
        sprite.paint(painter)
        painter.end()
        return image
