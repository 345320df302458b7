"""Looks and sounds of clips, transitions, effects, keyframes, tracks, markers, script, takes, and the project as a whole."""

from dataclasses import replace
from fractions import Fraction

import pytest
from frozendict import frozendict
from timelines import clip_of, drawn, timeline, with_clips

from autovideo_studio.domain.appearance import Appearance, Blend, Mask, MaskShape
from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits.clips import (
    EnableClips,
    LinkClips,
    PinClips,
    RenameClip,
    ReplaceMedia,
    SetAppearance,
    SetSound,
    SetTransform,
    UnlinkClips,
)
from autovideo_studio.domain.edits.effects import AddEffect, MoveEffect, RemoveEffect, SetEffect
from autovideo_studio.domain.edits.insert import InsertClip
from autovideo_studio.domain.edits.keyframes import MoveKeyframe, RemoveKeyframe, SetKeyframe
from autovideo_studio.domain.edits.markers import AddMarker, MoveMarker, RemoveMarker, ReviseMarker
from autovideo_studio.domain.edits.move import MoveClip
from autovideo_studio.domain.edits.one_clip import ForEach
from autovideo_studio.domain.edits.overwrite import OverwriteClip
from autovideo_studio.domain.edits.project import AddAssets, RemoveAsset, SetBrief, SetFormat, SetSequence, SetTitle
from autovideo_studio.domain.edits.script import (
    InsertScene,
    MergeScenes,
    MoveScene,
    RemoveScene,
    ReviseScene,
    SetScript,
    SplitScene,
)
from autovideo_studio.domain.edits.several import Several, together
from autovideo_studio.domain.edits.takes import AddTake, ChooseTake, LockTake
from autovideo_studio.domain.edits.tracks import AddTrack, FlagTrack, MoveTrack, RemoveTrack, RenameTrack, TrackFlag
from autovideo_studio.domain.edits.transitions import AddTransition, ChangeTransition, RemoveTransition
from autovideo_studio.domain.effect import Effect, Transition
from autovideo_studio.domain.items import Sound, Transform
from autovideo_studio.domain.keyframe import Animated, Keyframe
from autovideo_studio.domain.marker import Marker
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Beat, Scene, Script, Take
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.errors import EditRejected

SIMPLE = timeline(V1="A10 B10 C10", N1="S10")


def refused(edit: object, project: Project = SIMPLE) -> bool:
    with pytest.raises(EditRejected):
        edit.apply(project)  # type: ignore[attr-defined]
    return True


def test_what_a_clip_is_can_be_set() -> None:
    transform, sound = Transform(x=Animated(0.25)), Sound(fade_in=3, duck=True)
    assert clip_of(SetTransform("A", transform).apply(SIMPLE), "A").transform == transform
    assert clip_of(SetSound("S", sound).apply(SIMPLE), "S").sound == sound
    assert clip_of(RenameClip("A", "cats").apply(SIMPLE), "A").name == "cats"
    assert [clip_of(EnableClips(("A", "B"), False).apply(SIMPLE), id).enabled for id in "ABC"] == [False, False, True]
    assert clip_of(PinClips(("A",), True).apply(SIMPLE), "A").pinned
    assert refused(SetSound("S", Sound(fade_out=11)))


def test_media_is_replaced_in_place() -> None:
    after = ReplaceMedia("A", AssetReference("film"), Fraction(2)).apply(SIMPLE)
    clip = clip_of(after, "A")
    assert (clip.media, clip.source_start, drawn(after)) == (AssetReference("film"), 2, drawn(SIMPLE))
    assert refused(ReplaceMedia("A", AssetReference("sound")))
    assert refused(ReplaceMedia("A", AssetReference("film"), Fraction(10)))


def test_links_begin_and_end() -> None:
    linked = LinkClips(("A", "S"), "link").apply(SIMPLE)
    assert clip_of(linked, "A").linked == clip_of(linked, "S").linked == "link"
    assert clip_of(UnlinkClips(("A",)).apply(linked), "A").linked is None
    assert refused(LinkClips(("A",)))


