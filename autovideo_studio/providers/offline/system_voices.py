"""The voices of the operating system (SAPI on Windows, the system's own on macOS, eSpeak on Linux) through pyttsx3.

pyttsx3 tells no times, so word times are estimated.
"""

from __future__ import annotations

import locale
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Call, Capability, Health, Provenance, SpeechRequest, SpeechResult, Voice
from autovideo_studio.providers.local_speech import check_pitch, check_words, no_such_voice, speak_in_worker
from autovideo_studio.providers.offline.espeak_voices import bcp47
from autovideo_studio.providers.voices import AUTO, best_voice

PROVIDER = "system"
_TASK = "autovideo_studio.providers.offline.system_voice_task"
_DRIVERS = {"linux": ("espeakng_loader",), "win32": ("comtypes",), "darwin": ("AppKit",)}


class SystemVoices:
    """Voice ids: "system:" and the system's own name of the voice."""

    id, label, local, version = PROVIDER, "System voices", True, 1
    capabilities = frozenset({Capability.SPEECH})
    secrets: Sequence[str] = ()
    concurrency = 2

    def __init__(self) -> None:
        self._voices: tuple[Voice, ...] | None = None

    def health(self, secret: Callable[[str], str | None]) -> Health:
        if find_spec("pyttsx3") is None:
            return Health(False, tr("The package for system voices is not installed."), tr("Install the package “pyttsx3”."))
        if any(find_spec(module) is None for module in _DRIVERS.get(sys.platform, ())):
            return Health(False, tr("The system has no voice that can be used."),
                          tr("Use the voices of eSpeak NG, or install a speech package of your system."))
        return Health(True)

    async def aclose(self) -> None:
        return None

    async def voices(self, call: Call) -> Sequence[Voice]:
        if self._voices is None:
            answer = await call.cancel.run(call.isolate(f"{_TASK}:list_voices", {}))
            self._voices = tuple(_voice(facts) for facts in answer["voices"])
        return self._voices

    async def speak(self, request: SpeechRequest, call: Call) -> SpeechResult:
        check_words(request)
        check_pitch(request, self.label, self.id)
        voices = await self.voices(call)
        id = best_voice(request.language, voices).id if request.voice in ("", AUTO) else request.voice
        if id not in (voice.id for voice in voices):
            raise no_such_voice(request)
        name = id.removeprefix(f"{PROVIDER}:")
        return await speak_in_worker(f"{_TASK}:speak", {"voice": name, "speed": request.speed}, request, call,
                                     Provenance(PROVIDER, name))


def _voice(facts: dict[str, Any]) -> Voice:
    gender = "female" if "female" in facts["gender"] else "male" if "male" in facts["gender"] else ""
    tags = tuple(tag for tag in map(_tag, facts["languages"]) if tag)
    return Voice(f"{PROVIDER}:{facts['id']}", facts["name"], tags, gender)


def _tag(language: str) -> str:
    """BCP 47 from what systems write: "en_US", "en-us", or Windows' hexadecimal "409"."""
    try:
        language = locale.windows_locale.get(int(language, 16), language) if language[:1].isdigit() else language
    except ValueError:
        return ""
    return bcp47(language.replace("_", "-").lower())
