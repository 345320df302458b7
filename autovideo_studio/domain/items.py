"""What lies on a track: clips and the gaps between them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from frozendict import frozendict

from autovideo_studio.domain.appearance import Appearance
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.keyframe import SMOOTH, Animated, Curve, Easing, ease
from autovideo_studio.domain.media_reference import MediaReference


class Fit(StrEnum):
    """How a picture of another shape meets the frame: all of it seen, all of the frame filled, or its own pixels."""

    FIT = "fit"
    FILL = "fill"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Transform:
    """Where the picture stands. `x` and `y` are offsets in frame widths and heights from the centre; `scale` 1 is the
    fitted size, `stretch` widens it; `rotation` in degrees clockwise; `opacity` 0..1. It turns and grows about the anchor, an
    offset from the picture's centre in fitted picture widths and heights. Crops are shares 0..1 of the picture, from each side.
    Times count from the clip's first frame."""

    fit: Fit = Fit.FILL
    x: Animated = Animated(0.0)
    y: Animated = Animated(0.0)
    scale: Animated = Animated(1.0)
    rotation: Animated = Animated(0.0)
    opacity: Animated = Animated(1.0)
    stretch: Animated = Animated(1.0)
    anchor_x: Animated = Animated(0.0)
    anchor_y: Animated = Animated(0.0)
    crop_left: Animated = Animated(0.0)
    crop_top: Animated = Animated(0.0)
    crop_right: Animated = Animated(0.0)
    crop_bottom: Animated = Animated(0.0)
    flip_across: bool = False
    flip_down: bool = False


class FadeShape(StrEnum):
    """How a fade rises: at equal power (two crossing fades keep their loudness), straight, slow or fast at its quiet end, or
    soft at both ends."""

    EQUAL_POWER = "equal-power"
    LINEAR = "linear"
    SLOW = "slow"
    FAST = "fast"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Sound:
    """How loud: `gain_db`, `pan` −1..1, fades in frames. `duck` marks a clip that makes room for speech; `keep_pitch` tells
    whether another speed leaves the pitch as it is."""

    gain_db: Animated = Animated(0.0)
    pan: Animated = Animated(0.0)
    fade_in: int = 0
    fade_out: int = 0
    duck: bool = False
    fade_in_shape: FadeShape = FadeShape.EQUAL_POWER
    fade_out_shape: FadeShape = FadeShape.EQUAL_POWER
    keep_pitch: bool = True


@dataclass(frozen=True, slots=True)
class TimeKey:
    """At the clip's own frame number `frame` the media is seen `offset` seconds after `Clip.source_start`; `easing` leads to the
    next key, `curve` is its shape where that is `BEZIER`."""

    frame: int
    offset: Fraction
    easing: Easing = Easing.LINEAR
    curve: Curve = SMOOTH


@dataclass(frozen=True, slots=True)
class Origin:
    """The scene and role (narration, visual, caption, music, overlay) that arrangement made a clip for."""

    scene_id: str
    role: str


@dataclass(frozen=True, slots=True)
class Clip:
    """`duration` frames of `media`, from `source_start` seconds in it, at `speed` times its natural pace.

    `linked` names clips that move together (picture and its sound), `group` what the creator grouped. A `pinned` clip was
    shaped by hand: arrangement never touches it unasked. A `time_map` (keys in ascending order of frame) takes the place of the
    even pace: ramps, freezes and reverses; before its first key and after its last the media stands. `framings` are other
    transforms for other shapes of the frame, by aspect such as "9:16".
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
    appearance: Appearance = Appearance()
    time_map: tuple[TimeKey, ...] = ()
    framings: frozendict[str, Transform] = frozendict()

    def source_at(self, frame: int, rate: Fraction) -> Fraction:
        """Which second of the media is seen at the clip's own frame number `frame`."""
        if self.time_map:
            return self.source_start + offset_at(self.time_map, frame)
        return self.source_start + Fraction(frame) / rate * self.speed


def offset_at(keys: tuple[TimeKey, ...], frame: int) -> Fraction:
    """Seconds after the clip's `source_start` that a time map shows at a frame; exact on straight lines, to a microsecond on
    eased ones."""
    index = bisect_right(keys, frame, key=lambda key: key.frame)
    if index == 0:
        return keys[0].offset
    before = keys[index - 1]
    if index == len(keys) or before.easing is Easing.HOLD:
        return before.offset
    after, t = keys[index], Fraction(frame - before.frame, keys[index].frame - before.frame)
    if before.easing is not Easing.LINEAR:
        t = Fraction(round(ease(before.easing, float(t), before.curve) * 1_000_000), 1_000_000)
    return before.offset + (after.offset - before.offset) * t


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing, for `duration` frames."""

    duration: int
    id: str = field(default="")


Item = Clip | Gap
