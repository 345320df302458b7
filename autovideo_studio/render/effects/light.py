"""Exposure and contrast."""

from __future__ import annotations

import numpy as np

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Colour, ColourMap, EffectKind, Moment, Parameter, effects, zero

STEEPEST = 8.0
"""The slope of the logistic curve at full contrast."""


def decoded(colours: Colour) -> Colour:
    """From sRGB's encoding to light (IEC 61966-2-1); it goes on beyond 1 as it is."""
    low = colours / 12.92
    high = ((np.maximum(colours, 0.0) + 0.055) / 1.055) ** 2.4
    return np.where(colours <= 0.04045, low, high).astype(np.float32)


def encoded(light: Colour) -> Colour:
    """From light to sRGB's encoding."""
    low = light * 12.92
    high = 1.055 * np.maximum(light, 0.0) ** (1 / 2.4) - 0.055
    return np.where(light <= 0.0031308, low, high).astype(np.float32)


def _exposure(moment: Moment) -> ColourMap:
    """Twice the light for each stop, as if the shutter had been open longer: reckoned on light, not on its encoding."""
    factor = np.float32(2.0 ** moment["stops"])
    return lambda colours: encoded(decoded(colours) * factor)


def _contrast(moment: Moment) -> ColourMap:
    """An S-shaped logistic curve on the encoded values, fixed at black, middle grey and white, so that nothing is cut off; less
    contrast is its inverse."""
    slope = STEEPEST * abs(moment["amount"])
    end = 1 / (1 + np.exp(slope / 2))
    span = 1 - 2 * end

    def steeper(colours: Colour) -> Colour:
        logistic = 1 / (1 + np.exp(-slope * (np.clip(colours, 0.0, 1.0) - 0.5)))
        return np.asarray((logistic - end) / span, np.float32)

    def flatter(colours: Colour) -> Colour:
        share = end + span * np.clip(colours, 0.0, 1.0)
        return np.asarray(0.5 + np.log(share / (1 - share)) / slope, np.float32)

    return steeper if moment["amount"] > 0 else flatter


for _kind in (
    EffectKind("exposure", lambda: tr("Exposure"), "light", colours=_exposure, channelwise=True, neutral=zero("stops"),
               parameters=(Parameter("stops", lambda: tr("Exposure"), 0.0, -5.0, 5.0, "EV"),)),
    EffectKind("contrast", lambda: tr("Contrast"), "light", colours=_contrast, channelwise=True, neutral=zero("amount"),
               parameters=(Parameter("amount", lambda: tr("Contrast"), 0.0, -1.0, 1.0, "%"),)),
):
    effects.register(_kind.id)(_kind)
