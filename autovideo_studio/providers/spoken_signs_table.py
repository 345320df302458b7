"""How money, units and ranges are said, a language each. `{}` is the amount; what espeak-ng reads well by itself is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Said:
    """`many` is also said of fractions; `one` of exactly 1 (None: as many), `scaled` after "million" (None: as many)."""

    many: str
    one: str | None = None
    scaled: str | None = None


@dataclass(frozen=True, slots=True)
class SpokenSigns:
    """`scales`: what may stand after an amount of money, and how it is read. `cents`: how two decimals of money follow the
    whole ("{}"), None: they stay decimals. `year`: the digits of a year before 年, read one by one. `pairs`: the counters
    before which a lone 2 is 兩."""

    decimal: str
    range: str
    money: Mapping[str, Said]
    units: Mapping[str, Said]
    scales: Mapping[str, str]
    cents: str | None = None
    year: str = ""
    pairs: str = ""


def _nouns(*rows: str) -> dict[str, Said]:
    """Rows of "sign = one whole | many | scaled": the first with its number, the others without."""
    table = {}
    for row in rows:
        sign, _, forms = row.partition(" = ")
        one, many, *scaled = forms.split(" | ")
        table[sign] = Said(f"{{}} {many}", one, f"{{}} {scaled[0]}" if scaled else None)
    return table


def _templates(*rows: str) -> dict[str, Said]:
    """Rows of "sign = template"."""
    return {sign: Said(template) for sign, _, template in (row.partition(" = ") for row in rows)}


_ENGLISH = SpokenSigns(
    decimal=".", range=" to ", cents=" {}",
    money=_nouns("$ = 1 dollar | dollars", "US$ = 1 US dollar | US dollars", "NT$ = 1 Taiwan dollar | Taiwan dollars",
                 "HK$ = 1 Hong Kong dollar | Hong Kong dollars", "A$ = 1 Australian dollar | Australian dollars",
                 "C$ = 1 Canadian dollar | Canadian dollars", "€ = 1 euro | euros", "£ = 1 pound | pounds", "¥ = 1 yen | yen",
                 "₩ = 1 won | won", "₹ = 1 rupee | rupees", "₽ = 1 rouble | roubles"),
    units=_nouns("km/h = 1 kilometre per hour | kilometres per hour", "m/s = 1 metre per second | metres per second",
                 "mph = 1 mile per hour | miles per hour", "°C = 1 degree Celsius | degrees Celsius",
                 "°F = 1 degree Fahrenheit | degrees Fahrenheit", "km² = 1 square kilometre | square kilometres",
                 "m² = 1 square metre | square metres", "m³ = 1 cubic metre | cubic metres", "km = 1 kilometre | kilometres",
                 "cm = 1 centimetre | centimetres", "mm = 1 millimetre | millimetres", "m = 1 metre | metres",
                 "kg = 1 kilogram | kilograms", "mg = 1 milligram | milligrams", "g = 1 gram | grams",
                 "ml = 1 millilitre | millilitres", "kWh = 1 kilowatt hour | kilowatt hours",
                 "MB = 1 megabyte | megabytes",
                 "GB = 1 gigabyte | gigabytes", "TB = 1 terabyte | terabytes"),
    scales={"thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion", "k": "thousand",
            "K": "thousand", "m": "million", "M": "million", "bn": "billion", "B": "billion"},
)

_GERMAN = SpokenSigns(
    decimal=",", range=" bis ", cents=" {}",
    money=_nouns("€ = ein Euro | Euro", "$ = ein Dollar | Dollar", "US$ = ein US-Dollar | US-Dollar", "£ = ein Pfund | Pfund",
                 "¥ = ein Yen | Yen", "NT$ = ein Taiwan-Dollar | Taiwan-Dollar"),
    units=_nouns("km/h = ein Kilometer pro Stunde | Kilometer pro Stunde", "m/s = ein Meter pro Sekunde | Meter pro Sekunde",
                 "°C = ein Grad Celsius | Grad Celsius", "km² = ein Quadratkilometer | Quadratkilometer",
                 "m² = ein Quadratmeter | Quadratmeter", "m³ = ein Kubikmeter | Kubikmeter", "km = ein Kilometer | Kilometer",
                 "cm = ein Zentimeter | Zentimeter", "mm = ein Millimeter | Millimeter", "m = ein Meter | Meter",
                 "kg = ein Kilogramm | Kilogramm", "g = ein Gramm | Gramm", "ml = ein Milliliter | Milliliter",
                 "kWh = eine Kilowattstunde | Kilowattstunden", "GB = ein Gigabyte | Gigabyte"),
    scales={"Tausend": "Tausend", "Million": "Million", "Millionen": "Millionen", "Mio.": "Millionen",
            "Milliarde": "Milliarde", "Milliarden": "Milliarden", "Mrd.": "Milliarden"},
)

_FRENCH = SpokenSigns(
    decimal=",", range=" à ", cents=" {}",
    money=_nouns("€ = un euro | euros | d'euros", "$ = un dollar | dollars | de dollars", "£ = une livre | livres | de livres",
                 "¥ = un yen | yens | de yens", "NT$ = un dollar taïwanais | dollars taïwanais | de dollars taïwanais"),
    units=_nouns("km/h = un kilomètre à l'heure | kilomètres à l'heure", "m/s = un mètre par seconde | mètres par seconde",
                 "°C = un degré Celsius | degrés Celsius", "km² = un kilomètre carré | kilomètres carrés",
                 "m² = un mètre carré | mètres carrés", "m³ = un mètre cube | mètres cubes", "km = un kilomètre | kilomètres",
                 "cm = un centimètre | centimètres", "mm = un millimètre | millimètres", "m = un mètre | mètres",
                 "kg = un kilogramme | kilogrammes", "g = un gramme | grammes", "ml = un millilitre | millilitres",
                 "kWh = un kilowattheure | kilowattheures", "Go = un gigaoctet | gigaoctets"),
    scales={"million": "million", "millions": "millions", "milliard": "milliard", "milliards": "milliards",
            "M": "millions", "Md": "milliards"},
)

_SPANISH = SpokenSigns(
    decimal=",", range=" a ", cents=" con {}",
    money=_nouns("€ = un euro | euros | de euros", "$ = un dólar | dólares | de dólares", "£ = una libra | libras | de libras",
                 "¥ = un yen | yenes | de yenes", "NT$ = un dólar taiwanés | dólares taiwaneses | de dólares taiwaneses"),
    units=_nouns("km/h = un kilómetro por hora | kilómetros por hora", "m/s = un metro por segundo | metros por segundo",
                 "°C = un grado Celsius | grados Celsius", "km² = un kilómetro cuadrado | kilómetros cuadrados",
                 "m² = un metro cuadrado | metros cuadrados", "m³ = un metro cúbico | metros cúbicos",
                 "km = un kilómetro | kilómetros", "cm = un centímetro | centímetros", "mm = un milímetro | milímetros",
                 "m = un metro | metros", "kg = un kilogramo | kilogramos", "g = un gramo | gramos",
                 "ml = un mililitro | mililitros", "kWh = un kilovatio hora | kilovatios hora", "GB = un gigabyte | gigabytes"),
    scales={"millón": "millón", "millones": "millones", "M": "millones"},
)

_CHINESE = SpokenSigns(
    decimal=".", range="到", year="零一二三四五六七八九", pairs="個个位本隻只張张條条杯次歲岁天年種种件家間间台萬万億亿千",
    money=_templates("$ = {}美元", "US$ = {}美元", "NT$ = 新台幣{}元", "HK$ = 港幣{}元", "€ = {}歐元", "£ = {}英鎊", "¥ = {}元"),
    units=_templates("% = 百分之{}", "‰ = 千分之{}", "°C = {}度", "℃ = {}度", "°F = 華氏{}度", "km/h = 每小時{}公里",
                     "m/s = 每秒{}公尺", "km² = {}平方公里", "m² = {}平方公尺", "km = {}公里", "cm = {}公分",
                     "mm = {}公釐", "m = {}公尺", "kg = {}公斤", "g = {}公克", "ml = {}毫升"),
    scales=dict.fromkeys(("萬", "万", "億", "亿", "兆", "千"), ""),
)

_JAPANESE = SpokenSigns(
    decimal=".", range="から",
    money=_templates("$ = {}ドル", "US$ = {}ドル", "NT$ = {}台湾ドル", "€ = {}ユーロ", "£ = {}ポンド", "¥ = {}円"),
    units=_templates("% = {}パーセント", "°C = {}度", "℃ = {}度", "km/h = 時速{}キロ", "m/s = 秒速{}メートル",
                     "km² = {}平方キロ", "m² = {}平方メートル", "km = {}キロメートル", "cm = {}センチ", "mm = {}ミリ",
                     "m = {}メートル", "kg = {}キログラム", "g = {}グラム", "ml = {}ミリリットル"),
    scales=dict.fromkeys(("万", "億", "兆", "千"), ""),
)

SPOKEN = MappingProxyType({"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "zh": _CHINESE, "ja": _JAPANESE})
