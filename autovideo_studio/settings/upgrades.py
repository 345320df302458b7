"""From settings of an older version to today's: functions on plain data, run before any value is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Values = dict[str, Any]

SCHEMA = 1
"""The number written today. Raise it together with an entry in `UPGRADES`."""

UPGRADES: Mapping[int, Callable[[Values], Values]] = {}
"""From the values of schema n to those of n + 1."""


def upgraded(values: Values, schema: int) -> Values:
    """The values as today's schema would have written them. Keys that no step knows stay."""
    for number in range(schema, SCHEMA):
        values = UPGRADES[number](dict(values))
    return values
