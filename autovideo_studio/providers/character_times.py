"""Word times from the time of every character, as some voices report them. Pure arithmetic on what the vendor said."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from math import isfinite
from typing import TypeAlias

from autovideo_studio.providers.phoneme_alignment import share_out
from autovideo_studio.providers.written_words import WrittenWord

Span: TypeAlias = tuple[float, float]

SHORTEST_S = 0.01
"""No word is shorter: what a vendor times as a moment is given so much."""


def spans_by_character(text: str, words: Sequence[WrittenWord], characters: Sequence[str], begins: Sequence[float],
                       ends: Sequence[float], seconds: float) -> tuple[list[Span], bool] | None:
    """Begin and end of each word in seconds, and whether each was timed; None where the report makes no sense.

    `characters` are those of `text`, one or more to an entry; where a vendor leaves some out or writes them otherwise, a word
    without any of its own is put between its neighbours.
    """
    if not words or not len(characters) == len(begins) == len(ends):
        return None
    if not all(isfinite(begin) and isfinite(end) and 0.0 <= begin <= end for begin, end in zip(begins, ends, strict=True)):
        return None
    if any(one > other + SHORTEST_S for one, other in zip(begins, begins[1:], strict=False)) or ends[-1] > seconds + 0.5:
        return None
    entry = _entry_of_each(text, characters)
    found: list[Span | None] = []
    for word in words:
        own = [number for place in range(word.offset, word.end) if (number := entry[place]) is not None]
        found.append((min(begins[n] for n in own), max(ends[n] for n in own)) if own else None)
    timed = [span for span in found if span is not None]
    if not timed:
        return None
    return in_order(_filled(found, words, seconds), seconds), len(timed) == len(found)


def _entry_of_each(text: str, characters: Sequence[str]) -> list[int | None]:
    """For each character of `text`, which entry of the report tells of it."""
    spoken = "".join(characters)
    owner = [number for number, part in enumerate(characters) for _ in part]
    if spoken == text:
        return list(owner)
    entry: list[int | None] = [None] * len(text)
    for match in SequenceMatcher(None, text, spoken, autojunk=False).get_matching_blocks():
        for step in range(match.size):
            entry[match.a + step] = owner[match.b + step]
    return entry


def _filled(found: Sequence[Span | None], words: Sequence[WrittenWord], seconds: float) -> list[Span]:
    """Runs of words without a time share what lies between their neighbours, by their letters."""
    spans: list[Span] = []
    number = 0
    while number < len(found):
        if (own := found[number]) is not None:
            spans.append(own)
            number += 1
            continue
        stop = next((later for later in range(number, len(found)) if found[later] is not None), len(found))
        after = found[stop] if stop < len(found) else None
        begin, end = spans[-1][1] if spans else 0.0, after[0] if after is not None else seconds
        spans += share_out(stop - number, [word.letters for word in words[number:stop]], begin, max(begin, end))
        number = stop
    return spans


def in_order(spans: Sequence[Span], seconds: float) -> list[Span]:
    """Spans in seconds, made so that none overlaps, none is empty, none lies beyond the end."""
    ordered: list[Span] = []
    at = 0.0
    for number, (begin, end) in enumerate(spans):
        latest = seconds - SHORTEST_S * (len(spans) - number)
        begin = max(min(max(begin, at), latest), at)
        end = min(max(end, begin + SHORTEST_S), max(seconds - SHORTEST_S * (len(spans) - number - 1), begin))
        ordered.append((begin, end))
        at = end
    return ordered
