"""How a clip's picture meets what lies beneath it: blending, rounded corners, a shadow, masks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from autovideo_studio.domain.keyframe import Animated


class Blend(StrEnum):
    """How a picture's colours and those beneath it become one; the formulas are those of the W3C's Compositing and Blending."""

    NORMAL = "normal"
    ADD = "add"
    MULTIPLY = "multiply"
    SCREEN = "screen"
    OVERLAY = "overlay"
    DARKEN = "darken"
    LIGHTEN = "lighten"
    COLOR_DODGE = "color-dodge"
    COLOR_BURN = "color-burn"
    HARD_LIGHT = "hard-light"
    SOFT_LIGHT = "soft-light"
    DIFFERENCE = "difference"
    EXCLUSION = "exclusion"


class MaskShape(StrEnum):
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    PATH = "path"
    LUMA = "luma"


@dataclass(frozen=True, slots=True)
class Mask:
    """What is seen of the picture. Lengths are shares of the fitted picture: `x`, `y` the shape's offset from the centre, `width`
    and `height` its size; `rotation` in degrees clockwise, `corner` rounds a rectangle and `feather` softens the edge (both in
    shares of the picture's shorter side). `path` are points (x, y) in shares of the shape's own box, −0.5..0.5, closed. A
    luma mask takes the brightness of the asset `asset_id`, stretched over the picture. `inverted` shows what lies outside.
    """

    shape: MaskShape = MaskShape.RECTANGLE
    x: Animated = Animated(0.0)
    y: Animated = Animated(0.0)
    width: Animated = Animated(1.0)
    height: Animated = Animated(1.0)
    rotation: Animated = Animated(0.0)
    corner: Animated = Animated(0.0)
    feather: Animated = Animated(0.0)
    opacity: Animated = Animated(1.0)
    path: tuple[tuple[float, float], ...] = ()
    asset_id: str = ""
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class Shadow:
    """`x`, `y` and `blur` in heights of the frame; `colour` as "#rrggbb"."""

    x: Animated = Animated(0.0)
    y: Animated = Animated(0.01)
    blur: Animated = Animated(0.02)
    opacity: Animated = Animated(0.5)
    colour: str = "#000000"


@dataclass(frozen=True, slots=True)
class Appearance:
    """`corner_radius` in shares of the fitted picture's shorter side. Masks lie in the picture (they move with it) and are
    multiplied."""

    blend: Blend = Blend.NORMAL
    corner_radius: Animated = Animated(0.0)
    shadow: Shadow | None = None
    masks: tuple[Mask, ...] = ()
