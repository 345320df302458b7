"""Questions about a sequence, the validator's answers, and what a comparison tells."""

from dataclasses import replace
from fractions import Fraction

import pytest
from timelines import clip_of, timeline, with_clips

from autovideo_studio.domain.changes import Changes, changes
from autovideo_studio.domain.edits.clips import GroupClips, LinkClips, RenameClip
from autovideo_studio.domain.edits.insert import InsertClip
from autovideo_studio.domain.edits.markers import AddMarker
from autovideo_studio.domain.edits.move import MoveClip
from autovideo_studio.domain.edits.script import MoveScene
from autovideo_studio.domain.edits.tracks import FlagTrack, MoveTrack, TrackFlag
from autovideo_studio.domain.edits.transitions import AddTransition
from autovideo_studio.domain.effect import Effect, Transition
from autovideo_studio.domain.items import Clip, Gap, Origin, Sound, Transform
from autovideo_studio.domain.keyframe import Animated, Keyframe
from autovideo_studio.domain.marker import Marker
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, CaptionWord, GraphicReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import (
    clips_at,
    clips_by_origin,
    edit_points,
    find_clip,
    grouped_clips,
    linked_clips,
    next_edit_point,
    previous_edit_point,
)
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.domain.snapping import Snapping
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.validate import problems

SIMPLE = timeline(V1="A10 _5 B10", V2="_12 C6", N1="S20")


def test_a_clip_is_found_with_its_place() -> None:
    placed = find_clip(SIMPLE.sequence, "B")
    assert placed is not None
    assert (placed.track.id, placed.index, placed.range) == ("V1", 2, TimeRange(15, 10))
    assert find_clip(SIMPLE.sequence, "gone") is None
    assert find_clip(SIMPLE.sequence, "") is None


def test_what_is_at_a_frame_from_bottom_to_top() -> None:
    assert [placed.clip.id for placed in clips_at(SIMPLE.sequence, 16)] == ["B", "C", "S"]
    assert [placed.clip.id for placed in clips_at(SIMPLE.sequence, 10)] == ["S"]


def test_clips_of_a_scene() -> None:
    project = with_clips(timeline(V1="A5 B5"), A={"origin": Origin("s1", "visual")}, B={"origin": Origin("s2", "visual")})
    assert [placed.clip.id for placed in clips_by_origin(project.sequence, "s1")] == ["A"]
    assert clips_by_origin(project.sequence, "s1", "narration") == ()


def test_what_belongs_together() -> None:
    project = GroupClips(("A", "C")).apply(LinkClips(("A", "S")).apply(SIMPLE))
    assert [placed.clip.id for placed in linked_clips(project.sequence, clip_of(project, "A"))] == ["S"]
    assert [placed.clip.id for placed in grouped_clips(project.sequence, clip_of(project, "C"))] == ["A", "S"]
    assert grouped_clips(project.sequence, clip_of(project, "B")) == ()


def test_edit_points() -> None:
    assert edit_points(SIMPLE.sequence) == (0, 10, 12, 15, 18, 20, 25)
    assert (next_edit_point(SIMPLE.sequence, 12), previous_edit_point(SIMPLE.sequence, 12)) == (15, 10)
    assert (next_edit_point(SIMPLE.sequence, 25), previous_edit_point(SIMPLE.sequence, 0)) == (None, None)


def test_snapping_finds_the_nearest_but_not_the_clip_in_hand() -> None:
    project = AddMarker(Marker("m", TimeRange(40, 0))).apply(timeline(V1="A10 _5 B10", C1="D20"))
    snapping = Snapping(project.sequence, playhead=33, ignoring=frozenset({"B"}))
    found = {frame: snapping.nearest(frame, 3) for frame in (1, 11, 13, 16, 20, 27, 34, 39)}
    kinds = {frame: (point.kind.value, point.frame, point.id) if point else None for frame, point in found.items()}
    assert kinds == {1: ("start", 0, ""), 11: ("clip-end", 10, "A"), 13: ("word", 12, "D"), 16: None, 20: ("clip-end", 20, "D"),
                     27: None, 34: ("playhead", 33, ""), 39: ("marker", 40, "m")}



