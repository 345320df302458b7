"""What an effect of the picture is: typed parameters that the window can show, and a function of colours or of pixels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autovideo_studio.domain.effect import Effect
from autovideo_studio.foundation.registry import Registry

Pixels = NDArray[np.uint8]
Colour = NDArray[np.float32]
"""Red, green and blue, 0..1, as the frame holds them (BT.709 primaries, encoded as sRGB), shape (…, 3)."""

Text = Callable[[], str]
"""Words of the window, in the language of the moment when they are shown."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that may be animated. `unit` tells how it is shown: "" as it is, "%" a hundredfold, "°" degrees, "h" a length in
    heights of the frame, "EV" stops."""

    name: str
    label: Text = field(repr=False)
    default: float
    lowest: float
    highest: float
    unit: str = ""


class SettingKind(StrEnum):
    COLOUR = "colour"
    CHOICE = "choice"
    SWITCH = "switch"
    POINTS = "points"
    TEXT = "text"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Setting:
    """A value that is no number: a colour "#rrggbb", one of `choices` (value and label), on or off, points of a curve (pairs in
    0..1), a text, or a file (which stands in `Effect.asset_id`)."""

    name: str
    label: Text = field(repr=False)
    kind: SettingKind
    default: Any = ""
    choices: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a picture is treated: the clip's own frame number, seconds since the clip's first frame and in its media,
    the clip's `duration` in seconds; the frame's `width` and `height` and the picture's `size`, in the picture's pixels; whether
    the picture has no holes."""

    frame: float
    seconds: float
    source_seconds: float
    duration: float
    width: int
    height: int
    size: tuple[int, int]
    opaque: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """All that an effect may look at: its numbers, each within its range, its settings, and the file that it reads."""

    place: Place
    numbers: Mapping[str, float]
    settings: Mapping[str, Any]
    file: Path | None = None

    def __getitem__(self, name: str) -> float:
        return self.numbers[name]

    def pixels(self, name: str) -> float:
        """A length given in heights of the frame, in pixels."""
        return self.numbers[name] * self.place.height


Apply = Callable[[Pixels, Moment], Pixels]
"""From BGRA pixels, premultiplied, shape (rows, columns, 4), to such pixels. The input may not be written to."""
ColourMap = Callable[[Colour], Colour]
"""From colours to colours. What leaves 0..1 is cut off at the end of a chain, not before."""


def _never(moment: Moment) -> bool:
    return False


def _always(moment: Moment) -> bool:
    return True


def _as_before(moment: Moment) -> tuple[int, int]:
    return moment.place.size


@dataclass(frozen=True, slots=True)
class EffectKind:
    """A colour effect gives `colours`, the map at a moment (`channelwise`: each channel depends on itself alone); others `apply`.

    `neutral` tells when it changes nothing: it is then left out, and not one pixel differs. `group` is where the window lists
    it: light, colour, sharpness, look, key, motion. `still` says that equal values give equal pixels whatever the frame (a grain
    moves, a blur does not). `makes_holes`: the result of a picture without holes may have some; `fills`: that of any picture has
    none. `size` is the result's (columns, rows); its centre is the picture's.
    """

    id: str
    label: Text = field(repr=False)
    group: str
    apply: Apply | None = field(default=None, repr=False)
    colours: Callable[[Moment], ColourMap] | None = field(default=None, repr=False)
    channelwise: bool = False
    neutral: Callable[[Moment], bool] = field(default=_never, repr=False)
    parameters: tuple[Parameter, ...] = ()
    settings: tuple[Setting, ...] = ()
    still: Callable[[Moment], bool] = field(default=_always, repr=False)
    makes_holes: bool = False
    fills: bool = False
    size: Callable[[Moment], tuple[int, int]] = field(default=_as_before, repr=False)


effects: Registry[EffectKind] = Registry("effect")


def moment_of(kind: EffectKind, effect: Effect, place: Place, file: Path | None = None) -> Moment:
    """The effect's values at a frame of its clip."""
    numbers = {one.name: min(one.highest, max(one.lowest, _at(effect, one, place.frame))) for one in kind.parameters}
    settings = {one.name: effect.settings.get(one.name, one.default) for one in kind.settings}
    return Moment(place, numbers, settings, file)


def _at(effect: Effect, parameter: Parameter, frame: float) -> float:
    animated = effect.params.get(parameter.name)
    return parameter.default if animated is None else animated.at(frame)


def zero(*names: str) -> Callable[[Moment], bool]:
    """Neutral where all these numbers are 0."""
    return lambda moment: not any(moment[name] for name in names)
