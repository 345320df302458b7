"""The sound of a sequence from any place on, block after block: what the export mixes in passes over the whole film, mixed in one
go with a short look ahead. The final loudness pass needs the whole; here its last known gain stands in."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.render import ducking
from autovideo_studio.render.audio_mix import Bus, sample_of, soundings
from autovideo_studio.render.audio_sources import Level
from autovideo_studio.render.soundtrack import mixer_for, speech_chain

Samples = np.ndarray[Any, np.dtype[Any]]

BLOCK = SAMPLE_RATE // 4
_BEFORE, _AFTER = 6, 4
"""Blocks of speech read before the first one wanted, so that filter, compressor and ducking have found their way; and ahead
of it, so that music is down when speech begins."""
_KNEE = 0.7


class LiveMix:
    """`position` is the sample of the sequence at which the next block begins: `start`, rounded down to a whole block.

    `paths` and `levels` hold the assets that can be read; the others are silent.
    """

    def __init__(self, sequence: Sequence, paths: Mapping[str, Path], levels: Mapping[str, Level], gain_db: float,
                 start: int) -> None:
        rate = sequence.format.rate
        self.position = start // BLOCK * BLOCK
        self._spoken = max(0, self.position - _BEFORE * BLOCK)
        self._gain = 10 ** (gain_db / 20)
        heard = [each for each in soundings(sequence)
                 if each.asset_id in paths and sample_of(each.range.end, rate) > self._spoken]
        self._speech, self._plain, self._ducked = (mixer_for(heard, bus, rate, paths, levels)
                                                   for bus in (Bus.SPEECH, Bus.PLAIN, Bus.DUCKED))
        self._chain = speech_chain()
        self._voice: deque[Samples] = deque()
        """From a little before `position` to `_spoken`."""

    def read(self) -> Samples:
        """The next block, shape (`BLOCK`, 2)."""
        while self._spoken < self.position + (1 + _AFTER) * BLOCK:
            self._voice.append(self._chain(self._speech.read(self._spoken, BLOCK)))
            self._spoken += BLOCK
        while len(self._voice) > _BEFORE + 1 + _AFTER:
            self._voice.popleft()
        begin = self._spoken - len(self._voice) * BLOCK
        mixed = self._voice[(self.position - begin) // BLOCK] + self._plain.read(self.position, BLOCK)
        mixed += self._ducked.read(self.position, BLOCK) * self._duck(self.position - begin)[:, None]
        self.position += BLOCK
        return _within_scale(mixed * self._gain)

    def close(self) -> None:
        for mixer in (self._speech, self._plain, self._ducked):
            mixer.close()

    def _duck(self, offset: int) -> Samples:
        knots = ducking.duck_knots(np.concatenate([ducking.step_levels(block) for block in self._voice]))
        return ducking.gains(knots, offset, BLOCK)


def _within_scale(samples: Samples) -> Samples:
    """Peaks bent down to full scale, where the export has its limiter."""
    level = np.abs(samples)
    bent = _KNEE + (1 - _KNEE) * np.tanh((level - _KNEE) / (1 - _KNEE))
    return np.where(level > _KNEE, np.copysign(bent, samples), samples).astype(np.float32)
