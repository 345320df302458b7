"""What an effect of sound is: typed parameters that the window can show, and a processor of blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from autovideo_studio.domain.effect import Effect
from autovideo_studio.foundation.registry import Registry
from autovideo_studio.render.dynamics import STEP
from autovideo_studio.render.effects.base import Parameter, Text

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]

GRAIN = 10 * STEP
"""Blocks that a processor is given are whole multiples of this many samples."""
Numbers = Mapping[str, float]


class Processor(Protocol):
    """Holds the state of one stream. A block of (n, 2) samples in, as many out, `latency` samples later."""

    latency: int

    def __call__(self, block: Samples, numbers: Numbers) -> Samples:
        """`numbers` are the values of all parameters for this block. `block` may not be written to."""


@dataclass(frozen=True, slots=True)
class SoundEffectKind:
    """`make` gives a processor for a new stream, knowing those of its numbers that will stay as they are. `group` is where the
    window lists it: tone, level, cleaning, space."""

    id: str
    label: Text = field(repr=False)
    group: str
    make: Callable[[Numbers], Processor] = field(repr=False)
    parameters: tuple[Parameter, ...] = ()


sound_effects: Registry[SoundEffectKind] = Registry("sound effect")


def numbers_at(kind: SoundEffectKind, effect: Effect, frame: float) -> dict[str, float]:
    """The effect's numbers at a frame of its clip (of its sequence, on a track), each within its range."""
    return {one.name: min(one.highest, max(one.lowest, _at(effect, one, frame))) for one in kind.parameters}


def processor_for(kind: SoundEffectKind, effect: Effect) -> Processor:
    moving = {name for name, number in effect.params.items() if number.keyframes}
    return kind.make({name: value for name, value in numbers_at(kind, effect, 0).items() if name not in moving})


def _at(effect: Effect, parameter: Parameter, frame: float) -> float:
    animated = effect.params.get(parameter.name)
    return parameter.default if animated is None else animated.at(frame)