def test_transitions_must_fit() -> None:
    fade = Transition("t", "A", "fade", 4, 4)
    with_fade = AddTransition("V1", fade).apply(SIMPLE)
    assert drawn(with_fade) == "A10~4 B10 C10"
    assert drawn(ChangeTransition("t", "wipe", 6, 6).apply(with_fade)) == "A10~6 B10 C10"
    assert drawn(RemoveTransition("t").apply(with_fade)) == drawn(SIMPLE)
    assert refused(AddTransition("V1", Transition("u", "C", "fade", 2, 2)))
    assert refused(AddTransition("V1", Transition("u", "B", "fade", 7, 2)), with_fade)
    assert refused(AddTransition("V1", Transition("u", "A", "fade", 1, 1)), with_fade)
    assert refused(AddTransition("V1", Transition("u", "A", "fade", 0, 0)))
    assert refused(ChangeTransition("t", "fade", 4, 11), with_fade)
    assert drawn(AddTransition("V1", Transition("u", "B", "fade", 6, 2)).apply(with_fade)) == "A10~4 B10~6 C10"


def test_effects_are_an_ordered_list() -> None:
    def names(project: Project) -> list[str]:
        return [effect.id for effect in clip_of(project, "A").effects]

    blur = Effect("blur", "blur", frozendict(radius=Animated(4.0), edge=Animated(0.0)))
    two = AddEffect("A", Effect("grade", "grade"), 1).apply(AddEffect("A", blur).apply(SIMPLE))
    three = AddEffect("A", Effect("glow", "glow"), 1).apply(two)
    assert names(three) == ["blur", "glow", "grade"]
    assert names(MoveEffect("A", "grade", 0).apply(three)) == ["grade", "blur", "glow"]
    assert names(RemoveEffect("A", "glow").apply(three)) == ["blur", "grade"]
    softer = SetEffect("A", "blur", frozendict(radius=Animated(9.0)), enabled=False)
    changed = clip_of(softer.apply(three), "A").effects[0]
    assert changed == replace(blur, params=frozendict(radius=Animated(9.0), edge=Animated(0.0)), enabled=False)
    assert refused(AddEffect("A", blur), three)
    assert refused(MoveEffect("A", "blur", 3), three)
    assert refused(SetEffect("A", "gone"), three)


def test_keyframes_of_picture_sound_and_effect() -> None:
    base = AddEffect("A", Effect("blur", "blur", frozendict(radius=Animated(4.0)))).apply(SIMPLE)

    def frames(project: Project) -> list[int]:
        return [key.frame for key in clip_of(project, "A").transform.scale.keyframes]

    two = SetKeyframe("A", "scale", Keyframe(0, 1.0)).apply(SetKeyframe("A", "scale", Keyframe(9, 2.0)).apply(base))
    assert frames(two) == [0, 9]
    assert clip_of(SetKeyframe("A", "scale", Keyframe(9, 3.0)).apply(two), "A").transform.scale.at(9) == 3.0
    assert frames(MoveKeyframe("A", "scale", 9, 4).apply(two)) == [0, 4]
    assert refused(MoveKeyframe("A", "scale", 9, 0), two)
    one = RemoveKeyframe("A", "scale", 0).apply(two)
    assert clip_of(RemoveKeyframe("A", "scale", 9).apply(one), "A").transform.scale == Animated(2.0)
    assert refused(RemoveKeyframe("A", "scale", 5), two)
    assert refused(SetKeyframe("A", "colour", Keyframe(0, 1.0)))
    assert clip_of(SetKeyframe("S", "gain_db", Keyframe(2, -6.0)).apply(base), "S").sound.gain_db.at(0) == -6.0
    assert clip_of(SetKeyframe("A", "radius", Keyframe(2, 7.0), "blur").apply(base), "A").effects[0].params["radius"].at(0) == 7.0


