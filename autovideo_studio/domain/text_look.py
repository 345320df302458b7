"""How words on the picture look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class TextUnit(StrEnum):
    """What moves as one when words come and go."""

    WHOLE = "whole"
    LINE = "line"
    WORD = "word"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class TextLook:
    """`size` in heights of the frame; other lengths in ems of it. Colours are "#rrggbb" or "#aarrggbb", "" for none; `colour_to`
    makes a gradient at `gradient_angle` degrees (0: from the left, 90: from the top). An empty `family` is the program's own;
    scripts that a family lacks fall back to one that has them."""

    family: str = ""
    weight: int = 700
    italic: bool = False
    uppercase: bool = False
    size: float = 0.08
    colour: str = "#ffffff"
    colour_to: str = ""
    gradient_angle: float = 90.0
    stroke_colour: str = ""
    stroke_width: float = 0.0
    shadow_colour: str = ""
    shadow_x: float = 0.0
    shadow_y: float = 0.05
    shadow_blur: float = 0.1
    box_colour: str = ""
    box_padding: float = 0.3
    box_radius: float = 0.15
    letter_spacing: float = 0.0
    line_spacing: float = 1.2
    align: Align = Align.CENTER
