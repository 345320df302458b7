"""Every transition that ships with the program, by id. Importing this module registers them."""

from __future__ import annotations

from autovideo_studio.render.transitions import fades, moves
from autovideo_studio.render.transitions.base import TransitionPainter, transitions

SHIPPED = (fades, moves)


def transition(kind: str) -> TransitionPainter:
    """The painter of a kind; raises `NotFound` for one that is not registered."""
    return transitions[kind]
