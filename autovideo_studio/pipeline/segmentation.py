"""A text into sentences, phrases and seconds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from autovideo_studio.foundation.patterns import pattern
from autovideo_studio.pipeline.words import base_language, words_of

CJK = r"\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\uac00-\ud7af\U00020000-\U0002ffff"
_CJK_CHAR = pattern(f"[{CJK}]")
_NO_SPACES = {"zh", "ja", "th"}
_CLOSING = "」』）】》〉”’\"')]}»"
_OPENING = "「『（【《〈“‘\"'([{«"
# Longer than any sentence that people write to be read aloud.
_ENDLESS, _ENDLESS_DENSE = 700, 240
_PARTICLES = frozenset(["的", "了", "著", "着", "過", "过", "嗎", "吗", "呢", "吧", "們", "们", "裡", "里", "上", "下", "中"])
# What may follow a closing quotation mark and still belong to its sentence: 「走吧！」他說。
_AFTER_QUOTE = {"zh": re.compile(r"^[^，。！？]{0,8}?[說说問问道喊叫答笑想]"), "ja": re.compile(r"^(と|って|という)")}


def sentences(text: str, language: str) -> tuple[str, ...]:
    """The sentences of one paragraph, stripped, in order; together they hold every visible character of it."""
    import sentencex

    found: list[str] = []
    pieces = sentencex.segment(base_language(language), " ".join(text.split()))
    for sentence in (part for piece in pieces for part in _divided_if_endless(piece.strip(), language)):
        if found and _belongs_to(found[-1], sentence, language):
            found[-1] += sentence if joins_without_space(language) else f" {sentence}"
        else:
            found.append(sentence)
    return tuple(found)


def _divided_if_endless(sentence: str, language: str) -> list[str]:
    """A transcript without full stops comes as one endless sentence: it is cut at commas, else between words."""
    limit = _ENDLESS_DENSE if joins_without_space(language) else _ENDLESS
    if len(sentence) <= limit:
        return [sentence] if sentence else []
    parts: list[str] = []
    for clause in re.split(r"(?<=[,;:，；：、،؛])(?!\d)", sentence):
        pieces = [clause] if len(clause) <= limit else [
            clause[start:end] for start, end in _windows(clause, limit // 3)]
        for piece in pieces:
            if parts and len(parts[-1]) + len(piece) <= limit // 2:
                parts[-1] += piece
            else:
                parts.append(piece)
    return [part.strip() for part in parts if part.strip()]


def _windows(text: str, length: int) -> Iterator[tuple[int, int]]:
    """Stretches of about `length` characters that end at a space where there is one."""
    start = 0
    while start < len(text):
        end = min(start + length, len(text))
        space = text.rfind(" ", start + length // 2, end + 1)
        end = space + 1 if space > 0 and end < len(text) else end
        yield start, end
        start = end


def _belongs_to(previous: str, sentence: str, language: str) -> bool:
    if not any(char.isalnum() for char in sentence):
        return True
    goes_on = _AFTER_QUOTE.get(base_language(language))
    return bool(goes_on and previous[-1] in _CLOSING and goes_on.match(sentence))


def joins_without_space(language: str) -> bool:
    """True for languages written without spaces between words."""
    return base_language(language) in _NO_SPACES


def join_sentences(parts: list[str] | tuple[str, ...], language: str) -> str:
    return ("" if joins_without_space(language) else " ").join(parts)


def phrases(text: str, language: str) -> tuple[str, ...]:
    """`text` cut where a line may be broken well; joined they are `text` again.

    Chinese, Japanese and Thai by budoux and our own lexicon; other languages after punctuation and before small words.
    """
    parser = _budoux(language)
    if parser is None:
        return _phrases_by_words(text, language)
    chunks = [chunk for chunk in parser.parse(text) if chunk] if text else []
    return _with_whole_marks(_with_whole_words(chunks, words_of(language).lexicon))


@cache
def _budoux(language: str) -> Any:
    import budoux

    base = base_language(language)
    if base == "zh":
        simplified = language.lower() in ("zh-cn", "zh-sg", "zh-hans")
        return budoux.load_default_simplified_chinese_parser() if simplified else budoux.load_default_traditional_chinese_parser()
    if base == "ja":
        return budoux.load_default_japanese_parser()
    return budoux.load_default_thai_parser() if base == "th" else None


def _with_whole_marks(chunks: tuple[str, ...]) -> tuple[str, ...]:
    """Closing marks and particles go to the chunk before, opening marks to the one after; numbers and Latin words stay whole."""
    whole: list[str] = []
    for chunk in chunks:
        clings = not starts_line(chunk[0]) or chunk in _PARTICLES
        if whole and (clings or whole[-1][-1] in _OPENING or _runs_on(whole[-1][-1], chunk[0])):
            whole[-1] += chunk
        else:
            whole.append(chunk)
    return tuple(whole)


def _runs_on(left: str, right: str) -> bool:
    """Whether two characters are inside one number or one word of a script with spaces."""
    return all((char.isalnum() and not _CJK_CHAR().match(char)) or char in ".,%-'’" for char in (left, right))


def starts_line(char: str) -> bool:
    """False for a character that must never begin a line: closing marks, small kana, the long-vowel mark."""
    if char in "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮーゝゞヽヾ々〜～・…‥":
        return False
    return unicodedata.category(char) not in ("Pe", "Pf", "Po", "Mn", "Mc") or char in "#@&*¿¡§"


def _with_whole_words(chunks: list[str], lexicon: frozenset[str]) -> tuple[str, ...]:
    """Moves boundaries that fall inside a known word to the word's nearer end."""
    text, cuts, position = "".join(chunks), [], 0
    for chunk in chunks[:-1]:
        position += len(chunk)
        cuts.append(position)
    moved: set[int] = set()
    for cut in cuts:
        left, right = _word_around(text, cut, lexicon)
        moved.add(cut if left == right else (left if cut - left <= right - cut and left else right))
    edges = [0, *sorted(cut for cut in moved if 0 < cut < len(text)), len(text)]
    return tuple(text[start:end] for start, end in zip(edges, edges[1:], strict=False) if start < end)


