"""What a transition is: a function that draws two pictures into one frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QPainter, QTransform

from autovideo_studio.foundation.registry import Registry


class Side(Protocol):
    """One of the two pictures. It may draw nothing at all (a gap)."""

    @property
    def covers(self) -> bool:
        """Whether it hides every pixel of the frame beneath it."""
        ...

    def draw(self, painter: QPainter, opacity: float = 1.0, move: QTransform | None = None) -> None:
        """Draw the whole picture over what is there, faded to `opacity`, moved by `move` (in pixels of the frame)."""
        ...


TransitionPainter = Callable[[QPainter, Side, Side, float, int, int], None]
"""`paint(painter, outgoing, incoming, progress, width, height)`; `progress` runs from 0 to 1, both excluded."""

transitions: Registry[TransitionPainter] = Registry("transition")
