"""The worker's part of putting spoken pieces together: one narration with its pauses, and the time of every written word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from autovideo_studio.providers.base import Timing
from autovideo_studio.providers.estimated_words import estimate
from autovideo_studio.providers.narration import Span, TaskContext, narrate
from autovideo_studio.providers.narration_audio import Samples, read_wav, resampled
from autovideo_studio.providers.reading import Reading
from autovideo_studio.providers.written_words import WrittenWord


def join(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Payload of `narrate`, longest (as the text was cut), and parts: for each piece with words {"path", "spans": [[begin, end]]
    in seconds}. The first part's rate is that of the whole. Where a piece alone holds other words than within the whole (it was
    cut in a word of thousands of letters), their times are estimated, and "timing" says so."""
    parts = [(*read_wav(Path(part["path"])), part["spans"]) for part in payload["parts"]]
    rate, coming = parts[0][1], iter(parts)

    timing = Timing.MEASURED

    def speak_piece(reading: Reading, words: list[WrittenWord]) -> tuple[Samples, list[Span]]:
        nonlocal timing
        samples, own, spans = next(coming)
        samples = resampled(samples, own, rate)
        if len(spans) != len(words):
            timing = Timing.ESTIMATED
            return samples, estimate(samples, rate, payload["text"], words)
        return samples, [(begin * rate, end * rate) for begin, end in spans]

    return {**narrate(payload, context, rate, payload["longest"], speak_piece), "timing": str(timing)}
