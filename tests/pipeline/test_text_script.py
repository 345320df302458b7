"""The script that a text provider writes: asked well, checked, repaired once."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from autovideo_studio.domain.brief import Brief, SourceKind
from autovideo_studio.domain.script import Beat
from autovideo_studio.foundation.errors import BadResponse
from autovideo_studio.pipeline.text_script import SCRIPT_SCHEMA, repair_request, script_from_answer, script_request, unusable

BRIEF = Brief("why the sea has {tides}", SourceKind.TOPIC, seconds=Fraction(20), audience="children")


def answer(*narrations: str, **changes: Any) -> dict[str, Any]:
    return {"title": "Tides", "scenes": [{"narration": text, "on_screen": "", "visual": "a beach", "heading": "", **changes}
                                         for text in narrations]}


GOOD = answer("Twice a day the sea climbs the shore, and twice it draws back again without a word.",
              "The Moon pulls on the water that lies beneath it, and the Earth turns under the bulge.",
              "So the next time the water reaches your towel, look up at the sky and greet the Moon.")


def test_the_request_says_what_is_wanted() -> None:
    request = script_request(BRIEF, model="m")
    assert "why the sea has {tides}" in request.prompt and "children" in request.prompt and "20 seconds" in request.prompt
    assert "only in en" in request.system and request.schema == SCRIPT_SCHEMA and request.model == "m"
    assert "characters" in script_request(Brief("潮汐", SourceKind.TOPIC, language="zh-TW")).prompt


def test_a_good_answer_becomes_a_script() -> None:
    for text, data in (("", GOOD), (json.dumps(GOOD), None), ("Here it is:\n```json\n" + json.dumps(GOOD) + "\n```", None)):
        script = script_from_answer(text, data, BRIEF).script
        assert script is not None and script.title == "Tides"
        assert [scene.beat for scene in script.scenes] == [Beat.HOOK, Beat.BODY, Beat.CLOSE]
        assert all(scene.on_screen and scene.prompt == "a beach" and scene.id for scene in script.scenes)


@pytest.mark.parametrize(("text", "data", "says"), [
    ("no json", None, "not a JSON object"), ("{broken", None, "not a JSON object"), ("", {"title": 1}, "`title`"), ("", [],
        "`title`"),
    ("", {"title": "T", "scenes": []}, "at least one scene"), ("", {"title": "T", "scenes": [{"narration": "Hi"}]},
        "Scene 1 must"),
    ("", answer("..."), "no narration"), ("", answer("word " * 200), "too long"), ("", answer("Too short."), "20 are asked for"),
])
def test_a_bad_answer_is_described_for_the_repair(text: str, data: Any, says: str) -> None:
    result = script_from_answer(text, data, BRIEF)
    assert result.script is None and says in " ".join(result.problems)
    first = script_request(BRIEF)
    again = repair_request(first, text, result.problems)
    assert again.prompt.startswith(first.prompt) and result.problems[0] in again.prompt and again.schema == first.schema
    assert isinstance(unusable(result.problems), BadResponse)


def test_the_narration_is_never_shown_again_whole() -> None:
    narration = GOOD["scenes"][0]["narration"]
    script = script_from_answer("", answer(narration, on_screen=narration), Brief("t", SourceKind.TOPIC)).script
    assert script is not None and script.scenes[0].on_screen != narration
