"""Captions: the spoken words on the screen, filled or marked as they are spoken.

A caption is two sprites, the plain lines and the same lines in the accent, of which each frame reveals what has been
said; in the box look each word has a small sprite of its own for the moment in which it is spoken.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from autovideo_studio.domain.media_reference import CaptionReference, CaptionWord
from autovideo_studio.domain.sequence import shape_of
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.paths import resources
from autovideo_studio.render.drawing import Drawing, Placed, Sprite
from autovideo_studio.render.easing import overshoot, progress
from autovideo_studio.render.graphics.area import caption_area
from autovideo_studio.render.raster import ensure_gui
from autovideo_studio.render.text import ShapedLine, TextLook, TextPaint, is_rtl, paint_glyphs, runs_leftwards
from autovideo_studio.render.textfit import REFERENCE, baseline_ratio, line_factor

DEFAULT_CAPTION_STYLE = "karaoke"
ENTRANCE_SECONDS = 0.13


@dataclass(frozen=True, slots=True)
class CaptionStyle:
    """`mode`: karaoke (filled as spoken), box (spoken word marked), plain. `size` in hundredths of the picture's shorter side;
    `max_units` is how wide a line may be in em (a Han character 1, a Latin letter about 0.55), by shape: wide, square, tall."""

    id: str
    name: str
    mode: str
    look: TextLook
    paint: TextPaint
    spoken: TextPaint
    box: str
    pill: str
    size: dict[str, float]
    max_units: dict[str, float]
    max_lines: dict[str, int]


def caption_style_ids() -> tuple[str, ...]:
    """The ids of all shipped caption styles, the default one first."""
    names = sorted(path.stem for path in _folder().glob("*.json"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT_CAPTION_STYLE))


@cache
def load_caption_style(id: str) -> CaptionStyle:
    """The caption style called `id`; "auto" and "" mean the default. Raises `NotFound`."""
    name = DEFAULT_CAPTION_STYLE if id in ("", "auto") else id
    if name not in caption_style_ids():
        known = ", ".join(caption_style_ids())
        raise NotFound(tr("There is no caption style called “{id}”.", id=id), tr("Known: {names}.", names=known))
    data: dict[str, Any] = json.loads((_folder() / f"{name}.json").read_text("utf-8"))
    look, paint, spoken = TextLook(**data.pop("look")), _paint(data.pop("paint")), _paint(data.pop("spoken"))
    return CaptionStyle(id=name, look=look, paint=paint, spoken=spoken, **data)


def drawing_for(reference: CaptionReference, width: int, height: int, duration_frames: int, rate: Fraction) -> Drawing:
    """The drawing of a caption in a picture of `width` × `height` pixels; nothing is seen outside its clip. Raises `NotFound`."""
    return _drawing(reference, width, height, duration_frames, rate)


@lru_cache(maxsize=64)
def _drawing(reference: CaptionReference, width: int, height: int, duration_frames: int, rate: Fraction) -> Drawing:
    ensure_gui()
    return _Typeset(reference, load_caption_style(reference.style), width, height).drawing(duration_frames, rate)


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word in a line and its rectangle in the caption's sprite."""

    word: CaptionWord
    line: int
    start: int
    end: int
    box: QRectF


class _Typeset:
    """A caption set in its size and place."""

    def __init__(self, reference: CaptionReference, style: CaptionStyle, width: int, height: int) -> None:
        self.style, self.language = style, reference.language
        lines = [tuple(word for word in line if word.text.strip()) for line in reference.lines]
        self.words = [line for line in lines if line]
        texts = [_joined(line) for line in self.words]
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

    def drawing(self, duration: int, rate: Fraction) -> Drawing:
        if not self.lines:
            return _Nothing()
        entrance = max(2.0, ENTRANCE_SECONDS * float(rate))
        base = self._sprite("base", self.style.paint, with_box=True)
        words = tuple(self.spoken_words())
        if self.style.mode == "karaoke":
            rows = tuple(self.row(index) for index in range(len(self.lines)))
            fill = self._sprite("spoken", self.style.spoken, with_box=False)
            return _Karaoke(base, fill, self.x, self.y, duration, entrance, words, rows, self.rtl)
        pills = tuple(self._pill(word) for word in words) if self.style.mode == "box" else ()
        return _Marked(base, self.x, self.y, duration, entrance, words, pills)

    def _key(self, name: str) -> str:
        facts = [
            [line.text for line in self.lines],
            self.size,
            self.language,
            self.style.id,
            name,
            self.box_width,
            self.box_height,
        ]
        return f"caption:{digest_of(facts)}"

    def _sprite(self, name: str, paint: TextPaint, *, with_box: bool) -> Sprite:
        def draw(painter: QPainter) -> None:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            if with_box and self.style.box:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self.style.box))
                corner = self.size * 0.3
                painter.drawRoundedRect(QRectF(0, 0, self.box_width, self.box_height), corner, corner)
            for index, line in enumerate(self.lines):
                self._write(painter, line, 0, len(line.text), index, paint)

        return Sprite(self._key(name), self.box_width, self.box_height, draw)

    def _write(self, painter: QPainter, line: ShapedLine, start: int, end: int, index: int, paint: TextPaint) -> None:
        left, base = self.origin(index)
        path, emoji = line.glyphs(start, end)
        painter.save()
        painter.translate(left, base)
        paint_glyphs(painter, path, emoji, paint, self.size, QRectF(-left, -base, self.box_width, self.box_height))
        painter.restore()

    def _pill(self, spoken: SpokenWord) -> tuple[Sprite, int, int]:
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

        return (
            Sprite(self._key(f"pill {spoken.line} {spoken.start}"), box.width(), box.height(), draw),
            self.x + box.left(),
            self.y + box.top(),
        )


