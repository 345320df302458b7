"""What an image model is asked for a scene: the scene's own words for its picture, and the look of the whole video."""

from __future__ import annotations

import json
from functools import cache

from autovideo_studio.domain.script import Scene
from autovideo_studio.domain.sequence import shape_of
from autovideo_studio.foundation.paths import resources
from autovideo_studio.pipeline.script import visual_prompt

_SHAPES = {"wide": "Wide landscape composition.", "tall": "Tall upright composition.", "square": "Square composition."}
_MOST = 4_000
"""Characters of a scene's own words that are sent."""


def picture_words(scene: Scene, topic: str, language: str) -> str:
    """What is to be seen: as the creator (or who wrote the script) put it, else the words that the scene is about."""
    return scene.prompt.strip() or visual_prompt(scene.narration, scene.heading or topic, language) or topic


def picture_prompt(words: str, style: str, width: int, height: int) -> str:
    """The whole prompt: `words` in the look of a visual style, for a picture of that shape."""
    template, looks = _resources()
    return template.format(what=words[:_MOST].rstrip(". \n") + ".", look=looks.get(style, ""),
                           shape=_SHAPES[shape_of(width, height)]).strip()


@cache
def _resources() -> tuple[str, dict[str, str]]:
    folder = resources() / "prompts"
    return (folder / "picture.request.md").read_text("utf-8"), json.loads((folder / "picture.looks.json").read_text("utf-8"))
