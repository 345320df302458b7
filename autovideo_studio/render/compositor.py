"""Layers to pixels. What a frame shows is first written down as a hashable `Picture`; only what differs is painted again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from autovideo_studio.domain.items import Clip
from autovideo_studio.render.drawing import Drawing, Placed, Sprite
from autovideo_studio.render.plan import ClipLayer, Layer
from autovideo_studio.render.raster import ensure_gui, painter_on, transparent
from autovideo_studio.render.sources import Assets, Canvas, drawing_of
from autovideo_studio.render.transitions.catalogue import transition

VERSION = 1
"""Part of every segment's key: raise it when the same layers give other pixels."""

SPRITE_BYTES = 256 << 20
WHOLE_PIXEL = 1 / 64
"""An offset this near to a whole pixel is drawn at it: a blit instead of a resampling."""


@dataclass(frozen=True, slots=True)
class Group:
    """The sprites of one clip under the clip's own movement: (m11, m12, m21, m22, dx, dy) as in QTransform, None at rest."""

    placed: tuple[Placed, ...]
    move: tuple[float, float, float, float, float, float] | None = None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Mix:
    """Two groups within a transition."""

    kind: str
    progress: float
    outgoing: Group | None
    incoming: Group | None


Picture = tuple[Group | Mix, ...]
"""All that the pixels of a frame depend on, from the back to the front. Equal pictures have equal pixels."""


