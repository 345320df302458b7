"""The worker's half of Kokoro: speech by the neural model, word times from the time of every phoneme."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from autovideo_studio.providers.base import Timing
from autovideo_studio.providers.estimated_words import estimate
from autovideo_studio.providers.narration import Span, TaskContext, narrate
from autovideo_studio.providers.narration_audio import Samples
from autovideo_studio.providers.phoneme_alignment import Phoneme, spans_by_sound, without_marks
from autovideo_studio.providers.reading import Reading
from autovideo_studio.providers.written_words import WrittenWord

_LONGEST = 400
_RATE = 24_000


@lru_cache(maxsize=1)
def _model(path: str, voices: str) -> Any:
    from kokoro_onnx import Kokoro

    return Kokoro(path, voices)


def speak(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Payload of `narrate` and model, voices (paths), voice, language (espeak-ng's tag), speed 0.5..2.

    Older model files do not tell when a phoneme is spoken: then "timing" is estimated.
    """
    model = _model(payload["model"], payload["voices"])
    language = payload["language"]

    def speak_piece(reading: Reading, words: list[WrittenWord]) -> tuple[Samples, list[Span]]:
        audio, _, timings = model.create_timed(reading.spoken, payload["voice"], payload["speed"], language)
        spoken = np.asarray(audio, np.float32)
        sounds = [Phoneme(name, item.start * _RATE, item.end * _RATE)
                  for item in timings if (name := without_marks(item.phoneme))]
        if not sounds:
            return spoken, estimate(spoken, _RATE, reading.spoken, words)
        own = [without_marks(model.tokenizer.phonemize(word.text, language)) for word in words]
        return spoken, spans_by_sound(sounds, own, [word.letters for word in words])

    answer = narrate(payload, context, _RATE, _LONGEST, speak_piece)
    return {**answer, "timing": Timing.MEASURED if model.has_timings else Timing.ESTIMATED}
