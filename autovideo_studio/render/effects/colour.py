"""Saturation and white balance."""

from __future__ import annotations

import numpy as np

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Colour, ColourMap, EffectKind, Moment, Parameter, effects, zero
from autovideo_studio.render.effects.light import decoded, encoded

LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)
"""BT.709's weights of red, green and blue."""

DAYLIGHT = 6504.0
"""The colour temperature of D65, the white of BT.709 and sRGB, in kelvins."""
MIREDS = 95.0
"""How far full warmth moves the white, in millionths of 1/K: to 4020 K one way and 17,000 K the other, which is about how far the
formula of daylight reaches."""
GREEN_STOPS = 0.5
"""What full tint takes from green, in stops."""

_FROM_XYZ = np.array([[3.2404542, -1.5371385, -0.4985314],
                      [-0.9692660, 1.8760108, 0.0415560],
                      [0.0556434, -0.2040259, 1.0572252]])
"""XYZ to linear BT.709 (sRGB) primaries."""


def _saturation(moment: Moment) -> ColourMap:
    """Away from the grey of the same luma, on the encoded values, as in the W3C's Filter Effects: −1 is grey, 1 doubles."""
    factor = np.float32(1 + moment["amount"])

    def saturated(colours: Colour) -> Colour:
        grey = (colours @ LUMA)[..., None]
        return np.asarray(grey + factor * (colours - grey), np.float32)

    return saturated


def _temperature(moment: Moment) -> ColourMap:
    """Each channel's light is multiplied (von Kries) by what the white of another daylight has of it; the luminance of white
    stays."""
    warmed = daylight(1e6 / (1e6 / DAYLIGHT + MIREDS * moment["warmth"])) / daylight(DAYLIGHT)
    warmed[1] *= 2.0 ** (-GREEN_STOPS * moment["tint"])
    gains = (warmed / (warmed @ LUMA)).astype(np.float32)
    return lambda colours: encoded(decoded(colours) * gains)


def daylight(kelvins: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Red, green and blue light of daylight of a temperature in 4000..25000 K (CIE 15: the D series), of luminance 1."""
    t = 1000.0 / kelvins
    x = (0.244063 + 0.09911 * t + 2.9678 * t**2 - 4.6070 * t**3 if kelvins <= 7000
         else 0.237040 + 0.24748 * t + 1.9018 * t**2 - 2.0064 * t**3)
    y = -3 * x * x + 2.870 * x - 0.275
    rgb: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = _FROM_XYZ @ np.array([x / y, 1.0, (1 - x - y) / y])
    return rgb


for _kind in (
    EffectKind("saturation", lambda: tr("Saturation"), "colour", colours=_saturation, neutral=zero("amount"),
               parameters=(Parameter("amount", lambda: tr("Saturation"), 0.0, -1.0, 1.0, "%"),)),
    EffectKind("temperature", lambda: tr("White balance"), "colour", colours=_temperature, channelwise=True,
               neutral=zero("warmth", "tint"), parameters=(
                   Parameter("warmth", lambda: tr("Warmth"), 0.0, -1.0, 1.0, "%"),
                   Parameter("tint", lambda: tr("Tint (green to magenta)"), 0.0, -1.0, 1.0, "%"))),
):
    effects.register(_kind.id)(_kind)
