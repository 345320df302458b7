"""From a written text to what the synthesiser should read, with the way back.

Emoji, arrows, list bullets and Markdown signs are not read aloud: they become spaces. With a language, money, units and
ranges become words, and kanji become kana.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left

from autovideo_studio.providers.japanese_reading import in_kana
from autovideo_studio.providers.respelling import Reading
from autovideo_studio.providers.spoken_signs import with_spoken_signs
from autovideo_studio.providers.spoken_signs_table import SPOKEN

__all__ = ["Reading", "read_as", "reading_of"]

_READ_SIGNS = "°&+=%@#×÷±§$€£¥₹₩₽"
_MARKUP = "*_~|^<>\\{}[]`•"
_CHINESE = frozenset(["zh", "cmn"])


def reading_of(text: str, start: int, end: int, language: str = "") -> Reading:
    """How `text[start:end]` is read. Without a language nothing is reworded: one character is read as one."""
    base = language.lower().partition("-")[0]
    base = "zh" if base in _CHINESE else base
    characters = [text[index] if _is_read(text[index]) else " " for index in range(start, end)]
    reading = Reading("".join(map(_narrow, characters)), tuple(range(start, end)))
    if base in SPOKEN:
        reading = with_spoken_signs(reading, base)
    return in_kana(reading) if base == "ja" else reading


def read_as(reading: Reading, begin: int, end: int) -> str:
    """What is read for characters `begin`..`end` of the written text."""
    return reading.spoken[bisect_left(reading.origin, begin):bisect_left(reading.origin, end)].strip()


def _narrow(character: str) -> str:
    """A digit, letter or sign as wide as a Chinese character, in its usual width; the engine skips the wide ones."""
    narrow = chr(ord(character) - 0xFEE0) if 0xFF01 <= ord(character) <= 0xFF5E else character
    return narrow if narrow.isalnum() or narrow in _READ_SIGNS + "." else {"￥": "¥", "￡": "£"}.get(character, character)


def _is_read(character: str) -> bool:
    if character.isalnum() or character in _READ_SIGNS or character in " \n" or character in "℃℉￥￡":
        return True
    if character in _MARKUP or 0xFE00 <= ord(character) <= 0xFE0F:
        return False
    category = unicodedata.category(character)
    return category[0] in "PMZ" or character in "\u200c\u200d\u00ad"
