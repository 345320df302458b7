"""Domain values to plain data (dicts, lists, texts, numbers) and back: for storage, digests and other processes.

Every object carries its schema as `"$": "Clip.1"`. Upgrades of older numbers happen on the plain data, before `from_plain`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn
from frozendict import frozendict

from autovideo_studio.domain.items import Clip, Gap
from autovideo_studio.domain.media_reference import MediaReference

T = TypeVar("T")

SCHEMA: dict[str, int] = {"Asset": 4, "Keyframe": 2, "Effect": 2, "Transition": 2, "Transform": 2, "Sound": 2, "Clip": 2,
                          "Track": 2, "CaptionReference": 2, "SetEffect": 2, "ChangeTransition": 2, "ReplaceMedia": 2,
                          "MoveClip": 2, "RippleMoveClip": 2, "SetSpeed": 2, "Brief": 2}
"""The number of each schema; what is not listed is at 1. Raise it together with an upgrade in `document.upgrades`."""


def schema_tag(cls: type) -> str:
    return f"{cls.__name__}.{SCHEMA.get(cls.__name__, 1)}"


def to_plain(value: Any, *, brief: bool = False) -> Any:
    """Plain data that `json.dumps` accepts. `brief` leaves out what is as it comes: for a process of the same program that is
    told much, never for what is stored or digested."""
    return converter(brief=brief).unstructure(value)


def from_plain(data: Any, cls: type[T]) -> T:
    """The value of class `cls` that `to_plain` was given. Raises cattrs' errors on data of another shape."""
    return converter(brief=False).structure(data, cls)


def fields_to_plain(value: Any, names: Iterable[str]) -> dict[str, Any]:
    """Some fields of a value, each as `to_plain` writes it, briefly."""
    cls: Any = type(value)
    types = _types_of(cls)
    return {name: converter(brief=True).unstructure(getattr(value, name), unstructure_as=types[name]) for name in names}


def fields_from_plain(data: dict[str, Any], cls: Any) -> dict[str, Any]:
    """The values of the fields that `fields_to_plain` was given."""
    types = _types_of(cls)
    return {name: converter(brief=False).structure(plain, types[name]) for name, plain in data.items()}


@cache
def _types_of(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def _frozen(value: Any) -> Any:
    """Lists to tuples and dicts to frozendicts, all the way down: for parameters of free shape."""
    if isinstance(value, dict):
        return frozendict({key: _frozen(item) for key, item in value.items()})
    if isinstance(value, (list, tuple)):
        return tuple(_frozen(item) for item in value)
    return value


def _thawed(value: Any) -> Any:
    if isinstance(value, (dict, frozendict)):
        return {key: _thawed(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_thawed(item) for item in value]
    return value


def _is_any_map(cls: Any) -> bool:
    return get_origin(cls) is frozendict and get_args(cls)[1] is Any


def _is_map(cls: Any) -> bool:
    return get_origin(cls) is frozendict and get_args(cls)[1] is not Any


@cache
def converter(*, brief: bool) -> Converter:
    """It knows all values of the domain, for those who teach it more (see `edits.codec`). To learn a class takes a millisecond:
    there is one converter for all, and it learns each class once."""
    made = Converter(forbid_extra_keys=False, detailed_validation=False, unstruct_collection_overrides={tuple: list})
    made.register_unstructure_hook(Fraction, str)
    made.register_unstructure_hook(float, lambda value: value + 0.0)  # never −0, which equals 0 but is written otherwise
    made.register_structure_hook(Fraction, lambda text, _: _fraction(text))
    made.register_structure_hook_func(_is_any_map, lambda data, _: _frozen(data))
    made.register_unstructure_hook_func(_is_any_map, _thawed)
    made.register_structure_hook_func(
        _is_map, lambda data, cls: frozendict({k: made.structure(v, get_args(cls)[1]) for k, v in data.items()}))
    made.register_unstructure_hook_func(
        _is_map, lambda data: {k: made.unstructure(v) for k, v in data.items()})

    @cache  # asked again for every field of the class
    def unstructure_tagged(cls: Any) -> Any:
        plain: Any = make_dict_unstructure_fn(cls, made, _cattrs_omit_if_default=brief)
        tag = schema_tag(cls)
        return lambda value: {"$": tag, **plain(value)}

    made.register_unstructure_hook_factory(dataclasses.is_dataclass, unstructure_tagged)
    made.register_structure_hook_factory(dataclasses.is_dataclass, cache(lambda cls: _structure_shared(cls, made)))
    for union in (Clip | Gap, MediaReference):
        _register_union(made, union)
    return made


@lru_cache(4096)
def _fraction(text: str) -> Fraction:
    return Fraction(text)


def _structure_shared(cls: Any, converter: Converter) -> Any:
    """What was left as it comes is one value for all that have it: thousands of clips have the same place, sound and look."""
    structure: Any = make_dict_structure_fn(cls, converter)
    if any(one.default is dataclasses.MISSING for one in dataclasses.fields(cls)):
        return structure
    default = cls()
    plain = converter.unstructure(default)
    return lambda data, of: default if data == plain else structure(data, of)


def _register_union(converter: Converter, union: Any) -> None:
    members = {cls.__name__: cls for cls in get_args(union)}
    converter.register_structure_hook(union, lambda data, _: converter.structure(data, members[data["$"].split(".")[0]]))
    converter.register_unstructure_hook(union, lambda value: converter.unstructure(value, unstructure_as=type(value)))
