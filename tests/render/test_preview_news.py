"""What the drawing process is told is what there is, and what did not change stays the same object."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.domain.items import Clip, Gap
from autovideo_studio.domain.media_reference import AssetReference
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
    assert news is not None and len(news["tracks"][0]["track"]["items"]) == 1 and news["tracks"][1]["track"] is None
    heard.take(json.loads(json.dumps(news)))
    after = {clip.id: clip for track in heard.sequence.tracks for _, clip in track.clips()}
    assert after["c2"].duration == 50
    assert all(after[id] is clip for id, clip in before.items() if id != "c2")


def test_a_clip_that_goes_to_another_track_is_known() -> None:
    told, heard = Told(), Heard()
    heard.take(told.news(Scene(1, sequence(list(CLIPS[:3]), []), {}, {})))  # type: ignore[arg-type]
    moved = heard.sequence.tracks[0].items[0]
    heard.take(json.loads(json.dumps(told.news(Scene(2, sequence(list(CLIPS[1:3]), [CLIPS[0]]), {}, {})))))
    assert heard.sequence.tracks[1].items[0] is moved
