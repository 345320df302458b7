"""What the creator asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class SourceKind(StrEnum):
    """Where the words come from. MARKDOWN is a creator's own script and is respected line by line."""

    TOPIC = "topic"
    TEXT = "text"
    MARKDOWN = "markdown"
    SUBTITLES = "subtitles"


GRAPHICS = "graphics"
"""Who makes the pictures where no image model does: they are drawn as motion graphics."""


@dataclass(frozen=True, slots=True)
class Brief:
    """`source` is the topic or the whole text; `seconds` the length asked for (None: as long as the text needs).

    `style`, `voice` and `captions` are ids ("none" for no captions); `music` is "auto", "none" or an asset id;
    `aspect` is one of 16:9, 9:16, 1:1, 4:5. `base` tells apart two sources of the same words (a path or an address).
    `pictures` says who makes the pictures of scenes without own media: GRAPHICS, or `provider:model` of an image provider;
    `picture_quality` is "low", "medium" or "high".
    """

    source: str
    source_kind: SourceKind = SourceKind.TEXT
    title: str = ""
    audience: str = ""
    tone: str = ""
    language: str = "en"
    seconds: Fraction | None = None
    aspect: str = "16:9"
    style: str = "auto"
    voice: str = "auto"
    captions: str = "karaoke"
    music: str = "auto"
    base: str = ""
    pictures: str = GRAPHICS
    picture_quality: str = "medium"
