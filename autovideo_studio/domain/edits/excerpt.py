"""What is heard in a part of a sequence, as a sequence of its own."""

from __future__ import annotations

from dataclasses import replace

from autovideo_studio.domain.edits.placement import spliced
from autovideo_studio.domain.items import Gap
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.numbers import with_effect_numbers
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind, TrackSound


def sound_within(sequence: Sequence, span: TimeRange) -> Sequence:
    """The sound tracks from `span.start` on, as long as the span. Clips that reach across its borders are cut there.

        A1   |--- A ---|-- B --|---- C ----|
        span       [------------)                ->      |-A-|-- B --|C|
    """
    if span == TimeRange(0, sequence.duration):
        return sequence
    heard = tuple(_cut(track, span, sequence) for track in sequence.tracks if not track.kind.is_picture)
    length = Track("length", TrackKind.VIDEO, items=(Gap(span.duration),))
    return replace(sequence, tracks=(length, *heard), markers=())


def _cut(track: Track, span: TimeRange, sequence: Sequence) -> Track:
    rate = sequence.format.rate
    if track.duration > span.end:
        track = spliced(track, TimeRange.between(span.end, track.duration), (), rate)
    if span.start:
        track = spliced(track, TimeRange(0, min(span.start, track.duration)), (), rate)
    here = {item.id for item in track.items[:-1]}

    def earlier(animated: Animated) -> Animated:
        return replace(animated, keyframes=tuple(replace(key, frame=key.frame - span.start) for key in animated.keyframes))

    sound = track.sound
    return replace(track, transitions=tuple(one for one in track.transitions if one.after in here),
                   sound=TrackSound(earlier(sound.gain_db), earlier(sound.pan), with_effect_numbers(sound.effects, earlier)))
