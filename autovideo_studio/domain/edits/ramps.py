"""Reverse and speed ramps: time maps made for a clip. Each function gives an edit of edits that there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, pairwise

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.placement import open_clip, open_linked
from autovideo_studio.domain.edits.several import Several, apply_all
from autovideo_studio.domain.edits.shaping import media_seconds
from autovideo_studio.domain.edits.speed import SetSpeed, SetTimeMap
from autovideo_studio.domain.items import Clip, TimeKey
from autovideo_studio.domain.keyframe import SMOOTH, Curve, Easing
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr

Pace = tuple[tuple[Fraction, Fraction], ...]
"""(share 0..1 of the clip's time, speed as a multiple of its own): between two points the speed changes evenly."""


def _pace(*points: tuple[float, float]) -> Pace:
    return tuple((Fraction(str(share)), Fraction(str(speed))) for share, speed in points)


RAMPS: dict[str, Pace] = {
    "ease-in": _pace((0, 0.25), (0.5, 1), (1, 1)),
    "ease-out": _pace((0, 1), (0.5, 1), (1, 0.25)),
    "bullet": _pace((0, 2.5), (0.35, 2.5), (0.45, 0.25), (0.6, 0.25), (0.7, 2.5), (1, 2.5)),
    "hero": _pace((0, 3), (0.4, 3), (0.55, 0.4), (1, 0.4)),
    "rush": _pace((0, 0.5), (0.4, 0.5), (0.6, 3), (1, 3)),
    "montage": _pace((0, 2), (0.2, 0.5), (0.4, 2), (0.6, 0.5), (0.8, 2), (1, 0.5)),
}
"""By name, see `ramp_label`."""
_CURVES: dict[Easing, Curve] = {Easing.EASE_IN: (1 / 3, 0, 2 / 3, 0), Easing.EASE_OUT: (1 / 3, 1, 2 / 3, 1),
                                Easing.OVERSHOOT: (1 / 3, (1.70158 + 3) / 3, 2 / 3, 1)}
"""The same easings as Bézier curves."""


def ramp_label(name: str) -> str:
    return {"ease-in": tr("Ease in"), "ease-out": tr("Ease out"), "bullet": tr("Bullet"), "hero": tr("Hero"), "rush": tr("Rush"),
            "montage": tr("Montage")}[name]


def reversed_clip(project: Project, clip_id: str, *, alone: bool = False) -> Several:
    """Let the clip run backwards: its last frame comes first. Linked films and sounds with it (none where `alone`).

    Raises `EditRejected` for what has no time of its own.
    """
    edits = tuple(SetTimeMap(placed.clip.id, _reversed(placed.clip, project.sequence.format.rate))
                  for placed in _with_time(project, clip_id, alone))
    return Several(edits, tr("Reverse"))


def ramped_clip(project: Project, clip_id: str, name: str, *, keep_length: bool = True, alone: bool = False) -> Several:
    """Let the clip run through the same stretch of its media at the changing speed that `RAMPS` names.

    Where `keep_length`, the speeds are scaled so that the clip stays as long as it is; else they are multiples of its own, the
    clip gets shorter or longer, and what follows moves. Linked films and sounds follow (none where `alone`). Raises
    `EditRejected` for what has no time of its own.
    """
    rate, pace = project.sequence.format.rate, RAMPS[name]
    mean = sum((_mean(before, after) for before, after in pairwise(pace)), Fraction(0))
    held = _with_time(project, clip_id, alone)
    edits: list[Edit] = [] if keep_length else [SetSpeed(clip_id, held[0].clip.speed * mean, alone=alone)]
    longer = apply_all(edits, project)
    for placed in held:
        frames = open_clip(longer, placed.clip.id).clip.duration
        edits.append(SetTimeMap(placed.clip.id, _along(placed.clip, pace, frames, rate)))
    return Several(tuple(edits), ramp_label(name))


def _with_time(project: Project, clip_id: str, alone: bool) -> list[Placed]:
    first, *linked = open_linked(project, clip_id, alone=alone)
    if media_seconds(project, first.clip) is None:
        raise EditRejected(tr("Only films and sounds run at a speed. Nothing was changed."), tr("Choose a film or a sound."))
    return [first, *(placed for placed in linked if media_seconds(project, placed.clip) is not None)]


def _along(clip: Clip, pace: Pace, frames: int, rate: Fraction) -> tuple[TimeKey, ...]:
    """Keys that take the clip's stretch of media over `frames` frames. Where the speed changes evenly the position is a parabola,
    which a Bézier curve of third degree draws exactly."""
    begin = clip.source_at(0, rate)
    span = clip.source_at(clip.duration, rate) - begin
    if span <= 0:
        span = clip.duration / rate * clip.speed
    shares = list(accumulate((_mean(before, after) for before, after in pairwise(pace)), initial=Fraction(0)))
    keys: dict[int, TimeKey] = {}
    for (share, speed), (_, later), done in zip(pace, (*pace[1:], pace[-1]), shares, strict=True):
        frame = round(frames * share)
        offset = begin - clip.source_start + span * done / shares[-1]
        keys[frame] = TimeKey(frame, offset, *_parabola(speed, later))
    return tuple(keys.values())


def _mean(before: tuple[Fraction, Fraction], after: tuple[Fraction, Fraction]) -> Fraction:
    """How far one gets between two points of a pace."""
    return (after[0] - before[0]) * (before[1] + after[1]) / 2


def _parabola(speed: Fraction, later: Fraction) -> tuple[Easing, Curve]:
    if speed == later:
        return Easing.LINEAR, SMOOTH
    both = float(speed + later)
    return Easing.BEZIER, (1 / 3, 2 * float(speed) / (3 * both), 2 / 3, 1 - 2 * float(later) / (3 * both))


def _reversed(clip: Clip, rate: Fraction) -> tuple[TimeKey, ...]:
    last = clip.duration - 1
    if not clip.time_map:
        end = TimeKey(0, clip.source_at(last, rate) - clip.source_start)
        return (end, TimeKey(last, Fraction(0))) if last else (end,)
    return tuple({key.frame: key for key in _mirrored(clip.time_map, last)}.values())


def _mirrored(keys: tuple[TimeKey, ...], last: int) -> Iterator[TimeKey]:
    """The keys in the order of a clip that runs backwards. A hold jumps one frame before its end there."""
    for before, after in reversed(list(pairwise(keys))):
        here = TimeKey(last - after.frame, after.offset)
        if before.easing is Easing.HOLD:
            yield here
            if after.frame - before.frame > 1:
                yield TimeKey(here.frame + 1, before.offset)
        elif before.easing in (Easing.LINEAR, Easing.EASE_IN_OUT):
            yield replace(here, easing=before.easing)
        else:
            x1, y1, x2, y2 = _CURVES.get(before.easing, before.curve)
            yield replace(here, easing=Easing.BEZIER, curve=(1 - x2, 1 - y2, 1 - x1, 1 - y1))
    yield TimeKey(last - keys[0].frame, keys[0].offset)
