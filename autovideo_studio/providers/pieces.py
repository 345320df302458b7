"""Where a text is cut for a voice: at every pause, and where it is longer than the voice takes at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autovideo_studio.providers.written_words import WrittenWord

SENTENCE_GAP_S = 0.35
_SENTENCE_ENDS, _CLAUSE_ENDS = ".!?…。！？؟।", ",;:，、；：،"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start`..`end` of the text, followed by `gap` seconds of silence."""

    start: int
    end: int
    gap: float


def pieces(text: str, words: Sequence[WrittenWord], pauses: Sequence[tuple[int, float]], longest: int) -> list[Piece]:
    """Cut at every pause (never inside a word) and wherever more than `longest` characters would be spoken at once."""
    gaps: dict[int, float] = {}
    for offset, seconds in pauses:
        offset = min(max(0, offset), len(text))
        holder = next((word for word in words if word.offset < offset < word.end), None)
        where = holder.offset if holder else offset
        gaps[where] = gaps.get(where, 0.0) + max(0.0, seconds)
    cut: list[Piece] = []
    start = 0
    for end in sorted({*gaps, len(text)}):
        while end - start > longest:
            stop = _good_cut(text, words, start, start + longest)
            cut.append(Piece(start, stop, SENTENCE_GAP_S if text[stop - 1] in _SENTENCE_ENDS + "\n" else 0.0))
            start = stop
        cut.append(Piece(start, end, gaps.get(end, 0.0)))
        start = end
    return cut


def _good_cut(text: str, words: Sequence[WrittenWord], start: int, limit: int) -> int:
    """After the last paragraph, sentence, clause or word that ends before `limit`, else `limit`. (The point of 3.5 ends none.)"""
    inside = {place for word in words if start < word.end and word.offset < limit for place in range(word.offset, word.end - 1)}
    for marks in ("\n", _SENTENCE_ENDS, _CLAUSE_ENDS, " "):
        found = max((place for place in range(start + 1, limit) if text[place] in marks and place not in inside), default=start)
        if found > start:
            return found + 1
    return limit
