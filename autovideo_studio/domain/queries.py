"""Questions about a sequence: where a clip lies, what is at a frame, what belongs together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import cast

from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Item
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track


@dataclass(frozen=True, slots=True)
class Placed:
    """A clip and where it lies: item number `index` of `track`."""

    track: Track
    index: int
    clip: Clip

    @property
    def start(self) -> int:
        return self.track.starts[self.index]

    @property
    def range(self) -> TimeRange:
        """Where it lies in the sequence."""
        return self.track.range_of(self.index)


def placed_clips(sequence: Sequence) -> Iterator[Placed]:
    """Every clip, track by track from the bottom, each track from its start."""
    for track in sequence.tracks:
        for index, item in enumerate(track.items):
            if isinstance(item, Clip):
                yield Placed(track, index, item)


def find_clip(sequence: Sequence, clip_id: str) -> Placed | None:
    for track in sequence.tracks:
        number = track.index.clips.get(clip_id)
        if number is not None:
            return _placed(track, number)
    return None


def find_clips(sequence: Sequence, clip_ids: Iterable[str]) -> tuple[Placed, ...]:
    """Those of the clips that are there, track by track from the bottom, each track from its start."""
    return tuple(placed for track, numbers in numbers_of(sequence, clip_ids) for placed in placed_on(track, numbers))


def numbers_of(sequence: Sequence, clip_ids: Iterable[str]) -> Iterator[tuple[Track, list[int]]]:
    """Where those of the clips lie that are there: each track that has some, and which of its items they are, in order."""
    wanted = frozenset(clip_ids)
    left = len(wanted)
    for track in sequence.tracks:
        if not left:
            return
        numbers = track.index.clips
        few = left < len(numbers)
        if here := (sorted(numbers[id] for id in wanted if id in numbers) if few
                    else [number for id, number in numbers.items() if id in wanted]):
            left -= len(here)
            yield track, here


def _placed(track: Track, number: int) -> Placed:
    return placed_on(track, (number,))[0]


def placed_on(track: Track, numbers: Iterable[int]) -> list[Placed]:
    items = cast("tuple[Clip, ...]", track.items)
    return [Placed(track, number, items[number]) for number in numbers]


def assets_of(clip: Clip) -> Iterator[str]:
    """The ids of all files that the clip needs: its media, and what its effects and masks read."""
    if isinstance(clip.media, AssetReference):
        yield clip.media.asset_id
    yield from (effect.asset_id for effect in clip.effects if effect.asset_id)
    yield from (mask.asset_id for mask in clip.appearance.masks if mask.asset_id)


def asset_uses(sequence: Sequence) -> Counter[str]:
    """How often each file is used, by its id; a film and its own sound, linked, are one use."""
    uses = {(id, clip.linked or clip.id) for track in sequence.tracks for clip in track.items if isinstance(clip, Clip)
            if isinstance(clip.media, AssetReference) or clip.effects or clip.appearance.masks for id in assets_of(clip)}
    return Counter(id for id, _ in uses)


def clips_at(sequence: Sequence, frame: int) -> tuple[Placed, ...]:
    """The clips that cover `frame`, from the bottom track to the top."""
    numbers = ((track, bisect_right(track.starts, frame) - 1) for track in sequence.tracks)
    return tuple(Placed(track, number, item) for track, number in numbers if 0 <= number < len(track.items)
                 and isinstance(item := track.items[number], Clip))


def clips_by_origin(sequence: Sequence, scene_id: str, role: str | None = None) -> tuple[Placed, ...]:
    """The clips that arrangement made for a scene (and role)."""
    found = (_placed(track, number) for track in sequence.tracks for number in track.index.scenes.get(scene_id, ()))
    return tuple(placed for placed in found if placed.clip.origin and role in (None, placed.clip.origin.role))


def frame_of_source(sequence: Sequence, scene_id: str, role: str, seconds: Fraction) -> int | None:
    """Where on the timeline a moment of a scene's media is seen or heard; None where it was cut out."""
    rate = sequence.format.rate
    for placed in clips_by_origin(sequence, scene_id, role):
        clip = placed.clip
        if not clip.time_map:
            inside = int((seconds - clip.source_start) / clip.speed * rate)
            if 0 <= inside < placed.range.duration and seconds >= clip.source_start:
                return placed.start + inside
    return None


