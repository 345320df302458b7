"""How a sequence is cut, and what the keys of the pieces depend on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autovideo_studio.domain.effect import Effect, Transition
from autovideo_studio.domain.items import Clip, Gap, Origin, Sound, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, CaptionWord, GraphicReference
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.render import effects
from autovideo_studio.render.cutting import LONGEST, SHORTEST_SCENE, spans
from autovideo_studio.render.fingerprint import BY_LENGTH
from autovideo_studio.render.graphic_pace import shortest_alike
from autovideo_studio.render.plan import ClipLayer, Layer, Plan, TransitionLayer, transition_ranges
from autovideo_studio.render.preset_table import presets
from autovideo_studio.render.segments import Segment, plan_segments, repeats_in

PRESET = presets["h264-balanced"]
DIGESTS = {f"asset{n}": f"digest{n}" for n in range(9)}


def shot(number: int, duration: int, **changes: object) -> Clip:
    media = AssetReference(f"asset{number % 9}") if number % 2 else GraphicReference("statement", "plain", seed=number)
    return replace(Clip(f"clip{number}", media, duration), **changes)


def phrase(number: int, duration: int) -> Clip:
    return Clip(f"phrase{number}", CaptionReference(((CaptionWord(f"word{number}", 0, duration),),), "plain"), duration)


def sequence(*durations: int, cuts: int = 15, captions: tuple[int, ...] = (), rate: Fraction = Fraction(30)) -> Sequence:
    """Shots with a transition of `cuts` frames between them, and captions one after the other from the start."""
    clips = tuple(shot(number, duration) for number, duration in enumerate(durations))
    transitions = tuple(Transition(f"t{n}", f"clip{n}", "dissolve", cuts // 2, cuts - cuts // 2)
                        for n in range(len(durations) - 1) if cuts)
    phrases = tuple(phrase(number, duration) for number, duration in enumerate(captions))
    return Sequence("s", SequenceFormat(rate=rate), (Track("v", TrackKind.VIDEO, items=clips, transitions=transitions),
                                                     Track("c", TrackKind.CAPTION, items=phrases)))


def plan(value: Sequence, **options: str) -> tuple[Segment, ...]:
    return plan_segments(value, PRESET, DIGESTS, **options)


def keys(value: Sequence, **options: str) -> list[str]:
    return [segment.key for segment in plan(value, **options)]


def test_a_clip_is_one_or_more_segments_that_end_where_the_next_has_come_in() -> None:
    assert [(s.start, s.end) for s in plan(sequence(120, 150, 90))] == [(0, 113), (113, 128), (128, 240), (240, 278), (278, 360)]
    assert [(s.start, s.end) for s in plan(sequence(120, 150, 90, cuts=0))] == [(0, 120), (120, 240), (240, 270), (270, 360)]


def test_short_clips_share_and_long_ones_are_divided() -> None:
    assert [(s.start, s.end) for s in plan(sequence(20, 20, 30, 40, 100, cuts=0))] == [(0, 70), (70, 190), (190, 210)]
    lengths = [s.frames for s in plan(sequence(1000, cuts=0))]
    assert len(lengths) == 9 and set(lengths[:-1]) == {120} and lengths[-1] == 40
    assert [(s.start, s.end) for s in plan(sequence(130, cuts=0))] == [(0, 130)]


def test_what_moves_is_cut_finer_and_a_transition_is_for_itself() -> None:
    """A graphic, a film, a graphic."""
    found = list(spans(sequence(*(150,) * 3), films={"asset1"}))
    assert found == [(0, 72), (72, 143), (143, 158), (158, 222), (222, 293), (293, 308), (308, 420), (420, 450)]


def test_trimming_the_end_of_a_clip_leaves_the_segments_before() -> None:
    before, after = (sequence(150, length, 150) for length in (150, 140))
    assert [one == other for one, other in zip(keys(before), keys(after), strict=False)] == [True, True, True, False, True, True]


def test_a_clip_that_is_no_longer_dissolved_into_keeps_all_but_its_first_segment() -> None:
    before = sequence(150, 300, 150)
    after = replace(before, tracks=(replace(before.tracks[0], transitions=before.tracks[0].transitions[1:]), before.tracks[1]))
    changed = [key not in keys(before) for key in keys(after)]
    assert changed[:3] == [False, True, True] and len(changed) == 8 and not any(changed[3:])


def test_a_graphic_that_goes_on_for_longer_leaves_the_segments_before() -> None:
    before, after = (sequence(90, 150, length) for length in (300, 330))
    changed = [one != other for one, other in zip(keys(before), keys(after), strict=False)]
    assert changed[-1] and not any(changed[:-1]) and len(changed) > 5


def test_a_gap_where_a_clip_was_trimmed_moves_no_other_segment() -> None:
    def film(*items: Clip | Gap) -> Sequence:
        return Sequence("s", SequenceFormat(), (Track("v", TrackKind.VIDEO, items=items),))

    before = film(shot(1, 300, effects=(Effect("e", "exposure"),)), shot(3, 300))
    after = film(shot(1, 290, effects=(Effect("e", "exposure"),)), Gap(10), shot(3, 300))
    changed = [one != other for one, other in zip(keys(before), keys(after), strict=True)]
    assert changed == [False, False, True, False, False, False]


def test_only_these_effects_ask_how_long_their_clip_is() -> None:
    asking = {path.stem for path in Path(effects.__path__[0]).glob("*.py") if ".duration" in path.read_text("utf-8")}
    assert asking == {f"{id}_effect" for id in BY_LENGTH}


def test_nothing_gives_no_segment() -> None:
    assert plan(Sequence("s")) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(16, 700), min_size=1, max_size=9), st.sampled_from([0, 2, 15]),
       st.lists(st.integers(1, 90), max_size=12), st.sampled_from([Fraction(24), Fraction(30000, 1001), Fraction(60)]))
def test_segments_cover_everything_once_and_never_cut_a_transition(
        durations: list[int], cuts: int, captions: list[int], rate: Fraction) -> None:
    value = sequence(*durations, cuts=cuts, captions=tuple(captions), rate=rate)
    segments = plan(value)
    assert [segment.start for segment in segments] == [0, *(segment.end for segment in segments[:-1])]
    assert segments[-1].end == value.duration
    covered = [span for track in value.tracks for span, _ in transition_ranges(track)]
    for segment in segments[1:]:
        assert not any(span.start < segment.start < span.end for span in covered)
    for segment in segments:
        assert segment.frames <= (LONGEST + SHORTEST_SCENE) * rate + cuts + 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(16, 200), min_size=1, max_size=6), st.sampled_from([0, 2, 15]),
       st.lists(st.integers(1, 90), max_size=8))
def test_a_slice_shows_what_the_sequence_shows(durations: list[int], cuts: int, captions: list[int]) -> None:
    value = sequence(*durations, cuts=cuts, captions=tuple(captions))
    whole = Plan(value)
    for segment in plan(value):
        part = Plan(segment.slice)
        for number in range(segment.frames):
            seen = [_essence(layer) for layer in whole.layers_at(segment.start + number)]
            assert [_essence(layer) for layer in part.layers_at(segment.first + number)] == seen


def _essence(layer: Layer) -> tuple[object, ...]:
    """A layer without names; assets by their content."""
    if isinstance(layer, TransitionLayer):
        sides = (_essence(side) if side else None for side in (layer.outgoing, layer.incoming))
        return (layer.kind, layer.progress, *sides)
    assert isinstance(layer, ClipLayer)
    media = layer.clip.media
    if isinstance(media, AssetReference):
        media = AssetReference(DIGESTS.get(media.asset_id, media.asset_id))
    duration: int | None = layer.clip.duration
    if isinstance(media, AssetReference):
        duration = None  # what a file shows does not depend on it
    elif isinstance(media, GraphicReference):
        duration = shortest_alike(media, layer.clip.duration, layer.frame + 1, SequenceFormat())
    return layer.frame, duration, media, layer.clip.transform


FOUR = sequence(150, 150, 150, 150, captions=(40,) * 15)


def changed(track: int, index: int, **changes: object) -> Sequence:
    items = list(FOUR.tracks[track].items)
    items[index] = replace(items[index], **changes)
    tracks = list(FOUR.tracks)
    tracks[track] = replace(tracks[track], items=tuple(items))
    return replace(FOUR, tracks=tuple(tracks))


def differing(value: Sequence) -> list[int]:
    return [number for number, (one, other) in enumerate(zip(keys(FOUR), keys(value), strict=True)) if one != other]


def test_the_same_sequence_has_the_same_keys() -> None:
    assert keys(FOUR) == keys(sequence(150, 150, 150, 150, captions=(40,) * 15))
    assert len(set(keys(FOUR))) == 8


def test_an_edit_changes_only_the_segments_that_show_it() -> None:
    moving = Transform(scale=Animated.ramp(1, 1.1, 100))
    assert differing(changed(0, 0, transform=moving)) == [0, 1]
    assert differing(changed(0, 2, transform=moving)) == [3, 4, 5]  # its transition begins in the one before
    words = CaptionReference(((CaptionWord("other", 0, 9),),), "plain")
    assert differing(changed(1, 1, media=words)) == [0]
    assert differing(changed(1, 3, media=words)) == [1, 2]  # frames 120 to 160


def test_names_sound_and_places_are_not_part_of_the_picture() -> None:
    for value in (changed(0, 1, name="other"), changed(0, 1, sound=Sound(fade_in=1)), changed(0, 1, origin=Origin("s", "visual")),
                  changed(0, 1, pinned=True, linked="x", group="y"),
                  replace(FOUR, tracks=(*FOUR.tracks, Track("n", TrackKind.NARRATION, items=(Gap(3),)))),
                  replace(FOUR, id="other", tracks=(replace(FOUR.tracks[0], id="w", locked=True), FOUR.tracks[1]))):
        assert differing(value) == []


def test_a_segment_that_only_moved_in_time_keeps_its_key() -> None:
    before = sequence(150, 150, 150, cuts=0)
    clips = (shot(7, 77), *before.tracks[0].items)
    after = replace(before, tracks=(replace(before.tracks[0], items=clips),))
    assert keys(after)[1:] == keys(before)


def test_everything_else_that_the_pixels_depend_on_changes_every_key() -> None:
    others = [keys(FOUR, drawing_version="2"),
              keys(replace(FOUR, format=SequenceFormat(1280, 720))),
              [s.key for s in plan_segments(FOUR, replace(PRESET, crf=PRESET.crf + 1), DIGESTS)]]
    for other in others:
        assert not set(keys(FOUR)) & set(other)
    same = [s.key for s in plan_segments(FOUR, replace(PRESET, id="other", audio_bitrate=1), DIGESTS)]
    assert same == keys(FOUR)


def test_new_bytes_of_an_asset_change_the_segments_that_show_it() -> None:
    new = [s.key for s in plan_segments(FOUR, PRESET, {**DIGESTS, "asset3": "new bytes"})]
    assert [number for number in range(8) if new[number] != keys(FOUR)[number]] == [5, 6, 7]


@pytest.mark.parametrize(("short_side", "width", "height"), [(720, 1280, 720), (2160, 3840, 2160), (None, 1920, 1080)])
def test_a_preset_gives_the_size(short_side: int | None, width: int, height: int) -> None:
    assert replace(PRESET, short_side=short_side).size_for(SequenceFormat()) == (width, height)
    upright = replace(PRESET, short_side=short_side).size_for(SequenceFormat(1080, 1920))
    assert upright == (height, width)


@pytest.mark.parametrize(("pictures", "runs"), [
    ("", []), ("a", []), ("a" * 8, []), ("a" * 9, [range(1, 9)]), ("abcd", []), ("ab" + "b" * 8, [range(2, 10)]),
    ("a" * 10 + "bcd" + "e" * 12 + "ff", [range(1, 10), range(14, 25)]),
])
def test_long_runs_of_equal_pictures_are_found(pictures: str, runs: list[range]) -> None:
    assert repeats_in(pictures) == runs
