"""A parametric equaliser: high and low pass, a shelf at either end, three bells. FFmpeg's biquads, in double precision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Parameter, Text
from autovideo_studio.render.sound_effects.base import Numbers, SoundEffectKind, sound_effects
from autovideo_studio.render.sound_graph import SoundGraph

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]

LOWEST, HIGHEST = 20.0, 20_000.0
"""Hz. A high pass at the one and a low pass at the other let everything through."""
_BUTTERWORTH = 0.70710678

_BANDS = {
    "high_pass": ("highpass", {"f": "high_pass"}), "low_shelf": ("lowshelf", {"f": "low_hertz", "g": "low_db"}),
    **{f"bell_{number}": ("equalizer", {"f": f"bell_{number}_hertz", "g": f"bell_{number}_db", "w": f"bell_{number}_q"})
       for number in (1, 2, 3)},
    "high_shelf": ("highshelf", {"f": "high_hertz", "g": "high_db"}), "low_pass": ("lowpass", {"f": "low_pass"}),
}
"""FFmpeg's filter of each band, and which parameters are its options."""
_NEUTRAL = {"high_pass": LOWEST, "low_pass": HIGHEST, **{name: 0.0 for name in
                                                          ("low_db", "bell_1_db", "bell_2_db", "bell_3_db", "high_db")}}


class Equaliser:
    """A band that will always be neutral is left out; the others are told their values whenever these change."""

    latency = 0

    def __init__(self, still: Numbers) -> None:
        self._bands = [band for band, (_, options) in _BANDS.items()
                       if not any(name in still and still[name] == _NEUTRAL.get(name) for name in options.values())]
        self._told: dict[str, float] = {}
        self._graph: SoundGraph | None = None

    def __call__(self, block: Samples, numbers: Numbers) -> Samples:
        if not self._bands:
            return block
        if self._graph is None:
            self._graph = SoundGraph(*(_filter(band, numbers) for band in self._bands))
        else:
            self._tell(self._graph, numbers)
        self._told = dict(numbers)
        return self._graph(block)

    def _tell(self, graph: SoundGraph, numbers: Numbers) -> None:
        for band, its_filter in zip(self._bands, graph.filters, strict=True):
            for option, name in _BANDS[band][1].items():
                if self._told[name] != numbers[name]:
                    its_filter.process_command(option, f"{numbers[name]:.6f}")


def _filter(band: str, numbers: Numbers) -> tuple[str, str]:
    """FFmpeg's filter for a band, and its options."""
    name, options = _BANDS[band]
    values = {"w": f"{_BUTTERWORTH}", **{option: f"{numbers[parameter]:.6f}" for option, parameter in options.items()}}
    return name, "t=q:r=f64:" + ":".join(f"{key}={text}" for key, text in values.items())


def _band(name: str, label: Text, hertz: float) -> tuple[Parameter, Parameter]:
    return (Parameter(f"{name}_hertz", lambda: tr("{band}: frequency", band=label()), hertz, LOWEST, HIGHEST, "Hz"),
            Parameter(f"{name}_db", lambda: tr("{band}: gain", band=label()), 0.0, -24.0, 24.0, "dB"))


def _bell(number: int, hertz: float) -> tuple[Parameter, ...]:
    def label() -> str:
        return tr("Bell {number}", number=number)

    return (*_band(f"bell_{number}", label, hertz),
            Parameter(f"bell_{number}_q", lambda: tr("{band}: Q", band=label()), 1.0, 0.1, 20.0))


PARAMETERS = (
    Parameter("high_pass", lambda: tr("High pass"), LOWEST, LOWEST, 2_000.0, "Hz"),
    *_band("low", lambda: tr("Low shelf"), 100.0),
    *_bell(1, 250.0), *_bell(2, 1_000.0), *_bell(3, 4_000.0),
    *_band("high", lambda: tr("High shelf"), 8_000.0),
    Parameter("low_pass", lambda: tr("Low pass"), HIGHEST, 500.0, HIGHEST, "Hz"))

FLAT: Numbers = {one.name: one.default for one in PARAMETERS}
"""All bands neutral."""

sound_effects.register("equaliser")(SoundEffectKind("equaliser", lambda: tr("Equaliser"), "tone", Equaliser, PARAMETERS))
