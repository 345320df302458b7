"""Each verb of the timeline does what the drawing in its docstring shows."""

from dataclasses import replace
from fractions import Fraction

import pytest
from timelines import RATE, clip_of, drawn, timeline, with_clips

from autovideo_studio.domain.edits.clips import GroupClips, LinkClips
from autovideo_studio.domain.edits.insert import InsertClip
from autovideo_studio.domain.edits.lift_extract import CloseGap, ExtractClips, ExtractRange, LiftClips, LiftRange
from autovideo_studio.domain.edits.move import MoveClip, RippleMoveClip
from autovideo_studio.domain.edits.overwrite import OverwriteClip
from autovideo_studio.domain.edits.ripple_roll import RippleTrimClip, RollCut
from autovideo_studio.domain.edits.slip_slide import SlideClip, SlipClip
from autovideo_studio.domain.edits.speed import SetSpeed
from autovideo_studio.domain.edits.split import SplitClip
from autovideo_studio.domain.edits.tracks import FlagTrack, TrackFlag
from autovideo_studio.domain.edits.trim import Edge, TrimClip
from autovideo_studio.domain.items import Clip, Sound, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference, GraphicReference
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.errors import EditRejected

X = Clip("X", GraphicReference("title", "calm"), 6)
FILM = {"media": AssetReference("film"), "source_start": Fraction(1)}


@pytest.mark.parametrize(("before", "edit", "after"), [
    ("A10 B10 C10", InsertClip("V1", 15, X, "R"), "A10 B5 X6 R5 C10"),
    ("A10 B10 C10", InsertClip("V1", 10, X), "A10 X6 B10 C10"),
    ("A10", InsertClip("V1", 13, X), "A10 _3 X6"),
    ("A10 _10 B10", InsertClip("V1", 12, X), "A10 _2 X6 _8 B10"),
    ("A10 B10 C10", OverwriteClip("V1", 12, X, "R"), "A10 B2 X6 R2 C10"),
    ("A10 B10 C10", OverwriteClip("V1", 17, X), "A10 B7 X6 C7"),
    ("A10 B6 C10", OverwriteClip("V1", 10, X), "A10 X6 C10"),
    ("A10", OverwriteClip("V1", 20, X), "A10 _10 X6"),
    ("A10 B10 C10 D10", MoveClip("B", "V1", 25), "A10 _10 C5 B10 D5"),
    ("A10 B10 C10 D10", MoveClip("D", "V1", 2, remainder_id="R"), "A2 D10 B8 C10"),
    ("A10 B4 C10", MoveClip("B", "V1", 3, remainder_id="R"), "A3 B4 R3 _4 C10"),
    ("A10 B10 C10 D10", RippleMoveClip("B", "V1", 30), "A10 C10 B10 D10"),
    ("A10 B10 C10 D10", RippleMoveClip("D", "V1", 5, remainder_id="R"), "A5 D10 R5 B10 C10"),
    ("A10 B10 C10", RippleMoveClip("B", "V1", 15), "A10 B10 C10"),
    ("A10 B10 C10", TrimClip("B", Edge.END, 16), "A10 B6 _4 C10"),
    ("A10 _5 B10", TrimClip("B", Edge.START, 12), "A10 _2 B13"),
    ("A10 _5 B10", TrimClip("B", Edge.START, 10), "A10 B15"),
    ("A10 B10", TrimClip("B", Edge.START, 14), "A10 _4 B6"),
    ("A10 B10", TrimClip("A", Edge.START, 4), "_4 A6 B10"),
    ("A10 B10", TrimClip("B", Edge.END, 50), "A10 B40"),
    ("A10 _5 B10", TrimClip("A", Edge.END, 13), "A13 _2 B10"),
    ("A10 B10 C10", RippleTrimClip("B", Edge.END, 15), "A10 B5 C10"),
    ("A10 B10 C10", RippleTrimClip("B", Edge.START, 13), "A10 B7 C10"),
    ("A10 B10 C10", RippleTrimClip("B", Edge.END, 25), "A10 B15 C10"),
    ("A10 B10 C10", RollCut("B", 15), "A10 B5 C15"),
    ("A10 B10 C10", SlideClip("B", 3), "A13 B10 C7"),
    ("A10 B10 _5", SlideClip("B", -3), "A7 B10"),
    ("A10 _5 B10 _5 C10", SlideClip("B", 5), "A10 _10 B10 C10"),
    ("A10 B10 C10", SplitClip("B", 14, second_id="R"), "A10 B4 R6 C10"),
    ("A10 B10 C10", LiftClips(("B",)), "A10 _10 C10"),
    ("A10 B10 C10", LiftClips(("B", "C")), "A10"),
    ("A10 _5 B10 _5 C10", LiftClips(("B",)), "A10 _20 C10"),
    ("A10 B10 C10", ExtractClips(("A", "B")), "C10"),
    ("A10 B10 C10", LiftRange(("V1",), TimeRange(8, 7)), "A8 _7 B5 C10"),
    ("A10 B10 C10", ExtractRange(("V1",), TimeRange(8, 7)), "A8 B5 C10"),
    ("A10 B10", ExtractRange(("V1",), TimeRange(2, 3), "R"), "A2 R5 B10"),
    ("A10 _5 B10", CloseGap("V1", 12), "A10 B10"),
    ("A10 B10 C10", SetSpeed("B", Fraction(2)), "A10 B5 C10"),
    ("A10 B10 C10", SetSpeed("B", Fraction(2), ripple=False), "A10 B5 _5 C10"),
    ("A10 B10 _10 C10", SetSpeed("B", Fraction(2, 3), ripple=False), "A10 B15 _5 C10"),
    ("A10 B10 C10", SetSpeed("B", Fraction(1, 2)), "A10 B20 C10"),
    ("A10 B10 C10", SetSpeed("B", Fraction(1, 2), from_end=True), "A10 B20 C10"),
    ("A10 B10 C10", SetSpeed("B", Fraction(2), ripple=False, from_end=True), "A10 _5 B5 C10"),
    ("A10 _10 B10 C10", SetSpeed("B", Fraction(2, 3), ripple=False, from_end=True), "A10 _5 B15 C10"),
])
def test_drawing(before: str, edit: object, after: str) -> None:
    assert drawn(edit.apply(timeline(V1=before.removesuffix(" _5")))) == after  # type: ignore[attr-defined]


