"""Takes steady noise out (hiss, hum, a fan) by spectral subtraction: the noise is what is there before and after as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Parameter
from autovideo_studio.render.sound_effects.base import GRAIN, Numbers, SoundEffectKind, sound_effects

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]
    Spectra = np.ndarray[Any, np.dtype[Any]]

_HOP, _OVERLAP = GRAIN, 4
_FRAME = _HOP * _OVERLAP
"""40 ms, one every 10 ms."""
_GROUP = 10
"""Frames whose mean power is one measure of the noise."""
_BEFORE, _AFTER = 8, 7
"""Groups that are listened to around one: the softest of 1.6 s is the noise, if nobody speaks that long without a breath."""
_SOFTEST_TO_MEAN = {1: 2.6, 2: 1.9}
"""The mean power of white noise over that of the softest of so many groups, by channels (measured)."""


class Denoise:
    latency = _GROUP * _HOP * (_AFTER + 1) + _FRAME - _HOP

    def __init__(self, still: Numbers) -> None:
        import numpy as np

        self._window = np.sqrt(np.hanning(_FRAME + 1)[:-1] * 2 / _OVERLAP).astype(np.float32)
        self._line: Samples = np.zeros((_FRAME - _HOP, 2), np.float32)
        """The samples of which the next frame begins, and then those that wait for a group to be whole."""
        self._ready: Samples = np.zeros((_GROUP * _HOP, 2), np.float32)
        self._tail: Samples = np.zeros((_FRAME - _HOP, 2), np.float32)
        self._spectra: list[Spectra] = []
        self._powers: list[Spectra] = []
        self._means: list[Spectra] = []

    def __call__(self, block: Samples, numbers: Numbers) -> Samples:
        import numpy as np

        self._line = np.concatenate([self._line, block])
        while len(self._line) >= _FRAME - _HOP + _GROUP * _HOP:
            self._listen(self._line[:_FRAME - _HOP + _GROUP * _HOP])
            self._line = self._line[_GROUP * _HOP:]
            self._ready = np.concatenate([self._ready, self._cleaned(numbers)])
        sound, self._ready = self._ready[:len(block)], self._ready[len(block):]
        return sound

    def _listen(self, line: Samples) -> None:
        """The spectra (frames, channels, bins) of a group, and their power. Equal channels are one."""
        import numpy as np

        if np.array_equal(line[:, 0], line[:, 1]):
            line = line[:, :1]
        channels = np.ascontiguousarray(line.T)
        frames = np.lib.stride_tricks.sliding_window_view(channels, _FRAME, axis=1)[:, ::_HOP].transpose(1, 0, 2)
        spectra = np.fft.rfft(frames * self._window, axis=2)
        power = (spectra.real**2 + spectra.imag**2).mean(axis=1)
        self._spectra.append(spectra)
        self._powers.append(power)
        self._means.append(_across(power.mean(axis=0)))
        if len(self._powers) > _BEFORE + 1 + _AFTER:
            del self._powers[0], self._means[0]

    def _cleaned(self, numbers: Numbers) -> Samples:
        """The group that is `_AFTER` groups old, with the noise taken away; silence while there is none yet."""
        import numpy as np

        if len(self._spectra) <= _AFTER:
            return np.zeros((_GROUP * _HOP, 2), np.float32)
        spectra = self._spectra.pop(0)
        gain = self._gain(numbers["reduction_db"], numbers["strength"] * _SOFTEST_TO_MEAN[spectra.shape[1]])
        frames = np.fft.irfft(spectra * gain[:, None, :], _FRAME, axis=2) * self._window
        total = np.zeros((_FRAME - _HOP + _GROUP * _HOP, 2), np.float32)
        total[:_FRAME - _HOP] = self._tail
        for number, frame in enumerate(frames):
            total[number * _HOP:number * _HOP + _FRAME] += frame.T
        self._tail = total[_GROUP * _HOP:]
        return total[:_GROUP * _HOP]

    def _gain(self, reduction_db: float, strength: float) -> Spectra:
        """The factor per frame and bin for the group in the middle. Groups of digital silence say nothing of the noise."""
        import numpy as np

        sounding = [mean for mean in self._means if mean.max() > 1e-9]
        noise = np.min(sounding, axis=0) if sounding else np.zeros_like(self._means[0])
        middle = len(self._powers) - 1 - _AFTER
        here, after = self._powers[middle], self._powers[middle + 1][:2]
        before = self._powers[middle - 1][-2:] if middle else here[[0, 0]]
        around = np.concatenate([before, here, after])
        power = _across(np.mean([around[shift:shift + _GROUP] for shift in range(5)], axis=0))
        return np.maximum(1 - strength * noise / np.maximum(power, 1e-12), np.float32(10 ** (-reduction_db / 20)))


def _across(power: Spectra) -> Spectra:
    """The mean over each bin and its neighbours."""
    import numpy as np

    wide = np.concatenate([power[..., :1], power, power[..., -1:]], axis=-1)
    return np.asarray((wide[..., :-2] + wide[..., 1:-1] + wide[..., 2:]) / 3)


PARAMETERS = (Parameter("reduction_db", lambda: tr("Reduction"), 18.0, 0.0, 40.0, "dB"),
              Parameter("strength", lambda: tr("Strength"), 1.0, 0.5, 2.0))

sound_effects.register("denoise")(SoundEffectKind("denoise", lambda: tr("Denoise"), "cleaning", Denoise, PARAMETERS))
