"""Words cut out of a voice: what is left, and when it is heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.pipeline.speech_cuts import cuts_for, heard, heard_at, left, merged, removed_words
from autovideo_studio.providers.base import Word

TEXT = "The whales slowly, slowly sleep."


def spoken(text: str) -> list[Word]:
    """Half a second a word, a tenth between two; marks are not words."""
    found, at = [], 0
    for number, token in enumerate(text.split()):
        at = text.index(token, at)
        found.append(Word(token.strip(".,"), at, number * 0.6, number * 0.6 + 0.5))
        at += len(token)
    return found


@pytest.mark.parametrize(("after", "gone"), [
    ("The whales slowly sleep.", [2]), ("The whales slowly, sleep.", [3]), ("whales slowly, slowly sleep.", [0]),
    ("The whales", [2, 3, 4]), (TEXT, None), ("", None), ("The whales deeply sleep.", None), ("The slowly, whales", None)])
def test_only_a_text_with_words_less_is_a_cut(after: str, gone: list[int] | None) -> None:
    assert removed_words(spoken(TEXT), TEXT, after) == gone


def test_what_is_written_without_spaces_is_spoken_anew() -> None:
    words = [Word("貓", 0, 0, 1), Word("睡覺", 1, 1, 2)]
    assert removed_words(words, "貓睡覺", "貓") is None


def test_a_cut_goes_from_where_a_word_begins_to_where_the_next_does() -> None:
    words = spoken(TEXT)
    assert cuts_for(words, [1, 2]) == [(0.6, pytest.approx(1.8))]
    assert cuts_for(words, [4]) == [(2.4, 2.9)]
    stay = left(words, [1, 2], "The slowly sleep.")
    assert [(word.text, word.offset) for word in stay] == [("The", 0), ("slowly", 4), ("sleep", 11)]


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair) / 4, max(pair) / 4)), max_size=6)


@given(SPANS)
def test_what_is_heard_and_what_is_cut_make_the_whole(spans: list[tuple[float, float]]) -> None:
    cuts = merged(spans)
    assert all(one[1] < other[0] for one, other in zip(cuts, cuts[1:], strict=False))
    pieces = heard(cuts, 15.0)
    assert sum(end - begin for begin, end in [*pieces, *cuts]) == pytest.approx(15.0)
    position = 0.0
    for begin, end in pieces:
        assert heard_at(cuts, begin) == pytest.approx(position)
        position += end - begin
        assert heard_at(cuts, end) == pytest.approx(position)
    moments = [heard_at(cuts, second / 8) for second in range(120)]
    assert moments == sorted(moments)


@given(st.sets(st.integers(0, 5), min_size=1, max_size=5))
def test_cutting_in_steps_is_cutting_at_once(gone: set[int]) -> None:
    text = "One two three four five six."
    words = spoken(text)
    first, rest = min(gone), sorted(gone)[1:]
    without = " ".join(token for number, token in enumerate(text.split()) if number != first)
    at_once = cuts_for(words, sorted(gone))
    stay = left(words, [first], without)
    in_steps = merged([*cuts_for(words, [first]), *cuts_for(stay, [number - 1 for number in rest])])
    assert sum(heard(in_steps, 4.0), ()) == pytest.approx(sum(heard(at_once, 4.0), ()))
