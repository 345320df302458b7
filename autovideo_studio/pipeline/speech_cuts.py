"""Words cut out of a voice that was spoken: which words are left, which seconds are heard, and when.

    spoken   |The |whales |slowly |sleep.|        cut "slowly"
    heard    |The |whales |sleep.|                from the end of the word before it to the beginning of the one behind it
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from autovideo_studio.providers.base import Word

Span = tuple[float, float]


def removed_words(words: Sequence[Word], before: str, after: str) -> list[int] | None:
    """The numbers of the words that a text lost, where that is all that happened to it; else None. `words` lie in `before`."""
    kept, gone, at = after.split(), list[int](), 0
    tokens = _tokens(words, before)
    for number, token in enumerate(tokens):
        if at < len(kept) and token == kept[at]:
            at += 1
        else:
            gone.append(number)
    return gone if gone and at == len(kept) and len(gone) < len(tokens) == len(before.split()) else None


def cuts_for(words: Sequence[Word], gone: Sequence[int]) -> list[Span]:
    """The seconds that go with the words of these numbers: each up to where the next word begins."""
    return merged([(words[number].begin_s, words[number + 1].begin_s if number + 1 < len(words) else words[number].end_s)
                   for number in gone])


def merged(spans: Sequence[Span]) -> list[Span]:
    """In order, none meeting another."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((begin, end))
    return found


def heard(cuts: Sequence[Span], seconds: float) -> list[Span]:
    """What is left of a voice of so many seconds."""
    edges = [0.0, *(edge for span in merged(cuts) for edge in span), seconds]
    return [(begin, end) for begin, end in zip(edges[::2], edges[1::2], strict=True) if end - begin > 1e-6]


def heard_at(cuts: Sequence[Span], second: float) -> float:
    """When a moment of the voice is heard, counted from its first one that is left."""
    return second - sum(min(second, end) - begin for begin, end in merged(cuts) if begin < second)


def left(words: Sequence[Word], gone: Sequence[int], after: str) -> list[Word]:
    """The words that stay, at their places in the shorter text; their times are still those of the whole voice."""
    stay, found, at = set(range(len(words))) - set(gone), list[Word](), 0
    for number, token in zip(sorted(stay), after.split(), strict=True):
        at = after.index(token, at)
        inside = token.find(words[number].text)
        found.append(replace(words[number], offset=at + max(0, inside)))
        at += len(token)
    return found


def _tokens(words: Sequence[Word], text: str) -> list[str]:
    """Each word as it is written, with the marks beside it."""
    found = []
    for word in words:
        begin = text.rfind(" ", 0, word.offset + 1) + 1
        end = text.find(" ", word.offset)
        found.append(text[begin:end if end >= 0 else len(text)])
    return found
