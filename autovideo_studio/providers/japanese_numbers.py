"""Japanese numbers with their counters in kana: 58本 is ごじゅうはっぽん, 3月1日 さんがつついたち."""

from __future__ import annotations

import re

_DIGITS = ("れい", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_HUNDREDS = {3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく"}
_THOUSANDS = {3: "さんぜん", 8: "はっせん"}
_MYRIADS = ((10**12, "ちょう"), (10**8, "おく"), (10**4, "まん"))
_KANJI_DIGITS = {kanji: value for value, kanji in enumerate("〇一二三四五六七八九")}
_KANJI_POWERS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": "まん", "億": "おく", "兆": "ちょう"}
_MOST_DIGITS = 16

_COUNTERS = {
    "本": "ほん", "匹": "ひき", "杯": "はい", "泊": "はく", "分": "ふん", "分間": "ふんかん", "秒": "びょう",
    "秒間": "びょうかん", "時": "じ", "時間": "じかん", "日": "にち", "日間": "にちかん", "週間": "しゅうかん", "月": "がつ",
    "か月": "かげつ", "カ月": "かげつ", "ヶ月": "かげつ", "ヵ月": "かげつ", "年": "ねん", "年間": "ねんかん", "年代": "ねんだい",
    "世紀": "せいき", "人": "にん", "名": "めい", "個": "こ", "回": "かい", "階": "かい", "歳": "さい", "才": "さい",
    "円": "えん", "度": "ど", "倍": "ばい", "番": "ばん", "番目": "ばんめ", "号": "ごう", "台": "だい", "枚": "まい",
    "冊": "さつ", "頭": "とう", "羽": "わ", "軒": "けん", "点": "てん", "種類": "しゅるい", "か国": "かこく", "カ国": "かこく",
    "ヶ国": "かこく", "輪": "りん", "つ": "つ", "平方": "へいほう",
}
_WHOLE = {
    "人": {1: "ひとり", 2: "ふたり", 4: "よにん"},
    "歳": {20: "はたち"},
    "日": {2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか", 9: "ここのか", 10: "とおか",
          14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか"},
    "つ": dict(enumerate(("ひとつ", "ふたつ", "みっつ", "よっつ", "いつつ", "むっつ", "ななつ", "やっつ", "ここのつ"), 1)),
}
_LAST = {  # how the last digit is said before these
    "月": {4: "し", 7: "しち", 9: "く"}, "時": {4: "よ", 7: "しち", 9: "く"}, "時間": {4: "よ", 9: "く"},
    "年": {4: "よ"}, "年間": {4: "よ"}, "円": {4: "よ"}, "人": {4: "よ"},
}
_SHORTENED = {"いち": "いっ", "はち": "はっ", "じゅう": "じゅっ", "ろく": "ろっ", "ゃく": "ゃっ"}
_VOICED, _HARD = str.maketrans("はひふへほ", "ばびぶべぼ"), str.maketrans("はひふへほ", "ぱぴぷぺぽ")
_HARD_AFTER_THREE = ("分", "分間", "泊")

_COUNTER = "|".join(sorted(_COUNTERS, key=len, reverse=True))
# 十分 is "enough" far more often than ten minutes.
COUNTED = re.compile(
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.(?P<decimals>\d+))?(?P<scale>[万億兆])?(?P<counter>{_COUNTER})?"
    rf"|(?<![一二三四五六七八九十百千万第])(?!十分|一番|一度|千年[一-龯])(?P<kanji>[一二三四五六七八九十百千]+)(?P<after>{_COUNTER})(?!目)"
)


def counted(match: re.Match[str]) -> str | None:
    """The kana of a match of `COUNTED`; None for kanji that are no number. Longer ones than 16 digits go digit by digit."""
    counter = match["counter"] or match["after"] or ""
    if match["kanji"]:
        value = _kanji_value(match["kanji"])
        return None if value is None else _with_counter(value, counter, _after_month(match))
    digits = match["number"].replace(",", "")
    if len(digits) > _MOST_DIGITS or (digits[0] == "0" and len(digits) > 1):
        return "".join(_DIGITS[int(digit)] for digit in digits) + _COUNTERS.get(counter, "")
    if match["decimals"] or match["scale"]:
        point = "てん" + "".join(_DIGITS[int(digit)] for digit in match["decimals"]) if match["decimals"] else ""
        return in_kana(int(digits)) + point + _SCALES.get(match["scale"], "") + _COUNTERS.get(counter, "")
    return _with_counter(int(digits), counter, _after_month(match))


def in_kana(value: int) -> str:
    """A whole number below 10**16."""
    said = ""
    for size, name in _MYRIADS:
        if value >= size:
            said += _below_myriad(value // size) + name
            value %= size
    return (said + _below_myriad(value)) or _DIGITS[0]


def _below_myriad(value: int) -> str:
    thousands, hundreds, tens, ones = value // 1000, value // 100 % 10, value // 10 % 10, value % 10
    return "".join((
        _THOUSANDS.get(thousands, _power(thousands, "せん")), _HUNDREDS.get(hundreds, _power(hundreds, "ひゃく")),
        _power(tens, "じゅう"), _DIGITS[ones] if ones else ""))


def _power(count: int, name: str) -> str:
    return "" if count == 0 else name if count == 1 else _DIGITS[count] + name


def _with_counter(value: int, counter: str, after_month: bool) -> str:
    if counter in _WHOLE and value in _WHOLE[counter]:
        return _WHOLE[counter][value]
    if counter == "日" and value == 1 and after_month:
        return "ついたち"
    if counter == "日間" and value in _WHOLE["日"]:
        return _WHOLE["日"][value] + "かん"
    said, after = in_kana(value), _COUNTERS.get(counter, "")
    if value % 10 in _LAST.get(counter, {}):
        return said.removesuffix(_DIGITS[value % 10]) + _LAST[counter][value % 10] + after
    return _joined(said, after, counter)


def _joined(said: str, after: str, counter: str) -> str:
    """Sounds change where number and counter meet: いち + ほん is いっぽん, さん + ほん さんぼん."""
    first = after[:1]
    if first in tuple("はひふへほ") and counter != "羽":
        for full, short in _SHORTENED.items():
            if said.endswith(full):
                return said.removesuffix(full) + short + first.translate(_HARD) + after[1:]
        if said.endswith(("さん", "せん", "まん")) or (counter in _HARD_AFTER_THREE and said.endswith("よん")):
            return said + first.translate(_HARD if counter in _HARD_AFTER_THREE else _VOICED) + after[1:]
    elif first in tuple("かきくけこさしすせそたちつてと"):
        hard = first in tuple("かきくけこ")
        for full, short in _SHORTENED.items():
            if said.endswith(full) and (hard or full not in ("ろく", "ゃく")):
                return said.removesuffix(full) + short + after
        if counter in ("階", "軒") and said.endswith("さん"):
            return said + {"か": "が", "け": "げ"}[first] + after[1:]
    return said + after


def _after_month(match: re.Match[str]) -> bool:
    return match.string[:match.start()].endswith("月")


def _kanji_value(kanji: str) -> int | None:
    """五十八 is 58; None for digits in a row, which is a year or a list."""
    value = digit = 0
    last_power = 10**4
    for index, character in enumerate(kanji):
        if character in _KANJI_DIGITS:
            if index and kanji[index - 1] in _KANJI_DIGITS:
                return None
            digit = _KANJI_DIGITS[character]
        else:
            power = _KANJI_POWERS[character]
            if power >= last_power:
                return None
            value, digit, last_power = value + (digit or 1) * power, 0, power
    return value + digit