@pytest.mark.parametrize(("before", "edit"), [
    ("A10 B10", InsertClip("V1", -1, X)),
    ("A10 B10", InsertClip("gone", 0, X)),
    ("A10 X10", InsertClip("V1", 0, X)),
    ("A10 B10", InsertClip("V1", 0, replace(X, media=AssetReference("sound")))),
    ("A10 B10", InsertClip("V1", 0, replace(X, media=AssetReference("unknown")))),
    ("A10 B10", OverwriteClip("V1", 0, replace(X, duration=0))),
    ("A10 B10", MoveClip("B", "V1", -5)),
    ("A10 B10", MoveClip("gone", "V1", 5)),
    ("A10 B10", TrimClip("A", Edge.END, 12)),
    ("A10 B10", TrimClip("A", Edge.END, 0)),
    ("A10 B10", TrimClip("A", Edge.START, -2)),
    ("A10 _2 B10", TrimClip("B", Edge.START, 9)),
    ("A10 B10", RollCut("B", 15)),
    ("A10 B10", RollCut("A", 20)),
    ("A10 B10", SlideClip("A", 2)),
    ("A10 B10 C10", SlideClip("B", 10)),
    ("A10 B10", SplitClip("B", 10)),
    ("A10 B10", CloseGap("V1", 5)),
    ("A10 B10", SetSpeed("A", Fraction(0))),
    ("A10 B10", SetSpeed("A", Fraction(1, 2), ripple=False)),
    ("A10 B10", SetSpeed("B", Fraction(1, 2), ripple=False, from_end=True)),
    ("_5 A10", SetSpeed("A", Fraction(1, 2), ripple=False, from_end=True)),
    ("A10 B10", SlipClip("A", 2)),
])
def test_refusal_says_why_and_what_to_do(before: str, edit: object) -> None:
    with pytest.raises(EditRejected) as refusal:
        edit.apply(timeline(V1=before))  # type: ignore[attr-defined]
    assert refusal.value.message.endswith("Nothing was changed.")
    assert refusal.value.hint


def test_a_clip_moves_to_another_track_over_what_is_there() -> None:
    after = MoveClip("B", "V2", 5).apply(timeline(V1="A10 B10 C10", V2="D10"))
    assert (drawn(after, "V1"), drawn(after, "V2")) == ("A10 _10 C10", "D5 B10")


def test_a_clip_moves_into_another_track_and_makes_room() -> None:
    after = RippleMoveClip("B", "V2", 10).apply(timeline(V1="A10 B10 C10", V2="D10 E10"))
    assert (drawn(after, "V1"), drawn(after, "V2")) == ("A10 C10", "D10 B10 E10")


def test_pictures_stay_off_sound_tracks() -> None:
    with pytest.raises(EditRejected):
        MoveClip("A", "M1", 0).apply(timeline(V1="A10", M1="S10"))


