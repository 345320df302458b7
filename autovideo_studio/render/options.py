"""Values of declared options: what a project holds, made safe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from autovideo_studio.render.effects.base import Parameter, Setting, SettingKind

Option = Parameter | Setting


def values_of(options: Iterable[Option], given: Mapping[str, Any]) -> dict[str, Any]:
    """A value for each option: as given, a number moved into its range; its default where none, or none of its type."""
    return {option.name: _value(option, given[option.name]) if option.name in given else option.default for option in options}


def _value(option: Option, given: Any) -> Any:
    if isinstance(option, Parameter):
        is_number = isinstance(given, (int, float)) and not isinstance(given, bool)
        return min(option.highest, max(option.lowest, float(given))) if is_number else option.default
    if option.kind is SettingKind.CHOICE:
        return given if given in dict(option.choices) else option.default
    return given if isinstance(given, type(option.default)) else option.default
