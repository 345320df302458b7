"""Every transition that ships with the program, by id. Importing this module registers them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QPainter

from autovideo_studio.domain.keyframe import Easing
from autovideo_studio.render.transitions import burns, fades, looks, mattes, moves, swift, turns, warps
from autovideo_studio.render.transitions.base import Crossing, Side, TransitionKind, transitions

SHIPPED = (fades, moves, mattes, swift, turns, warps, looks, burns)


def transition(id: str) -> TransitionKind:
    """Raises `NotFound` for one that is not registered."""
    return transitions[id]


def draw_transition(id: str, painter: QPainter, outgoing: Side, incoming: Side, progress: float, width: int, height: int,
                    settings: Mapping[str, Any]) -> None:
    """Draw one frame over what the painter's picture holds. Raises `NotFound`."""
    kind = transitions[id]
    values = kind.values(settings)
    painter.save()
    easing = Easing(values.get("easing", Easing.LINEAR))
    kind.paint(Crossing(painter, outgoing, incoming, progress, width, height, easing, values))
    painter.restore()
