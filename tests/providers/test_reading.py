"""What is read for a written text, and that its words keep their times when the real engine reads it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from isolation import make_call
from speech_contract import samples_of

from autovideo_studio.providers.base import SpeechRequest, SpeechResult
from autovideo_studio.providers.offline.espeak import Espeak
from autovideo_studio.providers.reading import read_as, reading_of
from autovideo_studio.providers.spoken_signs_table import SPOKEN
from autovideo_studio.providers.written_words import written_words


def read(text: str, language: str) -> str:
    return reading_of(text, 0, len(text), language).spoken


def speak(folder: Path, text: str, language: str) -> SpeechResult:
    return asyncio.run(Espeak().speak(SpeechRequest(text, "auto", language), make_call(folder)))


@pytest.mark.parametrize(("language", "written", "spoken"), [
    ("en", "It costs $12.50.", "It costs 12 dollars 50."), ("en", "€3", "3 euros"), ("en", "£2 million", "2 million pounds"),
    ("en", "NT$100", "100 Taiwan dollars"), ("en", "¥500", "500 yen"), ("en", "20 °C", "20 degrees Celsius"),
    ("en", "$1", "1 dollar"), ("en", "$1.00", "1 dollar"), ("en", "$0.99", "0.99 dollars"), ("en", "$5bn", "5 billion dollars"),
    ("en", "50 km/h", "50 kilometres per hour"), ("en", "1 km", "1 kilometre"), ("en", "10–20 kg", "10 to 20 kilograms"),
    ("en", "$10–$20", "10 dollars to 20 dollars"), ("en", "10-20", "10 to 20"),
    ("de", "12,50 €", "12 Euro 50"), ("de", "1 €", "ein Euro"), ("de", "2,5 Mio. €", "2,5 Millionen Euro"),
    ("de", "1.000 km", "1.000 Kilometer"), ("fr", "12,50 €", "12 euros 50"), ("fr", "2 millions €", "2 millions d'euros"),
    ("es", "12,50 €", "12 euros con 50"), ("es", "20°C", "20 grados Celsius"),
    ("cmn", "共$12.50", "共12.5美元"), ("cmn", "NT$100萬", "新台幣100萬元"), ("cmn", "3.5%", "百分之3.5"),
    ("cmn", "１２％", "百分之12"),
    ("zh-TW", "2026年1月9日", "二零二六年1月9日"), ("zh", "20℃", "20度"), ("zh", "10–20歲", "10到20歲"),
    ("zh", "2個和12個", "兩個和12個"),
])
def test_signs_are_read_in_words(language: str, written: str, spoken: str) -> None:
    assert read(written, language) == spoken


@pytest.mark.parametrize("text", [
    "555-1234", "2026-01-09", "Boeing 747-400", "COVID-19", "a 5K run", "3.5 %", "in the 2010s", "1/2", "10:30", "v1.2.3",
    "5 main",
])
def test_other_numbers_are_left_to_the_engine(text: str) -> None:
    assert read(text, "en") == text


@pytest.mark.parametrize("text", ["$12.50", "20 °C", "桜前線は"])
@pytest.mark.parametrize("language", ["", "ko", "ru"])
def test_languages_without_a_table_are_left_alone(text: str, language: str) -> None:
    assert read(text, language) == text


@pytest.mark.parametrize(("written", "spoken"), [
    ("私は学校へ行きます", "ワタシワ ガッコーエ イキマス"), ("動いていく", "ウゴイテイク"), ("日本人", "ニホンジン"),
    ("約58本の木", "ヤク ごじゅうはっぽんノ キ"), ("2021年3月1日", "にせんにじゅういちねん さんがつ ついたち"),
    ("一人で一週間", "ひとりデ いっしゅうかん"), ("3.5%増", "さんてんご パーセントゾー"), ("1,200円", "せんにひゃくえん"),
    ("¥500を払う", "ごひゃくえんヲ ハラウ"), ("10時30分", "じゅうじ さんじゅっぷん"), ("100万人", "ひゃくまんにん"),
    ("3匹と4人は", "さんびきト よにんワ"), ("3800個", "さんぜんはっぴゃっこ"),
])
def test_kanji_are_read_in_kana(written: str, spoken: str) -> None:
    assert read(written, "ja") == spoken


def test_each_kanji_word_knows_its_kana() -> None:
    text = "東京へ行く。58本。"
    reading = reading_of(text, 0, len(text), "ja")
    own = {word.text: read_as(reading, word.offset, word.end) for word in written_words(text)}
    assert own == {"東": "トー", "京": "キョー", "へ": "エ", "行": "イ", "く": "ク", "58": "ごじゅうはっ", "本": "ぽん"}


@given(st.text("12,.0 -–$€NT%°Ckm/h年月日個本人一十桜前線はへPythonあ。é\u00a0５％٣", max_size=40),
       st.sampled_from(sorted(SPOKEN)))
def test_every_spoken_character_stands_for_a_written_one(text: str, language: str) -> None:
    start, end = len(text) // 4, len(text)
    reading = reading_of(text, start, end, language)
    assert len(reading.spoken) == len(reading.origin) and list(reading.origin) == sorted(reading.origin)
    assert all(start <= position < end for position in reading.origin)


@pytest.mark.parametrize(("language", "text"), [
    ("en", "It cost $12.50, then NT$100, or £2 million at 20 °C and 50 km/h, for 10–20 days, 3.5 % more."),
    ("de", "Es kostet 12,50 €, bei 20 °C und 50 km/h, für 10–20 Tage."),
    ("zh-TW", "2026年1月9日，我用ChatGPT花了NT$100，漲了3.5%，氣溫20 °C，共10–20人。"),
    ("ja", "東京では、約58本の標本木が3月26日に咲き、気温は20 °Cで、1,200円から3.5%高くなりました。Pythonも使います。"),
])
def test_written_words_keep_their_times(language: str, text: str, tmp_path: Path) -> None:
    result = speak(tmp_path, text, language)
    assert [(word.text, word.offset) for word in result.words] == [(word.text, word.offset) for word in written_words(text)]
    assert all(word.begin_s < word.end_s for word in result.words)
    assert all(one.end_s <= other.begin_s + 1e-9 for one, other in zip(result.words, result.words[1:], strict=False))


def test_a_price_lasts_as_long_as_its_words(tmp_path: Path) -> None:
    price = speak(tmp_path, "Only $12.50 today", "en").words[1]
    words = speak(tmp_path, "Only 12 dollars 50 today", "en").words[1:4]
    assert price.begin_s == pytest.approx(words[0].begin_s, abs=0.02) and price.end_s == pytest.approx(words[-1].end_s, abs=0.02)


def test_a_kanji_begins_where_its_sound_begins(tmp_path: Path) -> None:
    text = "桜、天気、東京、学校、三人、公園、時代、北海道、温度、気候。"
    result = speak(tmp_path, text, "ja")
    samples, rate = samples_of(result)
    window = rate // 500
    level = np.sqrt(np.mean(samples[:len(samples) // window * window].reshape(-1, window) ** 2, axis=1))
    loud = np.flatnonzero(level > np.abs(samples).max() * 10 ** (-45 / 20))
    begins = loud[np.r_[0, np.flatnonzero(np.diff(loud) * window > 0.1 * rate) + 1]] * window / rate
    after_comma = [word for word in result.words if word.offset == 0 or text[word.offset - 1] == "、"]
    assert len(after_comma) == 10
    assert max(abs(begins - word.begin_s).min() for word in after_comma) <= 0.04


def test_a_japanese_text_takes_as_long_as_its_kana(tmp_path: Path) -> None:
    kanji = speak(tmp_path, "桜前線は、南から北へ進みます。", "ja")
    kana = speak(tmp_path, "サクラ ゼンセンワ、ミナミカラ キタエ ススミマス。", "ja")
    assert kanji.seconds == pytest.approx(kana.seconds, rel=0.05)