def test_tracks_come_go_and_change_places() -> None:
    def ids(project: Project) -> list[str]:
        return [track.id for track in project.sequence.tracks]

    three = AddTrack(Track("V2", TrackKind.VIDEO), 1).apply(SIMPLE)
    assert ids(three) == ["V1", "V2", "N1"]
    assert ids(MoveTrack("V2", 0).apply(three)) == ["V2", "V1", "N1"]
    assert ids(RemoveTrack("V1").apply(three)) == ["V2", "N1"]
    assert RenameTrack("V1", "Drawing").apply(SIMPLE).sequence.tracks[0].name == "Drawing"
    for flag in TrackFlag:
        assert getattr(FlagTrack("V1", flag, True).apply(SIMPLE).sequence.tracks[0], flag.value)
    assert refused(RemoveTrack("V1"), FlagTrack("V1", TrackFlag.LOCKED, True).apply(SIMPLE))
    assert refused(AddTrack(Track("V1", TrackKind.VIDEO)))
    assert refused(AddTrack(replace(SIMPLE.sequence.tracks[0], id="V9")))


def test_markers_stay_in_the_order_of_time() -> None:
    two = AddMarker(Marker("n", TimeRange(5, 0))).apply(AddMarker(Marker("m", TimeRange(9, 0))).apply(SIMPLE))
    assert [marker.id for marker in two.sequence.markers] == ["n", "m"]
    assert [marker.id for marker in MoveMarker("n", TimeRange(20, 2)).apply(two).sequence.markers] == ["m", "n"]
    revised = ReviseMarker("n", "Start", "chapter").apply(two).sequence.markers[0]
    assert revised == Marker("n", TimeRange(5, 0), "Start", "chapter")
    assert [marker.id for marker in RemoveMarker("n").apply(two).sequence.markers] == ["m"]
    assert refused(MoveMarker("n", TimeRange(-1, 0)), two)


def narrations(project: Project) -> list[str]:
    return [scene.narration for scene in project.script.scenes]


def test_scenes_are_revised_inserted_moved_and_removed() -> None:
    assert narrations(ReviseScene("s1", narration="Cats dream.").apply(SIMPLE)) == ["Cats dream.", "The end."]
    assert ReviseScene("s1", heading="Cats").apply(SIMPLE).script.scenes[0] == replace(SIMPLE.script.scenes[0], heading="Cats")
    assert narrations(InsertScene(Scene("x", "More."), 1).apply(SIMPLE)) == ["Cats sleep. Dogs run.", "More.", "The end."]
    assert narrations(MoveScene("s2", 0).apply(SIMPLE)) == ["The end.", "Cats sleep. Dogs run."]
    assert narrations(RemoveScene("s1").apply(SIMPLE)) == ["The end."]
    assert refused(InsertScene(Scene("s1", "again")))
    assert refused(SetScript(Script(scenes=(Scene("a", "x"), Scene("a", "y")))))
    assert refused(ReviseScene("s1", pauses=((99, Fraction(1)),)))


def test_a_shorter_narration_loses_the_pauses_beyond_it() -> None:
    with_pauses = ReviseScene("s1", pauses=((4, Fraction(1)), (20, Fraction(2)))).apply(SIMPLE)
    assert ReviseScene("s1", narration="Cats.").apply(with_pauses).script.scenes[0].pauses == ((4, Fraction(1)),)


def test_scenes_split_and_merge_with_their_pauses() -> None:
    with_pauses = ReviseScene("s1", pauses=((4, Fraction(1)), (11, Fraction(2)), (16, Fraction(3)))).apply(SIMPLE)
    split = SplitScene("s1", 12, "x").apply(with_pauses)
    first, second, _ = split.script.scenes
    assert (first.narration, first.pauses, first.beat) == ("Cats sleep.", ((4, Fraction(1)), (11, Fraction(2))), Beat.HOOK)
    assert (second.narration, second.pauses, second.beat) == ("Dogs run.", ((4, Fraction(3)),), Beat.BODY)
    assert MergeScenes("s1").apply(split).script.scenes[0] == with_pauses.script.scenes[0]
    assert [scene.beat for scene in SplitScene("s2", 4, "x").apply(SIMPLE).script.scenes] == [Beat.HOOK, Beat.BODY, Beat.CLOSE]
    assert refused(SplitScene("s1", 0))
    assert refused(SplitScene("s1", 21))
    assert refused(MergeScenes("s2"))


