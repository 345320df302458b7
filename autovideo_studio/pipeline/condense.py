"""A long text made short by keeping its best sentences, whole and in order.

Scores are local: what a sentence is (place, heading words, numbers, names) weighs, and how central its words are moves
little. Lengths count by class, not to the tenth of a second. So another sentence's change practically never alters the choice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log2

from autovideo_studio.pipeline.enumeration import find_enumeration
from autovideo_studio.pipeline.segmentation import joins_without_space, speech_seconds
from autovideo_studio.pipeline.terms import terms
from autovideo_studio.pipeline.words import base_language, words_of

_BREATH_S = 0.5  # the silence that a scene adds to what is said
_CLASS_EDGES = (4.2, 7.5, 11.5)
_OVERLAP_LIMIT = 0.62
_NEEDS_NO_COMMA = frozenset((
    "but", "and", "yet", "nor", "aber", "und", "doch", "mais", "et", "ou", "pero", "y", "ma", "mas", "e",
    "and yet", "ولكن", "لكن"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence and where it stands: its `section` and `paragraph` number, and its section's heading."""

    text: str
    section: int
    paragraph: int
    heading: str = ""
    favoured: bool = False
    """The creator hung a picture, a text or another directive on its passage."""


def condense(candidates: Sequence[Candidate], seconds: float, language: str, title: str = "") -> tuple[int, ...]:
    """The indices of the sentences to keep, ascending, that take about `seconds` to say (± 15 %).

    Keeps everything that is short enough already. The first and the last sentence are kept wherever two fit.
    """
    lengths = [speech_seconds(item.text, language) + _BREATH_S for item in candidates]
    if sum(lengths) <= seconds * 1.08:
        return tuple(range(len(candidates)))
    costs = _costs_by_class(lengths)
    vocabulary = [frozenset(terms(item.text, language)) for item in candidates]
    scores = _scores(candidates, lengths, vocabulary, language, title)
    units = _ranked_units(candidates, scores, language)
    kept: set[int] = set()
    for repeats_allowed in (False, True):  # what says the same again comes only where nothing else is left
        spent = sum(costs[index] for index in kept)
        for unit in units:
            new = [index for index in unit if index not in kept]
            cost = sum(costs[index] for index in new)
            if not new or not repeats_allowed and any(_repeats(index, kept, vocabulary) for index in new):
                continue
            if kept and spent + cost / 2 > seconds:
                if len(unit) > 1:  # with its companions a sentence was too long; a single one may still fit
                    continue
                return tuple(sorted(kept))
            kept.update(new)
            spent += cost
    return tuple(sorted(kept))


def _costs_by_class(lengths: Sequence[float]) -> list[float]:
    """Each length replaced by the mean of its class in this text: small edits do not change what others may use."""
    classes = [sum(length >= edge for edge in _CLASS_EDGES) for length in lengths]
    groups = defaultdict(list)
    for number, length in zip(classes, lengths, strict=True):
        groups[number].append(length)
    return [sum(groups[number]) / len(groups[number]) for number in classes]


