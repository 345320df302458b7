"""A script from a topic by a text provider: what is asked, and what is made of the answer. No network here.

The provider is asked once with a schema; an answer with faults is sent back once with their list (`repair_request`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.script import Beat, Scene, Script
from autovideo_studio.foundation.errors import BadResponse
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.paths import resources
from autovideo_studio.pipeline.key_clause import default_limit, key_clause, length_on_screen
from autovideo_studio.pipeline.script import visual_prompt, with_unique_ids
from autovideo_studio.pipeline.segmentation import joins_without_space, speech_seconds
from autovideo_studio.providers.base import TextRequest

DEFAULT_SECONDS = Fraction(60)
_SECONDS_PER_SCENE = 7
_LONGEST_NARRATION_S = 20.0
_MOST_SCENES = 200
_TOKENS_BESIDE = 90
"""Of a scene's answer beside its narration: heading, words on screen, what is seen, and the JSON around them."""
_TOLERANCE = (0.5, 1.7)

SCENE_FIELDS = ("narration", "on_screen", "visual", "heading")
SCRIPT_SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["title", "scenes"],
    "properties": {
        "title": {"type": "string"},
        "scenes": {
            "type": "array",
            "items": {"type": "object", "additionalProperties": False, "required": list(SCENE_FIELDS),
                      "properties": {name: {"type": "string"} for name in SCENE_FIELDS}},
        },
    },
}
"""A closed schema with every property required: what all vendors' structured output accepts."""


@dataclass(frozen=True, slots=True)
class ScriptAnswer:
    """`script` is None where `problems` forbid using the answer; each problem is a sentence for the model."""

    script: Script | None
    problems: tuple[str, ...] = ()


def script_request(brief: Brief, model: str = "") -> TextRequest:
    """The request for a script on the brief's topic."""
    seconds = brief.seconds or DEFAULT_SECONDS
    words, unit = _amount(float(seconds), brief.language)
    system = _template("script.system").format(language=brief.language, on_screen_limit=default_limit(brief.language))
    prompt = _template("script.request").format(
        seconds=round(float(seconds)), scenes=max(3, round(float(seconds) / _SECONDS_PER_SCENE)), words=words, unit=unit,
        topic=brief.source.strip(), audience=brief.audience or "everyone", tone=brief.tone or "clear and warm")
    return TextRequest(system, prompt, SCRIPT_SCHEMA, max_output_tokens=max(2_000, words * 12), model=model)


def expected_tokens(request: TextRequest, seconds: float, language: str) -> tuple[int, int]:
    """About how many tokens a vendor counts for asking and for answering, when all goes well at the first attempt."""
    asked, (words, unit) = f"{request.system}{request.prompt}", _amount(seconds, language)
    wide = sum(char > "\u2e80" for char in asked)
    scenes = max(3, round(seconds / _SECONDS_PER_SCENE))
    return round(wide + (len(asked) - wide) / 4), round(words * (1.2 if unit == "characters" else 1.4)) + scenes * _TOKENS_BESIDE


def repair_request(first: TextRequest, answer: str, problems: tuple[str, ...]) -> TextRequest:
    """The one second attempt: the same request with what was wrong."""
    asked = _template("script.repair").format(problems="\n".join(f"- {problem}" for problem in problems), answer=answer)
    return TextRequest(first.system, f"{first.prompt}\n{asked}", first.schema, first.max_output_tokens, first.model)


def script_from_answer(text: str, data: Mapping[str, Any] | None, brief: Brief) -> ScriptAnswer:
    """The script in a provider's answer (`data` where it parsed the JSON itself), or what is wrong with it."""
    if data is None:
        try:
            data = json.loads(_json_part(text))
        except ValueError:
            return ScriptAnswer(None, ("The answer is not a JSON object of the asked shape.",))
    problems = _problems(data, brief)
    return ScriptAnswer(None, problems) if problems else ScriptAnswer(_script(data, brief))


def unusable(problems: tuple[str, ...]) -> BadResponse:
    """The error after the second attempt."""
    return BadResponse(tr("The text provider answered twice, but not with a script that can be used. No video was made."),
                       tr("Try again, choose another model, or give a text of your own."), " ".join(problems))


def _template(name: str) -> str:
    return (resources() / "prompts" / f"{name}.md").read_text("utf-8")


def _amount(seconds: float, language: str) -> tuple[int, str]:
    if joins_without_space(language):
        return round(seconds / speech_seconds("字" * 100, language) * 100 * 0.85), "characters"
    return round(seconds * 2.4), "words"


def _json_part(text: str) -> str:
    """The outermost braces: some models wrap their JSON in a sentence or a code fence."""
    return text[text.find("{"):text.rfind("}") + 1]


def _problems(data: Any, brief: Brief) -> tuple[str, ...]:
    if not isinstance(data, Mapping) or not isinstance(data.get("title"), str) or not isinstance(data.get("scenes"), list):
        return ("The answer must be an object with the text `title` and the list `scenes`.",)
    scenes = data["scenes"]
    if not 1 <= len(scenes) <= _MOST_SCENES:
        return ("`scenes` must hold at least one scene and not hundreds.",)
    found = []
    for number, scene in enumerate(scenes, 1):
        if not isinstance(scene, Mapping) or any(not isinstance(scene.get(name), str) for name in SCENE_FIELDS):
            found.append(f"Scene {number} must have the texts {', '.join(SCENE_FIELDS)}.")
        elif not any(char.isalnum() for char in scene["narration"]):
            found.append(f"Scene {number} has no narration.")
        elif speech_seconds(scene["narration"], brief.language) > _LONGEST_NARRATION_S:
            found.append(f"The narration of scene {number} is too long for one picture; divide it.")
    if not found and brief.seconds:
        spoken = sum(speech_seconds(scene["narration"], brief.language) for scene in scenes)
        low, high = (float(brief.seconds) * factor for factor in _TOLERANCE)
        if not low <= spoken <= high:
            found.append(f"The narration takes about {spoken:.0f} seconds, but {float(brief.seconds):.0f} are asked for.")
    return tuple(found)


def _script(data: Mapping[str, Any], brief: Brief) -> Script:
    language = brief.language
    title = brief.title or _line(data["title"]) or brief.source.strip()
    scenes = []
    for number, item in enumerate(data["scenes"]):
        narration, heading = _line(item["narration"]), _line(item["heading"])
        on_screen = _line(item["on_screen"])
        if length_on_screen(on_screen, language) > 1.5 * default_limit(language) or on_screen == narration:
            on_screen = key_clause(narration, language)
        beat = Beat.HOOK if number == 0 else Beat.CLOSE if number == len(data["scenes"]) - 1 else Beat.BODY
        scenes.append(Scene("", narration, beat, heading, on_screen or key_clause(narration, language),
                            _line(item["visual"]) or visual_prompt(narration, title, language)))
    return Script(title, language, with_unique_ids(scenes))


def _line(text: str) -> str:
    return " ".join(text.split())
