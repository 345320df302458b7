"""Many pieces laid on a track at once come to the same as one after the other, from the last to the first."""

from __future__ import annotations

from fractions import Fraction

from frozendict import frozendict
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.domain.edits.placement import Piece, spliced, spliced_all
from autovideo_studio.domain.items import Clip, Gap, Item
from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind

RATE = Fraction(30)


def clip(id: str, frames: int) -> Clip:
    return Clip(id, GraphicReference("title", "nocturne", frozendict(text=id), 1), frames)


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    items: list[Item] = []
    for number, (frames, is_gap) in enumerate(draw(st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=6))):
        items.append(Gap(frames) if is_gap and not (items and isinstance(items[-1], Gap)) else clip(f"c{number}", frames))
    return Track("V", TrackKind.VIDEO, items=tuple(items))


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    made, at = [], 0
    for number, (away, frames, new) in enumerate(draw(st.lists(st.tuples(st.integers(1, 8), st.integers(0, 9), st.integers(0, 5)),
                                                               max_size=4))):
        span = TimeRange(at + away, frames)
        made.append(Piece(span, (clip(f"n{number}", new),) if new else (), f"r{number}"))
        at = span.end
    return made


@given(tracks(), pieces())
def test_all_at_once_is_one_after_the_other(track: Track, laid: list[Piece]) -> None:
    one_by_one = track
    for piece in sorted(laid, key=lambda piece: -piece.span.start):
        one_by_one = spliced(one_by_one, piece.span, piece.items, RATE, piece.remainder_id)
    assert _shape(spliced_all(track, laid, RATE)) == _shape(one_by_one)


def _shape(track: Track) -> list[tuple[str, int]]:
    """Clips by media and place; ids of second parts may differ, gaps that meet are one, none is at the end."""
    found, at = [], 0
    for item in track.items:
        if isinstance(item, Clip):
            found.append((str(item.media), at, item.duration, item.source_start))
        at += item.duration
    return found  # type: ignore[return-value]
