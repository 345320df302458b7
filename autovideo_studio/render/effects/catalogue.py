"""Every effect that ships with the program, by id. Importing this module registers them."""

from __future__ import annotations

from autovideo_studio.render.effects import (
    background,
    colour,
    curves,
    film_look,
    grading,
    keying,
    light,
    moviepy_effect,
    sharpness,
    stabilise,
    table,
)
from autovideo_studio.render.effects.base import EffectKind, effects

SHIPPED = (light, colour, curves, grading, table, sharpness, film_look, keying, background, stabilise, moviepy_effect)
GROUPS = "light", "colour", "sharpness", "look", "key", "motion"


def find(id: str) -> EffectKind | None:
    return next((effects[known] for known in effects if known == id), None)


def all_effects() -> tuple[EffectKind, ...]:
    """By group, in the window's order."""
    return tuple(sorted((effects[id] for id in effects), key=lambda kind: GROUPS.index(kind.group)))
