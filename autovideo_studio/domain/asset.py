"""A file that the project uses, stored by its content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class AssetKind(StrEnum):
    STILL = "still"
    FILM = "film"
    AUDIO = "audio"
    LUT = "lut"
    MOTION = "motion"


@dataclass(frozen=True, slots=True)
class Asset:
    """`digest` finds the bytes in the store; `seconds` is None for stills; sizes are in pixels after rotation."""

    id: str
    digest: str
    kind: AssetKind
    name: str
    media_type: str = ""
    width: int = 0
    height: int = 0
    seconds: Fraction | None = None
    has_audio: bool = False
    attribution: str = ""
    has_alpha: bool = False
