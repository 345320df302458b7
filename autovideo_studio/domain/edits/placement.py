"""Where things go on a track. Every edit of the timeline is made of `open_…` (find it, refuse a locked track), `spliced`
(replace a span of a track) and `put` (settle the changed tracks and give the new project).

A settled track is in normal form: no item of no length, neighbouring gaps are one, no gap at the end; and a transition stays only
where it still blends the same two clips and both are long enough for it. Tracks that an edit does not name are shared.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from autovideo_studio.domain.edits.shaping import asset_of, part, parted
from autovideo_studio.domain.items import Clip, Gap, Item
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed, cuts, find_clip, grouped_clips, linked_clips, misfits
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track
from autovideo_studio.domain.validate import may_lie_on
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
        raise EditRejected(tr("This clip is not in the sequence any more. Nothing was changed."), tr("Choose another clip."))
    _unlocked(placed.track)
    return placed


def open_linked(project: Project, clip_id: str, *, alone: bool = False) -> tuple[Placed, ...]:
    """The clip, then those linked to it (none where `alone`); none of their tracks is locked."""
    first = open_clip(project, clip_id)
    return (first, *_all_unlocked(() if alone else linked_clips(project.sequence, first.clip)))


def open_companions(project: Project, clip_id: str, *also: str, alone: bool = False) -> tuple[Placed, ...]:
    """The clip, then `also` those named, and all that moves with them: links and groups (none where `alone`); none of their
    tracks is locked, none comes twice."""
    held: dict[str, Placed] = {}
    for placed in (open_clip(project, id) for id in (clip_id, *also)):
        companions = () if alone else grouped_clips(project.sequence, placed.clip)
        held |= {one.clip.id: one for one in (placed, *_all_unlocked(companions)) if one.clip.id not in held}
    return tuple(held.values())


def _all_unlocked(clips: tuple[Placed, ...]) -> tuple[Placed, ...]:
    for placed in clips:
        _unlocked(placed.track)
    return clips


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


def spliced(track: Track, span: TimeRange, items: tuple[Item, ...], rate: Fraction, remainder_id: str = "") -> Track:
    """`items` in the place of `span`; what lies across its borders is cut there. Not settled yet: see `put`.

        span          |---------|
        before  |-A-|---B---|---C---|            an empty span inserts (and cuts B in two),
        after   |-A-|-B-|=items=|-C-|            empty items take the span out and close up

    Where one clip reaches over the whole span, its second part gets `remainder_id` and the transition at its end.
    """
    first, first_start = _locate(track.items, span.start)
    last, last_start = _locate(track.items, span.end)
    before, after = track.items[:first], track.items[last:]
    left = span.start - first_start if first < len(track.items) else 0
    right = span.end - last_start if last < len(track.items) else 0
    transitions = track.transitions
    if first == len(track.items):
        before += (Gap(span.start - first_start),)
    if left and right and first == last and isinstance(clip := track.items[first], Clip):
        head, tail = parted(clip, left, right, remainder_id, rate)
        before, after = (*before, head), (tail, *after[1:])
        transitions = tuple(replace(one, after=tail.id) if one.after == clip.id else one for one in transitions)
    else:
        if left:
            before += (_cut(track.items[first], 0, left, rate),)
        if right:
            after = (_cut(after[0], right, after[0].duration, rate), *after[1:])
    return replace(track, items=before + items + after, transitions=transitions)


def _locate(items: tuple[Item, ...], frame: int) -> tuple[int, int]:
    """Which item covers `frame`, and where it starts; past the last item: their number, and where they end."""
    start = 0
    for index, item in enumerate(items):
        if frame < start + item.duration:
            return index, start
        start += item.duration
    return len(items), start


def _cut(item: Item, start: int, end: int, rate: Fraction) -> Item:
    return part(item, start, end, rate) if isinstance(item, Clip) else replace(item, duration=end - start)


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
