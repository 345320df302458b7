"""Effects that follow how loud the sound is: compressor, limiter, noise gate, de-esser."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.render.dynamics import STEP, Compressor, Gate, along_steps, followed, step_levels
from autovideo_studio.render.effects.base import Parameter
from autovideo_studio.render.loudness import Oversampler
from autovideo_studio.render.sound_effects.base import Numbers, SoundEffectKind, sound_effects

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]
    Curve = np.ndarray[Any, np.dtype[Any]]


class CompressorEffect:
    latency = 0

    def __init__(self, still: Numbers) -> None:
        self._compressor = Compressor(0.0, 1.0, 1.0, 1.0)

    def __call__(self, block: Samples, numbers: Numbers) -> Samples:
        self._compressor.set(numbers["threshold_db"], numbers["ratio"], numbers["attack_ms"], numbers["release_ms"],
                             numbers["makeup_db"], numbers["knee_db"])
        return self._compressor(block)


class LimiterEffect:
    """No true peak above the ceiling: the gain falls over `ahead` steps before a peak and recovers exponentially after it. It is
    `dynamics.limiter_knots` for a stream whose end is not known."""

    ahead = 6
    latency = (ahead + 2) * STEP

    def __init__(self, still: Numbers) -> None:
        import numpy as np

        self._oversampler = Oversampler()
        self._sound: Samples = np.zeros((self.latency, 2), np.float32)
        self._last_peak = 0.0
        self._held: Curve = np.zeros(2 * self.ahead + 2)
        """How much is taken away in the last steps, 0..1, before it is spread over the steps before."""

    def __call__(self, block: Samples, numbers: Numbers) -> Samples:
        import numpy as np

        block = block * np.float32(10 ** (numbers["gain_db"] / 20))
        seen = np.concatenate([[self._last_peak], self._oversampler.step_peaks(block)])
        self._last_peak = seen[-1]
        peaks = np.maximum(seen[:-1], seen[1:])
        wanted = 1 - np.minimum(1, 10 ** (numbers["ceiling_db"] / 20) / np.maximum(peaks, 1e-9))
        held = [float(self._held[-1])]
        decay = exp(-1 / numbers["release_ms"])
        for one in wanted.tolist():
            held.append(max(one, held[-1] * decay))
        line = np.concatenate([self._held, held[1:]])
        self._held = line[len(line) - len(self._held):]
        windows = np.lib.stride_tricks.sliding_window_view
        gains = 1 - windows(windows(line, self.ahead + 1).max(axis=1), self.ahead + 1).mean(axis=1)
        knots = np.minimum(gains[:-1], gains[1:])
        sound = np.concatenate([self._sound, block])
        self._sound = sound[len(block):]
        return np.asarray(sound[:len(block)] * along_steps(knots).astype(np.float32)[:, None])


class GateEffect:
    latency = Gate.early * STEP

    def __init__(self, still: Numbers) -> None:
        self._gate = Gate()

    def __call__(self, block: Samples, numbers: Numbers) -> Samples:
        return self._gate(block, numbers["threshold_db"], numbers["range_db"], numbers["hold_ms"], numbers["release_ms"])


class _Convolver:
    """Convolves a stream of (n, 2) blocks with an impulse response by FFTs of `size` (overlap-save)."""

    def __init__(self, impulse: Curve, size: int) -> None:
        import numpy as np

        self._size, self._taps = size, len(impulse)
        self._before = np.zeros((2, self._taps - 1), np.float32)
        self.change(impulse)

    def change(self, impulse: Curve) -> None:
        """Another response of the same length from the next block on."""
        import numpy as np

        self._response = np.fft.rfft(impulse, self._size).astype(np.complex64)

    def __call__(self, block: Samples) -> Samples:
        import numpy as np

        hop = self._size - self._taps + 1
        pieces = -(-len(block) // hop)
        line = np.zeros((2, self._taps - 1 + pieces * hop), np.float32)
        line[:, :self._taps - 1] = self._before
        line[:, self._taps - 1:self._taps - 1 + len(block)] = block.T
        self._before = line[:, len(block):len(block) + self._taps - 1].copy()
        windows = np.lib.stride_tricks.sliding_window_view(line, self._size, axis=1)[:, ::hop]
        filtered = np.fft.irfft(np.fft.rfft(windows, axis=2) * self._response, self._size, axis=2)[:, :, self._taps - 1:]
        return np.ascontiguousarray(filtered.reshape(2, -1)[:, :len(block)].T)


class DeEsser:
    """Lowers what lies above `hertz` while it is louder than the threshold. The band is cut out by a filter of even delay, so
    that band and rest add up to the sound as it was."""

    taps = 255
    latency = taps // 2

    def __init__(self, still: Numbers) -> None:
        import numpy as np

        self._hertz: float | None = None
        self._band: _Convolver | None = None
        self._before: Samples = np.zeros((self.latency, 2), np.float32)
        self._reduction = 0.0

    def __call__(self, block: Samples, numbers: Numbers) -> Samples:
        import numpy as np

        if self._band is None:
            self._band = _Convolver(_high_pass_kernel(numbers["hertz"], self.taps), 5120)
        elif numbers["hertz"] != self._hertz:
            self._band.change(_high_pass_kernel(numbers["hertz"], self.taps))
        self._hertz = numbers["hertz"]
        band = self._band(block)
        wanted = np.clip(step_levels(band) - numbers["threshold_db"], 0, numbers["range_db"])
        knots = followed(wanted, self._reduction, exp(-1 / 1.0), exp(-1 / 40.0))
        self._reduction = float(knots[-1])
        line = np.concatenate([self._before, block])
        self._before = line[len(block):]
        return np.asarray(line[:len(block)] - band * (1 - along_steps(10 ** (-knots / 20))).astype(np.float32)[:, None])


def _high_pass_kernel(hertz: float, taps: int) -> Curve:
    """A windowed sinc, symmetric, of odd length."""
    import numpy as np

    at = np.arange(taps) - taps // 2
    low = np.sinc(at * 2 * hertz / SAMPLE_RATE) * np.hanning(taps + 2)[1:-1]
    kernel = -low / low.sum()
    kernel[taps // 2] += 1
    return np.asarray(kernel)


_THRESHOLD = Parameter("threshold_db", lambda: tr("Threshold"), -20.0, -60.0, 0.0, "dB")

sound_effects.register("compressor")(SoundEffectKind(
    "compressor", lambda: tr("Compressor"), "level", CompressorEffect,
    (_THRESHOLD, Parameter("ratio", lambda: tr("Ratio"), 3.0, 1.0, 20.0, ":1"),
     Parameter("attack_ms", lambda: tr("Attack"), 5.0, 0.1, 200.0, "ms"),
     Parameter("release_ms", lambda: tr("Release"), 120.0, 5.0, 2_000.0, "ms"),
     Parameter("knee_db", lambda: tr("Knee"), 6.0, 0.0, 24.0, "dB"),
     Parameter("makeup_db", lambda: tr("Make-up gain"), 0.0, 0.0, 24.0, "dB"))))

sound_effects.register("limiter")(SoundEffectKind(
    "limiter", lambda: tr("Limiter"), "level", LimiterEffect,
    (Parameter("ceiling_db", lambda: tr("Ceiling"), -1.0, -24.0, 0.0, "dBTP"),
     Parameter("gain_db", lambda: tr("Gain"), 0.0, 0.0, 24.0, "dB"),
     Parameter("release_ms", lambda: tr("Release"), 80.0, 5.0, 1_000.0, "ms"))))

sound_effects.register("gate")(SoundEffectKind(
    "gate", lambda: tr("Noise gate"), "level", GateEffect,
    (Parameter("threshold_db", lambda: tr("Threshold"), -45.0, -80.0, 0.0, "dB"),
     Parameter("range_db", lambda: tr("Range"), 24.0, 0.0, 80.0, "dB"),
     Parameter("hold_ms", lambda: tr("Hold"), 100.0, 0.0, 1_000.0, "ms"),
     Parameter("release_ms", lambda: tr("Release"), 80.0, 5.0, 1_000.0, "ms"))))

sound_effects.register("de-esser")(SoundEffectKind(
    "de-esser", lambda: tr("De-esser"), "cleaning", DeEsser,
    (Parameter("hertz", lambda: tr("Frequency"), 6_000.0, 3_000.0, 12_000.0, "Hz"),
     Parameter("threshold_db", lambda: tr("Threshold"), -30.0, -60.0, 0.0, "dB"),
     Parameter("range_db", lambda: tr("Range"), 8.0, 0.0, 24.0, "dB"))))
