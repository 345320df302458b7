"""How far what belongs together has run apart: a film's own sound that does not lie where its picture does."""

from __future__ import annotations

from fractions import Fraction

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.queries import Placed, linked_clips
from autovideo_studio.domain.sequence import Sequence


def drift(sequence: Sequence, placed: Placed) -> int:
    """How many frames the sound comes too late (negative: too early) for the picture of the same film that it is linked to;
    0 where they fit, or where nothing can be said (another speed, a time map, no picture)."""
    clip = placed.clip
    if clip.linked is None or clip.time_map or placed.track.kind.is_picture or not isinstance(clip.media, AssetReference):
        return 0
    for other in linked_clips(sequence, clip):
        if other.track.kind.is_picture and other.clip.media == clip.media and other.clip.speed == clip.speed \
                and not other.clip.time_map:
            return round(_origin(placed, sequence.format.rate) - _origin(other, sequence.format.rate))
    return 0


def _origin(placed: Placed, rate: Fraction) -> Fraction:
    """The frame of the sequence at which the film's own beginning would be seen or heard."""
    return placed.start - _frames(placed.clip, rate)


def _frames(clip: Clip, rate: Fraction) -> Fraction:
    return clip.source_start / clip.speed * rate
