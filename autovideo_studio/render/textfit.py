"""Text that fits: the largest size at which a text stands in a box in few, balanced lines, broken where its script allows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, floor, inf

from PySide6.QtCore import QTextBoundaryFinder

from autovideo_studio.render.fonts import scripts_of
from autovideo_studio.render.text import ShapedLine, TextLook, is_rtl, runs_leftwards, utf16_positions

REFERENCE = 100
PHRASE_BREAK = "\u200b"
"""Zero-width spaces, where a text without word spaces has any, mark the only places between its characters to break at."""

_FACTOR = {"thai": 1.22, "arabic": 1.16, "devanagari": 1.16, "han": 1.1, "kana": 1.1, "hangul": 1.1}
_RISE = {"thai": 0.74, "arabic": 0.68, "devanagari": 0.72, "han": 0.86, "kana": 0.86, "hangul": 0.86}
NARROWEST = 0.45
_DEEP = 14
"""More lines than asked for are better than letters too small to read; more than this never helps."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece that is never broken: `width` without and `advance` with the spaces after it, in em."""

    start: int
    end: int
    stop: int
    width: float
    advance: float
    forced: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one text, from the top of a box that is `height` high. `pitch`: from baseline to baseline."""

    lines: tuple[ShapedLine, ...]
    size: int
    pitch: float
    width: float
    height: float
    first_baseline: float
    rtl: bool

    def baseline(self, index: int) -> float:
        return self.first_baseline + index * self.pitch

    def left(self, index: int, box_width: float, align: str) -> float:
        """Where line `index` begins in a box; "start" is the side where its script begins to read."""
        slack = box_width - self.lines[index].width
        if align == "center":
            return slack / 2
        return slack if (align == "end") != self.rtl else 0.0


def fit(
    text: str,
    look: TextLook,
    language: str,
    width: float,
    height: float,
    *,
    max_lines: int,
    max_size: float,
    min_size: float = 12,
    emphasis: tuple[str, ...] = (),
) -> Block:
    """Set `text` as large as it goes in `width` × `height` pixels, at most `max_size`, in as few lines as that size allows.

    Below `min_size` it takes more than `max_lines`, and only then becomes smaller. A text never leaves its box.
    """
    text = tidy(text).upper() if look.caps else tidy(text)
    if not text:
        return Block((), 0, 0.0, 0.0, 0.0, 0.0, False)
    spans = emphasis_spans(text, emphasis)
    tokens = _tokens(text, look, language, spans, width / min_size)
    factor = look.line_height * line_factor(text)
    best_size, best_lines = 0.0, [(0, len(tokens))]
    for count in range(1, _DEEP + 1):
        if count > max_lines and best_size >= min_size:
            break
        lines = balanced(tokens, count)
        if lines is None:
            continue
        widest = max((_line_width(tokens, first, last) for first, last in lines), default=0.0)
        size = min(width / widest if widest else inf, height / (count * factor), max_size)
        if size > best_size * 1.02:
            best_size, best_lines = size, lines
    return _set(text, tokens, best_lines, look, language, spans, max(4, floor(best_size)), width, factor,
                runs_leftwards(text, language))


def set_at(text: str, look: TextLook, language: str, size: int, width: float, height: float) -> Block:
    """Set `text` in a given size, broken into as few lines of at most `width` pixels as it takes, of even lengths.

    It becomes smaller where a word is too wide, down to `NARROWEST` of the size (then the word is cut), and where the lines are
    higher than `height`.
    """
    text = tidy(text).upper() if look.caps else tidy(text)
    if not text:
        return Block((), 0, 0.0, 0.0, 0.0, 0.0, False)
    factor, rtl, smallest = look.line_height * line_factor(text), runs_leftwards(text, language), max(4, ceil(size * NARROWEST))
    tokens = _tokens(text, look, language, (), width / smallest)
    size = max(smallest, min(size, floor(width / max(max(token.width for token in tokens), 1e-6))))
    block = _set(text, tokens, _lines_at(tokens, width / size), look, language, (), size, width, factor, rtl)
    if block.height <= height or size <= 4:
        return block
    return set_at(text, look, language, max(4, floor(size * 0.9)), width, height)


def _lines_at(tokens: list[Token], room: float) -> list[tuple[int, int]]:
    """Ranges of tokens for as few lines as fit `room` ems, of even lengths where that goes."""
    filled = _filled(tokens, room)
    even = balanced(tokens, len(filled))
    return even if even and all(_line_width(tokens, first, last) <= room for first, last in even) else filled


def _filled(tokens: list[Token], room: float) -> list[tuple[int, int]]:
    """Ranges of tokens for lines, each as full as it can be."""
    lines, first = [], 0
    for last in range(1, len(tokens) + 1):
        if last == len(tokens) or tokens[last - 1].forced or _line_width(tokens, first, last + 1) > room:
            lines.append((first, last))
            first = last
    return lines


def tidy(text: str) -> str:
    """No tabs, control characters or doubled spaces; line breaks stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def emphasis_spans(text: str, emphasis: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where the first occurrence of each emphasised piece lies, in order, without overlaps."""
    found = []
    folded = text.casefold() if len(text.casefold()) == len(text) else text
    for piece in emphasis:
        start = folded.find(piece.casefold()) if piece else -1
        if start >= 0:
            found.append((start, start + len(piece)))
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not spans or start >= spans[-1][1]:
            spans.append((start, min(end, len(text))))
    return tuple(spans)


def line_factor(text: str) -> float:
    """How much more room from line to line the tallest script of `text` needs than Latin."""
    return max((_FACTOR.get(script, 1.0) for script in scripts_of(text)), default=1.0)


def baseline_ratio(text: str) -> float:
    """How far down a line box its baseline lies, for the scripts of `text`."""
    scripts = scripts_of(text)
    return max((_RISE[script] for script in scripts if script in _RISE), default=0.77)


def balanced(tokens: list[Token], count: int) -> list[tuple[int, int]] | None:
    """Ranges of tokens for `count` lines of lengths as even as can be, or None if that many cannot be had."""
    total = len(tokens)
    if count > total or count <= sum(token.forced for token in tokens[:-1]):
        return None
    whole = sum(token.advance for token in tokens)
    limit = inf if any(token.forced for token in tokens) else max(2.2 * whole / count, max(token.width for token in tokens))
    best = [[inf] * (total + 1) for _ in range(count + 1)]
    back = [[0] * (total + 1) for _ in range(count + 1)]
    best[0][0] = 0.0
    for line in range(1, count + 1):
        for first in range(line - 1, total):
            before, length = best[line - 1][first], 0.0
            if before == inf:
                continue
            for last in range(first, total):
                width = length + tokens[last].width
                length += tokens[last].advance
                if width > limit:
                    break
                cost = before + (width**4) * (tokens[last].weight if last + 1 < total else 1.0)
                if cost < best[line][last + 1]:
                    best[line][last + 1], back[line][last + 1] = cost, first
                if tokens[last].forced:
                    break
    if best[count][total] == inf:
        return None
    lines, end = [], total
    for line in range(count, 0, -1):
        lines.append((back[line][end], end))
        end = back[line][end]
    return lines[::-1]


def _line_width(tokens: list[Token], first: int, last: int) -> float:
    return sum(token.advance for token in tokens[first : last - 1]) + tokens[last - 1].width if last > first else 0.0


def _set(
    text: str,
    tokens: list[Token],
    lines: list[tuple[int, int]],
    look: TextLook,
    language: str,
    spans: tuple[tuple[int, int], ...],
    size: int,
    width: float,
    factor: float,
    rtl: bool,
) -> Block:
    def shaped(size: int) -> list[ShapedLine]:
        made = []
        for first, last in lines:
            if last <= first:
                continue
            start, stop = tokens[first].start, tokens[last - 1].end
            local = tuple((max(a, start) - start, min(b, stop) - start) for a, b in spans if a < stop and b > start)
            made.append(ShapedLine(text[start:stop], look, size, language, rtl=rtl, emphasis=local))
        return made

    made = shaped(size)
    widest = max((line.width for line in made), default=0.0)
    if widest > width and size > 4:  # kerning and joins across tokens can add a pixel or two
        size = max(4, floor(size * width / widest))
        made = shaped(size)
    pitch = size * factor
    widest = max((line.width for line in made), default=0.0)
    return Block(tuple(made), size, pitch, widest, pitch * len(made), pitch * _first_baseline(text, factor), rtl)


def _first_baseline(text: str, factor: float) -> float:
    rise = baseline_ratio(text)
    return ((factor - 1.0) / 2 + rise) / factor if factor > 1.0 else rise


def _tokens(text: str, look: TextLook, language: str, spans: tuple[tuple[int, int], ...], room: float) -> list[Token]:
    """`room`: how many em the narrowest useful line has; a longer piece is cut between its graphemes."""
    bounds = breaks(text, QTextBoundaryFinder.BoundaryType.Line)
    if PHRASE_BREAK in text:
        bounds = [at for at in bounds if text[at - 1 : at] in (PHRASE_BREAK, " ", "\n") or at == len(text)]
    tokens: list[Token] = []
    start = 0
    for stop in bounds:
        token = _token(text, start, stop, look, language, spans)
        tokens += _cut(text, token, look, language, spans) if token.width > room else [token]
        start = stop
    return tokens


def _cut(text: str, token: Token, look: TextLook, language: str, spans: tuple[tuple[int, int], ...]) -> list[Token]:
    cuts = [at for at in breaks(text, QTextBoundaryFinder.BoundaryType.Grapheme) if token.start < at < token.end] + [token.stop]
    pieces, start = [], token.start
    for stop in cuts:
        pieces.append(_token(text, start, stop, look, language, spans))
        start = stop
    return [*(replace(piece, weight=1.3) for piece in pieces[:-1]), pieces[-1]]


def _token(text: str, start: int, stop: int, look: TextLook, language: str, spans: tuple[tuple[int, int], ...]) -> Token:
    end = start + len(text[start:stop].rstrip(" \n" + PHRASE_BREAK))
    local = tuple((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)
    width = _measured(text[start:end], look, language, local) if end > start else 0.0
    space = _measured("n n", look, "en", ()) - _measured("nn", look, "en", ()) if " " in text[end:stop] else 0.0
    return Token(start, end, stop, width, width + space, "\n" in text[end:stop], _break_weight(text[start:end]))


def _break_weight(word: str) -> float:
    """A line likes to end after a comma, and not after a little word that belongs to the next."""
    if word and word[-1] in ",;:.!?，。、；：！？…—،؛؟":
        return 0.8
    return 1.25 if word.isascii() and word.isalpha() and len(word) <= 3 else 1.0


@lru_cache(maxsize=4096)
def _measured(text: str, look: TextLook, language: str, spans: tuple[tuple[int, int], ...]) -> float:
    return ShapedLine(text, look, REFERENCE, language, rtl=is_rtl(text), emphasis=spans).width / REFERENCE


def breaks(text: str, kind: QTextBoundaryFinder.BoundaryType) -> list[int]:
    """Positions in `text` after which a line (or grapheme) may end; the end of the text is the last."""
    units = utf16_positions(text)
    of_unit = {unit: index for index, unit in enumerate(units)}
    finder = QTextBoundaryFinder(kind, text)
    found: list[int] = []
    at = finder.toNextBoundary()
    while at != -1:
        if at in of_unit and at > 0:
            found.append(of_unit[at])
        at = finder.toNextBoundary()
    if not found or found[-1] != len(text):
        found.append(len(text))
    return found
