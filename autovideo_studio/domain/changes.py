"""What differs between two values of a project. Only what is not identical is walked, so a small edit is a small comparison."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as Listing
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest
from typing import TypeVar

from frozendict import frozendict

from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Item
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track
from autovideo_studio.domain.validate import HasId


@dataclass(frozen=True, slots=True)
class IdChanges:
    """Ids of one kind of thing."""

    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


NOTHING = IdChanges()


@dataclass(frozen=True, slots=True)
class ClipChanges:
    """Ids of clips that were `added` or `removed`. `went` to another track; `renewed` are pairs of other objects for the same
    clip, as it was and as it is."""

    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    went: frozenset[str] = frozenset()
    renewed: tuple[tuple[Clip, Clip], ...] = ()

    @property
    def changed(self) -> frozenset[str]:
        """Whose value or track is another. Worked out when asked for: that compares thousands of clips, and few ask."""
        return self.went.union(now.id for was, now in self.renewed if was != now)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edit (or undo) touched.

    Clips that only lie elsewhere on the same track are not listed: their track is, and `spans` says from which frame to which
    frame of each changed track anything may look or sound different (on a ripple: to the end of the longer of the two).
    """

    clips: ClipChanges = ClipChanges()
    tracks: IdChanges = NOTHING
    transitions: IdChanges = NOTHING
    markers: IdChanges = NOTHING
    scenes: IdChanges = NOTHING
    takes: IdChanges = NOTHING
    assets: IdChanges = NOTHING
    spans: frozendict[str, TimeRange] = frozendict()
    title: bool = False
    brief: bool = False
    script: bool = False
    """The script's own title or language, or the order of its scenes."""
    format: bool = False
    track_order: bool = False

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


T = TypeVar("T", bound=HasId)


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a track in which its items differ, before and after; `start` is the frame where it begins, `lengths` are the
    frames of both."""

    start: int
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    lengths: tuple[int, int]
    whole: TimeRange


def changes(before: Project, after: Project) -> Changes:
    """How `after` differs from `before`. Time grows with the parts that are not shared."""
    if before is after:
        return Changes()
    old, new = before.sequence, after.sequence
    old_tracks, new_tracks = differing(old.tracks, new.tracks)
    old_scenes, new_scenes = differing(before.script.scenes, after.script.scenes)
    windows = {id: _window(old_tracks.get(id), new_tracks.get(id)) for id in old_tracks | new_tracks}
    return Changes(
        clips=_clip_changes(windows),
        tracks=_id_changes(old_tracks, new_tracks),
        transitions=id_changes(_transitions(old_tracks), _transitions(new_tracks)),
        markers=id_changes(old.markers, new.markers),
        scenes=_id_changes(old_scenes, new_scenes),
        takes=id_changes([take for scene in old_scenes.values() for take in scene.takes],
                         [take for scene in new_scenes.values() for take in scene.takes]),
        assets=id_changes(before.assets, after.assets),
        spans=frozendict({id: _span(old_tracks.get(id), new_tracks.get(id), window) for id, window in windows.items()}),
        title=before.title != after.title,
        brief=before.brief != after.brief,
        script=before.script is not after.script and (
            replace(before.script, scenes=()) != replace(after.script, scenes=())
            or _order(before.script.scenes) != _order(after.script.scenes)),
        format=old.format != new.format,
        track_order=_order(old.tracks) != _order(new.tracks))


def differing(before: Listing[T], after: Listing[T]) -> tuple[dict[str, T], dict[str, T]]:
    """By id, the things that are not the same in both: as they were, and as they are."""
    if before is after:
        return {}, {}
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    return ({id: one for id, one in old.items() if not _same(one, new.get(id))},
            {id: one for id, one in new.items() if not _same(one, old.get(id))})


def id_changes(before: Listing[T], after: Listing[T]) -> IdChanges:
    return _id_changes(*differing(before, after))


def _id_changes(old: dict[str, T], new: dict[str, T]) -> IdChanges:
    """From what differs, by id, before and after."""
    if not old and not new:
        return NOTHING
    return IdChanges(frozenset(new.keys() - old.keys()), frozenset(old.keys() - new.keys()), frozenset(old.keys() & new.keys()))


def _clip_changes(windows: dict[str, Window]) -> ClipChanges:
    """A clip that went to another track counts as changed; one that only went along its track does not count."""
    old: dict[str, tuple[str, Clip]] = {}
    new: dict[str, tuple[str, Clip]] = {}
    renewed: list[tuple[Clip, Clip]] = []
    for id, window in windows.items():
        for before, after in zip_longest(window.before, window.after):
            if isinstance(before, Clip) and isinstance(after, Clip) and before.id == after.id:  # nearly all, when many changed
                if before is not after:
                    renewed.append((before, after))
                continue
            if isinstance(before, Clip):
                old[before.id] = id, before
            if isinstance(after, Clip):
                new[after.id] = id, after
    both = old.keys() & new.keys()
    renewed += [(old[id][1], new[id][1]) for id in both if old[id][1] is not new[id][1]]
    return ClipChanges(frozenset(new.keys() - both), frozenset(old.keys() - both),
                       frozenset(id for id in both if old[id][0] != new[id][0]), tuple(renewed))


def _window(old: Track | None, new: Track | None) -> Window:
    before, after = old.items if old else (), new.items if new else ()
    length = min(len(before), len(after))
    head = _shared(zip(before, after, strict=False))
    tail = min(_shared(zip(reversed(before), reversed(after), strict=False)), length - head)
    was, now = old.starts if old else (0,), new.starts if new else (0,)
    lengths = was[len(before) - tail] - was[head], now[len(after) - tail] - now[head]
    whole = TimeRange(0, max(was[-1], now[-1]))
    return Window(was[head], before[head:len(before) - tail], after[head:len(after) - tail], lengths, whole)


def _shared(pairs: Iterable[tuple[Item, Item]]) -> int:
    """How many pairs are the same before the first that is not."""
    return sum(1 for _ in takewhile(lambda pair: _same(*pair), pairs))


def _span(old: Track | None, new: Track | None, window: Window) -> TimeRange:
    """Which frames may differ: those of the window, all that follows where it grew or shrank, and the whole track where
    anything but its items differs (a transition reaches into clips that stayed as they were)."""
    if old is None or new is None or replace(old, items=()) != replace(new, items=()):
        return window.whole
    was, now = window.lengths
    return TimeRange(window.start, was) if was == now else TimeRange.between(window.start, window.whole.end)


def _transitions(tracks: dict[str, Track]) -> list[Transition]:
    return [transition for track in tracks.values() for transition in track.transitions]


def _order(things: Listing[HasId]) -> list[str]:
    return [thing.id for thing in things]


def _same(one: object, other: object) -> bool:
    return one is other or one == other
