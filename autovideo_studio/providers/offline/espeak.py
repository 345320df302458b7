"""The voice that is always there: espeak-ng from a wheel, offline, on any machine, with the time of every word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from importlib.util import find_spec

import numpy as np

from autovideo_studio.foundation.errors import InvalidInput, NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.providers.base import (
    Call,
    Capability,
    Health,
    Provenance,
    SpeechRequest,
    SpeechResult,
    Timing,
    Unit,
    Usage,
    Voice,
    Word,
)
from autovideo_studio.providers.offline.espeak_voices import PROVIDER, all_voices, languages, variants
from autovideo_studio.providers.voices import AUTO, best_voice
from autovideo_studio.providers.written_words import written_words

_TASK = "autovideo_studio.providers.offline.espeak_task:speak"
_WORDS_PER_MINUTE = 165
_SLOWEST, _FASTEST = 80, 700
_PITCH_RANGE = 60
# Fundamental frequency measured at espeak's pitch settings, as a factor of that at 50.
_PITCH_FACTORS, _PITCH_SETTINGS = (0.71, 0.82, 1.0, 1.28, 1.66), (0, 25, 50, 75, 99)


class Espeak:
    """`voice` of a request: "auto", "espeak:en-us" or "espeak:en-us+f2" (any variant of espeak-ng)."""

    id = PROVIDER
    label = "eSpeak NG"
    local = True
    version = 1
    capabilities = frozenset({Capability.SPEECH})
    secrets: Sequence[str] = ()
    concurrency = 2

    def health(self, secret: Callable[[str], str | None]) -> Health:
        if find_spec("espeakng_loader") is None:
            return Health(False, tr("The offline voice is not installed."), tr("Install the package “espeakng-loader”."))
        return Health(True)

    async def aclose(self) -> None:
        return None

    async def voices(self, call: Call) -> Sequence[Voice]:
        return all_voices()

    async def speak(self, request: SpeechRequest, call: Call) -> SpeechResult:
        call.cancel.raise_if_cancelled()
        if not written_words(request.text):
            raise InvalidInput(tr("There are no words to speak."), tr("Write at least one word of narration."))
        voice = chosen_voice(request)
        path = call.workdir / f"{new_id('voice')}.wav"
        answer = await call.cancel.run(call.isolate(_TASK, {
            "text": request.text, "voice": engine_name(voice), "path": str(path),
            "pauses": [list(pause) for pause in request.pauses],
            "words_per_minute": int(np.clip(round(_WORDS_PER_MINUTE * request.speed), _SLOWEST, _FASTEST)),
            "pitch": round(float(np.interp(request.pitch, _PITCH_FACTORS, _PITCH_SETTINGS))), "pitch_range": _PITCH_RANGE}))
        words = tuple(Word(text, offset, begin, end) for text, offset, begin, end in answer["words"])
        return SpeechResult(path, answer["seconds"], words, Timing.MEASURED,
                            Usage({Unit.CHARACTER: Decimal(len(request.text))}),
                            Provenance(PROVIDER, voice, seed=None, licence="GPL-3.0-or-later (program; its output is free)"))


def chosen_voice(request: SpeechRequest) -> str:
    """The voice's full name, language and variant: "en-us+f2"."""
    name = request.voice
    if name in ("", AUTO):
        name = best_voice(request.language, all_voices()).id
    tag, _, variant = name.removeprefix(f"{PROVIDER}:").partition("+")
    if tag.lower() not in languages() or (variant and variant not in variants()):
        raise NotFound(tr("There is no voice “{voice}”.", voice=request.voice),
                       tr("List the voices and choose one, or use “auto”."))
    if not variant:
        default = next(voice for voice in all_voices() if voice.id.startswith(f"{PROVIDER}:{tag.lower()}+"))
        return default.id.removeprefix(f"{PROVIDER}:")
    return f"{tag.lower()}+{variant}"


def engine_name(voice: str) -> str:
    """As the library wants it: "gmw/en-US+f2"."""
    tag, _, variant = voice.partition("+")
    return f"{languages()[tag].file}+{variant}"
