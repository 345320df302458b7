"""What lies on a track: clips and the gaps between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import MediaReference


class Fit(StrEnum):
    """How a picture of another shape meets the frame: all of it seen, all of the frame filled, or its own pixels."""

    FIT = "fit"
    FILL = "fill"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Transform:
    """Where the picture stands. `x` and `y` are offsets in frame widths and heights from the centre; `scale` 1 is the
    fitted size; `rotation` in degrees clockwise; `opacity` 0..1. Times count from the clip's first frame."""

    fit: Fit = Fit.FILL
    x: Animated = Animated(0.0)
    y: Animated = Animated(0.0)
    scale: Animated = Animated(1.0)
    rotation: Animated = Animated(0.0)
    opacity: Animated = Animated(1.0)


@dataclass(frozen=True, slots=True)
class Sound:
    """How loud: `gain_db` (animated), `pan` −1..1, fades in frames. `duck` marks a clip that makes room for speech."""

    gain_db: Animated = Animated(0.0)
    pan: float = 0.0
    fade_in: int = 0
    fade_out: int = 0
    duck: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """The scene and role (narration, visual, caption, music, overlay) that arrangement made a clip for."""

    scene_id: str
    role: str


@dataclass(frozen=True, slots=True)
class Clip:
    """`duration` frames of `media`, from `source_start` seconds in it, at `speed` times its natural pace.

    `linked` names clips that move together (picture and its sound), `group` what the creator grouped. A `pinned` clip was
    shaped by hand: arrangement never touches it unasked.
    """

    id: str
    media: MediaReference
    duration: int
    name: str = ""
    source_start: Fraction = Fraction(0)
    speed: Fraction = Fraction(1)
    transform: Transform = Transform()
    sound: Sound = Sound()
    effects: tuple[Effect, ...] = ()
    origin: Origin | None = None
    enabled: bool = True
    pinned: bool = False
    linked: str | None = None
    group: str | None = None

    def source_at(self, frame: int, rate: Fraction) -> Fraction:
        """Which second of the media is seen at the clip's own frame number `frame`."""
        return self.source_start + Fraction(frame) / rate * self.speed


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing, for `duration` frames."""

    duration: int
    id: str = field(default="")


Item = Clip | Gap
