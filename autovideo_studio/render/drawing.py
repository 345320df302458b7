"""What every picture source hands to the compositor: sprites painted once, then placed frame by frame.

A layout, a caption, a still or a film is a `Drawing`. Painting is dear and moving is cheap, so whatever does not change
its own pixels is a `Sprite`; the compositor keeps the painted ones and only moves, fades, scales and reveals them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from av import VideoFrame
    from PySide6.QtGui import QPainter

    from autovideo_studio.render.effects.colours import Colours


@dataclass(frozen=True, slots=True)
class Sprite:
    """A picture of `width` × `height` pixels. Sprites with equal `key` have equal pixels.

    `paint` draws it once on a transparent (or, if `opaque`, fully covered) image. It is called at most once per key. What comes
    from a film may also give the film's own frame (`FilmDecoder.planes_at`): the same picture, not yet made RGB.
    """

    key: str
    width: int
    height: int
    paint: Callable[[QPainter], None] = field(compare=False, repr=False)
    opaque: bool = False
    film: Callable[[], VideoFrame | None] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColouredSprite(Sprite):
    """`source` seen through a chain of colour effects and nothing else: who draws in planes may take `source` and recolour it."""

    source: Sprite = field(compare=False, repr=False)
    colours: Colours = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Placed:
    """A sprite in one frame. `x`, `y` is where its top left corner lies before `scale` and `rotation` (degrees clockwise),
    both about its centre. `reveal` (left, top, right, bottom in 0..1 of the sprite) shows only that part."""

    sprite: Sprite
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    rotation: float = 0.0
    opacity: float = 1.0
    reveal: tuple[float, float, float, float] | None = None


class Drawing(Protocol):
    """`placed(frame)` lists what is seen at the clip's own frame number (may lie outside the clip, inside a transition),
    from the back to the front, in pixels of the whole picture. Cheap: no painting happens here."""

    def placed(self, frame: float) -> tuple[Placed, ...]: ...
