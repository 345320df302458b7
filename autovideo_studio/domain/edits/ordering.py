"""Ordered things that have ids: effects, tracks, scenes."""

from __future__ import annotations

from typing import TypeVar

from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr

T = TypeVar("T")


def inserted(things: tuple[T, ...], index: int | None, *new: T) -> tuple[T, ...]:
    """`new` before number `index` (None: at the end). Raises `EditRejected` where there is no such place."""
    at = len(things) if index is None else index
    if not 0 <= at <= len(things):
        raise EditRejected(tr("There is no such place in the list. Nothing was changed."), tr("Choose a place within the list."))
    return things[:at] + new + things[at:]


def moved(things: tuple[T, ...], thing: T, index: int) -> tuple[T, ...]:
    """`thing` (the very one) as number `index` of the others' new order."""
    return inserted(tuple(other for other in things if other is not thing), index, thing)
