"""Shaped lines of text and the sprites made of them: any script, bidirectional, emoji in colour, outline, shadow, gradient.

Glyphs are drawn as paths, so that fills, outlines and places are exact at every size; emoji, which have no path, are drawn
as pictures. Positions in a text are Python's; Qt counts UTF-16 units, which matters as soon as there is an emoji.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.render.drawing import Sprite
from autovideo_studio.render.fonts import EMOJI_FAMILY, Run, font_of, runs_of, scripts_of, writable
from autovideo_studio.render.raster import painter_on, soft_shadow, transparent

TRACKED_SCRIPTS = frozenset({"latin", "emoji"})
"""Letter spacing tears joined scripts apart and looks wrong between Han characters, unless it is asked for."""
JOINED_SCRIPTS = frozenset({"arabic", "devanagari"})
"""The letters of a word hang together: none of them is spaced or moved alone."""

RTL_LANGUAGES = frozenset({"ar", "he", "iw", "fa", "ur", "ps", "yi", "ckb", "sd", "ug", "dv"})


@dataclass(frozen=True, slots=True)
class TextLook:
    """A face and how it is set. `tracking` in em, in every script but joined ones if `tracks_all`; emphasis is set in its own
    face where it has one."""

    family: str = "Inter"
    weight: int = 400
    italic: bool = False
    tracking: float = 0.0
    line_height: float = 1.2
    caps: bool = False
    emphasis_family: str = ""
    emphasis_weight: int = 600
    emphasis_italic: bool = False
    tracks_all: bool = False


@dataclass(frozen=True, slots=True)
class TextPaint:
    """What a text is filled with: one colour, or several from the top of the letters to the baseline, or along `axis` (x1, y1,
    x2, y2 from the line's origin); none at all leaves the shadow alone. Lengths in em."""

    fill: tuple[str, ...] = ("#FFFFFF",)
    outline: str = ""
    outline_width: float = 0.0
    shadow: str = ""
    shadow_dy: float = 0.0
    shadow_blur: float = 0.0
    shadow_dx: float = 0.0
    axis: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """A sprite of a piece of a line; `dx`, `dy` (whole pixels) from the line's origin, its left end on the baseline.
    `ink` is where the letters themselves lie, from the same origin."""

    sprite: Sprite
    dx: int
    dy: int
    ink: QRectF


class ShapedLine:
    """One line of `text` in one size (pixels), from x = 0, on the baseline y = 0. `emphasis` are ranges of positions."""

    def __init__(
        self,
        text: str,
        look: TextLook,
        size: int,
        language: str,
        *,
        rtl: bool = False,
        emphasis: tuple[tuple[int, int], ...] = (),
    ) -> None:
        text = writable(text)
        self.text, self.look, self.size, self.language, self.rtl = text, look, size, language, rtl
        self.emphasis = emphasis
        self._units = utf16_positions(text)
        base = line_font(text, look, size)
        self._layout = QTextLayout(text, base)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        self._layout.setTextOption(option)
        stressed = [self._emphasis_format(start, end) for start, end in emphasis if look.emphasis_family]
        foreign = [self._run_format(run) for run in runs_of(text, language, look.family) if run.family != look.family]
        self._layout.setFormats([*stressed, *foreign])
        self._layout.beginLayout()
        self._line = self._layout.createLine()
        if self._line.isValid():
            self._line.setLineWidth(1e6)
        self._layout.endLayout()
        self.width = self._line.naturalTextWidth() if self._line.isValid() else 0.0

    def _emphasis_format(self, start: int, end: int) -> QTextLayout.FormatRange:
        look = self.look
        italic = look.emphasis_italic and scripts_of(self.text[start:end]) == {"latin"}
        if not scripts_of(self.text) <= TRACKED_SCRIPTS:  # among other scripts a change of face looks like a mistake
            return self._format(start, end, None)
        return self._format(start, end, font_of(look.emphasis_family, look.emphasis_weight, self.size, italic=italic))

    def _run_format(self, run: Run) -> QTextLayout.FormatRange:
        font = font_of(run.family, self.look.weight, self.size)
        if self.look.tracks_all:
            _space(font, self.text, self.look, self.size)
        return self._format(run.start, run.end, font)

    def _format(self, start: int, end: int, font: QFont | None) -> QTextLayout.FormatRange:
        span = QTextLayout.FormatRange()
        span.start, span.length = self._units[start], self._units[end] - self._units[start]
        span.format = QTextCharFormat()
        if font is not None:
            span.format.setFont(font)
        return span

    def span(self, start: int, end: int) -> tuple[float, float]:
        """The left and right edge of the characters `start`..`end`, whichever way they run. (Cursor positions would not do:
        where two directions meet, both ends of a word can have the same.)"""
        edges = [0.0] if end <= start else []
        for run in self._glyph_runs(start, end):
            advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
            for point, advance in zip(run.positions(), advances, strict=True):
                edges += [point.x(), point.x() + advance.x()]
        return min(edges, default=0.0), max(edges, default=0.0)

    def cuts(self) -> list[int]:
        """The positions at which a glyph, or a group of glyphs that belong together, begins: nothing else may be torn apart."""
        if not self._line.isValid():
            return []
        runs = self._line.glyphRuns(0, self._units[-1], QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
        starts = {index for run in runs for index in run.stringIndexes()}
        return [at for at, unit in enumerate(self._units[:-1]) if unit in starts]

    def _glyph_runs(self, start: int, end: int) -> list[QGlyphRun]:
        if not self._line.isValid() or end <= start:
            return []
        return self._line.glyphRuns(self._units[start], self._units[end] - self._units[start])

    def glyphs(self, start: int, end: int) -> tuple[QPainterPath, list[QGlyphRun]]:
        """The letters of a range as one path, and its emoji, both from the line's origin."""
        path, emoji = QPainterPath(), []
        path.setFillRule(Qt.FillRule.WindingFill)  # the contours of CJK glyphs overlap
        baseline = self._line.y() + self._line.ascent() if self._line.isValid() else 0.0
        for run in self._glyph_runs(start, end):
            raw, positions = run.rawFont(), run.positions()
            if raw.familyName() == EMOJI_FAMILY:
                run.setPositions([point - QPointF(0, baseline) for point in positions])
                emoji.append(run)
                continue
            for glyph, point in zip(run.glyphIndexes(), positions, strict=True):
                path.addPath(raw.pathForGlyph(glyph).translated(point.x(), point.y() - baseline))
        return path, emoji

    def stamp(self, start: int, end: int, paint: TextPaint, name: str = "text") -> Stamp | None:
        """A sprite of the characters `start`..`end`, or None where they leave no ink."""
        path, emoji = self.glyphs(start, end)
        ink = path.boundingRect()
        for run in emoji:
            for point in run.positions():
                ink = ink.united(QRectF(point.x(), point.y() - 0.97 * self.size, 1.26 * self.size, 1.24 * self.size))
        if ink.isEmpty():
            return None
        em = float(self.size)
        soft = (paint.shadow_blur * 1.5 + max(abs(paint.shadow_dx), abs(paint.shadow_dy))) * em if paint.shadow else 0.0
        margin = paint.outline_width * em + soft + 2.0
        box = ink.adjusted(-margin, -margin, margin, margin).toAlignedRect()
        key = digest_of(
            [self.text, start, end, self.size, self.language, self.rtl, repr(self.look), repr(self.emphasis), repr(paint)]
        )

        def draw(painter: QPainter) -> None:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(-box.left(), -box.top())
            paint_glyphs(painter, path, emoji, paint, em, QRectF(box))

        return Stamp(Sprite(f"{name}:{key}", box.width(), box.height(), draw), box.left(), box.top(), ink)


def paint_glyphs(painter: QPainter, path: QPainterPath, emoji: list[QGlyphRun], paint: TextPaint, em: float, box: QRectF) -> None:
    """Shadow, then outline, then fill, then emoji (the last three only where there is a fill); `box` bounds all of it."""
    if paint.shadow:
        shape = transparent(round(box.width()), round(box.height()))
        inner = painter_on(shape)
        inner.translate(-box.left() + paint.shadow_dx * em, -box.top() + paint.shadow_dy * em)
        inner.fillPath(_thickened(path, paint.outline_width * em), QColor("black"))
        _draw_emoji(inner, emoji)
        inner.end()
        painter.drawImage(box.topLeft(), soft_shadow(shape, max(1.0, paint.shadow_blur * em), QColor(paint.shadow)))
    if not paint.fill:
        return
    if paint.outline_width > 0:
        painter.fillPath(_thickened(path, paint.outline_width * em), QColor(paint.outline))
    painter.fillPath(path, _brush(paint, em))
    _draw_emoji(painter, emoji)


def line_font(text: str, look: TextLook, size: int) -> QFont:
    """The face of `look` itself; letters are spaced only in scripts that bear it."""
    font = font_of(look.family, look.weight, size, italic=look.italic)
    _space(font, text, look, size)
    return font


def _space(font: QFont, text: str, look: TextLook, size: int) -> None:
    scripts = scripts_of(text)
    if look.tracking and (not scripts & JOINED_SCRIPTS if look.tracks_all else scripts <= TRACKED_SCRIPTS):
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.tracking * size)


def runs_leftwards(text: str, language: str) -> bool:
    """Does a paragraph in `language` run from right to left? One in Arabic does, even if it begins with a foreign name."""
    if language.lower().split("-")[0] in RTL_LANGUAGES:
        return bool(scripts_of(text) & {"arabic", "hebrew"})
    return is_rtl(text)


def is_rtl(text: str) -> bool:
    """Does a text of an unknown language run from right to left? Its first strong letter decides."""
    for character in text:
        scripts = scripts_of(character)
        if scripts & {"arabic", "hebrew"} and character.isalpha():
            return True
        if character.isalpha():
            return False
    return False


def _draw_emoji(painter: QPainter, runs: list[QGlyphRun]) -> None:
    for run in runs:
        painter.drawGlyphRun(QPointF(0, 0), run)


def _thickened(path: QPainterPath, width: float) -> QPainterPath:
    if width <= 0:
        return path
    stroker = QPainterPathStroker(
        QPen(Qt.GlobalColor.black, width * 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    outline = stroker.createStroke(path)
    outline.addPath(path)
    outline.setFillRule(Qt.FillRule.WindingFill)
    return outline


def _brush(paint: TextPaint, em: float) -> QBrush:
    fill = paint.fill
    if len(fill) == 1:
        return QBrush(QColor(fill[0]))
    x1, y1, x2, y2 = (length * em for length in paint.axis or (0, -0.76, 0, 0.06))
    gradient = QLinearGradient(x1, y1, x2, y2)
    for index, colour in enumerate(fill):
        gradient.setColorAt(index / (len(fill) - 1), QColor(colour))
    return QBrush(gradient)


def utf16_positions(text: str) -> list[int]:
    positions = [0]
    for character in text:
        positions.append(positions[-1] + (2 if ord(character) > 0xFFFF else 1))
    return positions
