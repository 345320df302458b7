"""One sequence for another shape of the frame, or without its captions: what an export is drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from autovideo_studio.domain.edits.shaping import part
from autovideo_studio.domain.framing import aspect_of, in_format
from autovideo_studio.domain.items import Clip, Item
from autovideo_studio.domain.media_reference import CaptionReference
from autovideo_studio.domain.sequence import Sequence, SequenceFormat, shape_of
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.pipeline.captions import refitted
from autovideo_studio.services.looks import caption_limits


class CaptionUse(StrEnum):
    """Captions as part of the picture, as a stream that players can show, both, or neither."""

    BURN = "burn"
    EMBED = "embed"
    BOTH = "both"
    NONE = "none"

    @property
    def drawn(self) -> bool:
        return self in (CaptionUse.BURN, CaptionUse.BOTH)

    @property
    def embedded(self) -> bool:
        return self in (CaptionUse.EMBED, CaptionUse.BOTH)


def in_shape(sequence: Sequence, aspect: str) -> Sequence:
    """The sequence as it is framed for `aspect` ("9:16"; "" for its own), captions broken for the new width."""
    own = sequence.format
    if not aspect or aspect == aspect_of(own):
        return sequence
    format = SequenceFormat.of(aspect, min(own.width, own.height), own.rate)
    framed = in_format(sequence, format)
    shape = shape_of(format.width, format.height)
    if shape == shape_of(own.width, own.height):
        return framed
    return replace(framed, tracks=tuple(_captions_for(track, shape, own.rate) if track.kind is TrackKind.CAPTION else track
                                        for track in framed.tracks))


def without_captions(sequence: Sequence) -> Sequence:
    """The sequence with its caption tracks hidden."""
    return replace(sequence, tracks=tuple(replace(track, hidden=True) if track.kind is TrackKind.CAPTION else track
                                          for track in sequence.tracks))


def _captions_for(track: Track, shape: str, rate: Fraction) -> Track:
    return replace(track, items=tuple(piece for item in track.items for piece in _refitted(item, shape, rate)))


def _refitted(item: Item, shape: str, rate: Fraction) -> Iterator[Item]:
    """The last phrase keeps the clip's id: a transition at its end still finds it."""
    if not isinstance(item, Clip) or not isinstance(item.media, CaptionReference):
        yield item
        return
    max_units, max_lines = caption_limits(item.media.style, shape)
    phrases = refitted(item.media, item.duration, rate, max_units=max_units, max_lines=max_lines)
    for number, (start, phrase, duration) in enumerate(phrases, 1):
        id = item.id if number == len(phrases) else f"{item.id}.{number}"
        yield replace(part(item, start, start + duration, rate), id=id, media=phrase, name=phrase.text)
