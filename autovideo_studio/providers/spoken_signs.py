"""Money, units and ranges in words: "$12.50" is read "12 dollars 50", "50 km/h" "50 kilometres per hour".

The engines read numbers well, but currency signs where they stand ("dollar twelve") and units letter by letter. So numbers
stay digits; what stands around them is worded and put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from autovideo_studio.providers.respelling import Reading, Respelling, respelled
from autovideo_studio.providers.spoken_signs_table import SPOKEN, Said

# Not inside a Latin word or a longer number; Chinese and Japanese characters may touch.
_NOT_AFTER, _NOT_BEFORE = r"(?<![A-Za-zÀ-ÿ\d.,])", r"(?![A-Za-zÀ-ÿ\d])"
_GAP = "[ \u00a0\u202f]?"


@dataclass(frozen=True, slots=True)
class _Patterns:
    range: re.Pattern[str]
    money: tuple[re.Pattern[str], re.Pattern[str]]
    unit: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    signs = SPOKEN[language]
    point, comma = (re.escape(mark) for mark in (".,", ",.")[signs.decimal == ","])
    number = rf"(?P<number>(?:\d{{1,3}}(?:[{comma}\u00a0\u202f]\d{{3}})+|\d+)(?:{point}\d+)?)"
    money = rf"(?P<sign>{_any_of(signs.money)})"
    scale = rf"(?:{_GAP}(?P<scale>{_any_of(signs.scales)})(?![A-Za-zÀ-ÿ\d]))?"
    return _Patterns(
        # A hyphen is one only between rising numbers, short or of one length: not in telephone numbers, dates, Boeing 747-400.
        re.compile(r"(?<![\d.,:/–-])(?P<from>\d+(?:[.,]\d+)?)(?P<dash>–|-)(?=[$€£¥]?(?P<to>\d+(?:[.,]\d+)?)(?![\d–-]))"),
        (re.compile(rf"{_NOT_AFTER}{money}{_GAP}{number}{scale}{_NOT_BEFORE}"),
         re.compile(rf"{_NOT_AFTER}{number}{scale}{_GAP}{money}{_NOT_BEFORE}")),
        re.compile(rf"{_NOT_AFTER}{number}{_GAP}(?P<sign>{_any_of(signs.units)})(?![A-Za-zÀ-ÿ\d/²³])"),
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def with_spoken_signs(reading: Reading, language: str) -> Reading:
    """`reading` with money, units and ranges in the words of `language`, one that `SPOKEN` knows."""
    signs, patterns = SPOKEN[language], _patterns(language)
    if not any(character.isdigit() for character in reading.spoken):
        return reading
    reading = respelled(reading, _ranges(reading.spoken, patterns.range, signs.range))
    for pattern in patterns.money:
        reading = respelled(reading, (part for match in pattern.finditer(reading.spoken) for part in _money(match, language)))
    reading = respelled(reading, (part for match in patterns.unit.finditer(reading.spoken)
                                  for part in _worded(match, signs.units[match["sign"]], match["number"])))
    return respelled(reading, _chinese_digits(reading.spoken, signs.year, signs.pairs)) if signs.year else reading


def _ranges(text: str, pattern: re.Pattern[str], word: str) -> Iterator[Respelling]:
    for match in pattern.finditer(text):
        first, last = match["from"], match["to"]
        alike = max(len(first), len(last)) <= 3 or len(first) == len(last)
        if match["dash"] == "–" or (alike and float(first.replace(",", ".")) < float(last.replace(",", "."))):
            yield Respelling(match.start("dash"), match.end("dash"), word)


def _money(match: re.Match[str], language: str) -> Iterator[Respelling]:
    signs = SPOKEN[language]
    said, number = signs.money[match["sign"]], match["number"]
    whole, _, decimals = number.partition(signs.decimal)
    if match["scale"]:
        amount = f"{number} {signs.scales[match['scale']]}" if signs.scales[match["scale"]] else number + match["scale"]
        yield from _worded(match, Said(said.scaled or said.many), amount)
    elif len(decimals) == 2 and signs.cents and whole.strip("0"):
        rest = "" if decimals == "00" else signs.cents.format(decimals.lstrip("0"))
        named = said.one if whole == "1" and said.one else said.many.format(whole)
        yield from _worded(match, Said(named + rest), whole)
    else:
        yield from _worded(match, said, number.rstrip("0").rstrip(signs.decimal) if decimals.endswith("0") and not signs.cents
                           else number)


def _worded(match: re.Match[str], said: Said, amount: str) -> Iterator[Respelling]:
    """The amount keeps the place of its number, unless the sign stands before it: then it takes that of the sign."""
    spoken = said.one if amount == "1" and said.one else said.many.format(amount)
    if match.start("number") > match.start() or not spoken.startswith(match["number"]) or match.end() == match.end("number"):
        yield Respelling(match.start(), match.end(), spoken)
    else:
        yield Respelling(match.end("number"), match.end(), spoken.removeprefix(match["number"]))


def _chinese_digits(text: str, digits: str, pairs: str) -> Iterator[Respelling]:
    for match in re.finditer(rf"(?<![\d.,])(?:(?P<year>\d{{4}})(?={_GAP}年)|(?P<two>2)(?={_GAP}[{pairs}]))", text):
        yield Respelling(*match.span(), "兩" if match["two"] else "".join(digits[int(digit)] for digit in match["year"]))
