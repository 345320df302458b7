"""Where things go on a track. Every edit of the timeline is made of `open_…` (find it, refuse a locked track), `spliced`
(replace a span of a track) and `put` (settle the changed tracks and give the new project).

A settled track is in normal form: no item of no length, neighbouring gaps are one, no gap at the end; and a transition stays only
where it still blends the same two clips and both are long enough for it. Tracks that an edit does not name are shared.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from fractions import Fraction

from autovideo_studio.domain.edits.shaping import asset_of, part, parted
from autovideo_studio.domain.items import Clip, Gap, Item
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed, cuts, find_clip, grouped_clips, linked_clips, misfits, numbers_of, placed_on
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track
from autovideo_studio.domain.validate import clip_problems, may_lie_on, refusal
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


def numbered(new_id: str, number: int) -> str:
    """The ids that an edit gives out: it carries one fresh id and counts on from it."""
    return f"{new_id}.{number}" if number else new_id


def open_track(project: Project, track_id: str) -> Track:
    """The track, ready to be edited. Raises `EditRejected` where it is gone or locked."""
    track = next((track for track in project.sequence.tracks if track.id == track_id), None)
    if track is None:
        raise EditRejected(tr("This track is not in the sequence any more. Nothing was changed."), tr("Choose another track."))
    return _unlocked(track)


def open_clip(project: Project, clip_id: str) -> Placed:
    """The clip and its place, on a track that may be edited. Raises `EditRejected` where it is gone or its track locked."""
    placed = find_clip(project.sequence, clip_id)
    if placed is None:
        raise _gone()
    _unlocked(placed.track)
    return placed


def open_numbers(project: Project, clip_ids: AbstractSet[str]) -> list[tuple[Track, list[int]]]:
    """Where the clips lie (as `numbers_of` tells), all of them, on tracks that may be edited. Raises as `open_clip`."""
    found = list(numbers_of(project.sequence, clip_ids))
    if sum(len(numbers) for _, numbers in found) < len(clip_ids):
        raise _gone()
    for track, _ in found:
        _unlocked(track)
    return found


def open_linked(project: Project, clip_id: str, *, alone: bool = False) -> tuple[Placed, ...]:
    """The clip, then those linked to it (none where `alone`); none of their tracks is locked."""
    first = open_clip(project, clip_id)
    return (first, *_all_unlocked(() if alone else linked_clips(project.sequence, first.clip)))


def open_companions(project: Project, *clip_ids: str, alone: bool = False) -> tuple[Placed, ...]:
    """The clips, each followed by all that moves with it: links and groups (none where `alone`); none of their tracks is locked,
    none comes twice."""
    named = {placed.clip.id: placed for track, numbers in open_numbers(project, set(clip_ids))
             for placed in placed_on(track, numbers)}
    held: dict[str, Placed] = {}
    groups: set[str | None] = set()
    for id in clip_ids:
        clip = held.setdefault(id, named[id]).clip
        if alone or (clip.linked is None and clip.group is None) or clip.group in groups:
            continue
        if clip.group is not None:
            groups.add(clip.group)
        for one in _all_unlocked(grouped_clips(project.sequence, clip)):
            held.setdefault(one.clip.id, one)
    return tuple(held.values())


def _all_unlocked(clips: tuple[Placed, ...]) -> tuple[Placed, ...]:
    for placed in clips:
        _unlocked(placed.track)
    return clips


def by_track(held: Iterable[Placed]) -> list[tuple[Track, set[int]]]:
    """The tracks of the clips, and which items of each they are."""
    tracks: dict[str, tuple[Track, set[int]]] = {}
    for placed in held:
        tracks.setdefault(placed.track.id, (placed.track, set()))[1].add(placed.index)
    return list(tracks.values())


def _gone() -> EditRejected:
    return EditRejected(tr("This clip is not in the sequence any more. Nothing was changed."), tr("Choose another clip."))


def _unlocked(track: Track) -> Track:
    if track.locked:
        raise EditRejected(tr("The track “{name}” is locked. Nothing was changed.", name=track.name or track.kind.value),
                           tr("Unlock the track to edit it."))
    return track


def check_lands(project: Project, track: Track, clip: Clip, start: int) -> None:
    """Raises `EditRejected` where the clip cannot lie on this track at this frame."""
    if start < 0:
        raise EditRejected(tr("Nothing can begin before the sequence does. Nothing was changed."), tr("Choose a later place."))
    if clip.duration < 1:
        raise EditRejected(tr("A clip is at least one frame long. Nothing was changed."), tr("Choose a longer part."))
    if not may_lie_on(track, clip, asset_of(project, clip)):
        name = track.name or track.kind.value
        raise EditRejected(tr("This clip cannot lie on the track “{name}”. Nothing was changed.", name=name),
                           tr("Pictures go on picture tracks, sounds on sound tracks."))


def check_new(project: Project, clip: Clip) -> None:
    if find_clip(project.sequence, clip.id):
        raise EditRejected(tr("This clip is in the sequence already. Nothing was changed."), tr("Duplicate it under a new id."))


def check_enters(project: Project, track: Track, clip: Clip, start: int) -> None:
    """Raises `EditRejected` where a clip from elsewhere cannot lie there, or is not whole."""
    check_new(project, clip)
    check_lands(project, track, clip, start)
    for problem in clip_problems(project, track, clip):
        raise refusal(problem)


def spliced(track: Track, span: TimeRange, items: tuple[Item, ...], rate: Fraction, remainder_id: str = "") -> Track:
    """`items` in the place of `span`; what lies across its borders is cut there. Not settled yet: see `put`.

        span          |---------|
        before  |-A-|---B---|---C---|            an empty span inserts (and cuts B in two),
        after   |-A-|-B-|=items=|-C-|            empty items take the span out and close up

    Where one clip reaches over the whole span, its second part gets `remainder_id` and the transition at its end.
    """
    return spliced_all(track, [Piece(span, items, remainder_id)], rate)


@dataclass(frozen=True, slots=True)
class Piece:
    """`items` for a span of a track, as in `spliced`."""

    span: TimeRange
    items: tuple[Item, ...]
    remainder_id: str = ""


def spliced_all(track: Track, pieces: Iterable[Piece], rate: Fraction) -> Track:
    """Several pieces at once, told in frames of the track as it is; their spans do not overlap."""
    new: list[Item] = []
    transitions = track.transitions
    number, at = 0, 0  # what was taken so far: the items before `number`, the frames before `at`
    open_item: Item | None = None  # what is left of item `number` from `at` on
    for piece in sorted(pieces, key=lambda one: one.span.start):
        start, end = piece.span.start, piece.span.end
        if open_item is None or start >= at + open_item.duration:
            if open_item is not None:
                new.append(open_item)
                at, number = at + open_item.duration, number + 1
            first = max(number, _number_at(track, start))
            new += track.items[number:first]
            number, at = first, max(at, track.starts[first])
            open_item = track.items[first] if first < len(track.items) else None
        left, right = start - at, end - at
        if open_item is None:
            new += (Gap(left), *piece.items)
        elif left and right < open_item.duration and isinstance(clip := open_item, Clip):
            head, tail = parted(clip, left, right, piece.remainder_id, rate)
            transitions = tuple(replace(one, after=tail.id) if one.after == clip.id else one for one in transitions)
            new += (head, *piece.items)
            open_item = tail
        else:
            new += (*((_cut(open_item, 0, left, rate),) if left else ()), *piece.items)
            while open_item is not None and at + open_item.duration <= end:
                at, number = at + open_item.duration, number + 1
                open_item = track.items[number] if number < len(track.items) else None
            if open_item is not None and end > at:
                open_item = _cut(open_item, end - at, open_item.duration, rate)
        at = max(at, end)
    rest = track.items[number:] if open_item is None else (open_item, *track.items[number + 1:])
    return replace(track, items=(*new, *rest), transitions=transitions)


def _number_at(track: Track, frame: int) -> int:
    """Which item covers `frame`; past the last item: their number."""
    if frame >= track.duration:
        return len(track.items)
    return bisect_right(track.starts, frame) - 1


def _cut(item: Item, start: int, end: int, rate: Fraction) -> Item:
    return part(item, start, end, rate) if isinstance(item, Clip) else Gap(end - start)


def without(track: Track, numbers: AbstractSet[int], *, closing: bool) -> Track:
    """Gaps in the place of the items of these numbers, one for neighbours, or with `closing` nothing. Not settled yet."""
    items: list[Item] = []
    out = 0
    for number, item in enumerate(track.items):
        if number in numbers:
            out += item.duration
            continue
        if out and not closing:
            items.append(Gap(out))
        items.append(item)
        out = 0
    return replace(track, items=tuple(items) if closing or not out else (*items, Gap(out)))


def with_item(track: Track, index: int, *items: Item) -> Track:
    """Other items in the place of item number `index`."""
    return replace(track, items=track.items[:index] + items + track.items[index + 1:])


def with_clip(project: Project, clip: Clip) -> Project:
    """The project with this clip in the place of the one with the same id."""
    placed = open_clip(project, clip.id)
    return put(project, with_item(placed.track, placed.index, clip))


def put(project: Project, *tracks: Track) -> Project:
    """The project with these tracks, settled, in the place of those with the same ids."""
    named = {track.id: track for track in tracks}
    everything = tuple(_settled(track, named[track.id]) if track.id in named else track for track in project.sequence.tracks)
    if all(new is old for new, old in zip(everything, project.sequence.tracks, strict=True)):
        return project
    return replace(project, sequence=replace(project.sequence, tracks=everything))


def _settled(before: Track, track: Track) -> Track:
    settled = replace(track, items=_normal(track.items))
    if settled.transitions:
        unfit = {one.id for one in misfits(settled)} | _parted(before, settled)
        settled = replace(settled, transitions=tuple(one for one in settled.transitions if one.id not in unfit))
    return before if settled == before else settled


def _parted(before: Track, after: Track) -> set[str]:
    """The transitions that would blend into another item than they did."""
    then, now = cuts(before), cuts(after)
    into = {one.id: then[one.after][1].id for one in before.transitions if one.after in then}
    return {one.id for one in after.transitions if one.id in into and one.after in now and now[one.after][1].id != into[one.id]}


def _normal(items: tuple[Item, ...]) -> tuple[Item, ...]:
    normal: list[Item] = []
    for item in items:
        if isinstance(item, Clip):
            normal.append(item)
        elif item.duration > 0:
            if normal and isinstance(normal[-1], Gap):
                normal[-1] = Gap(normal[-1].duration + item.duration)
            else:
                normal.append(item)
    if normal and isinstance(normal[-1], Gap):
        normal.pop()
    return tuple(normal)