def _scores(candidates: Sequence[Candidate], lengths: Sequence[float], vocabulary: Sequence[frozenset[str]], language: str,
            title: str) -> list[float]:
    frequency = Counter(term for words in vocabulary for term in words)
    title_terms = frozenset(terms(title, language))
    measures = _measures(language)
    scores = []
    for index, item in enumerate(candidates):
        before = candidates[index - 1] if index else None
        score = 0.0
        if before is None:
            score += 6.0
        elif index == len(candidates) - 1:
            score += 5.0
        elif item.section != before.section:
            score += 1.2
        elif item.paragraph != before.paragraph:
            score += 0.6
        score += min(1.5, 0.6 * len(vocabulary[index] & frozenset(terms(item.heading, language))))
        score += min(0.9, 0.3 * len(vocabulary[index] & title_terms))
        score += 2.6 if item.paragraph == candidates[0].paragraph and _asks(item.text) else 0.0
        score += 0.8 if measures.search(item.text) else 0.3 if re.search(r"\d", item.text) else 0.0
        score += 0.8 if _numbers(item.text) & _numbers(item.heading) else 0.0
        score += 0.6 if find_enumeration(item.text, language) else 0.0
        score += min(0.5, 0.25 * len(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}", item.text)))
        score += _centrality(vocabulary[index], frequency)
        score += 4.0 if item.favoured else 0.0
        score -= _length_penalty(lengths[index])
        score -= 0.8 if needs_the_one_before(item.text, language) else 0.0
        score -= 0.6 if item.text.rstrip()[-1:] in ":：" else 0.0
        scores.append(score)
    return scores


@cache
def _measures(language: str) -> re.Pattern[str]:
    """A number with a unit or a currency, or one of more than three digits written in groups."""
    units = "|".join(re.escape(unit) for unit in words_of(language).units) or "%"
    end = "" if joins_without_space(language) else r"(?!\w)"
    return re.compile(rf"\d\s?(?:{units}){end}|[$€£¥]\s?\d|\d[,.]\d{{3}}(?!\d)", re.IGNORECASE)


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d[\d,.]*\d|\d", text))


def _centrality(words: frozenset[str], frequency: Counter[str]) -> float:
    """0..2.6: how often its four most frequent words occur in the text (in octaves, so that one more hardly counts)."""
    return 0.16 * sum(sorted((log2(min(frequency[word], 16)) for word in words), reverse=True)[:4])


def _length_penalty(length: float) -> float:
    if length < 3.4:
        return 1.2 if length < 2.4 else 0.7
    return 0.0 if length <= 10 else 0.8 if length <= 13 else 2.0


def _ranked_units(candidates: Sequence[Candidate], scores: list[float], language: str) -> list[tuple[int, ...]]:
    """Sentences, best first, each with those that it cannot do without. The second best of a paragraph or section ranks lower,
    so that the whole text is covered before a part is told in full."""
    adjusted = list(scores)
    for key, penalty in (("section", 0.45), ("paragraph", 0.55)):
        groups = defaultdict(list)
        for index, item in enumerate(candidates):
            if 0 < index < len(candidates) - 1:  # the first and the last are kept anyway and take no one's place
                groups[getattr(item, key)].append(index)
        for members in groups.values():
            for rank, index in enumerate(sorted(members, key=lambda i: (-scores[i], i))):
                adjusted[index] -= penalty * min(rank, 4)
    order = sorted(range(len(candidates)), key=lambda index: (-adjusted[index], index))
    return [_with_companions(index, candidates, language) for index in order]


def _with_companions(index: int, candidates: Sequence[Candidate], language: str) -> tuple[int, ...]:
    first = index
    while (first > 0 and index - first < 2 and candidates[first].paragraph == candidates[first - 1].paragraph
           and needs_the_one_before(candidates[first].text, language)):
        first -= 1
    last = index
    if _asks(candidates[index].text) and candidates[index].paragraph != candidates[0].paragraph:
        last = min(index + 1, len(candidates) - 1)  # a question needs its answer, but the opening one is answered by all the rest
    return tuple(range(first, last + 1))


def _asks(text: str) -> bool:
    return text.rstrip("\"'”’」』) ").endswith(("?", "？", "؟"))


def _repeats(index: int, kept: set[int], vocabulary: Sequence[frozenset[str]]) -> bool:
    words = vocabulary[index]
    return any(len(words & vocabulary[other]) > _OVERLAP_LIMIT * min(len(words), len(vocabulary[other]))
               for other in kept if len(words) >= 4 and len(vocabulary[other]) >= 4)


def needs_the_one_before(text: str, language: str) -> bool:
    """Whether a sentence begins with a word that points back ("They…", "這…")."""
    bare = without_connective(text, language)
    pointers = words_of(language).pointers
    if joins_without_space(language):
        return any(bare.startswith(pointer) for pointer in pointers)
    first = re.match(r"\W*([^\W\d_]+(?:['’][^\W\d_]+)?)", bare)
    return bool(first and first.group(1).lower().replace("’", "'") in pointers)


def without_connective(text: str, language: str) -> str:
    """`text` without a connective at its start ("However, the sea…" → "The sea…"); the same text if nothing good remains."""
    pattern = _connective(base_language(language))
    match = pattern.match(text) if pattern else None
    if match is None:
        return text
    rest = text[match.end():]
    return rest[:1].upper() + rest[1:] if sum(char.isalnum() for char in rest) >= 4 else text


@cache
def _connective(language: str) -> re.Pattern[str] | None:
    """Without a comma most connectives are ordinary words ("Still water", "First place"); a few never are."""
    connectives = words_of(language).connectives  # the longest first
    if not connectives:
        return None
    if joins_without_space(language):
        return re.compile(rf"(?:{'|'.join(map(re.escape, connectives))})[,，、:：]?\s*")
    before_comma = "|".join(map(re.escape, connectives))
    bare = "|".join(re.escape(word) for word in connectives if word in _NEEDS_NO_COMMA)
    asking = r"|so\s+(?=(?:what|why|how|who|when|where|which)\b)" if language == "en" else ""
    return re.compile(rf"(?:{before_comma})[,،]\s*|(?:{bare or '$^'})\s+{asking}", re.IGNORECASE)
