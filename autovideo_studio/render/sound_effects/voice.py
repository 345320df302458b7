"""Voice clean-up: what a recorded voice usually needs, in the usual order, as one effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Parameter
from autovideo_studio.render.sound_effects.base import Numbers, SoundEffectKind, sound_effects
from autovideo_studio.render.sound_effects.denoise import Denoise
from autovideo_studio.render.sound_effects.equaliser import FLAT, LOWEST, Equaliser
from autovideo_studio.render.sound_effects.levels import CompressorEffect, DeEsser

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]


_BODY_HERTZ, _CLEAR_HERTZ = 200.0, 4_500.0


class VoiceCleanUp:
    """High pass, denoise, de-esser, equaliser, compressor."""

    latency = Denoise.latency + DeEsser.latency

    def __init__(self, still: Numbers) -> None:
        self._rumble = Equaliser({name: value for name, value in FLAT.items() if name != "high_pass"})
        self._denoise, self._de_esser = Denoise({}), DeEsser({})
        self._tone = Equaliser({name: value for name, value in FLAT.items() if name not in ("bell_1_db", "bell_3_db")})
        self._compressor = CompressorEffect({})

    def __call__(self, block: Samples, numbers: Numbers) -> Samples:
        even, clear = numbers["evenness"], numbers["clarity_db"]
        block = self._rumble(block, {**FLAT, "high_pass": numbers["high_pass"]})
        block = self._denoise(block, {"reduction_db": numbers["denoise_db"], "strength": 1.0})
        block = self._de_esser(block, {"hertz": 6_000.0, "threshold_db": -30.0, "range_db": numbers["de_ess_db"]})
        block = self._tone(block, {**FLAT, "bell_1_hertz": _BODY_HERTZ, "bell_1_db": -clear / 2,
                                   "bell_3_hertz": _CLEAR_HERTZ, "bell_3_db": clear, "bell_3_q": 0.7})
        return self._compressor(block, {"threshold_db": -20.0, "ratio": 1 + 3 * even, "attack_ms": 5.0, "release_ms": 120.0,
                                        "knee_db": 6.0, "makeup_db": 5 * even})


sound_effects.register("voice-clean-up")(SoundEffectKind(
    "voice-clean-up", lambda: tr("Voice clean-up"), "cleaning", VoiceCleanUp,
    (Parameter("high_pass", lambda: tr("High pass"), 80.0, LOWEST, 400.0, "Hz"),
     Parameter("denoise_db", lambda: tr("Denoise"), 18.0, 0.0, 40.0, "dB"),
     Parameter("de_ess_db", lambda: tr("De-ess"), 6.0, 0.0, 24.0, "dB"),
     Parameter("clarity_db", lambda: tr("Clarity"), 2.0, 0.0, 9.0, "dB"),
     Parameter("evenness", lambda: tr("Evenness"), 0.5, 0.0, 1.0, "%"))))
