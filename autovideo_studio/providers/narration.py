"""From a text with pauses to one WAV and the time of every written word: what all local voices share.

A voice speaks pieces; this cuts the text, trims what the voice adds around a piece, puts silence of the exact length
between, and moves the word times along.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import numpy as np

from autovideo_studio.foundation.errors import Cancelled
from autovideo_studio.providers.narration_audio import LEAD_S, TAIL_S, Samples, faded, silence, unclipped, voiced_range, write_wav
from autovideo_studio.providers.pieces import pieces
from autovideo_studio.providers.reading import Reading, reading_of
from autovideo_studio.providers.written_words import WrittenWord, written_words

Span: TypeAlias = tuple[float, float]


class TaskContext(Protocol):
    """What a worker gives its task."""

    @property
    def cancelled(self) -> bool: ...

    def progress(self, fraction: float) -> None: ...


# Speaks a reading that holds these words: samples, and begin and end of each word in samples.
SpeakPiece: TypeAlias = Callable[[Reading, list[WrittenWord]], tuple[Samples, list[Span]]]


def narrate(payload: dict[str, Any], context: TaskContext, rate: int, longest: int, speak_piece: SpeakPiece, *,
            language: str = "") -> dict[str, Any]:
    """Payload: text, pauses [[offset, seconds]], path. Writes a mono WAV with 60 ms before and 120 ms after the speech.

    Returns {"seconds", "rate", "words": [[text, offset, begin, end]]}. `longest`: characters that the voice takes at once.
    `language`: whose words are read for signs and numbers, as in `reading_of`.
    """
    text: str = payload["text"]
    words = written_words(text)
    parts = [silence(LEAD_S, rate)]
    at = len(parts[0])
    times: list[list[Any]] = []
    for piece in pieces(text, words, [(offset, float(seconds)) for offset, seconds in payload["pauses"]], longest):
        if context.cancelled:
            raise Cancelled
        inside = [word for word in words if piece.start <= word.offset < piece.end]
        if inside:
            samples, spans = speak_piece(reading_of(text, piece.start, piece.end, language), inside)
            begin, end = voiced_range(samples, rate)
            parts.append(faded(samples[begin:end], rate))
            for word, span in zip(inside, spans, strict=True):
                first, last = _moved(span, begin, end, at, rate)
                first = max(first, times[-1][3] if times else 0.0)
                times.append([word.text, word.offset, first, max(first, last)])
            at += end - begin
        parts.append(silence(piece.gap, rate))
        at += len(parts[-1])
        context.progress(piece.end / max(1, len(text)))
    samples = unclipped(np.concatenate([*parts, silence(TAIL_S, rate)]))
    write_wav(Path(payload["path"]), samples, rate)
    return {"seconds": len(samples) / rate, "rate": rate, "words": times}


def _moved(span: Span, begin: int, end: int, at: int, rate: int) -> Span:
    """Samples of the piece before trimming become seconds of the whole."""
    first, last = (min(max(moment, begin), end) - begin + at for moment in span)
    return round(first / rate, 4), round(max(first, last) / rate, 4)
