"""How far the length of its clip decides how a graphic moves; told without drawing it."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.domain.sequence import SequenceFormat

NATURAL_SECONDS = 2.6
"""A clip as long as this has time for entrances at their natural pace."""
ITEM_SECONDS = 0.9
"""From item to item of a list at most: never tedious."""
LIST_SHARE = 0.5
"""Of its clip, in which a list has appeared."""
FASTEST_DRIFT = 15.0
"""Pixels a second of the nearest plane in a 1080p picture: no style drifts faster."""
_REACH, _TRAVEL = 0.06, 1.8


def haste(duration: int, rate: Fraction) -> float:
    """Below 1 in clips too short for entrances at their natural pace."""
    return min(1.0, duration / float(rate) / NATURAL_SECONDS)


def reach_of(width: int) -> int:
    """By how many pixels the planes of a scenery are wider than the picture, on either side."""
    return max(2, round(width * _REACH))


def fastest(width: int, duration: int) -> float:
    """Pixels a frame at which a plane's reach just lasts for the clip."""
    return _TRAVEL * reach_of(width) / duration


def shortest_alike(graphic: GraphicReference, duration: int, seen: int, format: SequenceFormat) -> int:
    """The length in frames of the shortest clip whose first `seen` frames look as those of one of `duration`.

        enters |-- at its natural pace --|-- drifts ---------------------- ...
        seen   |-----------------)                                      any length: alike
    """
    settled = ceil(NATURAL_SECONDS * format.rate)
    if graphic.layout == "list":
        settled = max(settled, ceil(len(graphic.params.get("items", ())) * ITEM_SECONDS / LIST_SHARE * format.rate))
    shorter = max(seen, settled)
    drift = FASTEST_DRIFT * min(format.width, format.height) / 1080 / float(format.rate)
    if graphic.layout == "lower-third" or shorter >= duration or drift > fastest(format.width, duration):
        return duration
    return shorter
