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
    """`digest` finds the bytes in the store; `seconds` is None for stills; sizes are in pixels after rotation. `bin` is the
    folder of the media pool that it lies in, "" for none: a bin is there as long as something lies in it."""

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
    bin: str = ""
    favourite: bool = False
