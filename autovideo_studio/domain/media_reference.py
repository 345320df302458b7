"""What a clip shows or plays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from frozendict import frozendict

from autovideo_studio.domain.text_look import TextLook, TextUnit


@dataclass(frozen=True, slots=True)
class AssetReference:
    """A file in the project's assets: a still, a clip of film, a sound."""

    asset_id: str


@dataclass(frozen=True, slots=True)
class GraphicReference:
    """A picture drawn by a registered layout in a registered style, the same for the same seed.

    `params` are the layout's own words and numbers: JSON-able, lists as tuples, maps as `frozendict`.
    """

    layout: str
    style: str
    params: frozendict[str, Any] = frozendict()
    seed: int = 0


@dataclass(frozen=True, slots=True)
class CaptionWord:
    """One word as written; it is spoken from frame `start` to `end` (excluded) of its clip."""

    text: str
    start: int
    end: int
    space_after: bool = True


@dataclass(frozen=True, slots=True)
class TitleReference:
    """Words that the creator set by hand, broken to fit `width` (in frame widths). They come by the preset `appear` over
    `appear_frames` and go by `vanish` ("" for none), piece by piece as `by` says, the same for the same seed. Where they stand is
    the clip's transform."""

    text: str
    look: TextLook = TextLook()
    width: float = 0.8
    language: str = ""
    appear: str = ""
    appear_frames: int = 15
    vanish: str = ""
    vanish_frames: int = 15
    by: TextUnit = TextUnit.WHOLE
    seed: int = 0


@dataclass(frozen=True, slots=True)
class CaptionReference:
    """A phrase on the screen, lines already broken, in a registered caption style, of which `overrides` change single values."""

    lines: tuple[tuple[CaptionWord, ...], ...]
    style: str
    language: str = "en"
    overrides: frozendict[str, Any] = frozendict()

    @property
    def text(self) -> str:
        return "\n".join("".join(word.text + (" " if word.space_after else "") for word in line).strip() for line in self.lines)


@dataclass(frozen=True, slots=True)
class MissingReference:
    """Media that cannot be shown, and why, in the creator's words."""

    name: str
    reason: str = ""


MediaReference = AssetReference | GraphicReference | TitleReference | CaptionReference | MissingReference
