"""Time as editors write it, and back."""

from __future__ import annotations

import re
from fractions import Fraction


def timecode(frame: int, rate: Fraction, *, short: bool = False) -> str:
    """ "01:02:03:04": hours, minutes, seconds, frames, counted without drop; `short` leaves hours and frames out."""
    base = max(1, round(rate))
    seconds, frames = divmod(max(0, frame), base)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if short:
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
    return f"{hours:02}:{minutes:02}:{seconds:02}:{frames:02}"


def frame_of(text: str, rate: Fraction, now: int) -> int | None:
    """The frame that a creator typed: "1:02:03" with frames last, "90" as frames, "1.5s", or "+10" and "-10" from `now`."""
    text = text.strip()
    base = max(1, round(rate))
    if match := re.fullmatch(r"([+-]?)(\d+(?:\.\d+)?)s", text):
        found = round(Fraction(match[2]) * base)
    elif re.fullmatch(r"[+-]?\d+(?:[:;.]\d+){0,3}", text):
        parts = [int(part) for part in re.split(r"[:;.]", text.lstrip("+-"))]
        weights = [1, base, 60 * base, 3600 * base]
        found = sum(part * weight for part, weight in zip(reversed(parts), weights, strict=False))
    else:
        return None
    if text[0] in "+-":
        found = now + found if text[0] == "+" else now - found
    return max(0, found)
