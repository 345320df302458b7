"""What people read is in their language: the names of looks, and what a version of a video differs by."""

import pytest

from autovideo_studio.foundation import i18n
from autovideo_studio.services.looks import caption_looks, looks
from autovideo_studio.services.progress import what_was_made
from autovideo_studio.services.writing import length_of


class Marked(dict[str, str]):
    """A catalogue in which every sentence has a translation."""

    def get(self, key: str, default: object = None) -> str:  # type: ignore[override]
        return f"«{key}»"


def test_every_look_that_ships_has_a_name_that_can_be_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_catalogue", lambda language: Marked())
    names = [look.name for look in [*looks(), *caption_looks()]]
    assert names and all(name.startswith("«") for name in names)


def test_what_a_version_differs_by_is_said_in_words() -> None:
    assert what_was_made({"narration": 1, "segment": 3, "level": 2}) == "narration ×1, part of the film ×3"
    assert what_was_made({}) == what_was_made({"level": 1}) == "nothing new"


@pytest.mark.parametrize(("text", "language", "words"), [
    ("The moon’s pull: 384,400 km.", "en", 5), ("月亮的引力拉著大海，再見", "zh-TW", 11), ("", "en", 0),
    ("Well-known 海", "en", 2)])
def test_words_are_counted_as_people_count_them(text: str, language: str, words: int) -> None:
    counted, seconds = length_of(text, language)
    assert counted == words
    assert (seconds > 0) == bool(text)