class Compositor:
    """Draws frames of one size. `compose` returns one and the same image each time: copy what you keep.

    `assets` finds a file by asset id; `missing` collects the names of media for which a placeholder was drawn.
    """

    def __init__(self, assets: Assets, width: int, height: int, rate: Fraction, *, pixel_scale: float = 1.0,
                 sprite_bytes: int = SPRITE_BYTES) -> None:
        ensure_gui()
        self._assets = assets
        self._canvas = Canvas(width, height, rate, pixel_scale)
        self._frame_rect = QRect(0, 0, width, height)
        self._drawings: OrderedDict[int, tuple[Clip, Drawing]] = OrderedDict()
        self._sprites = SpriteCache(sprite_bytes)
        self._shown: Picture | None = None
        self.image = QImage(width, height, QImage.Format.Format_RGB32)
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

    def show(self, picture: Picture) -> QRect:
        """Bring `image` to `picture`, painting only where it differs from what is there; returns that part (empty: none)."""
        dirty = self._difference(picture)
        if not dirty.isEmpty():
            self._paint(picture, dirty)
        self._shown = picture
        return dirty

    def _item(self, layer: Layer) -> Group | Mix | None:
        if isinstance(layer, ClipLayer):
            return self._group(layer)
        sides = [self._group(side) if side else None for side in (layer.outgoing, layer.incoming)]
        return None if sides == [None, None] else Mix(layer.kind, layer.progress, *sides)

    def _group(self, layer: ClipLayer) -> Group | None:
        transform = layer.clip.transform
        opacity = min(1.0, max(0.0, transform.opacity.at(layer.frame)))
        placed = self._drawing(layer.clip).placed(layer.frame) if opacity else ()
        if not placed:
            return None
        x, y = transform.x.at(layer.frame) * self._canvas.width, transform.y.at(layer.frame) * self._canvas.height
        move = _about(self._canvas.width / 2, self._canvas.height / 2, x, y, transform.scale.at(layer.frame),
                      transform.rotation.at(layer.frame))
        numbers = None if move.isIdentity() else (move.m11(), move.m12(), move.m21(), move.m22(), move.dx(), move.dy())
        return Group(placed, numbers, opacity)

    def _drawing(self, clip: Clip) -> Drawing:
        """By identity: a clip in a plan is the same object in every frame, and hashing a long caption takes its time."""
        known = self._drawings.get(id(clip))
        if known is not None and known[0] is clip:
            return known[1]
        drawing = drawing_of(clip, self._assets, self._canvas, lambda name: self.missing.setdefault(name))
        self._drawings[id(clip)] = clip, drawing
        if len(self._drawings) > 64:
            self._drawings.popitem(last=False)
        return drawing

    def _difference(self, picture: Picture) -> QRect:
        """The smallest rectangle outside which `picture` looks like the one that is there."""
        if self._shown is None:
            return self._frame_rect
        if self._shown == picture:
            return QRect()
        old, new = flattened(self._shown), flattened(picture)
        stay = set(old) & set(new)
        if [item for item in old if item in stay] != [item for item in new if item in stay]:
            return self._frame_rect
        dirty = QRect()
        for item in (*old, *new):
            if item not in stay:
                dirty = dirty.united(self.bounds(item))
        return dirty

    def bounds(self, item: Group | Mix) -> QRect:
        """Every pixel that drawing `item` may touch."""
        if isinstance(item, Mix):
            return self._frame_rect
        around = QRect()
        for placed in item.placed:
            around = around.united(_bounds_of(placed, _transform(item.move)))
        return around & self._frame_rect

    def first_seen(self, picture: Picture, part: QRect | None = None) -> int:
        """The index of the topmost layer that hides all beneath it (in `part`, else in the whole frame), else 0."""
        covering = (index for index, item in enumerate(picture) if isinstance(item, Group) and self.covers(item, part))
        return max(covering, default=0)

    def overlay(self, items: Picture, part: QRect) -> QImage:
        """`items` within `part` of the frame, on a transparent ground."""
        image = transparent(part.width(), part.height())
        painter = painter_on(image)
        shift = QTransform.fromTranslate(-part.left(), -part.top())
        for item in items:
            if isinstance(item, Group) and self.bounds(item).intersects(part):
                self.draw_group(painter, item, outer=shift)
        painter.end()
        return image

    def sprite_image(self, sprite: Sprite) -> QImage:
        return self._sprites.image(sprite)

    def _paint(self, picture: Picture, dirty: QRect) -> None:
        items = picture[self.first_seen(picture, dirty):]
        painter = painter_on(self.image)
        painter.setClipRect(dirty)
        if not (items and isinstance(items[0], Group) and self.covers(items[0], dirty)):
            painter.fillRect(dirty, 0xFF000000)
        for item in items:
            if isinstance(item, Mix):
                outgoing, incoming = _Side(self, item.outgoing), _Side(self, item.incoming)
                transition(item.kind)(painter, outgoing, incoming, item.progress, self._canvas.width, self._canvas.height)
            elif self.bounds(item).intersects(dirty):
                self.draw_group(painter, item)
        painter.end()

    def covers(self, group: Group, part: QRect | None = None) -> bool:
        """Whether the group hides everything in `part` (default: in the frame)."""
        first = group.placed[0]
        move = placing(first) * _transform(group.move)
        if group.opacity < 1 or first.opacity < 1 or first.reveal or not first.sprite.opaque or move.isRotating():
            return False
        inner = move.mapRect(QRectF(0, 0, first.sprite.width, first.sprite.height))
        return inner.adjusted(-WHOLE_PIXEL, -WHOLE_PIXEL, WHOLE_PIXEL, WHOLE_PIXEL).contains(QRectF(part or self._frame_rect))

    def draw_group(self, painter: QPainter, group: Group, opacity: float = 1.0, outer: QTransform | None = None) -> None:
        """Several sprites that fade together are first drawn at full strength on a picture of their own."""
        opacity *= group.opacity
        move = _transform(group.move) * (outer or QTransform())
        if opacity < 1 and len(group.placed) > 1:
            together = transparent(self._canvas.width, self._canvas.height)
            own = painter_on(together)
            for placed in group.placed:
                self._draw_sprite(own, placed, move, 1.0)
            own.end()
            painter.setOpacity(opacity)
            painter.drawImage(0, 0, together)
        else:
            for placed in group.placed:
                self._draw_sprite(painter, placed, move, opacity)
        painter.setOpacity(1.0)

    def _draw_sprite(self, painter: QPainter, placed: Placed, move: QTransform, opacity: float) -> None:
        if placed.opacity * opacity <= 0:
            return
        image = self._sprites.image(placed.sprite)
        whole = placing(placed) * move
        painter.setOpacity(min(1.0, placed.opacity * opacity))
        visible = _revealed(placed)
        corner = _whole_pixel(whole)
        if corner is not None:
            painter.drawImage(corner + visible.topLeft(), image, visible)
            return
        if not whole.isScaling():
            whole = QTransform(1.00001, 0, 0, 1, whole.dx(), whole.dy())  # a pure translation would be rounded to whole pixels
        painter.setTransform(whole)
        painter.drawImage(visible.topLeft(), image, visible)
        painter.resetTransform()


