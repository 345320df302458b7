"""Rectangles of a frame: which to draw anew, and how few of them. Plain numbers: Qt's own are slow to ask from Python."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRect

WORTH_A_CALL = 40_000
"""Pixels that can be drawn and converted in the time that one more rectangle costs (about a tenth of a millisecond)."""


class Box(NamedTuple):
    """From (left, top) to (right, bottom), which is outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def area(self) -> int:
        return max(0, self.right - self.left) * max(0, self.bottom - self.top)

    @property
    def rect(self) -> QRect:
        return QRect(self.left, self.top, self.right - self.left, self.bottom - self.top)

    def united(self, other: Box) -> Box:
        return Box(min(self.left, other.left), min(self.top, other.top),
                   max(self.right, other.right), max(self.bottom, other.bottom))

    def within(self, other: Box) -> Box:
        """The common part (its area is 0 if there is none)."""
        return Box(max(self.left, other.left), max(self.top, other.top),
                   min(self.right, other.right), min(self.bottom, other.bottom))

    def meets(self, other: Box) -> bool:
        return (self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom)

    def grown_to(self, step: int, frame: Box) -> Box:
        """With all borders on multiples of `step`, or on the frame's."""
        return Box(self.left // step * step, self.top // step * step, -(-self.right // step) * step,
                   -(-self.bottom // step) * step).within(frame)


def disjoint(boxes: Iterable[Box]) -> list[Box]:
    """Few boxes around all of `boxes`, none meeting another; two are made one where that costs less than keeping both."""
    kept: list[Box] = []
    for box in boxes:
        if not box.area:
            continue
        while (partner := next((other for other in kept if _better_together(box, other)), None)) is not None:
            kept.remove(partner)
            box = box.united(partner)
        kept.append(box)
    return kept


def _better_together(one: Box, other: Box) -> bool:
    return one.meets(other) or one.united(other).area <= one.area + other.area + WORTH_A_CALL
