"""What counts as one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.providers.written_words import written_words


@pytest.mark.parametrize(("text", "words"), [
    ("It costs $12.50, or 3.5%.", ["It", "costs", "$12.50", "or", "3.5%"]),
    ("In 2026, 1,000,000 people; 12:30.", ["In", "2026", "1,000,000", "people", "12:30"]),
    ("See https://example.com/a?b=1, now.", ["See", "https://example.com/a?b=1", "now"]),
    ("Mail me@example.org or www.example.org.", ["Mail", "me@example.org", "or", "www.example.org"]),
    ("Visit example.com today.", ["Visit", "example.com", "today"]),
    ("e.g. the U.S.A. and Ph.D. here", ["e.g.", "the", "U.S.A.", "and", "Ph.D.", "here"]),
    ("Don’t stop: well-known rock'n'roll, AT&T!", ["Don’t", "stop", "well-known", "rock'n'roll", "AT&T"]),
    ("L'élève qu’il aime", ["L'élève", "qu’il", "aime"]),
    ("1990s, 5km, 20°C, 4K, 1st, -3, x2", ["1990s", "5km", "20°C", "4K", "1st", "-3", "x2"]),
    ("salt & pepper", ["salt", "&", "pepper"]),
    ("👍 Wow — 🎉!", ["Wow"]),
    ("🇩🇪👨‍👩‍👧", []),
    ("你好，世界。2026年好", ["你", "好", "世", "界", "2026", "年", "好"]),
    ("きょうはラーメン", ["きょ", "う", "は", "ラー", "メ", "ン"]),
    ("안녕하세요 세계", ["안녕하세요", "세계"]),
    ("مَرْحَبًا بالعالم، كيف؟", ["مَرْحَبًا", "بالعالم", "كيف"]),
    ("नमस्ते, कहानी", ["नमस्ते", "कहानी"]),
    ("می‌خواهم", ["می‌خواهم"]),
    ("cafe\u0301 nai\u0308ve", ["cafe\u0301", "nai\u0308ve"]),
    ("#tag @me and/or", ["#tag", "@me", "and/or"]),
])
def test_words(text: str, words: list[str]) -> None:
    assert [word.text for word in written_words(text)] == words


@given(st.text(max_size=200))
def test_words_are_where_they_say_in_order_and_hold_no_space(text: str) -> None:
    words = written_words(text)
    assert all(text[word.offset:word.end] == word.text and word.text.strip() == word.text for word in words)
    assert all(one.end <= other.offset for one, other in zip(words, words[1:], strict=False))


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1))
def test_plain_words_are_found_whatever_stands_between(words: list[str]) -> None:
    for between in (" ", ", ", " — ", "\n\n", "! 👍 "):
        assert [word.text for word in written_words(between.join(words))] == words
