"""Easing: how far along a movement is, from how much of its time has passed. Both 0..1, clamped."""

from __future__ import annotations

from collections.abc import Callable

Easing = Callable[[float], float]


def progress(frame: float, start: float, length: float) -> float:
    """How much of `length` frames from `start` has passed at `frame`, 0..1."""
    if length <= 0:
        return 1.0 if frame >= start else 0.0
    return min(1.0, max(0.0, (frame - start) / length))


def linear(t: float) -> float:
    return t


def ease_out(t: float) -> float:
    """Quick start, long soft landing (quintic)."""
    return 1.0 - (1.0 - t) ** 5


def ease_in(t: float) -> float:
    """Slow start, quick end (cubic)."""
    return t**3


def ease_in_out(t: float) -> float:
    """Slow at both ends (quintic smoothstep: no jump in speed or acceleration)."""
    return t * t * t * (t * (6.0 * t - 15.0) + 10.0)


def overshoot(t: float, amount: float = 1.4) -> float:
    """Goes a little beyond its goal and settles back; `amount` 1.4 gives about 7 % beyond."""
    rest = t - 1.0
    return 1.0 + rest * rest * ((amount + 1.0) * rest + amount)
