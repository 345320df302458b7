"""Word times from phonemes, and estimated ones from energy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.providers.estimated_words import estimate, voiced_parts
from autovideo_studio.providers.narration_audio import resampled
from autovideo_studio.providers.phoneme_alignment import Phoneme, align, share_out, spans_by_sound, without_marks
from autovideo_studio.providers.written_words import written_words

RATE = 16_000


def spoken(sounds: str, length: float = 0.1) -> list[Phoneme]:
    return [Phoneme(sound, index * length, (index + 1) * length) for index, sound in enumerate(sounds)]


def test_sounds_find_their_words() -> None:
    assert align(spoken("fɹʌmðə"), ["fɹʌm", "ðə"]) == [(0.0, pytest.approx(0.4)), (pytest.approx(0.4), pytest.approx(0.6))]


def test_reduced_and_added_sounds_stay_with_their_word() -> None:
    times = align(spoken("hɛlʊtwɜɹd"), ["həloʊ", "wɜɹld"])
    assert times[0] == (0.0, pytest.approx(0.5)) and times[1] == (pytest.approx(0.5), pytest.approx(0.9))


def test_a_word_without_a_sound_shares_that_of_its_neighbour() -> None:
    spans = spans_by_sound(spoken("abcd"), ["", "abcd", "", ""], [1, 4, 2, 2])
    assert len(spans) == 4 and spans[0][0] == 0.0 and spans[-1][1] == pytest.approx(0.4)
    assert all(one[1] <= other[0] + 1e-9 for one, other in zip(spans, spans[1:], strict=False))


@given(st.lists(st.text("abcde", min_size=1, max_size=5), min_size=1, max_size=6), st.text("abcde", min_size=1, max_size=30))
def test_every_word_gets_an_ordered_span(expected: list[str], heard: str) -> None:
    spans = spans_by_sound(spoken(heard), expected, [len(word) for word in expected])
    assert len(spans) == len(expected)
    assert all(0 <= begin <= end <= len(heard) * 0.1 + 1e-9 for begin, end in spans)
    assert all(one[1] <= other[0] + 1e-9 for one, other in zip(spans, spans[1:], strict=False))


@given(st.lists(st.text("abcde", min_size=1, max_size=6), min_size=1, max_size=6))
def test_an_exact_rendering_is_divided_exactly(words: list[str]) -> None:
    spans = spans_by_sound(spoken("".join(words), 1.0), words, [len(word) for word in words])
    assert [round(end - begin) for begin, end in spans] == [len(word) for word in words]


def test_stress_and_length_marks_do_not_count() -> None:
    assert without_marks("ˈstuːdɪˌoʊ ") == "studɪoʊ"


@given(st.lists(st.integers(1, 20), min_size=1, max_size=10))
def test_shares_fill_the_span(weights: list[int]) -> None:
    spans = share_out(len(weights), weights, 1.0, 3.0)
    assert spans[0][0] == 1.0 and spans[-1][1] == 3.0
    assert all(one[1] == other[0] for one, other in zip(spans, spans[1:], strict=False))


def hum(*parts: tuple[float, float]) -> np.ndarray:
    """(seconds of tone, seconds of silence after it)"""
    pieces = []
    for tone, quiet in parts:
        pieces += [0.3 * np.sin(np.arange(round(tone * RATE)) * 0.2), np.zeros(round(quiet * RATE))]
    return np.concatenate(pieces).astype(np.float32)


def test_clauses_get_their_own_voiced_parts() -> None:
    text = "One two, three."
    spans = estimate(hum((0.6, 0.4), (0.5, 0.1)), RATE, text, written_words(text))
    begins = [begin / RATE for begin, _ in spans]
    assert begins == pytest.approx([0.0, 0.3, 1.0], abs=0.03)
    assert spans[1][1] / RATE == pytest.approx(0.6, abs=0.03)


def test_without_matching_pauses_all_words_share_all_voice_and_no_silence() -> None:
    text = "aaaa bbbb cccc"
    spans = estimate(hum((0.3, 0.5), (0.9, 0.0)), RATE, text, written_words(text))
    assert [round(begin / RATE, 1) for begin, _ in spans] == [0.0, 0.9, 1.3]
    assert spans[-1][1] / RATE == pytest.approx(1.7, abs=0.03)


def test_silence_has_no_voice() -> None:
    assert voiced_parts(np.zeros(RATE, np.float32), RATE) == []
    assert len(estimate(np.zeros(RATE, np.float32), RATE, "a b", written_words("a b"))) == 2


@pytest.mark.parametrize("wanted", [8_000, 22_050, 48_000])
def test_a_tone_keeps_its_pitch_and_loudness_at_another_rate(wanted: int) -> None:
    tone = np.sin(2 * np.pi * 440 * np.arange(RATE) / RATE).astype(np.float32)
    result = resampled(tone, RATE, wanted)
    spectrum = np.abs(np.fft.rfft(result))
    assert len(result) == wanted and int(spectrum.argmax()) == 440 and np.abs(result).max() == pytest.approx(1.0, abs=0.05)
