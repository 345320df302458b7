"""One sequence in several shapes: each clip as it was framed for the shape, else as in its own."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from autovideo_studio.domain.items import Clip, Item
from autovideo_studio.domain.sequence import Sequence, SequenceFormat


def aspect_of(format: SequenceFormat) -> str:
    """The shape as the nearest plain ratio, such as "16:9"."""
    ratio = Fraction(format.width, format.height).limit_denominator(30)
    return f"{ratio.numerator}:{ratio.denominator}"


def in_format(sequence: Sequence, format: SequenceFormat) -> Sequence:
    """The sequence in another shape, at its own frame rate."""
    aspect = aspect_of(format)

    def framed(item: Item) -> Item:
        if isinstance(item, Clip) and aspect in item.framings:
            return replace(item, transform=item.framings[aspect])
        return item

    tracks = tuple(replace(track, items=tuple(framed(item) for item in track.items)) for track in sequence.tracks)
    return replace(sequence, format=replace(format, rate=sequence.format.rate), tracks=tracks)