@dataclass(frozen=True, slots=True)
class _Nothing:
    def placed(self, frame: float) -> tuple[Placed, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class _Karaoke:
    base: Sprite
    fill: Sprite
    x: int
    y: int
    duration: int
    entrance: float
    words: tuple[SpokenWord, ...]
    rows: tuple[tuple[float, float], ...]
    rtl: bool

    def placed(self, frame: float) -> tuple[Placed, ...]:
        if not 0 <= frame < self.duration:
            return ()
        scale, opacity = _entrance(frame, self.entrance)
        here = [Placed(self.base, self.x, self.y, scale=scale, opacity=opacity)]
        here += [
            Placed(self.fill, self.x, self.y, scale=scale, opacity=opacity, reveal=reveal) for reveal in self._reveals(frame)
        ]
        return tuple(here)

    def _reveals(self, frame: float) -> list[tuple[float, float, float, float]]:
        """What has been said: whole lines in one piece, the current line up to the current letter."""
        found = []
        for index, (top, bottom) in enumerate(self.rows):
            words = [word for word in self.words if word.line == index]
            begun = [word for word in words if frame >= word.word.start]
            if not begun:
                continue
            if len(begun) == len(words) and all(frame >= word.word.end for word in words):
                found.append((0.0, top, 1.0, bottom))
            elif _one_way(words, rtl=self.rtl):
                edge = self._edge(begun[-1], frame)
                found.append((edge, top, 1.0, bottom) if self.rtl else (0.0, top, edge, bottom))
            else:
                found += [self._alone(word, frame, top, bottom) for word in begun]
        return found

    def _edge(self, spoken: SpokenWord, frame: float) -> float:
        done = progress(frame, spoken.word.start, spoken.word.end - spoken.word.start)
        leftwards = is_rtl(spoken.word.text)
        x = spoken.box.right() - spoken.box.width() * done if leftwards else spoken.box.left() + spoken.box.width() * done
        return min(1.0, max(0.0, round(x) / self.fill.width))

    def _alone(self, spoken: SpokenWord, frame: float, top: float, bottom: float) -> tuple[float, float, float, float]:
        """One word of a line in which both directions meet."""
        edge, left, right = (
            self._edge(spoken, frame),
            round(spoken.box.left()) / self.fill.width,
            round(spoken.box.right()) / self.fill.width,
        )
        if is_rtl(spoken.word.text):
            return min(edge, right), top, right, bottom
        return left, top, max(edge, left), bottom


@dataclass(frozen=True, slots=True)
class _Marked:
    base: Sprite
    x: int
    y: int
    duration: int
    entrance: float
    words: tuple[SpokenWord, ...]
    pills: tuple[tuple[Sprite, int, int], ...]

    def placed(self, frame: float) -> tuple[Placed, ...]:
        if not 0 <= frame < self.duration:
            return ()
        scale, opacity = _entrance(frame, self.entrance)
        here = [Placed(self.base, self.x, self.y, scale=scale, opacity=opacity)]
        for spoken, (pill, x, y) in zip(self.words, self.pills, strict=False):
            if spoken.word.start <= frame < spoken.word.end and frame >= self.entrance * 0.6:
                here.append(Placed(pill, x, y, opacity=0.55 + 0.45 * progress(frame, spoken.word.start, 3)))
        return tuple(here)


def _entrance(frame: float, length: float) -> tuple[float, float]:
    passed = progress(frame + 1, 0, length)
    return (1.0, 1.0) if passed >= 1.0 else (0.92 + 0.08 * overshoot(passed), min(1.0, passed * 1.4))


def _one_way(words: list[SpokenWord], *, rtl: bool) -> bool:
    """Do all words of the line, and their letters, run the same way?"""
    lefts = [word.box.left() for word in words]
    return lefts == sorted(lefts, reverse=rtl) and all(is_rtl(word.word.text) == rtl for word in words)


def _joined(words: tuple[CaptionWord, ...]) -> tuple[str, list[tuple[int, int]]]:
    """The line's text, and where each word lies in it."""
    text, places = "", []
    for word in words:
        written = " ".join(word.text.split())
        places.append((len(text), len(text) + len(written)))
        text += written + (" " if word.space_after else "")
    return text.rstrip(), places


def _paint(data: dict[str, Any]) -> TextPaint:
    return TextPaint(**{**data, "fill": tuple(data["fill"])})


def _folder() -> Path:
    return resources() / "styles" / "captions"
