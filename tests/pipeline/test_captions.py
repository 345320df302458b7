"""Caption phrases: nothing lost, nothing orphaned, in time with the voice."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autovideo_studio.foundation.paths import resources
from autovideo_studio.pipeline.captions import Phrase, caption_phrases, refitted
from autovideo_studio.pipeline.segmentation import speech_seconds, starts_line, text_units
from autovideo_studio.pipeline.subtitles import to_srt, to_vtt
from autovideo_studio.providers.base import Word

RATE = Fraction(30)
# As the offline voice reports words: numbers whole, each Chinese or Japanese character by itself.
SPOKEN = re.compile(r"[$€£]?\d[\d.,:/%]*\d%?|\d%?|[\u3400-\u9fff\u3040-\u30ff]|[^\W\d_][\w'’\-]*")


def spoken(text: str, language: str) -> list[Word]:
    """Words with plausible times."""
    words, now = [], 0.1
    for match in SPOKEN.finditer(text):
        length = speech_seconds(match.group(), language) + 0.05
        words.append(Word(match.group(), match.start(), now, now + length))
        now += length + (0.4 if text[match.end():match.end() + 1] in (".", "?", "!", "。", "？") else 0.0)
    return words


def phrases_of(text: str, language: str, max_units: float = 15, max_lines: int = 2) -> tuple[Phrase, ...]:
    return caption_phrases(spoken(text, language), text, language, RATE, max_units=max_units, max_lines=max_lines,
        style="karaoke")


def bare(text: str) -> str:
    return "".join(text.split())


def check(found: tuple[Phrase, ...], text: str, max_units: float, max_lines: int) -> None:
    assert bare("".join(shown.text for _, shown, _ in found)) == bare(text)
    end = 0
    for start, shown, duration in found:
        assert start >= end and duration > 0
        end = start + duration
        assert 1 <= len(shown.lines) <= max_lines
        last = 0
        for line in shown.lines:
            written = "".join(word.text + " " * word.space_after for word in line).strip()
            assert text_units(written) <= max_units or len(line) == 1
            assert starts_line(written[0]) or not any(char.isalnum() for char in written)
            for word in line:
                assert last <= word.start <= word.end <= duration
                last = word.start


PARAGRAPHS = [(language, block.strip()) for language, name in (
    ("en", "tides.md"), ("zh-TW", "night-market.zh-TW.txt"), ("ja", "cherry-front.ja.txt"), ("ar", "coffee.ar.txt"))
    for block in (resources() / "examples" / name).read_text("utf-8").split("\n\n") if len(block) > 45]


@pytest.mark.parametrize(("max_units", "max_lines"), [(15, 2), (10, 2), (14, 1)])
def test_real_articles_in_every_script(max_units: float, max_lines: int) -> None:
    short = orphans = total = 0
    for language, text in PARAGRAPHS:
        found = phrases_of(text, language, max_units, max_lines)
        check(found, text, max_units, max_lines)
        for number, (_, shown, duration) in enumerate(found):
            total += 1
            short += duration < 24 and number < len(found) - 1
            words = [word for line in shown.lines for word in line]
            orphans += len(words) == 1 and len(words[0].text) < 8 and not words[0].text.endswith((".", "?", "!"))
            assert duration <= 5 * RATE
    assert short <= 0.03 * total and orphans <= 0.02 * total


def test_phrases_end_where_sentences_and_clauses_do() -> None:
    found = phrases_of("Stand on an Atlantic beach at noon, and by evening you may stand in water. Nobody turns a tap.", "en")
    texts = [shown.text.replace("\n", " ") for _, shown, _ in found]
    assert texts[-1] == "Nobody turns a tap." and texts[0].endswith("noon,")


def test_chinese_words_stay_whole_and_marks_stay_with_them() -> None:
    found = phrases_of("夜市是台灣人晚上最喜歡去的地方，空氣裡充滿香味。「走吧！」他說，這裡有384,400個攤位。", "zh-TW", 14, 1)
    texts = [shown.text for _, shown, _ in found]
    assert "空氣裡充滿香味。" in texts and any("384,400" in text for text in texts)
    assert any(text.startswith("「走吧！」") for text in texts)


def test_a_gap_below_a_third_of_a_second_is_closed() -> None:
    words = [Word("One", 0, 0.0, 1.0), Word("Two", 5, 1.2, 2.4), Word("Three", 10, 6.0, 7.0)]
    found = caption_phrases(words, "One. Two. Three.", "en", RATE, max_units=3, max_lines=1, style="box")
    (first, _, length), (second, _, second_length), (third, _, _) = found
    assert first + length == second
    assert second + second_length < third


def test_words_keep_their_exact_frames() -> None:
    words = [Word("The", 0, 0.5, 0.7), Word("sea", 4, 0.7, 1.1), Word("rises", 8, 1.1, 1.7)]
    ((start, shown, _),) = caption_phrases(words, "The sea rises.", "en", RATE, max_units=20, max_lines=1, style="box")
    assert start == 15
    assert [(word.text, word.start, word.end) for word in shown.lines[0]] == [("The", 0, 6), ("sea", 6, 18), ("rises.", 18, 36)]
    assert [word.space_after for word in shown.lines[0]] == [True, True, False]


def test_a_long_run_given_as_one_word_is_divided() -> None:
    text = "月と太陽の引力が海の水を引っ張るので、潮は満ちます。"
    found = caption_phrases([Word(text, 0, 0.0, 5.0)], text, "ja", RATE, max_units=12, max_lines=1, style="box")
    check(found, text, 12, 1)
    assert len(found) >= 2


def test_emoji_quotes_and_brackets_stay_with_their_words() -> None:
    text = "“Why?” he asked (softly). The sea 🌊 answered — at last!"
    words = [word.text for _, shown, _ in phrases_of(text, "en", 40, 1) for line in shown.lines for word in line]
    assert words == ["“Why?”", "he", "asked", "(softly).", "The", "sea 🌊", "answered —", "at", "last!"]


def test_nothing_without_word_times() -> None:
    assert caption_phrases([], "The sea rises.", "en", RATE, max_units=20, max_lines=1, style="box") == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab cde, fg. 海潮は、。「」(x) 9,0 🌊é", max_size=90), st.sampled_from(["en", "zh-TW", "ja", "ar"]),
       st.floats(3, 20), st.integers(1, 3), st.sampled_from([24, 25, 30, 60]))
def test_any_text_is_shown_whole_and_in_order(text: str, language: str, max_units: float, max_lines: int, rate: int) -> None:
    words = spoken(text, language)
    found = caption_phrases(words, text, language, Fraction(rate), max_units=max_units, max_lines=max_lines, style="box")
    if words:
        assert bare("".join(shown.text for _, shown, _ in found)) == bare(text)
        assert all(a[0] + a[2] <= b[0] for a, b in zip(found, found[1:], strict=False))
        assert all(len(shown.lines) <= max_lines for _, shown, _ in found)


@given(st.lists(st.tuples(st.floats(0, 3), st.floats(0, 3)), min_size=1, max_size=12))
def test_times_out_of_order_still_give_phrases_that_do_not_overlap(times: list[tuple[float, float]]) -> None:
    words = [Word("word", number * 5, begin, begin + length) for number, (begin, length) in enumerate(times)]
    found = caption_phrases(words, "word " * len(times), "en", RATE, max_units=6, max_lines=1, style="box")
    assert all(a[0] + a[2] <= b[0] for a, b in zip(found, found[1:], strict=False))
    assert all(duration > 0 and word.start <= word.end for _, shown, duration in found for line in shown.lines for word in line)


def test_subtitle_files_are_read_back() -> None:
    import pysubs2

    text = "Stand on a beach at noon, and <wait> for 3 --> 4 hours & more. The sea comes back."
    found = phrases_of(text, "en")
    srt = pysubs2.SSAFile.from_string(to_srt(found, RATE), format_="srt")
    assert len(srt) == len(found)
    assert [round(cue.start * 30 / 1000) for cue in srt] == [start for start, _, _ in found]
    assert "&amp; more" in to_vtt(found, RATE) and "&lt;wait&gt;" in to_vtt(found, RATE) and "3 --&gt; 4" in to_vtt(found,
        RATE).replace("\n", " ")
    assert to_vtt(found, RATE).startswith("WEBVTT\n\n00:00:00.100 --> ")
    assert "01:00:00,000 --> 01:00:01,000" in to_srt([(108000, found[0][1], 30)], RATE)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PARAGRAPHS), st.sampled_from([(6.0, 2), (8.5, 2), (11.0, 3), (24.0, 1)]))
def test_a_finished_phrase_fits_a_frame_of_another_width(paragraph: tuple[str, str], limits: tuple[float, int]) -> None:
    language, text = paragraph
    max_units, max_lines = limits
    for _, shown, duration in phrases_of(text, language):
        found = refitted(shown, duration, RATE, max_units=max_units, max_lines=max_lines)
        check(found, shown.text, max_units, max_lines)
        assert found[0][0] == 0 and sum(length for _, _, length in found) == duration
        assert [word.text for _, phrase, _ in found for line in phrase.lines for word in line] == [
            word.text for line in shown.lines for word in line]
        assert {(phrase.style, phrase.language) for _, phrase, _ in found} == {(shown.style, shown.language)}


def test_a_phrase_that_fits_stays_one_phrase() -> None:
    (_, shown, duration), *_ = phrases_of("Water rises along every coast.", "en")
    assert len(refitted(shown, duration, RATE, max_units=20, max_lines=1)) == 1