def test_linked_clips_move_trim_split_and_go_together() -> None:
    before = LinkClips(("B", "S")).apply(timeline(V1="A10 B10", N1="_10 S10"))
    moved = MoveClip("B", "V1", 14).apply(before)
    assert (drawn(moved, "V1"), drawn(moved, "N1")) == ("A10 _4 B10", "_14 S10")
    trimmed = TrimClip("B", Edge.END, 15).apply(before)
    assert (drawn(trimmed, "V1"), drawn(trimmed, "N1")) == ("A10 B5", "_10 S5")
    split = SplitClip("S", 13, second_id="R").apply(before)
    assert (drawn(split, "N1"), drawn(split, "V1")) == ("_10 S3 R7", "A10 B3 R.17")  # R.1 of 7 frames
    assert clip_of(split, "R").linked == clip_of(split, "R.1").linked != clip_of(split, "B").linked == clip_of(split, "S").linked
    assert drawn(LiftClips(("S",)).apply(before), "V1") == "A10"
    alone = MoveClip("B", "V1", 14, alone=True).apply(before)
    assert drawn(alone, "N1") == "_10 S10"


def test_a_linked_edge_that_lies_elsewhere_stays() -> None:
    before = LinkClips(("B", "S")).apply(timeline(V1="A10 B10", N1="_8 S12"))
    assert drawn(TrimClip("B", Edge.START, 12).apply(before), "N1") == "_8 S12"
    assert drawn(TrimClip("B", Edge.END, 18).apply(before), "N1") == "_8 S10"


def test_a_group_moves_as_one() -> None:
    before = GroupClips(("A", "C")).apply(timeline(V1="A5 B5 C5", V2="D5"))
    assert drawn(MoveClip("A", "V1", 20).apply(before)) == "_5 B5 _10 A5 _5 C5"
    assert drawn(RippleMoveClip("A", "V1", 10).apply(before)) == "B5 A5 _5 C5"
    with pytest.raises(EditRejected):
        MoveClip("A", "V1", -1).apply(before)


def test_a_locked_track_refuses_everything_until_unlocked() -> None:
    locked = FlagTrack("V1", TrackFlag.LOCKED, True).apply(timeline(V1="A10 B10", V2="C10"))
    for edit in (MoveClip("A", "V2", 0), MoveClip("C", "V1", 0), SplitClip("A", 5), InsertClip("V1", 0, X), LiftClips(("A",))):
        with pytest.raises(EditRejected):
            edit.apply(locked)
    unlocked = FlagTrack("V1", TrackFlag.LOCKED, False).apply(locked)
    assert drawn(SplitClip("A", 5, second_id="R").apply(unlocked)) == "A5 R5 B10"


def test_a_linked_clip_on_a_locked_track_holds_the_other() -> None:
    linked = LinkClips(("A", "S")).apply(timeline(V1="A10", N1="S10"))
    with pytest.raises(EditRejected):
        MoveClip("A", "V1", 5).apply(FlagTrack("N1", TrackFlag.LOCKED, True).apply(linked))


def test_splitting_shows_the_same_frames_of_the_media() -> None:
    curve = Animated.ramp(0.0, 1.0, 20)
    sound = Sound(gain_db=curve, fade_in=4, fade_out=6)
    shape = {**FILM, "speed": Fraction(3, 2), "transform": Transform(scale=curve), "sound": sound}
    before = with_clips(timeline(V1="A10 B20 C10"), B=shape)
    after = SplitClip("B", 18, second_id="R").apply(before)
    whole, left, right = clip_of(before, "B"), clip_of(after, "B"), clip_of(after, "R")
    for frame in range(20):
        half, inner = (left, frame) if frame < 8 else (right, frame - 8)
        assert half.source_at(inner, RATE) == whole.source_at(frame, RATE)
        assert half.transform.scale.at(inner) == whole.transform.scale.at(frame)
        assert half.sound.gain_db.at(inner) == whole.sound.gain_db.at(frame)
    assert (left.sound.fade_in, left.sound.fade_out, right.sound.fade_in, right.sound.fade_out) == (4, 0, 0, 6)


def test_words_of_a_caption_go_to_the_half_in_which_they_begin() -> None:
    after = SplitClip("A", 8, second_id="R").apply(timeline(C1="A20"))
    assert clip_of(after, "A").media.text == "cats sleep"  # type: ignore[union-attr]
    assert clip_of(after, "R").media.text == "well"  # type: ignore[union-attr]
    assert clip_of(after, "R").media.lines[0][0].start == 4  # type: ignore[union-attr]
    late = SplitClip("A", 19, second_id="R").apply(timeline(C1="A20"))
    assert clip_of(late, "R").media.text == clip_of(late, "A").media.text == "cats sleep\nwell"  # type: ignore[union-attr]


