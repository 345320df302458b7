"""A title set in lines, and its pieces as sprites: painted once each, then only moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import cos, radians, sin

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from autovideo_studio.domain.media_reference import TitleReference
from autovideo_studio.domain.text_look import Align, TextUnit
from autovideo_studio.render.blurring import gaussian
from autovideo_studio.render.drawing import Sprite
from autovideo_studio.render.fonts import has_family, scripts_of
from autovideo_studio.render.raster import image_of, overwrite, painter_on, pixels_of, transparent
from autovideo_studio.render.text import JOINED_SCRIPTS, ShapedLine, Stamp, TextLook, TextPaint
from autovideo_studio.render.text_units import spans
from autovideo_studio.render.textfit import set_at

OWN_FAMILY = "Inter"
TALLEST = 0.94
"""Of the frame's height; a longer text becomes smaller."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sprite and where its middle lies at rest, in pixels from the frame's middle."""

    sprite: Sprite
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Unit:
    """What moves as one: its shadow (None without one) and its letters. `line` is its line's number; `x`, `y`, `width`, `height`
    are the ink's middle and size in ems, from the title's middle."""

    shade: Piece | None
    face: Piece
    line: int
    x: float
    y: float
    width: float
    height: float


class Typeset:
    """`fineness` pixels of its sprites stand for one of the frame."""

    def __init__(self, title: TitleReference, width: int, height: int, fineness: float = 1.0) -> None:
        look = title.look
        family = look.family if look.family and has_family(look.family) else OWN_FAMILY
        self.fineness, self._title = fineness, title
        self.size = max(4, round(look.size * height * fineness))
        self._look = TextLook(family, look.weight, look.italic, look.letter_spacing, look.line_spacing, look.uppercase,
                              tracks_all=True)
        room = title.width * width * fineness, TALLEST * height * fineness
        block = set_at(title.text, self._look, title.language, self.size, *room)
        self.lines, self.size, self.rtl = block.lines, block.size or self.size, block.rtl
        self._width = max((self._line_width(line) for line in self.lines), default=0.0)
        self._height, self._block = block.height, block
        self._paint = TextPaint((look.colour, look.colour_to) if look.colour_to else (look.colour,), look.stroke_colour,
                                look.stroke_width if look.stroke_colour else 0.0, look.shadow_colour, look.shadow_y,
                                look.shadow_blur, look.shadow_x)

    def _line_width(self, line: ShapedLine) -> float:
        """Without the space after its last letter."""
        spaced = self._look.tracking and not scripts_of(line.text) & JOINED_SCRIPTS
        return line.width - (self._look.tracking * self.size if spaced else 0.0)

    def origin(self, index: int) -> tuple[int, int]:
        """Where a line begins on its baseline, from the title's middle, in whole pixels."""
        slack = self._width - self._line_width(self.lines[index])
        left = {Align.LEFT: 0.0, Align.CENTER: slack / 2, Align.RIGHT: slack}[self._title.look.align]
        return round(left - self._width / 2), round(self._block.baseline(index) - self._height / 2)

    def units(self, by: TextUnit) -> tuple[Unit, ...]:
        """The title's pieces, in the order in which they are read."""
        found = [self._unit(index, start, end) for index, line in enumerate(self.lines) for start, end in spans(line, by)]
        return tuple(unit for unit in found if unit is not None)

    @cached_property
    def box(self) -> Piece | None:
        """The ground behind all lines."""
        look = self._title.look
        if not look.box_colour or not self.lines:
            return None
        pad, em = look.box_padding * self.size, self.size
        width, height = round(self._width + 2 * pad), round(self._height + 1.2 * pad)
        corner = min(look.box_radius * em, width / 2, height / 2)

        def draw(painter: QPainter) -> None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.box_colour))
            painter.drawRoundedRect(QRectF(0, 0, width, height), corner, corner)

        key = f"title box {look.box_colour} {width}x{height} {corner:.2f}"
        return Piece(Sprite(key, width, height, draw), width % 2 / 2, height % 2 / 2)

    def _unit(self, index: int, start: int, end: int) -> Unit | None:
        line, (x, y) = self.lines[index], self.origin(index)
        paint = replace(self._paint, axis=self._axis(x, y))
        face = line.stamp(start, end, replace(paint, shadow=""), "title")
        if face is None:
            return None
        shade = line.stamp(start, end, replace(paint, fill=(), axis=()), "title shadow") if paint.shadow else None
        ink, em = face.ink, self.size
        return Unit(_piece(shade, x, y) if shade else None, _piece(face, x, y), index, (x + ink.center().x()) / em,
                    (y + ink.center().y()) / em, ink.width() / em, ink.height() / em)

    def _axis(self, x: int, y: int) -> tuple[float, ...]:
        """The gradient's ends in ems from a line's origin: it runs over the whole title, whatever its pieces."""
        if len(self._paint.fill) < 2:
            return ()
        angle, em = radians(self._title.look.gradient_angle), self.size
        reach = (abs(cos(angle)) * self._width + abs(sin(angle)) * self._height) / 2
        dx, dy = cos(angle) * reach, sin(angle) * reach
        return tuple(round(length / em, 4) for length in (-dx - x, -dy - y, dx - x, dy - y))


def blurred_sprite(sprite: Sprite, radius: float) -> Sprite:
    """The same picture out of focus, with room for the blur around it: `radius` pixels on all sides."""
    margin = round(radius) + 1

    def draw(painter: QPainter) -> None:
        sharp = transparent(sprite.width + 2 * margin, sprite.height + 2 * margin)
        own = painter_on(sharp)
        own.translate(margin, margin)
        sprite.paint(own)
        own.end()
        overwrite(painter, image_of(gaussian(pixels_of(sharp), radius / 2)))

    return Sprite(f"{sprite.key} blurred {radius:.2f}", sprite.width + 2 * margin, sprite.height + 2 * margin, draw)


def _piece(stamp: Stamp, x: int, y: int) -> Piece:
    sprite = stamp.sprite
    return Piece(sprite, x + stamp.dx + sprite.width / 2, y + stamp.dy + sprite.height / 2)
