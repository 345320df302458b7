"""Ramps, freezes and reverses: which second of the media a frame shows, and that cutting and slipping leave it so."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from timelines import timeline, with_clips

from autovideo_studio.domain.edits.slip_slide import SlipClip
from autovideo_studio.domain.edits.speed import SetSpeed, SetTimeMap
from autovideo_studio.domain.edits.split import SplitClip
from autovideo_studio.domain.edits.trim import Edge, TrimClip
from autovideo_studio.domain.items import Clip, TimeKey
from autovideo_studio.domain.keyframe import Easing
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import find_clip
from autovideo_studio.foundation.errors import EditRejected

RATE = Fraction(30)
FILM = {"media": AssetReference("film"), "source_start": Fraction(1)}
THERE_AND_BACK = (TimeKey(0, Fraction(0)), TimeKey(10, Fraction(1), Easing.HOLD), TimeKey(15, Fraction(1)),
                  TimeKey(20, Fraction(0)))
MAPPED = SetTimeMap("B", THERE_AND_BACK).apply(with_clips(timeline(V1="A10 B20 C10"), B=FILM))


def seen(project: Project) -> list[Fraction]:
    """The second of the media in each frame of the clips made of B, in order of time."""
    laid = sorted((placed for track in project.sequence.tracks for placed in track.clips() if placed[1].time_map),
                  key=lambda placed: placed[0].start)
    return [clip.source_at(frame, RATE) for where, clip in laid for frame in range(where.duration)]


def clip_b(project: Project) -> Clip:
    placed = find_clip(project.sequence, "B")
    assert placed is not None
    return placed.clip


def test_the_keys_say_what_is_seen() -> None:
    start = clip_b(MAPPED).source_start
    assert [at - start for at in seen(MAPPED)][::5] == [0, Fraction(1, 2), 1, 1]
    assert seen(MAPPED)[15:] == [start + Fraction(5 - n, 5) for n in range(5)]


def test_an_eased_key_speeds_up_and_the_ends_stand() -> None:
    keys = (TimeKey(2, Fraction(0), Easing.EASE_IN), TimeKey(12, Fraction(1)))
    at = seen(SetTimeMap("B", keys).apply(MAPPED))
    steps = [after - before for before, after in zip(at[2:12], at[3:13], strict=True)]
    assert at[0] == at[2] and at[12] == at[19]
    assert steps == sorted(steps) and steps[0] > 0


@pytest.mark.parametrize("cut", [12, 17, 24])
def test_a_split_changes_nothing_that_is_seen(cut: int) -> None:
    assert seen(SplitClip("B", cut).apply(MAPPED)) == seen(MAPPED)


def test_a_trim_leaves_the_rest_as_it_was() -> None:
    assert seen(TrimClip("B", Edge.START, 14).apply(MAPPED)) == seen(MAPPED)[4:]
    assert seen(TrimClip("B", Edge.END, 26).apply(MAPPED)) == seen(MAPPED)[:16]


def test_another_speed_spreads_the_map() -> None:
    slower = SetSpeed("B", clip_b(MAPPED).speed / 2).apply(MAPPED)
    assert seen(slower)[::2] == seen(MAPPED)


def test_a_slip_shifts_all_of_it_and_stays_in_the_media() -> None:
    by = to_second = clip_b(MAPPED).speed * 3 / RATE
    assert seen(SlipClip("B", 3).apply(MAPPED)) == [at + by for at in seen(MAPPED)]
    assert to_second > 0
    with pytest.raises(EditRejected):
        SlipClip("B", 100_000).apply(MAPPED)


def test_a_map_beyond_the_media_is_refused() -> None:
    for keys in ((TimeKey(0, Fraction(100_000)),), (TimeKey(0, Fraction(-100_000)),),
                 (TimeKey(5, Fraction(0)), TimeKey(5, Fraction(1)))):
        with pytest.raises(EditRejected):
            SetTimeMap("B", keys).apply(MAPPED)


def test_a_still_may_hold_any_map() -> None:
    still = SetTimeMap("A", THERE_AND_BACK).apply(timeline(V1="A10"))
    placed = find_clip(still.sequence, "A")
    assert placed is not None and placed.clip.time_map == THERE_AND_BACK
    assert replace(placed.clip, time_map=()) != placed.clip
