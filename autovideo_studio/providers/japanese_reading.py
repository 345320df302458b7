"""Kanji into kana, as they are pronounced: espeak-ng reads each kanji as "Chinese letter"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from autovideo_studio.providers.japanese_numbers import COUNTED, counted
from autovideo_studio.providers.respelling import Reading, Respelling, respelled

_KANJI = re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_JAPANESE = re.compile("[\u3005\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_SYLLABLE = re.compile(".[ァィゥェォャュョーッン]*")
_CLINGING = ("助詞", "助動詞")
_CLINGING_KINDS = ("接尾", "非自立")
_SOME_NUMBER = "三つ"  # stands before what follows a number, so that a particle there is known as one
# Where the dictionary's first choice is the solemn one.
_PREFERRED = {"日本": ("ニッポン", "ニホン")}


def in_kana(reading: Reading) -> Reading:
    """`reading` in kana when it has kanji: particles as said (は: ワ, へ: エ), numbers with their counters, a space before
    each phrase."""
    if not _KANJI.search(reading.spoken):
        return reading
    return respelled(reading, _changes(reading.spoken))


@cache
def _tokenizer() -> Any:
    # Janome: Apache 2.0, one wheel for every system (pure Python, its dictionary inside), kept up, and its dictionary gives
    # the pronunciation itself (は as ワ, 学校 as ガッコー). SudachiPy gives kana spelling, without particles; fugashi's small
    # dictionary comes as a source archive; pykakasi does not tell particles.
    from janome.tokenizer import Tokenizer

    return Tokenizer()


def _changes(text: str) -> Iterator[Respelling]:
    at = 0
    for match in COUNTED.finditer(text):
        said = counted(match)
        if said is not None:
            yield from _words(text, at, match.start())
            yield Respelling(match.start(), match.end(), _space_before(text, match.start()) + said)
            at = match.end()
    yield from _words(text, at, len(text))


def _space_before(text: str, begin: int) -> str:
    return " " if begin and (_JAPANESE.match(text[begin - 1]) or text[begin - 1].isalnum()) else ""


def _words(text: str, start: int, end: int) -> Iterator[Respelling]:
    """Phrase by phrase: a token that is said otherwise than written, and a space before one that begins a phrase."""
    before = _SOME_NUMBER if start else ""
    at = start - len(before)
    for token in _tokenizer().tokenize(before + text[start:end]):
        begin, at = at, at + len(token.surface)
        if begin < start or not _JAPANESE.search(token.surface):
            continue
        kinds = token.part_of_speech.split(",")
        begins = kinds[0] not in _CLINGING and kinds[1] not in _CLINGING_KINDS
        yield from _spelt(token.surface, _pronounced(token), begin, _space_before(text, begin) if begins else "")


def _spelt(surface: str, kana: str, begin: int, before: str) -> Iterator[Respelling]:
    """Kana at the end of a word keep their own place; the syllables before them are shared out among the kanji."""
    same = 0
    while same < min(len(surface), len(kana)) - 1 and _katakana(surface[-1 - same]) == kana[-1 - same]:
        same += 1
    stop = len(surface) - same
    syllables = _SYLLABLE.findall(kana[:len(kana) - same])
    for index in range(stop):
        share = "".join(syllables[index * len(syllables) // stop:(index + 1) * len(syllables) // stop])
        yield Respelling(begin + index, begin + index + 1, share if index else before + share)
    if same:
        yield Respelling(begin + stop, begin + len(surface), kana[len(kana) - same:])


def _pronounced(token: Any) -> str:
    """Katakana; of a word that the dictionary lacks, that of its characters one by one."""
    kana = str(token.phonetic)
    if kana == "*":
        return "".join(_of_character(character) for character in token.surface) if len(token.surface) > 1 else token.surface
    for written, (solemn, usual) in _PREFERRED.items():
        if token.surface.startswith(written) and kana.startswith(solemn):
            return usual + kana.removeprefix(solemn)
    return kana


def _of_character(character: str) -> str:
    found = [token.phonetic for token in _tokenizer().tokenize(character)] if _KANJI.match(character) else []
    return character if not found or "*" in found else "".join(found)


def _katakana(character: str) -> str:
    return chr(ord(character) + 0x60) if "ぁ" <= character <= "ゖ" else character