def _word_around(text: str, cut: int, lexicon: frozenset[str]) -> tuple[int, int]:
    for length in (4, 3, 2):
        for start in range(max(0, cut - length + 1), cut):
            if text[start:start + length] in lexicon:
                return start, start + length
    return cut, cut


def _phrases_by_words(text: str, language: str) -> tuple[str, ...]:
    break_before = words_of(language).break_before
    found: list[str] = []
    for token in re.findall(r"\S+\s*|^\s+", text):
        word = token.strip().lower().strip(_OPENING + _CLOSING + ".,;:!?،؛؟")
        if not found or (found[-1].rstrip()[-1:] and found[-1].rstrip()[-1] in ",;:.!?—–،؛؟…") or word in break_before:
            found.append(token)
        else:
            found[-1] += token
    return tuple(found)


# Measured on espeak-ng at 165 words a minute, over the texts in `resources/examples`: a sentence deviates by some 7 %.
# (Japanese by kana; a kanji is read as almost two.)
_CHARACTERS_PER_SECOND = {"zh": 3.7, "ja": 8.0, "ko": 7.0, "th": 9.0, "ar": 10.5, "he": 15.0, "hi": 9.6, "ru": 19.0, "fa": 12.5}
_LATIN_CHARACTERS_PER_SECOND = 17.2
_PAUSE_SHORT, _PAUSE_LONG = 0.12, 0.35
_DIGIT_WEIGHT = 4.0  # a digit is read as a whole word
_JAPANESE_DIGIT_WEIGHT, _KANJI_WEIGHT = 2.5, 1.8


def speech_seconds(text: str, language: str, speed: float = 1.0) -> float:
    """How long `text` takes to say, within some 15 %: letters at the language's pace, digits as words, pauses at marks."""
    base = base_language(language)
    pace = _CHARACTERS_PER_SECOND.get(base, _LATIN_CHARACTERS_PER_SECOND)
    seconds = 0.0
    for char in text:
        if char.isdigit():
            weight = _JAPANESE_DIGIT_WEIGHT if base == "ja" else 1.0 if base in ("zh", "ko") else _DIGIT_WEIGHT
            seconds += weight / pace
        elif char.isalpha():
            native = bool(_CJK_CHAR().match(char)) == (base in ("zh", "ja", "ko"))
            weight = _KANJI_WEIGHT if base == "ja" and unicodedata.name(char, "").startswith("CJK") else 1.0
            seconds += weight / pace if native else 1.0 / (_LATIN_CHARACTERS_PER_SECOND if not _CJK_CHAR().match(char) else 4.4)
        elif char in ".!?。！？؟…":
            seconds += _PAUSE_LONG
        elif char in ",;:，、；：،؛—":
            seconds += _PAUSE_SHORT
        elif char == " " and base not in ("zh", "ja"):
            seconds += 1.0 / pace
    return seconds / speed


def characters_in(seconds: float, language: str) -> int:
    """About how many characters are said in so many seconds."""
    return round(seconds * 0.92 * _CHARACTERS_PER_SECOND.get(base_language(language), _LATIN_CHARACTERS_PER_SECOND))


_NARROW = frozenset("iljtfrI.,;:!|'’`()[]{}/\\ ")
_WIDE = frozenset("mwMW@%")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\ufe0e\ufe0f")


@lru_cache(maxsize=4096)  # captions weigh the same words in many ways
def text_units(text: str) -> float:
    """The width of a text in full-width characters: CJK and emoji 1.0, Latin 0.55, narrow letters 0.32, marks that combine 0."""
    return sum(_char_units(char) for char in text)


@cache
def _char_units(char: str) -> float:
    if unicodedata.combining(char) or char in _INVISIBLE or "\U0001f3fb" <= char <= "\U0001f3ff":
        return 0.0
    if unicodedata.east_asian_width(char) in "WF" or char >= "\U0001f000":
        return 1.0
    if char in _NARROW:
        return 0.32
    if char in _WIDE:
        return 0.82
    return 0.66 if char.isupper() else 0.55
