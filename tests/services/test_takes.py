"""Which take is made, which is used, and what the creator's choice outlives."""

from fractions import Fraction

import pytest
from frozendict import frozendict

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits.several import apply_all
from autovideo_studio.domain.items import Clip, Origin
from autovideo_studio.domain.media_reference import AssetReference, GraphicReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import find_clip, frame_of_source
from autovideo_studio.domain.script import Scene, Script, Take
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.pipeline.graphics import choose_graphic
from autovideo_studio.services.takes import Fresh, choosing, is_stale, next_variant, revising_words, variant_of

OTHER = GraphicReference("statement", "calm", seed=9)


def take(id: str, role: str, locked: bool = False, **meta: object) -> Take:
    return Take(id, role, f"r{id}", f"d{id}", frozendict(meta), locked)


def scene(*takes: Take, **chosen: str) -> Scene:
    return Scene("s", "Cats sleep.", takes=takes, chosen=frozendict(chosen))


def project(made: Scene) -> Project:
    picture = Clip("picture", GraphicReference("title", "calm"), 90, origin=Origin("s", "visual"))
    voice = [Clip(f"voice{number}", AssetReference("v"), 30, source_start=Fraction(number), origin=Origin("s", "narration"))
             for number in (0, 2)]
    tracks = (Track("V", TrackKind.VIDEO, items=(picture,)), Track("N", TrackKind.NARRATION, items=tuple(voice)))
    asset = Asset("v", "d", AssetKind.AUDIO, "", seconds=Fraction(3))
    return Project("p", "P", Brief("x"), Script(scenes=(made,)), Sequence("q", tracks=tracks), (asset,))


def test_a_choice_outlives_the_next_making() -> None:
    made = scene(take("a", "visual"), take("b", "visual", variant=1), visual="b")
    assert variant_of(made, "visual", None) == 1
    assert variant_of(made, "visual", Fresh("s", "visual", 2)) == 2
    assert variant_of(made, "visual", Fresh("other", "visual", 2)) == 1
    assert variant_of(made, "narration", Fresh("s", "visual", 2)) == 0
    assert (next_variant(made, "visual"), next_variant(made, "narration")) == (2, 1)


@pytest.mark.parametrize(("made", "stale"), [
    (scene(), True), (scene(take("a", "narration", text="Cats sleep.", voice="x:en"), narration="a"), False),
    (scene(take("a", "narration", text="Dogs run.", voice="x:en"), narration="a"), True),
    (scene(take("a", "narration", text="Cats sleep.", voice="x:fr"), narration="a"), True),
    (scene(take("a", "narration", locked=True, text="Dogs run."), narration="a"), False),
    (scene(take("a", "narration"), narration="a"), False)])
def test_what_has_to_be_spoken_again(made: Scene, stale: bool) -> None:
    assert is_stale(made, "x:en") is stale


def test_a_chosen_picture_is_seen_at_once_where_the_scene_is() -> None:
    made = scene(take("a", "visual"), take("b", "visual", variant=1), visual="a")
    before = project(made)
    after = apply_all(choosing(before, made, made.takes[1], OTHER), before)
    assert after.script.scenes[0].chosen["visual"] == "b"
    found = find_clip(after.sequence, "picture")
    assert found is not None and found.clip.media == OTHER


def test_a_voice_with_other_words_is_locked_until_the_words_are_edited() -> None:
    made = scene(take("a", "narration", text="Cats sleep."), take("b", "narration", text="Cats dream."), narration="a")
    before = project(made)
    after = apply_all(choosing(before, made, made.takes[1], None), before)
    chosen = after.script.scenes[0].take("narration")
    assert chosen is not None and (chosen.id, chosen.locked) == ("b", True)
    edited = apply_all(revising_words(after.script.scenes[0], "Cats run."), after).script.scenes[0]
    spoken = edited.take("narration")
    assert spoken is not None and not spoken.locked and is_stale(edited, "")
    same = apply_all(choosing(before, made, made.takes[0], None), before).script.scenes[0].take("narration")
    assert same is not None and not same.locked


def test_another_variant_of_a_picture_is_another_picture() -> None:
    made = Scene("s", "Whales sleep in the sea.", prompt="mountains in the snow")
    pictures = [choose_graphic(made, index=1, count=3, style="calm", language="en", seed=5, variant=variant)
                for variant in range(4)]
    assert len(set(pictures)) == 4
    assert pictures[0].params["motif"] == "reef" and pictures[1].params["motif"] == "mountains"
    assert pictures[0].layout != pictures[1].layout


def test_where_a_moment_of_the_voice_is_heard() -> None:
    sequence = project(scene()).sequence
    assert [frame_of_source(sequence, "s", "narration", Fraction(at)) for at in ("0.5", "1.5", "2.5")] == [15, None, 45]
    assert frame_of_source(sequence, "other", "narration", Fraction(0)) is None
