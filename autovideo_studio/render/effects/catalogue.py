"""Every effect that ships with the program, by id. Importing this module registers them."""

from __future__ import annotations

from autovideo_studio.render.effects import background, colour, curves, film_look, grading, keying, light, sharpness, table
from autovideo_studio.render.effects.base import EffectKind, effects

SHIPPED = (light, colour, curves, grading, table, sharpness, film_look, keying, background)


def find(id: str) -> EffectKind | None:
    return next((effects[known] for known in effects if known == id), None)


def all_effects() -> tuple[EffectKind, ...]:
    """In the order in which they are registered, which is that of the window's list."""
    return tuple(effects[id] for id in effects)
