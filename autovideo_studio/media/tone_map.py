"""High dynamic range and wide gamuts brought to BT.709: the formulas, on arrays.

Arrays have shape (…, 3): red, green, blue. Signals are what is coded, 0..1; light is linear, 1 being reference white (203 cd/m²,
ITU-R BT.2408).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autovideo_studio.media.colour_tags import BT709_PRIMARIES, BT2020_PRIMARIES, DCI_P3, DISPLAY_P3, HLG, PQ, USUAL_PEAK

Colours = np.ndarray[Any, np.dtype[Any]]

REFERENCE_WHITE = 203.0
_GAMMA = 2.4
"""ITU-R BT.1886: a signal's light on a studio display."""
_WHITE = (0.3127, 0.3290)
_CHROMATICITIES = {
    BT709_PRIMARIES: ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06)),
    BT2020_PRIMARIES: ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    DISPLAY_P3: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
}
_CHROMATICITIES[DCI_P3] = _CHROMATICITIES[DISPLAY_P3]
_BT709_LUMA, _BT2020_LUMA = (0.2126, 0.7152, 0.0722), (0.2627, 0.6780, 0.0593)


def to_bt709(signal: Colours, transfer: int, primaries: int, peak: int = USUAL_PEAK) -> Colours:
    """The signal as BT.709 shows it best; `peak` is the brightest that a PQ film holds, in cd/m²."""
    if transfer == PQ:
        light = tone_mapped(pq_light(signal) / REFERENCE_WHITE, peak / REFERENCE_WHITE)
    elif transfer == HLG:
        light = tone_mapped(hlg_light(signal) / REFERENCE_WHITE, USUAL_PEAK / REFERENCE_WHITE)
    else:
        light = np.clip(signal, 0, 1) ** _GAMMA
    matrix = gamut_matrix(primaries if primaries in _CHROMATICITIES else BT2020_PRIMARIES, BT709_PRIMARIES)
    return within_gamut(light @ matrix.T) ** (1 / _GAMMA)


def pq_light(signal: Colours) -> Colours:
    """cd/m² of a PQ signal (SMPTE ST 2084, the EOTF)."""
    root = np.clip(signal, 0, 1) ** (1 / 78.84375)
    return 10_000 * (np.maximum(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root)) ** (1 / 0.1593017578125)


def pq_signal(light: Colours) -> Colours:
    """The inverse of `pq_light`."""
    power = (np.clip(light, 0, None) / 10_000) ** 0.1593017578125
    return ((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** 78.84375


def hlg_light(signal: Colours) -> Colours:
    """cd/m² of an HLG signal on a display of 1000 cd/m² (ITU-R BT.2100: inverse OETF, then the OOTF with γ 1.2)."""
    signal = np.clip(signal, 0, 1)
    scene = np.where(signal <= 0.5, signal**2 / 3, (np.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12)
    luma = np.maximum(scene @ np.array(_BT2020_LUMA), 1e-9)[..., None]
    light: Colours = 1000 * luma**0.2 * scene
    return light


def tone_mapped(light: Colours, peak: float) -> Colours:
    """Light up to `peak` squeezed under 1: the curve of ITU-R BT.2390 (5.4.1) on the largest of the three, the others scaled
    alike, so that no hue turns. What is darker than the knee stays as it is."""
    if peak <= 1:
        return light
    largest = np.maximum(light.max(axis=-1, keepdims=True), 1e-9)
    black_to_peak = pq_signal(np.array(peak * REFERENCE_WHITE))
    top = pq_signal(np.array(REFERENCE_WHITE)) / black_to_peak
    value = np.minimum(pq_signal(largest * REFERENCE_WHITE) / black_to_peak, 1)
    knee = 1.5 * top - 0.5
    t = np.clip((value - knee) / (1 - knee), 0, 1)
    bent = ((2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (3 * t**2 - 2 * t**3) * top)
    squeezed = pq_light(np.where(value < knee, value, bent) * black_to_peak) / REFERENCE_WHITE
    mapped: Colours = light * (squeezed / largest)
    return mapped


def within_gamut(light: Colours) -> Colours:
    """What BT.709 cannot show: too pure a colour is mixed with its own grey until nothing of it is negative, too strong a one is
    dimmed. Luminance or saturation give way, never the hue."""
    luma = np.maximum(light @ np.array(_BT709_LUMA), 0)[..., None]
    lowest = np.minimum(light.min(axis=-1, keepdims=True), 0)
    pure = luma + (light - luma) * (luma / np.maximum(luma - lowest, 1e-9))
    shown: Colours = np.clip(pure / np.maximum(pure.max(axis=-1, keepdims=True), 1), 0, 1)
    return shown


def gamut_matrix(source: int, target: int) -> Colours:
    """Linear light of one set of primaries to another's (both with the white D65)."""
    return np.linalg.solve(_to_xyz(target), _to_xyz(source))


def _to_xyz(primaries: int) -> Colours:
    columns = np.array([_xyz(x, y) for x, y in _CHROMATICITIES[primaries]]).T
    return columns * np.linalg.solve(columns, _xyz(*_WHITE))


def _xyz(x: float, y: float) -> Colours:
    return np.array([x / y, 1.0, (1 - x - y) / y])
