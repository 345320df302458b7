"""What the window is told of the engine's effects, transitions and titles, and how putting one onto the timeline works."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from frozendict import frozendict

from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits.effects import SetEffect
from autovideo_studio.domain.edits.several import apply_all, together
from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import CaptionReference, CaptionWord, GraphicReference, TitleReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed, find_clip
from autovideo_studio.domain.script import Script
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.domain.validate import problems
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.services import catalogues, decorating
from autovideo_studio.services.ready_titles import ready_title, ready_titles


def project(*, overlay: tuple[Clip, ...] = ()) -> Project:
    pictures = tuple(Clip(name, GraphicReference("title", "nocturne", frozendict(title=name), 1), 60) for name in "abc")
    words = CaptionReference(((CaptionWord("Words", 0, 30),),), "plain")
    tracks = (Track("V", TrackKind.VIDEO, items=pictures, transitions=(Transition("blend", "a", "dissolve", 10, 20),)),
              Track("O", TrackKind.OVERLAY, items=overlay), Track("C", TrackKind.CAPTION, items=(Clip("w", words, 60),)))
    return Project("p", "Sample", Brief("words"), Script(), Sequence("s", SequenceFormat(320, 180, Fraction(30)), tracks))


def placed(project: Project, id: str) -> Placed:
    found = find_clip(project.sequence, id)
    assert found is not None
    return found


def test_every_effect_says_what_can_be_set_and_begins_within_its_ranges() -> None:
    kinds = catalogues.effects() + catalogues.sound_effects()
    assert {"blur", "chroma-key", "lut", "moviepy:LumContrast", "reverb"} <= {kind.id for kind in kinds}
    for kind in kinds:
        ranges = {number.name: number for number in kind.numbers}
        assert kind.text and all(number.lowest <= number.default <= number.highest for number in kind.numbers)
        for name, value in kind.start.items():
            assert name not in ranges or ranges[name].lowest <= value <= ranges[name].highest
    groups = {group for of in ("effect", "sound") for group, _ in catalogues.group_names(of)}
    assert {kind.group for kind in kinds} <= groups


def test_an_effect_of_moviepy_is_named_by_its_settings() -> None:
    kind = next(one for one in catalogues.effects() if one.id == "moviepy:Rotate")
    made = catalogues.effect_of(kind)
    assert (made.effect, made.settings["name"]) == ("moviepy", "Rotate")
    assert catalogues.effect_name(made) == "MoviePy: Rotate"


def test_an_effect_goes_onto_the_clips_that_it_suits() -> None:
    before = project()
    blur = next(one for one in catalogues.effects() if one.id == "blur")
    after = apply_all(decorating.add_effect([placed(before, "a"), placed(before, "b")], blur), before)
    assert [[one.effect for one in placed(after, id).clip.effects] for id in "abc"] == [["blur"], ["blur"], []]
    reverb = next(one for one in catalogues.sound_effects() if one.id == "reverb")
    with pytest.raises(EditRejected):
        decorating.add_effect([placed(before, "a")], reverb)


def test_pasted_effects_take_the_place_of_the_old_ones_under_ids_of_their_own() -> None:
    before = project()
    kinds = {one.id: one for one in catalogues.effects()}
    before = apply_all(decorating.add_effect([placed(before, "a")], kinds["blur"]), before)
    before = apply_all(decorating.add_effect([placed(before, "b")], kinds["grain"]), before)
    after = apply_all(decorating.with_effects([placed(before, "b")], placed(before, "a").clip.effects), before)
    (first,), (second,) = placed(after, "a").clip.effects, placed(after, "b").clip.effects
    assert (second.effect, second.params) == (first.effect, first.params)
    assert second.id != first.id


def test_effects_put_on_many_clips_are_one_edit_and_changed_together_too() -> None:
    before = project()
    kinds = {one.id: one for one in catalogues.effects()}
    chosen = [placed(before, id) for id in "abcw"]
    (added,) = together(decorating.add_effect(chosen, kinds["blur"]))
    after = added.apply(before)
    (pasted,) = together(decorating.with_effects([placed(after, id) for id in "abcw"], placed(after, "a").clip.effects))
    after = pasted.apply(after)
    assert {len(placed(after, id).clip.effects) for id in "abcw"} == {1}
    ids = {placed(after, id).clip.effects[0].id for id in "abcw"}
    (changed,) = together(SetEffect(id, ids.copy().pop(), enabled=False) for id in "abcw")
    assert not any(placed(changed.apply(after), id).clip.effects[0].enabled for id in "abcw")
    (removed,) = together(decorating.with_effects([placed(after, id) for id in "abcw"], ()))
    assert removed.apply(after) == before
    assert decorating.with_effects(chosen, ()) == []


def test_of_pasted_effects_a_clip_gets_those_that_suit_it() -> None:
    before = project()
    reverb = next(one for one in catalogues.sound_effects() if one.id == "reverb")
    blur = next(one for one in catalogues.effects() if one.id == "blur")
    both = (catalogues.effect_of(reverb), catalogues.effect_of(blur))
    after = apply_all(decorating.with_effects([placed(before, "a")], both), before)
    assert [one.effect for one in placed(after, "a").clip.effects] == ["blur"]


def test_the_nearest_cut_is_that_of_the_selection() -> None:
    sequence = project().sequence
    cut = decorating.nearest_cut(sequence, 55)
    assert cut is not None and (cut.before.id, cut.at) == ("a", 60)
    cut = decorating.nearest_cut(sequence, 55, clip_ids=frozenset("c"))
    assert cut is not None and cut.before.id == "b"
    assert decorating.nearest_cut(sequence, 55, track_id="O") is None


def test_a_transition_replaces_the_one_at_its_cut_and_is_as_long_as_there_is_room() -> None:
    before = project()
    first, second = decorating.cuts(before.sequence)
    replaced = decorating.put_transition(first, "clock", Fraction(30)).apply(before).sequence.tracks[0].transitions
    assert [(one.id, one.kind, one.before_cut, one.after_cut) for one in replaced] == [("blend", "clock", 10, 20)]
    added = decorating.put_transition(second, "iris", Fraction(600)).apply(before)
    made = added.sequence.tracks[0].transitions[1]
    assert (made.before_cut, made.after_cut) == (40, 60)  # 20 of the 60 frames are under the first one
    assert not problems(added)


def test_a_length_is_shared_by_both_sides_as_before_and_stays_within_the_clips() -> None:
    before = project()
    track = before.sequence.tracks[0]
    for wanted, expected in ((60, (20, 40)), (3, (1, 2)), (5_000, (60, 60))):
        after = decorating.transition_length(track.transitions[0], track, wanted).apply(before)
        made = after.sequence.tracks[0].transitions[0]
        assert (made.before_cut, made.after_cut) == expected
        assert not problems(after)


def test_a_title_goes_to_the_free_overlay_track_else_to_a_new_one() -> None:
    before = project()
    edits, clip = decorating.add_title(before, ready_title("neon"), 30)
    after = apply_all(edits, before)
    assert placed(after, clip.id).track.id == "O"
    assert placed(after, clip.id).range.start == 30
    edits, second = decorating.add_title(after, ready_title("plain"), 60)
    both = apply_all(edits, after)
    kinds = [track.kind for track in both.sequence.tracks]
    assert kinds == [TrackKind.VIDEO, TrackKind.OVERLAY, TrackKind.OVERLAY, TrackKind.CAPTION]
    assert placed(both, second.id).track.id == both.sequence.tracks[2].id
    assert not problems(both)


def test_a_camera_move_keeps_the_rest_of_the_transform() -> None:
    before = project()
    turned = placed(before, "a")
    turned = replace(turned, clip=replace(turned.clip, transform=replace(turned.clip.transform, flip_across=True)))
    moved = decorating.move_camera(turned, "in").apply(before)
    transform = placed(moved, "a").clip.transform
    assert transform.flip_across and [key.frame for key in transform.scale.keyframes] == [0, 60]
    still = decorating.move_camera(placed(moved, "a"), "").apply(moved)
    assert not placed(still, "a").clip.transform.scale.keyframes


def test_ready_titles_name_movements_and_fonts_that_there_are() -> None:
    movements, fonts = {kind.id for kind in catalogues.title_movements()}, catalogues.fonts()
    for ready in ready_titles():
        assert isinstance(ready.title, TitleReference)
        assert {ready.title.appear, ready.title.vanish} <= movements
        assert ready.title.look.family in ("", *fonts)
