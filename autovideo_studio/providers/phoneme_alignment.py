"""Word times from phoneme times: which spoken phoneme belongs to which written word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WRONG, _MISSING = 1.5, 1.0
# Stress, length, syllable and tie marks of IPA and the punctuation that engines keep among their phonemes.
_MARKS = str.maketrans("", "", "ˈˌːˑ̩̯̃͡ʲʰ̪̞ ()^$_.,;:!?¡¿—…\"«»“”'-|")


@dataclass(frozen=True, slots=True)
class Phoneme:
    """One spoken sound, `begin` to `end` in seconds."""

    name: str
    begin: float
    end: float


def without_marks(sounds: str) -> str:
    """The bare sounds, so that a stressed and an unstressed word still match."""
    return sounds.translate(_MARKS)


def share_out(words: int, weights: Sequence[float], begin: float, end: float) -> list[tuple[float, float]]:
    """Divide `begin`..`end` among `words` in proportion to their `weights`."""
    total, spans, at = sum(weights), [], begin
    for index in range(words):
        stop = end if index == words - 1 else at + (end - begin) * weights[index] / total
        spans.append((at, stop))
        at = stop
    return spans


def align(spoken: Sequence[Phoneme], expected: Sequence[str]) -> list[tuple[float, float] | None]:
    """Times of each word whose own pronunciation is `expected[i]` (one character per sound).

    Global alignment of the sounds by edit distance (Needleman and Wunsch); a sound that matches no word belongs to the
    word before it. None for a word that got no sound.
    """
    heard = [(sound, phoneme) for phoneme in spoken for sound in phoneme.name]
    wanted = [(sound, word) for word, sounds in enumerate(expected) for sound in sounds]
    owners = _owners([sound for sound, _ in heard], wanted)
    times: list[tuple[float, float] | None] = [None] * len(expected)
    last: int | None = None
    for (_, phoneme), owner in zip(heard, owners, strict=True):
        last = owner if owner is not None and (last is None or owner >= last) else last
        if last is not None:
            known = times[last]
            times[last] = (known[0] if known else phoneme.begin, phoneme.end)
    return _untangled(times)


def spans_by_sound(spoken: Sequence[Phoneme], expected: Sequence[str], letters: Sequence[int]) -> list[tuple[float, float]]:
    """As `align`, but with a span for every word: one that got no sound shares, by letters, that of the word before it."""
    times = align(spoken, expected)
    if not any(times):
        return share_out(len(expected), letters, spoken[0].begin, spoken[-1].end)
    spans: list[tuple[float, float]] = []
    heads = [index for index, span in enumerate(times) if span]
    for number, head in enumerate(heads):
        begin, end = times[head] or (0.0, 0.0)
        first = 0 if number == 0 else head
        after = heads[number + 1] if number + 1 < len(heads) else len(times)
        spans += share_out(after - first, letters[first:after], begin, end)
    return spans


def _untangled(times: list[tuple[float, float] | None]) -> list[tuple[float, float] | None]:
    """A phoneme of several sounds may fall to two words: the later one begins where the earlier one ends."""
    at = 0.0
    for index, span in enumerate(times):
        if span:
            begin = max(at, span[0])
            times[index] = (begin, max(begin, span[1]))
            at = max(begin, span[1])
    return times


def _owners(heard: Sequence[str], wanted: Sequence[tuple[str, int]]) -> list[int | None]:
    rows, columns = len(heard), len(wanted)
    cost = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows + 1):
        cost[row][0] = row * _MISSING
    cost[0] = [column * _MISSING for column in range(columns + 1)]
    for row in range(1, rows + 1):
        sound, above, here = heard[row - 1], cost[row - 1], cost[row]
        for column in range(1, columns + 1):
            same = above[column - 1] + (0.0 if sound == wanted[column - 1][0] else _WRONG)
            here[column] = min(same, above[column] + _MISSING, here[column - 1] + _MISSING)
    owners: list[int | None] = [None] * rows
    row, column = rows, columns
    while row > 0 and column > 0:
        matches = heard[row - 1] == wanted[column - 1][0]
        if cost[row][column] == cost[row - 1][column - 1] + (0.0 if matches else _WRONG):
            owners[row - 1] = wanted[column - 1][1]
            row, column = row - 1, column - 1
        elif cost[row][column] == cost[row - 1][column] + _MISSING:
            row -= 1
        else:
            column -= 1
    return owners
