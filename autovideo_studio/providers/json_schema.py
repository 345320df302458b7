"""Checking a model's JSON against the part of JSON Schema that our requests use.

Servers accept a schema without enforcing it, so every answer is checked here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {"object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,),
                                       "null": (type(None),), "integer": (int,), "number": (int, float)}


def faults(value: Any, schema: Mapping[str, Any], path: str = "$") -> Iterator[str]:
    """Sentences about what in `value` breaks `schema`: type, enum, const, anyOf, properties, items, lengths, bounds."""
    if "anyOf" in schema:
        if all(any(faults(value, option, path)) for option in schema["anyOf"]):
            yield f"{path}: none of the allowed forms"
        return
    wanted = schema.get("type", [])
    names = [wanted] if isinstance(wanted, str) else wanted
    if names and not any(_is_a(value, name) for name in names):
        yield f"{path}: not a {' or '.join(names)}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: not one of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{path}: not {schema['const']!r}"
    if isinstance(value, dict):
        yield from _object_faults(value, schema, path)
    elif isinstance(value, list):
        yield from _size_faults(len(value), schema.get("minItems"), schema.get("maxItems"), path)
        for index, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), f"{path}[{index}]")
    elif isinstance(value, str):
        yield from _size_faults(len(value), schema.get("minLength"), schema.get("maxLength"), path)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield from _size_faults(value, schema.get("minimum"), schema.get("maximum"), path)


def _is_a(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and not (isinstance(value, bool) and name != "boolean")


def _object_faults(value: Mapping[str, Any], schema: Mapping[str, Any], path: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{path}.{name}: missing"
    for name, item in value.items():
        if name in properties:
            yield from faults(item, properties[name], f"{path}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{path}.{name}: not asked for"


def _size_faults(size: float, least: float | None, most: float | None, path: str) -> Iterator[str]:
    if least is not None and size < least:
        yield f"{path}: {size} is less than {least}"
    if most is not None and size > most:
        yield f"{path}: {size} is more than {most}"


def first_object(text: str) -> Any:
    """The first JSON object in `text` (models like to wrap it in prose or a code fence); ValueError if there is none."""
    decoder = json.JSONDecoder()
    start = text.find("{")
    while start >= 0:
        try:
            return decoder.raw_decode(text, start)[0]
        except ValueError:
            start = text.find("{", start + 1)
    raise ValueError("no JSON object")