BENT = Animated(0.0, (Keyframe(5, 1.0), Keyframe(5, 2.0)))
BACKWARDS = CaptionReference(((CaptionWord("cat", 5, 3),),), "plain")


@pytest.mark.parametrize("change", [
    {"duration": 0}, {"duration": -1}, {"duration": 2.5},
    {"speed": Fraction(0)}, {"source_start": Fraction(-1)}, {"id": "B"}, {"id": ""},
    {"media": AssetReference("unknown")}, {"media": AssetReference("sound")}, {"media": BACKWARDS},
    {"sound": Sound(fade_in=11)}, {"sound": Sound(fade_out=-1)}, {"transform": Transform(scale=BENT)},
    {"transform": Transform(scale=Animated(0.0, (Keyframe(0.5, 1.0),)))}, {"effects": (Effect("e", "x"), Effect("e", "y"))},
], ids=str)
def test_a_broken_clip_is_a_problem(change: dict[str, object]) -> None:
    assert problems(with_clips(SIMPLE, A=change))


def test_other_broken_things_are_problems() -> None:
    sequence = SIMPLE.sequence
    track = sequence.tracks[0]

    def with_track(**fields: object) -> Project:
        tracks = (replace(track, **fields), *sequence.tracks[1:])  # type: ignore[arg-type]
        return replace(SIMPLE, sequence=replace(sequence, tracks=tracks))

    assert problems(SIMPLE) == ()
    assert problems(with_track(items=(Gap(2), Gap(2), *track.items)))
    assert problems(with_track(items=(*track.items, Gap(2))))
    assert problems(with_track(items=(Gap(0), *track.items)))
    assert problems(with_track(transitions=(Transition("t", "A", "fade", 2, 2),)))
    assert problems(with_track(id="V2"))
    assert problems(replace(SIMPLE, sequence=replace(sequence, format=SequenceFormat(1921, 1080))))
    assert problems(replace(SIMPLE, sequence=replace(sequence, format=SequenceFormat(rate=Fraction(0)))))
    assert problems(replace(SIMPLE, sequence=replace(sequence, markers=(Marker("m", TimeRange(-2, 1)),))))
    scene = SIMPLE.script.scenes[0]
    for wrong in (replace(scene, chosen={"voice": "gone"}), replace(scene, pauses=((99, Fraction(1)),))):
        assert problems(replace(SIMPLE, script=replace(SIMPLE.script, scenes=(wrong,))))


def test_changes_of_a_move_name_the_track_and_the_span() -> None:
    project = timeline(V1="A10 B10 C10 D10", V2="E10")
    told = changes(project, MoveClip("B", "V1", 30).apply(project))
    assert told.tracks.changed == {"V1"}
    assert (told.clips.added, told.clips.removed, told.clips.changed) == (frozenset(), {"D"}, frozenset())
    assert told.spans == {"V1": TimeRange(10, 30)}
    assert changes(project, project) == Changes()


def test_changes_of_a_ripple_reach_to_the_end() -> None:
    project = timeline(V1="A10 B10 C10")
    told = changes(project, InsertClip("V1", 10, Clip("X", GraphicReference("title", "calm"), 5)).apply(project))
    assert (told.clips.added, told.clips.changed, told.spans["V1"]) == ({"X"}, frozenset(), TimeRange(10, 25))


def test_changes_of_one_thing_name_one_thing() -> None:
    project = timeline(V1="A10 B10", V2="C10")
    assert changes(project, RenameClip("B", "b").apply(project)).clips.changed == {"B"}
    assert changes(project, RenameClip("B", "b").apply(project)).spans == {"V1": TimeRange(10, 10)}
    faded = AddTransition("V1", Transition("t", "A", "fade", 2, 2)).apply(project)
    assert changes(project, faded).transitions.added == {"t"}
    assert changes(project, faded).spans == {"V1": TimeRange(0, 20)}
    assert changes(project, FlagTrack("V2", TrackFlag.HIDDEN, True).apply(project)).spans == {"V2": TimeRange(0, 10)}
    assert changes(project, MoveTrack("V2", 0).apply(project)) == Changes(track_order=True)
    assert changes(project, MoveScene("s2", 0).apply(project)) == Changes(script=True)
    assert changes(project, MoveClip("C", "V1", 20).apply(project)).clips.changed == {"C"}