def test_trimming_keeps_picture_animation_and_words_where_they_were() -> None:
    before = with_clips(timeline(V1="A10 B20"), B={**FILM, "transform": Transform(x=Animated.ramp(0, 1, 20))})
    after = TrimClip("B", Edge.START, 15).apply(before)
    whole, rest = clip_of(before, "B"), clip_of(after, "B")
    assert [rest.source_at(frame, RATE) for frame in range(15)] == [whole.source_at(frame + 5, RATE) for frame in range(15)]
    assert [rest.transform.x.at(frame) for frame in range(15)] == [whole.transform.x.at(frame + 5) for frame in range(15)]
    assert clip_of(TrimClip("B", Edge.START, 10).apply(after), "B") == whole


def test_trims_end_where_the_film_does() -> None:
    before = with_clips(timeline(V1="A10 _40 B20"), B=FILM)
    assert drawn(TrimClip("B", Edge.START, 20).apply(before)) == "A10 _10 B50"
    with pytest.raises(EditRejected):
        TrimClip("B", Edge.START, 19).apply(before)
    assert drawn(TrimClip("B", Edge.END, 50 + 270).apply(before)) == "A10 _40 B270"
    with pytest.raises(EditRejected):
        TrimClip("B", Edge.END, 50 + 271).apply(before)


def test_slip_changes_what_is_shown_and_nothing_else() -> None:
    before = with_clips(timeline(V1="A10 B20 C10"), B=FILM)
    after = SlipClip("B", 15).apply(before)
    assert drawn(after) == drawn(before)
    assert clip_of(after, "B").source_start == Fraction(3, 2)
    for by in (-31, 251):
        with pytest.raises(EditRejected):
            SlipClip("B", by).apply(before)


def test_speed_shows_the_same_media_in_other_time() -> None:
    curve = Animated.ramp(0.0, 1.0, 20)
    before = with_clips(timeline(V1="A10 B20 C10"), B={**FILM, "transform": Transform(scale=curve), "sound": Sound(fade_in=10)})
    slow, fast = clip_of(before, "B"), clip_of(SetSpeed("B", Fraction(2)).apply(before), "B")
    assert [fast.source_at(frame, RATE) for frame in range(10)] == [slow.source_at(2 * frame, RATE) for frame in range(10)]
    assert [key.frame for key in fast.transform.scale.keyframes] == [0, 10]
    assert fast.sound.fade_in == 5


@pytest.mark.parametrize(("before", "edit", "after"), [
    ("A10~3 B10 C10", SplitClip("A", 5, second_id="R"), "A5 R5~3 B10 C10"),
    ("A10~3 B10 C10", SplitClip("B", 15, second_id="R"), "A10~3 B5 R5 C10"),
    ("A10~3 B10 C10", SplitClip("A", 8, second_id="R"), "A8 R2 B10 C10"),
    ("A10~3 B10 C10", InsertClip("V1", 10, X), "A10 X6 B10 C10"),
    ("A10~3 B10 C10", OverwriteClip("V1", 2, replace(X, duration=3), "R"), "A2 X3 R5~3 B10 C10"),
    ("A10~3 B10~3 C10", LiftClips(("C",)), "A10~3 B10"),
    ("A10~3 B10~3 C10", ExtractClips(("B",)), "A10 C10"),
    ("A10~3 B10~3 C10", RippleTrimClip("B", Edge.END, 15), "A10~3 B5 C10"),
    ("A10~3 B10 C10", RollCut("A", 14), "A14~3 B6 C10"),
    ("A10~3 B10 C10", RollCut("A", 18), "A18 B2 C10"),
    ("A10~3 B10 C10", MoveClip("B", "V1", 10), "A10~3 B10 C10"),
    ("A10~3 B10 C10", TrimClip("B", Edge.START, 11), "A10 _1 B9 C10"),
])
def test_a_transition_stays_with_its_two_clips_or_goes(before: str, edit: object, after: str) -> None:
    assert drawn(edit.apply(timeline(V1=before))) == after  # type: ignore[attr-defined]


def test_tracks_and_clips_that_an_edit_does_not_name_are_shared() -> None:
    before = timeline(V1="A10 B10 C10", V2="D10", N1="S10")
    after = MoveClip("B", "V1", 40).apply(before)
    assert after.sequence.tracks[1] is before.sequence.tracks[1]
    assert after.sequence.tracks[2] is before.sequence.tracks[2]
    assert after.sequence.tracks[0].items[0] is before.sequence.tracks[0].items[0]
    assert after.script is before.script
    assert MoveClip("B", "V1", 10).apply(before) is before
