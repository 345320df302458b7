"""The voice that is always there: espeak-ng from a wheel, offline, on any machine, with the time of every word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from importlib.util import find_spec

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Call, Capability, Health, Provenance, SpeechRequest, SpeechResult, Voice
from autovideo_studio.providers.local_speech import check_words, no_such_voice, speak_in_worker
from autovideo_studio.providers.offline.espeak_voices import PROVIDER, all_voices, languages, variants
from autovideo_studio.providers.voices import AUTO, best_voice

_TASK = "autovideo_studio.providers.offline.espeak_task:speak"
_WORDS_PER_MINUTE = 165
_SLOWEST, _FASTEST = 80, 440  # slower is not offered by the engine; faster is stretched, with word times off by 30 ms
# Fundamental frequency measured at espeak's pitch settings, as a factor of that at 50.
_PITCH_FACTORS, _PITCH_SETTINGS = (0.71, 0.82, 1.0, 1.28, 1.66), (0, 25, 50, 75, 99)


class Espeak:
    """`voice` of a request: "auto", "espeak:en-us" or "espeak:en-us+shelby" (any variant of espeak-ng)."""

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
        check_words(request)
        voice = chosen_voice(request)
        return await speak_in_worker(_TASK, {
            "voice": engine_name(voice),
            "words_per_minute": min(max(round(_WORDS_PER_MINUTE * request.speed), _SLOWEST), _FASTEST),
            "pitch": _pitch_setting(request.pitch),
        }, request, call, Provenance(PROVIDER, voice))


def chosen_voice(request: SpeechRequest) -> str:
    """The voice's full name, language and variant: "en-us+shelby"."""
    name = request.voice
    if name in ("", AUTO):
        name = best_voice(request.language, all_voices()).id
    tag, _, variant = name.removeprefix(f"{PROVIDER}:").partition("+")
    if tag.lower() not in languages() or (variant and variant not in variants()):
        raise no_such_voice(request)
    if not variant:
        default = next(voice for voice in all_voices() if voice.id.startswith(f"{PROVIDER}:{tag.lower()}+"))
        return default.id.removeprefix(f"{PROVIDER}:")
    return f"{tag.lower()}+{variant}"


def _pitch_setting(factor: float) -> int:
    """The setting that gives a pitch, in straight lines between those measured."""
    factor = min(max(factor, _PITCH_FACTORS[0]), _PITCH_FACTORS[-1])
    above = max(bisect_left(_PITCH_FACTORS, factor), 1)
    (low, high), (first, last) = _PITCH_FACTORS[above - 1:above + 1], _PITCH_SETTINGS[above - 1:above + 1]
    return round(first + (last - first) * (factor - low) / (high - low))


def engine_name(voice: str) -> str:
    """As the library wants it: "gmw/en-US+shelby"."""
    tag, _, variant = voice.partition("+")
    return f"{languages()[tag].file}+{variant}"
