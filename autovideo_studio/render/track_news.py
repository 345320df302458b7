"""What a process is told of tracks that it knows in part, and how it keeps what did not change."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as Listing
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from autovideo_studio.domain.items import Clip, Item
from autovideo_studio.domain.plain import fields_from_plain, fields_to_plain, from_plain, to_plain
from autovideo_studio.domain.queries import find_clip
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.copies import copy_with

Plain = dict[str, Any]

_NAMES = tuple(field.name for field in fields(Clip))
_VALUES = attrgetter(*_NAMES)


class ToldTracks:
    """What one process knows, so that only what differs is sent."""

    def __init__(self) -> None:
        self.tracks: dict[str, Track] = {}

    def news(self, tracks: Iterable[Track]) -> list[Plain]:
        before, self.tracks = self.tracks, {track.id: track for track in tracks}
        return [_difference(before.get(id), track) for id, track in self.tracks.items()]


class HeardTracks:
    """The process's side. What did not change is the same object as before, so that whatever was prepared for a clip is found
    again."""

    def __init__(self) -> None:
        self._known = Sequence("known")

    def take(self, news: list[Plain]) -> tuple[Track, ...]:
        before = {track.id: track for track in self._known.tracks}
        tracks = tuple(self._track(before.get(plain["id"]), plain) for plain in news)
        self._known = Sequence("known", tracks=tracks)
        return tracks

    def _track(self, old: Track | None, plain: Plain) -> Track:
        """The inverse of `_difference`."""
        if plain["track"] is None:
            assert old is not None
            return old
        kept = old.items if old else ()
        head, tail = plain["head"], len(kept) - plain["tail"]
        told = from_plain(plain["track"], Track)
        middle = (tuple(self._the_known(item) for item in told.items) if plain["changed"] is None
                  else _with_changes(kept[head:tail], plain["changed"]))
        return replace(told, items=kept[:head] + middle + kept[tail:])

    def _the_known(self, item: Item) -> Item:
        """An item that is new on its track may be known from another."""
        known = find_clip(self._known, item.id) if isinstance(item, Clip) else None
        return known.clip if known and known.clip == item else item


def _difference(old: Track | None, track: Track) -> Plain:
    """A track, or as much of it as is not the same objects: what lies between the first `head` and the last `tail` items. Where
    only fields of clips are others there, `changed` tells those."""
    if old is track:
        return {"id": track.id, "track": None}
    before, after = old.items if old else (), track.items
    shortest = min(len(before), len(after))
    head = next((n for n in range(shortest) if before[n] is not after[n]), shortest)
    tail = next((n for n in range(shortest - head) if before[-1 - n] is not after[-1 - n]), shortest - head)
    middle = after[head:len(after) - tail]
    changed = _changed_fields(before[head:len(before) - tail], middle)
    told = replace(track, items=middle if changed is None else ())
    return {"id": track.id, "track": to_plain(told, brief=True), "head": head, "tail": tail, "changed": changed}


def _changed_fields(before: Listing[Item], after: Listing[Item]) -> list[tuple[Plain, list[int]]] | None:
    """Fields with the numbers of the clips that have them now, told once for all that were changed alike; None where there are
    other items than before."""
    alike: dict[tuple[tuple[str, int], ...], list[int]] = {}
    if len(before) != len(after):
        return None
    for number, (was, now) in enumerate(zip(before, after, strict=True)):
        if was is now:
            continue
        if not isinstance(was, Clip) or not isinstance(now, Clip) or was.id != now.id:
            return None
        others = [(name, id(new)) for name, old, new in zip(_NAMES, _VALUES(was), _VALUES(now), strict=True)
                  if old is not new and old != new]
        alike.setdefault(tuple(others), []).append(number)
    return [(fields_to_plain(after[numbers[0]], [name for name, _ in names]), numbers) for names, numbers in alike.items()]


def _with_changes(items: tuple[Item, ...], changed: Iterable[tuple[Plain, list[int]]]) -> tuple[Item, ...]:
    made = list(items)
    for plain, numbers in changed:
        values = fields_from_plain(plain, Clip)
        for number in numbers:
            made[number] = copy_with(made[number], **values)
    return tuple(made)
