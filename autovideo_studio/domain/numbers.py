"""The numbers of a clip that may be animated, by name.

Of the transform and the sound by their own names ("scale", "gain_db"), of the appearance with what they belong to
("corner_radius", "shadow.blur", "mask.0.feather"). Those of effects are found by effect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar

from frozendict import frozendict

from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.keyframe import Animated

Change = Callable[[Animated], Animated]
T = TypeVar("T")


def numbers(clip: Clip) -> dict[str, Animated]:
    """Every number of the clip itself by name."""
    found: dict[str, Animated] = {}
    for part, prefix in _parts(clip):
        for name in _names(part):
            found.setdefault(prefix + name, getattr(part, name))
    return found


def with_number(clip: Clip, name: str, animated: Animated) -> Clip:
    """The clip with another value for the number of this name (see `numbers`)."""
    return _visit(clip, lambda other, old: animated if other == name else old)


def every_number(clip: Clip) -> Iterator[Animated]:
    """All numbers, those of effects and of other framings with them."""
    for part, _ in _parts(clip):
        for name in _names(part):
            yield getattr(part, name)
    for effect in clip.effects:
        yield from effect.params.values()
    for framing in clip.framings.values():
        yield from (getattr(framing, name) for name in _names(framing))


def with_every_number(clip: Clip, change: Change) -> Clip:
    """The clip with each of its numbers, those of effects and other framings with them, changed."""
    changed = _visit(clip, lambda _, animated: change(animated))
    return replace(changed, effects=with_effect_numbers(clip.effects, change),
                   framings=frozendict({aspect: _changed(framing, "", lambda _, animated: change(animated))
                                        for aspect, framing in clip.framings.items()}))


def with_effect_numbers(effects: tuple[Effect, ...], change: Change) -> tuple[Effect, ...]:
    return tuple(replace(effect, params=frozendict({name: change(value) for name, value in effect.params.items()}))
                 for effect in effects)


def _parts(clip: Clip) -> list[tuple[Any, str]]:
    """What has numbers, and what their names begin with."""
    look = clip.appearance
    return [(look, ""), *([(look.shadow, "shadow.")] if look.shadow else []),
            *((mask, f"mask.{number}.") for number, mask in enumerate(look.masks)), (clip.transform, ""), (clip.sound, "")]


def _visit(clip: Clip, change: Callable[[str, Animated], Animated]) -> Clip:
    look = clip.appearance
    look = replace(
        _changed(look, "", change),
        shadow=_changed(look.shadow, "shadow.", change) if look.shadow else None,
        masks=tuple(_changed(mask, f"mask.{number}.", change) for number, mask in enumerate(look.masks)))
    return replace(clip, transform=_changed(clip.transform, "", change), sound=_changed(clip.sound, "", change),
                   appearance=look)


def _changed(part: T, prefix: str, change: Callable[[str, Animated], Animated]) -> T:
    values = {name: change(prefix + name, getattr(part, name)) for name in _names(part)}
    if all(values[name] is getattr(part, name) for name in values):
        return part
    return replace(part, **values)  # type: ignore[type-var]


def _names(part: Any) -> tuple[str, ...]:
    cls: Any = type(part)  # mypy takes the class of a frozen dataclass for unhashable
    return _names_of(cls)


@cache
def _names_of(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls) if field.type == "Animated")
