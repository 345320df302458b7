"""The numbers of a sentence that are worth a picture of their own, with their units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from autovideo_studio.pipeline.key_clause import default_limit, key_clause, length_on_screen
from autovideo_studio.pipeline.segmentation import joins_without_space
from autovideo_studio.pipeline.words import WordList, base_language, words_of

_CURRENCY = r"US\$|NT\$|HK\$|A\$|R\$|[$€£¥₩₹]"
_DIGITS = r"\d{1,3}(?:[,.\u00a0\u202f٬]\d{3})+(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)?"
_COMMA_DECIMALS = {"de", "fr", "es", "it", "pt", "ru", "nl", "pl", "sv", "da", "nb", "fi", "cs", "tr", "id", "vi", "el", "uk"}
_PROPORTIONS = {"%", "％", "٪", "percent", "per cent", "prozent", "times", "倍", "مرة", "mal", "fois", "veces", "volte", "vezes"}
_NOTABLE = 2.0
_LABEL_LIMIT = 60
_RUNS_ON = re.compile(r"[\d–\-/:.月]$|\d\s?[^\W\d]+\s(?:(?:and|und|et|y|e)\s)?$")
_GOES_ON = re.compile(r"\s?(?:[–/:-]|to|and)?\s?\d|[A-Za-z]|年代|世紀|世纪|月|日(?!間)|代")
_APPROXIMATELY = re.compile(
    r"(?:\s*\b(?:about|around|roughly|nearly|almost|some|over|more than|less than|up to|only|just|as much as|as many as|at least|"
    r"an estimated|approximately|reaching|reach|reaches|exceed|exceeds|measures|equals)"
    r"|(?:大約|大约|約|约|達到|达到|高達|高达|達|达|有|是|為|为|超過|超过|將近|近|只有|至少|多達|"
    r"平均|およそ|ほぼ|約|حوالي|نحو|تبلغ|يبلغ|إلى))+\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written (`value`), what it is worth (`number`), and where it stands with its prefix and suffix."""

    value: str
    number: float
    decimals: int
    prefix: str
    suffix: str
    start: int
    end: int
    weight: float


def notable_figure(text: str, language: str) -> Figure | None:
    """The number of a sentence that a viewer should see large, or None. Years, dates, ranges and small counts are not."""
    found = [figure for figure in figures(text, language) if figure.weight >= _NOTABLE]
    return max(found, key=lambda figure: (figure.weight, -figure.start), default=None)


def figures(text: str, language: str) -> list[Figure]:
    """All numbers of a text, in order; ranges ("10–15") and composites ("12 hours 25 minutes") are left out."""
    lists = words_of(language)
    found = []
    for match in _pattern(base_language(language)).finditer(text):
        start = match.start("prefix" if match["prefix"] else "digits")
        before, after = text[:start], text[match.end():]
        if _RUNS_ON.search(before) or _GOES_ON.match(after):
            continue
        digits = match["digits"]
        number, decimals = _worth(digits, language)
        suffix = " ".join(match["suffix"].split()) if match["suffix"] else ""
        prefix = match["prefix"] or ""
        weight = _weight(number, digits, prefix, suffix, lists)
        found.append(Figure(digits, number, decimals, prefix, suffix, start, match.end(), weight))
    return found


@cache
def _pattern(language: str) -> re.Pattern[str]:
    lists = words_of(language)
    numbers = "|".join(re.escape(word) for word in sorted(lists.number_words, key=len, reverse=True)) or "$^"
    units = "|".join(re.escape(unit) for unit in lists.units) or "%"
    if joins_without_space(language):
        suffix = rf"\s?(?:{numbers})?\s?(?:{units})|\s?(?:{numbers})+"
    else:
        suffix = rf"[\s\u00a0-]?(?:{numbers})(?:[\s\u00a0](?:{units})(?!\w))?(?!\w)|[\s\u00a0-]?(?:{units})(?!\w)"
    return re.compile(rf"(?P<prefix>{_CURRENCY})?\s?(?P<digits>{_DIGITS})(?P<suffix>{suffix})?", re.IGNORECASE)


def _worth(digits: str, language: str) -> tuple[float, int]:
    """The value of "1,234.5" (or "1.234,5" where that is the custom) and its number of decimals."""
    plain = re.sub(r"[\u00a0\u202f٬]", "", digits).replace("٫", ".")
    comma_decimals = base_language(language) in _COMMA_DECIMALS
    thousands, point = (".", ",") if comma_decimals else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(point)}\d+)?", plain):
        plain = plain.replace(thousands, "")
    plain = plain.replace(point, ".") if comma_decimals else plain.replace(",", "")
    whole, _, fraction = plain.partition(".")
    return float(f"{whole}.{fraction or 0}"), len(fraction)


def _weight(number: float, digits: str, prefix: str, suffix: str, lists: WordList) -> float:
    bare = suffix.lower().strip(" -")
    if not prefix and not bare:
        is_year = digits.isdigit() and 1000 <= number <= 2100
        return 0.0 if is_year or number < 1000 else 2.2
    if bare in ("年",) and 1000 <= number <= 2100:
        return 0.0
    weight = 2.0
    weight += 0.6 if prefix or bare in _PROPORTIONS else 0.0
    weight += 0.6 if number >= 1000 or any(word in bare for word in lists.number_words) else 0.0
    is_small_count = number < 4 and digits.isdigit() and not prefix and bare not in _PROPORTIONS
    return weight - (1.0 if is_small_count else 0.0)


def figure_label(text: str, figure: Figure, language: str) -> str:
    """What the number is: the words of its clause that follow it or lead to it, at most 60 characters."""
    before = re.split(r"[;:；：。！？!?]|[,，،]\s?(?!\d)|\s—\s", text[:figure.start])[-1]
    after = re.split(r"[;:.；：。！？!?،，]|,\s|\s—\s", text[figure.end:])[0]
    limit = min(_LABEL_LIMIT, 2 * default_limit(language))
    lead = _tidy(_APPROXIMATELY.sub("", before), language)
    rest = _tidy(after, language)
    order = [rest, lead] if figure.suffix.lower().strip() in _PROPORTIONS or not figure.suffix else [lead, rest]
    for label in order:
        led_by_preposition = label == lead and label.split(" ", 1)[0].lower() in words_of(language).break_before
        if _says_enough(label, language) and not led_by_preposition and length_on_screen(label, language) <= limit:
            return label[:1].upper() + label[1:] if label == lead else label
    return key_clause(text, language)


def _tidy(label: str, language: str) -> str:
    label = label.strip(" ,;:.،，、—–-()（）「」\"“”")
    opener = label.split(" ", 1)[0].lower()
    if " " in label and opener in words_of(language).clause_openers | {"and", "where", "when"}:
        label = label.split(" ", 1)[1]
    if joins_without_space(language):
        return re.sub(r"[的是有在約约達达為为はがでをのにと]+$", "", label)
    never_end = words_of(language).never_end
    parts = label.split()
    while parts and parts[-1].lower() in never_end:
        parts.pop()
    return _APPROXIMATELY.sub("", " ".join(parts)).strip()


def _says_enough(label: str, language: str) -> bool:
    return len(label) >= 4 if joins_without_space(language) else len(label.split()) >= 3
