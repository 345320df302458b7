"""Sentences that list things: "Three bodies decide it: the Moon, the Sun and the Earth."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from autovideo_studio.pipeline.segmentation import joins_without_space, text_units
from autovideo_studio.pipeline.words import base_language, words_of

_AND = {"en": "and|or", "de": "und|oder", "fr": "et|ou", "es": "y|e|o|u", "it": "e|o", "pt": "e|ou", "ar": "و|أو"}
_FEWEST, _MOST = 3, 5
_ITEM_UNITS = 22.0
_CJK_ITEM_UNITS = 10.0


@dataclass(frozen=True, slots=True)
class Enumeration:
    """`title` says what is listed; it is empty where the sentence begins with its items."""

    title: str
    items: tuple[str, ...]


def find_enumeration(text: str, language: str) -> Enumeration | None:
    """The list in one sentence, if it has one of three to five short items; None otherwise."""
    sentence = text.strip().rstrip(".。!！")
    if joins_without_space(language):
        return _by_enumeration_comma(sentence, language)
    head, colon, tail = sentence.rpartition(":")
    if colon:
        items = _items(tail, language)
        return Enumeration(_headed(head), items) if items else None
    return _after_a_verb(sentence, language)


def _items(text: str, language: str) -> tuple[str, ...]:
    """The items of "a, b and c", or none."""
    conjunction = _AND.get(base_language(language), "and|or")
    parts = [part.strip() for part in re.split(r"\s*[,،;]\s*", text.strip()) if part.strip()]
    glued = r"\s+و(?=\w)" if base_language(language) == "ar" else rf"\s+(?:{conjunction})\s+"
    lead = r"^و(?=\w)" if base_language(language) == "ar" else rf"^(?:{conjunction})\s+"
    if parts:
        last = re.split(glued, parts[-1])
        parts = parts[:-1] + ([re.sub(lead, "", parts[-1])] if len(last) != 2 else last)
    items = tuple(_headed(re.sub(lead, "", part)) for part in parts)
    fits = _FEWEST <= len(items) <= _MOST and all(item and text_units(item) <= _ITEM_UNITS for item in items)
    return items if fits else ()


def _after_a_verb(sentence: str, language: str) -> Enumeration | None:
    """"The harbour needs pilots, tugs and cranes": items of one or two words; the first one's start is read off the others."""
    conjunction = _AND.get(base_language(language), "and|or")
    match = re.search(rf"((?:[^,]+,\s)+)([^,]+?),?\s(?:{conjunction})\s([^,]+)$", sentence)
    if not match or base_language(language) == "ar":
        return None
    first, *middle = [part.strip() for part in match.group(1).rstrip(", ").split(",")]
    rest = [*middle, match.group(2).strip(), match.group(3).strip()]
    length = max(len(part.split()) for part in rest)
    if length > 2 or any(part.split()[0].lower() in words_of(language).break_before for part in rest):
        return None
    words = first.split()
    start = len(words) - min(len(rest[0].split()), len(words))
    title = " ".join(words[:start])
    items = tuple(_headed(part) for part in (" ".join(words[start:]), *rest))
    never_end = words_of(language).never_end
    while title and title.split()[-1].lower() in never_end:
        title = title.rpartition(" ")[0]
    if not title or not _FEWEST <= len(items) <= _MOST or len(title) > 48:
        return None
    return Enumeration(_headed(title), items)


_ZH_LIST = re.compile(r"((?:[^，、：。；]{1,12}、)+)([^，、：。；]{1,12}?)"
                      r"(?:(?:和|與|与|以及|及|還有|还有|或)([^，、：。；]{1,12}))?(?=[，。；]|$|等)")
_JA_ITEM = r"[^、。：，\u3041-\u306d\u306f-\u309f]{2,12}"
_JA_LIST = re.compile(rf"((?:{_JA_ITEM}、){{2,}})({_JA_ITEM})(?=など|といった|の|が|を|に|は|で|、|$)")


def _by_enumeration_comma(sentence: str, language: str) -> Enumeration | None:
    """Items between 、; in Japanese, where that mark also divides clauses, they must be free of kana other than の."""
    is_chinese = base_language(language) == "zh"
    match = (_ZH_LIST if is_chinese else _JA_LIST).search(sentence)
    if not match:
        return None
    items = tuple(part for part in re.split(r"、|和|與|与|以及|還有|还有" if is_chinese else "、", match.group()) if part)
    head = re.split("[，。；、]", sentence[:match.start()].rstrip("，、：:"))[-1]
    if not _FEWEST <= len(items) <= _MOST or any(text_units(item) > _CJK_ITEM_UNITS for item in items):
        return None
    return Enumeration(head if text_units(head) <= 16 else "", items)


def _headed(text: str) -> str:
    text = text.strip(" ,;:.،")
    return text[:1].upper() + text[1:]
