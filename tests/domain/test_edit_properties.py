"""What holds for every project and every edit."""

import dataclasses
import importlib
import json
import pkgutil
from collections import Counter
from random import Random

from hypothesis import given, settings
from random_projects import CHANCES, clip, edit, project, timeline_edit

from autovideo_studio.domain import edits as package
from autovideo_studio.domain.changes import changes
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.catalogue import EDITS
from autovideo_studio.domain.edits.codec import edit_from_plain, edit_to_plain
from autovideo_studio.domain.edits.insert import InsertClip
from autovideo_studio.domain.edits.move import RippleMoveClip
from autovideo_studio.domain.edits.overwrite import OverwriteClip
from autovideo_studio.domain.edits.split import SplitClip
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import CaptionReference
from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import find_clip
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track
from autovideo_studio.domain.validate import problems
from autovideo_studio.foundation.errors import EditRejected

thorough = settings(max_examples=250, deadline=None)


def done(step: Edit, before: Project) -> Project:
    """The edit's result, or the project itself where it is refused."""
    try:
        return step.apply(before)
    except EditRejected as refusal:
        assert refusal.message
        return before


@thorough
@given(CHANCES)
def test_no_sequence_of_edits_breaks_an_invariant(chance: Random) -> None:
    now = project(chance)
    assert problems(now) == ()
    for _ in range(chance.randint(1, 12)):
        step = edit(chance, now)
        after = done(step, now)
        assert problems(after) == (), step
        assert after == done(step, now), "the same edit of the same project gives the same value"
        now = after


@thorough
@given(CHANCES)
def test_plain_data_and_back_is_the_same(chance: Random) -> None:
    before = project(chance)
    assert from_plain(json.loads(json.dumps(to_plain(before))), Project) == before
    assert from_plain(json.loads(json.dumps(to_plain(before, brief=True))), Project) == before
    for _ in range(3):
        step = edit(chance, before)
        again = edit_from_plain(json.loads(json.dumps(edit_to_plain(step))))
        assert again == step
        assert done(again, before) == done(step, before)


@settings(thorough, max_examples=100)
@given(CHANCES)
def test_done_or_refused_the_project_given_stays_as_it_was(chance: Random) -> None:
    before = project(chance)
    as_it_was = to_plain(before)
    for _ in range(5):
        done(edit(chance, before), before)
    assert to_plain(before) == as_it_was


def test_random_edits_are_of_every_kind_and_most_are_possible() -> None:
    chance = Random(1)
    tried: Counter[str] = Counter()
    did: Counter[str] = Counter()
    for _ in range(500):
        before = project(chance)
        for step in (edit(chance, before) for _ in range(10)):
            tried[type(step).__name__] += 1
            did[type(step).__name__] += done(step, before) is not before
    assert {name for name in EDITS if not did[name]} == set()
    assert did.total() > tried.total() / 2


@thorough
@given(CHANCES)
def test_overwriting_inside_keeps_the_length_and_the_rest_of_the_track(chance: Random) -> None:
    before = project(chance)
    track = chance.choice(before.sequence.tracks)
    new = clip(chance, track.kind)
    if track.duration < new.duration:
        return
    start = chance.randint(0, track.duration - new.duration)
    after = OverwriteClip(track.id, start, new).apply(before)
    laid = track_of(after, track.id)
    assert laid.duration == track.duration
    span, alone = TimeRange(start, new.duration), Track("alone", track.kind, items=(new,))
    for frame in range(track.duration):
        if frame in span:
            assert seen(after, laid, frame) == seen(after, alone, frame - start)
        else:
            assert seen(after, laid, frame) == seen(before, track, frame)


@thorough
@given(CHANCES)
def test_inserting_keeps_the_order_and_moves_the_rest_by_the_clip(chance: Random) -> None:
    before = project(chance)
    track = chance.choice(before.sequence.tracks)
    new = clip(chance, track.kind)
    start = chance.randint(0, track.duration)
    after = InsertClip(track.id, start, new, "second").apply(before)
    laid = track_of(after, track.id)
    assert [id for id in ids_of(laid) if id not in (new.id, "second")] == ids_of(track)
    assert laid.duration == track.duration + new.duration
    for frame in range(track.duration):
        assert seen(before, track, frame) == seen(after, laid, frame if frame < start else frame + new.duration)


