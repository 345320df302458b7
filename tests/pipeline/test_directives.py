"""A creator's own Markdown is respected line by line."""

from __future__ import annotations

from fractions import Fraction

import pytest

from autovideo_studio.domain.brief import Brief, SourceKind
from autovideo_studio.domain.script import Script
from autovideo_studio.foundation.paths import resources
from autovideo_studio.pipeline.script import BULLET, write_script


def script_of(text: str, seconds: int | None = None, language: str = "en") -> Script:
    return write_script(text, Brief(text, SourceKind.MARKDOWN, language=language, seconds=None
        if seconds is None else Fraction(seconds)))


def test_the_example_with_every_directive() -> None:
    script = script_of((resources() / "examples" / "directives.md").read_text("utf-8"))
    assert script.title == "The lamp at the end of the pier"
    first, names, lens, duties, tasks, switch, last = script.scenes
    assert first.media == "pictures/lighthouse.jpg" and first.on_screen == "The lamp at the end of the pier"
    assert first.prompt == "a white lighthouse at dusk, waves breaking over the pier"
    assert first.narration == "For a hundred years this lamp has told sailors one thing: the land begins here."
    assert first.pauses == ((first.narration.index("the land"), Fraction(1, 2)),)
    assert names.on_screen == "Every lamp blinks its own name" and names.heading == "A light with a name"
    assert names.pauses == ((names.narration.index("A sailor"), Fraction(4, 5)),)
    assert "Fresnel lens" in lens.narration and "30 kilometres" in lens.narration and "*" not in lens.narration
    assert duties.heading == "What the keeper did"
    assert tasks.on_screen.count(BULLET) == 4 and tasks.pauses == ((len(tasks.narration), Fraction(3, 2)),)
    assert switch.prompt.startswith("an empty keeper") and "[" not in switch.narration
    assert last.narration.startswith("And yet")
    assert "code" not in str(script) and "Comments" not in str(script)


def test_paragraphs_are_scenes_and_are_not_cut_or_joined() -> None:
    script = script_of("[voice: espeak:en-gb]\n\nOne.\n\nTwo. Three. Four. Five. Six.\n\n[voice: auto]\n\nSeven.")
    assert [scene.narration for scene in script.scenes] == ["One.", "Two. Three. Four. Five. Six.", "Seven."]
    assert [scene.voice for scene in script.scenes] == ["espeak:en-gb", "espeak:en-gb", ""]


def test_a_directive_alone_belongs_to_the_next_paragraph_or_at_the_end_to_the_one_before() -> None:
    script = script_of("First.\n\n[visual: a dune]\n\nSecond.\n\n> Last words\n\n## Next\n\nThird.")
    assert [(scene.narration, scene.on_screen) for scene in script.scenes][1] == ("Second.", "Last words")
    assert script.scenes[1].prompt == "a dune"


def test_text_right_below_a_quotation_is_spoken() -> None:
    scene = script_of("> On screen\nSpoken words. [pause 1s]").scenes[0]
    assert (scene.on_screen, scene.narration) == ("On screen", "Spoken words.")


def test_a_section_of_directives_alone_is_a_silent_scene() -> None:
    script = script_of("[pause 1s]\n\nHello there.\n\n---\n\n![Dunes](dunes%20at%20noon.jpg)\n\n---\n\nThe end of it.")
    silent = script.scenes[1]
    assert (silent.narration, silent.media, silent.prompt) == ("", "dunes at noon.jpg", "Dunes")
    assert silent.pauses == ((0, Fraction(3)),) and silent.id


@pytest.mark.parametrize(("mark", "seconds"), [
    ("[pause 1.5s]", "3/2"), ("[Pause: 2 s]", "2"), ("[pause 500ms]", "1/2"), ("[ pause 3 ]", "3"), ("[pause 99s]", "10"),
    ("[pause 1.2.3s]", "0"),
])
def test_pauses(mark: str, seconds: str) -> None:
    scene = script_of(f"The sea {mark} rises.").scenes[0]
    assert scene.narration == "The sea rises." and scene.pauses == ((8, Fraction(seconds)),)


def test_pauses_in_chinese_leave_no_space() -> None:
    scene = script_of("夜市[pause 1s]很熱鬧。大家都[pause 2s]來了。", language="zh-TW").scenes[0]
    assert scene.narration == "夜市很熱鬧。大家都來了。" and scene.pauses == ((2, Fraction(1)), (9, Fraction(2)))


def test_an_article_in_markdown_is_no_script() -> None:
    article = "# T\n\n" + "\n\n".join(f"The sea is {word} today. It was not so before." for word in ["blue", "green", "grey",
        "black", "white", "red"])
    assert len(script_of(article, 12).scenes) < 6
    assert len(script_of("---\nscript: true\n---\n" + article).scenes) == 6


def test_a_long_script_is_condensed_only_if_a_length_is_asked() -> None:
    text = "[visual: waves]\n\n" + "\n\n".join(f"Wave number {count} rolls in from the wide western ocean."
        for count in range(10, 40))
    assert len(script_of(text).scenes) == 30
    short = script_of(text, 30)
    assert 4 <= len(short.scenes) <= 10 and short.scenes[0].prompt == "waves"


def test_remote_pictures_are_not_fetched() -> None:
    scene = script_of("[pause 1s]\n\n![A reef](https://evil.example/x.png) The reef.").scenes[0]
    assert scene.media == "" and scene.prompt == "A reef"


@pytest.mark.parametrize("text", [
    "> only a quote", "![](a.jpg)", "- \n- \n\nHello.", "[visual: ]\n\nHi there.", "---\n---\n\nHi there.",
    "# A\n# B\n\nHi there.",
    "<script>alert(1)</script>\n\nHi there.", "[pause 1s][pause 2s] Hi there.", "1. one\n2. two\n   - three\n\nEnd.",
    "*" * 400 + " Hi.",
])
def test_odd_markdown_does_not_crash(text: str) -> None:
    assert "alert" not in "".join(scene.narration for scene in script_of(text).scenes)
