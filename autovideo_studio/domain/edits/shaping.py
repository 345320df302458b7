"""The shape of one clip: a part of it, two halves of it, all its inner frame numbers moved.

Keyframes and spoken words stay with the picture or sound that they were set on. Keyframes outside the clip are kept:
they still bend the curve inside, and come back when the clip is made longer again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from autovideo_studio.domain.asset import Asset
from autovideo_studio.domain.items import Clip, Sound
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, CaptionWord
from autovideo_studio.domain.numbers import with_every_number
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import to_seconds
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


def part(clip: Clip, start: int, end: int, rate: Fraction) -> Clip:
    """The clip's own frames from `start` to `end` (excluded). They may lie outside it: then it grows.

    Captions keep their whole phrase; fades are shortened to fit.
    """
    if end <= start:
        raise EditRejected(tr("A clip is at least one frame long. Nothing was changed."), tr("Lift the clip to remove it."))
    if (start, end) == (0, clip.duration):
        return clip
    moved = on_frames(clip, lambda frame: frame - start) if start else clip
    source_start = clip.source_start if clip.time_map else clip.source_at(start, rate)
    return replace(moved, duration=end - start, source_start=source_start,
                   sound=_fitting(moved.sound, end - start))


def parted(clip: Clip, left_end: int, right_start: int, right_id: str, rate: Fraction) -> tuple[Clip, Clip]:
    """The part before `left_end`, which keeps the id, and the part from `right_start`, which gets `right_id`.

    No fade at the new inner edges. Each word of a caption goes to the half in which it begins; a half that would be
    left without words shows the whole phrase, so that the picture at the cut stays as it was.
    """
    left, right = part(clip, 0, left_end, rate), part(clip, right_start, clip.duration, rate)
    left = replace(left, sound=replace(left.sound, fade_out=0))
    right = replace(right, sound=replace(right.sound, fade_in=0), id=right_id)
    if isinstance(clip.media, CaptionReference):
        left = replace(left, media=_words_where(clip.media, lambda word: word.start < left_end))
        moved = _spoken_at(clip.media, lambda frame: frame - right_start)
        right = replace(right, media=_words_where(moved, lambda word: word.start >= 0))
    return left, right


def reshaped(project: Project, clip: Clip, start: int, end: int) -> Clip:
    """`part`, but never beyond the film or sound that the clip shows; stills and drawings have no end."""
    rate = project.sequence.format.rate
    length = media_seconds(project, clip)
    shape = part(clip, start, end, rate)
    if length is None:
        return replace(shape, source_start=max(shape.source_start, Fraction(0)))
    before_media = start < 0 and shape.source_start < 0
    after_media = end > clip.duration and shape.source_at(shape.duration - 1, rate) >= length
    if before_media or after_media:
        raise EditRejected(tr("The film or sound is not that long. Nothing was changed."),
                           tr("Slow it down, or choose a longer take."))
    return shape


def media_seconds(project: Project, clip: Clip) -> Fraction | None:
    """How long the clip's film or sound is; None where there is no end: stills, drawings, captions."""
    asset = asset_of(project, clip)
    return asset.seconds if asset else None


def asset_of(project: Project, clip: Clip) -> Asset | None:
    """The file that the clip shows or plays, if it does and the project has it."""
    return project.asset(clip.media.asset_id) if isinstance(clip.media, AssetReference) else None


def source_begin(clip: Clip) -> Fraction:
    """The second of the media at which the clip begins; with a time map, the first that it shows."""
    return clip.source_start + min((key.offset for key in clip.time_map), default=Fraction(0))


def source_end(clip: Clip, rate: Fraction) -> Fraction:
    """The second of the media at which the clip ends; with a time map, the last that it shows."""
    if clip.time_map:
        return clip.source_start + max(key.offset for key in clip.time_map)
    return clip.source_start + to_seconds(clip.duration, rate) * clip.speed


def resized(clip: Clip, ratio: Fraction, duration: int) -> Clip:
    """The clip at `duration` frames, all that happens inside it spread by `ratio`."""
    spread = on_frames(clip, lambda frame: round(frame * ratio))
    fades = replace(spread.sound, fade_in=round(clip.sound.fade_in * ratio),
                    fade_out=round(clip.sound.fade_out * ratio))
    return replace(spread, duration=duration, sound=_fitting(fades, duration))


def on_frames(clip: Clip, change: Callable[[int], int]) -> Clip:
    """Every frame number inside the clip changed: keyframes and spoken words. `change` must not reverse their order."""
    def curve(animated: Animated) -> Animated:
        if not animated.keyframes:
            return animated
        keys = {change(key.frame): key for key in animated.keyframes}  # where two fall on one frame, the later stays
        return replace(animated, keyframes=tuple(replace(key, frame=frame) for frame, key in keys.items()))

    return replace(
        with_every_number(clip, curve),
        time_map=tuple({change(key.frame): replace(key, frame=change(key.frame)) for key in clip.time_map}.values()),
        media=_spoken_at(clip.media, change) if isinstance(clip.media, CaptionReference) else clip.media)


def _spoken_at(caption: CaptionReference, change: Callable[[int], int]) -> CaptionReference:
    return replace(caption, lines=tuple(tuple(replace(word, start=change(word.start), end=change(word.end)) for word in line)
                                        for line in caption.lines))


def _words_where(caption: CaptionReference, belongs: Callable[[CaptionWord], bool]) -> CaptionReference:
    lines = tuple(kept for line in caption.lines if (kept := tuple(word for word in line if belongs(word))))
    return replace(caption, lines=lines) if lines else caption


def _fitting(sound: Sound, duration: int) -> Sound:
    if sound.fade_in <= duration and sound.fade_out <= duration:
        return sound
    return replace(sound, fade_in=min(sound.fade_in, duration), fade_out=min(sound.fade_out, duration))
