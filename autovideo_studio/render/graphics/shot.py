"""What a layout is given, and the registry of layouts."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QRectF

from autovideo_studio.domain.sequence import shape_of
from autovideo_studio.foundation.registry import Registry
from autovideo_studio.render.drawing import Drawing
from autovideo_studio.render.graphic_pace import haste
from autovideo_studio.render.graphics.area import content_area
from autovideo_studio.render.styles import Style

EXIT_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Shot:
    """One clip to be drawn: `params` are the layout's, sizes in pixels, `duration` in frames.

    Its words stay to its end: the cut or the dissolve takes them together with the picture behind them. Only those that lie over
    another clip's picture fade before it (`leaves`).
    """

    layout: str
    params: Mapping[str, Any]
    style: Style
    width: int
    height: int
    duration: int
    rate: Fraction
    seed: int
    leaves: bool = False

    @property
    def unit(self) -> float:
        """A hundredth of the shorter side: all sizes are multiples of it."""
        return min(self.width, self.height) / 100

    @property
    def shape(self) -> str:
        return shape_of(self.width, self.height)

    @property
    def language(self) -> str:
        return self.text("language") or "en"

    @property
    def content(self) -> QRectF:
        return content_area(self.width, self.height)

    def column(self, width: float, *, rtl: bool) -> float:
        """The left edge of a column of words `width` wide: on the side where the script begins, in some wide shots on the
        other one, so that scenes in a row are not all composed alike."""
        crosswise = self.shape == "wide" and self.rng("column").random() < 0.4
        return self.content.left() + (self.content.width() - width if rtl != crosswise else 0.0)

    @property
    def haste(self) -> float:
        """Below 1 in clips too short for entrances at their natural pace."""
        return haste(self.duration, self.rate)

    @property
    def leave(self) -> float:
        """The frame from which words fade; never, where they stay."""
        return max(self.duration * 0.6, self.duration - self.exit_frames) if self.leaves else math.inf

    @property
    def exit_frames(self) -> float:
        return max(1.0, self.frames(EXIT_SECONDS) * self.haste)

    def frames(self, seconds: float) -> float:
        return seconds * float(self.rate)

    def text(self, name: str) -> str:
        """A parameter as text, "" where it is missing."""
        return plain_text(self.params.get(name))

    def number(self, name: str) -> float | None:
        return plain_number(self.params.get(name))

    def rng(self, purpose: str) -> random.Random:
        return random.Random(f"{self.seed}/{self.layout}/{purpose}")


Layout = Callable[[Shot], Drawing]
LAYOUTS: Registry[Layout] = Registry("layout")


def plain_text(value: Any) -> str:
    return "" if value is None or isinstance(value, (bool, Mapping, tuple, list)) else str(value).strip()


def plain_number(value: Any) -> float | None:
    """A finite number from a number or a text like "12,500" or "3.8", else None."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        number = float(str(value).replace(",", "").replace(" ", "").rstrip("%"))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def plain_list(value: Any) -> tuple[Any, ...]:
    """A tuple or list as it is; one text as a list of one; nothing as an empty one."""
    if isinstance(value, (tuple, list)):
        return tuple(value)
    return () if value is None or value == "" else (value,)
