"""Every effect of sound that ships with the program, by id. Importing this module registers them."""

from __future__ import annotations

from autovideo_studio.domain.effect import Effect
from autovideo_studio.render.sound_effects import denoise, equaliser, levels, reverb, voice
from autovideo_studio.render.sound_effects.base import SoundEffectKind, sound_effects

SHIPPED = (equaliser, levels, denoise, reverb, voice)


def sound_effect(kind: str) -> SoundEffectKind:
    """Raises `NotFound` for one that is not registered."""
    return sound_effects[kind]


def heard_of(chosen: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Those that are switched on and are effects of sound that this program knows."""
    return tuple(effect for effect in chosen if effect.enabled and effect.effect in sound_effects)
