"""A graphic that has come to rest looks the same however long its clip goes on."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from frozendict import frozendict
from hypothesis import given, settings
from hypothesis import strategies as st

from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.render import graphics
from autovideo_studio.render.graphic_pace import FASTEST_DRIFT, shortest_alike
from autovideo_studio.render.graphics import drawing_for, layout_ids, motif_ids
from autovideo_studio.render.styles import load_style, style_ids

WORDS: dict[str, Any] = {"title": "Why the Moon moves the sea", "text": "Every year it moves away", "value": "384,400",
                         "label": "Distance", "suffix": "km", "name": "Ada", "kicker": "Ocean", "language": "en"}
ITEMS = ("The Moon pulls", "The Earth spins", "The Sun helps", "The sea rises", "The sea falls")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(layout_ids())), st.sampled_from(style_ids()), st.sampled_from(sorted(motif_ids())),
       st.sampled_from(["16:9", "9:16", "1:1"]), st.sampled_from([Fraction(24), Fraction(30), Fraction(60)]),
       st.integers(0, 5), st.integers(2, 1500), st.integers(1, 600), st.data())
def test_every_frame_that_is_seen_is_the_same(layout: str, style: str, motif: str, aspect: str, rate: Fraction, items: int,
                                              duration: int, seen: int, data: st.DataObject) -> None:
    format = SequenceFormat.of(aspect, 360, rate)
    reference = GraphicReference(layout, style, frozendict({**WORDS, "motif": motif, "items": ITEMS[:items]}), 7)
    seen = min(seen, duration)
    length = shortest_alike(reference, duration, seen, format)
    assert seen <= length <= duration
    one, other = (drawing_for(reference, format.width, format.height, frames, rate) for frames in (duration, length))
    for frame in {0, seen - 1, data.draw(st.integers(0, seen - 1)), data.draw(st.integers(0, seen - 1))}:
        assert one.placed(frame) == other.placed(frame)


@pytest.mark.parametrize("layout", ["title", "statement", "number"])
def test_the_end_of_an_ordinary_scene_does_not_count(layout: str) -> None:
    reference = GraphicReference(layout, "nocturne", frozendict(WORDS))
    assert {shortest_alike(reference, duration, 120, SequenceFormat()) for duration in range(120, 400)} == {120}
    assert shortest_alike(reference, 200, 20, SequenceFormat()) == 78
    assert shortest_alike(reference, 60, 20, SequenceFormat()) == 60


def test_a_list_waits_for_its_items() -> None:
    reference = GraphicReference("list", "nocturne", frozendict(items=ITEMS))
    assert shortest_alike(reference, 269, 120, SequenceFormat()) == 269
    assert shortest_alike(reference, 400, 120, SequenceFormat()) == 270


def test_no_style_drifts_faster() -> None:
    assert max(load_style(style).motion.drift for style in style_ids()) <= FASTEST_DRIFT


def test_only_these_ask_how_long_their_clip_is() -> None:
    asking = {path.stem for path in Path(graphics.__path__[0]).glob("*.py") if ".duration" in path.read_text("utf-8")}
    assert asking == {"shot", "stage", "bullets"}
