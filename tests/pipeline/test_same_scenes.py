"""A scene stays itself while its words change."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from autovideo_studio.domain.script import Scene, Script
from autovideo_studio.pipeline.same_scenes import same_scenes
from autovideo_studio.pipeline.script import with_unique_ids

SEA = "The sea rises twice a day, and twice a day it falls again."
MOON = "The Moon circles us at an average distance of 384,400 km."
BEACH = "Stand on a beach at noon and wait for the evening."
CHINESE = "月球推動海洋，每天兩次潮汐。"


def script(*narrations: str) -> Script:
    return Script(scenes=with_unique_ids([Scene("", narration) for narration in narrations]))


def ids(value: Script) -> list[str]:
    return [scene.id for scene in value.scenes]


def test_a_changed_sentence_leaves_its_scene_what_it_is_again_and_again() -> None:
    first = script(SEA, MOON, BEACH)
    second = same_scenes(script(SEA, MOON.replace("km", "kilometres"), BEACH), first)
    third = same_scenes(script(SEA, MOON.replace("km", "kilometres or so"), BEACH), second)
    assert ids(first) == ids(second) == ids(third)
    assert third.scenes[1].narration == MOON.replace("km", "kilometres or so")
    assert same_scenes(script(SEA, MOON.replace("km", "kilometres or so"), BEACH), third) == third
    assert ids(same_scenes(script(SEA, MOON, BEACH), third)) == ids(first)


def test_another_subject_in_its_place_is_another_scene() -> None:
    first = script(SEA, MOON, BEACH)
    assert ids(same_scenes(script(SEA, "Cats sleep for most of their lives.", BEACH), first))[1] not in ids(first)


def test_scenes_that_come_go_or_move_take_no_other_with_them() -> None:
    first = script(SEA, MOON, BEACH)
    assert ids(same_scenes(script("Something new comes first.", SEA, MOON, BEACH), first))[1:] == ids(first)
    assert ids(same_scenes(script(SEA, BEACH), first)) == [ids(first)[0], ids(first)[2]]
    assert ids(same_scenes(script(BEACH, SEA, MOON), first)) == [ids(first)[2], *ids(first)[:2]]


def test_languages_without_spaces_are_compared_too() -> None:
    first = script(CHINESE, SEA)
    assert ids(same_scenes(script(CHINESE.replace("兩次", "兩三次"), SEA), first)) == ids(first)


def test_who_says_what_another_said_once_is_a_scene_of_its_own() -> None:
    changed = same_scenes(script(MOON.replace("km", "kilometres")), script(MOON))
    both = same_scenes(script(MOON, MOON.replace("km", "kilometres")), changed)
    assert both.scenes[1].id == changed.scenes[0].id and len(set(ids(both))) == 2


NARRATIONS = st.lists(st.sampled_from([SEA, MOON, BEACH, CHINESE, SEA + " Always.", MOON[4:], "", "A"]), max_size=7)


@settings(max_examples=120, deadline=None)
@given(st.lists(NARRATIONS, min_size=1, max_size=4))
def test_whatever_is_written_the_words_are_the_new_ones_and_ids_differ(history: list[list[str]]) -> None:
    now = Script()
    for narrations in history:
        written = script(*narrations)
        now = same_scenes(written, now)
        assert [replace(scene, id="") for scene in now.scenes] == [replace(scene, id="") for scene in written.scenes]
        assert len(set(ids(now))) == len(now.scenes)
        assert same_scenes(written, now) == now
