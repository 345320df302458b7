"""Changed copies of frozen values, for where thousands are made at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def copy_with(value: T, **changes: Any) -> T:
    """What `dataclasses.replace` gives, in a fraction of the time, for a frozen dataclass with slots that checks nothing when it
    is made. Raises `KeyError` for what is no field."""
    cls: Any = type(value)  # mypy takes the class of a frozen dataclass for unhashable
    made: T = _copier(cls, tuple(changes))(value, *changes.values())
    return made


@cache
def _copier(cls: Any, changed: tuple[str, ...]) -> Callable[..., Any]:
    """A function of the value and the new ones of the fields `changed`, written as by hand: it fills an object of the same shape
    that is not frozen yet, field after field."""
    names = [field.name for field in fields(cls)]
    if unknown := set(changed).difference(names):
        raise KeyError(*unknown)
    if hasattr(cls, "__post_init__"):
        raise TypeError(f"{cls.__name__} is copied by dataclasses.replace")
    filled = "".join(f"    made.{name} = {f'new_{name}' if name in changed else f'value.{name}'}\n" for name in names)
    text = (f"def copier({', '.join(['value', *(f'new_{name}' for name in changed)])}):\n"
            f"    made = Draft()\n{filled}    made.__class__ = Frozen\n    return made\n")
    known = {"Draft": type("Draft", cls.__bases__, {"__slots__": cls.__slots__}), "Frozen": cls}
    exec(text, known)
    made: Callable[..., Any] = known["copier"]
    return made
