"""A clip's transform at a frame: where its picture stands, and which part of it is left after the crops."""

from __future__ import annotations

from autovideo_studio.domain.items import Transform
from autovideo_studio.domain.media_reference import AssetReference, MediaReference
from autovideo_studio.render.drawing import Placed
from autovideo_studio.render.placement import REST, Move, about
from autovideo_studio.render.sources import Canvas

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""

WHOLE: Rectangle = (0.0, 0.0, 1.0, 1.0)


def picture_size(media: MediaReference, placed: tuple[Placed, ...], canvas: Canvas) -> tuple[float, float]:
    """Width and height of the fitted picture in the frame's pixels: of a file its own (the topmost sprite's), else the frame."""
    if not isinstance(media, AssetReference):
        return canvas.width, canvas.height
    top = placed[-1]
    return top.sprite.width * top.scale, top.sprite.height * top.scale


def move_of(transform: Transform, frame: float, canvas: Canvas, picture: tuple[float, float]) -> Move:
    """First mirrored about its own centre, then stretched, grown and turned about the anchor, then shifted."""
    x, y = canvas.width / 2, canvas.height / 2
    mirrored = _mirrored(transform, x, y)
    move = about(x + transform.anchor_x.at(frame) * picture[0], y + transform.anchor_y.at(frame) * picture[1],
                 transform.x.at(frame) * canvas.width, transform.y.at(frame) * canvas.height,
                 transform.scale.at(frame), transform.rotation.at(frame), transform.stretch.at(frame))
    return mirrored.then(move)


def _mirrored(transform: Transform, x: float, y: float) -> Move:
    if not transform.flip_across and not transform.flip_down:
        return REST
    a, d = -1.0 if transform.flip_across else 1.0, -1.0 if transform.flip_down else 1.0
    return Move(a, 0.0, 0.0, d, x - a * x, y - d * y)


def crops(transform: Transform) -> bool:
    """Whether anything is ever cut off."""
    sides = transform.crop_left, transform.crop_top, transform.crop_right, transform.crop_bottom
    return any(side.keyframes or side.value > 0 for side in sides)


def kept_part(transform: Transform, frame: float) -> Rectangle:
    """What the crops leave, in shares of the picture; empty (right ≤ left) where they meet."""
    left, top, right, bottom = (min(1.0, max(0.0, side.at(frame))) for side in (
        transform.crop_left, transform.crop_top, transform.crop_right, transform.crop_bottom))
    return left, top, 1 - right, 1 - bottom
