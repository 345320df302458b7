"""The words that carry a text's meaning, folded so that "tides" and "tide" are one term."""

from __future__ import annotations

import re
import unicodedata

from autovideo_studio.pipeline.segmentation import phrases
from autovideo_studio.pipeline.words import base_language, words_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HAN = re.compile(r"[\u3400-\u9fff々]+")
_KATAKANA = re.compile(r"[\u30a1-\u30faー]{2,}")
_ENDINGS = {
    "en": ("ies", "es", "s", "ing", "ed", "ly"),
    "de": ("en", "er", "es", "e", "n", "s"),
    "fr": ("es", "s", "e"),
    "es": ("es", "s"),
    "pt": ("es", "s"),
    "it": ("i", "e", "a", "o"),
}
_ARABIC_PREFIX = re.compile(r"^(وال|بال|كال|فال|لل|ال|و)")


def stem(word: str, language: str) -> str:
    """A word's folded form: lower case, without marks and common endings. Crude on purpose: it only has to match itself."""
    folded = "".join(char for char in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(char))
    base = base_language(language)
    if base == "ar":
        short = _ARABIC_PREFIX.sub("", folded)
        return short if len(short) >= 3 else folded
    for ending in _ENDINGS.get(base, ()):
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            cut = folded[:-len(ending)]
            return cut + "y" if ending == "ies" else cut.rstrip("e") if len(cut) > 3 else cut
    return folded.rstrip("e") if len(folded) > 4 else folded


def content_words(text: str, language: str) -> list[str]:
    """The words of a text that mean something, as written and in order."""
    base = base_language(language)
    if base in ("zh", "ja"):
        return _cjk_words(text, language)
    stopwords = words_of(language).stopwords
    return [word for word in _WORD.findall(text) if len(word) > 2 and word.lower().replace("’", "'") not in stopwords]


def terms(text: str, language: str) -> list[str]:
    """Stems of the content words."""
    return [stem(word, language) for word in content_words(text, language)]


def _cjk_words(text: str, language: str) -> list[str]:
    found = []
    stopwords = words_of(language).stopwords
    lexicon = words_of(language).lexicon
    for phrase in phrases(text, language):
        for run in _HAN.findall(phrase):
            bare = run.strip("的了著着是在和與与也就都很最更這这那一個个們们裡里把被從从對对為为會会能要用")
            if 2 <= len(bare) <= 6 and bare not in stopwords:
                found.extend(_known_parts(bare, lexicon))
        found.extend(_KATAKANA.findall(phrase))
        found.extend(word for word in re.findall(r"[A-Za-z]{3,}", phrase) if word.lower() not in words_of("en").stopwords)
    return found


def _known_parts(run: str, lexicon: frozenset[str]) -> list[str]:
    """A long run of Han characters by the words of the lexicon in it, else as it is."""
    if len(run) <= 3:
        return [run]
    known = [run[start:start + 2] for start in range(len(run) - 1) if run[start:start + 2] in lexicon]
    return known or [run]