def test_takes_are_kept_and_one_is_used() -> None:
    def used(project: Project) -> str:
        take = project.script.scenes[0].take("voice")
        return take.id if take else ""

    one = AddTake("s1", Take("a", "voice", "r1", "d1")).apply(SIMPLE)
    two = AddTake("s1", Take("b", "voice", "r2", "d2")).apply(one)
    assert (used(one), used(two)) == ("a", "b")
    assert used(ChooseTake("s1", "a").apply(two)) == "a"
    assert used(AddTake("s1", Take("c", "voice", "r3", "d3"), choose=False).apply(two)) == "b"
    locked = LockTake("s1", "b", True).apply(two)
    later = AddTake("s1", Take("c", "voice", "r3", "d3")).apply(locked)
    assert (used(later), len(later.script.scenes[0].takes)) == ("b", 3)
    assert used(ChooseTake("s1", "c").apply(later)) == "c"
    assert refused(AddTake("s2", Take("a", "voice", "r1", "d1")), one)
    assert refused(ChooseTake("s1", "z"), one)


def test_the_project_as_a_whole() -> None:
    assert SetTitle("Dogs").apply(SIMPLE).title == "Dogs"
    assert SetBrief(Brief("dogs")).apply(SIMPLE).brief == Brief("dogs")
    extra = Asset("extra", "d9", AssetKind.STILL, "x.png")
    more = AddAssets((extra, replace(SIMPLE.assets[0], digest="better"))).apply(SIMPLE)
    assert [asset.id for asset in more.assets] == ["film", "still", "sound", "extra"]
    assert more.assets[0].digest == "better"
    assert RemoveAsset("extra").apply(more).assets == more.assets[:3]
    assert refused(RemoveAsset("sound"))
    assert drawn(SetSequence(timeline(V1="X5 Y5").sequence).apply(SIMPLE)) == "X5 Y5"
    broken = with_clips(SIMPLE, A={"duration": 0}).sequence
    assert refused(SetSequence(broken))


def test_another_rate_keeps_the_time_of_everything() -> None:
    before = with_clips(timeline(V1="A10~3 B10 _5 C10"), A={"transform": Transform(x=Animated.ramp(0, 1, 10))})
    after = SetFormat(SequenceFormat(1080, 1920, Fraction(60))).apply(before)
    assert drawn(after) == "A20~6 B20 _10 C20"
    assert clip_of(after, "A").transform.x.keyframes[-1].frame == 20
    assert drawn(SetFormat(SequenceFormat(rate=Fraction(1))).apply(timeline(V1="A10 B10 C10"))) == "A1 B1 C1"
    assert refused(SetFormat(SequenceFormat(width=1081)))


def test_several_are_all_done_or_none() -> None:
    both = Several((MoveClip("A", "V1", 40), RenameClip("A", "cats")), "Tidy up")
    assert drawn(both.apply(SIMPLE)) == "_10 B10 C10 _10 A10"
    assert clip_of(both.apply(SIMPLE), "A").name == "cats"
    assert refused(Several((MoveClip("A", "V1", 40), MoveClip("gone", "V1", 0)), "Tidy up"))


def test_edits_of_single_clips_together_are_what_they_are_one_after_the_other() -> None:
    project = timeline(V1="A10~3 B10 C10", N1="S20")
    edits = (RenameClip("A", "cats"), SetTransform("A", Transform(x=Animated(0.5))), AddEffect("A", Effect("e", "blur")),
             SetKeyframe("A", "scale", Keyframe(3, 2.0)), SetEffect("A", "e", enabled=False), SetSound("S", Sound(fade_in=5)),
             MoveClip("B", "V1", 40), RenameClip("B", "dogs"), MoveEffect("A", "e", 0), RemoveEffect("A", "e"))
    after = project
    for edit in edits:
        after = edit.apply(after)
    together = Several(edits, "All").apply(project)
    assert together == after
    assert [clip.name for _, clip in together.sequence.tracks[0].clips()] == ["cats", "", "dogs"]
    assert together.sequence.tracks[1] != project.sequence.tracks[1]


