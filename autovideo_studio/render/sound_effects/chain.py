"""A stream of sound through effects, in order, on time: what their processors delay is read ahead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from autovideo_studio.domain.effect import Effect
from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.render.sound_effects.base import GRAIN, numbers_at, processor_for
from autovideo_studio.render.sound_effects.catalogue import heard_of, sound_effect

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]

_STILL, _MOVING = 10 * GRAIN, 2 * GRAIN
"""Samples that go through at once: 100 ms, or 20 ms where numbers are animated, which change from one block to the next."""
_PREROLL = 2 * SAMPLE_RATE


Read = Callable[[int, int], "Samples"]
"""Samples by start and count."""


def through(chosen: tuple[Effect, ...], source: Read, frame_of: Callable[[int], float]) -> Read:
    """`source` with the effects on it, to be read forward. `frame_of` tells the frame, in which keyframes count, of a sample."""
    effects = heard_of(chosen)
    return Chain(effects, source, frame_of).read if effects else source


class Chain:
    """The source is read in blocks of one size from its sample 0 on, so that the result does not depend on how much is asked for.

    Begun in the middle, it hears two seconds before that, so that its state (a compressor's, an echo) is nearly what it would be.
    """

    def __init__(self, effects: tuple[Effect, ...], source: Read, frame_of: Callable[[int], float]) -> None:
        self._source, self._frame_of = source, frame_of
        kinds = [sound_effect(effect.effect) for effect in effects]
        self._links = [(kind, effect, processor_for(kind, effect)) for kind, effect in zip(kinds, effects, strict=True)]
        moves = any(number.keyframes for effect in effects for number in effect.params.values())
        self._size = _MOVING if moves else _STILL
        self._latency = sum(processor.latency for _, _, processor in self._links)
        self._fed: int | None = None
        self._ready: list[Samples] = []

    def read(self, start: int, count: int) -> Samples:
        """`start` never goes back."""
        import numpy as np

        if self._fed is None:
            self._fed = max(start - _PREROLL, 0) // self._size * self._size
        while self._fed - self._latency < start + count:
            self._ready.append(self._through(self._fed))
            self._fed += self._size
        held = np.concatenate(self._ready) if self._ready else np.zeros((0, 2), np.float32)
        first = self._fed - self._latency - len(held)
        self._ready = [held[start + count - first:]]
        return held[start - first:start + count - first]

    def _through(self, at: int) -> Samples:
        block = self._source(at, self._size)
        frame = self._frame_of(at)
        for kind, effect, processor in self._links:
            block = processor(block, numbers_at(kind, effect, frame))
        return block
