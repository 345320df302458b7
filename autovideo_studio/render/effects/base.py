"""What an effect of the picture is: typed parameters that the window can show, and a function from pixels to pixels."""

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
Text = Callable[[], str]
"""Words of the window, in the language of the moment when they are shown."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that may be animated. `unit` tells how it is shown ("", "%", "°", "px" in heights of the frame …)."""

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
class Moment:
    """Where an effect is applied: the clip's own frame number, seconds since the clip's first frame, the frame's height in pixels
    (the unit of lengths), the file it reads, and all values, each within its range."""

    frame: float
    seconds: float
    height: int
    numbers: Mapping[str, float]
    settings: Mapping[str, Any]
    file: Path | None = None


Apply = Callable[[Pixels, Moment], Pixels]
"""From BGRA pixels, premultiplied, shape (rows, columns, 4), to pixels of the same shape. The input may not be written to."""


@dataclass(frozen=True, slots=True)
class EffectKind:
    """`still_within` says that equal values give equal pixels whatever the frame (a grain moves, a blur does not).
    `group` is where the window lists it: colour, light, sharpness, look, key, time."""

    id: str
    label: str
    group: str
    apply: Apply = field(repr=False)
    parameters: tuple[Parameter, ...] = ()
    settings: tuple[Setting, ...] = ()
    still_within: bool = True


effects: Registry[EffectKind] = Registry("effect")


def values_at(kind: EffectKind, effect: Effect, frame: float) -> dict[str, float]:
    """The effect's numbers at a frame of its clip, each within its range."""
    return {one.name: min(one.highest, max(one.lowest, _at(effect, one, frame)))
            for one in kind.parameters}


def settings_of(kind: EffectKind, effect: Effect) -> dict[str, Any]:
    return {one.name: effect.settings.get(one.name, one.default) for one in kind.settings}


def _at(effect: Effect, parameter: Parameter, frame: float) -> float:
    animated = effect.params.get(parameter.name)
    return parameter.default if animated is None else animated.at(frame)
