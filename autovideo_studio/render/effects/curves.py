"""Curves through points, for all channels together and for each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Colour, ColourMap, EffectKind, Moment, Setting, SettingKind, effects

STRAIGHT = ((0.0, 0.0), (1.0, 1.0))
CHANNELS = "red", "green", "blue"
Point = tuple[float, float]


def _curves(moment: Moment) -> ColourMap:
    """Each channel's own curve, then the one for all; on the encoded values."""
    own = [_table(moment.settings[channel]) for channel in CHANNELS]
    every = _table(moment.settings["all"])
    steps = np.linspace(0, 1, len(every))

    def curved(colours: Colour) -> Colour:
        channels = [np.interp(np.interp(colours[..., number], steps, own[number]), steps, every) for number in range(3)]
        return np.stack(channels, axis=-1).astype(np.float32)

    return curved


def _table(points: Sequence[Point], size: int = 1025) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.clip(smooth(points, np.linspace(0, 1, size)), 0.0, 1.0)


def smooth(points: Sequence[Point], at: np.ndarray[tuple[int, ...], np.dtype[np.float64]]
           ) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """A smooth curve through the points that never overshoots them (cubic Hermite pieces with the slopes of Fritsch and Butland,
    1984); level before the first and after the last. Raises `InvalidInput` for fewer than two points or two above each other."""
    try:
        ordered = np.array(sorted((float(x), float(y)) for x, y in points))
    except (TypeError, ValueError) as error:
        raise InvalidInput(tr("A curve's points are pairs of numbers."), details=repr(error)) from error
    if len(ordered) < 2 or (np.diff(ordered[:, 0]) <= 1e-6).any() or not np.isfinite(ordered).all():
        raise InvalidInput(tr("A curve needs at least two points, none above another."))
    x, y = ordered.T
    widths, rises = np.diff(x), np.diff(y) / np.diff(x)
    slopes = np.concatenate((rises[:1], np.zeros(len(x) - 2), rises[-1:]))
    before, after = rises[:-1], rises[1:]
    weight = (1 + widths[1:] / (widths[:-1] + widths[1:])) / 3
    same = before * after > 0
    mixed = weight * after + (1 - weight) * before
    slopes[1:-1][same] = (before * after)[same] / mixed[same]
    piece = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(x) - 2)
    t = np.clip((at - x[piece]) / widths[piece], 0.0, 1.0)
    start, end = y[piece], y[piece + 1]
    return np.asarray(start * (1 + 2 * t) * (1 - t) ** 2 + end * t * t * (3 - 2 * t)
                      + widths[piece] * (slopes[piece] * t * (1 - t) ** 2 - slopes[piece + 1] * t * t * (1 - t)))


def _is_straight(moment: Moment) -> bool:
    return all(tuple(tuple(point) for point in moment.settings[name]) == STRAIGHT for name in ("all", *CHANNELS))


_kind = EffectKind(
    "curves", lambda: tr("Curves"), "colour", colours=_curves, channelwise=True, neutral=_is_straight, settings=(
        Setting("all", lambda: tr("All channels"), SettingKind.POINTS, STRAIGHT),
        Setting("red", lambda: tr("Red"), SettingKind.POINTS, STRAIGHT),
        Setting("green", lambda: tr("Green"), SettingKind.POINTS, STRAIGHT),
        Setting("blue", lambda: tr("Blue"), SettingKind.POINTS, STRAIGHT)))
effects.register(_kind.id)(_kind)
