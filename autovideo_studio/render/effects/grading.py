"""Lift, gamma and gain: the shadows, the middle and the lights, together and for each channel."""

from __future__ import annotations

import numpy as np

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Colour, ColourMap, EffectKind, Moment, Parameter, Text, effects, zero

CHANNELS = "red", "green", "blue"


def _lift_gamma_gain(moment: Moment) -> ColourMap:
    """out = (gain · (in + lift · (1 − in))) ^ (1 / gamma) on the encoded values: lift leaves white, gain leaves black and gamma
    leaves both where they are. Lift ±1 is ±0.5, gamma and gain ±1 are a factor of two."""
    lift, gamma, gain = (np.array([moment[name] + moment[f"{name}_{channel}"] for channel in CHANNELS], np.float32)
                         for name in ("lift", "gamma", "gain"))
    lift, power, factor = 0.5 * lift, 2.0 ** -gamma, 2.0 ** gain

    def graded(colours: Colour) -> Colour:
        return np.asarray(np.maximum(factor * (colours + lift * (1 - colours)), 0.0) ** power, np.float32)

    return graded


_LABELS: dict[str, tuple[Text, Text, Text, Text]] = {
    "lift": (lambda: tr("Lift"), lambda: tr("Lift, red"), lambda: tr("Lift, green"), lambda: tr("Lift, blue")),
    "gamma": (lambda: tr("Gamma"), lambda: tr("Gamma, red"), lambda: tr("Gamma, green"), lambda: tr("Gamma, blue")),
    "gain": (lambda: tr("Gain"), lambda: tr("Gain, red"), lambda: tr("Gain, green"), lambda: tr("Gain, blue")),
}
_parameters = tuple(Parameter(name if not channel else f"{name}_{channel}", label, 0.0, -1.0, 1.0, "%")
                    for name, labels in _LABELS.items() for channel, label in zip(("", *CHANNELS), labels, strict=True))

_kind = EffectKind("lift-gamma-gain", lambda: tr("Lift, gamma, gain"), "colour", colours=_lift_gamma_gain, channelwise=True,
                   neutral=zero(*(one.name for one in _parameters)), parameters=_parameters)
effects.register(_kind.id)(_kind)