def linked_clips(sequence: Sequence, clip: Clip) -> tuple[Placed, ...]:
    """The other clips of the same link: a picture's sound, a sound's picture."""
    if clip.linked is None:
        return ()
    found = (_placed(track, number) for track in sequence.tracks for number in track.index.links.get(clip.linked, ()))
    return tuple(placed for placed in found if placed.clip.id != clip.id)


def with_linked(sequence: Sequence, clip_ids: Iterable[str]) -> frozenset[str]:
    """The ids of the clips and of all that are linked to any of them."""
    ids = frozenset(clip_ids)
    links = {link for track, numbers in numbers_of(sequence, ids) for number in numbers
             if (link := cast("Clip", track.items[number]).linked) is not None}
    return ids.union(track.items[number].id for track in sequence.tracks for link in links & track.index.links.keys()
                     for number in track.index.links[link])


def grouped_clips(sequence: Sequence, clip: Clip) -> tuple[Placed, ...]:
    """The other clips of the same group, and those linked to any of the group."""
    if clip.group is None:
        return linked_clips(sequence, clip)
    links = _links_of_group(sequence, clip)
    found: list[Placed] = []
    for track in sequence.tracks:
        numbers = {*track.index.groups.get(clip.group, ())}
        for link in links & track.index.links.keys():
            numbers.update(track.index.links[link])
        found += placed_on(track, sorted(numbers))
    return tuple(placed for placed in found if placed.clip.id != clip.id)


def _links_of_group(sequence: Sequence, clip: Clip) -> set[str]:
    assert clip.group is not None
    members = (track.items[number] for track in sequence.tracks for number in track.index.groups.get(clip.group, ()))
    return {one.linked for one in (clip, *members) if isinstance(one, Clip) and one.linked is not None}


def cuts(track: Track) -> dict[str, tuple[Item, Item]]:
    """What meets at the cuts that have a transition: by the id of the clip before it, that clip and the item behind it."""
    wanted = {transition.after for transition in track.transitions}
    return {one.id: (one, other) for one, other in pairwise(track.items) if one.id in wanted}


def misfits(track: Track) -> tuple[Transition, ...]:
    """The transitions that cannot be: no clip on one side of the cut, a second one at the same cut, or a clip that is
    too short for those at its two ends together. Earlier ones in the track's list have the better right."""
    if not track.transitions:
        return ()
    meeting = cuts(track)
    covered: Counter[str] = Counter()
    taken: set[str] = set()
    unfit = []
    for transition in track.transitions:
        clip, follower = meeting.get(transition.after, (None, None))
        if (not isinstance(clip, Clip) or not isinstance(follower, Clip) or clip.id in taken or transition.duration <= 0
                or min(transition.before_cut, transition.after_cut) < 0
                or covered[clip.id] + transition.before_cut > clip.duration
                or covered[follower.id] + transition.after_cut > follower.duration):
            unfit.append(transition)
            continue
        taken.add(clip.id)
        covered[clip.id] += transition.before_cut
        covered[follower.id] += transition.after_cut
    return tuple(unfit)


def edit_points(sequence: Sequence) -> tuple[int, ...]:
    """The frames at which a clip begins or ends, in ascending order."""
    return tuple(sorted({frame for placed in placed_clips(sequence) for frame in (placed.range.start, placed.range.end)}))


def next_edit_point(sequence: Sequence, frame: int) -> int | None:
    points = edit_points(sequence)
    index = bisect_right(points, frame)
    return points[index] if index < len(points) else None


def previous_edit_point(sequence: Sequence, frame: int) -> int | None:
    points = edit_points(sequence)
    index = bisect_left(points, frame)
    return points[index - 1] if index else None
