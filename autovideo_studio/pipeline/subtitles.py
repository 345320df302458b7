"""Captions as subtitle files."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from autovideo_studio.pipeline.captions import Phrase


def to_srt(phrases: Sequence[Phrase], rate: Fraction) -> str:
    """SubRip. The format has no escapes: angle brackets become typographic ones, so that no player takes them for tags."""
    blocks = []
    for number, (start, shown, duration) in enumerate(phrases, 1):
        text = shown.text.replace("-->", "→").replace("<", "‹").replace(">", "›")
        blocks.append(f"{number}\n{_clock(start, rate, ',')} --> {_clock(start + duration, rate, ',')}\n{text}\n")
    return "\n".join(blocks)


def to_vtt(phrases: Sequence[Phrase], rate: Fraction) -> str:
    """WebVTT, with its three escapes."""
    blocks = ["WEBVTT\n"]
    for start, shown, duration in phrases:
        text = shown.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks.append(f"{_clock(start, rate, '.')} --> {_clock(start + duration, rate, '.')}\n{text}\n")
    return "\n".join(blocks)


def _clock(frame: int, rate: Fraction, point: str) -> str:
    milliseconds = round(Fraction(frame) / rate * 1000)
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{milliseconds:03}"
