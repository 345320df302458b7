"""A title over its clip's life: its pieces come, rest and go."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from math import cos, radians, sin

from autovideo_studio.domain.media_reference import TitleReference
from autovideo_studio.domain.text_look import TextUnit
from autovideo_studio.render.drawing import Placed
from autovideo_studio.render.easing import progress
from autovideo_studio.render.titles.presets import REST, Place, Pose, TextPreset, text_presets
from autovideo_studio.render.titles.typeset import Piece, Typeset, Unit, blurred_sprite

SHARPEST_STEP = 1 / 40
"""Ems: how far two pictures of the same piece differ in blur. Between them they are mixed."""
NEAR_REST = 1e-4


class TitleDrawing:
    """While nothing moves, whole lines are drawn: no letter's outline lies over its neighbour, and there are few sprites."""

    def __init__(self, title: TitleReference, typeset: Typeset, middle: tuple[float, float], duration: int) -> None:
        self._typeset, self._title, self._duration, self._middle = typeset, title, duration, middle
        self._lines = typeset.units(TextUnit.LINE)
        self._units = self._lines if title.by in (TextUnit.WHOLE, TextUnit.LINE) else typeset.units(title.by)
        chance = random.Random(f"{title.seed} {title.text}")
        self._chances = [(chance.uniform(-1, 1), chance.uniform(-1, 1), chance.uniform(-1, 1)) for _ in self._units]
        self._shuffled = list(range(len(self._units)))
        chance.shuffle(self._shuffled)

    def placed(self, frame: float) -> tuple[Placed, ...]:
        preset, passed = self._moving(frame)
        if preset is None:
            return tuple(self._drawn(self._lines, [REST] * len(self._lines), 1.0))
        poses = [self._pose(preset, number, passed) for number in range(len(self._units))]
        return tuple(self._drawn(self._units, poses, min(1.0, 2.5 * passed)))

    def _moving(self, frame: float) -> tuple[TextPreset | None, float]:
        """The movement at a frame, and how much of its time has passed, counted towards the rest from both ends."""
        title = self._title
        coming = float(title.appear_frames if title.appear in text_presets else 0)
        going = float(title.vanish_frames if title.vanish in text_presets else 0)
        squeeze = min(1.0, self._duration / max(1.0, coming + going))  # in a short clip both keep their shares
        coming, going = coming * squeeze, going * squeeze
        if coming and (passed := progress(frame, 0, coming)) < 1:
            return text_presets[title.appear], passed
        if going and (passed := progress(self._duration - 1 - frame, 0, going)) < 1:
            return text_presets[title.vanish], passed
        return None, 1.0

    def _pose(self, preset: TextPreset, number: int, passed: float) -> Pose:
        count, unit = len(self._units), self._units[number]
        turn = self._shuffled[number] if preset.shuffled else number
        if self._title.by is TextUnit.WHOLE:
            turn, count = 0, 1
        own = 1.0 if count == 1 else preset.share
        own_time = progress(passed, (1 - own) * turn / max(1, count - 1), own)
        start = 1 if self._typeset.rtl else -1
        x, chance = (0.0, self._chances[0]) if count == 1 else (unit.x, self._chances[number])
        return preset.move(own_time, Place(x, unit.height, start, chance))

    def _drawn(self, units: tuple[Unit, ...], poses: list[Pose], strength: float) -> Iterator[Placed]:
        if self._typeset.box:
            yield from self._piece(self._typeset.box, Pose(opacity=strength), None)
        for unit, pose in zip(units, poses, strict=True):
            if unit.shade:
                yield from self._piece(unit.shade, pose, unit)
        for unit, pose in zip(units, poses, strict=True):
            yield from self._piece(unit.face, pose, unit)

    def _piece(self, piece: Piece, pose: Pose, unit: Unit | None) -> Iterator[Placed]:
        if pose.opacity <= 0:
            return
        if pose.blur > NEAR_REST and pose.shown is None:
            step = pose.blur / SHARPEST_STEP
            below = int(step)
            for number, share in ((below, 1 - (step - below)), (below + 1, step - below)):
                radius = number * SHARPEST_STEP * self._typeset.size
                softened = replace(piece, sprite=blurred_sprite(piece.sprite, radius)) if number else piece
                yield from self._piece(softened, replace(pose, blur=0.0, opacity=pose.opacity * share), unit)
            return
        sprite, fine, em = piece.sprite, self._typeset.fineness, self._typeset.size
        x, y = piece.x, piece.y
        if self._title.by is TextUnit.WHOLE and unit:  # lines that move as one turn and grow about the title's middle
            along, beside = cos(radians(pose.rotation)) * pose.scale, sin(radians(pose.rotation)) * pose.scale
            x, y = along * x - beside * y, beside * x + along * y
        left, top = (x + pose.x * em) / fine - sprite.width / 2, (y + pose.y * em) / fine - sprite.height / 2
        yield Placed(sprite, self._middle[0] + left, self._middle[1] + top, pose.scale / fine, pose.rotation, pose.opacity,
                     _reveal(piece, pose, unit, em))


def _reveal(piece: Piece, pose: Pose, unit: Unit | None, em: float) -> tuple[float, float, float, float] | None:
    """The part of the sprite, which has margins, for a part of the ink. What lies beyond an edge of the ink that shows, shows."""
    if pose.shown is None or unit is None:
        return None
    sprite, (left, top, right, bottom) = piece.sprite, pose.shown
    ink_left = (unit.x - unit.width / 2) * em - (piece.x - sprite.width / 2)
    ink_top = (unit.y - unit.height / 2) * em - (piece.y - sprite.height / 2)
    wide, high = unit.width * em, unit.height * em
    return (0.0 if left <= 0 else (ink_left + left * wide) / sprite.width,
            0.0 if top <= 0 else (ink_top + top * high) / sprite.height,
            1.0 if right >= 1 else (ink_left + right * wide) / sprite.width,
            1.0 if bottom >= 1 else (ink_top + bottom * high) / sprite.height)
