"""A caption set in its size and place, and its pieces as sprites."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from autovideo_studio.domain.media_reference import CaptionReference, CaptionWord
from autovideo_studio.domain.sequence import shape_of
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.render.captions.styles import CaptionStyle
from autovideo_studio.render.drawing import Sprite
from autovideo_studio.render.graphics.area import caption_area
from autovideo_studio.render.text import ShapedLine, TextPaint, paint_glyphs, runs_leftwards
from autovideo_studio.render.textfit import REFERENCE, baseline_ratio, line_factor


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word in a line and its rectangle in the caption's sprite."""

    word: CaptionWord
    line: int
    start: int
    end: int
    box: QRectF


@dataclass(frozen=True, slots=True)
class Lying:
    """A sprite, and where its top left corner lies in the frame."""

    sprite: Sprite
    x: int
    y: int


class Typeset:
    """A caption set in its size and place."""

    def __init__(self, reference: CaptionReference, style: CaptionStyle, width: int, height: int) -> None:
        self.style, self.language = style, reference.language
        lines = [tuple(word for word in line if word.text.strip()) for line in reference.lines]
        self.words = [line for line in lines if line]
        texts = [_joined(line, style.look.caps) for line in self.words]
        self.rtl = runs_leftwards(" ".join(text for text, _ in texts), reference.language)
        area = caption_area(width, height)
        factor = style.look.line_height * max((line_factor(text) for text, _ in texts), default=1.0)
        self.size = self._size(texts, area, min(width, height) / 100 * style.size[shape_of(width, height)], factor)
        self.lines = [ShapedLine(text, style.look, self.size, self.language, rtl=self.rtl) for text, _ in texts]
        self.places = [places for _, places in texts]
        self.pitch = self.size * factor
        self.rise = max((baseline_ratio(text) for text, _ in texts), default=0.77)
        self.pad = math.ceil(self.size * (0.42 if style.box else 0.32))
        widest = max((line.width for line in self.lines), default=0.0)
        self.box_width = math.ceil(widest) + 2 * self.pad
        self.box_height = math.ceil(self.pitch * len(self.lines)) + 2 * round(self.pad * (0.55 if style.box else 1.0))
        self.x = round(area.center().x() - self.box_width / 2)
        self.y = min(round(area.bottom() - self.box_height + (0 if style.box else self.pad)), height - self.box_height)

    def _size(self, texts: list[tuple[str, list[tuple[int, int]]]], area: QRectF, wanted: float, factor: float) -> int:
        widest = max(
            (ShapedLine(text, self.style.look, REFERENCE, self.language).width / REFERENCE for text, _ in texts), default=1.0
        )
        room = area.width() / (widest + (0.9 if self.style.box else 0.2))
        return max(4, math.floor(min(wanted, room, area.height() / (factor * max(1, len(texts))))))

    def origin(self, index: int) -> tuple[float, float]:
        """Where line `index` begins on its baseline, in the caption's sprite."""
        left = (self.box_width - self.lines[index].width) / 2
        top = (self.box_height - self.pitch * len(self.lines)) / 2
        rest = self.pitch - self.size
        return left, top + index * self.pitch + rest / 2 + self.rise * self.size

    def row(self, index: int) -> tuple[float, float]:
        """The share of the sprite's height where line `index` lies; the rows meet, and the outer ones reach the borders."""
        top = (self.box_height - self.pitch * len(self.lines)) / 2
        first = 0.0 if index == 0 else (top + index * self.pitch) / self.box_height
        last = 1.0 if index + 1 == len(self.lines) else (top + (index + 1) * self.pitch) / self.box_height
        return first, last

    def spoken_words(self) -> list[SpokenWord]:
        found = []
        for index, (words, places) in enumerate(zip(self.words, self.places, strict=True)):
            left, base = self.origin(index)
            for word, (start, end) in zip(words, places, strict=True):
                low, high = self.lines[index].span(start, end)
                box = QRectF(left + low, base - self.rise * self.size, high - low, self.size)
                found.append(SpokenWord(word, index, start, end, box))
        return found

    def all_words(self, name: str, paint: TextPaint) -> Sprite:
        """Every line, in one paint, without a ground."""
        return self._sprite(name, paint, box=False, words=True)

    def on_its_ground(self) -> Sprite:
        return self._sprite("base", self.style.paint, box=True, words=True)

    def ground(self) -> Sprite | None:
        return self._sprite("ground", self.style.paint, box=True, words=False) if self.style.box else None

    def plain_and_accent(self, line: int, start: int, end: int) -> tuple[Lying | None, Lying | None]:
        """Some letters of a line by themselves, in both colours under the same outline; None where they leave no ink."""
        accent = replace(self.style.paint, fill=self.style.spoken.fill)
        return self._piece(line, start, end, self.style.paint), self._piece(line, start, end, accent)

    def _piece(self, line: int, start: int, end: int, paint: TextPaint) -> Lying | None:
        left, base = self.origin(line)
        stamp = self.lines[line].stamp(start, end, paint, "caption")
        return Lying(stamp.sprite, self.x + round(left) + stamp.dx, self.y + round(base) + stamp.dy) if stamp else None

    def _key(self, name: str) -> str:
        facts = [
            [line.text for line in self.lines],
            self.size,
            self.language,
            repr(self.style),
            name,
            self.box_width,
            self.box_height,
        ]
        return f"caption:{digest_of(facts)}"

    def _sprite(self, name: str, paint: TextPaint, *, box: bool, words: bool) -> Sprite:
        def draw(painter: QPainter) -> None:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            if box and self.style.box:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self.style.box))
                corner = self.size * 0.3
                painter.drawRoundedRect(QRectF(0, 0, self.box_width, self.box_height), corner, corner)
            for index, line in enumerate(self.lines if words else ()):
                self._write(painter, line, 0, len(line.text), index, paint)

        return Sprite(self._key(name), self.box_width, self.box_height, draw)

    def _write(self, painter: QPainter, line: ShapedLine, start: int, end: int, index: int, paint: TextPaint) -> None:
        left, base = self.origin(index)
        path, emoji = line.glyphs(start, end)
        painter.save()
        painter.translate(left, base)
        paint_glyphs(painter, path, emoji, paint, self.size, QRectF(-left, -base, self.box_width, self.box_height))
        painter.restore()

    def pill(self, spoken: SpokenWord) -> Lying:
        """A word on a ground of its own."""
        pad_x, pad_y = self.size * (0.1 if spoken.word.space_after else 0.03), self.size * 0.1
        box = spoken.box.adjusted(-pad_x, -pad_y, pad_x, pad_y).toAlignedRect()
        line = self.lines[spoken.line]

        def draw(painter: QPainter) -> None:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.style.pill))
            painter.drawRoundedRect(QRectF(0, 0, box.width(), box.height()), self.size * 0.2, self.size * 0.2)
            painter.translate(-box.left(), -box.top())
            self._write(painter, line, spoken.start, spoken.end, spoken.line, self.style.spoken)

        sprite = Sprite(self._key(f"pill {spoken.line} {spoken.start}"), box.width(), box.height(), draw)
        return Lying(sprite, self.x + box.left(), self.y + box.top())


def _joined(words: tuple[CaptionWord, ...], caps: bool) -> tuple[str, list[tuple[int, int]]]:
    """The line's text, and where each word lies in it."""
    text, places = "", []
    for word in words:
        written = " ".join((word.text.upper() if caps else word.text).split())
        places.append((len(text), len(text) + len(written)))
        text += written + (" " if word.space_after else "")
    return text.rstrip(), places
