"""Titles, tags, chapters and descriptions within the platforms' limits."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from autovideo_studio.domain.brief import Brief, SourceKind
from autovideo_studio.domain.script import Scene, Script
from autovideo_studio.foundation.paths import resources
from autovideo_studio.pipeline.language import detect_language
from autovideo_studio.pipeline.packaging import cut_at_phrase, find_chapters, find_tags, package
from autovideo_studio.pipeline.script import write_script
from autovideo_studio.pipeline.segmentation import speech_seconds


@pytest.mark.parametrize("name", ["tides.md", "night-market.zh-TW.txt", "cherry-front.ja.txt", "coffee.ar.txt"])
def test_the_package_of_an_article(name: str) -> None:
    text = (resources() / "examples" / name).read_text("utf-8")
    script = write_script(text, Brief(text, SourceKind.MARKDOWN if name.endswith(".md") else SourceKind.TEXT,
                                      language=detect_language(text), seconds=Fraction(90)))
    starts, now = {}, 0.0
    for scene in script.scenes:
        starts[scene.id] = now
        now += speech_seconds(scene.narration, script.language) + 0.7
    made = package(script, starts, now)
    assert json.loads(json.dumps(made)) == made and made["title"] == script.title and made["language"] == script.language
    assert 3 <= len(made["tags"]) <= 15 and len(set(made["tags"])) == len(made["tags"])
    times = [chapter["start"] for chapter in made["chapters"]]
    assert not times or (times[0] == 0 and len(times) >= 3 and all(b - a >= 10 for a, b in zip(times, times[1:] + [now],
        strict=True)))
    assert script.scenes[0].narration[:20] in made["description"]


def test_the_tags_are_what_the_article_is_about() -> None:
    text = (resources() / "examples" / "tides.md").read_text("utf-8")
    tags = find_tags(write_script(text, Brief(text, SourceKind.MARKDOWN)))
    assert {"moon", "sea"} <= {tag.lower() for tag in tags} and any(tag.startswith("tide") for tag in tags)


def test_a_long_title_is_cut_at_a_word() -> None:
    cut = cut_at_phrase("The very long story of the sea " * 8, 100, "en")
    assert 50 <= len(cut) <= 100 and cut.split()[-1] in ["The", "very", "long", "story", "of", "the", "sea"]
    assert len(cut_at_phrase("夜市" * 90, 100, "zh-TW")) <= 100 and len(cut_at_phrase("x" * 300, 100, "en")) == 100


def scenes(*headed: tuple[str, float]) -> tuple[Script, dict[str, float]]:
    made = tuple(Scene(f"s{number}", "Words.", heading=heading) for number, (heading, _) in enumerate(headed))
    return Script("Title", "en", made), {f"s{number}": start for number, (_, start) in enumerate(headed)}


@pytest.mark.parametrize(("headed", "expected"), [
    ((("", 0.0), ("A", 12.0), ("B", 30.0)), [(0.0, "Title"), (12.0, "A"), (30.0, "B")]),
    ((("", 0.0), ("A", 12.0), ("B", 15.0), ("C", 26.0)), [(0.0, "Title"), (12.0, "A"), (26.0, "C")]),
    ((("", 0.0), ("A", 12.0), ("B", 55.0)), []),
    ((("", 0.0), ("", 20.0), ("", 40.0)), []),
])
def test_chapters_keep_the_rules(headed: tuple[tuple[str, float], ...], expected: list[tuple[float, str]]) -> None:
    script, starts = scenes(*headed)
    assert list(find_chapters(script, starts, 60.0)) == expected
