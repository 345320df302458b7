"""A text on its way to the voice: what is read, and for which written characters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Reading:
    """`spoken` is what is read; `origin[i]` is the character of the written text that spoken character i stands for.

    `origin` never falls.
    """

    spoken: str
    origin: tuple[int, ...]


class Respelling(NamedTuple):
    """Characters `begin`..`end` of what is read become `spoken`. With begin = end it is added after the character before."""

    begin: int
    end: int
    spoken: str


def respelled(reading: Reading, changes: Iterable[Respelling]) -> Reading:
    """`reading` with `changes`, which are in order and do not overlap; a longer or shorter text is spread evenly."""
    spoken: list[str] = []
    origin: list[int] = []
    at = 0
    for begin, end, text in changes:
        spoken += (reading.spoken[at:begin], text)
        origin += reading.origin[at:begin]
        first, length = (begin, end - begin) if end > begin else (max(0, begin - 1), 1)
        origin += [reading.origin[first + index * length // len(text)] for index in range(len(text))]
        at = end
    spoken.append(reading.spoken[at:])
    origin += reading.origin[at:]
    return Reading("".join(spoken), tuple(origin))
