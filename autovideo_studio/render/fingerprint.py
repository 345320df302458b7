"""What a span of a sequence depends on, cut loose from where it lies and what things are called: the ground of segment keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from frozendict import frozendict

from autovideo_studio.domain import queries
from autovideo_studio.domain.items import Clip, Gap, Item, Sound
from autovideo_studio.domain.media_reference import AssetReference, GraphicReference
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track
from autovideo_studio.render.graphic_pace import shortest_alike
from autovideo_studio.render.plan import transition_ranges

BY_LENGTH = frozenset({"moviepy"})
"""The effects that ask how long their clip is."""


def slice_of(sequence: Sequence, span: TimeRange, digests: Mapping[str, str]) -> tuple[Sequence, int]:
    """The smallest sequence that looks like `sequence` within `span`, and the frame in it at which the span begins.

    Two spans that look alike by construction give equal slices wherever they lie: clips and transitions are numbered anew,
    names, origins and sound are left out, assets are called by their digest (`digests` by asset id).

        V1   |-- A --|---- B ----|-- C --|          |---- B ----|-- C --|
        CC          |-a-| |-b-|    |-c-|      ->      .. |-b-|    |-c-|
        span             [------------)                  [------------)
    """
    seen = [(track, _touching(track, span, sequence.format)) for track in sequence.tracks
            if track.kind.is_picture and not track.hidden]
    origin = min((placed[0][0].start for _, placed in seen if placed), default=span.start)
    origin = min(origin, span.start)
    tracks = tuple(_sliced(track, placed, origin, span, digests, f"t{number}")
                   for number, (track, placed) in enumerate((track, placed) for track, placed in seen if placed))
    return Sequence("slice", sequence.format, tracks), span.start - origin


def assets_of(slice: Sequence) -> Iterator[str]:
    """The digests of the assets that a slice shows, each once."""
    return iter({id: None for track in slice.tracks for _, clip in track.clips() for id in queries.assets_of(clip)})


def _touching(track: Track, span: TimeRange, format: SequenceFormat) -> list[tuple[TimeRange, Item]]:
    """The items seen in the span: those that meet it, and the neighbours that a transition brings in."""
    reach = span
    for covered, _ in transition_ranges(track, span):
        reach = TimeRange.between(min(reach.start, covered.start), max(reach.end, covered.end))
    near = [(track.range_of(number), track.items[number]) for number in track.numbers_within(reach)]
    placed = [(where, _until(item, reach.end - where.start, format)) for where, item in near if where.overlaps(reach)]
    while placed and not _is_seen(placed[0][1]):
        placed.pop(0)
    while placed and not _is_seen(placed[-1][1]):
        placed.pop()
    return placed


def _until(item: Item, frames: int, format: SequenceFormat) -> Item:
    """A file looks the same however long its clip goes on, and so does a graphic that has come to rest: where it ends beyond
    the span does not count."""
    if not isinstance(item, Clip) or item.duration <= frames or any(each.effect in BY_LENGTH for each in item.effects):
        return item
    if isinstance(item.media, GraphicReference):
        return replace(item, duration=shortest_alike(item.media, item.duration, frames, format))
    return replace(item, duration=frames) if isinstance(item.media, AssetReference) else item


def _is_seen(item: Item) -> bool:
    return isinstance(item, Clip) and item.enabled


def _sliced(track: Track, placed: list[tuple[TimeRange, Item]], origin: int, span: TimeRange, digests: Mapping[str, str],
            id: str) -> Track:
    lead = placed[0][0].start - origin
    names = {item.id: f"{id}c{number}" for number, (_, item) in enumerate(placed) if isinstance(item, Clip)}
    items: list[Item] = [Gap(lead)] if lead else []
    items += [_bare(item, names[item.id], digests) if isinstance(item, Clip) and item.enabled else Gap(item.duration)
              for _, item in placed]
    kept = tuple(replace(transition, id=f"{id}x{names[transition.after]}", after=names[transition.after])
                 for _, transition in transition_ranges(track, span) if transition.after in names)
    return Track(id, track.kind, items=tuple(items), transitions=kept)


def _bare(clip: Clip, id: str, digests: Mapping[str, str]) -> Clip:
    def digest(asset_id: str) -> str:
        return digests.get(asset_id, f"missing {asset_id}") if asset_id else ""

    media = AssetReference(digest(clip.media.asset_id)) if isinstance(clip.media, AssetReference) else clip.media
    effects = tuple(replace(effect, id="", asset_id=digest(effect.asset_id)) for effect in clip.effects if effect.enabled)
    masks = tuple(replace(mask, asset_id=digest(mask.asset_id)) for mask in clip.appearance.masks)
    return replace(clip, id=id, media=media, effects=effects, appearance=replace(clip.appearance, masks=masks), name="",
                   sound=Sound(), origin=None, pinned=False, linked=None, group=None, framings=frozendict())
