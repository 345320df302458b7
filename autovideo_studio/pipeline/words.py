"""Word lists per language, read from `resources/words/<language>.json`: small words, connectives, units."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from autovideo_studio.foundation.paths import resources


@dataclass(frozen=True, slots=True)
class WordList:
    """All lower case.

    `connectives` tie a sentence to the one before ("however") and may be dropped; `pointers` need it ("they");
    a phrase may break before `break_before` and must not end with `never_end`; `lexicon` are words of scripts without
    spaces that must not be split.
    """

    stopwords: frozenset[str] = frozenset()
    connectives: tuple[str, ...] = ()
    pointers: frozenset[str] = frozenset()
    break_before: frozenset[str] = frozenset()
    never_end: frozenset[str] = frozenset()
    clause_openers: frozenset[str] = frozenset()
    number_words: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()
    lexicon: frozenset[str] = frozenset()


_PIPED = {"connectives", "units"}


def base_language(tag: str) -> str:
    """"zh-TW" → "zh"."""
    return tag.replace("_", "-").split("-")[0].lower()


def words_of(language: str) -> WordList:
    """The lists of a BCP 47 tag; empty ones for a language that has none."""
    return _load(base_language(language))


@cache
def _load(language: str) -> WordList:
    path = resources() / "words" / f"{language}.json"
    if not language.isalpha() or not path.is_file():
        return WordList()
    data = json.loads(path.read_text("utf-8"))
    values: dict[str, Any] = {}
    for field in fields(WordList):
        text = data.get(field.name, "")
        if field.name in _PIPED:  # the longest first, so that "in the end" is met before "in"
            values[field.name] = tuple(sorted(filter(None, text.split("|")), key=len, reverse=True))
        else:
            values[field.name] = frozenset(text.split())
    return WordList(**values)


@cache
def known_languages() -> tuple[str, ...]:
    """The languages that have lists."""
    return tuple(sorted(path.stem for path in (resources() / "words").glob("*.json")))
