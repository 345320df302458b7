"""Where sprites stand: affine maps and bounds in plain numbers, and what a frame shows as one hashable value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, cos, floor, radians, sin
from typing import Any, NamedTuple

from frozendict import frozendict

from autovideo_studio.domain.appearance import Blend
from autovideo_studio.render.drawing import Placed
from autovideo_studio.render.regions import Box


class Move(NamedTuple):
    """x' = a·x + c·y + x0, y' = b·x + d·y + y0."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def then(self, after: Move) -> Move:
        if after is REST:
            return self
        if self is REST:
            return after
        return Move(after.a * self.a + after.c * self.b, after.b * self.a + after.d * self.b,
                    after.a * self.c + after.c * self.d, after.b * self.c + after.d * self.d,
                    after.a * self.x + after.c * self.y + after.x, after.b * self.x + after.d * self.y + after.y)

    @property
    def is_straight(self) -> bool:
        """Nothing is turned or slanted."""
        return self.b == 0 and self.c == 0

    @property
    def is_shift(self) -> bool:
        return self.b == 0 and self.c == 0 and self.a == 1 and self.d == 1

    def around(self, box: Box) -> tuple[float, float, float, float]:
        """The smallest upright rectangle (left, top, right, bottom) around a moved box."""
        across = sorted((self.a * box.left, self.a * box.right)), sorted((self.c * box.top, self.c * box.bottom))
        down = sorted((self.b * box.left, self.b * box.right)), sorted((self.d * box.top, self.d * box.bottom))
        return (across[0][0] + across[1][0] + self.x, down[0][0] + down[1][0] + self.y,
                across[0][1] + across[1][1] + self.x, down[0][1] + down[1][1] + self.y)


REST = Move()


def about(x: float, y: float, dx: float, dy: float, scale: float, rotation: float, stretch: float = 1.0) -> Move:
    """Scale (and `stretch` in width) and rotate (degrees clockwise) about (x, y), then shift by (dx, dy)."""
    across = scale * stretch
    if not rotation:
        if scale == 1 and stretch == 1:
            return Move(x=dx, y=dy) if dx or dy else REST
        return Move(across, 0.0, 0.0, scale, x + dx - across * x, y + dy - scale * y)
    cosine, sine = cos(radians(rotation)), sin(radians(rotation))
    a, b, c, d = across * cosine, across * sine, -scale * sine, scale * cosine
    return Move(a, b, c, d, x + dx - a * x - c * y, y + dy - b * x - d * y)


def placing(placed: Placed) -> Move:
    """From the sprite's pixels to the drawing's."""
    return about(placed.sprite.width / 2, placed.sprite.height / 2, placed.x, placed.y, placed.scale, placed.rotation)


def revealed(placed: Placed) -> Box:
    """The part of the sprite that shows, in its own whole pixels."""
    width, height = placed.sprite.width, placed.sprite.height
    if placed.reveal is None:
        return Box(0, 0, width, height)
    left, top, right, bottom = placed.reveal
    return Box(round(width * left), round(height * top), round(width * right), round(height * bottom))


def touched(placed: Placed, move: Move, part: Box | None = None) -> Box:
    """Every pixel that drawing may change (of `part` of the sprite; default: of what is revealed)."""
    part = part or revealed(placed)
    if placed.opacity <= 0 or not part.area:
        return Box(0, 0, 0, 0)
    left, top, right, bottom = placing(placed).then(move).around(part)
    return Box(floor(left) - 1, floor(top) - 1, ceil(right) + 1, ceil(bottom) + 1)


@dataclass(frozen=True, slots=True)
class Group:
    """The sprites of one clip under the clip's own movement, and how they meet what lies beneath."""

    placed: tuple[Placed, ...]
    move: Move = REST
    opacity: float = 1.0
    blend: Blend = Blend.NORMAL


@dataclass(frozen=True, slots=True)
class Mix:
    """Two groups within a transition."""

    kind: str
    progress: float
    outgoing: Group | None
    incoming: Group | None
    settings: frozendict[str, Any] = frozendict()

    @property
    def blend(self) -> Blend | None:
        """The blending that both sides share; None where they differ."""
        blends = {side.blend for side in (self.outgoing, self.incoming) if side is not None}
        return blends.pop() if len(blends) == 1 else None


Picture = tuple[Group | Mix, ...]
"""All that the pixels of a frame depend on, from the back to the front. Equal pictures have equal pixels."""


def flattened(picture: Picture) -> list[Group | Mix]:
    """Every sprite as a group of its own where that draws the same, so that a change of one does not repaint its siblings."""
    flat: list[Group | Mix] = []
    for item in picture:
        if isinstance(item, Group) and item.opacity == 1 and item.blend is Blend.NORMAL:
            flat += [Group((placed,), item.move) for placed in item.placed]
        else:
            flat.append(item)
    return flat


def bounds(item: Group | Mix, frame: Box) -> Box:
    """Every pixel of the frame that drawing `item` may change."""
    if isinstance(item, Mix):
        return frame
    boxes = [box for placed in item.placed if (box := touched(placed, item.move)).area]
    around = boxes[0] if boxes else Box(0, 0, 0, 0)
    for box in boxes[1:]:
        around = around.united(box)
    return around.within(frame)


def changed(old: Picture, new: Picture, frame: Box) -> list[Box]:
    """Boxes outside which both pictures look alike: around what differs, counted from the back, or between equal ends."""
    one, other = flattened(old), flattened(new)
    if len(one) == len(other):
        return [_differing(before, after, frame) for before, after in zip(one, other, strict=True) if before != after]
    back = _shared(one, other)
    front = _shared(one[back:][::-1], other[back:][::-1])
    return [bounds(item, frame) for item in (*one[back:len(one) - front], *other[back:len(other) - front])]


def _differing(before: Group | Mix, after: Group | Mix, frame: Box) -> Box:
    """Around both; where the same sprite is only revealed further, around what was not seen before."""
    if isinstance(before, Group) and isinstance(after, Group) and len(before.placed) == len(after.placed) == 1:
        old, new = before.placed[0], after.placed[0]
        if after == replace(before, placed=after.placed) and new == replace(old, reveal=new.reveal):
            return touched(new, after.move, _strip(revealed(old), revealed(new))).within(frame)
    return _united(bounds(before, frame), bounds(after, frame))


def _strip(one: Box, other: Box) -> Box:
    """Around the pixels that are in one box only."""
    around = _united(one, other)
    if one.area and other.area and (one.top, one.bottom) == (other.top, other.bottom):
        if one.left == other.left:
            return around._replace(left=min(one.right, other.right))
        if one.right == other.right:
            return around._replace(right=max(one.left, other.left))
    return around


def _united(one: Box, other: Box) -> Box:
    if not one.area or not other.area:
        return one if one.area else other
    return one.united(other)


def _shared(one: list[Group | Mix], other: list[Group | Mix]) -> int:
    """How many items at the beginning are the same."""
    return next((number for number, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
                min(len(one), len(other)))
