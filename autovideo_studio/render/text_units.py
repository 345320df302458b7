"""Lines of text in pieces that may move alone."""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder

from autovideo_studio.domain.text_look import TextUnit
from autovideo_studio.render.fonts import scripts_of
from autovideo_studio.render.text import JOINED_SCRIPTS, ShapedLine
from autovideo_studio.render.textfit import breaks


def spans(line: ShapedLine, by: TextUnit) -> list[tuple[int, int]]:
    """A line in units. No unit ends within a letter with its marks, an emoji of several parts, or a ligature; the words of joined
    scripts stay whole."""
    if by in (TextUnit.WHOLE, TextUnit.LINE):
        return [(0, len(line.text))]
    words = _words(line)
    return words if by is TextUnit.WORD else [letter for start, end in words for letter in letters(line, start, end)]


def letters(line: ShapedLine, start: int, end: int) -> list[tuple[int, int]]:
    """The letters of a word; the word itself where its letters are joined."""
    if scripts_of(line.text[start:end]) & JOINED_SCRIPTS:
        return [(start, end)]
    cuts = set(line.cuts()) & set(breaks(line.text, QTextBoundaryFinder.BoundaryType.Grapheme))
    inner = [at for at in sorted(cuts) if start < at < end]
    return list(zip([start, *inner], [*inner, end], strict=True))


def _words(line: ShapedLine) -> list[tuple[int, int]]:
    """Where the words of a line lie, each with the punctuation at its ends; text without spaces is cut where a line may break."""
    found, start = [], 0
    for stop in breaks(line.text, QTextBoundaryFinder.BoundaryType.Line):
        end = start + len(line.text[start:stop].rstrip())
        if end > start:
            found.append((start, end))
        start = stop
    return found
