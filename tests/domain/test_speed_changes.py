"""Freezes, reverses and ramps: what is seen in each frame, of any clip."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from random_projects import CHANCES, time_map
from timelines import drawn, timeline, with_clips

from autovideo_studio.domain.edits.freeze import FreezeFrame
from autovideo_studio.domain.edits.ramps import RAMPS, ramp_label, ramped_clip, reversed_clip
from autovideo_studio.domain.edits.speed import SetTimeMap
from autovideo_studio.domain.items import Clip, TimeKey, Transform
from autovideo_studio.domain.keyframe import Animated, Easing
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import find_clip
from autovideo_studio.domain.validate import problems
from autovideo_studio.foundation.errors import EditRejected

RATE = Fraction(30)
FILM = {"media": AssetReference("film"), "source_start": Fraction(1)}
PLAIN = with_clips(timeline(V1="A10 B60 C10"), B=FILM)
THOROUGH = settings(max_examples=100, deadline=None)


def clip_of(project: Project, clip_id: str) -> Clip:
    placed = find_clip(project.sequence, clip_id)
    assert placed is not None
    return placed.clip


def seen(clip: Clip) -> list[Fraction]:
    return [clip.source_at(frame, RATE) for frame in range(clip.duration)]


def near(one: list[Fraction], other: list[Fraction]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < Fraction(1, 10_000) for a, b in zip(one, other, strict=True))


def mapped(chance: Random) -> Project:
    try:
        return SetTimeMap("B", time_map(chance)).apply(PLAIN)
    except EditRejected:
        return PLAIN


def test_a_freeze_cuts_holds_and_makes_room() -> None:
    frozen = FreezeFrame("B", 25, 40, held_id="H", second_id="S").apply(PLAIN)
    assert [(clip.id, span.start, span.duration) for span, clip in frozen.sequence.tracks[0].clips()] == [
        ("A", 0, 10), ("B", 10, 15), ("H", 25, 40), ("S", 65, 45), ("C", 110, 10)]
    assert set(seen(clip_of(frozen, "H"))) == {clip_of(PLAIN, "B").source_at(15, RATE)}
    assert seen(clip_of(frozen, "B")) + seen(clip_of(frozen, "S")) == seen(clip_of(PLAIN, "B"))
    assert problems(frozen) == ()


def test_a_freeze_at_the_first_frame_comes_before_the_clip() -> None:
    frozen = FreezeFrame("B", 10, 5, held_id="H").apply(PLAIN)
    assert drawn(frozen) == "A10 H5 B60 C10"


def test_a_freeze_holds_the_motion_too() -> None:
    moving = with_clips(PLAIN, B={"transform": Transform(scale=Animated.ramp(1, 2, 60, Easing.LINEAR))})
    held = clip_of(FreezeFrame("B", 40, 5, held_id="H").apply(moving), "H")
    assert held.transform.scale == Animated(1.5)


def test_linked_sound_makes_the_same_room() -> None:
    linked = with_clips(timeline(V1="B60 C10", N1="S60 T10"), B={**FILM, "linked": "l"}, S={"linked": "l"})
    frozen = FreezeFrame("B", 20, 15, held_id="H", second_id="X").apply(linked)
    assert [(span.start, span.duration) for span, _ in frozen.sequence.tracks[1].clips()] == [(0, 20), (35, 40), (75, 10)]
    alone = FreezeFrame("B", 20, 15, alone=True).apply(linked)
    assert drawn(alone, "N1") == "S60 T10"


@pytest.mark.parametrize(("clip_id", "at", "frames"), [("B", 70, 5), ("B", 9, 5), ("A", 5, 5), ("B", 20, 0)])
def test_a_freeze_that_makes_no_sense_is_refused(clip_id: str, at: int, frames: int) -> None:
    with pytest.raises(EditRejected):
        FreezeFrame(clip_id, at, frames).apply(PLAIN)


@THOROUGH
@given(CHANCES)
def test_reversed_shows_the_same_moments_from_the_end(chance: Random) -> None:
    before = mapped(chance)
    once = reversed_clip(before, "B").apply(before)
    assert near(seen(clip_of(once, "B")), seen(clip_of(before, "B"))[::-1])
    twice = reversed_clip(once, "B").apply(once)
    assert near(seen(clip_of(twice, "B")), seen(clip_of(before, "B")))


def test_reversing_takes_linked_sound_along() -> None:
    linked = with_clips(timeline(V1="B60", N1="S60"), B={**FILM, "linked": "l"}, S={"linked": "l"})
    after = reversed_clip(linked, "B").apply(linked)
    assert seen(clip_of(after, "S")) == seen(clip_of(linked, "S"))[::-1]
    assert clip_of(reversed_clip(linked, "B", alone=True).apply(linked), "S") == clip_of(linked, "S")


@pytest.mark.parametrize("keep_length", [True, False])
@pytest.mark.parametrize("name", RAMPS)
def test_a_ramp_runs_through_the_same_media_without_a_jump(name: str, keep_length: bool) -> None:
    before = clip_of(PLAIN, "B")
    after_all = ramped_clip(PLAIN, "B", name, keep_length=keep_length).apply(PLAIN)
    after = clip_of(after_all, "B")
    at = [after.source_at(frame, RATE) for frame in range(after.duration + 1)]
    assert at[0] == before.source_start and abs(at[-1] - before.source_at(60, RATE)) < Fraction(1, 1000)
    steps = [(later - now) * RATE for now, later in pairwise(at)]
    assert all(Fraction(1, 10) <= step <= 10 for step in steps)
    assert max(abs(one - other) for one, other in pairwise(steps)) < 1, "the speed itself changes evenly"
    assert keep_length == (after.duration == before.duration) and problems(after_all) == () and ramp_label(name)


def test_a_free_ramp_has_the_speeds_that_it_names() -> None:
    after = clip_of(ramped_clip(PLAIN, "B", "hero", keep_length=False).apply(PLAIN), "B")
    steps = [(later - now) * RATE for now, later in pairwise(seen(after))]
    assert abs(steps[1] - 3) < Fraction(1, 10) and abs(steps[-2] - Fraction(4, 10)) < Fraction(1, 20)


@THOROUGH
@given(CHANCES)
def test_a_ramp_of_any_length_stays_in_its_media(chance: Random) -> None:
    length, name = chance.randint(1, 120), chance.choice(list(RAMPS))
    before = with_clips(timeline(V1=f"B{length} C10"), B=FILM)
    after = ramped_clip(before, "B", name, keep_length=chance.random() < 0.5).apply(before)
    assert problems(after) == ()
    last = max(seen(clip_of(after, "B")))
    assert last <= clip_of(before, "B").source_at(length, RATE)


def test_what_has_no_time_has_no_speed() -> None:
    still = timeline(V1="A10")
    for make in (lambda: reversed_clip(still, "A"), lambda: ramped_clip(still, "A", "hero")):
        with pytest.raises(EditRejected):
            make()


def test_a_reversed_hold_shows_its_frames_backwards() -> None:
    keys = (TimeKey(0, Fraction(0), Easing.HOLD), TimeKey(20, Fraction(1)), TimeKey(59, Fraction(2)))
    before = SetTimeMap("B", keys).apply(PLAIN)
    after = reversed_clip(before, "B").apply(before)
    assert seen(clip_of(after, "B")) == seen(clip_of(before, "B"))[::-1]
