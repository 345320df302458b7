"""Languages, sentences, phrases and the pace of speech."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.foundation.paths import resources
from autovideo_studio.pipeline.language import detect_language, is_right_to_left
from autovideo_studio.pipeline.segmentation import phrases, sentences, speech_seconds, starts_line, text_units


@pytest.mark.parametrize(("text", "tag"), [
    ("The sea rises twice a day.", "en"), ("Le ciel est bleu et la mer est verte.", "fr"), ("Das Meer steigt zweimal am Tag.",
        "de"),
    ("El mar sube dos veces al día.", "es"), ("La luna attira l'acqua del mare.", "it"), ("O mar sobe duas vezes por dia.", "pt"),
    ("Havet stiger två gånger om dagen och faller lika många gånger igen.", "sv"), ("夜市是台灣人晚上最喜歡去的地方", "zh-TW"),
    ("这是我们国家的故事", "zh-CN"), ("潮は一日に二回満ちます", "ja"), ("東京の桜", "ja"), ("바다는 하루에 두 번", "ko"),
    ("القمر يجذب البحر", "ar"),
    ("ים וירח", "he"), ("ทะเลขึ้นวันละสองครั้ง", "th"), ("समुद्र दिन में दो बार", "hi"), ("Море поднимается", "ru"),
    ("Море піднімається", "uk"),
    ("台灣的 YouTube 頻道介紹 iPhone 的使用方式", "zh-TW"), ("The word 桜 means cherry blossom in Japanese.", "en"),
])
def test_the_language_is_told(text: str, tag: str) -> None:
    assert detect_language(text) == tag


def test_without_letters_the_hint_counts() -> None:
    assert detect_language("123 🌊 !!", "ja") == "ja"
    assert is_right_to_left("ar-EG") and is_right_to_left("he") and not is_right_to_left("en")


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "Dr. Smith paid $3.50. He left at 5 p.m. on Monday. Really? Yes!", 4),
    ("zh-TW", "「走吧！」他說。夜市裡有很多人。", 2),
    ("ja", "「月だよ。」と彼は言った。海は満ちる。", 2),
    ("ar", "القمر يجذب البحر. هل تعلم لماذا؟ نعم، أعلم.", 3),
])
def test_sentences(language: str, text: str, expected: int) -> None:
    found = sentences(text, language)
    assert len(found) == expected
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@given(st.text(max_size=120), st.sampled_from(["en", "zh-TW", "zh-CN", "ja", "th", "ar", "ko"]))
def test_phrases_lose_nothing(text: str, language: str) -> None:
    assert "".join(phrases(text, language)) == text


@given(st.text(alphabet="abc 海のはってー。、！？「」.,?!\n", max_size=80), st.sampled_from(["en", "zh-TW", "ja"]))
def test_sentences_keep_every_visible_character(text: str, language: str) -> None:
    assert "".join("".join(sentences(text, language)).split()) == "".join(text.split())


@pytest.mark.parametrize("name", ["night-market.zh-TW.txt", "cherry-front.ja.txt"])
def test_no_phrase_begins_with_a_closing_mark_or_cuts_a_number(name: str) -> None:
    language = name.split(".")[1].replace("txt", "ja")
    for paragraph in (resources() / "examples" / name).read_text("utf-8").split("\n\n"):
        parts = phrases(paragraph.strip(), language)
        assert all(starts_line(part[0]) for part in parts)
        assert not any(left[-1].isascii() and left[-1].isalnum() and right[0].isascii() and right[0].isalnum()
                       for left, right in zip(parts, parts[1:], strict=False))


def test_a_phrase_does_not_cut_a_known_word() -> None:
    text = "夜市是台灣人晚上最喜歡去的地方，朋友一邊走一邊聊"
    edges, position = set(), 0
    for part in phrases(text, "zh-TW"):
        position += len(part)
        edges.add(position)
    for word in ("夜市", "台灣", "晚上", "喜歡", "地方", "朋友", "一邊"):
        assert text.index(word) + 1 not in edges


def test_speech_takes_longer_with_more_to_say() -> None:
    assert speech_seconds("The sea rises and falls.", "en") > speech_seconds("The sea rises.", "en")
    assert speech_seconds("It costs 384,400 now.", "en") > speech_seconds("It costs a lot now.", "en")
    assert speech_seconds("夜市", "zh-TW") * 2 == pytest.approx(speech_seconds("夜市夜市", "zh-TW"))
    assert speech_seconds("The sea rises.", "en", speed=2.0) == pytest.approx(speech_seconds("The sea rises.", "en") / 2)


def test_widths() -> None:
    assert text_units("夜市🌊") == 3.0
    assert text_units("ill") < text_units("aaa") < text_units("WWW")
    assert text_units("e\u0301") == text_units("e")
    assert text_units("👩🏽") == 1.0
