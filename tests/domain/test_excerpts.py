"""What is heard in a part of a sequence."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from timelines import timeline

from autovideo_studio.domain.edits.excerpt import sound_within
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import TrackSound


def heard(sequence: object) -> dict[int, Fraction]:
    """The second of the sound that each frame plays."""
    return {frame: clip.source_at(frame - span.start, Fraction(30)) for track in sequence.tracks if not track.kind.is_picture
            for span, clip in track.clips() for frame in range(span.start, span.end)}


@given(st.integers(0, 80), st.integers(1, 80))
def test_the_same_is_heard_from_the_start_of_the_part(start: int, length: int) -> None:
    whole = timeline(V1="X90", N1="A10 _5 B40 _20 C25").sequence
    span = TimeRange(start, length).clamped(TimeRange(0, whole.duration))
    part = sound_within(whole, span)
    assert part.duration == span.duration
    assert heard(part) == {frame - start: second for frame, second in heard(whole).items() if frame in span}


def test_the_whole_is_the_sequence_itself_and_faders_keep_their_time() -> None:
    whole = timeline(N1="A60").sequence
    assert sound_within(whole, TimeRange(0, 60)) is whole
    track = replace(whole.tracks[0], sound=TrackSound(gain_db=Animated.ramp(-20, 0, 60)))
    part = sound_within(replace(whole, tracks=(track,)), TimeRange(15, 30))
    for frame in (0, 10, 29):
        assert part.tracks[1].sound.gain_db.at(frame) == track.sound.gain_db.at(frame + 15)
    assert all(isinstance(item, Clip) for item in part.tracks[1].items)