class _Side:
    """One side of a transition, ready to be drawn."""

    def __init__(self, compositor: Compositor, group: Group | None) -> None:
        self._compositor, self._group = compositor, group

    @property
    def covers(self) -> bool:
        return self._group is not None and self._compositor.covers(self._group)

    def draw(self, painter: QPainter, opacity: float = 1.0, move: QTransform | None = None) -> None:
        if self._group is not None:
            self._compositor.draw_group(painter, self._group, opacity, move)


class SpriteCache:
    """Painted sprites by key, the least recently used forgotten when `limit` bytes are passed."""

    def __init__(self, limit: int) -> None:
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


def flattened(picture: Picture) -> list[Group | Mix]:
    """Every sprite as a group of its own where that draws the same, so that a change of one does not repaint its siblings."""
    flat: list[Group | Mix] = []
    for item in picture:
        if isinstance(item, Group) and item.opacity == 1:
            flat += [Group((placed,), item.move) for placed in item.placed]
        else:
            flat.append(item)
    return flat


def _about(x: float, y: float, dx: float, dy: float, scale: float, rotation: float) -> QTransform:
    """Scale and rotate about (x, y), then shift."""
    transform = QTransform.fromTranslate(x + dx, y + dy)
    if rotation:
        transform.rotate(rotation)
    if scale != 1:
        transform.scale(scale, scale)
    return transform.translate(-x, -y)


def whole_move(group: Group, placed: Placed) -> QTransform:
    """From the sprite's pixels to the frame's."""
    return placing(placed) * _transform(group.move)


def placing(placed: Placed) -> QTransform:
    """From the sprite's pixels to the drawing's."""
    half_width, half_height = placed.sprite.width / 2, placed.sprite.height / 2
    return _about(half_width, half_height, placed.x, placed.y, placed.scale, placed.rotation)


def _transform(move: tuple[float, float, float, float, float, float] | None) -> QTransform:
    return QTransform(*move) if move else QTransform()


def _revealed(placed: Placed) -> QRect:
    """The part of the sprite that shows, in its own whole pixels."""
    width, height = placed.sprite.width, placed.sprite.height
    left, top, right, bottom = placed.reveal or (0, 0, 1, 1)
    return QRect(QPoint(round(width * left), round(height * top)), QPoint(round(width * right) - 1, round(height * bottom) - 1))


def _bounds_of(placed: Placed, move: QTransform) -> QRect:
    """Every pixel that drawing may touch."""
    if placed.opacity <= 0:
        return QRect()
    around = (placing(placed) * move).mapRect(QRectF(_revealed(placed)))
    return around.adjusted(-1, -1, 1, 1).toAlignedRect()


def _whole_pixel(transform: QTransform) -> QPoint | None:
    """Where the sprite's corner lies if it is neither scaled nor turned nor between pixels."""
    if transform.isScaling():
        return None
    x, y = round(transform.dx()), round(transform.dy())
    near = abs(transform.dx() - x) <= WHOLE_PIXEL and abs(transform.dy() - y) <= WHOLE_PIXEL
    return QPoint(x, y) if near else None
