"""From a written text to what the synthesiser should read, with the way back.

Emoji, arrows, list bullets and Markdown signs are not read aloud: they become spaces.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_READ_SIGNS = "°&+=%@#×÷±§$€£¥₹₩₽"
_MARKUP = "*_~|^<>\\{}[]`•"


@dataclass(frozen=True, slots=True)
class Reading:
    """`spoken` is what is read; `origin[i]` is the character of the written text that spoken character i stands for."""

    spoken: str
    origin: tuple[int, ...]


def reading_of(text: str, start: int, end: int) -> Reading:
    """How `text[start:end]` is read."""
    spoken, origin = [], []
    for index in range(start, end):
        character = text[index]
        spoken.append(character if _is_read(character) else " ")
        origin.append(index)
    return Reading("".join(spoken), tuple(origin))


def _is_read(character: str) -> bool:
    if character.isalnum() or character in _READ_SIGNS or character in " \n":
        return True
    if character in _MARKUP or 0xFE00 <= ord(character) <= 0xFE0F:
        return False
    category = unicodedata.category(character)
    return category[0] in "PMZ" or character in "\u200c\u200d\u00ad"