@thorough
@given(CHANCES)
def test_a_ripple_move_keeps_the_order_of_the_others(chance: Random) -> None:
    before = project(chance)
    track = chance.choice(before.sequence.tracks)
    if not ids_of(track):
        return
    held = chance.choice(ids_of(track))
    after = RippleMoveClip(held, track.id, chance.randint(0, 100), alone=True, remainder_id="second").apply(before)
    others = [id for id in ids_of(track_of(after, track.id)) if id not in (held, "second")]
    assert others == [id for id in ids_of(track) if id != held]
    assert find_clip(after.sequence, held).clip == find_clip(before.sequence, held).clip  # type: ignore[union-attr]


@thorough
@given(CHANCES)
def test_splitting_changes_nothing_that_is_seen(chance: Random) -> None:
    before = project(chance)
    track = chance.choice(before.sequence.tracks)
    long = [(span, one) for span, one in track.clips() if span.duration > 1]
    if not long:
        return
    span, one = chance.choice(long)
    after = SplitClip(one.id, chance.randint(span.start + 1, span.end - 1)).apply(before)
    halves = track_of(after, track.id)
    assert len(ids_of(halves)) > len(ids_of(track))
    assert all(seen(before, track, frame) == seen(after, halves, frame) for frame in range(track.duration))


@thorough
@given(CHANCES)
def test_changes_name_exactly_what_differs(chance: Random) -> None:
    before = project(chance)
    after = done(edit(chance, before), before)
    told = changes(before, after)
    assert bool(told) == (before != after)
    old, new = clips_by_id(before), clips_by_id(after)
    assert told.clips.added == new.keys() - old.keys()
    assert told.clips.removed == old.keys() - new.keys()
    assert told.clips.changed == {id for id in old.keys() & new.keys() if old[id] != new[id]}
    for track in after.sequence.tracks:
        was = next((one for one in before.sequence.tracks if one.id == track.id), None)
        span = told.spans.get(track.id)
        if was is None:
            assert span == TimeRange(0, track.duration)
        elif not told.format:
            outside = (frame for frame in range(track.duration) if span is None or frame not in span)
            assert all(seen(before, was, frame) == seen(after, track, frame) for frame in outside)


@thorough
@given(CHANCES)
def test_tracks_that_stay_the_same_are_the_very_same(chance: Random) -> None:
    before = project(chance)
    after = done(timeline_edit(chance, before), before)
    for was, now in zip(before.sequence.tracks, after.sequence.tracks, strict=True):
        assert (was is now) == (was == now)


def track_of(of: Project, track_id: str) -> Track:
    return next(track for track in of.sequence.tracks if track.id == track_id)


def ids_of(track: Track) -> list[str]:
    return [one.id for _, one in track.clips()]


def seen(of: Project, track: Track, frame: int) -> tuple[object, ...]:
    """Which second of which media is seen at a frame, and where. (Splitting shares out the words of a caption.)"""
    for span, one in track.clips():
        if frame in span:
            at = frame - span.start
            what = one.media.style if isinstance(one.media, CaptionReference) else one.media
            return what, one.source_at(at, of.sequence.format.rate), one.transform.x.at(at)
    return ()


def clips_by_id(of: Project) -> dict[str, tuple[str, Clip]]:
    return {one.id: (track.id, one) for track in of.sequence.tracks for _, one in track.clips()}


def test_every_edit_is_in_the_catalogue() -> None:
    found = set()
    for module in pkgutil.iter_modules(package.__path__):
        for thing in vars(importlib.import_module(f"{package.__name__}.{module.name}")).values():
            if isinstance(thing, type) and dataclasses.is_dataclass(thing) and hasattr(thing, "apply"):
                found.add(thing)
    assert found == set(EDITS.values())
