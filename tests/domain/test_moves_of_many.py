"""Many clips moved at once: what is seen afterwards, and that neighbours and groups go as the single clips would."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from random_projects import CHANCES
from timelines import RATE, drawn, timeline

from autovideo_studio.domain.edits.clips import GroupClips
from autovideo_studio.domain.edits.move import MoveClip, RippleMoveClip
from autovideo_studio.domain.edits.placement import put, spliced, without
from autovideo_studio.domain.items import Clip, Gap, Item
from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed, find_clips
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind


def two_tracks(chance: Random) -> Project:
    """Clips A, B, C … of a few frames, gaps between some of them."""
    names = iter("ABCDEFGHIJKLMNOP")
    tracks = []
    for number in (1, 2):
        items: list[Item] = []
        for _ in range(chance.randint(1, 7)):
            if chance.random() < 0.4:
                items.append(Gap(chance.randint(1, 4)))
            items.append(Clip(next(names), GraphicReference("title", "calm"), chance.randint(1, 6)))
        tracks.append(Track(f"V{number}", TrackKind.VIDEO, items=tuple(items)))
    project = timeline()
    return replace(project, sequence=replace(project.sequence, tracks=tuple(tracks)))


def some_clips(chance: Random, project: Project) -> list[Placed]:
    ids = [clip.id for track in project.sequence.tracks for _, clip in track.clips()]
    held = list(find_clips(project.sequence, chance.sample(ids, chance.randint(1, len(ids)))))
    chance.shuffle(held)
    return held


def seen(track: Track) -> dict[int, str]:
    """The clip at each frame; a second part counts as its clip."""
    return {frame: clip.id.split("+")[0] for span, clip in track.clips() for frame in range(span.start, span.end)}


@settings(max_examples=250, deadline=None)
@given(CHANCES)
def test_moved_clips_lie_over_what_stays(chance: Random) -> None:
    before = two_tracks(chance)
    first, *others = some_clips(chance, before)
    by = chance.randint(-min(placed.start for placed in (first, *others)), 12)
    also = tuple(placed.clip.id for placed in others)
    after = MoveClip(first.clip.id, first.track.id, first.start + by, remainder_id="?+", also=also).apply(before)
    held = {first.clip.id, *also}
    for was, now in zip(before.sequence.tracks, after.sequence.tracks, strict=True):
        wanted = {frame: id for frame, id in seen(was).items() if id not in held}
        wanted |= {frame + by: id for frame, id in seen(was).items() if id in held}
        parts = {frame: id for frame, id in seen(now).items() if id != "?"}
        assert parts.items() <= wanted.items() and seen(now).keys() == wanted.keys()


@settings(max_examples=250, deadline=None)
@given(CHANCES)
def test_moved_and_inserted_clips_lie_as_if_put_in_one_by_one(chance: Random) -> None:
    before = two_tracks(chance)
    first, *others = held = some_clips(chance, before)
    by = chance.randint(-min(placed.start for placed in held), 12)
    also = tuple(placed.clip.id for placed in others)
    after = RippleMoveClip(first.clip.id, first.track.id, first.start + by, remainder_id="rest", also=also).apply(before)
    tracks = {track.id: track for track in before.sequence.tracks}
    for id, track in tracks.items():
        mine = [placed for placed in held if placed.track.id == id]
        tracks[id] = without(track, {placed.index for placed in mine}, closing=True)
        for placed in sorted(mine, key=lambda one: -one.start):
            start = placed.start + by
            start -= sum(min(max(start - one.start, 0), one.range.duration) for one in mine)
            tracks[id] = spliced(tracks[id], TimeRange(start, 0), (placed.clip,), RATE, "rest")
    one_by_one = put(before, *tracks.values())
    for wanted, track in zip(one_by_one.sequence.tracks, after.sequence.tracks, strict=True):
        assert [name(item) for item in track.items] == [name(item) for item in wanted.items]


def name(item: Item) -> tuple[str, int]:
    return item.id.split(".")[0], item.duration


def test_a_selected_group_goes_once_whoever_of_it_is_named() -> None:
    before = GroupClips(("A", "B", "S"), "group").apply(timeline(V1="A10 B10 C10", M1="S5"))
    moved = MoveClip("A", "V1", 5, also=("B", "S", "C")).apply(before)
    assert (drawn(moved), drawn(moved, "M1")) == ("_5 A10 B10 C10", "_5 S5")


def test_the_second_part_of_a_clip_under_neighbours_is_one() -> None:
    after = MoveClip("A", "V1", 45, remainder_id="R", also=("B",)).apply(timeline(V1="A5 B5 _10 C60"))
    assert drawn(after) == "_20 C25 A5 B5 R25"
