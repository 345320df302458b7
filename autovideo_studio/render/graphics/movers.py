"""How sprites live in time. Each mover answers where its sprite is in a frame; a `Scene` is the drawing made of them.

At rest everything stands on whole pixels, unscaled: that is what the compositor draws fastest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Protocol

from autovideo_studio.render.drawing import Placed, Sprite
from autovideo_studio.render.easing import Easing, ease_in, ease_in_out, ease_out, overshoot, progress

SLOW_RHYTHM = 2
"""What moves or changes little does so only in every so many frames: the others cost nothing."""


class Mover(Protocol):
    def at(self, frame: float) -> Placed | None:
        """The sprite in this frame, or None where it is not seen."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing of movers, from the back to the front."""

    movers: tuple[Mover, ...]

    def placed(self, frame: float) -> tuple[Placed, ...]:
        return tuple(placed for mover in self.movers if (placed := mover.at(frame)) is not None)


@dataclass(frozen=True, slots=True)
class Still:
    sprite: Sprite
    x: int = 0
    y: int = 0

    def at(self, frame: float) -> Placed | None:
        return Placed(self.sprite, self.x, self.y)


@dataclass(frozen=True, slots=True)
class Drifting:
    """Moves at a steady pace of whole pixels in an even rhythm, which the eye sees as smooth: one in 1, 2, 4, 8… frames, so that
    what drifts changes together and frames between are all alike.

    `pace` in pixels a frame, signed: to the right where positive. It stays between `least` and `most`.
    """

    sprite: Sprite
    x: int
    y: int
    pace: float
    least: int = -(10**6)
    most: int = 10**6

    def at(self, frame: float) -> Placed | None:
        return Placed(self.sprite, max(self.least, min(self.most, self.x + self._offset(frame))), self.y)

    def _offset(self, frame: float) -> int:
        speed = abs(self.pace)
        if speed < 1e-4:
            return 0
        rhythm = 2 ** max(0, round(math.log2(1 / speed))) if speed < 1 else 1
        steps = math.floor(frame / rhythm) * max(1, round(speed))
        return int(math.copysign(1, self.pace)) * steps


@dataclass(frozen=True, slots=True)
class Crossing:
    """Crosses from one border to the other again and again: rain, fish, bubbles. Pixels a frame; `span` until it repeats, of
    which the share `lead` has passed at frame 0."""

    sprite: Sprite
    x: int
    y: int
    dx: float
    dy: float
    span: int
    sway: float = 0.0
    opacity: float = 1.0
    lead: float = 0.0

    def at(self, frame: float) -> Placed | None:
        length = math.hypot(self.dx, self.dy) or 1.0
        if length < 1.5:
            frame = math.floor(frame / SLOW_RHYTHM) * SLOW_RHYTHM
        way = (self.lead * self.span + frame * length) % self.span
        x, y = self.x + self.dx / length * way, self.y + self.dy / length * way
        fade = min(1.0, way / (self.span * 0.12), (self.span - way) / (self.span * 0.12))
        sway = self.sway * math.sin(frame * 0.05 + self.x) if self.sway else 0.0
        return Placed(self.sprite, round(x + sway), round(y), opacity=self.opacity * fade)


@dataclass(frozen=True, slots=True)
class Twinkling:
    """Swells and fades between two opacities, `period` frames a turn."""

    sprite: Sprite
    x: int
    y: int
    period: float
    phase: float = 0.0
    low: float = 0.15
    high: float = 1.0

    def at(self, frame: float) -> Placed | None:
        wave = 0.5 + 0.5 * math.sin(2 * math.pi * (math.floor(frame / SLOW_RHYTHM) * SLOW_RHYTHM / self.period + self.phase))
        return Placed(self.sprite, self.x, self.y, opacity=round(self.low + (self.high - self.low) * wave, 2))


@dataclass(frozen=True, slots=True)
class Entering:
    """Comes in from frame `start` over `length` frames, rests, and fades from `leave` on.

    `kind`: fade · rise (from `distance` below) · slide (from `distance` to the right, negative: left) · pop (grows, slightly
    beyond) · unmask (out of its own lower border) · wipe (uncovered from its left, with negative `distance` from its right).
    """

    sprite: Sprite
    x: int
    y: int
    start: float
    length: float
    kind: str = "fade"
    distance: float = 0.0
    leave: float = math.inf
    leave_length: float = 8.0
    opacity: float = 1.0
    easing: Easing = field(default=ease_out)

    def at(self, frame: float) -> Placed | None:
        passed = progress(frame, self.start, self.length)
        if frame < self.start or frame >= self.leave + self.leave_length:
            return None
        gone = progress(frame, self.leave, self.leave_length) if frame > self.leave else 0.0
        opacity = self.opacity * (1.0 - ease_in_out(gone))
        if passed >= 1.0:
            return Placed(self.sprite, self.x, self.y, opacity=opacity)
        return self._coming(passed, opacity)

    def _coming(self, passed: float, opacity: float) -> Placed | None:
        eased = self.easing(passed)
        seen = opacity * min(1.0, passed * 2.2)
        if self.kind == "rise":
            return Placed(self.sprite, self.x, self.y + self.distance * (1 - eased), opacity=seen)
        if self.kind == "slide":
            return Placed(self.sprite, self.x + self.distance * (1 - eased), self.y, opacity=seen)
        if self.kind == "pop":
            return Placed(self.sprite, self.x, self.y, scale=max(0.01, 0.6 + 0.4 * overshoot(passed)), opacity=seen)
        if self.kind == "unmask":
            return Placed(
                self.sprite, self.x, self.y + self.sprite.height * (1 - eased), opacity=opacity, reveal=(0.0, 0.0, 1.0, eased)
            )
        if self.kind == "wipe":
            reveal = (0.0, 0.0, eased, 1.0) if self.distance >= 0 else (1 - eased, 0.0, 1.0, 1.0)
            return Placed(self.sprite, self.x, self.y, opacity=opacity, reveal=reveal)
        return Placed(self.sprite, self.x, self.y, opacity=opacity * ease_in(passed) if passed < 0.5 else opacity * eased)


@dataclass(frozen=True, slots=True)
class Rolling:
    """One place of a counter: a strip of the digits from the one it starts at to its last, one below the other, `cell` high.

    It rolls up through the window of one cell whose top is at `y` and stands still on the last digit.
    """

    strip: Sprite
    x: int
    y: int
    cell: int
    cells: int
    start: float
    length: float
    leave: float = math.inf
    leave_length: float = 8.0

    def at(self, frame: float) -> Placed | None:
        if frame < self.start or frame >= self.leave + self.leave_length:
            return None
        place = ease_out(progress(frame, self.start, self.length)) * (self.cells - 1)
        gone = progress(frame, self.leave, self.leave_length) if frame > self.leave else 0.0
        top = round(place * self.cell)
        opacity = (1.0 - ease_in_out(gone)) * min(1.0, progress(frame, self.start, self.length) * 5 + 0.15)
        height = self.strip.height
        return Placed(
            self.strip, self.x, self.y - top, opacity=opacity, reveal=(0.0, top / height, 1.0, (top + self.cell) / height)
        )
