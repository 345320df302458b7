"""The worker's half of Piper: sentences by the neural voice, word times from the length of every phoneme."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from autovideo_studio.providers.base import Timing
from autovideo_studio.providers.estimated_words import estimate
from autovideo_studio.providers.narration import Span, TaskContext, narrate
from autovideo_studio.providers.narration_audio import Samples, silence
from autovideo_studio.providers.phoneme_alignment import Phoneme, spans_by_sound, without_marks
from autovideo_studio.providers.pieces import SENTENCE_GAP_S
from autovideo_studio.providers.reading import Reading
from autovideo_studio.providers.written_words import WrittenWord

_LONGEST = 600


@lru_cache(maxsize=2)
def _voice(path: str) -> Any:
    from piper import PiperVoice

    return PiperVoice.load(path, include_alignments=True)


def speak(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Payload of `narrate` and model (path of the .onnx file), speaker (number or None), speed.

    When the model does not tell its phonemes' lengths, "timing" is estimated.
    """
    from piper import SynthesisConfig

    voice = _voice(payload["model"])
    rate = int(voice.config.sample_rate)
    config = SynthesisConfig(speaker_id=payload["speaker"], length_scale=voice.config.length_scale / payload["speed"])
    aligned = True

    def speak_piece(reading: Reading, words: list[WrittenWord]) -> tuple[Samples, list[Span]]:
        nonlocal aligned
        parts: list[Samples] = []
        sounds: list[Phoneme] = []
        at = 0
        for chunk in voice.synthesize(reading.spoken, config, include_alignments=True):
            moment = at
            for item in chunk.phoneme_alignments or ():
                length = int(item.num_samples)
                if name := without_marks(item.phoneme):
                    sounds.append(Phoneme(name, moment, moment + length))
                moment += length
            aligned = aligned and bool(chunk.phoneme_alignments)
            samples = np.asarray(chunk.audio_float_array, np.float32)
            parts += [samples, silence(SENTENCE_GAP_S, rate)]
            at += len(samples) + len(parts[-1])
        spoken = np.concatenate(parts[:-1]) if parts else silence(0.1, rate)
        if not aligned or not sounds:
            return spoken, estimate(spoken, rate, reading.spoken, words)
        own = [without_marks("".join(sound for sentence in voice.phonemize(word.text) for sound in sentence)) for word in words]
        return spoken, spans_by_sound(sounds, own, [word.letters for word in words])

    answer = narrate(payload, context, rate, _LONGEST, speak_piece)
    return {**answer, "timing": Timing.MEASURED if aligned else Timing.ESTIMATED}
