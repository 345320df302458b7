"""What the drawing process is told is what there is, and what did not change stays the same object."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

from frozendict import frozendict
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip, Fit, Gap, Origin, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference, GraphicReference
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.render.preview_news import Heard, Scene, Told

CLIPS = [Clip(f"c{n}", AssetReference(f"a{n % 3}"), n + 1) for n in range(12)]
ITEMS = [*CLIPS, Gap(5), Gap(9)]
lists = st.lists(st.sampled_from(ITEMS), max_size=10, unique_by=id)


def sequence(*tracks: list[Clip | Gap]) -> Sequence:
    return Sequence("preview", SequenceFormat(), tuple(
        Track(f"t{number}", TrackKind.VIDEO, items=tuple(items)) for number, items in enumerate(tracks)))


@given(st.lists(st.tuples(lists, lists), min_size=1, max_size=5))
def test_any_row_of_edits_arrives(versions: list[tuple[list[Clip | Gap], list[Clip | Gap]]]) -> None:
    told, heard = Told(), Heard()
    for version, (one, other) in enumerate(versions):
        edited = sequence(one, other)
        heard.take(json.loads(json.dumps(told.news(Scene(version, edited, {}, {})))))
        assert heard.sequence == edited and heard.version == version


def test_what_did_not_change_is_not_told_again_and_stays_the_same_object() -> None:
    told, heard = Told(), Heard()
    first = sequence(list(CLIPS[:6]), list(CLIPS[6:]))
    scene = Scene(1, first, {}, {})
    heard.take(told.news(scene))  # type: ignore[arg-type]
    assert told.news(scene) is None
    before = {clip.id: clip for track in heard.sequence.tracks for _, clip in track.clips()}
    longer = replace(CLIPS[2], duration=50)
    edited = replace(first, tracks=(replace(first.tracks[0], items=(*CLIPS[:2], longer, *CLIPS[3:6])), first.tracks[1]))
    news = told.news(Scene(2, edited, {}, {}))
    assert news is not None and news["tracks"][0]["changed"] == [({"duration": 50}, [0])] and news["tracks"][1]["track"] is None
    heard.take(json.loads(json.dumps(news)))
    after = {clip.id: clip for track in heard.sequence.tracks for _, clip in track.clips()}
    assert after["c2"].duration == 50
    assert all(after[id] is clip for id, clip in before.items() if id != "c2")


looks = st.fixed_dictionaries({}, optional={
    "enabled": st.booleans(), "speed": st.sampled_from([Fraction(1), Fraction(3, 2)]), "linked": st.sampled_from([None, "l"]),
    "transform": st.sampled_from([Transform(), Transform(opacity=Animated(0.5))]),
    "effects": st.sampled_from([(), (Effect("e", "blur", frozendict(radius=Animated(2.0))),)]),
    "framings": st.sampled_from([frozendict(), frozendict({"9:16": Transform(fit=Fit.NONE)})]),
    "origin": st.sampled_from([None, Origin("s", "visual")]),
    "media": st.sampled_from([AssetReference("a0"), GraphicReference("title", "nocturne", frozendict(text="a"), 1)])})


@given(st.lists(st.dictionaries(st.integers(0, 5), looks, min_size=1), min_size=1, max_size=4))
def test_changed_fields_of_clips_arrive(edits: list[dict[int, dict[str, object]]]) -> None:
    told, heard = Told(), Heard()
    items = list(CLIPS[:6])
    heard.take(json.loads(json.dumps(told.news(Scene(0, sequence(items), {}, {})))))
    for version, edit in enumerate(edits, 1):
        items = [replace(clip, **edit.get(number, {})) for number, clip in enumerate(items)]  # type: ignore[arg-type]
        news = told.news(Scene(version, sequence(items), {}, {}))
        assert news is not None and news["tracks"][0]["changed"] is not None
        heard.take(json.loads(json.dumps(news)))
        assert heard.sequence == sequence(items)


def test_what_is_done_alike_to_many_clips_is_told_once() -> None:
    told, heard = Told(), Heard()
    heard.take(told.news(Scene(1, sequence(list(CLIPS)), {}, {})))  # type: ignore[arg-type]
    off = [replace(clip, enabled=False) if clip.duration % 2 else clip for clip in CLIPS]
    news = told.news(Scene(2, sequence(list(off)), {}, {}))
    assert news is not None and news["tracks"][0]["changed"] == [({"enabled": False}, [0, 2, 4, 6, 8, 10])]
    heard.take(news)
    assert heard.sequence == sequence(list(off))


def test_a_clip_that_goes_to_another_track_is_known() -> None:
    told, heard = Told(), Heard()
    heard.take(told.news(Scene(1, sequence(list(CLIPS[:3]), []), {}, {})))  # type: ignore[arg-type]
    moved = heard.sequence.tracks[0].items[0]
    heard.take(json.loads(json.dumps(told.news(Scene(2, sequence(list(CLIPS[1:3]), [CLIPS[0]]), {}, {})))))
    assert heard.sequence.tracks[1].items[0] is moved
