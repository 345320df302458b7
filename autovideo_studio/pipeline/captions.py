"""Captions: the narration in phrases that fit, break where a reader would, and change when the voice does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from autovideo_studio.domain.media_reference import CaptionReference, CaptionWord
from autovideo_studio.pipeline.caption_words import SENTENCE, Token, caption_tokens, tokens_of
from autovideo_studio.pipeline.segmentation import joins_without_space
from autovideo_studio.providers.base import Word

Phrase = tuple[int, CaptionReference, int]
"""(first frame, what is shown, how many frames)."""

_SHORTEST_S, _LONGEST_S = 0.8, 4.0
_CLOSED_GAP_S = 0.3
_LINGER_S = 0.25
_SILENCE_S = 0.6
_SPACE_UNITS = 0.32


def caption_phrases(words: Sequence[Word], text: str, language: str, rate: Fraction, *, max_units: float, max_lines: int,
                    style: str) -> tuple[Phrase, ...]:
    """`text` in phrases of at most `max_lines` lines of `max_units` full widths (a longer single word stands alone).

    `words` are the spoken words with their offsets in `text`. Phrases do not overlap; frames count from the narration's
    first; the words' frames from their phrase's first. Nothing for a narration without word times.
    """
    tokens = caption_tokens(words, text, language)
    if not tokens:
        return ()
    spans = _best_phrases(tokens, max_units, max_lines, joins_without_space(language))
    starts = _ascending([_frame(tokens[first].begin, rate) for first, _ in spans])
    found = []
    for number, (first, last) in enumerate(spans):
        following = starts[number + 1] if number + 1 < len(spans) else None
        end = _end_frame(starts[number], _frame(tokens[last - 1].end, rate), following, rate)
        lines = _lines(tokens[first:last], max_units, max_lines)
        timed = _timed(tokens[first:last], starts[number], end, rate)
        shown = tuple(tuple(timed[begin:until]) for begin, until in lines)
        found.append((starts[number], CaptionReference(shown, style, language), end - starts[number]))
    return tuple(found)


def refitted(caption: CaptionReference, duration: int, rate: Fraction, *, max_units: float, max_lines: int) -> tuple[Phrase, ...]:
    """A finished caption of `duration` frames for a frame of another width: its lines broken anew; in several phrases, each
    from its own first word on, where the words do not fit into the lines."""
    tokens = tokens_of(caption, rate)
    words = [word for line in caption.lines for word in line]
    if not tokens:
        return ((0, caption, duration),)
    spans = [(0, len(tokens))]
    if not _fits(tokens, max_units, max_lines):
        spans = _best_phrases(tokens, max_units, max_lines, joins_without_space(caption.language))
    starts = [0, *(max(words[first].start, 1) for first, _ in spans[1:])]
    starts = [min(start, duration - len(starts) + number) for number, start in enumerate(_ascending(starts))]
    found = []
    for (first, last), start, end in zip(spans, starts, (*starts[1:], duration), strict=True):
        own = [replace(word, start=max(word.start - start, 0), end=min(max(word.end - start, 0), end - start))
               for word in words[first:last]]
        lines = tuple(tuple(own[begin:until]) for begin, until in _lines(tokens[first:last], max_units, max_lines))
        found.append((start, replace(caption, lines=lines), end - start))
    return tuple(found)


def _frame(seconds: float, rate: Fraction) -> int:
    return round(max(seconds, 0.0) * float(rate))


def _ascending(starts: Sequence[int]) -> list[int]:
    found: list[int] = []
    for start in starts:
        found.append(max(start, found[-1] + 1) if found else start)
    return found


def _end_frame(start: int, spoken_end: int, following: int | None, rate: Fraction) -> int:
    """A phrase stays a little after its last word, long enough to be read, and until the next if that is near."""
    end = max(spoken_end + _frame(_LINGER_S, rate), start + _frame(_SHORTEST_S, rate), start + 1)
    if following is None:
        return end
    if following - max(spoken_end, start) < _frame(_CLOSED_GAP_S, rate) or following - end < _frame(_CLOSED_GAP_S, rate):
        return following
    return min(end, following)


def _timed(tokens: Sequence[Token], start: int, end: int, rate: Fraction) -> list[CaptionWord]:
    frames = [min(max(_frame(token.begin, rate) - start, 0), end - start) for token in tokens]
    timed: list[CaptionWord] = []
    for number, token in enumerate(tokens):
        begin = max(frames[number], timed[-1].start if timed else 0)
        until = max(begin, min(_frame(token.end, rate) - start, end - start))
        if number + 1 < len(tokens):
            until = max(begin, min(until, frames[number + 1]))
        timed.append(CaptionWord(token.text, begin, until, token.space_after))
    return timed


def _best_phrases(tokens: Sequence[Token], max_units: float, max_lines: int, dense: bool) -> list[tuple[int, int]]:
    """The cheapest way to cut the tokens into phrases (first, one past the last): dynamic programming over the ends."""
    count = len(tokens)
    cost = [0.0] + [float("inf")] * count
    cut = [0] * (count + 1)
    for last in range(1, count + 1):
        for first in range(last - 1, -1, -1):
            if last - first > 1 and _width(tokens[first:last]) > max_units * max_lines:
                break
            price = cost[first] + _phrase_cost(tokens, first, last, max_units, max_lines, dense)
            if price < cost[last]:
                cost[last], cut[last] = price, first
    spans = []
    while count:
        spans.append((cut[count], count))
        count = cut[count]
    return spans[::-1]


def _phrase_cost(tokens: Sequence[Token], first: int, last: int, max_units: float, max_lines: int, dense: bool) -> float:
    piece = tokens[first:last]
    if last - first > 1 and not _fits(piece, max_units, max_lines):
        return float("inf")
    shown_until = tokens[last].begin if last < len(tokens) else piece[-1].end + _LINGER_S
    seconds = min(shown_until, piece[-1].end + _SHORTEST_S) - piece[0].begin
    price = 1.0 + (0.0 if last == len(tokens) else piece[-1].break_after)
    price += 1.5 + 6 * (_SHORTEST_S - seconds) if seconds < _SHORTEST_S else 0.0
    price += 3 * (seconds - _LONGEST_S) if seconds > _LONGEST_S else 0.0
    if _is_orphan(piece, dense) and not (first == 0 and last == len(tokens)):
        price += 5.0
    for token, following in zip(piece, piece[1:], strict=False):
        price += 1.6 if token.break_after == SENTENCE else 0.0
        price += 4.0 if following.begin - token.end > _SILENCE_S else 0.0
    return price


def _is_orphan(piece: Sequence[Token], dense: bool) -> bool:
    return sum(len(token.text) for token in piece) <= 2 if dense else len(piece) == 1


def _width(tokens: Sequence[Token]) -> float:
    spaces = sum(token.space_after for token in tokens[:-1])
    return sum(token.units for token in tokens) + _SPACE_UNITS * spaces


def _fits(tokens: Sequence[Token], max_units: float, max_lines: int) -> bool:
    """Whether the tokens go into the lines: filling each line greedily needs the fewest."""
    lines, begin = 1, 0
    for end in range(1, len(tokens) + 1):
        if _width(tokens[begin:end]) > max_units:
            if end - begin == 1:
                return False
            lines, begin = lines + 1, end - 1
            if _width(tokens[begin:end]) > max_units:
                return False
    return lines <= max_lines


def _lines(tokens: Sequence[Token], max_units: float, max_lines: int) -> list[tuple[int, int]]:
    """One line if it fits; else lines of like width, broken at the best places, with no short word alone on the last."""
    count = len(tokens)
    if _width(tokens) <= max_units or count == 1:
        return [(0, count)]
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    even = _width(tokens) / max_lines
    for lines in range(1, max_lines + 1):
        for end in range(1, count + 1):
            options = []
            for begin in range(end):
                width = _width(tokens[begin:end])
                if (lines - 1, begin) in best and width <= max_units:
                    before, cuts = best[lines - 1, begin]
                    options.append((before + _line_cost(tokens, begin, end, width, even, max_units), (*cuts, end)))
            if options:
                best[lines, end] = min(options)
    finished = [best[lines, count] for lines in range(1, max_lines + 1) if (lines, count) in best]
    if not finished:
        return [(0, count)]
    ends = min(finished)[1]
    return list(zip((0, *ends[:-1]), ends, strict=True))


def _line_cost(tokens: Sequence[Token], begin: int, end: int, width: float, even: float, max_units: float) -> float:
    price = 10.0 * ((width - even) / max_units) ** 2
    if end < len(tokens):
        return price + 0.7 * tokens[end - 1].break_after
    return price + (4.0 if begin and (end - begin == 1 or width < 0.2 * max_units) and width < 0.35 * max_units else 0.0)
