"""The written words of a text: what captions show and what every speech provider must time.

A word is what a reader sees as one: "$12.50", "3.5%", "e.g.", "well-known", a URL. Scripts without spaces give one word per
Han character or kana mora. Punctuation and emoji are no words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from autovideo_studio.foundation.patterns import pattern

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_SMALL_KANA = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー"
_LETTER = rf"(?:(?![{_HAN}{_KANA}])[^\W_])"
_JOINER = r"['’‘ʼ´`\-‐‑·׳״&.@/]"
_SHADOW_LETTER = "x"

_PATTERN = pattern(
    rf"""
      (?:https?://|ftp://|www\.)[^\s<>"'{_HAN}{_KANA}]*[^\s<>"'.,;:!?)\]}}…{_HAN}{_KANA}]       # address
    | [A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+                                     # e-mail
    | {_LETTER}[A-Za-z0-9\-]*(?:\.[A-Za-z0-9\-]+)*\.(?:com|org|net|edu|gov|info|io|ai|dev|app|tv|me|co|eu|de|fr|uk|jp|cn|tw)
        (?![\w])(?:/[^\s<>"']*[^\s<>"'.,;:!?)\]}}…])?                                            # bare domain
    | (?:(?<!\w)[#@])?(?:(?<![\w)\]])[-−+±~])?[$€£¥₹₩₽]?(?:\d+(?:[.,:/’\u00a0\u202f]?\d+)*|(?<!\d)\.\d+)
        (?:[%‰°$€£¥₹₩₽º²³]+[CFK]?(?![^\W\d_]))?(?:-?{_LETTER}+(?:[-'’]{_LETTER}+)*)?                # number with sign and unit
    | (?:{_LETTER}{{1,3}}\.){{2,}}(?:{_LETTER}{{1,3}}(?!\w))?                                    # U.S.A., e.g., Ph.D
    | (?:(?<!\w)[#@])?{_LETTER}+(?:{_JOINER}(?:{_LETTER}|\d)+|\d+|_+(?:{_LETTER}|\d)+)*          # word
    | [{_KANA}][{_SMALL_KANA}]*                                                                  # mora
    | [{_HAN}]
    | (?<!\S)[&+=%×÷±§](?!\S)                                                                    # a sign that is read
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """`text` stands at character `offset`."""

    text: str
    offset: int

    @property
    def end(self) -> int:
        return self.offset + len(self.text)

    @property
    def letters(self) -> int:
        """Letters, marks and digits: how long the word is when it is shared out."""
        return max(1, sum(character.isalnum() for character in self.text))


@cache
def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" and not 0xFE00 <= ord(character) <= 0xFE0F


def _shadow(text: str) -> str:
    """`text` with combining marks (and joiners between letters) shown as letters, so that a plain pattern sees whole words."""
    shadow = list(text)
    for index in range(1, len(text)):
        character = text[index]
        if character in "\u200c\u200d\u00ad\u0640":
            follows = index + 1 < len(text) and text[index + 1].isalpha()
            shadow[index] = _SHADOW_LETTER if follows and shadow[index - 1].isalpha() else character
        elif ord(character) > 0x2FF and shadow[index - 1].isalnum() and _is_mark(character) and character not in "\u3099\u309a":
            shadow[index] = _SHADOW_LETTER
    return "".join(shadow)


def written_words(text: str) -> list[WrittenWord]:
    """All words in order; offsets are characters (code points) of `text`."""
    return [WrittenWord(text[match.start():match.end()], match.start()) for match in _PATTERN().finditer(_shadow(text))]
