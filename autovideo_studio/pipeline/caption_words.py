"""The spoken words of a narration as written tokens, with their marks, times and the strength of the break after each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from autovideo_studio.domain.media_reference import CaptionReference
from autovideo_studio.pipeline.segmentation import joins_without_space, phrases, starts_line, text_units
from autovideo_studio.pipeline.words import words_of
from autovideo_studio.providers.base import Word

_OPENING = frozenset("「『（【《〈“‘([{«¿¡„")
_SENTENCE_END, _CLAUSE_END = frozenset(".!?。！？؟…"), frozenset(",;:，、；：،؛—–")
_CLOSING = "」』）】》〉”’\"')]}»"
_LONGEST_TOKEN = 4

SENTENCE, CLAUSE, PHRASE, WORD, INSIDE, FORBIDDEN = 0.0, 0.6, 1.6, 3.4, 12.0, 60.0
"""What it costs to break after a token: nothing at the end of a sentence, nearly everything inside a word."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written, with its punctuation; spoken from `begin` to `end` seconds; `break_after` is the cost of a break."""

    text: str
    begin: float
    end: float
    space_after: bool
    break_after: float

    @property
    def units(self) -> float:
        return text_units(self.text)


def caption_tokens(words: Sequence[Word], text: str, language: str) -> tuple[Token, ...]:
    """Every visible character of `text`, in order, on the token of the word that it stands beside."""
    spans = _spans(_divided(words, text, language), text)
    if not spans:
        return ()
    costs = _break_costs(text, [end for _, _, end in spans], language)
    tokens = []
    for number, (word, start, end) in enumerate(spans):
        written = " ".join(text[start:end].split())
        spaced = text[end - 1:end].isspace() or text[end:end + 1].isspace()
        spaced = spaced and number < len(spans) - 1
        tokens.append(Token(written, word.begin_s, max(word.end_s, word.begin_s), spaced, costs[number]))
    return tuple(tokens)


def tokens_of(caption: CaptionReference, rate: Fraction) -> tuple[Token, ...]:
    """The words of a finished caption, one token each; times count from its first frame."""
    words = [word for line in caption.lines for word in line]
    text, ends = "", []
    for number, word in enumerate(words):
        ends.append(len(text) + len(word.text))
        text += word.text + (" " if word.space_after and number < len(words) - 1 else "")
    costs = _break_costs(text, ends, caption.language)
    return tuple(Token(word.text, float(word.start / rate), float(word.end / rate), word.space_after, cost)
                 for word, cost in zip(words, costs, strict=True))


def _divided(words: Sequence[Word], text: str, language: str) -> list[Word]:
    """Words in order of offset; a long run without spaces that came as one word is divided, and its time with it."""
    found: list[Word] = []
    for word in sorted(words, key=lambda item: item.offset):
        length = len(word.text)
        if not length or word.offset + length > len(text) or (found and word.offset < found[-1].offset + len(found[-1].text)):
            continue
        if not joins_without_space(language) or length <= _LONGEST_TOKEN or word.text.isascii():
            found.append(word)
            continue
        position = 0
        for part in phrases(word.text, language):
            share = (word.end_s - word.begin_s) / length
            begin = word.begin_s + share * position
            found.append(replace(word, text=part, offset=word.offset + position, begin_s=begin, end_s=begin + share * len(part)))
            position += len(part)
    return found


def _spans(words: Sequence[Word], text: str) -> list[tuple[Word, int, int]]:
    """Each word with the stretch of text that is its own: marks before the first belong to it, later ones by their kind."""
    spans = []
    start = 0
    for number, word in enumerate(words):
        begin = word.offset + len(word.text)
        until = words[number + 1].offset if number + 1 < len(words) else len(text)
        end = until if number + 1 == len(words) else begin + _share_of_previous(text[begin:until])
        spans.append((word, start, end))
        start = end
    return spans


def _share_of_previous(between: str) -> int:
    """How many characters between two words belong to the first one: all up to the mark that opens the second."""
    last_space = max((index for index, char in enumerate(between) if char.isspace()), default=-1)
    tail = between[last_space + 1:]
    if last_space >= 0:
        return last_space + 1 if all(char in _OPENING or not char.isalnum() for char in tail) else len(between)
    return next((index for index, char in enumerate(between) if char in _OPENING), len(between))


def _break_costs(text: str, ends: Sequence[int], language: str) -> list[float]:
    boundaries, position = set(), 0
    for phrase in phrases(text, language):
        position += len(phrase)
        boundaries.add(position)
    lists = words_of(language)
    dense = joins_without_space(language)
    costs = []
    for number, end in enumerate(ends):
        start = ends[number - 1] if number else 0
        written = text[start:end].strip()
        bare = written.rstrip(_CLOSING)
        following = text[end:].lstrip()[:1]
        if bare[-1:] in _SENTENCE_END and (dense or text[end - 1:end].isspace() or not following):
            cost = SENTENCE
        elif bare[-1:] in _CLAUSE_END:
            cost = CLAUSE
        elif following and not starts_line(following):
            cost = FORBIDDEN
        elif end in boundaries:
            cost = PHRASE
        else:
            spaced = text[end - 1:end].isspace()
            cost = WORD if spaced or not dense else INSIDE
        if cost > CLAUSE and (bare.lower() in lists.never_end or _is_number_before_unit(bare, text[end:])):
            cost += 2.4
        costs.append(cost)
    return costs


def _is_number_before_unit(word: str, following: str) -> bool:
    """"384,400 | km" should stay together."""
    return word[-1:].isdigit() and following[:1].isalpha()