def test_what_is_done_alike_to_many_clips_is_one_edit_and_gives_the_same() -> None:
    project = timeline(V1="A10 B10 C10", N1="S20")
    look, half = Appearance(blend=Blend.MULTIPLY), Transform(opacity=Animated(0.5))
    edits = [*(SetTransform(id, half) for id in "ABC"), SetAppearance("A", look), SetAppearance("C", replace(look)),
             MoveClip("B", "V1", 40), MoveClip("B", "V1", 40), SetTransform("A", Transform())]
    folded = together(edits)
    assert [type(edit).__name__ for edit in folded] == ["ForEach", "ForEach", "MoveClip", "MoveClip", "SetTransform"]
    assert folded[0] == ForEach(SetTransform("A", half), ("B", "C"))
    assert Several(tuple(folded), "All").apply(project) == Several(tuple(edits), "All").apply(project)


def test_for_each_is_refused_where_one_of_the_clips_cannot_be_changed_and_merges_with_the_same_clips_alone() -> None:
    project = FlagTrack("N1", TrackFlag.LOCKED, True).apply(timeline(V1="A10 B10 C3", N1="S20"))
    quiet = SetSound("A", Sound(gain_db=Animated(-6.0), fade_in=5))
    assert [clip.sound.fade_in for _, clip in ForEach(quiet, ("B",)).apply(project).sequence.tracks[0].clips()] == [5, 5, 0]
    for others in (("B", "S"), ("gone",), ("B", "C")):
        with pytest.raises(EditRejected):
            ForEach(quiet, others).apply(project)
    louder = SetSound("A", Sound())
    assert ForEach(quiet, ("B",)).merge_key == ForEach(louder, ("B",)).merge_key != ForEach(quiet, ("C",)).merge_key
    assert ForEach(RemoveEffect("A", "e"), ("B",)).merge_key == ""


def test_one_refusal_among_many_changes_nothing() -> None:
    project = FlagTrack("N1", TrackFlag.LOCKED, True).apply(timeline(V1="A10 B10", N1="S20"))
    for wrong in (RenameClip("gone", "x"), SetSound("S", Sound()), SetEffect("A", "none"), SetSound("A", Sound(fade_in=99)),
                  SetAppearance("A", Appearance(masks=(Mask(MaskShape.RECTANGLE, asset_id="unknown"),)))):
        with pytest.raises(EditRejected):
            Several((RenameClip("A", "cats"), wrong, RenameClip("B", "dogs")), "All").apply(project)


def test_what_is_as_it_comes_is_one_value_when_it_is_read_again() -> None:
    project = from_plain(to_plain(with_clips(timeline(V1="A10 B10 C10"), C={"transform": Transform(x=Animated(0.5))})), Project)
    a, b, c = (clip_of(project, id) for id in "ABC")
    assert a.transform is b.transform and a.sound is b.sound is c.sound and a.appearance is b.appearance
    assert c.transform == Transform(x=Animated(0.5))


@pytest.mark.parametrize("verb", [InsertClip, OverwriteClip])
def test_a_clip_that_is_not_whole_does_not_come_in(verb: type[InsertClip] | type[OverwriteClip]) -> None:
    """As one that was copied in another project, where the file of its mask is."""
    whole = replace(clip_of(SIMPLE, "A"), id="new", linked=None)
    assert clip_of(verb("V1", 3, whole).apply(SIMPLE), "new") == whole
    assert refused(verb("V1", 3, replace(whole, appearance=Appearance(masks=(Mask(MaskShape.LUMA, asset_id="elsewhere"),)))))
    assert refused(verb("V1", 3, replace(whole, speed=Fraction(0))))
