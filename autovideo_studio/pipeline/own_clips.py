"""What the creator laid by hand stays when the scenes are arranged anew: it goes along with the scene that it began in.

    before   video  |-- scene 1 --|-- scene 2 --|        after   video  |---- scene 1 ----|-- scene 2 --|
             own                     [clip]                      own                         [clip]

A clip that lay on a track of the arrangement itself goes to a track beside it, where no scene covers it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Listing
from dataclasses import replace

from autovideo_studio.domain.items import Clip, Gap, Item
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.track import Track, TrackKind

Laid = list[tuple[int, Clip]]


def with_own_clips(arranged: Listing[Track], old: Sequence, starts: Mapping[str, int]) -> tuple[Track, ...]:
    """The arranged tracks, and those of the creator where they were among them. `starts`: the new first frame of each scene."""
    homes, made = _Homes(old, starts), {track.id for track in arranged}
    strays: Laid = []
    tracks = list(arranged)
    for index, track in enumerate(old.tracks):
        own = [(homes.frame(span.start), clip) for span, clip in track.clips() if clip.origin is None]
        if track.id not in made:
            below = {before.id for before in old.tracks[:index]}
            place = max((number + 1 for number, other in enumerate(tracks) if other.id in below), default=0)
            tracks.insert(place, _moved(track, own))
        elif own:
            strays += own if track.kind.is_picture else []
            tracks = tracks if track.kind.is_picture else _beside(tracks, TrackKind.SOUND, own, len(tracks))
    if strays:
        highest = max(number for number, track in enumerate(tracks) if track.kind in (TrackKind.VIDEO, TrackKind.OVERLAY))
        tracks = _beside(tracks, TrackKind.OVERLAY, strays, highest + 1)
    return tuple(tracks)


class _Homes:
    """Where a frame of the old sequence lies in the new one: as far behind its scene's first frame as it was."""

    def __init__(self, old: Sequence, starts: Mapping[str, int]) -> None:
        shown = sorted((span.start, clip.origin.scene_id) for track in old.tracks for span, clip in track.clips()
                       if clip.origin is not None and clip.origin.role == "visual")
        self._old = [start for start, _ in shown]
        self._shifts = [starts.get(scene_id, start) - start for start, scene_id in shown]

    def frame(self, frame: int) -> int:
        index = bisect_right(self._old, frame) - 1
        return max(0, frame + self._shifts[index]) if index >= 0 else frame


def _moved(track: Track, own: Laid) -> Track:
    """The creator's track with its clips at their new places; as it is where none of them moved."""
    if [start for start, _ in own] == [span.start for span, _ in track.clips()]:
        return track
    moved = replace(track, items=_items(own))
    following = {one.id: other for one, other in zip(moved.items, moved.items[1:], strict=False)}
    return replace(moved, transitions=tuple(one for one in track.transitions if isinstance(following.get(one.after), Clip)))


def _beside(tracks: list[Track], kind: TrackKind, own: Laid, index: int) -> list[Track]:
    """The clips on the track that is kept for such; a new one at `index` where it is not there."""
    id = f"track_own_{kind}"
    known = next((track for track in tracks if track.id == id), None)
    laid = [(span.start, clip) for span, clip in known.clips()] if known else []
    track = replace(known or Track(id, kind), items=_items(laid + own), transitions=())
    return [track if other is known else other for other in tracks] if known else [*tracks[:index], track, *tracks[index:]]


def _items(clips: Iterable[tuple[int, Clip]]) -> tuple[Item, ...]:
    """In order of time; where two would meet the later one waits."""
    items: list[Item] = []
    end = 0
    for start, clip in sorted(clips, key=lambda each: each[0]):
        if start > end:
            items.append(Gap(start - end))
            end = start
        items.append(clip)
        end += clip.duration
    return tuple(items)
