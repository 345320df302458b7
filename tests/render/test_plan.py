"""What is seen in a frame."""

from __future__ import annotations

from dataclasses import replace

from frozendict import frozendict
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Gap
from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.render.plan import ClipLayer, Plan, TransitionLayer, layers_at, transition_ranges

GRAPHIC = GraphicReference("statement", "plain")


def clip(id: str, duration: int, **changes: object) -> Clip:
    return replace(Clip(id, GRAPHIC, duration), **changes)


def video(*items: Clip | Gap, transitions: tuple[Transition, ...] = ()) -> Track:
    return Track("v", TrackKind.VIDEO, items=items, transitions=transitions)


A, B = clip("a", 10), clip("b", 10)


def test_each_clip_is_seen_from_its_first_frame_to_its_last() -> None:
    sequence = Sequence("s", tracks=(video(A, Gap(5), B),))
    seen = [layers_at(sequence, frame) for frame in range(27)]
    assert seen[0] == (ClipLayer(A, 0),)
    assert seen[9] == (ClipLayer(A, 9),)
    assert seen[10] == seen[14] == ()
    assert seen[15] == (ClipLayer(B, 0),)
    assert seen[24] == (ClipLayer(B, 9),)
    assert seen[25] == ()
    assert layers_at(sequence, -1) == ()


def test_tracks_are_stacked_and_sound_hidden_and_disabled_are_left_out() -> None:
    off = clip("off", 10, enabled=False)
    sequence = Sequence("s", tracks=(
        video(A), Track("n", TrackKind.NARRATION, items=(B,)), Track("h", TrackKind.OVERLAY, items=(B,), hidden=True),
        Track("d", TrackKind.OVERLAY, items=(off,)), Track("c", TrackKind.CAPTION, items=(B,), muted=True)))
    assert layers_at(sequence, 3) == (ClipLayer(A, 3), ClipLayer(B, 3))


def test_a_transition_shows_both_sides_from_their_handles() -> None:
    sequence = Sequence("s", tracks=(video(A, B, transitions=(Transition("t", "a", "dissolve", 2, 3),)),))
    layers = {frame: layers_at(sequence, frame)[0] for frame in range(20)}
    assert layers[7] == ClipLayer(A, 7)
    assert layers[8] == TransitionLayer("dissolve", 1 / 6, ClipLayer(A, 8), ClipLayer(B, -2))
    assert layers[12] == TransitionLayer("dissolve", 5 / 6, ClipLayer(A, 12), ClipLayer(B, 2))
    assert layers[13] == ClipLayer(B, 3)


def test_a_transition_keeps_its_settings() -> None:
    settings = frozendict({"direction": "up"})
    track = video(A, B, transitions=(Transition("t", "a", "whip", 2, 2, settings),))
    (layer,) = layers_at(Sequence("s", tracks=(track,)), 10)
    assert isinstance(layer, TransitionLayer) and layer.settings == settings


def test_a_transition_next_to_nothing_has_one_side() -> None:
    fade = Transition("t", "b", "dissolve", 4, 0)
    ended = layers_at(Sequence("s", tracks=(video(A, B, transitions=(fade,)),)), 19)
    assert ended == (TransitionLayer("dissolve", 4 / 5, ClipLayer(B, 9), None),)
    into_gap = layers_at(Sequence("s", tracks=(video(B, Gap(3), transitions=(replace(fade, after_cut=2),)),)), 11)
    assert into_gap == (TransitionLayer("dissolve", 6 / 7, ClipLayer(B, 11), None),)


def test_a_cut_and_a_transition_of_a_clip_that_is_gone_change_nothing() -> None:
    odd = (Transition("t", "a", "cut", 2, 2), Transition("u", "gone", "dissolve", 2, 2))
    with_them, without = (Plan(Sequence("s", tracks=(video(A, B, transitions=t),))) for t in (odd, ()))
    assert all(with_them.layers_at(frame) == without.layers_at(frame) for frame in range(-1, 21))


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 7)), max_size=12), st.data())
def test_every_frame_shows_the_item_that_lies_there(shape: list[tuple[bool, int]], data: st.DataObject) -> None:
    items = [clip(f"c{number}", length) if is_clip else Gap(length) for number, (is_clip, length) in enumerate(shape)]
    truth = [(item, local) for item in items for local in range(item.duration)]
    plan = Plan(Sequence("s", tracks=(video(*items),)))
    for frame, (item, local) in enumerate(truth):
        assert plan.layers_at(frame) == ((ClipLayer(item, local),) if isinstance(item, Clip) else ())
    assert plan.layers_at(len(truth)) == ()


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 7)), max_size=12), st.integers(0, 60), st.integers(1, 30))
def test_the_transitions_of_a_part_are_those_that_meet_it(shape: list[tuple[bool, int]], start: int, duration: int) -> None:
    items = [clip(f"c{number}", length) if is_clip else Gap(length) for number, (is_clip, length) in enumerate(shape)]
    lengths = [length for _, length in shape] + [0]
    transitions = tuple(Transition(f"t{number}", f"c{number}", "dissolve", length // 2, lengths[number + 1] // 2)
                        for number, (_, length) in enumerate(shape))
    track, part = video(*items, transitions=transitions), TimeRange(start, duration)
    every = list(transition_ranges(track))
    assert list(transition_ranges(track, part)) == [each for each in every if each[0].overlaps(part)]
    assert [transition.after for _, transition in every] == [item.id for item in items if isinstance(item, Clip)]
