"""Stored data of older numbers into today's shape: on plain dictionaries, before any object exists.

An upgrade takes a dictionary whose tag says `name.number` and returns the same thing at `number + 1`; the tag is written by
`upgraded`. Parts are upgraded before what holds them.

    @upgrade("Clip", 1)
    def clips_have_a_speed(data): return {**data, "speed": "1"}
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from typing import Any, get_args, get_type_hints

from autovideo_studio.domain.edits.catalogue import EDITS
from autovideo_studio.domain.plain import SCHEMA
from autovideo_studio.domain.project import Project
from autovideo_studio.foundation.errors import NewerVersion
from autovideo_studio.foundation.i18n import tr

Plain = dict[str, Any]
Upgrade = Callable[[Plain], Plain]

UPGRADES: dict[tuple[str, int], Upgrade] = {}


def upgrade(name: str, number: int) -> Callable[[Upgrade], Upgrade]:
    """Registers the way from `number` to the next."""
    def register(change: Upgrade) -> Upgrade:
        if (name, number) in UPGRADES:
            raise ValueError(f"two upgrades from {name}.{number}")
        UPGRADES[name, number] = change
        return change

    return register


def upgraded(data: Any) -> Any:
    """The same data at today's numbers. Raises `NewerVersion` for numbers and names that this program does not know."""
    return data if _of_today(data) else _upgraded(data)


def _of_today(data: Any) -> bool:
    """Whether nothing has to be done: the usual case, and four times as fast as doing it."""
    today = {f"{name}.{SCHEMA.get(name, 1)}" for name in schemas()}
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if one.get("$", "") not in today and "$" in one:
                return False
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return True


def _upgraded(data: Any) -> Any:
    if isinstance(data, list):
        return [_upgraded(item) for item in data]
    if not isinstance(data, dict):
        return data
    data = {key: _upgraded(value) for key, value in data.items()}
    return _to_today(data) if "$" in data else data


def _to_today(data: Plain) -> Plain:
    name, _, digits = str(data["$"]).rpartition(".")
    number, today = int(digits), SCHEMA.get(name, 1)
    if name not in schemas() and (name, number) not in UPGRADES or number > today:
        raise NewerVersion(tr("This was made by a newer version of the program. It was left untouched."),
                           tr("Install the newest version to open it."), str(data["$"]))
    while number < today:
        data = UPGRADES[name, number](data)
        number += 1
    return {**data, "$": f"{name}.{number}"}


@cache
def schemas() -> dict[str, type]:
    """Every class that is stored, by name: the project, the edits, and all that they are made of."""
    found: dict[str, type] = {}
    waiting: list[Any] = [Project, *EDITS.values()]
    while waiting:
        kind = waiting.pop()
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            if kind.__name__ not in found:
                found[kind.__name__] = kind
                waiting += get_type_hints(kind).values()
        else:
            waiting += get_args(kind)
    return found


def _more_fields(name: str) -> None:
    """Number 2 has more fields than number 1, and what lacks them has their defaults."""
    upgrade(name, 1)(lambda data: data)


for _name in ("Asset", "Keyframe", "Effect", "Transition", "Transform", "Clip", "Track", "CaptionReference", "SetEffect",
              "ChangeTransition", "ReplaceMedia", "MoveClip", "RippleMoveClip", "SetSpeed", "Brief"):
    _more_fields(_name)


@upgrade("Asset", 2)
def _an_asset_may_be_measured_motion(data: Plain) -> Plain:
    return data


@upgrade("Asset", 3)
def _assets_lie_in_bins(data: Plain) -> Plain:
    return data


@upgrade("Sound", 1)
def _pan_may_be_animated(data: Plain) -> Plain:
    return {**data, "pan": {"$": "Animated.1", "value": data["pan"], "keyframes": []}}
